"""Columns of exact numbers, truths and ratios, and the bounds within which they are exact.

A number is a whole number together with a fixed scale. While every number that can arise has at most 34
digits, the
reference evaluator never rounds, and neither do the databases: both then hold the same number. A bound is
known before any figure is read, so nothing is ever found to be too long afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

# 34 digits: as far as the exact path computes without rounding.
EXACT_BOUND = 10**34 - 1
# What DECIMAL(38, 0) holds, with room for one addition.
WIDEST = 10**37
_EIGHT_BYTES = 2**62


class Inexact(Exception):
    """This operation could need more digits than there are: it is left to the exact path."""


@dataclass(frozen=True, slots=True)
class Column:
    """Names or texts of SQL: `value` is NULL where `reason` is not; a `reason` of "" is never missing.

    A ratio has its denominator too, and `scale` and `bound` of its own for it.
    """

    kind: Literal["number", "truth", "ratio"]
    value: str
    reason: str = ""
    scale: int = 0
    bound: int = 0
    divisor: str = ""
    divisor_scale: int = 0
    divisor_bound: int = 0

    @property
    def type(self) -> str:
        return sql_type(self.bound)


def number(value: str, reason: str, scale: int, bound: int) -> Column:
    """A column of numbers; raises Inexact where the exact path might round."""
    if bound > EXACT_BOUND:
        raise Inexact
    return Column("number", value, reason, scale, bound)


def truth(value: str, reason: str) -> Column:
    return Column("truth", value, reason)


def sql_type(bound: int) -> str:
    """Eight bytes where they hold every number that can arise, else whole decimals of 38 digits."""
    if bound > WIDEST:
        raise Inexact
    return "BIGINT" if bound < _EIGHT_BYTES else "DECIMAL(38, 0)"


def literal(value: int) -> str:
    """The whole number in SQL, whatever its length."""
    return str(value) if abs(value) < _EIGHT_BYTES else f"CAST('{value}' AS DECIMAL(38, 0))"


def cast(text: str, wanted: str, given: str) -> str:
    return text if wanted == given else f"CAST({text} AS {wanted})"


def at_scale(column: Column, scale: int, wanted: str) -> str:
    """The value at a scale that is not smaller, in the type wanted."""
    text = cast(column.value, wanted, column.type)
    factor = 10 ** (scale - column.scale)
    return text if factor == 1 else f"({text} * {cast(literal(factor), wanted, sql_type(factor))})"


def bound_at(column: Column, scale: int) -> int:
    factor: int = 10 ** (scale - column.scale)
    return column.bound * factor


def aligned(columns: Iterable[Column], total: bool = False) -> tuple[list[str], int, int]:
    """The values at one scale and in one type; with `total`, one that their sum fits into."""
    columns = list(columns)
    scale = max(each.scale for each in columns)
    bounds = [bound_at(each, scale) for each in columns]
    bound = sum(bounds) if total else max(bounds)
    wanted = sql_type(bound)
    return [at_scale(each, scale, wanted) for each in columns], scale, bound


def first(reasons: Iterable[str]) -> str:
    """The first reason there is, in the order given."""
    given = list(dict.fromkeys(each for each in reasons if each))
    if len(given) < 2:
        return given[0] if given else ""
    return f"COALESCE({', '.join(given)})"


def as_reason(column: Column) -> str:
    return column.reason or "NULL"


def named(column: Column, index: int) -> tuple[Column, list[str]]:
    """The column under short names, and what a SELECT must say to give it these names."""
    given = [f"{column.value} AS v{index}"]
    found = replace(column, value=f"v{index}")
    if column.reason:
        given.append(f"{column.reason} AS r{index}")
        found = replace(found, reason=f"r{index}")
    if column.divisor:
        given.append(f"{column.divisor} AS d{index}")
        found = replace(found, divisor=f"d{index}")
    return found, given
