"""Places of the tree over which something can be given: units, and the institutions below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bilim.registry.queries.institutions import list_institutions
from bilim.registry.queries.units import list_units
from bilim.registry.terms import RegisteredUnit


@dataclass(frozen=True, slots=True)
class TreePlace:
    """A unit or an institution, by its path from the root; the path of an institution is that of its
    department and its own code."""

    path: str
    names: Mapping[str, str]
    above: Mapping[str, str]
    """The names of what it lies in; none for the country."""

    @property
    def code(self) -> str:
        """The last step of the path."""
        return self.path.rpartition("/")[2]


def list_places(as_of: date) -> tuple[TreePlace, ...]:
    """Every place of the tree on this day, units first, each with the names of what it lies in."""
    units = {unit.code: unit for unit in list_units(as_of)}
    return (*_units(units), *_institutions(units, as_of))


def find_place(path: str, as_of: date) -> TreePlace | None:
    """The place with this path on this day, if there is one."""
    return next((place for place in list_places(as_of) if place.path == path), None)


def search_places(words: str, as_of: date, *, most: int = 20) -> tuple[TreePlace, ...]:
    """The places whose code, path or names hold each of these words, units first; nothing for no words."""
    asked = words.casefold().split()
    if not asked:
        return ()
    found = (place for place in list_places(as_of) if _holds(place, asked))
    return tuple(place for place, _count in zip(found, range(most), strict=False))


def _units(units: Mapping[str, RegisteredUnit]) -> Iterator[TreePlace]:
    for unit in units.values():
        above = units.get(unit.parent or "")
        yield TreePlace(unit.path, unit.names, above.names if above else {})


def _institutions(units: Mapping[str, RegisteredUnit], as_of: date) -> Iterator[TreePlace]:
    for each in list_institutions(units, as_of):
        department = units[each.department]
        yield TreePlace(f"{department.path}/{each.code}", each.names, department.names)


def _holds(place: TreePlace, asked: Iterable[str]) -> bool:
    text = " ".join((place.path, *place.names.values(), *place.above.values())).casefold()
    return all(word in text for word in asked)
