"""A tally as one statement, and the facts that come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from sqlglot import exp

from bilim_engine.definitions.tallies import Condition, Tally
from bilim_engine.facts import Breakdown, Fact
from bilim_engine.periods import parse_period
from bilim_engine.values import NOT_COLLECTED, Missing, Value, parse_decimal

NOT_STATED = "not_stated"
"""The category of rows that say nothing in a column of the breakdown: parts add up to the total."""

_SUMS = ("rows_in_all", "figures", "figure")
_SIGNS: Mapping[str, Callable[..., Any]] = {
    "is": exp.EQ,
    "is_not": exp.NEQ,
    "at_least": exp.GTE,
    "below": exp.LT,
}


class Database(Protocol):
    """An engine that has the table of the source."""

    dialect: str

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        """The rows of a statement written in the dialect of the engine."""


def statement(tally: Tally, dialect: str, source: str = "", *, finest: bool = False) -> str:
    """The statement: unit, period, categories, how many rows and how many of them with a figure, the sum.

    It gives the totals over every dimension too, or with `finest` the finest groups alone. Whatever a
    definition says becomes a quoted name or a literal, never text of the statement.
    """
    groups = [f"by_{index}" for index in range(len(tally.by))]
    # Named and sifted group by group: doing either row by row takes half as long again as the counting.
    names = [_category(each).as_(each) for each in groups]
    sums = [exp.column(each if tally.sum else _SUMS[0]).as_(each) for each in _SUMS]
    found = (
        exp.select("unit", "period", *names, *sums)
        .from_("grouped")
        .with_("grouped", as_=_grouped(tally, source))
    )
    for key in ("unit", "period"):
        found = found.where(exp.column(key).is_(exp.null()).not_())
    return (found if finest or not groups else with_totals(found, tally, dialect)).sql(dialect=dialect)


def _grouped(tally: Tally, source: str) -> exp.Select:
    """The rows that count, grouped by the columns as they are; where rows are counted, by one count alone."""
    keys = dict(
        zip(("unit", "period", *(f"by_{n}" for n in range(len(tally.by)))), _keys(tally), strict=True)
    )
    counted: list[Any] = [exp.Count(this=exp.Star()).as_(_SUMS[0])]
    if tally.sum:
        figure = exp.column(tally.sum, quoted=True)
        counted += [exp.Count(this=figure).as_(_SUMS[1]), exp.Sum(this=figure.copy()).as_(_SUMS[2])]
    found = exp.select(*(column.as_(name) for name, column in keys.items()), *counted)
    found = found.from_(exp.to_table(source or tally.source))
    for each in map(condition, tally.where):
        found = found.where(each)
    return found.group_by(*(exp.Literal.number(index + 1) for index in range(len(keys))))


def _keys(tally: Tally) -> list[exp.Column]:
    return [exp.column(each, quoted=True) for each in (tally.unit, tally.period, *tally.by)]


def with_totals(finest: exp.Select, tally: Tally, dialect: str) -> exp.Expression:
    """Every combination of dimensions, summed from the finest groups: the rows themselves are read once."""
    dimensions, parts = len(tally.by), list[exp.Select]()
    for mask in range(2**dimensions):
        names = [f"by_{index}" for index in range(dimensions) if mask & (1 << index)]
        listed: list[Any] = ["unit", "period"]
        for index in range(dimensions):
            name = f"by_{index}"
            listed.append(name if name in names else exp.cast(exp.null(), "text").as_(name))
        sums = [summed(each, tally).as_(each) for each in _SUMS]
        parts.append(exp.select(*listed, *sums).from_("finest").group_by("unit", "period", *names))
    union: Any = parts[0]
    for each in parts[1:]:
        union = union.union(each, distinct=False)
    # Else DuckDB reads the rows once for every combination; Spark has no such word.
    once = True if dialect != "spark" else None
    return union.with_("finest", as_=finest, materialized=once)  # type: ignore[no-any-return]


def summed(column: str, tally: Tally) -> exp.Expression:
    """The sum of a column over groups: a count stays a count."""
    total = exp.Sum(this=exp.column(column))
    # Sums of whole numbers are longer than those; handing over each takes as long as all that came before.
    return total if column == _SUMS[2] and tally.sum else exp.cast(total, "bigint")


def _category(column: str) -> exp.Expression:
    text = exp.cast(exp.column(column, quoted=True), "text")
    return exp.Coalesce(this=text, expressions=[exp.Literal.string(NOT_STATED)])


def condition(condition: Condition) -> exp.Expression:
    """The condition as a part of a statement."""
    column = exp.column(condition.column, quoted=True)
    literal: exp.Expression
    try:
        number = parse_decimal(condition.value)
    except ValueError:
        literal = exp.Literal.string(condition.value)
    else:
        literal = exp.Literal.number(str(number))
    found: exp.Expression = _SIGNS[condition.sign](this=column, expression=literal)
    return found


def facts(tally: Tally, database: Database, source: str = "") -> Iterator[Fact]:
    """The facts of the tally: a total and every combination of its dimensions, for each unit and period."""
    for row in database.rows(statement(tally, database.dialect, source)):
        yield fact(tally, row)


def fact(tally: Tally, row: Sequence[Any]) -> Fact:
    """The fact that a row of the statement says."""
    unit, period, *categories, rows, figures, figure = row
    pairs = zip(tally.by, categories, strict=True)
    breakdown: Breakdown = tuple(sorted((over, str(each)) for over, each in pairs if each is not None))
    # A sum of which a part is not known is not known.
    value: Value = parse_decimal(str(figure)) if rows == figures else Missing(NOT_COLLECTED)
    return Fact(str(unit), tally.item, parse_period(str(period)), breakdown, value, tally.code)
