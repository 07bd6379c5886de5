"""What is wrong between the records of the register, though each of them is well formed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain, combinations

from bilim.registry import problems as kinds
from bilim.registry.rules.register import (
    LinkRecord,
    Register,
    UnitRecord,
    overlap,
    overlapping,
)
from bilim.registry.terms import CUTS, IDENTITY_LINKS, DatedCode, DatedName, LinkKind
from bilim_engine.problems import LANGUAGES, Place, Problem, near_hint
from bilim_engine.units import Unit, UnitTree

_Way = tuple[tuple[date, str], tuple[date, str]]


def check(register: Register) -> list[Problem]:
    """Every contradiction of the register: what is given twice, units without a name, unknown parents,
    circles, units that come of themselves, links of days on which a unit does not stand, dates that overlap,
    names and codes two units bear at once, unknown sources, two units on one tile. Asks, too, what became of
    units that ended without a word."""
    return [
        *_units_twice(register.units),
        *_others_twice(register),
        *_nameless(register.units),
        *_unknown_units(register),
        *_of_themselves(register.links),
        *_against_the_days(register),
        *_circles(register.units),
        *_own_dates(register.units),
        *_names_taken(register.units),
        *_codes_taken(register.units),
        *_unknown_sources(register),
        *_tiles_taken(register),
    ]


def missing_from(register: Register, stored: Iterable[str]) -> list[Problem]:
    """A problem for each unit that stands in the database but no longer in the files."""
    given = {unit.code for unit in register.units}
    return [Problem(kinds.UNIT_GONE, params={"unit": code}) for code in sorted(stored) if code not in given]


def _units_twice(units: tuple[UnitRecord, ...]) -> Iterator[Problem]:
    for code, place in _repeated((unit.code, unit.place) for unit in units):
        yield Problem(kinds.UNIT_TWICE, place, {"unit": code})


def _others_twice(register: Register) -> Iterator[Problem]:
    """Of two records that say the same thing otherwise one would win, and nobody would know which."""
    sources = ((source.code, source.place) for source in register.sources)
    tiles = ((tile.unit, tile.place) for tile in register.tiles)
    links = ((f"{each.kind} {each.unit} → {each.to}, {each.on}", each.place) for each in register.links)
    aliases = (_repeated((alias, unit.place) for alias in unit.aliases) for unit in register.units)
    found = (_repeated(sources), _repeated(tiles), _repeated(links), *aliases)
    for what, place in chain.from_iterable(found):
        yield Problem(kinds.GIVEN_TWICE, place, {"what": what})


def _repeated(named: Iterable[tuple[str, Place]]) -> Iterator[tuple[str, Place]]:
    seen: set[str] = set()
    for name, place in named:
        if name in seen:
            yield name, place
        seen.add(name)


def _nameless(units: tuple[UnitRecord, ...]) -> Iterator[Problem]:
    for unit in units:
        if not unit.names:
            yield Problem(kinds.KEY_LACKING, unit.place, {"key": "names"})


def _of_themselves(links: tuple[LinkRecord, ...]) -> Iterator[Problem]:
    """Units merged into themselves, split into themselves alone, giving ground to themselves, or coming of
    what comes of them on the same day, by however many steps."""
    cuts = [each for each in links if each.kind in CUTS and each.unit != each.to]
    ways = {((each.on, each.unit), (each.on, each.to)) for each in cuts}
    circling = _turned(_behind_circles(_turned(_behind_circles(ways))))
    parted = {(each.on, each.unit) for each in cuts if each.kind == LinkKind.SPLIT}
    for each in links:
        if each.unit == each.to:
            is_moved = each.kind in (*CUTS, LinkKind.TERRITORY_MOVED)
            is_rest = each.kind == LinkKind.SPLIT and (each.on, each.unit) in parted
            is_odd = is_moved and not is_rest
        else:
            is_odd = each.kind in CUTS and ((each.on, each.unit), (each.on, each.to)) in circling
        if is_odd:
            params = {"unit": each.unit, "to": each.to, "day": str(each.on)}
            yield Problem(kinds.OF_ITSELF, each.place, params)


def _against_the_days(register: Register) -> Iterator[Problem]:
    """Links of units that were not there: the one the day before, the other on the day; mergers of units that
    stand on; and units whose end no link tells."""
    units = {unit.code: unit for unit in register.units}
    cuts = [each for each in register.links if each.kind not in IDENTITY_LINKS]
    for each in cuts:
        one, other = units.get(each.unit), units.get(each.to)
        told = {"unit": each.unit, "to": each.to, "day": str(each.on)}
        if one and not _stands(one, each.on - timedelta(days=1)):
            yield Problem(kinds.NOT_THERE_THEN, each.place, {**told, "absent": each.unit})
        if other and other is not one and not _stands(other, each.on):
            yield Problem(kinds.NOT_THERE_THEN, each.place, {**told, "absent": each.to})
        if one and other is not one and each.kind == LinkKind.MERGED and _stands(one, each.on):
            yield Problem(kinds.MERGED_STANDS, each.place, told)
    told_of = {(each.unit, each.on) for each in cuts if each.unit != each.to}
    for unit in register.units:
        if unit.valid_until is not None and (unit.code, unit.valid_until) not in told_of:
            params = {"unit": unit.code, "day": str(unit.valid_until)}
            yield Problem(kinds.ENDED_UNTOLD, unit.place, params)


def _stands(unit: UnitRecord, day: date) -> bool:
    begun = unit.valid_from is None or unit.valid_from <= day
    return begun and (unit.valid_until is None or day < unit.valid_until)


def _behind_circles(ways: set[_Way]) -> set[_Way]:
    """The ways that lie on a circle or lead away from one: all but those that begin somewhere."""
    after, coming = defaultdict(list), Counter(end for _start, end in ways)
    for start, end in ways:
        after[start].append(end)
    left, free = set(ways), [each for each in after if not coming[each]]
    while free:
        start = free.pop()
        for end in after.get(start, ()):
            left.discard((start, end))
            coming[end] -= 1
            if not coming[end]:
                free.append(end)
    return left


def _turned(ways: set[_Way]) -> set[_Way]:
    return {(end, start) for start, end in ways}


def _unknown_units(register: Register) -> Iterator[Problem]:
    known = {unit.code for unit in register.units}
    named = [
        *((parent.parent, unit.place) for unit in register.units for parent in unit.parents),
        *((code, link.place) for link in register.links for code in dict.fromkeys((link.unit, link.to))),
        *((tile.unit, tile.place) for tile in register.tiles),
    ]
    for code, place in named:
        if code not in known:
            yield Problem(kinds.UNKNOWN_UNIT, place, {"unit": code, "near": near_hint(code, known)})


def _circles(units: tuple[UnitRecord, ...]) -> Iterator[Problem]:
    # A circle that closes only on some days is still a circle of links; each dated parent is tried.
    records = {(unit.code, parent.parent) for unit in units for parent in unit.parents}
    tree = UnitTree(Unit(code, parent) for code, parent in sorted(records))
    for problem in tree.problems():
        if problem.code == "units.P002":
            yield problem


def _own_dates(units: tuple[UnitRecord, ...]) -> Iterator[Problem]:
    for unit in units:
        for key, records in (("names", unit.names), ("parent", unit.parents)):
            if overlapping(records):
                yield Problem(kinds.OVERLAPPING, unit.place, {"unit": unit.code, "key": key})
        for scheme in sorted({code.scheme for code in unit.codes}):
            if overlapping(code for code in unit.codes if code.scheme == scheme):
                yield Problem(kinds.OVERLAPPING, unit.place, {"unit": unit.code, "key": "codes"})


def _names_taken(units: tuple[UnitRecord, ...]) -> Iterator[Problem]:
    """A city of the republic and its department bear one name: the pair is let be."""
    spoken: dict[tuple[str, str], list[tuple[UnitRecord, DatedName]]] = {}
    for unit in units:
        for name in unit.names:
            for language in LANGUAGES:
                spoken.setdefault((language, name.full[language]), []).append((unit, name))
    for (language, full), bearers in spoken.items():
        for (one, first), (other, second) in combinations(bearers, 2):
            if one.code != other.code and not _kin(one, other) and overlap(first, second):
                params = {"name": full, "language": language, "unit": other.code, "other": one.code}
                yield Problem(kinds.NAME_TAKEN, other.place, params)


def _codes_taken(units: tuple[UnitRecord, ...]) -> Iterator[Problem]:
    borne: dict[tuple[str, str], list[tuple[UnitRecord, DatedCode]]] = {}
    for unit in units:
        for code in unit.codes:
            borne.setdefault((code.scheme, code.code), []).append((unit, code))
    for (scheme, number), bearers in borne.items():
        for (one, first), (other, second) in combinations(bearers, 2):
            if one.code != other.code and not _kin(one, other) and overlap(first, second):
                params = {"scheme": scheme, "code": number, "unit": other.code, "other": one.code}
                yield Problem(kinds.CODE_TAKEN, other.place, params)


def _kin(one: UnitRecord, other: UnitRecord) -> bool:
    return one.code in {parent.parent for parent in other.parents} or other.code in {
        parent.parent for parent in one.parents
    }


def _unknown_sources(register: Register) -> Iterator[Problem]:
    known = {source.code for source in register.sources}
    for source, place in _cited(register):
        if source not in known:
            params = {"source": source, "near": near_hint(source, known)}
            yield Problem(kinds.UNKNOWN_SOURCE, place, params)


def _cited(register: Register) -> Iterator[tuple[str, Place]]:
    for unit in register.units:
        own = [unit.sources, *(n.sources for n in unit.names), *(c.sources for c in unit.codes)]
        yield from ((source, unit.place) for sources in own for source in sources)
    for link in register.links:
        yield from ((source, link.place) for source in link.sources)


def _tiles_taken(register: Register) -> Iterator[Problem]:
    standing: dict[tuple[int, int], str] = {}
    for tile in register.tiles:
        spot = (tile.column, tile.row)
        if spot in standing:
            params = {"unit": tile.unit, "other": standing[spot]}
            yield Problem(
                kinds.TILE_TAKEN,
                tile.place,
                {**params, "column": str(tile.column), "row": str(tile.row)},
            )
        standing[spot] = tile.unit
