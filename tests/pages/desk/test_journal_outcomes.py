"""In the journal what was done and who was turned away are looked for apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bilim.access import actions
from bilim.access.models import Account
from bilim.base.actor import Actor
from bilim.desk.templatetags.journal_words import EVENTS, TURNED_AWAY

ANN = Actor("ann", "Ann")


def address(language: str = "en") -> str:
    with translation.override(language):
        return reverse("desk:journal")


@pytest.fixture
def browser(ground: None, auditor: Account, signed_in: Callable[[object], Client]) -> Client:
    actions.record_sign_in(by=ANN)
    actions.record_refusal(by=ANN, permission="run.make", address="/ky/desk/", page="desk:home")
    actions.record_lock_out(username="bek", address="10.0.0.1")
    return signed_in(auditor)


def shown(browser: Client, **asked: str) -> set[str]:
    text = browser.get(address(), asked).content.decode()
    return {event for event in EVENTS if f'<data value="{event}">' in text}


def test_what_was_done_and_what_was_refused_are_apart(browser: Client) -> None:
    assert shown(browser, outcome="refused") == {"access.refused", "access.locked_out"}
    done = shown(browser, outcome="done")
    assert "access.signed_in" in done
    assert not done & TURNED_AWAY
    assert shown(browser) == done | {"access.refused", "access.locked_out"}


def test_refusals_of_one_person_are_found(browser: Client) -> None:
    assert shown(browser, outcome="refused", subject="ann") == {"access.refused"}
    assert shown(browser, outcome="refused", event="access.signed_in") == set()


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_choice_nobody_offered_is_answered_with_nothing(browser: Client, language: str) -> None:
    page = browser.get(address(language), {"outcome": "x"})
    assert page.status_code == 422
    assert '<th scope="row">' not in page.content.decode()


def test_every_kind_of_refusal_is_an_event() -> None:
    assert set(EVENTS) > TURNED_AWAY
