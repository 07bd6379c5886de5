"""Rows about persons reduced to a file of facts, which then goes the way of every other file."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.db import transaction

from bilim.base.actor import Actor
from bilim.facts import queries
from bilim.facts.actions.imports import import_file
from bilim.facts.actions.planning import plan_import
from bilim.facts.queries.register import Answering
from bilim.facts.rules import tallied
from bilim.facts.terms import Committed, Plan, Tallied
from bilim.journal import actions as journal
from bilim.rulebook import queries as rulebook
from bilim.rulebook.terms import DefinitionKind
from bilim_columnar.engines.duckdb import version
from bilim_columnar.tallies import CubeOfTally, PersonsFile, faults, gathered, named, tidy
from bilim_columnar.tallies.problems import FILE_CHANGED, FILE_TOO_LARGE, NOT_APPROVED, SOURCE_UNKNOWN
from bilim_engine.definitions.tallies import DEPARTMENT, Tally
from bilim_engine.facts import Fact
from bilim_engine.problems import Place, Problem, Refused, near_hint

Stamp = tuple[int, int]
"""Length of a file and when it was last written."""

# So many cubes, the last counted: whoever has looked at what would be recorded records it next.
_KEPT = 20
_MEGABYTE = 1024 * 1024
# Ten years of all children of the country, a row each with twenty columns, are less.
MOST_BYTES = 4096 * _MEGABYTE


def tally_file(path: Path, *, source: str, illustrative: bool = False) -> Tallied:
    """The facts that the tallies of this source make of the file; no row about a person is kept anywhere.

    Refused while a tally is not approved. The counts themselves are kept beside the snapshot: the same file
    again is not read again.
    """
    tallies = _tallies_of(source)
    before = _stamp(path)
    _require_size(path, before[0])
    sha256 = _sha256(path)
    answering = Answering()
    rows: list[tuple[str, ...]] = []
    for tally, counted in _counted(path, tallies, sha256, before, answering):
        found = [*counted, *_emptied(tally, counted)]
        # An engine gives groups in any order; the same rows must make the same file.
        found.sort(key=lambda fact: (fact.unit, str(fact.period), fact.breakdown))
        rows += tallied.rows(tally, found, sha256, illustrative=illustrative)
    names = tuple(tallied.name(each) for each in tallies)
    return Tallied(f"{source}-{sha256[:12]}.csv", tallied.write(rows), len(rows), sha256, names, version())


def plan_tally(done: Tallied, *, by: Actor) -> Plan:
    """What recording the facts would do is known; nothing was recorded."""
    plan = plan_import(done.content, done.name, by)
    differences = tuple(each._replace(row=0) for each in plan.differences)
    return replace(plan, problems=_placeless(plan.problems), differences=differences)


@transaction.atomic
def commit_tally(done: Tallied, *, by: Actor, despite_warnings: bool = False) -> Committed:
    """The facts are in the ledger; the journal says of which file, by its hash, which tallies made them."""
    try:
        recorded = import_file(done.content, done.name, by, despite_warnings=despite_warnings)
    except Refused as refused:
        raise Refused(_placeless(refused.problems)) from refused
    if recorded.batch:
        details = {"sha256": done.sha256, "tallies": list(done.tallies), "engine": done.engine}
        journal.record("facts.tallied", subject=recorded.batch, by=by, details=details)
    return recorded


def _placeless(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Without rows and columns: they would be those of the file of facts, which nobody has before her."""
    return tuple(replace(each, place=Place(field=each.place.field)) for each in problems)


def _counted(
    path: Path, tallies: Sequence[Tally], sha256: str, before: Stamp, answering: Answering
) -> list[tuple[Tally, list[Fact]]]:
    """The facts of each tally, of the units that answer; refused with everything wrong in the file."""
    cubes = _cubes(path, tallies, sha256, before, answering)
    found = [(tally, list(cube.facts())) for tally, cube in cubes]
    if any(not answering.is_unit(tally, each.unit, each.period) for tally, some in found for each in some):
        # The cube is of before: the register has changed since.
        _refuse_faults(PersonsFile(path, tallies[0].source, tallies), answering)
    return [
        (tally, gathered(some, answering.department) if tally.answers == DEPARTMENT else some)
        for tally, some in found
    ]


def _cubes(
    path: Path, tallies: Sequence[Tally], sha256: str, before: Stamp, answering: Answering
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
    _refuse_faults(persons, answering)
    for cube in absent:
        cube.keep(persons)
    if _stamp(path) != before:
        for cube in absent:
            cube.forget()
        raise Refused([Problem(FILE_CHANGED, params={"file": path.name})])
    tidy(folder, _KEPT)
    return cubes


def _refuse_faults(persons: PersonsFile, answering: Answering) -> None:
    if found := faults(persons, answering):
        raise Refused(found)


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _require_size(path: Path, size: int) -> None:
    # Asked before the first byte is read: every byte is hashed, and the machine is everybody's.
    if size > MOST_BYTES:
        sizes = {"size": str(-(-size // _MEGABYTE)), "limit": str(MOST_BYTES // _MEGABYTE)}
        raise Refused([Problem(FILE_TOO_LARGE, params={"file": path.name, **sizes})])


def _tallies_of(source: str) -> list[Tally]:
    """The tallies of the source as the rulebook has them, each approved by a second person."""
    definitions = rulebook.get_definitions()
    found = [each for each in definitions.tallies.values() if each.source == source]
    if not found:
        known = sorted({each.source for each in definitions.tallies.values()})
        params = {"source": source, "known": ", ".join(known), "near": near_hint(source, known)}
        raise Refused([Problem(SOURCE_UNKNOWN, params=params)])
    _require_approved(found)
    return found


def _require_approved(tallies: Iterable[Tally]) -> None:
    waiting = [each for each in tallies if _is_waiting(each)]
    if waiting:
        raise Refused(
            Problem(NOT_APPROVED, params={"tally": each.code, "version": str(each.version)})
            for each in waiting
        )


def _is_waiting(tally: Tally) -> bool:
    return rulebook.get_version(DefinitionKind.TALLY, tally.code, tally.version).needs_approval


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
