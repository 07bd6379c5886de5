"""Adopted versions and their approval: works, wrong person, bad input, sent twice, how many queries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from bilim.base.actor import SYSTEM, Actor
from bilim.journal import queries as journal
from bilim.rulebook import actions, models, queries
from factories.markup import Page
from factories.rulebook import INDICATORS, write_definitions

pytestmark = pytest.mark.django_db
LIST = "/ky/desk/definitions/"
ONE = f"{LIST}indicators/preschool.spending/1/"
KEY, METHOD = "indicators/preschool.spending/1", "methodologies/spending/1"
ITEMS = ("items/budget.spent/1", "items/preschool.children/1", "items/teachers.share/1")
SignedIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def adopted(db: None, tmp_path: Path) -> Path:
    """The installation adopted the small definitions."""
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    return tmp_path


@pytest.fixture
def reader(methodologist: Any, signed_in: SignedIn) -> Client:
    """The methodologist's browser."""
    return signed_in(methodologist)


def approve(browser: Client, *values: str) -> Any:
    return browser.post(f"{LIST}approve/", {"version": values})


def approved() -> set[str]:
    return set(models.DefinitionVersion.objects.exclude(approved_by="").values_list("code", flat=True))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ky", "Бекитүүнү 5 аныктама күтүп турат."),
        ("ru", "Утверждения ждут 5 определений."),
        ("en", "5 definitions wait for approval."),
    ],
)
def test_what_waits_is_said_first(reader: Client, language: str, words: str) -> None:
    text = reader.get(LIST.replace("/ky/", f"/{language}/")).content.decode()
    assert words in text
    assert text.index(words) < text.index(f'value="{KEY}"')
    assert 'value="methodologies/others/1"' not in text  # what others published is not ours to approve


def test_what_she_ticks_is_approved_and_journaled(reader: Client) -> None:
    assert approve(reader, KEY, METHOD).status_code == 302
    assert approved() == {"preschool.spending", "spending"}
    assert "Бекитүүнү 3 аныктама күтүп турат." in reader.get(LIST).content.decode(), "items are approved too"
    assert approve(reader, *ITEMS).status_code == 302
    entries = journal.list_entries(event="rulebook.approved")
    assert {(entry.actor, entry.subject) for entry in entries} == {
        ("methodologist", "preschool.spending"),
        ("methodologist", "spending"),
        *(("methodologist", key.split("/")[1]) for key in ITEMS),
    }
    assert "Күчүндөгү аныктамалардын баары бекитилген." in reader.get(LIST).content.decode()


def test_sent_twice_it_is_approved_once(reader: Client) -> None:
    approve(reader, KEY)
    assert approve(reader, KEY).status_code == 302
    assert len(journal.list_entries(event="rulebook.approved")) == 1


def test_a_version_shows_its_text_and_offers_approval(reader: Client) -> None:
    text = reader.get(ONE).content.decode()
    assert "numerator: budget.spent" in text
    assert "Бул тутумда мурунку версиясы жок." in text
    assert f'name="version" value="{KEY}"' in text
    assert queries.get_version("indicators", "preschool.spending", 1).sha256 in text


def test_a_newer_version_shows_what_it_changed(reader: Client, adopted: Path) -> None:
    newer = INDICATORS.replace("version: 1", "version: 2").replace("Балага каражат", "Балага <акча>")
    actions.adopt(write_definitions(adopted, indicators=newer), SYSTEM)
    text = reader.get(ONE.replace("/1/", "/2/")).content.decode()
    assert '<del class="line">−     ky: Балага каражат</del>' in text
    assert '<ins class="line">+     ky: Балага &lt;акча&gt;</ins>' in text
    old = reader.get(ONE).content.decode()
    assert "Азыр күчүндө эмес." in old


