"""A change of score, split among data, method and boundaries: worked by hand, exact, in no order's favour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilim_engine.definitions import Definitions, load
from bilim_engine.definitions.methods import MinMax
from bilim_engine.facts import Fact, FactTable
from bilim_engine.fairness import (
    BOUNDARIES,
    DATA,
    METHOD,
    Frozen,
    scores_by_choice,
    sources_between,
    split_by_cause,
)
from bilim_engine.periods import calendar_year
from bilim_engine.units import Succession, Unit, UnitTree
from bilim_engine.values import round12
from factories.small_rating import HEAD, ITEM
from factories.small_rating import METHOD as TEXT

CHANGED = date(2025, 1, 1)
SHARE = """indicators:
  - code: i.share
    version: 1
    status: proposal
    title: {ky: т, ru: т, en: t}
    why: {ky: т, ru: т, en: t}
    base: {ky: т, ru: т, en: t}
    polarity: higher_is_better
    unit: points
    period: calendar_year
    numerator: subtree(aa)
    denominator: subtree(bb)
    scale: 100
    basis: {ky: жок, ru: нет, en: none}
    author: {ky: бирөө, ru: один, en: one}
    checker: {ky: башкасы, ru: другой, en: another}
    reviewed_on: 2026-11-21
    next_review_on: 2027-11-21
    cases: [{name: {ky: өзү, ru: само, en: itself}, given: {aa: 1, bb: 2}, expect: 50}]
"""


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    head = TEXT[: TEXT.index("root:")].replace("screening:", "# screening:")
    tree = """root:
  code: overall
  title: {ky: т, ru: т, en: t}
  mean: arithmetic
  weights: given
  coverage: 0.5
  range: [0, 100]
  children:
    - indicator: i.share
      weight: 1
      treat: {method: none}
      normalise: {method: min_max, goalposts: [0, 100], clip: true}
      missing: {policy: exclude}
