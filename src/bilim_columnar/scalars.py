"""The operators within one unit and period as SQL: a row an operator, missing rule included.

`value` is NULL where there is a reason; so a strict operator needs nothing but its arithmetic, and its
reason is
the first one of its arguments. Lazy operators ask for an argument's reason only where the argument is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bilim_columnar.codes import BEYOND
from bilim_columnar.columns import (
    Column,
    Inexact,
    aligned,
    as_reason,
    cast,
    first,
    literal,
    number,
    sql_type,
    truth,
)

Columns = Sequence[Column]


def _reason(columns: Columns) -> str:
    return first(each.reason for each in columns)


def _numbers(columns: Columns) -> Columns:
    """The same columns, all plain numbers; a ratio is for the exact path."""
    if any(each.kind != "number" for each in columns):
        raise Inexact
    return columns


def _add(columns: Columns, sign: str = "+") -> Column:
    texts, scale, bound = aligned(_numbers(columns), total=True)
    return number(f"({f' {sign} '.join(texts)})", _reason(columns), scale, bound)


def _subtract(columns: Columns) -> Column:
    return _add(columns, "-")


def _multiply(columns: Columns) -> Column:
    one, other = _numbers(columns)
    bound = one.bound * other.bound
    wanted = sql_type(max(bound, one.bound, other.bound))
    texts = [cast(each.value, wanted, each.type) for each in (one, other)]
    return number(f"({texts[0]} * {texts[1]})", _reason(columns), one.scale + other.scale, bound)


def _divide(columns: Columns) -> Column:
    """Both halves side by side: the division itself is done by the exact path."""
    top, bottom = _numbers(columns)
    zero = f"CASE WHEN {bottom.value} = 0 THEN {{division_by_zero}} END"
    reason = first([top.reason, bottom.reason, zero])
    return Column("ratio", top.value, reason, top.scale, top.bound, bottom.value, bottom.scale, bottom.bound)


def _negate(columns: Columns) -> Column:
    (one,) = _numbers(columns)
    return replace(one, value=f"(-{one.value})")


def _absolute(columns: Columns) -> Column:
    (one,) = _numbers(columns)
    return replace(one, value=f"ABS({one.value})")


def _extreme(function: str) -> Callable[[Columns], Column]:
    def extreme(columns: Columns) -> Column:
        texts, scale, bound = aligned(_numbers(columns))
        # DuckDB takes bare columns for names of arguments, and no name may be given twice.
        texts = list(dict.fromkeys(texts))
        if len(texts) == 1:
            return replace(columns[0], reason=_reason(columns))
        # LEAST and GREATEST pass over NULL; ours is missing if anything is.
        there = " AND ".join(f"{each.value} IS NOT NULL" for each in columns)
        value = f"CASE WHEN {there} THEN {function}({', '.join(texts)}) END"
        return number(value, _reason(columns), scale, bound)

    return extreme


def _comparison(sign: str) -> Callable[[Columns], Column]:
    def compare(columns: Columns) -> Column:
        reason = _reason(columns)
        if all(each.kind == "number" for each in columns):
            texts, _scale, _bound = aligned(columns)
            return truth(f"({texts[0]} {sign} {texts[1]})", reason)
        return truth(_crosswise(columns[0], columns[1], sign), reason)

    return compare


# Quotients of numbers whose crosswise product is shorter than this differ by more than the exact path rounds.
_APART = 10**32


def _crosswise(left: Column, right: Column, sign: str) -> str:
    """a/b compared with c/d as a·d with c·b, the signs of b and d minded.

    The exact path compares quotients rounded to 34 digits. Two that differ do so by at least 1/(b·d), which
    is more than the rounding can take away while a·d is shorter than 33 digits.
    """
    tops = [_half(left), _half(right)]
    bottoms = [_divisor(left), _divisor(right)]
    products = [_multiply((tops[0], bottoms[1])), _multiply((tops[1], bottoms[0]))]
    texts, _scale, bound = aligned(products)
    if bound > _APART:
        raise Inexact
    turned = " <> ".join(f"({each.value} < 0)" for each in bottoms)
    plain, other = f"{texts[0]} {sign} {texts[1]}", f"{texts[1]} {sign} {texts[0]}"
    there = " AND ".join(f"{each.value} <> 0" for each in bottoms)
    return f"CASE WHEN NOT ({there}) THEN NULL WHEN {turned} THEN {other} ELSE {plain} END"


def _half(column: Column) -> Column:
    return Column("number", column.value, "", column.scale, column.bound)


def _divisor(column: Column) -> Column:
    if column.kind == "number":
        return Column("number", "1", "", 0, 1)
    return Column("number", column.divisor, "", column.divisor_scale, column.divisor_bound)


def _not(columns: Columns) -> Column:
    return truth(f"(NOT {columns[0].value})", columns[0].reason)


def _both(one: Column, other: Column) -> Column:
    value = f"CASE WHEN {one.value} THEN {other.value} ELSE {one.value} END"
    return truth(value, _when(f"CASE WHEN {one.value} THEN {{}} END", other.reason, one.reason))


def _either(one: Column, other: Column) -> Column:
    value = f"CASE WHEN NOT {one.value} THEN {other.value} ELSE {one.value} END"
    return truth(value, _when(f"CASE WHEN NOT {one.value} THEN {{}} END", other.reason, one.reason))


def _when(wrapped: str, later: str, earlier: str) -> str:
    """The earlier reason, else the later one where it is asked for."""
    return first([earlier, wrapped.format(later) if later else ""])


def _if(columns: Columns) -> Column:
    condition, then, otherwise = columns
    given = "CASE WHEN {c} THEN {a} WHEN NOT {c} THEN {b} {e}END"
    reasons = [as_reason(each) for each in columns]
    end = f"ELSE {reasons[0]} " if condition.reason else ""
    reason = given.format(c=condition.value, a=reasons[1], b=reasons[2], e=end)
    if not any(each.reason for each in columns):
        reason = ""
    elif not (then.reason or otherwise.reason):
        reason = condition.reason
    if then.kind == otherwise.kind == "truth":
        value = given.format(c=condition.value, a=then.value, b=otherwise.value, e="")
        return truth(value, reason)
    texts, scale, bound = aligned(_numbers((then, otherwise)))
    return number(given.format(c=condition.value, a=texts[0], b=texts[1], e=""), reason, scale, bound)


def _present(columns: Columns) -> Column:
    """True unless missing; of a figure too long for its column nothing is said here."""
    reason = columns[0].reason
    if not reason:
        return truth("TRUE", "")
    value = f"CASE WHEN {reason} IS NULL THEN TRUE WHEN {reason} <> {BEYOND} THEN FALSE END"
    return truth(value, f"CASE WHEN {reason} = {BEYOND} THEN {BEYOND} END")


def _sum(columns: Columns) -> Column:
    return _add(columns)


def _open_sum(columns: Columns) -> Column:
    flags, terms = columns[::2], _numbers(columns[1::2])
    texts, scale, bound = aligned(terms, total=True)
    wanted = sql_type(bound)
    zero = cast("0", wanted, "BIGINT")
    some = " OR ".join(each.value for each in flags)
    parts = [
        f"CASE WHEN {flag.value} THEN {text} ELSE {zero} END" for flag, text in zip(flags, texts, strict=True)
    ]
    reasons = [
        f"CASE WHEN {flag.value} THEN {term.reason} END"
        for flag, term in zip(flags, terms, strict=True)
        if term.reason
    ]
    none = f"CASE WHEN NOT ({some}) THEN {{not_collected}} END"
    value = f"CASE WHEN {some} THEN {' + '.join(parts)} END"
    return number(value, first([none, *reasons]), scale, bound)


def rule(condition: Column, rest: Column, reason: int) -> Column:
    """Missing for the reason where the condition holds; a missing condition does not hold."""
    known = f"WHEN {condition.reason} = {BEYOND} THEN {BEYOND} " if condition.reason else ""
    text = f"CASE WHEN {condition.value} THEN {reason} {known}ELSE {as_reason(rest)} END"
    guard = (
        f"CASE WHEN {condition.value} THEN NULL {known.replace(f'THEN {BEYOND}', 'THEN NULL')}ELSE {{}} END"
    )
    return _guarded(rest, guard, text)


def within(rest: Column, outside: Sequence[int], reason: int) -> Column:
    """Missing for the reason in these rated periods."""
    if not outside:
        return rest
    there = f"rated IN ({', '.join(map(literal, outside))})"
    text = f"CASE WHEN {there} THEN {reason} ELSE {as_reason(rest)} END"
    return _guarded(rest, f"CASE WHEN NOT {there} THEN {{}} END", text)


def _guarded(rest: Column, guard: str, reason: str) -> Column:
    divisor = guard.format(rest.divisor) if rest.divisor else ""
    return replace(rest, value=guard.format(rest.value), reason=reason, divisor=divisor)


SCALARS: Mapping[str, Callable[[Columns], Column]] = {
    "add": _add,
    "sub": _subtract,
    "mul": _multiply,
    "div": _divide,
    "neg": _negate,
    "abs": _absolute,
    "min": _extreme("LEAST"),
    "max": _extreme("GREATEST"),
    "lt": _comparison("<"),
    "le": _comparison("<="),
    "gt": _comparison(">"),
    "ge": _comparison(">="),
    "eq": _comparison("="),
    "ne": _comparison("<>"),
    "not": _not,
    "and": lambda columns: _both(columns[0], columns[1]),
    "or": lambda columns: _either(columns[0], columns[1]),
    "if": _if,
    "present": _present,
    "sum": _sum,
    "open_sum": _open_sum,
}
