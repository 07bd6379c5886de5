"""What if: own values on the page, everybody rated anew, nothing saved, every fault told at its field."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client

from bilim.journal.models import Entry
from bilim.publication import queries
from bilim_engine.values import Missing
from factories import editions as made
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
D = f"editions/{made.CODE}/departments"
PAGE = f"/ru/{D}/nookat/what-if/"


def cells(page: Page, row: str) -> list[str]:
    """What stands in the row of the first table with this head."""
    lines = [[each for each in line.walk() if each.name in ("th", "td")] for line in page.all("tr")]
    line = next(each for each in lines if each[0].text.startswith(row))
    return [cell.text for cell in line[1:]]


def told(page: Page) -> dict[str, str]:
    """The sentence at each field that has one."""
    marked = [each for each in page.all("span") if each.attributes.get("class") == "error"]
    return {each.attributes["id"].removeprefix("error_"): each.text for each in marked}


def test_an_empty_form_shows_what_is_published_and_tries_nothing(client: Client) -> None:
    page = Page(client.get(PAGE).content)
    names = [field.attributes["name"] for field in page.all("input")]
    content = made.content()
    assert sorted(names) == sorted({leaf.indicator for _path, leaf in content.methodology.leaves()})
    assert page.all("table") == []
    assert "Ничего не сохраняется" in page.text


def test_what_is_published_is_counted_in_the_unit_as_the_language_does(client: Client) -> None:
    hints = {
        each.attributes["id"]: each.text
        for each in Page(client.get(PAGE).content).all("span")
        if each.attributes.get("id", "").startswith("hint_")
    }
    grown = hints["hint_preschool.change_3y"].split(" · ")[0]
    assert grown.replace("\N{NO-BREAK SPACE}", " ").endswith(" процентного пункта"), grown
    assert not re.search(r"\d\s+(?:процентный пункт|учащийся)\b", " ".join(hints.values()))


def test_score_place_and_directions_before_and_after(client: Client) -> None:
    content = made.content()
    trial = queries.try_values(content, "nookat", {"preschool.coverage": Decimal("60.5")})
    before, after = trial.results()
    assert before.rank == content.result("nookat").rank
    page = Page(client.get(PAGE, {"preschool.coverage": "60,5", "staff.provision": ""}).content)
    # The published place bears its interval; one that is only tried out has none, and the page says so.
    placed = content.placed("nookat")
    assert placed
    published = f"{before.rank} ({placed.rank_low}–{placed.rank_high})"
    assert cells(page, "Место")[:2] == [published, str(after.rank)]
    assert f"Опубликовано: место {published}" in page.text
    assert "У места, которое лишь примеряется, нет интервала" in page.text
    assert "60,5" in [field.attributes.get("value") for field in page.all("input")]
    assert "Баллы других отделов не меняются" in page.text
    assert len(trial.after.units) == len(content.ranked_units)


@pytest.mark.parametrize(("number", "rises"), [("100", True), ("0", False)])
def test_whoever_is_passed_is_named(client: Client, number: str, rises: bool) -> None:
    content = made.content()
    unit = next(each.unit for each in content.results if each.rank == 28)
    own = dict.fromkeys(("readiness.coverage", "staff.provision"), Decimal(number))
    before, after = queries.try_values(content, unit, own).results()
    page = Page(client.get(f"/ru/{D}/{unit}/what-if/", dict.fromkeys(own, number)).content)
    named = [link for link in page.all("a") if link.inside("li") and link.inside("main")]
    others = [
        each
        for each in named
        if f"/{D}/" in each.attributes["href"] and f"/{unit}/" not in each.attributes["href"]
    ]
    assert before.rank is not None
    assert after.rank is not None
    assert (before.rank > after.rank) is rises
    assert len(others) == abs(before.rank - after.rank) > 1
    assert ("Отделы, которые он обошёл бы" in page.text) is rises
    assert ("Отделы, которые обошли бы его" in page.text) is not rises


def test_nothing_is_kept_anywhere(client: Client) -> None:
    lines = Entry.objects.count()
    answer = client.get(PAGE, {"preschool.coverage": "1"})
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "ETag" not in answer.headers
    assert "Last-Modified" not in answer.headers
    assert lines == Entry.objects.count()
    assert not client.cookies
    again = Page(client.get(PAGE).content)
    assert all(field.attributes.get("value", "") == "" for field in again.all("input"))


def test_every_fault_is_told_at_its_field_and_all_at_once(client: Client) -> None:
    asked = {
        "preschool.coverage": "сорок",
        "staff.provision": "-1",
        "returns.in_time_share": "99999",
        "offences.rate": "1e400",
        "olympiad.points_per_participation": "1234567890123",
        "altyn_tamga.rate": "NaN",
        "parents.schools": ["1", "2"],
        "nothing.known": "3",
        "planning.quality": "50",
    }
    answer = client.get(PAGE, asked)
    page = Page(answer.content)
    errors = told(page)
    assert answer.status_code == 400
    assert "сорок" in errors["preschool.coverage"]
    assert "меньше наименьшего" in errors["staff.provision"]
    assert "больше наибольшего" in errors["returns.in_time_share"]
    assert "слишком много цифр" in errors["offences.rate"]
    assert "слишком много цифр" in errors["olympiad.points_per_participation"]
    assert "не число" in errors["altyn_tamga.rate"]
    assert "несколько раз" in errors["parents.schools"]
    assert "planning.quality" not in errors
    assert "nothing.known" in page.text
    assert page.all("table") == []
    links = {link.attributes["href"] for link in page.all("a")}
    assert {f"#id_{code}" for code in errors} <= links
    fields = {field.attributes["name"]: field.attributes for field in page.all("input")}
    assert fields["staff.provision"]["value"] == "-1"
    assert fields["staff.provision"]["aria-invalid"] == "true"


def test_far_too_much_is_answered_by_a_few_sentences(client: Client) -> None:
    answer = client.get(PAGE, {f"x{number}": "1" * 5000 if number == 0 else "1" for number in range(300)})
    page = Page(answer.content)
    assert answer.status_code == 400
    assert "Дано значений: 300" in page.text
    assert page.text.count("нет показателя") == 8
    assert len(answer.content) < 60_000


@pytest.mark.parametrize("text", ["0,000000000001", "−0", "+ 37.5", " 1 0,5 ", "100"])
def test_numbers_are_read_as_people_write_them(client: Client, text: str) -> None:
    assert client.get(PAGE, {"preschool.coverage": text}).status_code == 200


@pytest.mark.parametrize("text", ["0x10", "1_0", "٣", "1/2", "inf", "--1", "1,2,3", ".", "\x00", "1" * 99])
def test_what_is_no_number_is_refused(client: Client, text: str) -> None:
    assert client.get(PAGE, {"preschool.coverage": text}).status_code == 400


@pytest.mark.parametrize("text", ["5.5.5", "1,2,3", "1.234.567"])
def test_of_several_points_it_is_not_said_that_they_are_too_many_digits(client: Client, text: str) -> None:
    errors = told(Page(client.get(PAGE, {"preschool.coverage": text}).content))
    assert "не число" in errors["preschool.coverage"]


def test_a_missing_value_may_be_given(client: Client) -> None:
    content = made.content()
    unit, code = next(
        (each.unit, each.indicator) for each in content.values if isinstance(each.value, Missing)
    )
    # Of a participation in an olympiad 9 points are the most.
    answer = client.get(f"/ky/{D}/{unit}/what-if/", {code: "5"})
    assert answer.status_code == 200
    assert "5" in [field.attributes.get("value") for field in Page(answer.content).all("input")]


def test_what_is_shown_and_not_ranked_has_nothing_to_try(client: Client) -> None:
    answer = client.get(f"/ky/{D}/bishkek-lenin/what-if/")
    assert answer.status_code == 400
    assert "орун берилбейт" in Page(answer.content).text
    assert client.get(f"/ky/{D}/nookatt/what-if/").status_code == 404


def test_the_department_leads_there(client: Client) -> None:
    page = Page(client.get(f"/ru/{D}/nookat/").content)
    assert PAGE in [link.attributes["href"] for link in page.all("a")]


def test_an_edition_the_present_engine_does_not_arrive_at_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bilim.publication.queries import trials  # noqa: PLC0415

    trials._base.cache_clear()
    monkeypatch.setattr(trials.trials, "_same", lambda *_: False)
    answer = client.get(PAGE, {"preschool.coverage": "40"})
    trials._base.cache_clear()
    assert answer.status_code == 400
    assert "не повторяет в точности" in Page(answer.content).text
    assert client.get(PAGE).status_code == 200
