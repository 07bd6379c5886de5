"""A few names, and formulas read with them."""

from __future__ import annotations

from bilim_engine.formulas import Expression, Names, parse

NAMES = Names(
    items={"a": ("calendar_year", ("sex",)), "b": ("calendar_year", ()), "m.c": ("month", ())},
    indicators=frozenset({"i.x", "both"}),
    parameters=frozenset({"p.q"}),
)


def read(text: str) -> Expression:
    expression, problems = parse(text, NAMES)
    assert problems == []
    assert expression is not None
    return expression
