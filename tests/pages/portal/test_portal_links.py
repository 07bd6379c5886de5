"""Every number in a table leads to its explanation, and every such way leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from factories import editions as made
from factories.markup import Element, Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editions")]
E = f"/ru/editions/{made.CODE}"
D = f"{E}/departments/nookat"
PAGES = (
    "/ru/",
    f"{E}/",
    f"{E}/departments/",
    f"{E}/compare/?unit=nookat&unit=alay",
    f"{E}/certainty/",
    f"{E}/what-decides/",
    f"{D}/",
    f"{D}/indicators/preschool.coverage/",
    f"{D}/score/",
    f"{D}/score/quality/",
    f"{E}/indicators/preschool.coverage/",
    f"{E}/departments/bishkek-lenin/",
)
# What is no figure of the rating: years and days, names with a number in them, the total under its own parts.
NO_FIGURES = re.compile(r"\d{4}(/\d\d)?|.*\d{4}-\d\d-\d\d.*")


def bare_numbers(page: Page) -> list[str]:
    """Cells of figures with a number outside every link."""
    return [cell.text for cell in page.all("td") if is_figure(cell) and not is_linked(cell)]


def is_figure(cell: Element) -> bool:
    classes = cell.attributes.get("class", "").split()
    # Figures of worked cases are made up by the definition; they have no explanation but themselves.
    is_number = ("n" in classes or in_table(cell, "rating", "triangle")) and "example" not in classes
    is_place = any("rank" in each.attributes.get("class", "").split() for each in cell.walk())
    if cell.inside("tfoot") or not (is_number or is_place):
        return False
    return bool(re.search(r"\d", cell.text)) and not NO_FIGURES.fullmatch(cell.text)


def in_table(cell: Element, *names: str) -> bool:
    """Whether it stands in one of these tables, whose cells bear no class each."""
    tables = (each for each in above(cell) if each.name == "table")
    return any(name in each.attributes.get("class", "").split() for each in tables for name in names)


def above(element: Element) -> Iterator[Element]:
    while element.parent is not None:
        element = element.parent
        yield element


def is_linked(cell: Element) -> bool:
    links = " ".join(each.text for each in cell.walk() if each.name == "a")
    return re.findall(r"\d", links) == re.findall(r"\d", cell.text)


def test_every_number_in_a_table_is_a_link(client: Client) -> None:
    faults, seen = {}, 0
    for address in PAGES:
        page = Page(client.get(address).content)
        seen += sum(is_figure(cell) for cell in page.all("td"))
        if bare := bare_numbers(page):
            faults[address] = bare[:5]
    assert faults == {}
    assert seen > 300


def test_places_and_last_years_values_lead_to_their_own_pages(client: Client) -> None:
    links = Page(client.get(f"{D}/").content).links()
    assert f"{D}/score/" in links
    assert "/ru/editions/departments-2024-1/departments/nookat/indicators/preschool.coverage/" in links
    assert all(f"/ru/editions/departments-{year}-1/departments/nookat/score/" in links for year in made.YEARS)
    inside = sorted({link for link in links if link.startswith("/ru/editions/departments-2024")})
    assert inside
    assert [link for link in inside if client.get(link).status_code != 200] == []
