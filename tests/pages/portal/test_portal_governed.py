"""A published edition says by which criteria it was judged and how departments were heard: counts alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from bilim.portal.rules.telling.governing import contest
from bilim.portal.rules.telling.told import Telling
from bilim.publication.terms import ContestRecord, CriteriaRecord, EditionContent, Waived
from bilim.rulebook.rules import criteria_sha256
from factories import editions as made
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register", "rulebook")]
WHY = {"ky": "Бөлүмдөр макул", "ru": "Отделы согласны", "en": "Departments agree"}
SAID = {
    "ky": ("кийин гана бекемделген", "туура деп билдиргени – 40", "канааттандырылганы – 2", "Бөлүмдөр макул"),
    "ru": (
        "лишь после начала периода",
        "подтвердили свои данные – 40",
        "удовлетворено – 2",
        "Отделы согласны",
    ),
    "en": ("only after the period", "declared their records right: 40", "granted: 2", "Departments agree"),
}


def governed(content: EditionContent) -> EditionContent:
    """The edition with a record of late criteria and of a window that was passed over."""
    sha256 = criteria_sha256(content.definitions, content.header.methodology.code)
    year = content.header.period
    criteria = CriteriaRecord(
        sha256, f"{year}-01-01T00:00:00+06:00", f"{year}-05-01T10:00:00+06:00", "methodologist", 7, "b" * 64
    )
    judged = len(content.ranked_units)
    heard = ContestRecord(
        judged,
        "2026-02-02",
        "2026-02-13",
        40,
        3,
        judged - 43,
        granted=2,
        lapsed=1,
        waived=Waived(WHY, True, 1),
    )
    return replace(content, criteria=criteria, contest=heard)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("page", ["", "words/"])
def test_an_edition_says_when_its_criteria_stood_and_who_was_heard(
    client: Client, language: str, page: str
) -> None:
    code = made.publish_bundle(made.signed(governed(made.content())))
    text = " ".join(Page(client.get(f"/{language}/editions/{code}/{page}").content).text.split())
    for said in SAID[language]:
        assert said in text, said


def test_an_edition_of_a_former_format_says_nothing_of_it(client: Client) -> None:
    code = made.publish()
    assert 'id="governed"' not in client.get(f"/en/editions/{code}/").content.decode()


OF_CORRECTED = {
    "ky": ("{before} басылмасын оңдойт, өзүнүн оңдоо терезеси болгон эмес", "оңдоо терезеси ачылган эмес"),
    "ru": ("исправляет {before}, своего окна исправлений у него не было", "окно исправлений не открывалось"),
    "en": ("corrects {before} and had no correction window of its own", "No correction window was held"),
}


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_corrected_edition_without_a_window_leads_to_the_one_that_was_heard(language: str) -> None:
    found = governed(made.content())
    before = "departments-2025-1"
    revision = replace(
        found,
        contest=ContestRecord(len(found.ranked_units), silent=len(found.ranked_units)),
        corrections=replace(found.corrections, corrects=before),
    )
    told = " ".join(contest(Telling(revision, language)))
    said, unsaid = OF_CORRECTED[language]
    assert said.format(before=before) in told
    assert unsaid not in told
    first = " ".join(contest(Telling(replace(revision, corrections=found.corrections), language)))
    assert unsaid in first
