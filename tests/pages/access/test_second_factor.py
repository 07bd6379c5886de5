"""The second factor: set up by herself, asked for after the password, lost, taken away, required by role."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings as house
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from bilim.access import actions, rules
from bilim.access.models import Account, RecoveryCode, SecondFactor
from bilim.base.actor import SYSTEM
from bilim.journal.queries import list_entries
from factories.people import PASSWORD

pytestmark = pytest.mark.django_db


def address(name: str, *args: object, language: str = "en") -> str:
    with translation.override(language):
        return reverse(name, args=args)


CODE, SET_UP, OWN = address("access:code"), address("access:factor"), address("access:own")


@pytest.fixture(autouse=True)
def in_the_middle_of_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """No half minute ends while a test is under way."""
    begun = timezone.now()
    middle = begun + timedelta(seconds=15 - begun.timestamp() % 30)
    monkeypatch.setattr("django.utils.timezone.now", lambda: middle)


class Telephone:
    """An authenticator as anybody has it: it takes the key as it is written on the page."""

    def __init__(self, page: Any) -> None:
        written = re.search(r'<strong class="code">([^<]+)</strong>', page.content.decode())
        assert written, page.content.decode()
        key = written[1].replace(" ", "")
        self._secret = base64.b32decode(key + "=" * (-len(key) % 8))

    def code(self, ahead: int = 0) -> str:
        now = timezone.now().timestamp() + 30 * ahead
        return TOTP(self._secret, 6, SHA1(), 30, enforce_key_length=False).generate(int(now)).decode()


def enter(username: str = "analyst", **more: str) -> tuple[Client, Any]:
    browser = Client()
    answer = browser.post(address("access:sign-in"), {"username": username, "password": PASSWORD, **more})
    return browser, answer


def codes_in(page: Any) -> list[str]:
    return re.findall(r'<li class="code">([^<]+)</li>', page.content.decode())


@pytest.fixture
def telephone(analyst: Account) -> Telephone:
    """The analyst set one up a minute ago."""
    browser, _answer = enter()
    found = Telephone(browser.get(SET_UP))
    page = browser.post(SET_UP, {"code": found.code(-1)})
    assert page.status_code == 200
    found.recovery = codes_in(page)  # type: ignore[attr-defined]
    return found


def is_in(browser: Client) -> bool:
    return browser.get(OWN).status_code == 200


def test_the_codes_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B, of which six digits are taken."""
    secret = b"12345678901234567890"
    known = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}
    assert {at: rules.code_of_step(secret, at // 30) for at in known} == known


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_page_of_it_is_in_the_language_of_the_reader(analyst: Account, language: str) -> None:
    browser, _answer = enter()
    page = browser.get(address("access:factor", language=language))
    assert page.status_code == 200
    assert "otpauth://totp/Bilim%3Aanalyst?secret=" in page.content.decode()
    assert "<script" not in page.content.decode()
    shown = browser.post(address("access:factor", language=language), {"code": Telephone(page).code()})
    assert len(set(codes_in(shown))) == 10
    assert "no-store" in shown.headers["Cache-Control"]


def test_after_the_password_the_code_is_asked_for(telephone: Telephone) -> None:
    browser, answer = enter(next="/en/desk/roles/")
    assert answer.url == CODE
    assert not is_in(browser), "the password alone opens nothing"
    assert (
        list_entries(event="access.signed_in")[0].number
        < list_entries(event="access.factor_confirmed")[0].number
    )
    answer = browser.post(CODE, {"code": telephone.code()})
    assert answer.url == "/en/desk/roles/"
    assert is_in(browser)


def test_a_code_serves_once_and_only_around_its_time(telephone: Telephone) -> None:
    for wrong in (telephone.code(-1), telephone.code(3), "", "abcdef", "000000 1", "\u0661\u0662\u0663"):
        browser, _answer = enter()
        assert browser.post(CODE, {"code": wrong}).status_code == 422
    SecondFactor.objects.update(failures=0)
    now = telephone.code()
    assert enter()[0].post(CODE, {"code": f" {now[:3]} {now[3:]} "}).status_code == 302
    assert enter()[0].post(CODE, {"code": now}).status_code == 422


def test_too_many_wrong_codes_lock_and_open_by_themselves(
    telephone: Telephone, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _time in range(house.AXES_FAILURE_LIMIT):
        browser, _answer = enter()
        browser.post(CODE, {"code": "000000"})
    page = browser.post(CODE, {"code": telephone.code()})
    assert page.status_code == 422
    assert "too many wrong codes" in page.content.decode()
    assert [entry.subject for entry in list_entries(event="access.codes_locked")] == ["analyst"]
    later = timezone.now() + house.AXES_COOLOFF_TIME + timedelta(seconds=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    browser, _answer = enter()
    assert browser.post(CODE, {"code": telephone.code()}).status_code == 302


def test_a_recovery_code_serves_once(telephone: Telephone) -> None:
    first, second, *_others = telephone.recovery  # type: ignore[attr-defined]
    assert enter()[0].post(CODE, {"code": first.upper().replace("-", " ")}).status_code == 302
    assert enter()[0].post(CODE, {"code": first}).status_code == 422
    browser, _answer = enter()
    assert browser.post(CODE, {"code": second}).status_code == 302
    assert "8 recovery codes are left" in browser.get(OWN).content.decode()
    assert len(list_entries(event="access.recovery_code_used")) == 2


def test_neither_key_nor_recovery_codes_are_kept_readable(telephone: Telephone) -> None:
    kept = SecondFactor.objects.get().sealed + "".join(RecoveryCode.objects.values_list("digest", flat=True))
    for code in telephone.recovery:  # type: ignore[attr-defined]
        assert code.replace("-", "") not in kept
    assert base64.b32encode(telephone._secret).decode() not in kept


def test_the_code_is_asked_only_of_who_gave_the_password(telephone: Telephone, analyst: Account) -> None:
    assert Client().get(CODE).url == address("access:sign-in")  # type: ignore[attr-defined]
    assert Client().get(SET_UP).url == address("access:sign-in")  # type: ignore[attr-defined]
    browser, _answer = enter()
    actions.set_password(account=analyst, password="another phrase of words", by=SYSTEM)
    assert browser.get(CODE).status_code == 302, "the password that was given is none any more"


def test_a_password_is_not_remembered_for_long(telephone: Telephone, monkeypatch: pytest.MonkeyPatch) -> None:
    browser, _answer = enter()
    true = time.time
    monkeypatch.setattr("bilim.access.views.signing.time.time", lambda: true() + 601)
    assert browser.get(CODE).url == address("access:sign-in")  # type: ignore[attr-defined]


def test_who_holds_a_role_that_requires_it_sets_it_up_before_she_comes_in(
    publisher: Account, settings: Any
) -> None:
    settings.SECOND_FACTOR_ROLES = ["publisher"]
    browser, answer = enter("publisher", next="/en/desk/roles/")
    assert answer.url == SET_UP
    assert not is_in(browser)
    page = browser.get(SET_UP)
    assert "Your role is used with a second factor only." in page.content.decode()
    assert browser.post(SET_UP, {"code": "000000"}).status_code == 422
    shown = browser.post(SET_UP, {"code": Telephone(page).code()})
    assert 'href="/en/desk/roles/"' in shown.content.decode()
    assert is_in(browser)
    # Somebody whose role does not require it comes in by the password.
    assert enter("analyst")[1].status_code == 422


def test_who_has_no_such_role_and_the_demonstration_come_in_by_the_password(
    analyst: Account, settings: Any
) -> None:
    settings.SECOND_FACTOR_ROLES = ["publisher"]
    assert is_in(enter()[0])
    settings.SECOND_FACTOR_ROLES = ["analyst"]
    Account.objects.update(is_demonstration=True)
    settings.DEMONSTRATION = True
    assert is_in(enter()[0])


def test_she_takes_it_away_with_a_code_and_not_without(telephone: Telephone) -> None:
    browser, _answer = enter()
    browser.post(CODE, {"code": telephone.code()})
    browser.post(address("access:factor-remove"), {"code": "000000"})
    assert SecondFactor.objects.exists()
    browser.post(address("access:factor-remove"), {"code": telephone.recovery[0]})  # type: ignore[attr-defined]
    assert not SecondFactor.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert is_in(enter()[0])


def test_who_keeps_accounts_takes_it_away_when_the_telephone_is_lost(
    telephone: Telephone, analyst: Account, admin: Account, signed_in: Callable[[object], Client]
) -> None:
    page = address("desk:account-factor", analyst.pk)
    assert signed_in(admin).post(page).status_code == 302
    assert is_in(enter()[0])
    (entry,) = list_entries(event="access.factor_removed")
    assert (entry.subject, entry.actor) == ("analyst", "admin")


def test_a_house_with_another_secret_key_still_takes_recovery_by_the_administrator(
    telephone: Telephone, analyst: Account, settings: Any
) -> None:
    settings.SECRET_KEY = "another secret of the house, long enough"
    browser, _answer = enter()
    assert browser.post(CODE, {"code": telephone.code()}).status_code == 422
    actions.remove_factor(account=analyst, by=SYSTEM)
    assert is_in(enter()[0])
