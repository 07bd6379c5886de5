"""A small number of persons is withheld: the page says why and by which rule, and no file gives it away."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

import pytest
from django.test import Client

from bilim.publication.rules.disclosure import suppress
from bilim.publication.terms import EditionContent, PublishedFact
from bilim_engine.values import Missing
from factories import editions as made
from factories.markup import Page

ITEM, PERIOD = "school.graduates_11", "2024/25"
WITHHELD = {
    "ky": "саны аз болгондуктан жашырылды",
    "ru": "скрыто из-за малого числа",
    "en": "suppressed because the number is small",
}
PROPOSED = {
    "ky": "«Билим» долбоорунун сунушу",
    "ru": "предложено проектом «Билим»",
    "en": "proposed by the Bilim project",
}


def _total() -> PublishedFact:
    found = (fact for fact in made.content().facts if (fact.item, fact.period) == (ITEM, PERIOD))
    return next(fact for fact in found if isinstance(fact.value, Decimal))


def _with_languages(content: EditionContent) -> EditionContent:
    """Three graduates of one department learned in Russian, nine in Uzbek, all others in Kyrgyz."""
    total = _total()
    counts = {"ru": Decimal(3), "uz": Decimal(9), "ky": Decimal(str(total.value)) - 12}
    cells = [
        replace(total, breakdown=f"language={code}", value=count, recorded_by="analyst")
        for code, count in counts.items()
    ]
    facts = suppress((*content.facts, *cells), content.definitions, content.units)
    return replace(content, facts=tuple(sorted(facts, key=attrgetter("key"))))


@pytest.fixture
def unit(register: None, rulebook: None) -> str:
    """The department; its edition has come out."""
    made.publish_bundle(made.signed(_with_languages(made.draft())))
    return _total().unit


def _answer(page: Page) -> str:
    return next(each.text for each in page.all("p") if each.attributes.get("class") == "answer")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("category", ["ru", "uz"])
def test_the_record_says_why_it_is_withheld_and_leads_to_the_rule(
    client: Client, unit: str, language: str, category: str
) -> None:
    where = f"/{language}/editions/{made.CODE}/facts/{unit}/{ITEM}/{PERIOD}/?breakdown=language={category}"
    page = Page(client.get(where).content)
    assert WITHHELD[language] in _answer(page)
    rule = next(address for address in page.links() if address.endswith("#small-numbers"))
    told = Page(client.get(rule).content)
    assert any(each.attributes.get("id") == "small-numbers" for each in told.all("h2"))
    assert "suppression.threshold" in told.text
    assert PROPOSED[language] in [each.text.strip() for each in told.all("dd")]
    assert PROPOSED[language] in page.text


@pytest.mark.django_db
def test_what_is_not_withheld_says_nothing_of_the_rule(client: Client, unit: str) -> None:
    for asked in ("", "?breakdown=language=ky"):
        page = Page(client.get(f"/en/editions/{made.CODE}/facts/{unit}/{ITEM}/{PERIOD}/{asked}").content)
        assert not [address for address in page.links() if address.endswith("#small-numbers")]


SHOWN, SHOWN_PERIOD = "preschool.children", "2024"


@pytest.fixture
def public_unit(register: None, rulebook: None) -> str:
    """A department with three children in variative kindergartens; how many in others nobody told."""
    content = made.draft()
    total = next(fact for fact in content.facts if (fact.item, fact.period) == (SHOWN, SHOWN_PERIOD))
    values = {"variative": Decimal(3), "full_day": Decimal(9), "other": Missing("not_collected")}
    cells = [replace(total, breakdown=f"form={code}", value=each) for code, each in values.items()]
    cells = [replace(cell, illustrative=True) for cell in cells]
    taken = {cell.key for cell in cells}
    facts = [*(fact for fact in content.facts if fact.key not in taken), *cells]
    made.publish_bundle(made.signed(replace(content, facts=tuple(sorted(facts, key=attrgetter("key"))))))
    return total.unit


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "word"),
    [("ky", "ачык деп жарыяланган"), ("ru", "объявлен открытым"), ("en", "declare(s the figure|d) public")],
)
def test_a_small_number_that_is_shown_says_why_and_leads_to_its_definition(
    client: Client, public_unit: str, language: str, word: str
) -> None:
    at = f"/{language}/editions/{made.CODE}/facts/{public_unit}/{SHOWN}/{SHOWN_PERIOD}/"
    page = Page(client.get(f"{at}?breakdown=form=variative").content)
    assert _answer(page).startswith("3")
    definition = next(each for each in page.links() if each.endswith("#small-numbers") and SHOWN in each)
    assert re.search(word, page.text)
    item = Page(client.get(definition).content)
    told = next(each for each in item.all("dt") if each.attributes.get("id") == "small-numbers")
    assert re.search(word, told.parent.text)
    large = Page(client.get(f"{at}?breakdown=form=full_day").content)
    assert not [each for each in large.links() if each.endswith("#small-numbers")]


@pytest.mark.django_db
def test_of_a_figure_nobody_has_the_page_does_not_say_that_it_was_invented(
    client: Client, public_unit: str
) -> None:
    at = f"/en/editions/{made.CODE}/facts/{public_unit}/{SHOWN}/{SHOWN_PERIOD}/?breakdown=form="
    known, unknown = (Page(client.get(at + code).content).text for code in ("full_day", "other"))
    assert "This figure is invented" in known
    assert "This figure is invented" not in unknown
    assert "This record is invented" in unknown


@pytest.mark.django_db
def test_files_and_interface_give_the_reason_and_no_number(client: Client, unit: str) -> None:
    at = f"/en/editions/{made.CODE}"
    rows = client.get(f"{at}/departments/{unit}/records.json").json()["rows"]
    mine = [row["value"] for row in rows if row["period"] == PERIOD and "Language" in row["breakdown"]]
    assert len(mine) == 3
    assert mine.count({"missing": "suppressed"}) == 2
    record = client.get(f"{at}/facts/{unit}/{ITEM}/{PERIOD}.csv?breakdown=language=ru").content.decode(
        "utf-8-sig"
    )
    assert f"{PERIOD},language=ru,,suppressed," in record
    facts = client.get(f"/api/v1/editions/{made.CODE}/facts?unit={unit}&item={ITEM}").json()
    told = {each["breakdown"]: each for each in facts["facts"] if each["period"] == PERIOD}
    assert (told["language=ru"]["value"], told["language=ru"]["missing"]) == (None, "suppressed")
    assert (told["language=uz"]["value"], told["language=uz"]["missing"]) == (None, "suppressed")
    assert told[""]["value"] is not None


@pytest.mark.django_db
def test_only_the_total_enters_the_indicator(client: Client, unit: str) -> None:
    enters = f"/en/editions/{made.CODE}/departments/{unit}/indicators/altyn_tamga.rate/"
    where = f"/en/editions/{made.CODE}/facts/{unit}/{ITEM}/{PERIOD}/"
    assert enters in Page(client.get(where).content).links()
    assert enters not in Page(client.get(f"{where}?breakdown=language=ky").content).links()
