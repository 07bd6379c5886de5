"""What many tests stand on is parsed once: the register and the definitions, from the same texts.

Parsing is pure, and takes a second for each of the two; all that follows from it is done anew in each test.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
    events = lru_cache(_KEPT)(lambda text: tuple(parse(text)))
    registers = lru_cache(_KEPT)(lambda files: read(dict(files)))

    def events_once(text: str) -> Iterable[Any]:
        try:
            return events(text)
        except Exception:  # the reader meets it where it stands, after the events before it
            return parse(text)

    def read_once(files: Mapping[str, bytes]) -> tuple[Any, list[Any]]:
        found, problems = registers(tuple(files.items()))
        return found, list(problems)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_events", events_once)
        patch.setattr(register, "read", read_once)
        yield
