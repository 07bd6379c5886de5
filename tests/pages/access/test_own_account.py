"""Her own account: a password of her own, sessions that end, with or without a role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as house
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from bilim.access.models import Account
from bilim.journal.queries import list_entries
from factories.people import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "төрт сөздөн турган айкаш"


def address(name: str = "own", language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"access:{name}")


def enter(password: str = PASSWORD, username: str = "analyst") -> Client:
    """A browser in which she signed in by the form."""
    browser = Client()
    browser.post(address("sign-in"), {"username": username, "password": password})
    return browser


def change(browser: Client, *, current: str = PASSWORD, password: str = NEW, again: str = NEW) -> Any:
    return browser.post(address("own-password"), {"current": current, "password": password, "again": again})


def is_in(browser: Client) -> bool:
    return browser.get(address()).status_code == 200


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_page_says_who_she_is_and_what_a_password_must_be(
    analyst: Account, signed_in: Callable[..., Client], language: str
) -> None:
    text = signed_in(analyst).get(address(language=language)).content.decode()
    assert "(analyst)" in text
    assert 'autocomplete="new-password"' in text
    for number in ("12", "256", str(house.SESSION_IDLE_MINUTES)):
        assert number in text


def test_without_a_role_her_account_is_hers_all_the_same(
    make_account: Callable[..., Account], signed_in: Callable[..., Client]
) -> None:
    assert is_in(signed_in(make_account("nobody")))
    assert Client().get(address()).url.startswith(address("sign-in"))  # type: ignore[attr-defined]


def test_a_new_password_holds_and_ends_the_other_sessions(analyst: Account) -> None:
    here, elsewhere = enter(), enter()
    assert change(here).status_code == 302
    assert is_in(here)
    assert not is_in(elsewhere)
    assert is_in(enter(NEW))
    assert not is_in(enter())
    (entry,) = list_entries(event="access.password_set")
    assert (entry.subject, entry.actor) == ("analyst", "analyst")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"current": "wrong"}, "The present password is not right."),
        ({"password": "short", "again": "short"}, "it must have at least 12 characters"),
        ({"password": "password12345", "again": "password12345"}, "too many people use it"),
        ({"password": "the Analyst herself", "again": "the Analyst herself"}, "the user name is part of it"),
        ({"again": "another phrase of words"}, "The two differ."),
        ({"current": ""}, "Enter your present password."),
    ],
)
def test_what_cannot_be_used_is_told_at_its_field(analyst: Account, given: dict[str, str], told: str) -> None:
    browser = enter()
    page = change(browser, **given)
    assert page.status_code == 422
    assert told in page.content.decode()
    assert list_entries(event="access.password_set") == []
    assert is_in(enter())


def test_an_open_browser_is_no_way_to_try_passwords(analyst: Account) -> None:
    browser = enter()
    codes = [change(browser, current=f"wrong {number}").status_code for number in range(6)]
    assert codes[0] == 422
    assert codes[-1] == 429


def test_she_ends_her_other_sessions(analyst: Account) -> None:
    here, elsewhere = enter(), enter()
    assert here.post(address("own-sessions")).status_code == 302
    assert is_in(here)
    assert not is_in(elsewhere)
    assert [entry.subject for entry in list_entries(event="access.sessions_ended")] == ["analyst"]


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Time passes."""
    true, passed = timezone.now, timedelta()

    def by(**given: float) -> None:
        nonlocal passed
        passed += timedelta(**given)

    monkeypatch.setattr("django.utils.timezone.now", lambda: true() + passed)
    return by


def test_a_session_in_which_nothing_is_asked_is_over(analyst: Account, wait: Callable[..., None]) -> None:
    browser = enter()
    wait(minutes=house.SESSION_IDLE_MINUTES - 1)
    assert is_in(browser)
    wait(minutes=house.SESSION_IDLE_MINUTES - 1)
    assert is_in(browser)
    wait(minutes=house.SESSION_IDLE_MINUTES + 1)
    assert not is_in(browser)


def test_a_session_is_over_after_its_hours_however_busy(analyst: Account, wait: Callable[..., None]) -> None:
    browser, hours = enter(), house.SESSION_COOKIE_AGE // 3600
    for _hour in range(hours):
        wait(minutes=59)
        assert is_in(browser)
    wait(minutes=hours + 1)
    assert not is_in(browser)
    assert is_in(enter())


def test_her_hours_begin_anew_when_she_signs_in_anew(analyst: Account, wait: Callable[..., None]) -> None:
    browser = enter()
    wait(minutes=100)
    browser.post(address("sign-in"), {"username": "analyst", "password": PASSWORD})
    for _time in range(4):
        wait(minutes=110)
        assert is_in(browser)


def test_few_queries_and_hardly_a_write(analyst: Account) -> None:
    browser = enter()
    browser.get(address())
    with CaptureQueriesContext(connection) as counted:
        browser.get(address())
    assert len(counted) <= 6, [each["sql"] for each in counted]
