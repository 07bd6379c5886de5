"""What moved the score since the year before, split exactly into data, method and boundaries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from functools import cache

import pytest
from django.test import Client

from bilim.publication import queries
from bilim.publication.queries import causes
from bilim.publication.rules.bundle_reading import read_bundle
from bilim.publication.terms import EditionContent, RegisterUnit
from bilim.registry.models import UnitLink
from bilim_engine.definitions import Definitions, Node
from bilim_engine.definitions.tree import Leaf
from bilim_engine.facts import Fact
from bilim_engine.fairness import BOUNDARIES, DATA, METHOD
from bilim_engine.units import Succession
from bilim_engine.values import EXACT, Missing
from factories import editions as made
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
PAGE = "editions/departments-2025-1/departments"


@cache
def another_method() -> Definitions:
    """The method with all directions of equal weight."""
    rules = made.definitions()
    method = rules.methodologies[made.METHOD]
    root = replace(method.root, weights="equal", children=tuple(map(unweighted, method.root.children)))
    other = replace(method, root=root, version=method.version + 1)
    return replace(rules, methodologies={**rules.methodologies, method.code: other})


def unweighted(child: Node | Leaf) -> Node | Leaf:
    return replace(child, weight=D(1))


@cache
def with_method() -> bytes:
    return made.rebuilt("2025", rules=another_method())


def without(code: str) -> tuple[RegisterUnit, ...]:
    return tuple(unit for unit in made.registered() if unit.code != code)


# Every figure of everybody, so that it is the boundaries that are tried and not what is missing.
COMPLETE = made.facts(10**9)


CHANGED = date(2025, 6, 1)
MERGED = Succession("merged", "aravan", "nookat", CHANGED)
SPLIT = Succession("split", "nookat", "aravan", CHANGED)
MOVED = Succession("territory_moved", "nookat", "alay", CHANGED)


@cache
def complete(period: str, *links: Succession) -> bytes:
    return made.rebuilt(period, figures=COMPLETE, links=links)


@cache
def merged() -> bytes:
    """In 2025 Nookat has taken in Aravan, with all that was counted there, in every year."""
    figures = together("nookat", "aravan")
    return made.rebuilt("2025", units=without("aravan"), figures=figures, links=[MERGED])


@cache
def split_off() -> bytes:
    """In 2024 there was no Aravan: it was part of Nookat."""
    return made.rebuilt("2024", units=without("aravan"), figures=together("nookat", "aravan"))


def together(whole: str, part: str) -> list[Fact]:
    """The figures with those of the part added to the whole."""
    figures = {fact.key: fact for fact in COMPLETE}
    found = []
    for key, fact in figures.items():
        if fact.unit == part:
            continue
        if fact.unit == whole:
            # Shares are not added up; that of the whole is between those of its parts.
            value = EXACT.add(fact.value, figures[part, *key[1:]].value)
            is_share = made.definitions().items[fact.item].measure == "share"
            fact = replace(fact, value=EXACT.divide(value, D(2)) if is_share else value)
        found.append(fact)
    return found


def register(kind: str, unit: str, to: str) -> None:
    """The register of today says so; what stands in editions does not."""
    UnitLink.objects.create(
        kind=kind, unit_id=unit, to_id=to, on=CHANGED, certainty="found", basis={}, sources=[]
    )


def unstated(data: bytes) -> bytes:
    """The edition as it was before editions stated who came of whom."""
    return made.signed(replace(read_bundle(data), boundaries=None))


def changes(now: EditionContent, before: EditionContent):
    for unit in now.ranked_units:
        then, after = before.result(unit.code), now.result(unit.code)
        if then is not None and not isinstance(then.score, Missing) and not isinstance(after.score, Missing):
            yield unit.code, after.score - then.score


def test_under_one_method_on_one_register_all_of_it_is_data(client: Client) -> None:
    for period in made.YEARS:
        made.publish(period)
    now, before = made.content("2025"), made.content("2024")
    for unit, change in changes(now, before):
        found = queries.split_change(now, before, unit)
        assert found.is_data_alone
        assert found.causes is not None
        assert found.causes.parts == {DATA: change, METHOD: 0, BOUNDARIES: 0}
    assert "Всё это – изменение данных" in Page(client.get(f"/ru/{PAGE}/nookat/").content).text


def test_another_method_is_told_apart_from_other_data(client: Client) -> None:
    made.publish("2024")
    made.publish_bundle(with_method())
    now, before = read_bundle(with_method()), made.content("2024")
    seen = 0
    for unit, change in changes(now, before):
        causes = queries.split_change(now, before, unit).causes
        assert causes is not None
        assert sum(causes.parts.values()) == causes.change == change
        assert causes.parts[BOUNDARIES] == 0
        # Data alone would have moved the score by so much under the one method, and so much under the other.
        one = made.content("2025").result(unit).score - before.result(unit).score
        other = change - (now.result(unit).score - made.content("2025").result(unit).score)
        assert one == other
        seen += causes.parts[METHOD] != 0
    assert seen > 30
    page = Page(client.get(f"/ru/{PAGE}/nookat/").content)
    assert "места не сравниваются" in page.text
    assert "Другая методика" in page.text
    assert "Место 3 тогда" not in page.text


def test_the_method_part_by_hand(client: Client) -> None:
    """Four ratings: the average of what the method does to the data of either year."""
    made.publish("2024")
    before, now = made.content("2024"), read_bundle(with_method())
    old_by_new = read_bundle(made.rebuilt("2024", rules=another_method()))
    for unit in ("nookat", "alay"):
        causes = queries.split_change(now, before, unit).causes
        assert causes is not None
        first = old_by_new.result(unit).score - before.result(unit).score
        then = now.result(unit).score - made.content("2025").result(unit).score
        assert abs(causes.parts[METHOD] - (first + then) / 2) <= D("3e-12")


def test_a_merger_is_boundaries(client: Client) -> None:
    """What the whole has now is what both have now: held on the new ground, only the years differ."""
    made.publish_bundle(complete("2024"))
    made.publish_bundle(merged())
    now, before = read_bundle(merged()), read_bundle(complete("2024"))
    causes = queries.split_change(now, before, "nookat").causes
    assert causes is not None
    assert causes.parts[METHOD] == 0
    assert sum(causes.parts.values()) == now.result("nookat").score - before.result("nookat").score
    # Of the data of then on the ground of now, and of those of now on the ground of then, with what each did.
    step = read_bundle(split_off()).result("nookat").score - before.result("nookat").score
    assert causes.parts[BOUNDARIES] * step > 0
    # Who has nothing to do with it, under fixed goalposts, has nothing of it.
    far = queries.split_change(now, before, "manas").causes
    assert far is not None
    assert (far.parts[METHOD], far.parts[BOUNDARIES]) == (0, 0)
    page = Page(client.get(f"/ky/{PAGE}/nookat/").content)
    assert "Башка чек аралар" in page.text
    assert client.get(f"/ky/{PAGE}/aravan/").status_code == 404


def test_a_split_is_boundaries(client: Client) -> None:
    made.publish_bundle(split_off())
    made.publish_bundle(complete("2025", SPLIT))
    now, before = read_bundle(complete("2025", SPLIT)), read_bundle(split_off())
    causes = queries.split_change(now, before, "nookat").causes
    assert causes is not None
    assert causes.parts[BOUNDARIES] != 0
    assert sum(causes.parts.values()) == causes.change
    page = Page(client.get(f"/en/{PAGE}/nookat/").content)
    assert "Other boundaries" in page.text
    # The part did not stand then: it is compared with the one it was part of.
    assert "Compared with Nookat" in Page(client.get(f"/en/{PAGE}/aravan/").content).text


@pytest.mark.parametrize("moved", [("renamed", "nookat", "nookat"), ("recoded", "alay", "alay")])
def test_a_name_or_a_number_moves_nothing(moved: tuple[str, str, str]) -> None:
    register(*moved)
    now, before = read_bundle(unstated(complete("2025"))), read_bundle(complete("2024"))
    found = queries.split_change(now, before, "nookat")
    assert (found.is_data_alone, found.by_register) == (True, False)


def test_ground_that_moved_is_told_and_counts_as_data(client: Client) -> None:
    made.publish_bundle(complete("2024"))
    made.publish_bundle(complete("2025", MOVED))
    now, before = read_bundle(complete("2025", MOVED)), read_bundle(complete("2024"))
    found = queries.split_change(now, before, "alay")
    assert (found.is_data_alone, found.ground_moved) == (True, True)
    assert not queries.split_change(now, before, "talas").ground_moved
    assert "передана территория" in Page(client.get(f"/ru/{PAGE}/nookat/").content).text


def test_what_the_register_says_since_moves_nothing_that_came_out() -> None:
    """Who came of whom is in the editions themselves: whoever has both finds the same."""
    now, before = read_bundle(merged()), read_bundle(complete("2024"))
    first = queries.split_change(now, before, "nookat")
    register("split", "nookat", "alay")
    assert queries.split_change(now, before, "nookat") == first
    assert not first.by_register


def test_what_was_lost_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page, its sheet and three languages ask the same; it takes all indicators of the department four
    times."""
    asked: list[tuple[str, str]] = []
    found = causes.lost_when_restated
    monkeypatch.setattr(causes, "lost_when_restated", lambda *given: asked.append(given[2:]) or found(*given))
    now, before = read_bundle(merged()), read_bundle(complete("2024"))
    causes._lost.cache_clear()
    for _ in range(2):
        queries.split_change(now, before, "nookat")
        queries.split_change(now, before, "nookat", "aravan")
    assert asked == [("nookat", "nookat"), ("nookat", "aravan")]


