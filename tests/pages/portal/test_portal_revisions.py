"""What a revision changed stands on a page of its own, the first of each kind, each kind whole by pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from bilim.publication.terms import Corrections, FigureChange
from factories import editions as made
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
ITEMS = ("preschool.children", "preschool.population_1_6")
MOST_BYTES = 60_000


@pytest.fixture
def revision() -> str:
    """The edition of 2025 is corrected in two records of every department."""
    units = made.content().ranked_units
    changes = (
        FigureChange("fact", unit.code, item, "2025", "1000", "1100") for unit in units for item in ITEMS
    )
    return corrected(*changes)


def corrected(*changes: FigureChange) -> str:
    """The edition of 2025 came out a second time, with these changes."""
    drafted = made.draft("2025", 2)
    corrections = Corrections(made.CODE, drafted.corrections.reason, changes)
    return made.publish_bundle(made.signed(replace(drafted, corrections=corrections)))


def counted(page: Page) -> str:
    """How many there are of a kind, as the caption of its table says."""
    return next(each.text for each in page.all("span") if each.inside("caption"))


def lines(page: Page) -> int:
    return len([row for row in page.all("tr") if row.inside("tbody")])


def test_the_edition_counts_what_changed_and_leads_there(client: Client, revision: str) -> None:
    page = Page(client.get(f"/en/editions/{revision}/").content)
    assert f"/en/editions/{revision}/changes/#fact" in page.links()
    assert f"Records that were mended : {2 * len(made.content().ranked_units)}" in page.text


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_first_of_each_kind_stand_there_and_all_of_a_kind_by_pages(
    client: Client, revision: str, language: str
) -> None:
    address, every = f"/{language}/editions/{revision}/changes/", 2 * len(made.content().ranked_units)
    first = client.get(address)
    assert lines(Page(first.content)) == 10
    assert f"{address}?kind=fact" in Page(first.content).links()
    whole = [client.get(f"{address}?kind=fact&page={number}") for number in (1, 2)]
    assert [lines(Page(each.content)) for each in whole] == [60, every - 60]
    assert [counted(Page(each.content)) for each in (first, *whole)] == [str(every)] * 3, "not of this page"
    assert all(len(each.content) <= MOST_BYTES for each in (first, *whole))


def test_a_kind_that_did_not_change_is_refused(client: Client, revision: str) -> None:
    assert client.get(f"/en/editions/{revision}/changes/?kind=bond").status_code == 400


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ky", "Басылманын бир да саны өзгөргөн жок."),
        ("ru", "Ни одно число выпуска не изменилось."),
        ("en", "No figure of the edition changed."),
    ],
)
def test_a_revision_that_changed_no_figure_says_so_after_its_reason(
    client: Client, language: str, sentence: str
) -> None:
    drafted = made.draft("2025", 2)
    text = Page(client.get(f"/{language}/editions/{corrected()}/changes/").content).text
    assert sentence in text
    assert drafted.corrections.reason[language] in text
    first = Page(client.get(f"/{language}/editions/{made.CODE}/changes/").content).text
    assert sentence not in first


def test_a_first_revision_says_that_it_changed_nothing(client: Client) -> None:
    text = Page(client.get(f"/en/editions/{made.CODE}/changes/").content).text
    assert "this is the first revision of the edition" in text