ranking: {ties: competition, direction: descending}
"""
    counted = ITEM.replace("measure: points", "measure: count")
    items = "items:\n" + "".join(counted.format(name=name) for name in ("aa", "bb"))
    found, problems = load({"small.yaml": HEAD + items + SHARE + head + tree})
    assert [problem.render("en") for problem in problems if problem.is_error] == []
    return found


def registered(*codes: str) -> UnitTree:
    return UnitTree([Unit("land", None, "oblast"), *(Unit(code, "land", "district") for code in codes)])


def edition(definitions, year: int, figures: dict[str, tuple[int, int]], units=None, **more) -> Frozen:
    period = calendar_year(year)
    facts = [
        Fact(unit, item, period, (), D(number))
        for unit, both in figures.items()
        for item, number in zip(("aa", "bb"), both, strict=True)
    ]
    method = definitions.methodologies["small"]
    tree = units or registered(*figures)
    return Frozen(
        FactTable(facts), period, more.get("method", method), definitions, tree, more.get("sources", {})
    )


def goalposts(definitions, high: int):
    """The method with another goalpost."""
    method = definitions.methodologies["small"]
    leaf = method.root.children[0]
    other = replace(leaf, normalise=MinMax((D(0), D(high)), clip=True, range=(D(0), D(100))))
    return replace(method, root=replace(method.root, children=(other,)))


def parts(before: Frozen, now: Frozen, unit: str):
    scores = scores_by_choice(before, now)
    found = split_by_cause(scores, unit, scores[0, 0, 0][unit], scores[1, 1, 1][unit])
    assert found is not None
    assert sum(found.parts.values()) == found.change
    return tuple(found.parts[cause] for cause in (DATA, METHOD, BOUNDARIES))


def test_other_figures_alone_are_data(definitions) -> None:
    before, now = (edition(definitions, year, {"d1": (of, 100)}) for year, of in ((2024, 40), (2025, 55)))
    assert parts(before, now, "d1") == (D(15), D(0), D(0))


def test_another_method_alone_is_method(definitions) -> None:
    before = edition(definitions, 2024, {"d1": (40, 100)})
    now = edition(definitions, 2025, {"d1": (40, 100)}, method=goalposts(definitions, 50))
    assert parts(before, now, "d1") == (D(0), D(40), D(0))


def test_what_both_did_together_is_shared(definitions) -> None:
    """Then 40 of 100; now 45 by a goalpost of 50 is 90. Data alone +5, method alone +40, together +50: the 5
    they did together are shared."""
    before = edition(definitions, 2024, {"d1": (40, 100)})
    now = edition(definitions, 2025, {"d1": (45, 100)}, method=goalposts(definitions, 50))
    assert parts(before, now, "d1") == (D("7.5"), D("42.5"), D(0))


def test_a_unit_merged_into_another_is_boundaries(definitions) -> None:
    """d1 had 20 of 100 and took in d2 with 80 of 100: 50. Nothing was done better: nothing is data."""
    then, after = registered("d1", "d2"), registered("d1")
    to_before, to_now = sources_between([Succession("merged", "d2", "d1", CHANGED)], then, after)
    assert (to_before, to_now) == ({"d1": ("d1",), "d2": ("d1",)}, {"d1": ("d1", "d2")})
    before = edition(definitions, 2024, {"d1": (20, 100), "d2": (80, 100)}, then, sources=to_before)
    now = edition(definitions, 2025, {"d1": (100, 200)}, after, sources=to_now)
    assert parts(before, now, "d1") == (D(0), D(0), D(30))
    # A tenth more everywhere is data: +2 on the ground of then, +5 on that of now; together, half and half.
    more = edition(definitions, 2025, {"d1": (110, 200)}, after, sources=to_now)
    assert parts(before, more, "d1") == (D("3.5"), D(0), D("31.5"))


def test_a_part_that_was_split_off_is_boundaries(definitions) -> None:
    """d1 with 60 of 200 gave away d2; now it has 40 of 100 and d2 20 of 100: of the same ground still 60."""
    then, after = registered("d1"), registered("d1", "d2")
    to_before, to_now = sources_between([Succession("split", "d1", "d2", CHANGED)], then, after)
    assert (to_before, to_now) == ({"d1": ("d1", "d2")}, {"d1": ("d1",), "d2": ("d1",)})
    before = edition(definitions, 2024, {"d1": (60, 200)}, then, sources=to_before)
    now = edition(definitions, 2025, {"d1": (40, 100), "d2": (20, 100)}, after, sources=to_now)
    assert parts(before, now, "d1") == (D(0), D(0), D(10))


def test_a_unit_renamed_or_recoded_is_the_same_unit(definitions) -> None:
    then, after = registered("d1"), registered("d1")
    links = [Succession("renamed", "d1", "d1", CHANGED), Succession("recoded", "d1", "d1", CHANGED)]
    assert sources_between(links, then, after) == ({}, {})
    before, now = (edition(definitions, year, {"d1": (of, 100)}) for year, of in ((2024, 40), (2025, 55)))
    assert parts(before, now, "d1") == (D(15), D(0), D(0))


def test_ground_that_moved_between_two_that_stand_is_not_restated() -> None:
    both = registered("d1", "d2")
    assert sources_between([Succession("territory_moved", "d1", "d2", CHANGED)], both, both) == ({}, {})


def test_a_merger_of_three_and_strangers(definitions) -> None:
    then, after = registered("d1", "d2", "d3"), registered("d9")
    links = [Succession("merged", each, "d9", CHANGED) for each in ("d1", "d2", "d3")]
    assert sources_between(links, then, after) == (
        {"d1": ("d9",), "d2": ("d9",), "d3": ("d9",)},
        {"d9": ("d1", "d2", "d3")},
    )
    assert sources_between(
        [Succession("merged", "x", "y", CHANGED), Succession("split", "x", "y", CHANGED)], then, after
    ) == (
        {},
        {},
    )


def test_who_is_rated_beside_it_is_boundaries_too(definitions) -> None:
    """With observed goalposts a department that left the register changes everybody's score."""
    method = definitions.methodologies["small"]
    leaf = replace(method.root.children[0], normalise=MinMax("observed", range=(D(0), D(100))))
    observed = replace(method, root=replace(method.root, children=(leaf,)))
    figures = {"d1": (40, 100), "d2": (60, 100), "d3": (0, 100)}
    before = edition(definitions, 2024, figures, method=observed)
    fewer = {code: both for code, both in figures.items() if code != "d3"}
    now = edition(definitions, 2025, fewer, method=observed)
    scores = scores_by_choice(before, now)
    # Then d1 lay between 0 and 60, at two thirds; now it is the least of two.
    found = split_by_cause(scores, "d1", scores[0, 0, 0]["d1"], scores[1, 1, 1]["d1"])
    assert found is not None
    assert found.parts[METHOD] == 0
    assert found.change == round12(D(0) - D(200) / 3)
    assert found.parts[BOUNDARIES] < 0


