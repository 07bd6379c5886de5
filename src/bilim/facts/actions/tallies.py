"""Rows about persons reduced to a file of facts, which then goes the way of every other file."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from django.conf import settings

from bilim.facts import queries
from bilim.facts.rules import tallied
from bilim.facts.terms import Tallied
from bilim_columnar.tallies import CubeOfTally, PersonsFile, Tally, load, named, tidy
from bilim_columnar.tallies.problems import FILE_CHANGED, FILE_TOO_LARGE, SOURCE_UNKNOWN
from bilim_engine.facts import Fact
from bilim_engine.problems import Problem, Refused, near_hint

Stamp = tuple[int, int]
"""Length of a file and when it was last written."""

# So many cubes, the last counted: whoever has looked at what would be recorded records it next.
_KEPT = 20
_MEGABYTE = 1024 * 1024
# Ten years of all children of the country, a row each with twenty columns, are less.
MOST_BYTES = 4096 * _MEGABYTE


def tally_file(path: Path, *, source: str, illustrative: bool = False) -> Tallied:
    """The facts that the tallies of this source make of the file; no row about a person is kept anywhere.

    The counts themselves are kept beside the snapshot: the same file again is not read again.
    """
    tallies = _tallies_of(source)
    before = _stamp(path)
    _require_size(path, before[0])
    sha256 = _sha256(path)
    rows: list[tuple[str, ...]] = []
    for tally, cube in _cubes(path, tallies, sha256, before):
        found = list(cube.facts())
        found += _emptied(tally, found)
        # An engine gives groups in any order; the same rows must make the same file.
        found.sort(key=lambda fact: (fact.unit, str(fact.period), fact.breakdown))
        rows += tallied.rows(tally, found, sha256, illustrative=illustrative)
    return Tallied(f"{source}-{sha256[:12]}.csv", tallied.write(rows), len(rows))


def _cubes(
    path: Path, tallies: Sequence[Tally], sha256: str, before: Stamp
) -> list[tuple[Tally, CubeOfTally]]:
    """The counts of each tally, as they are kept or else counted now; refused where the file changes."""
    folder = Path(settings.COLUMNS_ROOT) / "tallies"
    # The ending says how the bytes are read.
    rows = f"{sha256}{path.suffix.lower()}"
    cubes = [(tally, CubeOfTally(tally, folder / named(tally, rows))) for tally in tallies]
    absent = [cube for _tally, cube in cubes if not cube.is_kept]
    if not absent:
        return cubes
    persons = PersonsFile(path, tallies[0].source, tallies)
    for cube in absent:
        cube.keep(persons)
    if _stamp(path) != before:
        for cube in absent:
            cube.forget()
        raise Refused([Problem(FILE_CHANGED, params={"file": path.name})])
    tidy(folder, _KEPT)
    return cubes


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _require_size(path: Path, size: int) -> None:
    # Asked before the first byte is read: every byte is hashed, and the machine is everybody's.
    if size > MOST_BYTES:
        sizes = {"size": str(-(-size // _MEGABYTE)), "limit": str(MOST_BYTES // _MEGABYTE)}
        raise Refused([Problem(FILE_TOO_LARGE, params={"file": path.name, **sizes})])


def _tallies_of(source: str) -> list[Tally]:
    folder = Path(settings.DEFINITIONS_ROOT) / "tallies"
    tallies, problems = load({each.name: each.read_bytes() for each in sorted(folder.glob("*.yaml"))})
    if problems:
        raise Refused(problems)
    found = [each for each in tallies.values() if each.source == source]
    if not found:
        known = sorted({each.source for each in tallies.values()})
        params = {"source": source, "known": ", ".join(known), "near": near_hint(source, known)}
        raise Refused([Problem(SOURCE_UNKNOWN, params=params)])
    return found


def _emptied(tally: Tally, found: Collection[Fact]) -> Iterator[Fact]:
    """Groups of these periods that the same tally recorded before and that have no rows any more: zero."""
    own = {code for code, origin in queries.get_origins().items() if tallied.is_of(tally, origin.title["en"])}
    there = {fact.key for fact in found}
    periods = {fact.period for fact in found}
    for fact in queries.get_table([tally.item], periods=periods) if own and periods else ():
        if fact.origin in own and fact.key not in there:
            yield Fact(fact.unit, fact.item, fact.period, fact.breakdown, tallied.NOTHING, tally.code)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
