"""Worked cases of tallies run on the embedded engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bilim_columnar.engines.duckdb import connect
from bilim_columnar.tallies.gathering import gathered
from bilim_columnar.tallies.problems import CASE_FAILED, COLUMN_ABSENT
from bilim_columnar.tallies.running import facts
from bilim_engine.definitions.tallies import DEPARTMENT, Tally, TallyCase
from bilim_engine.facts import Fact, write_breakdown
from bilim_engine.problems import Place, Problem, near_hint
from bilim_engine.values import Missing, parse_decimal, plain


class Rows:
    """A DuckDB with one table of texts and numbers, as the rows of a case are written."""

    dialect = "duckdb"

    def __init__(self, source: str, case: TallyCase) -> None:
        self._connection = connect()
        columns = sorted({column for row in case.rows for column in row})
        listed = ", ".join(f'"{each}" {_type(case, each)}' for each in columns)
        self._connection.execute(f'CREATE TABLE "{source}" ({listed})')
        places = ", ".join("?" for _each in columns)
        for row in case.rows:
            cells = [row.get(each) or None for each in columns]
            self._connection.execute(f'INSERT INTO "{source}" VALUES ({places})', cells)

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(text).fetchall()


def _type(case: TallyCase, column: str) -> str:
    """A column whose cells are all numbers is one of numbers."""
    try:
        for row in case.rows:
            parse_decimal(row.get(column) or "0")
    except ValueError:
        return "VARCHAR"
    return "DECIMAL(18, 6)" if any("." in row.get(column, "") for row in case.rows) else "BIGINT"


def run_cases(tallies: Iterable[Tally]) -> list[Problem]:
    """Every worked case that does not give what it says, at its line."""
    return [problem for tally in tallies for case in tally.cases for problem in _run(tally, case)]


def _run(tally: Tally, case: TallyCase) -> Iterator[Problem]:
    place = Place(case.file, case.line)
    known = {column for row in case.rows for column in row}
    absent = sorted(set(tally.columns) - known)
    for column in absent:
        params = {
            "tally": tally.code,
            "column": column,
            "source": tally.source,
            "near": near_hint(column, known),
        }
        yield Problem(COLUMN_ABSENT, place, params)
    if absent:
        return
    found = {}
    for fact in _facts(tally, case):
        key = " ".join(filter(None, (fact.unit, str(fact.period), write_breakdown(fact.breakdown))))
        found[key] = str(fact.value) if isinstance(fact.value, Missing) else plain(fact.value)
    for key in sorted(found.keys() | case.expect.keys()):
        expected, came = case.expect.get(key, "—"), found.get(key, "—")
        if expected != came:
            params = {f"name_{language}": name for language, name in case.name.items()}
            yield Problem(CASE_FAILED, place, {**params, "place": key, "expected": expected, "found": came})


def _facts(tally: Tally, case: TallyCase) -> Iterable[Fact]:
    """Those of the example's rows; an institution that the example places nowhere answers for itself."""
    found = facts(tally, Rows(tally.source, case))
    if tally.answers != DEPARTMENT:
        return found
    return gathered(found, lambda unit, _period: case.departments.get(unit, unit))
