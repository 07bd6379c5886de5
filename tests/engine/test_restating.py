"""A small country in which two departments became one and one became two, worked by hand.

On 1 January 2025 `a` was merged into `m`, and of `k` the part `n` became a department of its own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest

from bilim_engine.definitions import load
from bilim_engine.facts import Fact, FactTable
from bilim_engine.fairness import (
    BOUNDARIES,
    DATA,
    METHOD,
    Frozen,
    lost_when_restated,
    scores_by_choice,
    sources_between,
    split_by_cause,
)
from bilim_engine.fairness.restating import restated
from bilim_engine.periods import is_of_before, parse_period
from bilim_engine.units import Succession, Unit, UnitTree, changed_on
from bilim_engine.values import Missing
from factories.small_rating import HEAD, INDICATOR, ITEM
from factories.small_rating import METHOD as TEXT

LEAVES = """root:
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
    - indicator: i.points
      weight: 1
      treat: {method: none}
      normalise: {method: min_max, goalposts: [0, 100], clip: true}
      missing: {policy: exclude}
ranking: {ties: competition, direction: descending}
"""

# aa of bb were counted; qq are points, which nobody adds up.
FIGURES = """
a,2024,20,100,40
m,2024,80,100,60
k,2024,60,200,70
m,2025,110,200,66
k,2025,44,100,80
n,2025,22,100,90
"""
EARLIER = """
a,2023,10,100,
m,2023,30,100,
k,2023,40,200,
"""
CUTS = (
    Succession("merged", "a", "m", date(2025, 1, 1)),
    Succession("split", "k", "n", date(2025, 1, 1)),
)


OF_ONE_YEAR = "subtree(aa) / subtree(bb) * 100"
OF_TWO = "(subtree(aa) + ago(subtree(aa), years=1)) / (subtree(bb) + ago(subtree(bb), years=1)) * 100"


def country(share: str):
    """The definitions with this formula of the share."""
    counted = ITEM.replace("measure: points", "measure: count")
    items = f"items:\n{counted.format(name='aa')}{counted.format(name='bb')}{ITEM.format(name='qq')}"
    first, second = (INDICATOR.format(name=name, polarity="higher_is_better") for name in ("share", "points"))
    first = first.replace("formula: share", f"formula: {share}")
    # The worked case: everything is 1, in every year.
    given = "{aa: 1, bb: 1}" if share == OF_ONE_YEAR else '{aa: 1, "aa@2024": 1, bb: 1, "bb@2024": 1}'
    first = first.replace("{share: 1}, expect: 1", f"{given}, expect: 100")
    second = second.replace("formula: points", "formula: qq").replace("{points: 1}", "{qq: 1}")
    head = TEXT[: TEXT.index("root:")].replace("screening:", "# screening:")
    found, problems = load({"small.yaml": f"{HEAD}{items}indicators:{first}{second}{head}{LEAVES}"})
    assert [problem.render("en") for problem in problems if problem.is_error] == []
    return found


@pytest.fixture(scope="module")
def definitions():
    return country(OF_ONE_YEAR)


@pytest.fixture(scope="module")
def over_two_years():
    """The same country, the share being that of two years together."""
    return country(OF_TWO)


def editions(definitions, figures: str = FIGURES, cuts=CUTS) -> tuple[Frozen, Frozen]:
    then = UnitTree([Unit("land", None, "oblast"), *(Unit(each, "land", "district") for each in "amk")])
    after = UnitTree([Unit("land", None, "oblast"), *(Unit(each, "land", "district") for each in "mkn")])
    to_before, to_now = sources_between(cuts, then, after)
    facts = [fact for line in figures.split() for fact in read(line)]
    method, changed = definitions.methodologies["small"], changed_on(cuts)

    def edition(year: str, units: UnitTree, sources) -> Frozen:
        period = parse_period(year)
        # An edition has the figures of its own units, up to its own year, of their ground of its last day.
        known = [fact for fact in facts if fact.period.end <= period.end and fact.unit in units]
        if year == "2025":
            known = [cut(fact) for fact in known]
        return Frozen(FactTable(known), period, method, definitions, units, sources, changed)

    def cut(fact: Fact) -> Fact:
        is_broken = is_of_before(fact.period, changed.get(fact.unit))
        return replace(fact, value=Missing("not_comparable")) if is_broken else fact

    return edition("2024", then, to_before), edition("2025", after, to_now)


def read(line: str):
    unit, year, *numbers = line.split(",")
    for item, number in zip(("aa", "bb", "qq"), numbers, strict=True):
        if number:
            value = D(number) if number[0].isdigit() else Missing(number)
            yield Fact(unit, item, parse_period(year), (), value)


def parts(before: Frozen, now: Frozen, unit: str, then: str = ""):
    scores = scores_by_choice(before, now)
    found = split_by_cause(scores, unit, scores[0, 0, 0][then or unit], scores[1, 1, 1][unit], then)
    assert found is not None
    assert sum(found.parts.values()) == found.change
    return tuple(found.parts[cause] for cause in (DATA, METHOD, BOUNDARIES))


def test_the_heir_of_a_merger(definitions) -> None:
    """Then 80 of 100 and 60 points: 70; now 110 of 200 and 66: 60.5. Then on the ground of now: 100 of 200
    and the mean of 40 and 60 points: 50. Now on the ground of then: 0.8 of 110 of half of 200, and 66: 77."""
    assert parts(*editions(definitions), "m") == (D("8.75"), D(0), D("-18.25"))


def test_a_department_that_lives_on_after_a_split(definitions) -> None:
    """Then 60 of 200 and 70 points: 50; now 44 of 100 and 80: 62. Then on the ground of now: two thirds of
    60, half of 200, the points of the whole: 55. Now on that of then: 66 of 200 and 85, the mean: 59."""
    assert parts(*editions(definitions), "k") == (D(8), D(0), D(4))
    itself = (*CUTS, Succession("split", "k", "k", date(2025, 1, 1)))
    assert parts(*editions(definitions, cuts=itself), "k") == (D(8), D(0), D(4))


def test_a_new_department_against_the_one_it_was_part_of(definitions) -> None:
    """`k` then 50; `n` now 22 of 100 and 90 points: 56. Then on the ground of now 20 of 100 and 70: 45."""
    assert parts(*editions(definitions), "n", "k") == (D(10), D(0), D(-4))


def test_a_department_merged_into_another_against_its_heir(definitions) -> None:
    """`a` then 20 of 100 and 40 points: 30; the heir 60.5. Now on the ground of then 22 of 100 and 66: 44."""
    assert parts(*editions(definitions), "m", "a") == (D("12.25"), D(0), D("18.25"))


def test_years_before_the_change_are_of_other_ground(over_two_years) -> None:
    """Two years together. `m` then 110 of 200 and 60 points: 57.5; now the years before are not comparable
    and the 66 points alone count. Then on the ground of now 50 points; now on the ground of then 88 and 80
    of 200, and 66: 75."""
    before, now = editions(over_two_years, FIGURES + EARLIER)
    assert parts(before, now, "m") == (D("16.75"), D(0), D("-8.25"))
    assert lost_when_restated(before, now, "m", "m") == ("i.share",)


@pytest.mark.parametrize(
    ("on", "comparable"),
    [
        (date(2025, 9, 1), False),
        (date(2025, 8, 31), True),
        (date(2025, 1, 1), True),
        (date(2025, 12, 31), False),
    ],
)
def test_a_change_on_the_day_a_school_year_begins(definitions, on: date, comparable: bool) -> None:
    """What the edition now cannot read of 2024/25, that of before cannot read of 2023/24 either; 2024 was a
    leap year."""
    cuts = tuple(replace(link, on=on) for link in CUTS)
    figures = FIGURES + "a,2023/24,10,100,50 m,2023/24,30,100,50 m,2024/25,40,200,50"
    before, now = editions(definitions, figures, cuts)
    facts, _units = restated(before, now)
    then, of_now = (
        facts.value("m", "aa", parse_period("2023/24")),
        now.facts.value("m", "aa", parse_period("2024/25")),
    )
    assert isinstance(then, D) is comparable
    assert isinstance(of_now, D) is comparable


def test_a_merger_in_which_nothing_was_done_otherwise_is_boundaries_alone(over_two_years) -> None:
    same = """a,2023,20,100,50 m,2023,80,100,50 k,2023,60,200,50
              a,2024,20,100,50 m,2024,80,100,50 k,2024,60,200,50
              m,2025,100,200,50 k,2025,40,100,50 n,2025,20,100,50"""
    assert parts(*editions(over_two_years, same), "m") == (D(0), D(0), D(-15))


def test_a_figure_that_nobody_has_of_a_part_is_told(definitions) -> None:
    """Nothing says how much of `bb` was n's: the share has no value on the other ground, the points have."""
    figures = FIGURES.replace("n,2025,22,100,90", "n,2025,22,not_collected,90")
    before, now = editions(definitions, figures)
    assert lost_when_restated(before, now, "k", "k") == ("i.share",)
    assert lost_when_restated(before, now, "m", "m") == ()
    assert sum(parts(before, now, "k")) == D(62) - D(50)


