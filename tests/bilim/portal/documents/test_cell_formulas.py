"""Formulas of a spreadsheet, computed by a program that is not ours, give what the engine gives."""

from __future__ import annotations

from decimal import Decimal

import formulas as independent
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilim.portal.rules.documents import cell_formulas
from bilim.portal.rules.documents.cell_formulas import Term
from bilim_engine.aggregation import Child, combine

FEW = settings(max_examples=60, deadline=None)
WEIGHTS = st.decimals("0.1", "100", places=2)
SCORES = st.one_of(st.decimals("0", "100", places=4), st.just(Decimal(0)), st.just(Decimal("50.0000001")))
CHILDREN = st.lists(st.tuples(WEIGHTS, SCORES), min_size=1, max_size=6)
KINDS = ("arithmetic", "geometric", "harmonic")


def computed(formula: str, cells: dict[str, float]) -> float:
    """What the independent program makes of the formula."""
    made = independent.Parser().ast(formula)[1].compile()
    return float(made(*(cells[name.upper()] for name in made.inputs)))


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(CHILDREN)
def test_means_and_shares_are_those_of_the_engine(kind: str, children: list[tuple[Decimal, Decimal]]) -> None:
    combined = combine(kind, [Child(score, weight) for weight, score in children], Decimal("0.5"))
    terms = [Term(f"E{row}", f"F{row}") for row in range(1, len(children) + 1)]
    cells = {term.weight: float(weight) for term, (weight, _) in zip(terms, children, strict=True)}
    cells |= {term.score: float(score) for term, (_, score) in zip(terms, children, strict=True)}
    mean = computed(cell_formulas.mean(kind, terms), cells)
    assert mean == pytest.approx(float(combined.value), abs=1e-9)
    cells["G1"] = float(combined.value)
    for term, share in zip(terms, combined.shares, strict=True):
        formula = cell_formulas.share(kind, term, terms, "G1")
        assert computed(formula, cells) == pytest.approx(float(share), abs=1e-9)
