"""Formulas as a reader sees them: every one in every language, with brackets where words reach further."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bilim.portal.rules import formulas
from bilim_engine.definitions import Definitions
from bilim_engine.formulas.tree import Expression
from factories import editions as made


def test_every_formula_can_be_told_in_every_language() -> None:
    definitions = made.definitions()
    for indicator in definitions.indicators.values():
        for language in ("ky", "ru", "en"):
            piece = formulas.of_indicator(indicator, definitions, language)
            assert (piece is None) == (not indicator.is_computable)
            if piece is not None:
                words = list(_words(piece))
                assert all(words)
                assert not any(code in words for code in definitions.items)


def _words(piece: formulas.Piece) -> Iterator[str]:
    if piece.kind in (formulas.WORDS, formulas.ITEM):
        yield piece.text
    for part in piece.parts:
        yield from _words(part)


def item(code: str) -> Expression:
    return Expression("item", code=code)


A, B, C = map(item, "abc")
SUM = Expression("add", (A, B))
LESS = Expression("lt", (A, B))
EITHER = Expression("or", (LESS, Expression("present", (C,))))


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        (Expression("ago", (SUM,), years=3), "(a + b), 3 years earlier"),
        (Expression("sub", (A, Expression("ago", (B,), years=3))), "a − (b, 3 years earlier)"),
        (
            Expression("ago", (Expression("total", (A,), over="sex"),), years=1),
            "a, summed over sex, 1 years earlier",
        ),
        (Expression("present", (SUM,)), "(a + b) is known"),
        (Expression("not", (EITHER,)), "not (a < b or c is known)"),
        (Expression("not", (LESS,)), "not a < b"),
        (Expression("and", (Expression("not", (LESS,)), LESS)), "not a < b and a < b"),
        (Expression("mul", (Expression("if", (LESS, A, B)), C)), "(a if a < b; otherwise b) × c"),
        (
            Expression("if", (LESS, Expression("if", (LESS, A, B)), C)),
            "(a if a < b; otherwise b) if a < b; otherwise c",
        ),
        (Expression("add", (Expression("min", (A, B)), C)), "(the smallest of: a; b) + c"),
        (Expression("mul", (Expression("subtree", (SUM,)), C)), "(a + b) × c"),
        (Expression("sub", (A, Expression("sub", (B, C)))), "a − (b − c)"),
        (Expression("add", (Expression("mul", (A, B)), C)), "a × b + c"),
    ],
)
def test_brackets_say_how_far_words_reach(expression: Expression, said: str) -> None:
    assert "".join(_words(formulas.of(expression, Definitions(), "en"))) == said