def test_a_part_that_does_not_have_such_a_thing_counts_in_no_mean(definitions) -> None:
    """90 points of n and none that could be of k: the whole has 90."""
    figures = FIGURES.replace("k,2025,44,100,80", "k,2025,44,100,not_applicable")
    before, now = editions(definitions, figures)
    assert scores_by_choice(before, now)[1, 0, 0]["k"] == (D(33) + 90) / 2


def test_points_of_the_units_below_are_no_points_of_the_unit(definitions) -> None:
    """Of `k` only its schools have figures: its children add up, points of 60 and 80 are not 140."""
    schools = "k1,2024,20,90,60 k2,2024,40,110,80"
    before, now = editions(definitions, FIGURES.replace("k,2024,60,200,70", ""))
    below = [Unit(each, "k", "school") for each in ("k1", "k2")]
    facts = [*before.facts, *(fact for line in schools.split() for fact in read(line))]
    before = replace(before, units=UnitTree([*before.units, *below]), facts=FactTable(facts))
    found, _units = restated(before, now)
    year = parse_period("2024")
    # Two thirds of the 60 counted; of the points the edition itself has no figure of `k`.
    assert found.value("k", "aa", year) == D(40)
    assert found.value("k", "qq", year) == Missing("not_collected")


# `k` had 60 of 200 in 2024. Each row: what is known of the part k and of n in 2025, and in 2022; what of the
# 200 falls to each.
@pytest.mark.parametrize(
    ("figures", "k", "n"),
    [
        ("k,2025,44,100,80 n,2025,22,not_applicable,90", D(200), Missing("not_applicable")),
        ("k,2025,44,not_applicable,80 n,2025,22,100,90", Missing("not_applicable"), D(200)),
        # Withheld, unpublished or disputed in the nearest year: the next in which both have it.
        ("k,2025,44,100,80 n,2025,22,suppressed,90 k,2022,1,30,1 n,2022,1,10,1", D(150), D(50)),
        ("k,2025,44,100,80 n,2025,22,not_published,90 k,2022,1,30,1 n,2022,1,10,1", D(150), D(50)),
        ("k,2025,44,under_appeal,80 n,2025,22,100,90 k,2022,1,30,1 n,2022,1,10,1", D(150), D(50)),
        # In no year: no share is known.
        (
            "k,2025,44,not_applicable,80 n,2025,22,not_applicable,90",
            Missing("not_collected"),
            Missing("not_collected"),
        ),
        ("k,2025,44,100,80 n,2025,22,suppressed,90", Missing("not_collected"), Missing("not_collected")),
    ],
)
def test_what_falls_to_parts_of_which_something_is_not_known(definitions, figures: str, k, n) -> None:
    kept = FIGURES.replace("k,2025,44,100,80", "").replace("n,2025,22,100,90", "")
    before, now = editions(definitions, kept)
    facts = [*now.facts, *(fact for line in figures.split() for fact in read(line))]
    found, _units = restated(before, replace(now, facts=FactTable(facts)))
    year = parse_period("2024")
    assert (found.value("k", "bb", year), found.value("n", "bb", year)) == (k, n)
