"""The machine's clock is wrong for a while and is set right: nobody is locked out, or signed in, for ever."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from factories.people import PASSWORD

pytestmark = pytest.mark.django_db
ADDRESS = "/en/account/sign-in/"
DESK = "/en/desk/"


@pytest.fixture
def move(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Sets the machine's clock that far from what it is."""
    true = timezone.now

    def to(distance: timedelta) -> None:
        def now() -> datetime:
            return true() + distance

        monkeypatch.setattr("django.utils.timezone.now", now)
        monkeypatch.setattr("axes.handlers.proxy.now", now)
        monkeypatch.setattr("axes.attempts.now", now)

    return to


def _sign_in(browser: Client, password: str = PASSWORD) -> Any:
    return browser.post(ADDRESS, {"username": "analyst", "password": password})


@pytest.mark.usefixtures("analyst")
@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(days=1), timedelta(days=400)], ids=str)
def test_a_lock_out_under_a_clock_that_was_ahead_ends_after_the_cool_off(
    move: Callable[[timedelta], None], ahead: timedelta, settings: Any
) -> None:
    browser = Client()
    move(ahead)
    for _time in range(settings.AXES_FAILURE_LIMIT):
        _sign_in(browser, "wrong")
    move(timedelta())
    assert _sign_in(browser).status_code == 429, "a moved clock forgives nobody"
    move(settings.AXES_COOLOFF_TIME + timedelta(seconds=1))
    assert _sign_in(browser).status_code == 302


@pytest.mark.usefixtures("analyst")
def test_wrong_passwords_from_an_address_under_a_clock_that_was_ahead_are_forgotten_in_time(
    move: Callable[[timedelta], None], settings: Any
) -> None:
    settings.SIGN_IN_ADDRESS_FAILURES = 2
    browser = Client()
    move(timedelta(days=400))
    for _time in range(2):
        _sign_in(browser, "wrong")
    move(timedelta())
    assert _sign_in(browser).status_code == 429
    move(settings.AXES_COOLOFF_TIME + timedelta(seconds=1))
    assert _sign_in(browser).status_code == 302


@pytest.mark.usefixtures("analyst")
def test_a_session_begun_under_a_clock_that_was_ahead_is_over(move: Callable[[timedelta], None]) -> None:
    browser = Client()
    move(timedelta(days=400))
    _sign_in(browser)
    assert browser.get(DESK).status_code == 200
    move(timedelta())
    assert browser.get(DESK).status_code == 302


@pytest.mark.usefixtures("analyst")
def test_a_clock_set_right_by_an_hour_signs_nobody_out_and_the_session_ends_in_time(
    move: Callable[[timedelta], None], settings: Any
) -> None:
    browser = Client()
    move(timedelta(hours=1))
    _sign_in(browser)
    move(timedelta())
    assert browser.get(DESK).status_code == 200
    move(timedelta(hours=1, seconds=settings.SESSION_COOKIE_AGE + 1))
    assert browser.get(DESK).status_code == 302
