"""Operators that look at other units, and parameters: what is more than arithmetic on one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from bilim_columnar.codes import LIMIT, Codes
from bilim_columnar.columns import Column, cast, literal, number
from bilim_columnar.nodes import Node, Unfit
from bilim_columnar.rows import decimals_of
from bilim_engine.definitions import Definitions, ParameterValue
from bilim_engine.values import EXACT, NOT_DEFINED, OUT_OF_DOMAIN

if TYPE_CHECKING:
    from bilim_columnar.asking import Asked

# The fixed numbers of the two reasons that subtree minds.
NOT_COLLECTED, NOT_APPLICABLE = 1, 2
Tables = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Walk:
    """A `subtree` or a `count` over a column."""

    op: str
    argument: Column
    index: int
    units: int

    def result(self) -> Column:
        """The column that comes of it."""
        names = (f"v{self.index}", f"r{self.index}")
        if self.op == "count":
            return number(*names, 0, self.units)
        return number(*names, self.argument.scale, self.argument.bound * max(self.units, 1))


def tables(walks: Sequence[Walk], before: str) -> tuple[Tables, str, list[str]]:
    """What these operators need: tables, how they are joined to the one before, and the columns they
    bring.
    """
    found: Tables = []
    joins, names = "", []
    for op, make in (("subtree", _rolled), ("count", _counted)):
        some = [each for each in walks if each.op == op]
        if some:
            name = f"{op}_{before}"
            found.extend(make(some, before, name))
            joins += (
                f" LEFT JOIN {name} ON {name}.walk_rated = {before}.rated AND {name}.walk_unit = "
                f"{before}.unit"
            )
            for each in some:
                names += _rolled_up(each, before, name) if op == "subtree" else _as_counted(each, name)
    return found, joins, names


def _answers(walk: Walk, table: str) -> str:
    """Whether a unit gives the value itself: it has one, or a reason of weight, or nothing below it."""
    if not walk.argument.reason:
        return "TRUE"
    reason = f"{table}.{walk.argument.reason}"
    return f"({reason} IS NULL OR {reason} <> {NOT_COLLECTED} OR NOT {table}.inner_unit)"


def _rolled(walks: Sequence[Walk], before: str, name: str) -> Tables:
    """For each unit the sum over those below it that answer for themselves, with nobody answering in between.

    This is the rule of `subtree` without its recursion: a statement as long for a deep tree as for a flat
    one.
    """
    tops, sums = "", ""
    for each in walks:
        index, wanted = each.index, each.result().type
        tops += f", MAX(CASE WHEN {_answers(each, 'g')} THEN g.depth END) AS t{index}"
        counts = f"{_answers(each, 'f')} AND (t.t{index} IS NULL OR t.t{index} < b.depth)"
        value = f"CASE WHEN {counts} THEN f.{each.argument.value} END"
        sums += f", CAST(SUM(CAST({value} AS {wanted})) AS {wanted}) AS v{index}, COUNT({value}) AS n{index}"
        if each.argument.reason:
            reason = f"f.{each.argument.reason}"
            bad = f"CASE WHEN {counts} AND {reason} <> {NOT_APPLICABLE} THEN b.place * {LIMIT} + {reason} END"
            sums += f", MIN({bad}) AS b{index}"
    above = (
        f"SELECT g.rated AS top_rated, b.descendant AS top_unit{tops} FROM below AS b JOIN {before} AS g "
        "ON g.tree = b.tree AND g.unit = b.unit WHERE b.unit <> b.descendant GROUP BY g.rated, b.descendant"
    )
    added = (
        f"SELECT f.rated AS walk_rated, b.unit AS walk_unit{sums} FROM below AS b JOIN {before} AS f "
        f"ON f.tree = b.tree AND f.unit = b.descendant LEFT JOIN {name}_top AS t "
        "ON t.top_rated = f.rated AND t.top_unit = f.unit WHERE b.unit <> b.descendant GROUP BY "
        "f.rated, b.unit"
    )
    return [(f"{name}_top", above), (name, added)]


def _rolled_up(walk: Walk, before: str, name: str) -> list[str]:
    """The unit's own value where it answers itself, else the sum, else the first reason below it."""
    index, argument = walk.index, walk.argument
    own = cast(f"{before}.{argument.value}", walk.result().type, argument.type)
    if not argument.reason:
        return [f"{own} AS v{index}", f"CAST(NULL AS INTEGER) AS r{index}"]
    itself, bad = _answers(walk, before), f"{name}.b{index}"
    value = f"CASE WHEN {itself} THEN {own} WHEN {bad} IS NULL THEN {name}.v{index} END AS v{index}"
    reason = (
        f"CASE WHEN {itself} THEN {before}.{argument.reason} WHEN {bad} IS NOT NULL THEN CAST({bad} % "
        f"{LIMIT} "
        f"AS INTEGER) WHEN {name}.n{index} = 0 THEN {NOT_APPLICABLE} END AS r{index}"
    )
    return [value, reason]


