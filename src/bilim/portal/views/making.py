"""Documents, and what takes as long, are made when somebody asks: one at a time in a worker, kept by what
they are made from.

A few readers wait while a document is made for another, and not longer than the patience; whoever else asks
is told at once to ask again, so that waiting never takes the threads that pages are made in. What was made is
kept in memory, the least asked for giving way.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Generic, TypeVar

import typst

from bilim.base.shelf import Shelf
from bilim.base.texts import STAND_IN, printed

FOLDER = Path(__file__).resolve().parents[1] / "typesetting"
PATIENCE = 20.0
MOST_WAITING = 8  # of the twenty-eight threads of a worker
RETRY_AFTER = "30"
MOST_BYTES = 24 * 1024 * 1024


Made = TypeVar("Made")


class Busy(Exception):
    """Others are being served; the reader may ask again shortly."""


class Kept(Generic[Made]):
    """What was made, by the hash of what it was made from; at most so much together as `size` tells it."""

    def __init__(
        self,
        most: int = MOST_BYTES,
        patience: float = PATIENCE,
        waiting: int = MOST_WAITING,
        size: Callable[[Any], int] = len,
    ) -> None:
        self._most, self._patience, self._size = most, patience, size
        self._places = threading.BoundedSemaphore(1 + waiting)
        self._turn, self._shelf = threading.Lock(), Shelf[Made]()

    def get(self, key: str, make: Callable[[], Made]) -> Made:
        """What is kept under the key; else it is made, when it is its turn, and kept."""
        found = self._shelf.get(key)
        if found is not None:
            return found
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            made = self._made(key, make)
        finally:
            self._places.release()
        self._shelf.put(key, made, self._size(made), self._most)
        return made

    def _made(self, key: str, make: Callable[[], Made]) -> Made:
        if not self._turn.acquire(timeout=self._patience):
            raise Busy
        try:
            # Whoever waited may find that the one before made the same.
            found = self._shelf.get(key)
            return make() if found is None else found
        finally:
            self._turn.release()


KEPT = Kept[bytes]()
_NO_GLYPH, _PAGES, _BACKSLASH = "could not be displayed", "\ue000\ue001", "\\\\"
_SPLIT_AT_PAGES = re.compile(f"([{_PAGES}])")
# A control sign as JSON writes it, and the backslash that stands for itself.
_CONTROL = re.compile(r"\\\\|\\u00[01][0-9a-f]")
_TOO_LONG, _PIECE = re.compile(r"[^\W\d_]{41,}"), re.compile(".{20}(?=.)")


def typeset(template: str, data: Mapping[str, Any]) -> bytes:
    """The paper as PDF/UA-1. The data travel as one text of JSON; the template evaluates nothing of it."""
    text = _breakable(json.dumps(data, ensure_ascii=False, sort_keys=True))
    return KEPT.get(key_of(template, text), lambda: _compiled(template, text))


def key_of(template: str, text: str) -> str:
    """The hash of everything the bytes of a document follow from."""
    return hashlib.sha256(f"{template}\0{_templates()}\0{version('typst')}\0{text}".encode()).hexdigest()


def _compiled(template: str, text: str) -> bytes:
    try:
        return _set(template, text)
    except typst.TypstError as error:
        # What was signed is printed for ever: a sign that no font has is a box, and the paper comes.
        if (drawn := _drawn(text)) == text or _NO_GLYPH not in str(error):
            raise
        return _set(template, drawn)


def _drawn(text: str) -> str:
    """The JSON with a box for each sign that our papers do not print; the marks for numbers of pages stay."""
    plain = _CONTROL.sub(lambda found: found[0] if found[0] == _BACKSLASH else STAND_IN, text)
    return "".join(part if part in _PAGES else printed(part) for part in _SPLIT_AT_PAGES.split(plain))


def _breakable(text: str) -> str:
    """The JSON with places to break within words that are longer than a line."""
    return _TOO_LONG.sub(lambda found: _PIECE.sub("\\g<0>\u200b", found[0]), text)


def _set(template: str, text: str) -> bytes:
    made = typst.compile(
        str(FOLDER / f"{template}.typ"),
        root=str(FOLDER),
        # The fonts inside the package have every letter of Kyrgyz, on every machine the same.
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": text},
        pdf_standards=["ua-1"],
    )
    assert isinstance(made, bytes)
    return made


@cache
def _templates() -> str:
    digest = hashlib.sha256()
    for file in sorted(FOLDER.glob("*.typ")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
