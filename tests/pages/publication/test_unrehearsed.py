"""Whoever signs or publishes reads how the edition was rehearsed, and the journal keeps it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.html import escape

from bilim.base.actor import Actor
from bilim.config.rehearsing import hold_waiting
from bilim.journal import queries as journal
from bilim.publication import actions
from bilim.publication.terms import RehearsedStep
from factories.contests import address

LANGUAGES = ("ky", "ru", "en")
SignedIn = Callable[..., Client]
SAID = {
    "none": {
        "ky": "Бул басылманы жарыялоонун сынамыгы өткөрүлгөн эмес.",
        "ru": "Репетиция публикации этого выпуска не проводилась.",
        "en": "No dress rehearsal of this edition was held.",
    },
    "waiting": {
        "ky": "Бул басылманы жарыялоонун сынамыгы кезекте турат",
        "ru": "Репетиция публикации этого выпуска ждёт очереди",
        "en": "The dress rehearsal of this edition waits",
    },
    "faults": {
        "ky": "Бул басылманы жарыялоонун сынамыгында каталар табылган.",
        "ru": "При репетиции публикации этого выпуска найдены ошибки.",
        "en": "The dress rehearsal of this edition found faults.",
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_signer_reads_how_it_was_rehearsed_above_her_button(
    draft: str,
    signed_in: SignedIn,
    publisher: object,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actions.check_edition(code=draft, by=methodologist_actor)
    browser, here = signed_in(publisher), address("checklist", draft, language=language)

    def told(*keys: str) -> None:
        page = browser.get(here).content.decode()
        above = page.partition(address("sign", draft, language=language))[0]
        assert [key for key, words in SAID.items() if escape(words[language]) in above] == list(keys)

    told("none")
    actions.ask_rehearsal(code=draft, by=analyst_actor)
    told("waiting")
    tried = [
        (RehearsedStep("pages", 1, ({"ky": "x", "ru": "x", "en": "x"},)),),
        (RehearsedStep("pages", 1, ()),),
    ]
    monkeypatch.setattr("bilim.publication.actions.rehearsals.try_out", lambda *_given: tried.pop(0))
    hold_waiting()
    told("faults")
    actions.ask_rehearsal(code=draft, by=analyst_actor)
    hold_waiting()
    told()


def test_the_journal_keeps_how_it_was_rehearsed(published: str) -> None:
    entries = {each.event: each.details for each in journal.list_entries(subject=published)}
    assert entries["publication.edition_signed"]["rehearsal"] == "none"
    assert entries["publication.edition_published"]["rehearsal"] == "none"


@pytest.mark.parametrize(
    ("language", "calendar", "stated"),
    [
        ("ky", "Жарыялоо күндөрүндө белгиленген убактысы", "Басылманын өзүндө көрсөтүлгөн чыгуу убактысы"),
        ("ru", "Объявлено в календаре публикаций", "Момент выхода, указанный в самом выпуске"),
        ("en", "Announced in the release calendar", "Instant that the edition itself states"),
    ],
)
def test_what_is_announced_and_what_the_edition_states_are_named_apart(
    draft: str, signed_in: SignedIn, analyst: object, language: str, calendar: str, stated: str
) -> None:
    page = signed_in(analyst).get(address("checklist", draft, language=language)).content.decode()
    names = [" ".join(each.split()) for each in re.findall(r"<dt[^>]*>([^<]*)</dt>", page)]
    assert calendar in names
    assert stated in names