def _as_counted(walk: Walk, name: str) -> list[str]:
    return [f"{name}.v{walk.index}", f"{name}.r{walk.index}"]


def _counted(walks: Sequence[Walk], before: str, name: str) -> Tables:
    """How often it holds among the units below, and the first reason among them in the order of the
    register.
    """
    listed = ""
    for each in walks:
        value, reason = f"g.{each.argument.value}", _reason_of_g(each)
        bad = f"MIN(CASE WHEN {reason} IS NOT NULL THEN b.place * {LIMIT} + {reason} END)"
        listed += f", CASE WHEN {bad} IS NULL THEN COUNT(CASE WHEN {value} THEN 1 END) END AS v{each.index}"
        listed += f", CAST({bad} % {LIMIT} AS INTEGER) AS r{each.index}"
    text = (
        f"SELECT g.rated AS walk_rated, b.unit AS walk_unit{listed} FROM below AS b JOIN {before} AS g "
        "ON g.tree = b.tree AND g.unit = b.descendant GROUP BY g.rated, b.unit"
    )
    return [(name, text)]


def _reason_of_g(walk: Walk) -> str:
    return f"g.{walk.argument.reason}" if walk.argument.reason else "CAST(NULL AS INTEGER)"


def parameter(definitions: Definitions, codes: Codes, asked: Asked, node: Node) -> Column:
    """What the parameter is for each rated period and unit."""
    found = definitions.parameters.get(node.code)
    undefined = codes.reasons.number(NOT_DEFINED)
    if found is None:
        return number("CAST(NULL AS BIGINT)", str(undefined), 0, 0)
    values: list[ParameterValue | None] = []
    outside = asked.outside(node.kind, node.shift)
    for rated in range(len(asked.periods)):
        period = asked.period(rated, node.kind, node.shift)
        values.append(None if period is None else found.find(period.end - timedelta(days=1)))
    numbers = [each for value in values if value for each in _numbers(value)]
    scale = max((decimals_of(each) for each in numbers), default=0)
    bound = max((abs(int(EXACT.scaleb(each, scale))) for each in numbers), default=0)
    if bound >= 2**62:
        raise Unfit(f'param("{node.code}")')
    cases = "".join(_case(rated, value, scale, codes) for rated, value in enumerate(values))
    value = f"CASE rated{cases} ELSE CAST(NULL AS BIGINT) END"
    out = codes.reasons.number(OUT_OF_DOMAIN)
    domain = f"WHEN rated IN ({', '.join(map(str, outside))}) THEN {out} " if outside else ""
    reason = f"CASE {domain}WHEN ({value}) IS NULL THEN {undefined} END"
    return number(value, reason, scale, bound)


def _numbers(value: ParameterValue) -> list[Decimal]:
    if value.not_defined:
        return []
    if value.value is not None:
        return [value.value]
    return [*(value.by_unit or {}).values(), *([] if value.otherwise is None else [value.otherwise])]


def _case(rated: int, value: ParameterValue | None, scale: int, codes: Codes) -> str:
    if value is None or value.not_defined:
        return f" WHEN {rated} THEN CAST(NULL AS BIGINT)"
    otherwise = _text(value.otherwise if value.value is None else value.value, scale)
    if value.value is not None or not value.by_unit:
        return f" WHEN {rated} THEN {otherwise}"
    named = {codes.units.number(unit): each for unit, each in value.by_unit.items()}
    cases = "".join(f" WHEN {unit} THEN {_text(each, scale)}" for unit, each in sorted(named.items()))
    return f" WHEN {rated} THEN CASE unit{cases} ELSE {otherwise} END"


def _text(value: Decimal | None, scale: int) -> str:
    return (
        "CAST(NULL AS BIGINT)"
        if value is None
        else f"CAST({literal(int(EXACT.scaleb(value, scale)))} AS BIGINT)"
    )
