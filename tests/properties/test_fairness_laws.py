"""What if and what it would take, whatever the methodology and the figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from bilim_engine.definitions import (
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER,
    Band,
    Leaf,
    MinMax,
    MissingPolicy,
    Node,
    NoTreatment,
    Percentile,
    Rank,
)
from bilim_engine.definitions.methods import with_range
from bilim_engine.fairness import (
    Basis,
    Bench,
    Bounds,
    Ladder,
    Move,
    Outcome,
    cheapest_pair,
    goals,
    ladder,
    passed,
    ways_alone,
    what_if,
)
from bilim_engine.units import Unit, UnitTree
from bilim_engine.values import EXACT, NOT_COLLECTED, Missing
from properties.methods import TEXT, figures, methodology
from properties.test_two_paths import YEAR, situations, value_of

QUICK = settings(max_examples=150, deadline=None)
BANDS = (Band("low", TEXT, None, D(40)), Band("middle", TEXT, D(40), D(70)), Band("high", TEXT, D(70), None))
WIDE = Bounds(D(0), D(2000))
# So few steps that all of them can be tried.
COARSE = -2


@st.composite
def bases(draw) -> tuple[Basis, str]:
    methodology, units, codes, polarities, values = draw(situations())
    method = replace(methodology, bands=BANDS)
    return Basis(method, values, polarities, units, YEAR, codes), draw(st.sampled_from(codes))


# Ways of scoring under which a better value never does harm.
KIND = [
    MinMax((D(0), D(900)), clip=True),
    MinMax((D(0), D(900)), clip=False),
    MinMax("observed"),
    Percentile(),
    Rank(),
]


@st.composite
def kind_bases(draw) -> tuple[Basis, str]:
    """Three to six units with every figure, two or three indicators in one or two directions."""
    names = [f"i{number}" for number in range(draw(st.integers(2, 3)))]
    leaves = [
        Leaf(
            name,
            D(draw(st.integers(1, 5))),
            NoTreatment(),
            with_range(draw(st.sampled_from(KIND)), (D(1), D(100))),
            MissingPolicy("exclude"),
        )
        for name in names
    ]
    mean = draw(st.sampled_from(["arithmetic", "geometric", "harmonic"]))
    part = Node("part", TEXT, mean, "given", tuple(leaves[:-1]), D(2), D(0))
    root = Node("overall", TEXT, mean, "given", (part, leaves[-1]), D(1), D(0))
    codes = tuple(f"u{number}" for number in range(draw(st.integers(3, 6))))
    values = {
        unit: {name: value_of(unit, name, D(draw(st.integers(1, 9)) * 100)) for name in names}
        for unit in codes
    }
    polarities = {name: draw(st.sampled_from([HIGHER_IS_BETTER, LOWER_IS_BETTER])) for name in names}
    method = replace(methodology(root), bands=BANDS)
    units = UnitTree(Unit(code) for code in codes)
    return Basis(method, values, polarities, units, YEAR, codes), draw(st.sampled_from(codes))


def indicators(basis: Basis) -> list[str]:
    return list(dict.fromkeys(leaf.indicator for _, leaf in basis.methodology.leaves()))


@given(found=bases(), data=st.data())
@QUICK
def test_the_bench_says_what_the_whole_rating_says(found, data) -> None:
    basis, unit = found
    bench = Bench(basis, unit)
    for _ in range(3):
        codes = data.draw(st.sets(st.sampled_from(indicators(basis)), max_size=3))
        own = {code: data.draw(figures) for code in sorted(codes)}
        result = what_if(basis, unit, own).results()[1]
        outcome = bench.outcome(own)
        assert (outcome.score, outcome.rank, outcome.band) == (result.score, result.rank, result.band)


@given(found=bases(), data=st.data())
@QUICK
def test_to_take_the_own_values_back_is_to_be_where_one_was(found, data) -> None:
    basis, unit = found
    published = {code: each.value for code, each in basis.values[unit].items()}
    own = {code: data.draw(figures) for code, each in published.items() if isinstance(each, D)}
    there = replace(basis, values=basis.with_own(unit, own))
    back = what_if(there, unit, {code: published[code] for code in own})
    assert back.after.results == basis.rated().results
    ahead, behind = passed(back)
    assert not set(ahead) & set(behind)


@given(found=st.one_of(bases(), kind_bases()))
@QUICK
def test_a_suggestion_gives_the_goal_and_one_step_less_does_not(found) -> None:
    basis, unit = found
    bench = Bench(basis, unit)
    ladders = [each for code in indicators(basis) if (each := ladder(bench, code, WIDE, 2))]
    for goal in goals(basis.methodology, bench.outcome({}), (1, 3)):
        for way in ways_alone(bench, goal, ladders, {}):
            (move,) = way.moves
            steps = next(each for each in ladders if each.indicator == move.indicator)
            assert goal.is_met(told(basis, unit, {move.indicator: move.after}))
            rung = int(EXACT.divide(EXACT.subtract(move.after, steps.first), steps.step)) + 1
            assert steps.at(rung) == move.after
            assert not goal.is_met(told(basis, unit, {move.indicator: steps.at(rung - 1)}))


@given(found=st.one_of(bases(), kind_bases()))
@QUICK
def test_no_smaller_change_of_one_indicator_reaches_the_goal(found) -> None:
    """Every rung below the one that is told is tried, so what is called climbing climbs."""
    basis, unit = found
    bench = Bench(basis, unit)
    ladders = [each for code in indicators(basis) if (each := ladder(bench, code, WIDE, COARSE))]
    for goal in goals(basis.methodology, bench.outcome({}), (1, 2)):
        told_of = {way.moves[0].indicator: way.moves[0].after for way in ways_alone(bench, goal, ladders, {})}
        for each in ladders:
            enough = [
                each.at(rung)
                for rung in range(1, each.rungs + 1)
                if goal.is_met(bench.outcome({each.indicator: each.at(rung)}))
            ]
            assert enough[:1] == [told_of[each.indicator]] if each.indicator in told_of else not enough


@given(found=kind_bases(), data=st.data())
@QUICK
def test_the_cheapest_pair_is_the_cheapest(found, data) -> None:
    """All pairs of rungs are tried: none takes fewer paces, and neither may go a step less."""
    basis, unit = found
    bench = Bench(basis, unit)
    ladders = [each for code in indicators(basis)[:3] if (each := ladder(bench, code, WIDE, COARSE))]
    paces = {each.indicator: data.draw(figures) for each in ladders}
    usable = [each for each in ladders if each.climbs]
    for goal in goals(basis.methodology, bench.outcome({}), (1,)):
        way = cheapest_pair(bench, goal, ladders, paces)
        costs = list(every_pair(bench, goal, usable, paces))
        if way is None:
            assert not costs
            continue
        assert costs, "one of the two gets there alone with no more paces"
        assert way.paces == min(costs)
        own = {move.indicator: move.after for move in way.moves}
        assert len(own) == 2
        assert goal.is_met(told(basis, unit, own))
        for each in usable:
            if each.indicator in own:
                less = below(each, own[each.indicator])
                assert not goal.is_met(told(basis, unit, {**own, each.indicator: less}))


def small_bench(weights, values, policy="exclude", parents=None) -> Bench:
    """Two indicators, a and b, from 0 to 100 as they are; of `own` the values are tried."""
    leaves = [
        Leaf(
            name,
            D(weight),
            NoTreatment(),
            with_range(MinMax((D(0), D(100)), clip=True), (D(0), D(100))),
            MissingPolicy(policy, "oblast") if name == "a" else MissingPolicy("exclude"),
        )
        for name, weight in zip("ab", weights, strict=True)
    ]
    method = methodology(Node("overall", TEXT, "arithmetic", "given", tuple(leaves), D(1), D(0)))
    found = {
        unit: {name: value_of(unit, name, each) for name, each in zip("ab", pair, strict=True)}
        for unit, pair in values.items()
    }
    above = parents or {}
    units = UnitTree(
        [*(Unit(code, None, "oblast") for code in sorted({*above.values()}))]
        + [Unit(code, above.get(code), "district") for code in values]
    )
    polarities = dict.fromkeys("ab", HIGHER_IS_BETTER)
    return Bench(Basis(method, found, polarities, units, YEAR, tuple(values)), "own")


def test_a_pair_of_which_one_gets_there_alone_with_fewer_paces_is_none() -> None:
    """50 of 3·a + 5·b are wanted, a step of a costs 2 paces and one of b 0.3: b alone takes 10 steps, 3
    paces. With a it would take 9 of b and 2 of a, 4 paces."""
    bench = small_bench((3, 5), {"own": (D(0), D(0)), "other": (D(10), D(4))})
    ladders = [each for code in "ab" if (each := ladder(bench, code, WIDE, 0))]
    (goal,) = goals(bench.basis.methodology, bench.outcome({}), (1,))
    paces = {"a": D("0.5"), "b": D(10) / D(3)}
    assert cheapest_pair(bench, goal, ladders, paces) is None
    told_of = {way.moves[0].indicator: way.moves[0].after for way in ways_alone(bench, goal, ladders, paces)}
    assert told_of == {"a": D(17), "b": D(10)}


def test_where_a_better_value_lifts_a_neighbour_every_step_is_tried() -> None:
    """The neighbour has neither figure: its score is the a of `own`, whose own score is (a + 50) / 2. From 30
    on `own` passes the other, and beyond 50 the neighbour passes `own`: the best value is not enough."""
    missing = Missing(NOT_COLLECTED)
    values = {"own": (D(0), D(50)), "neighbour": (missing, missing), "other": (D(40), D(40))}
    parents = {"own": "o1", "neighbour": "o1", "other": "o2"}
    bench = small_bench((1, 1), values, "impute_median", parents)
    steps = ladder(bench, "a", WIDE, 0)
    assert not steps.climbs
    (goal,) = goals(bench.basis.methodology, bench.outcome({}), (1,))
    (way,) = ways_alone(bench, goal, [steps], {})
    assert [move.after for move in way.moves] == [D(30)]
    assert not goal.is_met(bench.outcome({"a": D(100)}))


def test_a_step_is_as_long_as_its_digits_say() -> None:
    """34 of them, whatever the context of the caller."""
    third = EXACT.divide(D(1), D(3))
    steps = Ladder("a", third, D("0.4"), D("0.1"), 1, climbs=True)
    assert steps.size(1) == Move("a", third, D("0.4"), None).size == D("0.0666666666666666666666666666666667")


def every_pair(bench, goal, ladders, paces):
    """The paces of every two rungs above the ground that reach the goal where neither alone does within
    them."""
    alone = {each.indicator: cheapest_alone(bench, goal, each, paces) for each in ladders}
    for one, other in combinations(ladders, 2):
        for first, second in product(range(1, one.rungs + 1), range(1, other.rungs + 1)):
            rungs = ((one, first), (other, second))
            cost = max(EXACT.divide(each.size(at), paces[each.indicator]) for each, at in rungs)
            both = bench.outcome({each.indicator: each.at(at) for each, at in rungs})
            if goal.is_met(both) and all(cost < alone[each.indicator] for each, _ in rungs):
                yield cost


def cheapest_alone(bench, goal, steps, paces) -> D:
    """The fewest paces in which this indicator reaches the goal by itself."""
    costs = (
        EXACT.divide(steps.size(rung), paces[steps.indicator])
        for rung in range(1, steps.rungs + 1)
        if goal.is_met(bench.outcome({steps.indicator: steps.at(rung)}))
    )
    return min(costs, default=D("Infinity"))


def below(steps, value: D) -> D:
    """The rung below this value."""
    rung = next(each for each in range(1, steps.rungs + 1) if steps.at(each) == value)
    return steps.at(rung - 1)


def told(basis: Basis, unit: str, own):
    """What the whole rating says, without the bench."""
    result = what_if(basis, unit, own).results()[1]

    return Outcome(result.score, result.rank, result.band)
