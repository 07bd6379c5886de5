"""The desk: what waits for whom, and the journal."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from bilim.access import actions as access
from bilim.access.models import Account
from bilim.access.terms import Role
from bilim.base.actor import SYSTEM, Actor
from bilim.journal.actions import record
from bilim.journal.models import Entry
from bilim.publication import actions
from bilim.rulebook import actions as rulebook
from factories.rulebook import write_definitions

SignedIn = Callable[..., Client]


def address(name: str, language: str = "ky") -> str:
    with translation.override(language):
        return reverse(f"desk:{name}")


def shows(browser: Client, code: str, language: str = "en") -> str:
    """The heading of the section in which the desk lists the edition; empty where it does not."""
    text = browser.get(address("home", language)).content.decode()
    before, found, _ = text.partition(f"/editions/{code}/")
    return before.rpartition("<h2>")[2].partition("</h2>")[0] if found else ""


def test_each_step_waits_for_its_person(
    draft: str,
    signed_in: SignedIn,
    analyst: object,
    methodologist: object,
    publisher: object,
    auditor: object,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    assert shows(signed_in(analyst), draft) == "Your drafts, waiting for a second person"
    assert shows(signed_in(methodologist), draft) == "Drafts to check"
    assert shows(signed_in(publisher), draft) == ""
    actions.check_edition(code=draft, by=methodologist_actor)
    assert shows(signed_in(methodologist), draft) == ""
    assert shows(signed_in(publisher), draft) == "Checked editions to sign"
    actions.sign_edition(code=draft, by=publisher_actor)
    assert shows(signed_in(publisher), draft) == "Signed editions to publish"
    actions.publish_edition(code=draft, by=publisher_actor)
    for account in (analyst, methodologist, publisher, auditor):
        assert shows(signed_in(account), draft) == ""


def test_a_run_without_an_edition_waits_for_the_analyst(
    run: str, signed_in: SignedIn, analyst: object
) -> None:
    text = signed_in(analyst).get(address("home", "en")).content.decode()
    assert "Runs without an edition" in text
    assert f"/desk/publication/draft/?run={run}" in text
    assert "1 matter waits for you." in text


def test_definitions_wait_for_who_may_approve_them(
    tmp_path: Path, db: None, signed_in: SignedIn, methodologist: object, analyst: object
) -> None:
    rulebook.adopt(write_definitions(tmp_path), SYSTEM)
    text = signed_in(methodologist).get(address("home", "ky")).content.decode()
    assert "Бекитиле турган аныктамалар" in text
    assert "/desk/definitions/indicators/preschool.spending/1/" in text
    assert "Сиздин бекитүүңүздү 5 аныктама күтүп турат" in text
    assert "1-версия" in text
    assert "күтүп турган иш жок" not in text
    assert "Бекитиле турган аныктамалар" not in signed_in(analyst).get(address("home")).content.decode()


def test_a_head_sees_her_own_place(published: str, signed_in: SignedIn, head: object) -> None:
    text = signed_in(head).get(address("home")).content.decode()
    assert "Ноокат" in text
    assert re.search(r"\d-орун", text)
    assert f"/editions/{published}/statements/nookat/" in text
    assert "Талас" not in text
    assert "/desk/journal/" not in text


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_desk_speaks_the_language_of_its_address(
    published: str, signed_in: SignedIn, auditor: object, language: str
) -> None:
    browser = signed_in(auditor)
    for name in ("home", "journal"):
        text = browser.get(address(name, language)).content.decode()
        assert f'<html lang="{language}">' in text
        assert "<script" not in text


def test_strangers_are_led_to_the_door(client: Client, db: None) -> None:
    assert client.get(address("home")).status_code == 302
    assert client.get(address("journal")).status_code == 302


def test_the_journal_is_for_the_auditor(
    draft: str, signed_in: SignedIn, analyst: object, head: object, auditor: object
) -> None:
    assert signed_in(analyst).get(address("journal")).status_code == 403
    assert signed_in(head).get(address("journal")).status_code == 403
    text = signed_in(auditor).get(address("journal", "en")).content.decode()
    assert "the chain is whole" in text
    assert "publication.edition_drafted" in text


def test_who_audits_a_part_of_the_country_reads_of_that_part_alone(
    published: str,
    signed_in: SignedIn,
    make_account: Callable[..., Account],
    head: Account,
    head_actor: Actor,
    auditor: Account,
) -> None:
    """Drafts on their way, sign-ins with their addresses and words of other heads are not hers to read."""
    actions.write_statement(code=published, unit="nookat", text={"ky": "Өз сөзү"}, by=head_actor)
    over = {"osh": "kg/osh-oblast", "uzgen": "kg/osh-oblast/uzgen", "nookat": "kg/osh-oblast/nookat"}
    browsers = {name: make_account(f"auditor-{name}", "auditor", path) for name, path in over.items()}
    access.record_lock_out(username="x", address="10.0.0.9")

    def told(account: Account, **asked: str) -> list[str]:
        page = signed_in(account).get(address("journal", "en"), asked).content.decode()
        return re.findall(r'<th scope="row">.*?<data value="([a-z_.]+)">', page, re.DOTALL)

    assert len(told(auditor)) > 10
    for name in ("osh", "nookat"):
        assert set(told(browsers[name])) == {"publication.statement_written", "access.role_granted"}
    assert told(browsers["uzgen"]) == ["access.role_granted"]
    assert told(browsers["uzgen"], event="access.locked_out") == []
    assert told(browsers["nookat"], subject=published) == ["publication.statement_written"]
    page = signed_in(browsers["nookat"]).get(address("journal", "en")).content.decode()
    assert "Your right covers a part of the country" in page
    assert f'<option value="{head.username}"' in page
    assert '<option value="publisher"' not in page
    assert "10.0.0.9" not in page


@pytest.mark.parametrize("role", ["analyst", "publisher"])
def test_a_rating_of_others_is_no_matter_of_one_department(
    db: None, signed_in: SignedIn, make_account: Callable[..., Account], role: str
) -> None:
    browser = signed_in(make_account("regional", role, "kg/osh-oblast/nookat"))
    answer = browser.get("/en/desk/publication/statements/")
    assert answer.status_code == 403
    assert "covers your own part of the country" in answer.content.decode()


def test_what_the_system_did_is_called_so_in_the_journal_as_where_people_are_chosen(
    signed_in: SignedIn, auditor: object
) -> None:
    record("facts.imported", subject="file.csv", by=SYSTEM)
    page = signed_in(auditor).get("/ky/desk/journal/?actor=system").content.decode()
    entries = page.partition("<tbody")[2].partition("</tbody>")[0]
    assert "тутумдун өзү" in entries
    assert "Bilim" not in entries


def test_the_journal_is_searched(draft: str, signed_in: SignedIn, auditor: object) -> None:
    browser = signed_in(auditor)
    page = address("journal", "en")

    def rows(**asked: str) -> int:
        return browser.get(page, asked).content.decode().count('<th scope="row">')

    assert rows(event="publication.") == 1
    assert rows(event="publication.edition_drafted", subject=draft, actor="analyst") == 1
    assert rows(actor="auditor", event="publication.") == 0
    assert rows(actor="nobody") == 0
    assert "No entry is like that" in browser.get(page, {"subject": "nothing"}).content.decode()
    today = timezone.localdate()
    assert rows(event="publication.", since=today.isoformat(), until=today.isoformat()) == 1
    assert rows(event="publication.", until=(today - timedelta(days=1)).isoformat()) == 0
    assert rows(event="publication.", since=(today + timedelta(days=1)).isoformat()) == 0
    wrongs = ({"before": "x"}, {"event": "none"}, {"actor": "none"}, {"since": "yesterday"})
    # Days that have no instant in some zone, or no day after them.
    for wrong in (*wrongs, {"since": "0001-01-01"}, {"until": "9999-12-31"}):
        assert browser.get(page, wrong).status_code == 422


def test_what_a_head_said_is_found_by_her_department(
    published: str, signed_in: SignedIn, head_actor: Actor, auditor: object
) -> None:
    """Her statement stands under the edition; whoever follows a department asks for the department."""
    actions.write_statement(code=published, unit="nookat", text={"ky": "Жакшы"}, by=head_actor)
    browser, page = signed_in(auditor), address("journal", "en")
    text = browser.get(page, {"subject": "nookat"}).content.decode()
    assert text.count('<th scope="row">') == 1
    assert "publication.statement_written" in text
    assert '<th scope="row">' not in browser.get(page, {"subject": "talas"}).content.decode()
    assert "publication.statement_written" in browser.get(page, {"subject": published}).content.decode()


@pytest.mark.parametrize(
    ("language", "choose", "day"),
    [
        ("ky", "Тизмеден бирин тандаңыз.", "Күндү календардан тандаңыз."),
        ("ru", "Выберите из списка.", "Выберите день по календарю."),
        ("en", "Choose one from the list.", "Choose a day from the calendar."),
    ],
)
def test_a_condition_nobody_offered_is_answered_politely(
    signed_in: SignedIn, auditor: object, language: str, choose: str, day: str
) -> None:
    wrong = {"event": "x", "actor": "y", "since": "2026-13-45"}
    text = signed_in(auditor).get(address("journal", language), wrong).content.decode()
    # Each above the form, and once more at its field.
    assert text.count(choose) == 4
    assert text.count(day) == 2


@pytest.mark.parametrize(
    ("language", "event", "title"),
    [
        ("ky", "Басылманын долбоору түзүлдү", "Көрсөтүлгөн жарыялоо убактысы"),
        ("ru", "Составлен проект выпуска", "Указанный момент публикации"),
        ("en", "An edition was drafted", "Stated instant of publication"),
    ],
)
def test_the_journal_speaks_to_people_and_to_programs(
    draft: str, signed_in: SignedIn, auditor: object, language: str, event: str, title: str
) -> None:
    page = signed_in(auditor).get(address("journal", language), {"subject": draft}).content.decode()
    assert '<data value="publication.edition_drafted">' in page
    assert f'<data value="published_at">{title}</data>' in page
    assert event in page
    assert '<data value="analyst">' in page
    assert "published_at:" not in page


def test_who_drafted_and_checked_is_not_asked_to_sign(
    draft: str, signed_in: SignedIn, analyst: Account, methodologist: Account, methodologist_actor: Actor
) -> None:
    actions.check_edition(code=draft, by=methodologist_actor)
    for account in (analyst, methodologist):
        access.grant_role(
            account=account, role=Role.PUBLISHER, unit_path="", valid_from=date(2020, 1, 1), by=SYSTEM
        )
        assert shows(signed_in(account), draft) == ""


def test_a_head_is_named_by_post_and_department(
    published: str, signed_in: SignedIn, head: object, head_actor: Actor
) -> None:
    actions.write_statement(code=published, unit="nookat", text={"ky": "Бакча ачтык."}, by=head_actor)
    page = signed_in(head).get(address("home", "en")).content.decode()
    quote = " ".join(page.partition("<blockquote")[2].partition("</blockquote>")[0].split())
    assert "Head-Nookat, head of the education department, Nookat" in quote
    assert "(head-nookat)" not in quote
    assert '<span lang="ky">Бакча ачтык.</span>' in quote
    assert "(written in Kyrgyz)" in quote


def test_a_broken_chain_is_said(draft: str, signed_in: SignedIn, auditor: object, monkeypatch) -> None:
    """The database refuses to change an entry; so the reading of one is changed."""
    from bilim.journal import queries as journal  # noqa: PLC0415
    from bilim.journal.problems import CHANGED  # noqa: PLC0415
    from bilim_engine.problems import Problem  # noqa: PLC0415

    monkeypatch.setattr(journal, "verify_chain", lambda: [Problem(CHANGED, params={"number": "3"})])
    text = signed_in(auditor).get(address("journal", "en")).content.decode()
    assert "The chain of entries is broken" in text


def test_many_entries_are_paged(draft: str, signed_in: SignedIn, auditor: object) -> None:
    from bilim.base.actor import SYSTEM  # noqa: PLC0415

    for number in range(60):
        record("test.happened", subject=f"thing-{number}", by=SYSTEM)
    browser = signed_in(auditor)
    text = browser.get(address("journal", "en")).content.decode()
    assert text.count('<th scope="row">') == 50
    assert "before=" in text
    last = Entry.objects.order_by("-number")[49].number
    assert "thing-0" in browser.get(address("journal", "en"), {"before": str(last)}).content.decode()


def test_few_queries(published: str, signed_in: SignedIn, head: object, analyst: object) -> None:
    for account in (head, analyst):
        browser = signed_in(account)
        browser.get(address("home"))
        with CaptureQueriesContext(connection) as counted:
            browser.get(address("home"))
        assert len(counted) <= 16, [each["sql"] for each in counted]


@pytest.mark.parametrize(
    ("role", "path", "reads"),
    [
        ("department_head", "kg/osh-oblast/nookat", True),
        ("analyst", "", True),
        ("auditor", "", True),
        ("analyst", "kg/osh-oblast/nookat", False),
        ("auditor", "kg/osh-oblast/nookat", False),
    ],
)
def test_the_desk_leads_to_the_cases_whoever_may_read_some(
    make_account: Callable[..., Account], signed_in: SignedIn, role: str, path: str, reads: bool
) -> None:
    browser = signed_in(make_account("somebody", role, path))
    with translation.override("ky"):
        cases = reverse("publication:cases")
    assert (f'href="{cases}"' in browser.get(address("home")).content.decode()) is reads
    assert browser.get(cases).status_code == (200 if reads else 403)