def test_of_an_edition_of_before_the_register_of_today_tells(client: Client) -> None:
    now, before = read_bundle(merged()), read_bundle(complete("2024"))
    older = read_bundle(unstated(merged()))
    assert older.boundaries is None
    assert queries.split_change(older, before, "nookat").causes.parts[BOUNDARIES] == 0
    register("merged", "aravan", "nookat")
    found = queries.split_change(older, before, "nookat")
    assert found == queries.split_change(now, before, "nookat")._replace(by_register=True)
    made.publish_bundle(complete("2024"))
    made.publish_bundle(unstated(merged()))
    page = Page(client.get(f"/ru/{PAGE}/nookat/").content).text
    assert "по реестру в его сегодняшнем виде" in page


def test_what_the_other_method_asks_for_and_nobody_counted_cannot_be_split(client: Client) -> None:
    rules = another_method()
    method = rules.methodologies[made.METHOD]
    strict = replace(method, root=replace(method.root, coverage=D(1)))
    strict_rules = replace(rules, methodologies={**rules.methodologies, method.code: strict})
    # Returns were not counted before 2025: the older method leaves the direction out, the newer one cannot.
    figures = [
        replace(fact, value=Missing("not_collected"))
        if fact.item.startswith("returns.") and str(fact.period) < "2025"
        else fact
        for fact in COMPLETE
    ]
    older = made.rebuilt("2024", figures=figures)
    newer = made.rebuilt("2025", rules=strict_rules, figures=COMPLETE)
    made.publish_bundle(older)
    made.publish_bundle(newer)
    before, now = read_bundle(older), read_bundle(newer)
    unit = "nookat"
    assert not isinstance(before.result(unit).score, Missing)
    assert not isinstance(now.result(unit).score, Missing)
    assert queries.split_change(now, before, unit).causes is None
    assert "Не сравниваются и баллы" in Page(client.get(f"/ru/{PAGE}/{unit}/").content).text
