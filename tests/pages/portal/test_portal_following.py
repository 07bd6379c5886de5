"""An indicator that is computed from another moves with it, and with nothing else: what if, what it takes."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal as D
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client

from bilim.publication import queries
from bilim.publication.rules.frozen import rate_again
from bilim_engine.fairness import Bounds, bounds_of
from bilim_engine.ratings import ADJUSTED
from factories import editions as made
from factories.markup import Page

pytestmark = pytest.mark.django_db
D_ = f"editions/{made.CODE}/departments"
WHOLE, CHANGE = "preschool.coverage", "preschool.change_3y"
ASKED = f"/ru/{D_}/nookat/what-if/"


def errors(page: Page) -> dict[str, str]:
    marked = [each for each in page.all("span") if each.attributes.get("class") == "error"]
    return {each.attributes["id"].removeprefix("error_"): each.text for each in marked}


@pytest.mark.usefixtures("edition")
@pytest.mark.parametrize(
    ("code", "text", "bound"),
    [
        ("olympiad.points_per_participation", "10", "9"),
        ("olympiad.points_per_participation", "0", "3"),
        ("offences.rate", "-1", "0"),
        ("olympiad.points_per_thousand_pupils", "-0,1", "0"),
    ],
)
def test_what_the_analysis_declares_impossible_is_refused_with_the_bound(
    client: Client, code: str, text: str, bound: str
) -> None:
    answer = client.get(ASKED, {code: text})
    assert answer.status_code == 400
    assert f"({bound})" in errors(Page(answer.content))[code]


@pytest.mark.usefixtures("edition")
def test_a_share_per_thousand_is_no_more_than_its_whole_or_what_the_edition_has(client: Client) -> None:
    content, code = made.content(), "altyn_tamga.rate"
    assert bounds_of(code, content.definitions, content.analysis.noise) == Bounds(D(0), D(1000))
    values = [content.value(each.code, code).value for each in content.ranked_units]
    most = max(D(1000), *(each for each in values if isinstance(each, D)))
    for number, status in ((most, 200), (most + D("0.01"), 400)):
        assert client.get(ASKED, {code: f"{number:f}"}).status_code == status


@pytest.mark.usefixtures("edition")
def test_a_rate_that_nobody_bounds_is_told_to_be_beyond_every_published_one(client: Client) -> None:
    content = made.content()
    values = [content.value(each.code, "offences.rate").value for each in content.ranked_units]
    most = max(each for each in values if isinstance(each, D))
    told = "значение лежит за пределами всех значений этого выпуска"
    assert told in Page(client.get(ASKED, {"offences.rate": "1000000"}).content).text
    assert told not in Page(client.get(ASKED, {"offences.rate": str(round(most, 2) - 1)}).content).text


@pytest.mark.usefixtures("edition")
@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_difference_cannot_be_other_than_what_it_is_made_of(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/{D_}/nookat/what-if/", {WHOLE: "0", CHANGE: "50"})
    title = made.content().indicator(WHOLE).title[language]
    assert answer.status_code == 400
    found = errors(Page(answer.content))
    assert list(found) == [CHANGE]
    assert title in found[CHANGE]
    assert client.get(f"/{language}/{D_}/nookat/what-if/", {CHANGE: "50"}).status_code == 400


@pytest.mark.usefixtures("edition")
def test_the_change_moves_with_the_coverage_and_is_shown(client: Client) -> None:
    content = made.content()
    now = {code: content.value("nookat", code).value for code in (WHOLE, CHANGE)}
    trial = queries.try_values(content, "nookat", {WHOLE: D(60)})
    follows = trial.followed[CHANGE]
    assert follows == pytest.approx(D(60) - (now[WHOLE] - now[CHANGE]))
    written = str(round(follows, 1)).replace(".", ",")
    page = Page(client.get(ASKED, {WHOLE: "60"}).content)
    assert written in next(each for each in page.all("p") if each.attributes.get("id") == "followed").text
    both = client.get(ASKED, {WHOLE: "60", CHANGE: written})
    assert both.status_code == 200
    tables = [next(iter(each.all("table"))).text for each in (page, Page(both.content))]
    assert tables[0] == tables[1]
    wrong = str(round(follows, 1) + D("0.1"))
    assert written in errors(Page(client.get(ASKED, {WHOLE: "60", CHANGE: wrong}).content))[CHANGE]


@pytest.mark.parametrize("coverage", ["0", "23.1", "60", "100"])
def test_a_trial_is_what_the_edition_would_say_with_such_figures(coverage: str) -> None:
    """The true evaluator, over changed facts: the children of this year are as many as the coverage says."""
    content = made.content()
    trial = queries.try_values(content, "nookat", {WHOLE: D(coverage)})
    figures = {"preschool.children": D(coverage) * 1000, "preschool.population_1_6": D(100_000)}
    facts = tuple(
        replace(fact, value=figures[fact.item])
        if (fact.unit, fact.period) == ("nookat", "2025") and fact.item in figures
        else fact
        for fact in content.facts
    )
    assert sum(one != other for one, other in zip(facts, content.facts, strict=True)) == 2
    again = rate_again(replace(content, facts=facts), intervals=False)
    assert trial.after.results[ADJUSTED] == again.results[ADJUSTED]


@pytest.mark.usefixtures("editions", "rulebook")
def test_a_way_moves_what_is_made_of_it_and_never_that_alone(client: Client) -> None:
    content, shown = made.content(), 0
    for unit in [each.unit for each in content.results if each.rank and each.rank in (10, 19, 28, 37)]:
        page = Page(client.get(f"/en/{D_}/{unit}/what-it-takes/").content)
        links = [each.attributes["href"] for each in page.all("a") if "/what-if/?" in each.attributes["href"]]
        moved = [dict(parse_qsl(urlsplit(link).query)) for link in links]
        assert not any(CHANGE in own for own in moved)
        lines = list(
            csv.DictReader(
                io.StringIO(client.get(f"/en/{D_}/{unit}/what-it-takes.csv").content.decode("utf-8-sig"))
            )
        )
        for line in lines:
            assert (line["indicator"] == CHANGE) is (line["moves_with"] == WHOLE)
        for line in [each for each in lines if each["indicator"] == WHOLE]:
            shown += 1
            trial = queries.try_values(content, unit, {WHOLE: D(line["enough"])})
            follows = next(
                each
                for each in lines
                if (each["goal"], each["way"], each["indicator"]) == (line["goal"], line["way"], CHANGE)
            )
            assert D(follows["enough"]) == pytest.approx(trial.followed[CHANGE])
            assert follows["realistic"] == follows["largest"] == ""
    assert shown
