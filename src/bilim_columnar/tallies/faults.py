"""Everything that is wrong with the rows of a file, with the lines on which it stands.

One look at the groups finds which values are wrong; only then are their rows looked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from bilim_columnar.engines.duckdb import literal, quoted
from bilim_columnar.tallies import problems as kinds
from bilim_columnar.tallies.files import NUMBER, NUMBERED, PersonsFile
from bilim_columnar.tallies.running import NOT_STATED, condition
from bilim_columnar.tallies.structure import MOST, further
from bilim_engine.definitions.tallies import DEPARTMENT, Tally
from bilim_engine.periods import Period, parse_period
from bilim_engine.problems import Kind, Place, Problem


class Known(Protocol):
    """What the register and the dictionary know."""

    def is_unit(self, tally: Tally, text: str, period: Period) -> bool:
        """Whether the unit or institution stands in the register in that period."""

    def nearest(self, tally: Tally, text: str, period: Period) -> str:
        """` → code?` of the one most like it, or nothing."""

    def categories(self, breakdown: str) -> Collection[str]:
        """The categories of the breakdown; none where they are open."""


class _Wrong(NamedTuple):
    """A fault: what is said of it, and of which rows."""

    kind: Kind
    column: str
    params: tuple[tuple[str, str], ...]
    rows: str
    source: str = NUMBERED


@dataclass(frozen=True, slots=True)
class _Found:
    wrong: _Wrong
    count: int
    numbers: tuple[int, ...]


def faults(file: PersonsFile, known: Known) -> list[Problem]:
    """Every problem of the file: lines that are no rows, then cells, each by its line; told once however many
    tallies mind it."""
    if any(each.kind is kinds.QUOTES for each in file.structure):
        # Where a quotation mark is amiss nobody can say which cell is which.
        return list(file.structure)
    wrong = _merged(
        [*_not_numbers(file), *(one for tally in file.tallies for one in _of(file, tally, known))]
    )
    found = [_look(file, each) for each in wrong[:MOST]]
    lines = file.places(number for each in found for number in each.numbers)
    problems = sorted((_told(file, each, lines) for each in found), key=lambda each: each.place.line)
    rest = [further(file.name, len(wrong) - MOST)] if len(wrong) > MOST else []
    return [*file.structure, *problems, *rest]


def _merged(found: Iterable[_Wrong]) -> list[_Wrong]:
    """What several tallies mind alike is one fault of all their rows."""
    alike: dict[tuple[object, ...], list[_Wrong]] = {}
    for each in found:
        # A person counted twice is named by the rows alone.
        apart = each.rows if each.kind is kinds.TWICE else ""
        alike.setdefault((each.kind.code, each.column, each.params, apart), []).append(each)
    return [some[0]._replace(rows=" OR ".join(f"({each.rows})" for each in some)) for some in alike.values()]


def _not_numbers(file: PersonsFile) -> Iterator[_Wrong]:
    # As the file has them: in the numbered rows what is no number is nothing.
    given = f"(SELECT *, {file.number} FROM given)"
    for column, kind in file.types.items():
        name = quoted(column)
        same = f"TRY_CAST({name} AS DECIMAL(38, 12)) = TRY_CAST({name} AS {kind})"
        bad = f"{name} IS NOT NULL AND ({same}) IS NOT TRUE"
        for (text,) in file.rows(
            f"SELECT DISTINCT {name} FROM given WHERE {bad} ORDER BY 1 LIMIT {MOST + 1}"
        ):
            params = (("column", column), ("value", str(text)[:60]))
            yield _Wrong(kinds.NOT_A_NUMBER, column, params, f"{name} = {literal(str(text))}", given)


def _of(file: PersonsFile, tally: Tally, known: Known) -> Iterator[_Wrong]:
    counted = " AND ".join(condition(each).sql(dialect="duckdb") for each in tally.where) or "TRUE"
    unit, period = quoted(tally.unit), quoted(tally.period)
    seen: set[tuple[str, str]] = set()
    for text, at in file.rows(
        f"SELECT DISTINCT {unit}, {period} FROM {NUMBERED} WHERE {counted} ORDER BY 1, 2"
    ):
        for column, cell in ((tally.unit, text), (tally.period, at)):
            if cell is None and (column, "") not in seen:
                seen.add((column, ""))
                yield _empty(counted, column)
        found = None if at is None else _period(str(at))
        if at is not None and found is None and (tally.period, str(at)) not in seen:
            seen.add((tally.period, str(at)))
            params = (("column", tally.period), ("value", str(at)[:60]))
            yield _Wrong(
                kinds.NOT_A_PERIOD, tally.period, params, f"{counted} AND {period} = {literal(str(at))}"
            )
        if text is not None and found is not None and not known.is_unit(tally, str(text), found):
            yield _stranger(tally, counted, str(text), found, known, f"{period} = {literal(str(at))}")
    for column in tally.by:
        yield from _categories(file, tally, counted, column, known)
    yield from _twice(file, tally, counted)


def _empty(counted: str, column: str) -> _Wrong:
    return _Wrong(kinds.CELL_EMPTY, column, (("column", column),), f"{counted} AND {quoted(column)} IS NULL")


def _stranger(tally: Tally, counted: str, text: str, period: Period, known: Known, at: str) -> _Wrong:
    kind = kinds.INSTITUTION_UNKNOWN if tally.answers == DEPARTMENT else kinds.UNIT_UNKNOWN
    near = known.nearest(tally, text, period)
    rows = f"{counted} AND {quoted(tally.unit)} = {literal(text)} AND {at}"
    return _Wrong(kind, tally.unit, (("value", text[:60]), ("period", str(period)), ("near", near)), rows)


def _categories(file: PersonsFile, tally: Tally, counted: str, column: str, known: Known) -> Iterator[_Wrong]:
    categories, name = known.categories(column), quoted(column)
    if not categories:
        return
    for (cell,) in file.rows(f"SELECT DISTINCT {name} FROM {NUMBERED} WHERE {counted} ORDER BY 1"):
        if cell is None and NOT_STATED not in categories:
            yield _empty(counted, column)
        elif cell is not None and str(cell) not in categories:
            told = ", ".join(sorted(categories))
            params = (("column", column), ("value", str(cell)[:60]), ("known", told))
            yield _Wrong(kinds.NOT_A_CATEGORY, column, params, f"{counted} AND {name} = {literal(str(cell))}")


def _twice(file: PersonsFile, tally: Tally, counted: str) -> Iterator[_Wrong]:
    if not tally.person:
        return
    person, period = quoted(tally.person), quoted(tally.period)
    if file.rows(f"SELECT 1 FROM {NUMBERED} WHERE {counted} AND {person} IS NULL LIMIT 1"):
        yield _empty(counted, tally.person)
    # By the row alone: what tells a person from another is not repeated on a screen.
    repeated = file.rows(
        f"SELECT {person}, {period} FROM {NUMBERED} WHERE {counted} AND {person} IS NOT NULL "
        f"AND {period} IS NOT NULL GROUP BY ALL HAVING COUNT(*) > 1 ORDER BY MIN({quoted(NUMBER)}) "
        f"LIMIT {MOST + 1}"
    )
    for who, at in repeated:
        rows = f"{counted} AND {person} = {literal(str(who))} AND {period} = {literal(str(at))}"
        yield _Wrong(kinds.TWICE, tally.person, (("period", str(at)[:20]),), rows)


def _look(file: PersonsFile, wrong: _Wrong) -> _Found:
    number = quoted(NUMBER)
    some = f"LIST({number} ORDER BY {number})[1:{MOST}]"
    ((count, numbers),) = file.rows(f"SELECT COUNT(*), {some} FROM {wrong.source} WHERE {wrong.rows}")
    return _Found(wrong, int(count), tuple(numbers or ()))


def _told(file: PersonsFile, found: _Found, lines: Mapping[int, int]) -> Problem:
    shown = ", ".join(str(lines.get(each, each)) for each in found.numbers)
    rows = shown if found.count <= len(found.numbers) else f"{shown} …"
    first = lines.get(found.numbers[0], 0) if found.numbers else 0
    params = {**dict(found.wrong.params), "rows": rows, "count": str(found.count)}
    return Problem(found.wrong.kind, Place(file.name, first, found.wrong.column), params)


def _period(text: str) -> Period | None:
    try:
        return parse_period(text)
    except (ValueError, OverflowError):
        return None
