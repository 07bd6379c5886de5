"""The finest groups of a tally in a file: whatever is asked of them, no row of a person is read again.

A file of its own and not Parquet: Parquet has no whole numbers as long as the sums of a database may be.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlglot import exp

from bilim_columnar.engines.duckdb import connect, literal, to_write
from bilim_columnar.tallies.running import Database, fact, statement, summed, with_totals
from bilim_engine.definitions.tallies import Tally
from bilim_engine.facts import Fact

SUFFIX, WRITING = ".tally", ".writing-"
# Seconds: who has not finished by then has stopped. The largest file takes minutes.
_LONGEST_WRITING = 24 * 3600
# Of the statement and of what a file is refused for: another one gives other groups.
_VERSION = 3
_GROUPS, _BOUND = "groups", "bound"
_DIALECT = "duckdb"


class CubeOfTally:
    """The finest groups of a tally, kept at a place; totals are summed once and stay in memory, too."""

    def __init__(self, tally: Tally, place: Path) -> None:
        self._tally, self._place = tally, place
        self._connection = connect()
        self._totals: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        self.is_kept = self._is_open()

    def keep(self, source: Database) -> None:
        """The cube is that of the rows as a DuckDB has them now; it stands there whole or not at all."""
        self._close()
        self._place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._place.with_name(f"{WRITING}{secrets.token_hex(6)}")
        try:
            source.rows(f"ATTACH {to_write(unfinished)} AS made")
            try:
                text = statement(self._tally, _DIALECT, finest=True)
                source.rows(f"CREATE TABLE made.{_GROUPS} AS {text}")
                source.rows(f"CREATE TABLE made.{_BOUND} AS {self._binding('made')}")
            finally:
                source.rows("DETACH made")
            unfinished.replace(self._place)
        finally:
            unfinished.unlink(missing_ok=True)
        self.is_kept = self._is_open()

    def forget(self) -> None:
        """No cube stands at the place."""
        self._close()
        self._place.unlink(missing_ok=True)
        self.is_kept = False

    def facts(self) -> Iterator[Fact]:
        """A total and every combination of the dimensions, for each unit and period."""
        finest = exp.select("*").from_(exp.to_table(f"kept.{_GROUPS}"))
        found = with_totals(finest, self._tally, _DIALECT) if self._tally.by else finest
        for row in self._connection.execute(found.sql(dialect=_DIALECT)).fetchall():
            yield fact(self._tally, row)

    def totals(self, by: Sequence[str] = ()) -> Sequence[tuple[Any, ...]]:
        """Unit, period, the categories asked for, and the figure; None where part of it is not known."""
        if tuple(by) not in self._totals:
            self._totals[tuple(by)] = self._summed(by)
        return self._totals[tuple(by)]

    def _summed(self, by: Sequence[str]) -> list[tuple[Any, ...]]:
        names = [f"by_{self._tally.by.index(each)}" for each in by]
        listed = ", ".join(["unit", "period", *names])
        figure = summed("figure", self._tally).sql(dialect=_DIALECT)
        known = f"CASE WHEN SUM(rows_in_all) = SUM(figures) THEN {figure} END"
        found: list[tuple[Any, ...]] = self._connection.execute(
            f"SELECT {listed}, {known} FROM kept.{_GROUPS} GROUP BY {listed}"
        ).fetchall()
        return found

    def _is_open(self) -> bool:
        """Whether the cube stands at the place as it was written; one that was changed or is another's is
        none."""
        if not self._place.is_file():
            return False
        with suppress(Exception):
            self._connection.execute(f"ATTACH {to_write(self._place)} AS kept (READ_ONLY)")
            stated = self._connection.execute(f"SELECT * FROM kept.{_BOUND}").fetchall()
            if stated == self._connection.execute(self._binding("kept")).fetchall():
                return True
        self._close()
        return False

    def _binding(self, database: str) -> str:
        """What a cube says of itself: its name, how many groups it has and a hash over all of them."""
        said = f"{literal(self._place.name)} AS name, COUNT(*) AS groups, SUM(HASH(g)) AS hash"
        return f"SELECT {said} FROM {database}.{_GROUPS} AS g"

    def _close(self) -> None:
        self._totals.clear()
        with suppress(Exception):
            self._connection.execute("DETACH kept")


def named(tally: Tally, sha256: str) -> str:
    """The name of the cube of these rows: what it is called and which cases it has do not change a tally."""
    rules = (_VERSION, tally.source, tally.unit, tally.period, tally.person, tally.where, tally.by, tally.sum)
    return hashlib.sha256(repr((*rules, sha256)).encode()).hexdigest()[:32] + SUFFIX


def tidy(folder: Path, most: int) -> None:
    """The newest cubes of the folder stay, so many of them; what a stopped writer left is gone, and what
    another is writing stays."""
    kept = sorted(folder.glob(f"*{SUFFIX}"), key=_written_at, reverse=True)
    stopped_by = time.time() - _LONGEST_WRITING
    left = [each for each in folder.glob(f"{WRITING}*") if _written_at(each) < stopped_by]
    for each in [*kept[most:], *left]:
        each.unlink(missing_ok=True)


def _written_at(place: Path) -> float:
    """When the file was written last; long ago where another has moved or removed it meanwhile."""
    try:
        return place.stat().st_mtime
    except FileNotFoundError:
        return 0.0
