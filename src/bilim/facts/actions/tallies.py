"""Rows about persons reduced to a file of facts, which then goes the way of every other file."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path

from django.conf import settings

from bilim.facts import queries
from bilim.facts.rules import tallied
from bilim.facts.terms import Tallied
from bilim_columnar.tallies import PersonsFile, Tally, facts, load
from bilim_columnar.tallies.problems import SOURCE_UNKNOWN
from bilim_engine.facts import Fact
from bilim_engine.problems import Problem, Refused, near_hint


def tally_file(path: Path, *, source: str, illustrative: bool = False) -> Tallied:
    """The facts that the tallies of this source make of the file; no row about a person is kept anywhere."""
    tallies = _tallies_of(source)
    persons = PersonsFile(path, source, tallies)
    sha256 = _sha256(path)
    rows: list[tuple[str, ...]] = []
    for tally in tallies:
        found = list(facts(tally, persons))
        found += _emptied(tally, found)
        # An engine gives groups in any order; the same rows must make the same file.
        found.sort(key=lambda fact: (fact.unit, str(fact.period), fact.breakdown))
        rows += tallied.rows(tally, found, sha256, illustrative=illustrative)
    return Tallied(f"{source}-{sha256[:12]}.csv", tallied.write(rows), len(rows))


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
