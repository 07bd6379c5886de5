"""What many tests stand on is parsed once: the register and the definitions, from the same texts.

Parsing is pure, and takes a second for each of the two; all that follows from it is done anew in each test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import pytest

_KEPT = 200  # texts: the files of the project and some of the tests' own


@contextmanager
def parse_once() -> Iterator[None]:
    """As long as this lasts, definitions and registers of the same bytes are parsed once."""
    from bilim.registry.actions import register  # noqa: PLC0415 - models load with the database
    from bilim_engine.definitions import reading  # noqa: PLC0415

    parse, read = reading._events, register.read
    parsed: dict[str, tuple[Any, ...]] = {}
    registers = lru_cache(_KEPT)(lambda files: read(dict(files)))

    def events_once(text: str) -> Iterator[Any]:
        """As the reader asks for them: what is hostile is left before its end, and not kept."""
        if text in parsed:
            yield from parsed[text]
            return
        seen = []
        for event in parse(text):
            seen.append(event)
            yield event
        if len(parsed) < _KEPT:
            parsed[text] = tuple(seen)

    def read_once(files: Mapping[str, bytes]) -> tuple[Any, list[Any]]:
        found, problems = registers(tuple(files.items()))
        return found, list(problems)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_events", events_once)
        patch.setattr(register, "read", read_once)
        yield
