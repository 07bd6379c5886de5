"""What decides the order: every published correlation and weight stands on the page, and leaves as a file."""

from __future__ import annotations

import csv
import io
from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from django.test import Client

from factories import editions as made
from factories.markup import Element, Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
E = f"editions/{made.CODE}"


def rows_of(client: Client, name: str) -> list[dict[str, str]]:
    text = client.get(f"/en/{E}/{name}.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def shown(client: Client, language: str = "en") -> Page:
    return Page(client.get(f"/{language}/{E}/what-decides/").content)


def hundredths(correlation: Decimal | None) -> str:
    """As the page writes it; a dash where the departments that have both are too few or all alike."""
    if correlation is None:
        return "–"
    return str(int((correlation * 100).quantize(Decimal(1), ROUND_HALF_EVEN))).replace("-", "\u2212")


def triangle(page: Page) -> Element:
    return next(each for each in page.all("table") if "triangle" in each.attributes["class"])


def test_every_pair_stands_once_in_the_triangle(client: Client) -> None:
    pairs, page = made.content().findings.pairs, shown(client)
    cells = [cell for cell in page.all("td") if cell.inside("table") and cell in list(triangle(page).walk())]
    assert len(cells) == len(pairs)
    by_ends = {(each.other, each.one): each.correlation for each in pairs}
    paths = [each.path for each in made.content().findings.weights]
    told = [by_ends[path, before] for at, path in enumerate(paths) for before in paths[:at]]
    assert [cell.text for cell in cells] == [hundredths(each) for each in told]
    assert any(told)
    rows = [each for each in triangle(page).walk() if each.name == "tr"][1:]
    told = [sum(1 for cell in row.children if cell.name == "td") for row in rows]
    assert told == list(range(len(paths)))


def test_those_of_one_direction_are_framed(client: Client) -> None:
    framed = [cell for cell in shown(client).all("td") if "in" in cell.attributes.get("class", "").split()]
    inside = [
        each for each in made.content().findings.pairs if each.one.split("/")[0] == each.other.split("/")[0]
    ]
    assert len(framed) == len(inside) > 0


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_redundant_pairs_are_named_or_said_to_be_none(client: Client, language: str) -> None:
    redundant = [each for each in made.content().findings.pairs if each.redundant]
    text = shown(client, language).text
    none = {
        "ky": "Бирин-бири кайталаган көрсөткүчтөр жок",
        "ru": "Избыточных показателей нет",
        "en": "No two indicators say nearly the same",
    }
    if redundant:
        definition = made.content().indicator(redundant[0].one.rpartition("/")[2])
        assert definition.title[language] in text
    else:
        assert none[language] in text
    assert "0.9" in text or "0,9" in text


def test_each_node_has_its_alpha_and_each_leaf_both_weights(client: Client) -> None:
    text, findings = shown(client).text, made.content().findings
    alphas = next(each for each in shown(client).all("table") if "alpha" in each.text).text
    assert all(f"{alpha:.2f}".replace("-", "\u2212") in alphas for alpha in findings.alpha.values() if alpha)
    for each in findings.weights:
        assert made.content().indicator(each.path.rpartition("/")[2]).title["en"] in text
    assert "% on paper" in text


def test_both_tables_leave_as_files_and_are_offered_with_the_edition(client: Client) -> None:
    pairs, weights = rows_of(client, "correlations"), rows_of(client, "weights")
    assert len(pairs) == len(made.content().findings.pairs)
    published = {(each.one, each.other): each for each in made.content().findings.pairs}
    for row in pairs:
        each = published[row["one"], row["other"]]
        told = Decimal(row["correlation"]) if row["correlation"] else None
        assert told == each.correlation, row["correlation.missing"]
        assert row["redundant"] == str(each.redundant).lower()
    assert [row["indicator"] for row in weights] == [each.path for each in made.content().findings.weights]
    offered = Page(client.get(f"/en/{E}/").content).links()
    assert {f"/en/{E}/weights.csv", f"/en/{E}/correlations.csv"} <= set(offered)


def test_the_page_is_reached_from_the_one_on_certainty(client: Client) -> None:
    assert f"/en/{E}/what-decides/" in Page(client.get(f"/en/{E}/certainty/").content).links()
