"""The contest in the browser: works? wrong person? bad input? sent twice? how many queries?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape
from structlog.testing import capture_logs

from bilim.base.actor import SYSTEM, Actor
from bilim.cases import models as case_models
from bilim.cases import problems as case_problems
from bilim.facts import actions as facts_actions
from bilim.facts import queries as facts
from bilim.facts.actions import import_file
from bilim.facts.terms import Cell
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems, queries
from bilim.publication.queries import earlier, editions
from bilim.publication.terms import State
from bilim.ratings import actions as ratings
from bilim.storage import problems as files
from bilim.storage.queries import path_of
from factories.cases import at, later
from factories.contests import CHILDREN, KEY, REASON, address, ask, ask_in_spite, claim, open_window, sent
from factories.evidence import PDF, PNG
from factories.facts import csv_file
from factories.markup import Page
from factories.releases import release

BROKEN_DOWN = "unit,item,period,breakdown,value,missing,origin"
LANGUAGES = ("ky", "ru", "en")
SignedIn = Callable[..., Client]


@pytest.fixture
def opened(draft: str, analyst_actor: Actor) -> str:
    open_window(draft, analyst_actor)
    return draft


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ky", "CSV файлы: эң көп дегенде 6 МБ."),
        ("ru", "Файл CSV: до 6 МБ."),
        ("en", "A CSV file: up to 6 MB."),
    ],
)
def test_the_form_says_of_which_kind_of_evidence_less_is_taken(
    opened: str, signed_in: SignedIn, head: object, language: str, told: str, settings: Any
) -> None:
    form = address("ask", opened, "nookat", language=language, **KEY)
    assert told in Page(signed_in(head).get(form).content).text
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
    assert told.replace("6", "5") not in Page(signed_in(head).get(form).content).text, (
        "no less than of others"
    )


def test_the_whole_way_of_a_correction(
    draft: str, signed_in: SignedIn, analyst: object, head: object, methodologist: object
) -> None:
    today = timezone.localdate()
    browser = signed_in(analyst)
    days = {"opens_on": today.isoformat(), "closes_on": (today + timedelta(9)).isoformat()}
    answer = browser.post(address("window", draft), days, follow=True)
    assert "The correction window" in answer.content.decode()
    browser = signed_in(head)
    own = address("preview-unit", draft, "nookat")
    page = browser.get(own).content.decode()
    assert "All our records are right" in page
    form = address("ask", draft, "nookat", **KEY)
    assert escape(form) in page
    assert browser.get(form).status_code == 200
    answer = browser.post(form, sent(), follow=True)
    assert answer.status_code == 200
    case = case_models.Case.objects.get().code
    assert answer.redirect_chain[-1][0] == address("case", case)
    assert "Grant it" not in answer.content.decode()
    browser = signed_in(methodologist)
    assert address("case", case) in browser.get(reverse("desk:home")).content.decode().replace("/ky/", "/en/")
    page = browser.get(address("case", case)).content.decode()
    assert "Grant it" in page
    assert "What granting it would change" in page
    done = {"decision": "grant", "reason": "Отчёт дал келет"}
    answer = browser.post(address("case-decide", case), done, follow=True)
    assert "The new run is spending-v1-2025-" in answer.content.decode()
    assert facts.find_current(Cell(*CHILDREN)).value == "25"
    page = browser.get(address("checklist", draft)).content.decode()
    assert escape(problems.NOT_IN_DRAFT.sentence["en"].format(count="1", cases=case)) in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_speaks_each_language(
    opened: str,
    signed_in: SignedIn,
    head: object,
    head_actor: Actor,
    analyst: object,
    methodologist_actor: Actor,
    language: str,
) -> None:
    case = ask(opened, head_actor).code
    pages = [
        address("preview-unit", opened, "nookat", language=language),
        address("ask", opened, "nookat", language=language, **KEY),
        address("case", case, language=language),
        address("cases", language=language),
    ]
    staff = [address(name, opened, language=language) for name in ("window", "waive", "checklist")]
    for account, shown in ((head, pages), (analyst, [*pages[2:], *staff])):
        browser = signed_in(account)
        for each in shown:
            answer = browser.get(each)
            text = answer.content.decode()
            assert answer.status_code == 200, each
            assert f'<html lang="{language}">' in text
            assert "<script" not in text
            assert 'style="' not in text
            assert len(answer.content) < 60_000
    actions.decide_contested(code=case, granted=True, reason=REASON, by=methodologist_actor)
    for account in (head, analyst):
        text = signed_in(account).get(address("case", case, language=language)).content.decode()
        assert REASON["ky"] in text


@pytest.mark.parametrize(("language", "head_of_column"), [("ky", "Иш"), ("ru", "Дело"), ("en", "Case")])
def test_what_is_asked_is_listed_as_a_case_and_not_as_a_worked_example(
    opened: str,
    signed_in: SignedIn,
    analyst: object,
    head_actor: Actor,
    language: str,
    head_of_column: str,
) -> None:
    ask(opened, head_actor)
    page = Page(signed_in(analyst).get(address("cases", language=language)).content)
    assert page.all("th")[0].text == head_of_column


def test_whoever_sends_a_file_reads_that_neither_it_nor_its_name_is_public(
    opened: str, signed_in: SignedIn, head: object
) -> None:
    text = signed_in(head).get(address("ask", opened, "nookat", language="ru", **KEY)).content.decode()
    assert "Ни файл, ни его имя не публикуются" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_form_is_told_everything_it_lacks_at_once(
    opened: str, signed_in: SignedIn, head: object, language: str
) -> None:
    answer = signed_in(head).post(address("ask", opened, "nookat", language=language, **KEY), {})
    assert answer.status_code == 422
    for kind in (problems.VALUE_OR_REASON, case_problems.WORDS_LACKING, files.NONE_CHOSEN):
        assert escape(kind.sentence[language]) in answer.content.decode()


def test_a_word_in_place_of_the_number_is_called_no_number(
    opened: str, signed_in: SignedIn, head: object
) -> None:
    form = address("ask", opened, "nookat", language="ky", **KEY)
    text = signed_in(head).post(form, sent(value="abc")).content.decode()
    assert "«abc» – сан эмес." in text
    assert "саптар" not in text


def test_whoever_decides_reads_the_question_of_the_ledger_without_rows_of_a_file(
    opened: str, signed_in: SignedIn, head_actor: Actor, analyst: object, analyst_actor: Actor
) -> None:
    girls = csv_file("nookat,preschool.children,2025,sex=female,28,,R", header=BROKEN_DOWN)
    facts_actions.import_file(girls, "girls.csv", analyst_actor, despite_warnings=True)
    case = ask_in_spite(opened, head_actor).code
    text = signed_in(analyst).get(address("case", case, language="ky")).content.decode()
    (asked,) = queries.get_contested(case, seen_by=analyst_actor).warnings
    assert asked.code == "facts.P071"
    # Without the codes that files need, too.
    assert "Ноокат району · Балдар · 2025: «кыздар» бөлүгү 28, жалпысынан (25) көп." in text
    assert "саптар" not in text


def test_another_departments_records_are_denied_with_the_sentence_of_the_house(
    opened: str, signed_in: SignedIn, head: object, make_account: Callable[..., object], actor_of: Any
) -> None:
    talas = make_account("head-talas", "department_head", "kg/talas-oblast/talas")
    case = ask_of_talas(opened, actor_of(talas))
    browser = signed_in(head)
    said = "Your right to this covers your own part of the country"
    for each in (
        address("preview-unit", opened, "talas"),
        address("ask", opened, "talas", **KEY),
        address("case", case),
        address("evidence", case),
    ):
        answer = browser.get(each)
        assert answer.status_code == 403, each
        assert said in answer.content.decode()
    for each, data in (
        (address("ask", opened, "talas", **KEY), sent()),
        (address("declare", opened, "talas"), {"seen": "x"}),
        (address("case-withdraw", case), {}),
    ):
        assert browser.post(each, data).status_code == 403, each
    assert browser.post(address("case-decide", case), {"decision": "grant"}).status_code == 403
    assert case not in browser.get(address("cases")).content.decode()
    assert case_models.Case.objects.count() == 1


def ask_of_talas(code: str, by: Actor) -> str:
    key = ("talas", "preschool.children", "2025", "")
    return actions.request_correction(code=code, claim=claim(key), by=by).code  # type: ignore[arg-type]


def test_the_wrong_role_is_turned_away(
    opened: str, client: Client, signed_in: SignedIn, head_actor: Actor, auditor: object, publisher: object
) -> None:
    case = ask(opened, head_actor).code
    assert client.get(address("case", case)).status_code == 302
    browser = signed_in(auditor)
    assert browser.get(address("case", case)).status_code == 200
    assert browser.post(address("case-decide", case), {"decision": "grant"}).status_code == 403
    browser = signed_in(publisher)
    assert browser.get(address("case", case)).status_code == 200
    assert browser.get(address("window", opened)).status_code == 403
    assert browser.post(address("ask", opened, "nookat", **KEY), sent()).status_code == 403


@pytest.mark.parametrize("language", LANGUAGES)
def test_evidence_that_is_something_else_is_told_at_its_field(
    opened: str, signed_in: SignedIn, head: object, language: str
) -> None:
    form = address("ask", opened, "nookat", language=language, **KEY)
    answer = signed_in(head).post(form, sent(PNG))
    assert answer.status_code == 422
    text = answer.content.decode()
    sentence = files.OTHER_KIND.sentence[language].format(file="return.pdf", said="PDF", found="PNG")
    assert escape(sentence) in text
    assert 'href="#id_evidence"' in text
    assert "Эки жолу эсептелген" in text
    assert not case_models.Case.objects.exists()


def test_bad_input_gets_a_sentence(opened: str, signed_in: SignedIn, head: object, analyst: object) -> None:
    browser, form = signed_in(head), address("ask", opened, "nookat", **KEY)
    for data in ({}, sent(value="many"), sent(value="", missing="x"), sent(words=""), sent(value="20")):
        answer = browser.post(form, data)
        assert answer.status_code == 422, data
        assert 'role="alert"' in answer.content.decode()
    assert browser.get(address("ask", opened, "nookat", item="x", period="2025")).status_code == 404
    assert browser.get(address("ask", opened, "nowhere", **KEY)).status_code == 404
    assert browser.get(address("case", "c-1999-1")).status_code == 404
    assert browser.get(address("preview-unit", "x", "nookat")).status_code == 404
    for days in (
        {},
        {"opens_on": "x", "closes_on": "y"},
        {"opens_on": "2020-01-01", "closes_on": "2020-01-02"},
    ):
        assert signed_in(analyst).post(address("window", opened), days).status_code == 422
    assert not case_models.Case.objects.exists()


def test_a_request_sent_twice_is_asked_once(opened: str, signed_in: SignedIn, head: object) -> None:
    browser, form = signed_in(head), address("ask", opened, "nookat", **KEY)
    assert browser.post(form, sent()).status_code == 302
    again = browser.post(form, sent())
    assert again.status_code == 422
    case = case_models.Case.objects.get().code
    assert escape(case_problems.OPEN_ALREADY.sentence["en"].format(case=case)) in again.content.decode()


def test_a_second_decision_is_told_who_decided(
    opened: str, signed_in: SignedIn, head_actor: Actor, analyst: object, methodologist_actor: Actor
) -> None:
    case, browser = ask(opened, head_actor).code, signed_in(analyst)
    actions.decide_contested(code=case, granted=False, reason=REASON, by=methodologist_actor)
    done = {"decision": "grant", "reason": "Макулмун"}
    answer = browser.post(address("case-decide", case), done)
    assert answer.status_code == 422
    assert methodologist_actor.name in answer.content.decode()
    assert facts.find_current(Cell(*CHILDREN)).value == "20"
    assert "Grant it" not in answer.content.decode()
    for data in ({"reason": "x"}, {"decision": "perhaps", "reason": "x"}):
        assert browser.post(address("case-decide", case), data).status_code == 422


def test_a_case_whose_term_passed_reads_so_before_the_clock_ran(
    opened: str, signed_in: SignedIn, head_actor: Actor, methodologist: object
) -> None:
    asked = ask(opened, head_actor)
    case, ended = asked.code, timezone.localdate(asked.due_at)
    browser = signed_in(methodologist)
    with at(later(days=20)):
        browser = signed_in(methodologist)
        page = browser.get(address("case", case)).content.decode()
        assert "term passed without a decision" in page
        # The day before the midnight that ended it.
        assert f'ended on <time datetime="{ended - timedelta(days=1)}">' in page
        assert "Grant it" not in page
        answer = browser.post(address("case-decide", case), {"decision": "grant", "reason": "Макул"})
        assert answer.status_code == 422
    assert [e.event for e in journal.list_entries(subject=case)] == ["cases.lapsed", "cases.opened"]


@pytest.mark.parametrize(
    ("language", "words"), [("ky", "азыр ачык эмес"), ("ru", "сейчас не открыто"), ("en", "is not open now")]
)
def test_when_the_window_has_closed_a_head_reads_so_and_no_other_reason(
    opened: str, signed_in: SignedIn, head: object, language: str, words: str
) -> None:
    own = address("preview-unit", opened, "nookat", language=language)
    another = address("preview-unit", opened, "talas", language=language)
    assert signed_in(head).get(own).status_code == 200
    with at(later(days=12)):
        answers = [signed_in(head).get(each) for each in (own, another)]
        assert [each.status_code for each in answers] == [403, 403]
        assert [words in Page(each.content).text for each in answers] == [True, False]
    # Of a draft that was never opened to departments she is told nothing.
    models.CorrectionWindow.objects.all().delete()
    assert words not in Page(signed_in(head).get(own).content).text


@pytest.mark.parametrize(
    ("language", "words", "kept"),
    [
        ("ky", "азыр ачык эмес", "сакталбайт"),
        ("ru", "сейчас не открыто", "не хранится"),
        ("en", "is not open now", "not kept"),
    ],
)
def test_a_form_sent_when_the_window_has_closed_comes_back_with_what_was_written(
    opened: str, signed_in: SignedIn, head: object, language: str, words: str, kept: str
) -> None:
    form = address("ask", opened, "nookat", language=language, **KEY)
    with at(later(days=12)):
        browser = signed_in(head)
        asked = browser.get(form)
        late = browser.post(form, sent(words="Эки жолу\n<b>эсептелген", confirmed="Туура", missing=""))
        without = browser.post(form, sent(value="", missing="not_collected"))
        declared = browser.post(address("declare", opened, "nookat", language=language))
    for answer in (asked, late, without, declared):
        assert answer.status_code == 403
        assert words in Page(answer.content).text
    assert kept not in Page(asked.content).text
    written = Page(late.content).text
    assert all(each in written for each in (kept, "25", "Эки жолу", "<b>эсептелген", "return.pdf", "Туура"))
    options = Page(signed_in(head).get(form).content).all("option")
    (reason,) = (each.text for each in options if each.attributes.get("value") == "not_collected")
    assert reason in Page(without.content).text
    assert not case_models.Case.objects.exists()


def test_a_draft_whose_file_is_gone_leaves_heads_their_desk(
    opened: str, signed_in: SignedIn, head: object
) -> None:
    desk = reverse("desk:home")
    assert address("preview-unit", opened, "nookat") in Page(signed_in(head).get(desk).content).links()
    path_of(models.Edition.objects.get().draft_sha256).unlink()
    editions._content.cache_clear()
    with capture_logs() as logged:
        answer = signed_in(head).get(desk)
    assert answer.status_code == 200
    assert address("preview-unit", opened, "nookat") not in Page(answer.content).links()
    assert ("publication.draft_unreadable", opened) in {
        (each["event"], each.get("edition")) for each in logged
    }


def test_the_form_proposes_days_that_are_taken(opened: str, signed_in: SignedIn, analyst: object) -> None:
    """Of a window that has closed it proposed the days it had: none of them may be set any more."""
    form = address("window", opened)
    for days in (2, 12):
        with at(later(days=days)):
            browser = signed_in(analyst)
            fields = Page(browser.get(form).content).all("input")
            proposed = {
                each.attributes["name"]: each.attributes["value"]
                for each in fields
                if each.attributes["name"] in ("opens_on", "closes_on")
            }
            answer = browser.post(form, proposed)
            assert (len(proposed), answer.status_code) == (2, 302), days


def test_what_is_lost_is_no_page_that_is_not_there(
    opened: str, signed_in: SignedIn, head: object, head_actor: Actor
) -> None:
    """404 told her to look elsewhere, and nobody who can mend it was told."""
    case = ask(opened, head_actor).code
    browser = signed_in(head)
    browser.raise_request_exception = False
    pages = (
        address("preview-unit", opened, "nookat"),
        address("ask", opened, "nookat", **KEY),
        address("case", case),
    )
    assert [browser.get(each).status_code for each in pages] == [200, 200, 200]
    path_of(models.Edition.objects.get().draft_sha256).unlink()
    editions._content.cache_clear()
    assert [browser.get(each).status_code for each in pages] == [500, 500, 500]


def test_what_is_lost_is_no_fault_of_whoever_appeals_or_checks(
    published: str,
    signed_in: SignedIn,
    head: object,
    methodologist: object,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    """The form said «What has to be mended», and the log only that somebody had sent one that was wrong."""

    def next_draft(before: str, figure: str) -> str:
        import_file(csv_file(figure), "more.csv", SYSTEM)
        run, now = ratings.make_run("spending", "2025", analyst_actor).code, timezone.localtime()
        why, given = dict.fromkeys(LANGUAGES, "A figure was mended."), now.isoformat(timespec="microseconds")
        return actions.correct_edition(code=before, run=run, reason=why, published_at=given, by=analyst_actor)

    second = next_draft(published, "talas,budget.spent,2025,33,,Budget")
    release(second, methodologist_actor, publisher_actor)
    third = next_draft(second, "talas,budget.spent,2025,34,,Budget")
    path_of(models.Edition.objects.get(code=published).bundle_sha256).unlink()
    editions._content.cache_clear()
    earlier._withheld_in.cache_clear()
    appeal = address("appeal", second, "nookat", **KEY)
    browser = signed_in(head)
    browser.raise_request_exception = False
    assert browser.get(appeal).status_code == 200
    assert browser.post(appeal, sent()).status_code == 500
    browser = signed_in(methodologist)
    seen = {"seen": models.Edition.objects.get(code=third).draft_sha256}
    assert browser.post(address("check", third), seen).status_code == 500
    assert not case_models.Case.objects.exists()
    assert models.Edition.objects.get(code=third).state == State.DRAFT


@pytest.mark.parametrize(
    ("language", "words"), [("ky", "жоголгон"), ("ru", "файл утрачен"), ("en", "is lost")]
)
def test_a_decided_case_is_read_without_the_file_of_its_effect(
    opened: str,
    signed_in: SignedIn,
    head: object,
    head_actor: Actor,
    methodologist_actor: Actor,
    language: str,
    words: str,
) -> None:
    """Its page and its evidence were a fault for everybody, also the head who asked."""
    code = ask(opened, head_actor).code
    actions.decide_contested(code=code, granted=True, reason=REASON, by=methodologist_actor)
    page, evidence = (address(name, code, language=language) for name in ("case", "evidence"))
    browser = signed_in(head)
    assert words not in Page(browser.get(page).content).text
    path_of(case_models.Case.objects.get().outcome["effect"]).unlink()
    answer = browser.get(page)
    assert (answer.status_code, words in Page(answer.content).text) == (200, True)
    assert browser.get(evidence).content == PDF


def test_a_decision_whose_run_fails_is_told_to_stand(
    opened: str,
    signed_in: SignedIn,
    head_actor: Actor,
    methodologist: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """«Nothing you entered was half saved», and she decided again on what was decided."""

    def held(*_asked: object, **_given: object) -> None:
        raise OperationalError from psycopg.errors.LockNotAvailable("lock timeout")

    case = ask(opened, head_actor).code
    monkeypatch.setattr("bilim.publication.actions.contesting.ratings.make_run", held)
    with capture_logs() as logged:
        answer = signed_in(methodologist).post(
            address("case-decide", case), {"decision": "grant", "reason": "Макул"}, follow=True
        )
    assert answer.status_code == 200
    assert "Granted, and no new run was made. The new run could not be made now; the decision stands." in (
        Page(answer.content).text
    )
    assert ("publication.run_unmade", "error") in {(each["event"], each["log_level"]) for each in logged}
    assert case_models.Case.objects.get().state == "granted"


def test_a_head_declares_her_records_right(opened: str, signed_in: SignedIn, head: object) -> None:
    browser, own = signed_in(head), address("preview-unit", opened, "nookat")
    page = browser.get(own).content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    for _twice in range(2):
        answer = browser.post(address("declare", opened, "nookat"), {"seen": seen}, follow=True)
        assert "declared these records right" in answer.content.decode()
    assert models.Declaration.objects.count() == 1
    stale = browser.post(address("declare", opened, "nookat"), {"seen": "x"}, follow=True)
    assert "no longer the one you looked at" in stale.content.decode()


def test_the_drafters_reason_stands_on_the_checklist(
    opened: str,
    signed_in: SignedIn,
    analyst: object,
    methodologist: object,
    publisher: object,
    head_actor: Actor,
) -> None:
    browser, form = signed_in(analyst), address("waive", opened)
    page = browser.get(form).content.decode()
    (listed,) = re.findall(r'name="listed" value="([0-9a-f]{64})"', page)
    seen = {"seen": models.Edition.objects.get().draft_sha256, "listed": listed}
    assert browser.post(form, seen).status_code == 422
    # Somebody asks while she writes: what was not on her list is not passed over.
    case = ask(opened, head_actor).code
    answer = browser.post(form, {"reason_ky": "Бөлүмдөр макул", **seen})
    assert answer.status_code == 422
    assert "The list has changed" in answer.content.decode()
    assert case in answer.content.decode()
    (seen["listed"],) = re.findall(r'name="listed" value="([0-9a-f]{64})"', answer.content.decode())
    answer = browser.post(form, {"reason_ky": "Бөлүмдөр <макул>", **seen}, follow=True)
    assert escape("Бөлүмдөр <макул>") in answer.content.decode()
    assert (
        escape("Бөлүмдөр <макул>") in signed_in(publisher).get(address("checklist", opened)).content.decode()
    )
    assert signed_in(methodologist).get(form).status_code == 403


def test_evidence_is_a_download_that_runs_nothing(
    opened: str, signed_in: SignedIn, head: object, head_actor: Actor
) -> None:
    case = ask(opened, head_actor, evidence_name="Отчёт <1>.pdf").code
    answer = signed_in(head).get(address("evidence", case))
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_head_reads_what_changed_in_her_figures(
    opened: str, signed_in: SignedIn, head: object, head_actor: Actor, methodologist_actor: Actor
) -> None:
    browser, page = signed_in(head), reverse("facts:changes")
    assert browser.get(page).status_code == 200
    case = ask(opened, head_actor).code
    actions.decide_contested(code=case, granted=True, reason=REASON, by=methodologist_actor)
    with translation.override("en"):
        page, desk = reverse("facts:changes"), reverse("desk:home")
    assert "1 record changed that you have not read about" in browser.get(desk).content.decode()
    text = browser.get(page).content.decode()
    assert "unread" in text
    assert case in text
    (record,) = [link for link in Page(text.encode()).links() if "/history/" in link]
    assert browser.get(record).status_code == 200
    until = text.split('name="until" value="')[1].split('"')[0]
    with translation.override("en"):
        read = reverse("facts:changes-read")
    for bad in ("", "yesterday", "9998-01-01T00:00:00+00:00", "2026-01-01"):
        browser.post(read, {"until": bad})
    assert "unread" in browser.get(page).content.decode()
    browser.post(read, {"until": until.replace("&#x2B;", "+")})
    assert "You have read about every change." in browser.get(page).content.decode()
    assert "not read about" not in browser.get(desk).content.decode()


def test_nobody_else_is_told_of_departments_changes(
    opened: str, signed_in: SignedIn, analyst: object, client: Client
) -> None:
    assert client.get(reverse("facts:changes")).status_code == 302
    assert signed_in(analyst).get(reverse("facts:changes")).status_code == 403


def test_the_list_of_cases_asks_the_database_as_often_for_many_as_for_few(
    opened: str, signed_in: SignedIn, analyst: object, head_actor: Actor
) -> None:
    browser = signed_in(analyst)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get(address("cases")).status_code == 200
        return len(asked)

    ask(opened, head_actor)
    few = count()
    actions.request_correction(
        code=opened,
        claim=claim(("nookat", "budget.spent", "2025", "")),
        by=head_actor,  # type: ignore[arg-type]
    )
    assert count() == few
    assert len(queries.list_contested(seen_by=head_actor)) == 2


def test_an_appeal_granted_after_its_edition_was_corrected_leads_to_the_one_in_force(
    published: str,
    signed_in: SignedIn,
    analyst: object,
    head_actor: Actor,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    case = actions.appeal(code=published, claim=claim(), by=head_actor).code  # type: ignore[arg-type]
    import_file(csv_file("talas,budget.spent,2025,33,,Budget"), "more.csv", SYSTEM)
    run = ratings.make_run("spending", "2025", analyst_actor).code
    why = dict.fromkeys(LANGUAGES, "A figure was mended.")
    now = timezone.localtime().isoformat(timespec="microseconds")
    revision = actions.correct_edition(
        code=published, run=run, reason=why, published_at=now, by=analyst_actor
    )
    release(revision, methodologist_actor, publisher_actor)
    decided = actions.decide_contested(code=case, granted=True, reason=REASON, by=methodologist_actor)
    assert decided.run is not None
    page = Page(signed_in(analyst).get(address("case", case)).content)
    (way,) = [link for link in page.links() if "/correct/" in link]
    assert f"/{revision}/correct/?run={decided.run.code}&case={case}" in way.replace("&amp;", "&")


@pytest.mark.parametrize(
    ("language", "ends", "with_it"),
    [
        (
            "ky",
            "Жазууну оңдоону сурасаңыз, бул билдирүү күчүн",
            "өтүнүч берилгенде ал билдирүү күчүн жоготот.",
        ),
        ("ru", "это подтверждение утратит силу.", "с подачей просьбы подтверждение утрачивает силу."),
        ("en", "This declaration ends when you ask", "records are right ends with it."),
    ],
)
def test_a_head_reads_that_asking_ends_her_declaration(
    opened: str, signed_in: SignedIn, head: object, language: str, ends: str, with_it: str
) -> None:
    browser, own = signed_in(head), address("preview-unit", opened, "nookat", language=language)
    page = browser.get(own).content.decode()
    assert ends not in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    declared = browser.post(
        address("declare", opened, "nookat", language=language), {"seen": seen}, follow=True
    )
    assert ends in " ".join(declared.content.decode().split())
    form = browser.get(address("ask", opened, "nookat", language=language, **KEY)).content.decode()
    assert with_it in " ".join(form.split())
