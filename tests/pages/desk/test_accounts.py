"""Accounts on the desk: looked for, invited, given roles, blocked; each act on record, none upon herself."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from bilim.access import actions, queries
from bilim.access.models import Account, Grant, Link
from bilim.access.terms import Role
from bilim.base.actor import SYSTEM
from bilim.journal.queries import list_entries

NOOKAT = "kg/osh-oblast/nookat"
PASSWORD = "төрт сөздөн турган айкаш"
SignedIn = Callable[[object], Client]


def address(name: str, *args: object, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"desk:{name}", args=args)


@pytest.fixture
def browser(ground: None, admin: Account, signed_in: SignedIn) -> Client:
    return signed_in(admin)


def invite(browser: Client, over: str = NOOKAT, **given: str) -> Any:
    form = {
        "name": "Айгүл Сыдыкова",
        "username": "aigul",
        "role": "department_officer",
        "valid_from": "2026-01-01",
        "valid_until": "",
    }
    return browser.post(f"{address('account-invite')}?over={over}", form | given)


def link_in(page: Any) -> str:
    found = re.search(r"http://testserver(/en/account/link/[^<\s]+)", page.content.decode())
    assert found, page.content.decode()
    return found[1]


def set_password(link: str, password: str = PASSWORD) -> Any:
    return Client().post(link, {"password": password, "again": password})


def can_sign_in(username: str, password: str = PASSWORD) -> bool:
    answer = Client().post("/en/account/sign-in/", {"username": username, "password": password})
    return answer.status_code == 302


def events(*names: str) -> list[str]:
    return [entry.event for entry in reversed(list_entries(limit=None)) if entry.event in names]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_page_of_accounts_opens_in_every_language(
    browser: Client, analyst: Account, language: str
) -> None:
    for name, args in (
        ("accounts", ()),
        ("account-invite", ()),
        ("account", (analyst.pk,)),
        ("account-grant", (analyst.pk,)),
    ):
        for query in ("", f"?over={NOOKAT}", "?words=ноокат"):
            page = browser.get(address(name, *args, language=language) + query)
            assert page.status_code == 200, (name, query)


def test_accounts_are_found_by_words_and_state(
    browser: Client, make_account: Callable[..., Account], analyst: Account
) -> None:
    gone = make_account("nurbek")
    Account.objects.filter(pk=gone.pk).update(is_active=False, name="Нурбек Асанов")

    def names(**asked: str) -> list[str]:
        text = browser.get(address("accounts"), asked).content.decode()
        return re.findall(r'<td class="code"[^>]*>([^<]*)</td>', text)

    assert set(names()) >= {"admin", "analyst", "nurbek"}
    assert names(words="НУРБЕК") == ["nurbek"]
    assert names(state="blocked") == ["nurbek"]
    assert names(words="nobody-like-that") == []
    assert browser.get(address("accounts"), {"state": "x"}).status_code == 422


def test_an_invited_person_sets_her_password_once_and_works(browser: Client) -> None:
    page = invite(browser)
    link = link_in(page)
    assert page.status_code == 200
    assert "no-store" in page.headers["Cache-Control"]
    assert not can_sign_in("aigul")
    assert "aigul" in Client().get(link).content.decode()
    assert set_password(link).status_code == 302
    assert can_sign_in("aigul")
    # Once: the link opens nothing more, and what it held is kept nowhere.
    assert Client().get(link).status_code == 404
    assert set_password(link, "another phrase of words").status_code == 404
    assert not can_sign_in("aigul", "another phrase of words")
    assert queries.get_actor("aigul").may("return.check", NOOKAT)
    assert events("access.account_created", "access.role_granted", "access.link_made", "access.link_used")[
        -4:
    ] == ["access.account_created", "access.role_granted", "access.link_made", "access.link_used"]


def test_the_secret_of_a_link_is_kept_nowhere(browser: Client) -> None:
    secret = link_in(invite(browser)).rstrip("/").rpartition("/")[2]
    told = [str(entry.details) + entry.subject for entry in list_entries(limit=None)]
    assert secret not in Link.objects.get().secret_sha256
    assert not any(secret in each for each in told)


def test_a_link_ends_with_its_hours_and_with_the_next_one(
    browser: Client, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    first = link_in(invite(browser))
    number = Account.objects.get(username="aigul").pk
    second = link_in(browser.post(address("account-link", number)))
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    later = timezone.now() + timedelta(hours=settings.INVITATION_HOURS, seconds=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert Client().get(second).status_code == 404


def test_a_password_that_cannot_be_used_leaves_the_link_open(browser: Client) -> None:
    link = link_in(invite(browser))
    assert set_password(link, "short").status_code == 422
    assert set_password(link).status_code == 302


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"username": "admin"}, "There is already a user named"),
        ({"username": ""}, "Write a user name."),
        ({"name": ""}, "Write the name of the person."),
        ({"role": "king"}, "Choose one from the list."),
        ({"valid_from": ""}, "Choose a day from the calendar."),
        ({"valid_until": "2025-01-01"}, "The grant must end"),
    ],
)
def test_what_is_wrong_with_an_invitation_is_told_and_nothing_is_made(
    browser: Client, given: dict[str, str], told: str
) -> None:
    page = invite(browser, **given)
    assert page.status_code == 422
    assert told in page.content.decode()
    assert not Account.objects.filter(username="aigul").exists()


def test_a_role_is_given_over_a_place_that_is_there(browser: Client, analyst: Account) -> None:
    page = address("account-grant", analyst.pk)
    form = {"role": "publisher", "valid_from": "2026-01-01", "valid_until": ""}
    assert browser.post(f"{page}?over=kg/nowhere", form).status_code == 404
    assert browser.post(page, form).status_code == 200, "without a place nothing is given"
    assert browser.post(f"{page}?over=kg", form).status_code == 302
    given = Grant.objects.get(account=analyst, role="publisher")
    assert given.unit_path == ""
    assert list_entries(event="access.role_granted")[0].actor == "admin"


def test_a_role_ends_on_a_day(browser: Client, head: Account) -> None:
    grant, page = head.grants.get(), address("account-end", head.pk)
    assert browser.post(page, {"grant": grant.pk, "valid_until": "x"}).status_code == 422
    assert browser.post(page, {"grant": "0", "valid_until": "2026-11-01"}).status_code == 404
    assert browser.post(page, {"grant": grant.pk, "valid_until": "2019-01-01"}).status_code == 422
    today = timezone.localdate().isoformat()
    assert browser.post(page, {"grant": grant.pk, "valid_until": today}).status_code == 302
    assert not queries.get_actor("head-nookat").may_somewhere("desk.read")


def test_a_blocked_account_is_out_at_once(browser: Client, head: Account, ground: None) -> None:
    hers = Client()
    hers.force_login(head, backend="bilim.access.backends.AccountBackend")
    assert hers.get("/en/desk/").status_code == 200
    assert browser.post(address("account-block", head.pk), {"blocked": "yes"}).status_code == 302
    assert hers.get("/en/desk/").status_code == 302
    # No link opens what is blocked.
    assert browser.post(address("account-link", head.pk)).status_code == 422
    assert browser.post(address("account-block", head.pk), {}).status_code == 302
    assert events("access.account_blocked", "access.account_unblocked") == [
        "access.account_blocked",
        "access.account_unblocked",
    ]


def test_all_sessions_of_an_account_are_ended(browser: Client, head: Account) -> None:
    hers = Client()
    hers.force_login(head, backend="bilim.access.backends.AccountBackend")
    assert browser.post(address("account-sessions", head.pk)).status_code == 302
    assert hers.get("/en/desk/").status_code == 302
    assert list_entries(event="access.sessions_ended")[0].actor == "admin"


def test_nobody_does_it_to_herself(browser: Client, admin: Account) -> None:
    form = {"role": "publisher", "valid_from": "2026-01-01", "valid_until": ""}
    page = browser.post(f"{address('account-grant', admin.pk)}?over=kg", form)
    assert page.status_code == 422
    assert "Nobody gives herself a role" in page.content.decode()
    assert browser.post(address("account-block", admin.pk), {"blocked": "yes"}).status_code == 422
    assert browser.post(address("account-link", admin.pk)).status_code == 422
    grant = admin.grants.get()
    ended = {"grant": grant.pk, "valid_until": "2026-11-01"}
    assert browser.post(address("account-end", admin.pk), ended).status_code == 422
    assert [each.role for each in admin.grants.all()] == ["administrator"]


def test_who_keeps_the_accounts_of_an_oblast_keeps_no_others(
    ground: None, make_account: Callable[..., Account], signed_in: SignedIn, analyst: Account, head: Account
) -> None:
    hers = signed_in(make_account("osh-admin", "administrator", "kg/osh-oblast"))
    both = make_account("both", "department_officer", NOOKAT)
    actions.grant_role(account=both, role=Role.AUDITOR, unit_path="", valid_from=date(2020, 1, 1), by=SYSTEM)
    text = hers.get(address("accounts")).content.decode()
    assert "head-nookat" in text
    assert "analyst" not in text
    assert "both" not in text
    assert hers.get(address("account", head.pk)).status_code == 200
    for other in (analyst, both):
        assert hers.get(address("account", other.pk)).status_code == 403
        for name in ("account-block", "account-sessions", "account-link"):
            assert hers.post(address(name, other.pk)).status_code == 403
    assert invite(hers, over="kg").status_code == 422
    assert invite(hers, over="kg/talas-oblast/talas").status_code == 422
    assert not Account.objects.filter(username="aigul").exists()
    assert invite(hers).status_code == 200


def test_few_queries_however_many_accounts(browser: Client, make_account: Callable[..., Account]) -> None:
    for number in range(30):
        make_account(f"person-{number}", "school_clerk", f"{NOOKAT}/nookat-school-{number:03}")
    browser.get(address("accounts"))
    with CaptureQueriesContext(connection) as counted:
        browser.get(address("accounts"))
    assert len(counted) <= 9, [each["sql"] for each in counted]