def test_who_adopted_cannot_approve(reader: Client, adopted: Path, methodologist_actor: Actor) -> None:
    newer = INDICATORS.replace("version: 1", "version: 2")
    actions.adopt(write_definitions(adopted, indicators=newer), methodologist_actor)
    page = reader.get(ONE.replace("/1/", "/2/")).content.decode()
    assert 'name="version"' not in page
    refused = approve(reader, METHOD, KEY.replace("/1", "/2"))
    assert refused.status_code == 422
    text = refused.content.decode()
    assert "кабыл алган адам аны өзү беките албайт" in text
    assert "checked" in text
    assert approved() == set()


def test_an_analyst_reads_and_does_not_approve(analyst: Any, signed_in: SignedIn) -> None:
    browser = signed_in(analyst)
    assert 'type="checkbox"' not in browser.get(LIST).content.decode()
    assert 'name="version"' not in browser.get(ONE).content.decode()
    assert approve(browser, KEY).status_code == 403
    assert approved() == set()


def test_a_stranger_signs_in_first(client: Client) -> None:
    for address in (LIST, ONE):
        assert client.get(address).status_code == 302
    assert approve(client, KEY).status_code == 302
    assert approved() == set()


def test_nothing_ticked_is_said(reader: Client) -> None:
    page = approve(reader)
    assert page.status_code == 422
    assert "Бир да аныктама белгиленген жок." in page.content.decode()


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "x",
        "reasons/not_held/1",
        "indicators//1",
        "indicators/a/9999999999",
        "indicators/a\0b/1",
        "indicators/none/1",
        "indicators/none/²",
    ],
)
def test_what_is_no_version_is_refused_with_a_sentence(reader: Client, odd: str) -> None:
    page = approve(reader, odd)
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()


@pytest.mark.parametrize(
    "where",
    [
        "indicators/none/1/",
        "reasons/not_held/1/",
        "indicators/a%00b/1/",
        "indicators/preschool.spending/9/",
        "indicators/preschool.spending/99999999999999999999/",
    ],
)
def test_what_never_was_is_not_found(reader: Client, where: str) -> None:
    assert reader.get(f"{LIST}{where}").status_code == 404


def test_looking_never_approves(reader: Client) -> None:
    assert reader.get(f"{LIST}approve/").status_code == 405


def test_the_desk_leads_here(reader: Client) -> None:
    assert f'href="{LIST}"' in reader.get("/ky/desk/").content.decode()


def test_the_list_asks_as_often_for_many(
    reader: Client, root: Path, django_assert_max_num_queries: Any
) -> None:
    actions.adopt(root / "definitions", SYSTEM)
    reader.get(LIST)
    with django_assert_max_num_queries(8):
        reader.get(LIST)


def test_a_version_that_waits_for_nobody_has_no_empty_line_to_tick(reader: Client) -> None:
    assert approve(reader, METHOD).status_code == 302
    cells = Page(reader.get(LIST).content).all("td")
    ticks = [cell for cell in cells if cell.attributes.get("data-label") == "Окулду"]
    assert ticks
    assert all(any(each.name == "input" for each in cell.walk()) for cell in ticks)


@pytest.mark.parametrize(
    ("language", "words"),
    [("ky", "Бекемдөө"), ("ru", "Зафиксировать"), ("en", "Put it on record")],
)
def test_criteria_are_put_on_record_once_they_are_approved(
    reader: Client, signed_in: SignedIn, analyst: Any, methodologist: Any, language: str, words: str
) -> None:
    page = f"/{language}/desk/definitions/{METHOD}/"
    freeze = f"/{language}/desk/definitions/freeze/"
    assert words not in reader.get(page).content.decode()
    assert reader.post(freeze, {"methodology": "spending"}).status_code == 422
    approve(reader, KEY, METHOD, *ITEMS)
    assert words in reader.get(page).content.decode()
    for _twice in range(2):
        assert reader.post(freeze, {"methodology": "spending"}).status_code == 302
    assert words not in reader.get(page).content.decode()
    assert len(journal.list_entries(event="rulebook.criteria_frozen")) == 1
    for code in ("", "others", "nothing\x00"):
        assert reader.post(freeze, {"methodology": code}).status_code == 422
    assert signed_in(analyst).post(freeze, {"methodology": "spending"}).status_code == 403