def test_without_a_score_in_one_combination_nothing_is_split(definitions) -> None:
    """The other method asks for what the older edition never counted."""
    other = replace(definitions, indicators={**definitions.indicators, "i.new": renamed(definitions)})
    root = definitions.methodologies["small"].root
    leaf = replace(root.children[0], indicator="i.new")
    method = replace(definitions.methodologies["small"], root=replace(root, children=(leaf,)))
    before = edition(definitions, 2024, {"d1": (40, 100)})
    now = replace(edition(other, 2025, {"d1": (45, 100)}), methodology=method)
    facts = FactTable([*now.facts, Fact("d1", "cc", now.period, (), D(10))])
    scores = scores_by_choice(before, replace(now, facts=facts))
    assert split_by_cause(scores, "d1", D(40), D(10)) is None
    assert split_by_cause(scores, "nobody", D(40), D(10)) is None


def renamed(definitions):
    one = definitions.indicators["i.share"]
    from bilim_engine.formulas import Expression  # noqa: PLC0415

    item = Expression("subtree", (Expression("item", code="cc"),))
    return replace(one, code="i.new", formula=item, numerator=None, denominator=None)


def test_figures_that_are_not_the_published_ones_are_not_split(definitions) -> None:
    before, now = (edition(definitions, year, {"d1": (of, 100)}) for year, of in ((2024, 40), (2025, 55)))
    scores = scores_by_choice(before, now)
    assert split_by_cause(scores, "d1", D(41), D(55)) is None
    assert split_by_cause(scores, "d1", D(40), D(56)) is None


numbers = st.decimals(0, 100, places=6, allow_nan=False)
tables = st.lists(numbers, min_size=8, max_size=8)


@given(table=tables)
@settings(max_examples=300, deadline=None)
def test_the_parts_add_up_to_the_last_digit_and_favour_no_order(table) -> None:
    scores = dict(zip(product((0, 1), repeat=3), table, strict=True))
    by_unit = {choice: {"u": value} for choice, value in scores.items()}
    found = split_by_cause(by_unit, "u", scores[0, 0, 0], scores[1, 1, 1])
    assert found is not None
    assert sum(found.parts.values()) == found.change == round12(scores[1, 1, 1]) - round12(scores[0, 0, 0])
    back = split_by_cause(
        {tuple(1 - each for each in choice): of for choice, of in by_unit.items()},
        "u",
        scores[1, 1, 1],
        scores[0, 0, 0],
    )
    assert back is not None
    assert all(abs(back.parts[cause] + found.parts[cause]) <= D("3e-12") for cause in found.parts)
    # Two causes that change places in the table change places in the parts.
    swapped = {(b, a, c): of for (a, b, c), of in by_unit.items()}
    other = split_by_cause(swapped, "u", scores[0, 0, 0], scores[1, 1, 1])
    assert other is not None
    assert abs(other.parts[METHOD] - found.parts[DATA]) <= D("3e-12")
