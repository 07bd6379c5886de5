"""A public page that was made is given out again until something of what the public sees has changed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bilim.access import actions as access
from bilim.base.actor import SYSTEM, Actor
from bilim.config import frozen_pages
from bilim.journal import actions as journal
from bilim.publication import actions
from factories import editions as made

pytestmark = pytest.mark.django_db
PAGE = f"/ky/editions/{made.CODE}/departments/nookat/"


@pytest.fixture(autouse=True)
def _frozen(settings: Any) -> Iterator[None]:
    settings.PAGES_KEPT = 100
    frozen_pages.SHELF.clear()
    yield
    frozen_pages.SHELF.clear()


def asked(browser: Client, where: str = PAGE, **named: Any) -> tuple[Any, int]:
    """The answer, and how many questions to the database it took."""
    with CaptureQueriesContext(connection) as questions:
        answer = browser.get(where, **named)
    return answer, len(questions)


def test_the_second_reader_gets_the_page_that_was_made_for_the_first(client: Client, editions: None) -> None:
    first, many = asked(client)
    second, few = asked(client)
    assert many > few == 1, "the journal alone is asked whether anything changed"
    assert (second.status_code, second.content) == (first.status_code, first.content) == (200, first.content)
    assert dict(second.headers) == dict(first.headers)


def test_what_a_head_says_is_on_the_next_page(client: Client, editions: None, head_actor: Actor) -> None:
    for words in ("Биринчи сөз.", "Экинчи сөз."):
        asked(client)
        actions.write_statement(code=made.CODE, unit="nookat", text={"ky": words}, by=head_actor)
        assert words in asked(client)[0].content.decode()


def test_what_changes_nothing_public_makes_no_page_anew(client: Client, editions: None) -> None:
    asked(client)
    access.record_refusal(by=SYSTEM, permission="desk.read", address="/ky/desk/")
    assert asked(client)[1] == 2, "where the journal ends, and what of it is public"
    assert asked(client)[1] == 1


@pytest.mark.parametrize("event", ["rehearsal_asked", "rehearsal_broken_off", "edition_rehearsed"])
def test_a_rehearsal_makes_no_page_anew(client: Client, editions: None, event: str) -> None:
    asked(client)
    journal.record(f"publication.{event}", subject=made.CODE, by=SYSTEM, details={"draft": "0" * 64})
    assert asked(client)[1] == 2


def test_each_day_has_pages_of_its_own(
    client: Client, editions: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which edition stands in front depends on the day."""
    asked(client)
    monkeypatch.setattr(frozen_pages.timezone, "localdate", lambda: date(2999, 1, 1))
    assert asked(client)[1] > 1


def test_who_has_the_page_is_told_so(client: Client, editions: None) -> None:
    whole = asked(client)[0]
    again, few = asked(client, headers={"if-none-match": whole.headers["ETag"]})
    assert (again.status_code, again.content, few) == (304, b"", 1)
    assert again.headers["ETag"] == whole.headers["ETag"]
    assert again.headers["Content-Security-Policy"] == whole.headers["Content-Security-Policy"]
    assert "Content-Encoding" not in again.headers
    changed = asked(client, headers={"if-none-match": '"another"'})[0]
    assert (changed.status_code, changed.content) == (200, whole.content)


def test_compressed_and_plain_are_two_pages(client: Client, editions: None) -> None:
    plain = asked(client)[0]
    for _time in range(2):
        packed = asked(client, headers={"accept-encoding": "gzip"})[0]
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
    assert asked(client)[0].content == plain.content


@pytest.mark.parametrize(
    "other", [PAGE.replace("/ky/", "/ru/"), f"{PAGE}?on=1", PAGE.replace("nookat", "talas-city")]
)
def test_another_address_is_another_page(client: Client, editions: None, other: str) -> None:
    first = asked(client)[0]
    assert asked(client, other)[0].content != first.content or "?" in other
    assert asked(client, other)[1] == 1


def test_whoever_is_signed_in_has_her_page_made(
    client: Client, editions: None, head: Any, signed_in: Any
) -> None:
    asked(client)
    browser = signed_in(head)
    assert asked(browser)[1] > 1
    assert asked(browser)[1] > 1


@pytest.mark.parametrize(
    "where",
    [
        *("/ky/nothing/", "/ky/account/sign-in/", "/"),
        f"{PAGE}what-if/?preschool.coverage=60",
        PAGE.replace("nookat", "nookta"),
        f"/ky/desk/preview/{made.CODE}/",
    ],
)
def test_what_is_not_public_for_all_is_not_kept(client: Client, editions: None, where: str) -> None:
    client.get(where)
    assert len(frozen_pages.SHELF) == 0


def test_a_head_request_and_a_post_are_as_before(client: Client, editions: None) -> None:
    whole = asked(client)[0]
    assert client.head(PAGE).headers["ETag"] == whole.headers["ETag"]
    assert client.post(PAGE).status_code == 405


def test_who_asks_for_the_head_alone_leaves_no_empty_page_to_others(client: Client, editions: None) -> None:
    client.head(PAGE)
    whole, few = asked(client)
    assert (few, b"</html>" in whole.content) == (1, True)


def test_pages_have_so_much_room_together_however_many_are_asked_for(
    client: Client, editions: None, settings: Any
) -> None:
    settings.PAGES_KEPT = 8
    pages = [PAGE.replace("nookat", unit) for unit in ("nookat", "alay", "talas", "kemin")]
    for page in pages:
        asked(client, page)
    assert asked(client, pages[3])[1] == 1
    assert asked(client, pages[0])[1] > 1, "the least asked for gave way"


def test_a_made_up_question_is_no_page_of_its_own(client: Client, editions: None) -> None:
    asked(client)
    kept = len(frozen_pages.SHELF)
    for number in range(5):
        assert asked(client, f"{PAGE}?n={number}")[0].status_code == 302
        asked(client, f"/ky/editions/{made.CODE}/departments/?n={number}")
    assert len(frozen_pages.SHELF) == kept


def test_none_is_kept_where_none_is_wanted(client: Client, editions: None, settings: Any) -> None:
    settings.PAGES_KEPT = 0
    assert asked(client)[1] == asked(client)[1] > 1
