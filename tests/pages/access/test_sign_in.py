"""Signing in and out: works, wrong password, locked out, turned away, out of demonstration."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings as house
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from bilim.access import actions
from bilim.access.backends import AccountBackend
from bilim.access.terms import LONGEST_PASSWORD
from bilim.base.actor import SYSTEM
from bilim.journal.queries import list_entries
from bilim_engine.problems import Refused
from factories.people import PASSWORD

pytestmark = pytest.mark.django_db
LANGUAGES = ("ky", "ru", "en")


def _address(name: str = "access:sign-in", language: str = "ky") -> str:
    with translation.override(language):
        return reverse(name)


def _sign_in(client: Client, username: str = "analyst", password: str = PASSWORD, **more: str):
    return client.post(_address(), {"username": username, "password": password, **more})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_is_shown_in_the_language_of_its_address(client: Client, language: str) -> None:
    page = client.get(_address(language=language))
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.content.decode()
    assert page.headers["Content-Language"] == language
    text = page.content.decode()
    assert 'for="id_username"' in text
    assert 'autocomplete="current-password"' in text
    assert "<script" not in text


def test_who_signs_in_gets_where_she_wanted(client: Client, analyst) -> None:
    answer = _sign_in(client, next="/ky/account/sign-in/?x=1")
    assert answer.status_code == 302
    assert answer.url == "/ky/account/sign-in/?x=1"
    assert [entry.actor for entry in list_entries(event="access.signed_in")] == ["analyst"]


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_nobody_is_led_elsewhere(client: Client, analyst, address: str) -> None:
    assert "elsewhere" not in _sign_in(client, next=address).url
    assert not _sign_in(client, next=address).url.startswith("javascript")


def test_a_wrong_password_is_said_first_and_names_no_part(client: Client, analyst) -> None:
    known = _sign_in(client, password="wrong")
    unknown = _sign_in(client, username="nobody-here", password="wrong")
    for page in (known, unknown):
        text = page.content.decode()
        assert page.status_code == 422
        assert 'role="alert"' in text
        assert text.index('role="alert"') < text.index('<form method="post" action="/ky/account/sign-in/"')
        assert "Колдонуучунун аты же сырсөз туура эмес." in text
        assert "wrong" not in text.replace("field wrong", "")


def test_empty_fields_are_both_told(client: Client) -> None:
    page = client.post(_address(language="en"), {})
    assert page.status_code == 422
    assert "Enter your user name." in page.content.decode()
    assert "Enter your password." in page.content.decode()


def test_too_many_failures_lock_this_name_from_this_address(client: Client, analyst) -> None:
    for _attempt in range(house.AXES_FAILURE_LIMIT - 1):
        assert _sign_in(client, password="wrong").status_code == 422
    locked = _sign_in(client, password="wrong")
    assert locked.status_code == 429
    assert locked.headers["Retry-After"] == str(int(house.AXES_COOLOFF_TIME.total_seconds()))
    assert _sign_in(client).status_code == 429
    assert list_entries(event="access.locked_out")[0].subject == "analyst"


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_names_from_one_address_lock_the_address_before_anything_is_hashed(
    client: Client, analyst, settings, monkeypatch, language: str
) -> None:
    settings.SIGN_IN_ADDRESS_FAILURES = 6
    for number in range(6):
        assert _sign_in(client, f"name-{number}", "wrong").status_code == 422
    monkeypatch.setattr(
        "bilim.access.views.signing.authenticate", lambda *_args, **_named: pytest.fail("it was hashed")
    )
    cache.clear()
    for _again in range(3):
        page = client.post(_address(language=language), {"username": "analyst", "password": PASSWORD})
        assert page.status_code == 429
    with translation.override(language):
        assert (
            _("Too many wrong passwords came from your address, under one name or several.")
            in page.content.decode()
        )
    assert page.headers["Retry-After"] == str(int(house.AXES_COOLOFF_TIME.total_seconds()))
    assert len(list_entries(event="access.locked_out")) == 1
    monkeypatch.undo()
    assert _sign_in(Client(REMOTE_ADDR="10.9.9.9")).status_code == 302


def test_the_lock_of_an_address_opens_by_itself(client: Client, analyst, settings) -> None:
    from axes.models import AccessAttempt  # noqa: PLC0415 - models load with the database

    settings.SIGN_IN_ADDRESS_FAILURES = 2
    for number in range(2):
        _sign_in(client, f"name-{number}", "wrong")
    assert _sign_in(client).status_code == 429
    earlier = timezone.now() - house.AXES_COOLOFF_TIME - timedelta(seconds=1)
    AccessAttempt.objects.update(attempt_time=earlier)
    assert _sign_in(client).status_code == 302


def test_a_password_beyond_the_limit_is_never_hashed(client: Client, analyst, monkeypatch) -> None:
    def hashed(*_arguments: object, **_named: object) -> None:
        pytest.fail("it was hashed")

    monkeypatch.setattr("bilim.access.models.Account.check_password", hashed)
    monkeypatch.setattr("bilim.access.models.Account.set_password", hashed)
    too_long = "x" * (LONGEST_PASSWORD + 1)
    assert _sign_in(client, password=too_long).status_code == 422
    assert _sign_in(client, "nobody-here", too_long).status_code == 422
    assert AccountBackend().authenticate(None, username="analyst", password=too_long) is None
    with pytest.raises(Refused) as refused:
        actions.create_account(username="new", name="New", password=too_long, by=SYSTEM)
    assert refused.value.problems[0].code == "access.P008"


def test_a_locked_name_is_not_locked_from_another_address(client: Client, analyst) -> None:
    for _attempt in range(house.AXES_FAILURE_LIMIT):
        _sign_in(client, password="wrong")
    elsewhere = Client(REMOTE_ADDR="10.9.9.9")
    assert _sign_in(elsewhere).status_code == 302


def test_the_lock_opens_by_itself(client: Client, analyst) -> None:
    from axes.models import AccessAttempt  # noqa: PLC0415 - models load with the database

    for _attempt in range(house.AXES_FAILURE_LIMIT):
        _sign_in(client, password="wrong")
    earlier = timezone.now() - house.AXES_COOLOFF_TIME - timedelta(seconds=1)
    AccessAttempt.objects.update(attempt_time=earlier)
    assert _sign_in(client).status_code == 302


def test_signing_out_ends_the_session_and_needs_a_post(client: Client, analyst) -> None:
    _sign_in(client)
    assert Session.objects.count() == 1
    assert client.get(_address("access:sign-out")).status_code == 405
    assert Session.objects.count() == 1
    assert client.post(_address("access:sign-out")).status_code == 302
    assert Session.objects.count() == 0
    assert [entry.actor for entry in list_entries(event="access.signed_out")] == ["analyst"]


def test_a_new_password_ends_the_sessions(client: Client, analyst) -> None:
    _sign_in(client)
    actions.set_password(account=analyst, password="a wholly new password", by=SYSTEM)
    answer = client.get(_address("desk:home"))
    assert answer.status_code == 302
    assert answer.url.startswith(_address())


def test_who_is_not_signed_in_is_led_to_the_form_and_back(client: Client) -> None:
    answer = client.get(_address("desk:home"))
    assert answer.status_code == 302
    assert answer.url == f"{_address()}?next={_address('desk:home')}"


def test_who_lacks_the_permission_is_told_and_the_journal_knows(signed_in, analyst) -> None:
    page = signed_in(analyst).get(_address("desk:journal"))
    assert page.status_code == 403
    refusal = list_entries(event="access.refused")[0]
    assert (refusal.actor, refusal.details["permission"]) == ("analyst", "journal.read")
    assert refusal.details["address"] == _address("desk:journal")


def test_a_demonstration_account_signs_in_in_demonstration_only(client: Client, settings) -> None:
    settings.DEMONSTRATION = True
    actions.create_account(username="demo", name="Demo", password="known", by=SYSTEM, demonstration=True)
    assert _sign_in(client, "demo", "known").status_code == 302
    settings.DEMONSTRATION = False
    assert client.get(_address("desk:home")).status_code == 302
    assert _sign_in(Client(), "demo", "known").status_code == 422


def test_a_form_without_its_token_is_turned_away_in_words(analyst) -> None:
    careful = Client(enforce_csrf_checks=True)
    page = careful.post(_address(language="ru"), {"username": "analyst", "password": PASSWORD})
    assert page.status_code == 403
    assert "Срок действия формы истёк" in page.content.decode()


def test_every_answer_carries_the_safety_headers(client: Client) -> None:
    headers = client.get(_address()).headers
    policy = headers["Content-Security-Policy"]
    for rule in ("default-src 'none'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'"):
        assert rule in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "no-store" in headers["Cache-Control"]


def test_a_refusal_is_recorded_whatever_signs_the_address_holds(signed_in, publisher) -> None:
    assert signed_in(publisher).get("/ky/desk/facts/history/a%00b%E2%80%AE/x/").status_code == 403
    (entry,) = list_entries(event="access.refused")
    assert entry.details["address"] == "/ky/desk/facts/history/a\ufffdb\ufffd/x/"
