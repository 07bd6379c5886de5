"""Values that are taken over from an earlier run are those that computing everything gives."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from bilim.indicators import rules
from bilim.indicators.terms import Inputs
from bilim_engine.definitions import subset
from bilim_engine.facts import Fact, FactTable
from bilim_engine.periods import parse_period
from bilim_engine.values import NOT_COLLECTED, Missing
from factories import editions

UNITS = ("nookat", "talas", "osh-city", "batken")


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    definitions = subset(editions.definitions(), editions.METHOD)
    kept = (fact for fact in editions.facts() if fact.item in definitions.items)
    return Inputs(definitions, FactTable(kept), editions.tree(), parse_period("2025"))


def variants(inputs: Inputs) -> dict[str, tuple[object, ...]]:
    return {"adjusted": inputs.definitions.methodologies[editions.METHOD].adjustments, "unadjusted": ()}


def leaves(inputs: Inputs) -> list[str]:
    method = inputs.definitions.methodologies[editions.METHOD]
    return list(dict.fromkeys(leaf.indicator for _path, leaf in method.leaves()))


@pytest.fixture(scope="module")
def values(inputs: Inputs) -> object:
    return rules.compute(inputs, leaves(inputs), UNITS, variants(inputs))  # type: ignore[arg-type]


def changed(inputs: Inputs, seed: int) -> Inputs:
    """Some figures are others, one is missing, one is new, one is gone."""
    chance = random.Random(f"recomputing {seed}")
    facts = [fact for fact in inputs.facts if fact.unit in UNITS]
    for fact in chance.sample(facts, 3):
        other = Fact(*fact.key, Decimal(chance.randint(1, 500)), fact.origin, True, fact.recorded_at)
        inputs = replace(inputs, facts=FactTable([*inputs.facts, other]))
    lost, gone = chance.sample(facts, 2)
    rest = [fact for fact in inputs.facts if fact.key != gone.key]
    return replace(inputs, facts=FactTable([*rest, replace(lost, value=Missing(NOT_COLLECTED))]))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_taken_over_is_what_computing_gives(inputs: Inputs, values: object, seed: int) -> None:
    now = changed(inputs, seed)
    again = rules.recompute(inputs, values, now, leaves(inputs), UNITS, variants(inputs))  # type: ignore[arg-type]
    whole = rules.compute(now, leaves(inputs), UNITS, variants(inputs))  # type: ignore[arg-type]
    assert rules.write_values(again) == rules.write_values(whole)


def test_only_what_reads_a_changed_figure_is_computed(
    inputs: Inputs, values: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    compute = rules.compute

    def watched(now: Inputs, indicators: object, *rest: object) -> object:
        asked.extend(indicators := tuple(indicators))  # type: ignore[arg-type]
        return compute(now, indicators, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(rules, "compute", watched)
    fact = inputs.facts.find("nookat", "preschool.children", parse_period("2025"))
    assert fact is not None
    now = replace(inputs, facts=FactTable([*inputs.facts, replace(fact, value=Decimal(7))]))
    rules.recompute(inputs, values, now, leaves(inputs), UNITS, variants(inputs))  # type: ignore[arg-type]
    assert 0 < len(asked) < len(leaves(inputs))
    assert all(code.startswith("preschool.") for code in asked)


def test_where_more_than_figures_differs_everything_is_computed(inputs: Inputs, values: object) -> None:
    definitions = inputs.definitions
    code = leaves(inputs)[0]
    indicator = replace(definitions.indicators[code], scale=Decimal(7))
    other = replace(definitions, indicators={**definitions.indicators, code: indicator})
    for now in (replace(inputs, definitions=other), replace(inputs, period=parse_period("2024"))):
        again = rules.recompute(inputs, values, now, leaves(inputs), UNITS, variants(inputs))  # type: ignore[arg-type]
        whole = rules.compute(now, leaves(inputs), UNITS, variants(inputs))  # type: ignore[arg-type]
        assert rules.write_values(again) == rules.write_values(whole)
