"""The formats in which canonical definitions were ever written, and the way from each to the present one.

What was once adopted must open for ever. It is re-created as types without asking today's rules of what may
be adopted; where the writing itself changes, `FORMAT` is raised by one and the way from the format before
stands in `UPGRADES`. Nothing is ever taken out of this file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from bilim_engine.definitions.problems import FORMAT_UNKNOWN
from bilim_engine.problems import Place, Problem, Refused

Content = Mapping[str, Any]
"""Definitions as JSON, by kind and code."""

Upgrade = Callable[[Content], Content]
"""From definitions in one format to the same definitions in the next."""

KEY: Final = "format"
FORMAT: Final = 1

UPGRADES: dict[int, Upgrade] = {}
"""The step from the format of the key to the one after it."""


def present(content: Content) -> Content:
    """The same definitions in the present format, without its number. Refuses a format nobody here knows."""
    # Sets that were kept before the number was written are of format 1.
    written = content.get(KEY, 1)
    if not _is_known(written):
        params = {"found": str(written)[:20], "known": ", ".join(map(str, (*sorted(UPGRADES), FORMAT)))}
        raise Refused([Problem(FORMAT_UNKNOWN, Place(KEY), params)])
    content = {kind: each for kind, each in content.items() if kind != KEY}
    for step in range(written, FORMAT):
        content = UPGRADES[step](content)
    return content


def _is_known(written: object) -> bool:
    """Whether a way leads from this format to the present one."""
    # Not isinstance: the truth value `true` of JSON would pass for 1.
    return type(written) is int and written <= FORMAT and UPGRADES.keys() >= set(range(written, FORMAT))
