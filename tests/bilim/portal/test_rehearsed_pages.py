"""What a dress rehearsal tries: something of every address of an edition, and a fair part of each kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bilim.portal import actions
from bilim.portal.rules.rehearsals import Planned, planned
from bilim.portal.urls import of_one_edition
from bilim.publication.terms import ADJUSTED
from factories import editions as made


@pytest.fixture(scope="module")
def plan() -> dict[str, Planned]:
    """Of the edition of the real method, by the name of the address."""
    found = planned(made.content(), actions.routes_of_one_edition(), has_peers=True)
    assert len({each.route.name for each in found}) == len(found)
    return {each.route.name: each for each in found}


def test_of_every_address_something_is_tried(plan: dict[str, Planned]) -> None:
    """The addresses themselves are asked, so that the next one cannot be forgotten."""
    names = {str(each.name) for each in of_one_edition("editions/<code>", lambda view: view)}
    assert set(plan) == names - actions.NO_PAGES
    assert {name for name, each in plan.items() if not each.tried} == set()
    assert all(len(each.tried) <= each.every for each in plan.values())
    assert {"changes", "compare", "scores-book", "unit-scores-book"} <= set(plan)


def test_all_is_counted_and_only_what_there_are_thousands_of_is_sampled(plan: dict[str, Planned]) -> None:
    content = made.content()
    departments = len(content.ranked_units)
    values = sum(each.variant == ADJUSTED for each in content.values)
    assert plan["value"].every == values > len(plan["value"].tried)
    assert plan["fact"].every == len(content.facts)
    assert plan["edition-department-file"].every == 3 * departments
    assert plan["sdmx"].every == len(plan["sdmx"].tried) == 4
    sampled = {each.route.part for each in plan.values() if len(each.tried) < each.every}
    assert sampled == {"values", "scores", "records", "files"}
    assert {len(plan[name].tried) for name in ("sheet", "records", "overall")} == {departments}


def test_the_sample_has_every_department_and_everything_a_page_is_of(plan: dict[str, Planned]) -> None:
    content = made.content()
    departments = {unit.code for unit in content.ranked_units}
    tried = {name: each.tried for name, each in plan.items()}
    assert {each["unit"] for each in tried["value"]} >= departments
    assert {each["unit"] for each in tried["score"]} == departments
    assert {each["unit"] for each in tried["fact"]} >= departments & {each.unit for each in content.facts}
    assert {each["indicator"] for each in tried["value"]} == {each.indicator for each in content.values}
    assert {each["node"] for each in tried["score"]} == {each.node for each in content.scores} - {""}
    assert {each["item"] for each in tried["fact"]} == {each.item for each in content.facts}
    assert {each["period"] for each in tried["fact"]} == {each.period for each in content.facts}
    assert {each["form"] for each in tried["score-file"]} == {"csv", "xlsx", "json"}
    assert len({each["unit"] for each in tried["edition-department-file"]}) == 3, "not always the first"


def test_a_figure_by_breakdown_is_tried_at_the_address_it_has() -> None:
    """A figure that is only recorded by breakdown has no page without it."""
    content = made.content()
    only = replace(content.facts[0], item="school.graduates_11", breakdown="language=ky")
    routes = [each for each in actions.routes_of_one_edition() if each.name == "fact"]
    (found,) = planned(replace(content, facts=(only,)), routes, has_peers=True)
    (address,) = {actions.address_of(content, found.route, each) for each in found.tried}
    assert address.endswith(f"/facts/{only.unit}/{only.item}/{only.period}/?breakdown=language%3Dky")


def test_what_an_edition_has_not_is_neither_tried_nor_counted() -> None:
    bare, routes = replace(made.content(), findings=None), actions.routes_of_one_edition()
    found = {each.route.name: each.every for each in planned(bare, routes, has_peers=False)}
    gone = {name for name, every in found.items() if not every}
    analysed = {"certainty", "certainty-file", "what-decides", "weights-file", "correlations-file"}
    assert gone == {"peers", "peers-file", *analysed}
