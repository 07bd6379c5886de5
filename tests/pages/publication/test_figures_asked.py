"""Whoever checks, signs or publishes an edition learns which figures were recorded in spite of warnings,
and which of its totals are not the sum of their parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bilim.access.models import Account
from bilim.base.actor import Actor
from bilim.facts import actions as facts
from bilim.facts import queries as recorded
from bilim.facts.problems.plausibility import TOTAL_NOT_PARTS
from bilim.facts.terms import Cell
from bilim.publication import actions, queries
from factories import releases
from factories.facts import DEFINITIONS, csv_file

SignedIn = Callable[[object], Client]
HEADER = "unit,item,period,breakdown,value,missing,origin"
DOUBTFUL = (
    "nookat,preschool.children,2025,,20,,Anew",
    "nookat,preschool.children,2025,sex=female,14,,Anew",
    "nookat,preschool.children,2025,sex=male,15,,Anew",
)


def address(name: str, *args: str, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"publication:{name}", args=args)


def words(page: object) -> str:
    main = page.content.decode().partition("<main")[2].partition("</main>")[0]  # type: ignore[attr-defined]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def doubtful(ground: None, analyst_actor: Actor) -> str:
    """A draft that uses a total recorded in spite of a warning; its code."""
    at = datetime.fromisoformat("2026-04-02T09:00:00+06:00")
    content = csv_file(*DOUBTFUL, header=HEADER)
    facts.import_file(content, "anew.csv", analyst_actor, recorded_at=at, despite_warnings=True)
    return releases.make_draft(analyst_actor)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ky", "Эскертүүлөргө карабастан жазылды 1 эскертүү: anew.csv"),
        ("ru", "Записано несмотря на предупреждения 1 предупреждение: anew.csv"),
        ("en", "Recorded in spite of warnings 1 warning: anew.csv"),
    ],
)
def test_checker_and_publisher_learn_what_was_recorded_in_spite_of_warnings(
    doubtful: str, signed_in: SignedIn, methodologist: Account, publisher: Account, language: str, told: str
) -> None:
    for account in (methodologist, publisher):
        browser = signed_in(account)
        page = browser.get(address("checklist", doubtful, language=language))
        assert told in words(page)
        assert "Analyst" in words(page)
        assert re.search(r"\b20\b.*\b29\b", words(page)), "the total and the sum of its parts"
        text = page.content.decode()
        assert text.index('href="#asked"') < text.index("/preview/"), "before anything is offered to do"
        (link,) = re.findall(r'href="([^"]*/warnings/[^"]*)"', page.content.decode())
        asked = words(browser.get(link))
        assert "anew.csv" in asked
        assert re.search(r"\b20\b.*\b29\b", asked)


def test_a_draft_without_such_figures_says_nothing_of_them(
    draft: str, signed_in: SignedIn, methodologist: Account
) -> None:
    browser = signed_in(methodologist)
    assert "Look at these figures" not in words(browser.get(address("checklist", draft)))
    assert browser.get(address("warnings", draft, "0" * 16 + "-1")).status_code == 404


def test_the_warnings_are_for_those_who_see_drafts(doubtful: str, signed_in: SignedIn, head: Account) -> None:
    (override,) = queries.list_overrides(queries.get_draft_content(doubtful, seen_by=_reader()))
    page = address("warnings", doubtful, override.batch)
    assert signed_in(head).get(page).status_code == 403
    assert Client().get(page).status_code == 302


def _reader() -> Actor:
    return Actor("reader", "Reader", is_system=True)


def test_a_total_that_is_not_the_sum_of_its_parts_is_found_whoever_recorded_it(ground: None) -> None:
    def ask(total: str) -> list[object]:
        cells = {"": total, "sex=female": "14", "sex=male": "15"}
        figures = [(Cell("nookat", "preschool.children", "2025", key), cells[key]) for key in cells]
        return [each.kind for each in recorded.list_contradictions(figures, DEFINITIONS)]

    assert ask("29") == []
    assert ask("30") == [TOTAL_NOT_PARTS]


@pytest.fixture
def corrected(
    doubtful: str, analyst_actor: Actor, methodologist_actor: Actor, publisher_actor: Actor
) -> Callable[..., str]:
    """The doubtful edition is public; makes a draft of its correction after this file."""

    def correct(*rows: str) -> str:
        releases.release(doubtful, methodologist_actor, publisher_actor)
        at = datetime.fromisoformat("2026-05-02T09:00:00+06:00")
        content = csv_file(*rows, header=HEADER)
        facts.import_file(content, "later.csv", analyst_actor, recorded_at=at, despite_warnings=True)
        return actions.correct_edition(
            code=doubtful,
            run=releases.make_run(analyst_actor),
            reason=dict.fromkeys(("ky", "ru", "en"), "Отчётто ката бар."),
            published_at="2026-05-03T09:00:00+06:00",
            by=analyst_actor,
        )

    return correct


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_correction_names_what_is_new_in_it_first(
    corrected: Callable[..., str], signed_in: SignedIn, methodologist: Account, language: str
) -> None:
    code = corrected(
        "talas,preschool.children,2025,,10,,Later",
        "talas,preschool.children,2025,sex=female,4,,Later",
        "talas,preschool.children,2025,sex=male,5,,Later",
    )
    page = signed_in(methodologist).get(address("checklist", code, language=language)).content.decode()
    section = page[page.index('id="asked"') :].partition("</section>")[0]
    new, _, known = section.partition("<details>")
    assert "later.csv" in new
    assert "anew.csv" not in new
    assert re.search(r"\b10\b.*\b9\b", new)
    assert "anew.csv" in known
    assert "later.csv" not in known
    assert re.search(r"\b20\b.*\b29\b", known)
    assert "departments-2025-1" in known


def test_a_correction_with_nothing_new_to_ask_says_so(
    corrected: Callable[..., str], signed_in: SignedIn, methodologist: Account
) -> None:
    code = corrected("talas,preschool.children,2025,,11,,Later")
    page = signed_in(methodologist).get(address("checklist", code)).content.decode()
    section = page[page.index('id="asked"') :].partition("</section>")[0]
    assert "Nothing of this is new since departments-2025-1." in words_of(section.partition("<details>")[0])
    assert "anew.csv" in section.partition("<details>")[2]


def words_of(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())
