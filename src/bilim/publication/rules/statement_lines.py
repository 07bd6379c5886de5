"""Where in the file of an outside statement each place stands that a fault can name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilim_engine.definitions.reading import Mapping as WrittenMapping
from bilim_engine.definitions.reading import Sequence as WrittenSequence
from bilim_engine.definitions.reading import Tree


def lines_of(written: Tree) -> dict[str, int]:
    """The line of every place, named as `shape_problems` names it; 0 where two bear one name."""
    lines: dict[str, int] = {}
    for place, line in _places(written, ""):
        lines[place] = line if lines.get(place, line) == line else 0
    if isinstance(written, WrittenMapping):
        # The head of the file is named without the code of the file too.
        lines |= written.lines
    return lines


def line_of(place: str, lines: Mapping[str, int]) -> int:
    """The line of the place or, where nothing stands there, of the nearest level around it; 0 if unknown."""
    while place not in lines and "/" in place:
        place = place.rpartition("/")[0]
    return lines.get(place, 0)


def _places(written: Tree, path: str) -> Iterator[tuple[str, int]]:
    """Every place at and below this level, with its line."""
    if not isinstance(written, WrittenMapping):
        return
    here = f"{path}/{written.text('code')[:60]}".strip("/")
    yield here, written.line
    for key, below in written.entries.items():
        place = f"{here}/{key[:60]}".strip("/")
        yield place, written.lines[key]
        if isinstance(below, WrittenSequence):
            yield from _items(below, here, place)
        else:
            yield from _below(below, place)


def _items(listed: WrittenSequence, here: str, place: str) -> Iterator[tuple[str, int]]:
    for number, each in enumerate(listed.items, start=1):
        coded = isinstance(each, WrittenMapping) and each.text("code")
        numbered = f"{place}[{number}]"
        if not coded:
            yield numbered, each.line
        yield from _places(each, here if coded else numbered)


def _below(written: Tree, place: str) -> Iterator[tuple[str, int]]:
    """A mapping under a key bears the name of the key; its own line is that of the key."""
    if isinstance(written, WrittenMapping):
        for name, line in _places(written, place):
            if name != place:
                yield name, line
