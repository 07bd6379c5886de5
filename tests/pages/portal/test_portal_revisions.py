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
    drafted = made.draft("2025", 2)
    changes = tuple(
        FigureChange("fact", unit.code, item, "2025", "1000", "1100")
        for unit in drafted.ranked_units
        for item in ITEMS
    )
    corrections = Corrections(made.CODE, drafted.corrections.reason, changes)
    return made.publish_bundle(made.signed(replace(drafted, corrections=corrections)))


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
    assert all(len(each.content) <= MOST_BYTES for each in (first, *whole))


def test_a_kind_that_did_not_change_is_refused(client: Client, revision: str) -> None:
    assert client.get(f"/en/editions/{revision}/changes/?kind=bond").status_code == 400


def test_a_first_revision_says_that_it_changed_nothing(client: Client) -> None:
    text = Page(client.get(f"/en/editions/{made.CODE}/changes/").content).text
    assert "this is the first revision of the edition" in text
