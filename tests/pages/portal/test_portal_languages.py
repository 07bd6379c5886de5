"""What definitions and sources say is printed in the language of the reader, and in no other."""

from __future__ import annotations

import pytest
from django.test import Client

from factories import editions as made
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
LANGUAGES = ("ky", "ru", "en")
UNIT = f"editions/{made.CODE}/departments/nookat"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "fields"),
    [
        (f"{UNIT}/indicators/preschool.coverage/", ("basis",)),
        (f"editions/{made.CODE}/indicators/preschool.coverage/", ("basis", "author", "checker")),
    ],
)
def test_an_indicator_says_its_basis_in_the_language_of_the_reader(
    client: Client, language: str, path: str, fields: tuple[str, ...]
) -> None:
    indicator = made.definitions().indicators["preschool.coverage"]
    text = Page(client.get(f"/{language}/{path}").content).text
    for field in fields:
        words = getattr(indicator, field)
        assert words[language] in text
        assert not any(words[other] in text for other in LANGUAGES if other != language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_worked_cases_are_told_in_the_language_of_the_reader(client: Client, language: str) -> None:
    cases = made.definitions().indicators["preschool.coverage"].cases
    path = f"/{language}/editions/{made.CODE}/indicators/preschool.coverage/"
    text = Page(client.get(path).content).text
    assert len(cases) > 1
    assert [case.name[language] for case in cases if case.name[language] not in text] == []


def test_a_worked_case_shows_the_figures_of_the_units_below(client: Client) -> None:
    page = Page(client.get(f"/ky/editions/{made.CODE}/indicators/preschool.coverage/").content)
    (row,) = (each for each in page.all("tr") if "суммаларынын катышы" in each.text)
    given = "".join(row.text.split())
    assert "1)preschool.children=10;preschool.population_1_6=90" in given
    assert "2)preschool.children=30;preschool.population_1_6=110" in given


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("rulebook")
def test_a_methodology_says_its_basis_and_those_of_its_exceptions(client: Client, language: str) -> None:
    method = made.definitions().methodologies[made.METHOD]
    text = Page(client.get(f"/{language}/methodologies/{made.METHOD}/").content).text
    said = [method.basis, method.author, method.checker, *(each.basis for each in method.adjustments)]
    assert len(said) > 3
    assert [words[language] for words in said if words[language] not in text] == []
    assert [words["en"] for words in said if language != "en" and words["en"] in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_is_called_in_the_language_of_the_reader(client: Client, language: str) -> None:
    # Behind the mark of illustrative data the words of the mark are not said once more.
    parted = {each: words.partition(": ") for each, words in made.content().origins["made"].title.items()}
    mark, _colon, title = parted[language]
    for path in (
        f"editions/{made.CODE}/facts/nookat/preschool.children/2025/",
        f"{UNIT}/indicators/preschool.coverage/",
    ):
        text = Page(client.get(f"/{language}/{path}").content).text
        assert mark in text
        assert title in text
        assert not any(parted[other][2] in text for other in LANGUAGES if other != language)
