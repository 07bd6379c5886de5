"""What decides the order: every published correlation and weight stands on the page, and leaves as a file."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from django.test import Client
from django.utils import translation

from bilim.portal.rules.documents import coherence_words
from bilim.portal.rules.telling.grammar import Sentence
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
    cells = [cell for cell in triangle(page).walk() if cell.name == "td"]
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


LANGUAGES = ("ky", "ru", "en")
NONE = {
    "ky": "Бирин-бири кайталаган көрсөткүчтөр жок: "
    "бардык корреляциялардын абсолюттук мааниси 0,9 же андан төмөн.",
    "ru": "Избыточных показателей нет: по модулю все корреляции не выше 0,9.",
    "en": "No two indicators say nearly the same: no correlation is beyond 0.9, up or down.",
}
NAMED = {
    "ky": "Дээрлик бир эле нерсени билдирген көрсөткүчтөр "
    "(корреляциясынын абсолюттук мааниси 0,9 чегинен жогору):",
    "ru": "Почти одно и то же говорят (корреляция по модулю выше 0,9):",
    "en": "Nearly the same is said by (correlation beyond 0.9, up or down):",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_pair_is_redundant_that_is_said(client: Client, language: str) -> None:
    assert not any(each.redundant for each in made.content().findings.pairs)
    text = shown(client, language).text
    assert text.count(NONE[language]) == 2, "in the lead and above the pairs"
    assert NAMED[language] not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_redundant_pair_is_named_with_its_sign(client: Client, language: str) -> None:
    """Two that go against each other say nearly the same, too."""
    drafted = made.draft("2025", 2)
    first, *others = drafted.findings.pairs
    opposite = replace(first, correlation=Decimal("-0.95"), redundant=True)
    findings = replace(drafted.findings, pairs=(opposite, *others))
    code = made.publish_bundle(made.signed(replace(drafted, findings=findings)))
    text = Page(client.get(f"/{language}/editions/{code}/what-decides/").content).text
    one, other = (
        drafted.indicator(each.rpartition("/")[2]).title[language] for each in (first.one, first.other)
    )
    number = "\u22120.95" if language == "en" else "\u22120,95"
    assert text.count(f"{NAMED[language]} {one} – {other} ({number}).") == 2
    assert NONE[language] not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_leads_to_how_it_is_computed(client: Client, language: str) -> None:
    """A correlation to what is said of correlations, and so on: each such place is there, and once."""
    page = shown(client, language)
    how = {each.attributes["id"]: each for each in page.all("dt") if "id" in each.attributes}
    leads = {link[1:] for link in page.links() if link.startswith("#how-")}
    assert leads == set(how) == {"how-s", "how-o", "how-w", "how-v", "how-r", "how-a"}
    cells = [each for each in triangle(page).walk() if each.name == "td" and each.text != "–"]
    assert all(
        [link.attributes["href"] for link in cell.walk() if link.name == "a"] == ["#how-r"] for cell in cells
    )
    said = [each.text for each in page.all("dd")]
    words = {
        "ky": ("Пирсон", "квадраты", "эпсилон", "Кендалл", "k ÷ (k − 1)"),
        "ru": ("Пирсона", "Квадрат", "эпсилон", "Кендалла", "k ÷ (k − 1)"),
        "en": ("Pearson", "square", "epsilon", "Kendall", "k ÷ (k − 1)"),
    }
    assert all(any(word in each for each in said) for word in words[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_the_words_of_the_page(language: str) -> None:
    """One thing has one name: what the chapter of the report calls it, the page does."""
    sentences = {name: each for name, each in vars(coherence_words).items() if isinstance(each, Sentence)}
    assert len(sentences) > 15
    for name, each in sentences.items():
        msgid = re.sub(r"\{(\w+)\}", r"%(\1)s", each.en)
        with translation.override(language):
            told = str(translation.gettext(msgid))
        assert told == re.sub(r"\{(\w+)\}", r"%(\1)s", getattr(each, language)), name


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
