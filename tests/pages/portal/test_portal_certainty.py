"""How sure the order is: one interval beside each place, its explanation, and sentences made of numbers."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from django.test import Client
from django.utils.translation import override

from bilim.portal.rules.certainty import UnitLine, orders, unit_line
from bilim.portal.templatetags.certainty import noise_words
from bilim_engine.definitions.analyses import Absolute, Binomial, Noise, Poisson, Relative
from factories import editions as made
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
EDITION = f"editions/{made.CODE}"
SURE = f"/en/{EDITION}/certainty"


def test_the_page_states_analysis_draws_seed_and_what_was_varied(client: Client) -> None:
    page = Page(client.get(f"{SURE}/").content)
    analysis = made.content().analysis
    for word in (analysis.title["en"], analysis.seed, "1,000", "90%", "each within 25% of itself"):
        assert word in page.text, word
    assert "proposal, nobody’s order yet" in page.text


NOISE = {
    "ky": (
        "термелбейт",
        "үлүш катары",
        "3–9 аралыгындагы",
        "көп дегенде 9 кошкон",
        "эки жылдын тең каталыгы өлчөмүндө",
    ),
    "ru": ("не сдвигается", "как доля", "от 3 до 9 каждое", "дающих до 9 каждое", "на погрешности обоих лет"),
    "en": ("not at all", "as a share", "from 3 to 9 each", "add up to 9 each", "by the errors of both years"),
}


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.usefixtures("rulebook")
def test_of_every_indicator_stands_how_chance_moves_it_and_why(client: Client, language: str) -> None:
    page = Page(client.get(f"/{language}/{EDITION}/certainty/").content)
    content = made.content()
    table = next(each for each in page.all("table") if NOISE[language][0] in each.text)
    for word in NOISE[language]:
        assert word in table.text, word
    for each in content.analysis.noise:
        assert content.indicator(each.indicator).title[language] in table.text
        assert each.argument[language] in table.text


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.usefixtures("rulebook")
def test_the_page_of_the_method_says_how_chance_moves_each_indicator(client: Client, language: str) -> None:
    """Why is said in the definition and with every edition: the page is read on slow lines."""
    page = Page(client.get(f"/{language}/methodologies/department-2026/").content)
    content = made.content()
    told = next(each for each in page.all("dl") if NOISE[language][0] in each.text)
    for word in NOISE[language]:
        assert word in told.text, word
    for each in content.analysis.noise:
        assert content.indicator(each.indicator).title[language] in told.text


@pytest.mark.parametrize(
    ("noise", "words"),
    [
        (Binomial("i"), "as a share: the smaller the number it is a share of, the more"),
        (Poisson("i"), "as a rate of events: the smaller the number they are related to, the more"),
        (Relative("i", Decimal("0.025")), "by 2.5% of itself (standard error)"),
        (Absolute("i", Decimal("0.5")), "by 0.5 (standard error)"),
    ],
)
def test_every_kind_of_noise_has_its_words(noise: Noise, words: str) -> None:
    with override("en"):
        assert noise_words(noise) == words


def test_every_department_stands_there_with_both_intervals_and_shares(client: Client) -> None:
    page = Page(client.get(f"{SURE}/").content)
    table = next(each for each in page.all("table") if "Together with all" in each.text)
    rows = [row.text for row in page.all("tr") if row.inside("tbody") and row.inside("table")]
    assert len([row for row in rows if "–" in row]) >= len(made.content().ranked_units)
    one = made.content().standing("nookat")
    assert f"{one.low}–{one.high}" in table.text
    assert f"{one.joint_low}–{one.joint_high}" in table.text


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_same_interval_stands_beside_a_place_wherever_it_is_shown(client: Client, language: str) -> None:
    one = made.content().standing("nookat")
    weights = made.content().result("nookat")
    assert (one.low, one.high) != (weights.rank_low, weights.rank_high), "the example shows nothing"
    shown = f"{one.rank} ({one.low}–{one.high})"
    other = f"({weights.rank_low}–{weights.rank_high})"
    for address in ("departments/", "departments/nookat/", "compare/?unit=nookat&unit=talas"):
        text = Page(client.get(f"/{language}/{EDITION}/{address}").content).text
        assert shown in text, address
        assert other not in text, address


def test_without_exceptions_no_interval_of_another_making_stands_beside_a_place(client: Client) -> None:
    page = Page(client.get(f"/en/{EDITION}/departments/?variant=unadjusted").content)
    assert "without intervals: the analysis is of the rating with the declared exceptions" in page.text
    places = [each.text for each in page.all("span") if each.attributes.get("class") == "rank"]
    assert places
    assert not [text for text in places if "(" in text]


def test_a_department_reads_how_sure_its_place_is_in_numbers_and_as_a_drawing(client: Client) -> None:
    page = Page(client.get(f"/en/{EDITION}/departments/nookat/").content)
    one, found = made.content().standing("nookat"), made.content().findings
    assert f"lies between {one.joint_low} and {one.joint_high}" in page.text
    share = f"{one.first * 100:.1f}"
    assert f"Among the first 20 in {share}% of the draws." in page.text
    columns = [each for each in page.all("rect") if each.parent.attributes.get("class", "").startswith("bar")]
    assert len([each for each in columns if each.inside("figure")]) == len(found.places["nookat"])
    steps = next(each for each in page.all("div") if each.attributes.get("id") == "how-sure")
    assert "%" in steps.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ky", "бири-биринен айырмаланбайт"),
        ("ru", "неразличимы"),
        ("en", "cannot be told apart"),
    ],
)
def test_a_group_is_told_with_its_number_and_names(client: Client, language: str, words: str) -> None:
    group = made.content().findings.alike[0]
    text = Page(client.get(f"/{language}/{EDITION}/certainty/").content).text
    assert words in text
    assert f" {len(group)} " in text


@pytest.mark.parametrize(
    ("count", "words"), [(2, "Эти 2 отдела"), (5, "Эти 5 отделов"), (21, "Эти 21 отдел,")]
)
def test_russian_counts_departments_as_russian_does(count: int, words: str) -> None:
    from django.template.loader import render_to_string  # noqa: PLC0415 - settings come first
    from django.utils.translation import override  # noqa: PLC0415

    group = {"lines": [{"label": "x", "address": "/"}] * count, "first": 1, "last": count}
    with override("ru"):
        assert words in " ".join(render_to_string("portal/parts/alike.html", {"group": group}).split())


def test_two_departments_are_told_apart_or_not(client: Client) -> None:
    content = made.content()
    found = sorted((each for each in content.findings.standings if each.rank), key=lambda each: each.rank)
    first, last = found[0], found[-1]
    one, other = content.findings.alike[0][:2]
    assert content.findings.above[first.unit][last.unit] >= Decimal("0.9"), "the example shows nothing"
    text = Page(client.get(f"/en/{EDITION}/compare/?unit={one}&unit={other}").content).text
    assert "The order is not certain" in text
    far = Page(client.get(f"/en/{EDITION}/compare/?unit={last.unit}&unit={first.unit}").content).text
    assert "The order is certain" in far
    assert f"{last.joint_low}–{last.joint_high}" in far
    assert "for all 55 departments, not for these alone" in far
    asked = "&".join(f"unit={each.unit}" for each in (*found[:2], *found[-2:]))
    page = Page(client.get(f"/en/{EDITION}/compare/?{asked}").content)
    orders = [each.text for each in page.all("li") if "of the draws)" in each.text]
    assert [each.count(" stands above ") for each in orders] == [1] * 6, "one below the other"
    four = page.text
    assert (four.count("The order is certain"), four.count("The order is not certain")) == (1, 1)
    assert four.count("% of the draws)") == 6


def test_an_order_that_is_certain_alone_need_not_be_among_four(client: Client) -> None:
    content = made.content()
    found = [each for each in content.findings.standings if each.rank]

    def told(lines: list[UnitLine]) -> set[tuple[str, str]]:
        return {(each.above.code, each.below.code) for each in orders(content, lines) if each.certain}

    lines = [unit_line(content, each.unit, "en", lambda name, **arguments: "/") for each in found]
    four = lines[:4]
    alone = {pair for a, b in combinations(four, 2) for pair in told([a, b])}
    assert told(four) <= alone
    narrow = [replace(line, standing=replace(line.standing, joint_low=1, joint_high=55)) for line in lines]
    shares = [told(list(pair)) for pair in combinations(narrow[:12], 2)]
    level = Decimal("0.9")
    for (a, b), said in zip(combinations(narrow[:12], 2), shares, strict=True):
        one, other = sorted((a, b), key=lambda line: line.standing.rank)
        assert bool(said) is (content.findings.above[one.code][other.code] >= level)


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_the_page_leaves_as_a_file(client: Client, form: str) -> None:
    response = client.get(f"{SURE}.{form}")
    assert response.status_code == 200
    one = made.content().standing("nookat")
    if form == "csv":
        lines = [
            line for line in response.content.decode("utf-8-sig").splitlines() if not line.startswith("#")
        ]
        rows = {row[0]: row for row in csv.reader(io.StringIO("\n".join(lines)))}
        assert str(one.joint_low) in rows["nookat"]
        assert str(one.first.normalize()) in rows["nookat"]
    elif form == "json":
        row = next(each for each in json.loads(response.content)["rows"] if each["unit"] == "nookat")
        assert Decimal(row["first"]) == one.first


def test_the_table_as_a_file_carries_intervals_and_shares(client: Client) -> None:
    rows = json.loads(client.get(f"/en/{EDITION}/departments.json").content)["rows"]
    row = next(each for each in rows if each["unit"] == "nookat")
    one = made.content().standing("nookat")
    told = [int(row[name]) for name in ("low", "high", "joint_low", "joint_high")]
    assert told == [one.low, one.high, one.joint_low, one.joint_high]
    stated = made.content().result("nookat")
    assert (int(row["rank_low"]), int(row["rank_high"])) == (stated.rank_low, stated.rank_high)
    assert Decimal(row["last"]) == one.last
    names = list(row)
    assert names[names.index("rank") :][:3] == ["rank", "low", "high"]
    assert names.index("rank_low") > names.index("last")


def test_the_front_page_says_who_cannot_be_told_apart(client: Client) -> None:
    text = Page(client.get("/en/").content).text
    longest = max(made.content().findings.alike, key=len)
    assert f"These {len(longest)} departments, from place" in text
    assert "Of every hundred pairs of departments, the order of" in text
