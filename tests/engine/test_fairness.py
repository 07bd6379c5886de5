"""What if: everybody is rated anew, and only by the values that were given."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest

from bilim_engine import formulas
from bilim_engine.definitions.analyses import Binomial, Mean, Poisson
from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.indicators import LOWER_IS_BETTER
from bilim_engine.definitions.methodology import Band
from bilim_engine.definitions.methods import MinMax
from bilim_engine.facts import Fact, FactTable
from bilim_engine.fairness import (
    Basis,
    Bench,
    Bounds,
    Following,
    Goal,
    better_bands,
    bounds_of,
    ladder,
    made_of,
    passed,
    ways_alone,
    what_if,
)
from bilim_engine.indicators import Evaluator
from bilim_engine.periods import parse_period
from bilim_engine.ratings import ADJUSTED, UNADJUSTED
from bilim_engine.values import Missing
from factories.small_rating import UNITS


@pytest.fixture
def basis(definitions, rating) -> Basis:
    polarities = {code: each.polarity for code, each in definitions.indicators.items()}
    method = replace(rating.methodology, interval=None)
    return Basis(method, rating.values[ADJUSTED], polarities, UNITS, rating.period, rating.units)


def places(rating) -> dict[str, D | None]:
    return {unit: result.rank for unit, result in rating.results[ADJUSTED].items()}


def test_without_own_values_the_rating_is_the_published_one(basis, rating) -> None:
    trial = what_if(basis, "d1", {})
    assert places(trial.after) == places(trial.before) == places(rating)
    assert passed(trial) == ((), ())
    assert UNADJUSTED not in trial.after.results


def test_an_own_value_stands_as_after_the_exceptions(basis, rating) -> None:
    """The exception adds 4 to the 2 of d1: its value is 6, and to write 6 changes nothing."""
    assert rating.values[ADJUSTED]["d1"]["i.bb"].value == 6
    before, after = what_if(basis, "d1", {"i.bb": D(6)}).results()
    assert before.score == after.score


def test_worked_by_hand(basis) -> None:
    """d1: part (80 + 60) / 2 = 70; cc 5 is 50 points and 0 is 100: 65, and 0.75·70 + 0.25·100 = 77.5."""
    trial = what_if(basis, "d1", {"i.cc": D(0)})
    before, after = trial.results()
    assert (before.score, after.score) == (D(65), D("77.5"))
    assert (before.rank, after.rank) == (D(3), D(1))
    assert (before.band, after.band) == ("high", "high")
    assert passed(trial) == (("d2", "d4"), ())


def test_a_median_of_the_group_moves_with_the_value(basis) -> None:
    """d2 has no aa: the median of d1 and d3 stands for it. Where d1 falls, d2 falls too, and stays ahead."""
    trial = what_if(basis, "d1", {"i.aa": D(0)})
    assert trial.after.scores[ADJUSTED]["d2"]["part/i.aa"].value == 20
    assert places(trial.after) == {"d1": D(3), "d2": D(2), "d3": D(4), "d4": D(1), "d5": None}
    assert passed(what_if(basis, "d1", {"i.aa": D(0), "i.bb": D(0), "i.cc": D(10)})) == ((), ("d3",))


def test_a_place_shared_is_not_a_department_passed_and_a_tie_broken_is(basis) -> None:
    level = what_if(basis, "d1", {"i.aa": D(10), "i.bb": D(10), "i.cc": D(10)})
    assert places(level.after)["d1"] == places(level.after)["d4"] == 1
    assert passed(level) == (("d2",), ())
    beside = replace(basis, values=basis.with_own("d1", level.own))
    broken = what_if(beside, "d4", {"i.bb": D("9.9")})
    assert passed(broken) == ((), ("d1",))


def test_others_move_where_the_method_holds_them_against_each_other(basis) -> None:
    """With observed goalposts the worst value is a goalpost: made worse, it raises everybody else."""
    root = basis.methodology.root
    cc = replace(root.children[1], normalise=MinMax("observed", range=(D(0), D(100))))
    method = replace(basis.methodology, root=replace(root, children=(root.children[0], cc)))
    trial = what_if(replace(basis, methodology=method), "d1", {"i.cc": D(21)})
    then, now = (each.scores[ADJUSTED]["d4"]["i.cc"].value for each in (trial.before, trial.after))
    assert (then, now) == (D(0), D(55))


def test_a_missing_value_may_be_given_and_a_screened_unit_comes_in(basis, rating) -> None:
    assert isinstance(rating.results[ADJUSTED]["d5"].score, Missing)
    trial = what_if(basis, "d5", {"i.aa": D(5), "i.bb": D(5)})
    before, after = trial.results()
    assert before.rank is None
    assert after.score == D("37.5")
    assert passed(trial) == ((), ())


@pytest.mark.parametrize(("unit", "code"), [("nobody", "i.aa"), ("d1", "i.zz")])
def test_what_is_not_rated_is_not_tried(basis, unit, code) -> None:
    with pytest.raises(KeyError):
        what_if(basis, unit, {code: D(1)})


@pytest.mark.parametrize(
    ("direction", "better"), [("descending", {"high"}), ("ascending", set()), (NOT_DEFINED, set())]
)
def test_which_bands_are_better_follows_from_the_direction_of_the_ranking(basis, direction, better) -> None:
    bands = (Band("low", {}, None, D(40)), Band("high", {}, D(40), None))
    ranking = replace(basis.methodology.ranking, direction=direction)
    method = replace(basis.methodology, bands=bands, ranking=ranking)
    assert better_bands(method, "low") == better
    assert better_bands(method, "high") == ({"low"} if direction == "ascending" else set())


NONE, UP = Bounds(), Bounds(D(0))


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("aa", UP),
        ("-aa", Bounds(None, D(0))),
        ("aa - bb", NONE),
        ("aa / bb", UP),
        ("2 / aa", UP),
        ("aa * 3 + 1", Bounds(D(1))),
        ("-aa * 3", NONE),
        ("-aa / bb", NONE),
        ("abs(aa - bb)", UP),
        ("abs(min(2, 5) - 7)", Bounds(D(0), D(5))),
        ("min(aa, 5)", Bounds(D(0), D(5))),
        ("max(aa, 5)", Bounds(D(5))),
        ("max(2, 5)", Bounds(D(5), D(5))),
        ("(3 if aa > 0 else 7) / 2", Bounds(D("1.5"), D("3.5"))),
        ("ago(aa, years=1)", UP),
        ("subtree(aa)", UP),
        ("subtree(aa - bb)", NONE),
        ("count(aa > 1)", UP),
        ("i.bb", UP),
        ("i.aa", NONE),
        ("7", Bounds(D(7), D(7))),
    ],
)
def test_bounds_follow_from_the_formula(definitions, formula, found) -> None:
    names = formulas.Names(
        items=dict.fromkeys(("aa", "bb", "cc"), ("calendar_year", ())), indicators={"i.aa", "i.bb"}
    )
    tree, problems = formulas.parse(formula, names)
    assert not problems
    indicator = replace(definitions.indicators["i.aa"], formula=tree)
    changed = replace(definitions, indicators={**definitions.indicators, "i.aa": indicator})
    assert bounds_of("i.aa", changed) == found


def test_a_quotient_in_per_cent_is_a_share(definitions) -> None:
    one = definitions.indicators["i.aa"]
    share = replace(
        one, unit="percent", formula=None, numerator=one.formula, denominator=one.formula, scale=D(100)
    )
    rate = replace(share, unit="points")
    for indicator, found in ((share, Bounds(D(0), D(100))), (rate, UP)):
        changed = replace(definitions, indicators={"i.aa": indicator})
        assert bounds_of("i.aa", changed) == found
        assert found.hold(D(0))
        assert not found.hold(D(-1))
    assert not Bounds(D(0), D(100)).hold(D("100.01"))


def test_what_an_analysis_declares_of_an_indicator_bounds_it(definitions) -> None:
    one = definitions.indicators["i.aa"]
    share = replace(one, formula=None, numerator=one.formula, denominator=one.formula, scale=D(1000))
    known = replace(definitions, indicators={**definitions.indicators, "i.aa": share})
    for noise, found in (
        (Binomial("i.aa"), Bounds(D(0), D(1000))),
        (Mean("i.aa", D(3), D(9)), Bounds(D(3), D(9))),
        (Poisson("i.aa", D(9)), UP),
    ):
        assert bounds_of("i.aa", known, [noise]) == found


@pytest.fixture
def change(definitions):
    """The definitions in which i.bb is what i.aa is now less what it was three years before."""
    names = formulas.Names(items={"aa": ("calendar_year", ())}, indicators={"i.aa"})
    tree, problems = formulas.parse("i.aa - ago(i.aa, years=3)", names)
    assert not problems
    moved = replace(definitions.indicators["i.bb"], formula=tree)
    return replace(definitions, indicators={**definitions.indicators, "i.bb": moved})


def test_a_difference_lies_within_what_its_ends_leave(change) -> None:
    share = [Binomial("i.aa")]
    scale = {**change.indicators, "i.aa": replace(change.indicators["i.aa"], scale=D(100))}
    known = replace(change, indicators=scale)
    assert bounds_of("i.bb", known, share) == Bounds(D(-100), D(100))
    assert bounds_of("i.bb", known, share, {"i.aa": D(20)}) == Bounds(D(-80), D(20))


def test_what_is_made_of_others_is_read_off_the_formulas(change) -> None:
    assert made_of(change, ["i.aa", "i.bb", "i.cc"]) == {"i.bb": {"i.aa"}}
    assert made_of(change, ["i.bb", "i.cc"]) == {}
    names = formulas.Names(items={"aa": ("calendar_year", ())}, indicators={"i.bb"})
    tree, _ = formulas.parse("2 * i.bb", names)
    through = replace(change.indicators["i.cc"], formula=tree)
    known = replace(change, indicators={**change.indicators, "i.cc": through})
    assert made_of(known, ["i.aa", "i.cc"]) == {"i.cc": {"i.aa"}}, "what stands between need not be rated"


def following(basis, definitions, facts) -> Basis:
    """The basis over these definitions and figures, what is made of others following them."""
    ask = Evaluator(definitions, facts, UNITS, basis.period)
    codes = ["i.aa", "i.bb", "i.cc"]
    values = {unit: {code: ask.value(code, unit) for code in codes} for unit in basis.codes}
    made = made_of(definitions, codes)
    return replace(basis, values=values, following=Following(made, ask))


@pytest.fixture
def moving(basis, change) -> Basis:
    """aa 8 after 3 of d1 and 6 after 4 of d4: bb is 5 and 2; cc as it is."""
    return following(basis, change, figures_of(D(8)))


def figures_of(now: D) -> FactTable:
    year, before = parse_period("2025"), parse_period("2022")
    of = {"d1": (now, D(3), D(5)), "d4": (D(6), D(4), D(0)), "d3": (D(1), D(1), D(9))}
    return FactTable(
        Fact(unit, item, period, (), value)
        for unit, (aa, then, cc) in of.items()
        for item, period, value in (("aa", year, aa), ("aa", before, then), ("cc", year, cc))
    )


def test_what_is_made_of_a_tried_value_follows_it(moving, change) -> None:
    """d1: aa 8 → 9 and with it bb 5 → 6; as an edition of such figures would say."""
    assert moving.period == parse_period("2025")
    trial = what_if(moving, "d1", {"i.aa": D(9)})
    assert trial.followed == {"i.bb": D(6)}
    true = following(moving, change, figures_of(D(9))).rated()
    assert trial.after.results == true.results
    bench = Bench(moving, "d1")
    result = true.results[ADJUSTED]["d1"]
    outcome = bench.outcome({"i.aa": D(9)})
    assert (outcome.score, outcome.rank, outcome.band) == (result.score, result.rank, result.band)
    assert what_if(moving, "d1", {"i.cc": D(0)}).followed == {}


def test_what_is_made_of_another_is_no_lever_and_moves_with_it(moving) -> None:
    bench = Bench(moving, "d3")
    ladders = {code: ladder(bench, code, Bounds(D(0), D(10)), 0) for code in ("i.aa", "i.bb", "i.cc")}
    assert ladders["i.bb"] is None
    assert ladders["i.aa"].climbs
    goal = Goal(rank=D(2), places=1)
    (way,) = ways_alone(bench, goal, [ladders["i.aa"]], {})
    ((before, after),) = [(move.before, move.after) for move in way.moves]
    assert [(each.indicator, each.before, each.after, each.paces) for each in way.followed] == [
        ("i.bb", D(0), after - before, None)
    ]


def test_where_what_follows_gets_worse_no_rung_is_proved(moving) -> None:
    worse = replace(moving, polarities={**moving.polarities, "i.bb": LOWER_IS_BETTER})
    assert not ladder(Bench(worse, "d3"), "i.aa", Bounds(D(0), D(10)), 0).climbs
