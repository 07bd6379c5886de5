"""What is made of a tried value is what the true evaluator says over such figures, whatever the formula."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from bilim_engine import formulas
from bilim_engine.definitions import Definitions, load
from bilim_engine.facts import Fact, FactTable
from bilim_engine.fairness import (
    Basis,
    Bench,
    Bounds,
    Following,
    cheapest_pair,
    goals,
    ladder,
    made_of,
    ways_alone,
    what_if,
)
from bilim_engine.indicators import Evaluator
from bilim_engine.periods import parse_period
from bilim_engine.ratings import ADJUSTED
from factories.small_rating import HEAD, INDICATOR, ITEM, METHOD, UNITS

CODES = ("i.aa", "i.bb", "i.cc")
YEAR, BEFORE = parse_period("2025"), parse_period("2022")
FORMULAS = (
    "i.aa - ago(i.aa, years=3)",
    "ago(i.aa, years=3) - i.aa",
    "i.aa / ago(i.aa, years=3)",
    "i.aa * i.cc",
    "10 / i.aa",
    "max(i.aa, 5) + i.cc",
    "ago(i.aa, years=3)",
)
values = st.integers(0, 10).map(D)


@cache
def defined(formula: str) -> Definitions:
    """The small rating in which bb is made of the others."""
    items = "items:\n" + "".join(ITEM.format(name=name) for name in ("aa", "bb", "cc"))
    lines = "".join(INDICATOR.format(name=name, polarity="higher_is_better") for name in ("aa", "bb", "cc"))
    found, _ = load({"small.yaml": HEAD + items + "indicators:" + lines + METHOD})
    names = formulas.Names(items={}, indicators={"i.aa", "i.cc"})
    tree, problems = formulas.parse(formula, names)
    assert not problems
    moved = replace(found.indicators["i.bb"], formula=tree)
    return replace(found, indicators={**found.indicators, "i.bb": moved})


def figures(known: dict[str, tuple[D, D, D]]) -> FactTable:
    return FactTable(
        Fact(unit, item, period, (), value)
        for unit, (aa, then, cc) in known.items()
        for item, period, value in (("aa", YEAR, aa), ("aa", BEFORE, then), ("cc", YEAR, cc))
    )


def basis_of(known: dict[str, tuple[D, D, D]], formula: str) -> Basis:
    definitions = defined(formula)
    method = replace(definitions.methodologies["small"], interval=None)
    ask = Evaluator(definitions, figures(known), UNITS, YEAR, method.adjustments)
    found = {unit: {code: ask.value(code, unit) for code in CODES} for unit in known}
    polarities = {code: definitions.indicators[code].polarity for code in CODES}
    following = Following(made_of(definitions, CODES), ask)
    return Basis(method, found, polarities, UNITS, YEAR, tuple(known), following)


situations = st.fixed_dictionaries({unit: st.tuples(values, values, values) for unit in ("d1", "d2", "d4")})
TRIED = st.fixed_dictionaries({}, optional={"i.aa": values, "i.cc": values})


@given(known=situations, formula=st.sampled_from(FORMULAS), own=TRIED)
@settings(max_examples=150, deadline=None)
def test_a_trial_is_the_rating_of_such_figures(known, formula, own) -> None:
    basis = basis_of(known, formula)
    aa, then, cc = known["d1"]
    true = basis_of({**known, "d1": (own.get("i.aa", aa), then, own.get("i.cc", cc))}, formula).rated()
    assert what_if(basis, "d1", own).after.results == true.results
    result, outcome = true.results[ADJUSTED]["d1"], Bench(basis, "d1").outcome(own)
    assert (outcome.score, outcome.rank, outcome.band) == (result.score, result.rank, result.band)


@given(known=situations, formula=st.sampled_from(FORMULAS))
@settings(max_examples=150, deadline=None)
def test_a_way_is_the_least_that_is_enough_and_never_moves_what_is_made_of_others(known, formula) -> None:
    basis = basis_of(known, formula)
    bench = Bench(basis, "d1")
    ladders = [each for code in CODES if (each := ladder(bench, code, Bounds(D(0), D(10)), 0))]
    assert "i.bb" not in {each.indicator for each in ladders}
    for goal in goals(basis.methodology, bench.outcome({}), (1,)):
        told = {way.moves[0].indicator: way for way in ways_alone(bench, goal, ladders, {})}
        for each in ladders:
            rungs = [each.at(rung) for rung in range(1, each.rungs + 1)]
            enough = [at for at in rungs if goal.is_met(bench.outcome({each.indicator: at}))]
            assert enough[:1] == [way.moves[0].after for way in [told.get(each.indicator)] if way]
        pair = cheapest_pair(bench, goal, ladders, dict.fromkeys(CODES, D(1)))
        for way in (*told.values(), *filter(None, [pair])):
            own = {move.indicator: move.after for move in way.moves}
            followed = what_if(basis, "d1", own).followed
            assert {move.indicator: move.after for move in way.followed}.items() <= followed.items()
