"""The register, edited: works, wrong person, bad input, sent twice, how many queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from bilim.registry import models, queries
from factories.markup import Page

pytestmark = pytest.mark.django_db
LIST, FIRST, SECOND = "/ky/desk/register/", "nookat-school-901", "nookat-school-902"
ONE = f"{LIST}institutions/{FIRST}/"
DAY, EVE = date(2024, 9, 1), date(2024, 8, 31)
ACTS = ("rename", "move", "change", "close", "split", "merge")
OPENING = {
    "code": "aravan-kindergarten-901",
    "name_ky": "Үлгү бала бакча № 901",
    "name_ru": "Детский сад-пример № 901",
    "name_en": "Example Kindergarten No. 901",
    "department": "aravan",
    "kind": "kindergarten",
    "type": "community",
    "languages": ["ky", "uz"],
    "capacity": "60",
    "illustrative": "on",
}


@pytest.mark.parametrize(
    ("language", "words"),
    [("ky", "Мекемелердин реестри"), ("ru", "Реестр учреждений"), ("en", "Register of institutions")],
)
def test_the_list_is_shown_in_three_languages(browser: Client, language: str, words: str) -> None:
    page = browser.get(f"/{language}/desk/register/")
    assert page.status_code == 200
    text = page.content.decode()
    assert f"<h1>{words}</h1>" in text
    assert "901" in text
    assert "<script" not in text
    assert page.content.decode().count('class="mark"') >= 1


def test_the_desk_leads_to_it(browser: Client) -> None:
    assert f'href="{LIST}"' in browser.get("/ky/desk/").content.decode()


@pytest.mark.parametrize("typed", ["улгу мектеп 901", "mektep N901 nookat", FIRST, "школа 901"])
def test_a_school_is_found_by_whatever_is_typed(browser: Client, typed: str) -> None:
    page = browser.get(LIST, {"name": typed})
    assert f"/institutions/{FIRST}/" in page.content.decode()
    assert f"/institutions/{SECOND}/" not in page.content.decode()


def test_the_list_asks_what_stood_on_a_day(browser: Client) -> None:
    assert FIRST in browser.get(LIST, {"on": "2023-09-01"}).content.decode()
    assert FIRST not in browser.get(LIST, {"on": "2023-08-31"}).content.decode()
    wrong = browser.get(LIST, {"on": "yesterday"})
    assert wrong.status_code == 422
    assert 'role="alert"' in wrong.content.decode()


def test_a_stranger_signs_in_first(client: Client, ground: None) -> None:
    for address in (LIST, f"{LIST}open/", ONE, *(f"{ONE}{act}/" for act in ACTS)):
        assert client.get(address).status_code == 302
        assert client.post(address).status_code in (302, 405)


@pytest.mark.parametrize("who", ["methodologist", "auditor", "head"])
def test_who_may_not_edit_is_turned_away(
    ground: None, who: str, signed_in: Any, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(who))
    for address in (LIST, f"{LIST}open/", ONE, *(f"{ONE}{act}/" for act in ACTS)):
        assert client.get(address).status_code == 403
    assert "Жетекчи Үлгү" not in client.get(ONE).content.decode()


def test_who_edits_one_department_does_not_see_another(
    ground: None, make_account: Any, signed_in: Any
) -> None:
    client = signed_in(make_account("aravan", "analyst", "kg/osh-oblast/aravan"))
    assert FIRST not in client.get(LIST).content.decode()
    assert client.get(ONE).status_code == 404
    for act in ACTS:
        assert client.get(f"{ONE}{act}/").status_code == 404


def test_the_page_of_an_institution_has_its_whole_history(browser: Client, send: Any) -> None:
    send(f"{ONE}rename/", name_ky="Үлгү гимназия", name_ru="Гимназия-пример", name_en="Example Gymnasium")
    page = Page(browser.get(ONE).content)
    assert page.unclosed == []
    assert page.crossed == []
    text = browser.get(ONE).content.decode()
    for words in ("Үлгү гимназия", "Үлгү мектеп № 901", "77-б", "Өзгөртүү жөнүндө", "Жетекчи Үлгү", "300"):
        assert words in text
    assert f"kg/osh-oblast/<wbr>nookat/<wbr>{FIRST}".replace("<wbr>", "") in text.replace("<wbr>", "")


def test_an_institution_is_opened(send: Any) -> None:
    page = send(f"{LIST}open/", **OPENING)
    assert page.redirect_chain[-1][0].endswith("/institutions/aravan-kindergarten-901/")
    found = queries.find_institution("aravan-kindergarten-901", DAY)
    assert found is not None
    assert (found.type, found.languages, found.capacity, found.illustrative) == (
        "community", ("ky", "uz"), 60, True,
    )  # fmt: skip


def test_errors_stand_first_and_lead_to_their_fields(send: Any) -> None:
    page = send(f"{LIST}open/", **{**OPENING, "code": "No 1", "type": "secondary", "order_on": "2999-01-01"})
    assert page.status_code == 422
    text = page.content.decode()
    assert text.index('role="alert"') < text.index('for="id_code"')
    for field in ("code", "type", "order_on"):
        assert f'href="#id_{field}"' in text
    assert "nookat-school-071" in text
    assert models.Institution.objects.count() == 2


def test_it_moves_and_keeps_its_years(send: Any) -> None:
    send(f"{ONE}move/", department="aravan")
    assert queries.path_of(FIRST, EVE).split("/")[-2] == "nookat"
    assert queries.path_of(FIRST, DAY).split("/")[-2] == "aravan"


def test_what_is_said_of_it_changes(send: Any) -> None:
    send(f"{ONE}change/", capacity="450", licence_number="LS-1", licence_from="2024-09-01")
    found = queries.find_institution(FIRST, DAY)
    assert found is not None
    assert (found.capacity, found.licence_number) == (450, "LS-1")
    assert send(f"{ONE}change/", on="2025-09-01").status_code == 422


def test_it_is_closed(send: Any, browser: Client) -> None:
    send(f"{ONE}close/")
    assert queries.find_institution(FIRST, DAY) is None
    text = browser.get(ONE).content.decode()
    assert "Бүгүн ал иштебейт." in text
    assert f"{ONE}rename/" not in text


def split_rows(*shares: str) -> dict[str, str]:
    rows = {"share_1": shares[0]}
    # The second row stays empty: what is told of the third stands at the third.
    for number, share in enumerate(shares[1:], 3):
        rows |= {
            f"code_{number}": f"nookat-school-91{number}",
            f"name_{number}_ky": "Үлгү мектеп",
            f"name_{number}_ru": "Школа-пример",
            f"name_{number}_en": "Example School",
            f"share_{number}": share,
        }
    return rows


def test_it_is_split_with_declared_shares(send: Any, browser: Client) -> None:
    page = send(f"{ONE}split/", **split_rows("0,6", "0.4"))
    assert page.status_code == 200
    assert {code: str(share) for code, share in queries.list_successors(FIRST, EVE, DAY).items()} == {
        FIRST: "0.6",
        "nookat-school-913": "0.4",
    }
    assert "0,6" in browser.get(ONE).content.decode()


def test_shares_that_are_not_one_are_told_at_their_row(send: Any) -> None:
    page = send(f"{ONE}split/", **split_rows("0.6", "0.3"))
    assert page.status_code == 422
    assert 'href="#id_share_1"' in page.content.decode()
    assert "0.9" in page.content.decode()
    page = send(f"{ONE}split/", **split_rows("0.6", "half"))
    assert 'href="#id_share_3"' in page.content.decode()
    assert models.Institution.objects.count() == 2


def test_a_merging_is_looked_at_then_done_then_undone(send: Any, browser: Client) -> None:
    seen = send(f"{ONE}merge/", codes=SECOND)
    assert seen.status_code == 200
    assert "300 → 600" in seen.content.decode()
    assert queries.find_institution(SECOND, DAY) is not None
    preview = seen.context["preview"]
    send(f"{ONE}merge/", codes=SECOND, seen=preview.fingerprint, confirm="yes")
    assert queries.find_institution(SECOND, DAY) is None
    event = queries.list_events(FIRST)[-1]
    way = f"{LIST}events/{event.id}/withdraw/"
    assert f'href="{way}"' in browser.get(ONE).content.decode()
    assert browser.post(way, {"why": ""}).status_code == 422
    assert browser.post(way, {"why": "Ката жазылды"}).status_code == 302
    assert queries.find_institution(SECOND, DAY) is not None
    text = browser.get(ONE).content.decode()
    assert "Ката жазылды" in text
    assert way not in text


def test_what_cannot_be_merged_is_told_at_its_field(send: Any) -> None:
    page = send(f"{ONE}merge/", codes=f"{FIRST}, nobody")
    assert page.status_code == 422
    assert 'href="#id_codes"' in page.content.decode()


def test_a_form_sent_twice_records_once(browser: Client) -> None:
    form = browser.get(f"{ONE}close/").context["form"]
    given = {
        "key": form["key"].value(),
        "seen": form["seen"].value(),
        "on": "2024-09-01",
        "order_number": "1",
        "order_on": "2024-08-01",
        "order_title": "Жабуу",
    }
    for _time in range(2):
        assert browser.post(f"{ONE}close/", given).status_code == 302
    assert len(queries.list_events(FIRST)) == 2


def test_who_saw_another_state_is_told(browser: Client, send: Any) -> None:
    stale = browser.get(f"{ONE}close/").context["form"]["seen"].value()
    send(f"{ONE}change/", capacity="450")
    page = send(f"{ONE}close/", on="2025-09-01", seen=stale)
    assert page.status_code == 422
    assert queries.find_institution(FIRST, date(2025, 9, 1)) is not None


def test_an_unknown_institution_or_event_is_not_found(browser: Client) -> None:
    assert browser.get(f"{LIST}institutions/nobody/").status_code == 404
    assert browser.get(f"{LIST}events/999999/withdraw/").status_code == 404


def test_pages_ask_the_database_as_often_for_long_histories(
    browser: Client, send: Callable[..., Any], django_assert_max_num_queries: Any
) -> None:
    for year in range(2024, 2027):
        send(f"{ONE}change/", capacity=str(year), on=f"{year}-03-01")
    browser.get(ONE)
    with django_assert_max_num_queries(16):
        browser.get(ONE)
    browser.get(LIST, {"name": "901"})
    with django_assert_max_num_queries(10):
        browser.get(LIST, {"name": "901"})
