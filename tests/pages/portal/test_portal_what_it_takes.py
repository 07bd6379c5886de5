"""What it would take: what is suggested really gives the place, and its realism is that of the rule told."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client

from bilim.portal.rules import reaching
from bilim.portal.views import trying
from bilim.portal.views.making import Kept
from bilim.publication import queries
from bilim_engine.definitions import Definitions
from bilim_engine.values import Missing
from factories import editions as made
from factories.markup import Element, Page
from factories.rulebook import adopt_and_approve

pytestmark = pytest.mark.django_db
D = f"editions/{made.CODE}/departments"


@pytest.fixture
def middle() -> str:
    """A department with many above it."""
    return next(each.unit for each in made.content().results if each.rank == 28)


def address(name: str, **arguments: str) -> str:
    return "/".join((name, *arguments.values()))


def page_of(client: Client, unit: str, language: str = "en") -> Page:
    answer = client.get(f"/{language}/{D}/{unit}/what-it-takes/")
    assert answer.status_code == 200
    return Page(answer.content)


def suggestions(page: Page) -> list[tuple[str, Element]]:
    """The goal over each suggestion and its link to the page that tries it out."""
    found, goal = [], ""
    for each in page.root.walk():
        if each.name == "h2":
            goal = each.attributes.get("id", "")
        elif each.name == "a" and "/what-if/?" in each.attributes["href"]:
            found.append((goal, each))
    return found


@pytest.mark.usefixtures("editions", "rulebook")
def test_each_suggestion_gives_its_place_and_one_step_less_does_not(client: Client, middle: str) -> None:
    content, page = made.content(), page_of(client, middle)
    before = content.result(middle)
    found = suggestions(page)
    assert {goal for goal, _ in found} >= {"places-1", "places-3", "places-5"}
    for goal, link in found:
        own = {code: Decimal(text) for code, text in parse_qsl(urlsplit(link.attributes["href"]).query)}
        assert reached(content, middle, goal, own, before.rank), (goal, own)
        for code in own:
            step = Decimal(1).scaleb(-content.indicator(code).decimals)
            worse = step if content.indicator(code).polarity == "lower_is_better" else -step
            assert not reached(content, middle, goal, {**own, code: own[code] + worse}, before.rank), (
                goal,
                code,
            )


def reached(content, unit: str, goal: str, own, rank: Decimal) -> bool:
    before, after = queries.try_values(content, unit, own).results()
    if goal == "band":
        bands = [each.code for each in content.methodology.bands]
        return bands.index(after.band) < bands.index(before.band)
    return after.rank <= rank - int(goal.removeprefix("places-"))


@pytest.mark.usefixtures("editions", "rulebook")
def test_a_suggestion_is_filled_into_the_form_that_tries_it(client: Client, middle: str) -> None:
    _, link = suggestions(page_of(client, middle))[0]
    page = Page(client.get(link.attributes["href"]).content)
    ((code, text),) = parse_qsl(urlsplit(link.attributes["href"]).query)
    fields = {field.attributes["name"]: field.attributes["value"] for field in page.all("input")}
    assert fields[code] == text
    assert page.all("table")


@pytest.mark.usefixtures("editions", "rulebook")
def test_what_is_realistic_follows_from_the_improvements_of_three_years(client: Client, middle: str) -> None:
    contents = [made.content(year) for year in made.YEARS]
    units = [middle, *queries_peers(client, middle)]
    codes = ("preschool.coverage", "returns.complete_share", "offences.rate")
    largest = {code: max(improvements(contents, units, code)) for code in codes}
    found = reaching.paces(contents, units, "en", address, cuts=[(), ()])
    assert {code: found[code].size for code in largest} == largest
    assert found["preschool.coverage"].period in made.YEARS[1:]


def improvements(contents, units, code) -> list[Decimal]:
    sign = -1 if contents[-1].indicator(code).polarity == "lower_is_better" else 1
    found = []
    for one, other in pairwise(contents):
        values = [(one.value(unit, code).value, other.value(unit, code).value) for unit in units]
        found += [
            (now - then) * sign
            for then, now in values
            if isinstance(then, Decimal) and isinstance(now, Decimal)
        ]
    return found


def queries_peers(client: Client, unit: str) -> list[str]:
    page = Page(client.get(f"/en/{D}/{unit}/").content)
    heading = next(each for each in page.all("a") if "/compare/?" in each.attributes["href"])
    codes = [code for _name, code in parse_qsl(urlsplit(heading.attributes["href"]).query)]
    return codes[1:]


def test_values_of_an_indicator_defined_otherwise_are_not_held_against_each_other() -> None:
    from dataclasses import replace  # noqa: PLC0415

    before, now = made.content("2024"), made.content("2025")
    units = [unit.code for unit in now.ranked_units]
    old = before.definitions.indicators["preschool.coverage"]
    changed = {**before.definitions.indicators, old.code: replace(old, scale=Decimal(1000))}
    other = replace(before, definitions=replace(before.definitions, indicators=changed))
    found = reaching.paces([other, now], units, "en", address, cuts=[()])
    assert "preschool.coverage" not in found
    all_same = reaching.paces([before, now], units, "en", address, cuts=[()])
    assert found.keys() == all_same.keys() - {"preschool.coverage"}


def test_no_pace_is_made_out_of_a_split_or_merger() -> None:
    contents = [made.content(year) for year in made.YEARS]
    units = [unit.code for unit in contents[-1].ranked_units]
    plain = reaching.paces(contents, units, "en", address, cuts=[(), ()])["preschool.coverage"]
    fastest = next(unit for unit in units if f"/{unit}/" in plain.address)
    cuts = [{fastest} if year == plain.period else set[str]() for year in made.YEARS[1:]]
    without = reaching.paces(contents, units, "en", address, cuts=cuts)["preschool.coverage"]
    left = [
        size
        for (one, other), cut in zip(pairwise(contents), cuts, strict=True)
        for size in improvements(
            [one, other], [each for each in units if each not in cut], "preschool.coverage"
        )
    ]
    assert without.size == max(left) < plain.size


def test_only_years_that_follow_each_other_count() -> None:
    contents = [made.content(year) for year in ("2023", "2025")]
    assert reaching.in_a_row(contents, 3) == (contents[-1],)
    three = [made.content(year) for year in made.YEARS]
    assert reaching.in_a_row(three, 2) == tuple(three[1:])
    assert reaching.in_a_row(three, 9) == tuple(three)


def test_the_rule_comes_from_the_definitions() -> None:
    found = reaching.rule_of(made.definitions(), "2025")
    assert found == reaching.Rule(3, Decimal(1))
    assert reaching.rule_of(Definitions(), "2025") is None
    assert reaching.rule_of(made.definitions(), "1999") is None


@pytest.mark.usefixtures("edition")
def test_without_a_year_before_nothing_is_called_realistic(client: Client, middle: str) -> None:
    page = page_of(client, middle, "ru")
    assert "Здесь так не названо ничто" in page.text
    words = [each.text for each in page.all("td") if each.attributes.get("data-label") == "Посильно"]
    assert set(words) == {"не оценено"}
    assert suggestions(page)


@pytest.mark.usefixtures("editions", "rulebook")
def test_the_page_changes_with_the_rule(client: Client, middle: str, tmp_path: Path, root: Path) -> None:
    """A kept page is made anew once other definitions stand."""
    import shutil  # noqa: PLC0415

    from bilim.base.actor import SYSTEM  # noqa: PLC0415
    from bilim.rulebook import actions  # noqa: PLC0415

    where = f"/en/{D}/{middle}/what-it-takes/"
    first = client.get(where)
    assert client.get(where, headers={"if-none-match": first.headers["ETag"]}).status_code == 304
    shutil.copytree(root / "definitions", tmp_path / "definitions")
    file = tmp_path / "definitions" / "parameters" / "project.yaml"
    text = file.read_text("utf-8")
    start = text.index("reach.paces")
    file.write_text(text[:start] + text[start:].replace("value: 1", "value: 0.001", 1), "utf-8")
    actions.adopt(tmp_path / "definitions", SYSTEM)
    assert "at most" not in Page(client.get(where).content).text, "nobody approved it"
    adopt_and_approve(tmp_path / "definitions")
    again = client.get(where, headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 200
    assert "at most 0.001" in Page(again.content).text


@pytest.mark.usefixtures("editions", "rulebook")
def test_the_ways_are_worked_out_once_and_whoever_would_wait_too_long_is_told_so(
    client: Client, middle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, real = [], queries.list_ways
    monkeypatch.setattr(trying, "WAYS", Kept(most=600, size=lambda _ways: 1))
    monkeypatch.setattr(queries, "list_ways", lambda *about: asked.append(about) or real(*about))
    for language in ("ky", "ru", "ky"):
        page_of(client, middle, language)
    assert client.get(f"/en/{D}/{middle}/what-it-takes.csv").status_code == 200
    assert len(asked) == 1
    monkeypatch.setattr(trying, "WAYS", Kept(waiting=-1))
    for name in ("what-it-takes/", "what-it-takes.csv", "sheet.pdf"):
        answer = client.get(f"/ru/{D}/{middle}/{name}")
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "30"
        assert "Сейчас выполняются запросы других читателей" in answer.content.decode()
    assert len(asked) == 1


@pytest.mark.usefixtures("editions", "rulebook")
def test_the_first_has_no_higher_place(client: Client) -> None:
    first = next(each.unit for each in made.content().results if each.rank == 1)
    page = page_of(client, first, "ky")
    assert "Мындан жогору орун да" in page.text
    assert not suggestions(page)


@pytest.mark.usefixtures("editions", "rulebook")
def test_what_has_no_value_is_named(client: Client) -> None:
    content = made.content()
    unit, code = next(
        (each.unit, each.indicator)
        for each in content.values
        if isinstance(each.value, Missing) and content.result(each.unit).rank
    )
    assert content.indicator(code).title["ru"] in page_of(client, unit, "ru").text


@pytest.mark.usefixtures("edition")
def test_what_is_shown_and_not_ranked_is_refused(client: Client) -> None:
    assert client.get(f"/ky/{D}/bishkek-lenin/what-it-takes/").status_code == 400
