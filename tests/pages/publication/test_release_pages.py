"""The calendar, the embargo list and the dress rehearsal in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape

from bilim.base.actor import Actor
from bilim.base.templatetags.dates import in_words
from bilim.config.rehearsing import hold_waiting
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems
from bilim.publication.terms import RehearsedPart, RehearsedStep
from factories.cases import at, later
from factories.contests import address
from factories.markup import Page
from factories.people import PASSWORD

LANGUAGES = ("ky", "ru", "en")
SignedIn = Callable[..., Client]


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(ahead)).isoformat()


def asked(ahead: int = 20, **given: str) -> dict[str, str]:
    return {"period": "2025", "release_on": day(ahead), "release_time": "09:00", **given}


def calendar(language: str) -> str:
    with translation.override(language):
        return reverse("portal:releases")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_announced_stands_in_the_public_calendar(
    db: None, signed_in: SignedIn, publisher: object, client: Client, language: str
) -> None:
    empty = client.get(calendar(language))
    assert empty.status_code == 200
    assert calendar(language) in client.get(f"/{language}/").content.decode()
    browser, form = signed_in(publisher), address("releases", language=language)
    assert browser.get(form).status_code == 200
    assert browser.post(form, asked()).status_code == 302
    answer = browser.post(form, asked(30))
    assert answer.status_code == 422
    assert escape(problems.MOVE_REASON_LACKING.sentence[language]) in answer.content.decode()
    why = {"reason_ky": "Кечикти <1>", "reason_ru": "Опоздание <1>", "reason_en": "Late <1>"}
    assert browser.post(form, asked(30, **why)).status_code == 302
    text = Client().get(calendar(language)).content.decode()
    assert escape(why[f"reason_{language}"]) in text
    assert "2025" in text
    assert "<script" not in text


def test_bad_input_gets_a_sentence_at_its_field(db: None, signed_in: SignedIn, publisher: object) -> None:
    browser, form = signed_in(publisher), address("releases")
    for data in ({}, asked(-3), asked(period="never"), asked(release_time="noon")):
        answer = browser.post(form, data)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
    assert not models.PlannedRelease.objects.exists()


def test_the_wrong_person_is_turned_away(
    draft: str, client: Client, signed_in: SignedIn, analyst: object, head: object
) -> None:
    assert client.get(address("releases")).status_code == 302
    for account in (analyst, head):
        browser = signed_in(account)
        for name, *args in (("releases",), ("early", draft)):
            assert browser.get(address(name, *args)).status_code == 403
        assert browser.post(address("early-end", draft), {"entry": "1"}).status_code == 403
    assert signed_in(head).post(address("rehearse", draft)).status_code == 403


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_on_the_list_finds_the_draft_on_her_desk(
    draft: str, signed_in: SignedIn, publisher: object, head: object, language: str
) -> None:
    browser, form = signed_in(publisher), address("early", draft, language=language)
    told = {"name": "Башчы <1>", "account": "head-nookat", "reason": "Кеңеш", "valid_from": day(0)}
    assert browser.post(form, {**told, "valid_until": day(-1)}).status_code == 422
    assert browser.post(form, {**told, "valid_until": day(2)}).status_code == 302
    text = browser.get(form).content.decode()
    assert escape("Башчы <1>") in text
    checklist = browser.get(address("checklist", draft, language=language)).content.decode()
    assert escape("Башчы <1>") in checklist
    with translation.override(language):
        desk = reverse("desk:home")
    preview = address("preview", draft, language=language)
    browser = signed_in(head)
    assert preview in browser.get(desk).content.decode()
    assert browser.get(preview).status_code == 200
    assert browser.get(address("draft-bundle", draft)).status_code == 403
    entry = models.EmbargoEntry.objects.get().pk
    for wrong in ("", "x", "999999999999", str(entry + 1)):
        assert signed_in(publisher).post(address("early-end", draft), {"entry": wrong}).status_code == 302
    assert signed_in(head).get(preview).status_code == 200
    signed_in(publisher).post(address("early-end", draft), {"entry": str(entry)})
    browser = signed_in(head)
    assert browser.get(preview).status_code == 403
    assert preview not in browser.get(desk).content.decode()


def test_a_person_on_the_list_is_led_to_no_page_that_is_not_hers(
    draft: str, signed_in: SignedIn, publisher: object, head: object, methodologist_actor: Actor
) -> None:
    told = {"name": "Head", "account": "head-nookat", "reason": "Council", "valid_from": day(0)}
    signed_in(publisher).post(address("early", draft), {**told, "valid_until": day(2)})
    browser, preview = signed_in(head), address("preview", draft)
    for is_hers in (False, True):
        text = browser.get(preview).content.decode()
        links = set(re.findall(r'href="(/en/[^"#]*)"', text))
        assert {each: browser.get(each).status_code for each in links} == dict.fromkeys(links, 200)
        assert (address("preview-unit", draft, "nookat") in links) is is_hers
        if not is_hers:
            actions.check_edition(code=draft, by=methodologist_actor)
    text = browser.get(address("preview-unit", draft, "nookat")).content.decode()
    links = set(re.findall(r'href="(/en/[^"#]*)"', text))
    assert {each: browser.get(each).status_code for each in links} == dict.fromkeys(links, 200)


def opens(browser: Client, code: str, language: str = "en") -> int:
    """What an account answers at the table of a draft; at every other page of it, it is turned away."""
    for name, *args in (
        ("preview-unit", code, "nookat"),
        ("draft-bundle", code),
        ("checklist", code),
        ("early", code),
        ("workflow",),
        ("cases",),
    ):
        assert browser.get(address(name, *args, language=language)).status_code == 403
    with translation.override(language):
        for name, *args in (
            ("preview:edition", code),
            ("preview:edition-department", code, "nookat"),
            ("rulebook:versions",),
            ("desk:journal",),
        ):
            assert browser.get(reverse(name, args=args)).status_code == 403
        desk = browser.get(reverse("desk:home"))
    answer = browser.get(address("preview", code, language=language))
    assert desk.status_code == answer.status_code
    return answer.status_code


@pytest.fixture
def guest(make_account: Callable[..., object]) -> object:
    """An account without a role."""
    return make_account("guest")


@pytest.fixture
def invite(draft: str, guest: object, signed_in: SignedIn, publisher: object) -> Callable[..., None]:
    """Puts the guest on the embargo list of the draft, from one day to another counted from today."""

    def invited(first: int = 0, last: int = 2, language: str = "en") -> None:
        told = {"name": "Guest", "account": "guest", "reason": "Council", "valid_from": day(first)}
        form = address("early", draft, language=language)
        assert signed_in(publisher).post(form, {**told, "valid_until": day(last)}).status_code == 302

    return invited


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_without_a_role_is_led_to_the_table_she_was_promised_and_no_further(
    draft: str,
    client: Client,
    signed_in: SignedIn,
    guest: object,
    invite: Callable[..., None],
    make_account: Callable[..., object],
    language: str,
) -> None:
    assert opens(signed_in(guest), draft, language) == 403
    invite(language=language)
    assert opens(signed_in(make_account("other")), draft, language) == 403
    client.logout()
    sign_in = reverse("access:sign-in")
    given = {"username": "guest", "password": PASSWORD}
    desk = client.post(sign_in.replace("/ky/", f"/{language}/"), given, follow=True)
    assert desk.status_code == 200
    page, preview = Page(desk.content), address("preview", draft, language=language)
    assert preview in page.links()
    table = client.get(preview)
    text = table.content.decode()
    marks = {
        "ky": ("долбоор, жарыялана элек", "Эмбарго: "),
        "ru": ("проект, не опубликован", "Эмбарго: "),
        "en": ("draft, not published", "Under embargo: "),
    }
    for mark in marks[language]:
        assert mark in text
    # As a sentence has it: of «25 ноября 2026 г.» the full stop stood there twice.
    assert f"{in_words(day(2), language)}</time>." in text
    for shown in (desk, table):
        links = set(re.findall(rf'href="(/{language}/[^"#]*)"', shown.content.decode()))
        assert {each: client.get(each).status_code for each in links} == dict.fromkeys(links, 200)
    assert opens(signed_in(guest), draft, language) == 200


def test_a_person_without_a_role_opens_the_table_on_her_days_and_on_no_other(
    draft: str, signed_in: SignedIn, guest: object, invite: Callable[..., None]
) -> None:
    invite(first=1, last=3)
    seen = {}
    for ahead in range(5):
        with at(later(days=ahead)):
            seen[ahead] = opens(signed_in(guest), draft)
    assert seen == {0: 403, 1: 200, 2: 200, 3: 200, 4: 403}


def test_every_day_on_which_she_opened_it_stands_in_the_journal_once(
    draft: str, signed_in: SignedIn, analyst: object, guest: object, invite: Callable[..., None]
) -> None:
    invite(last=3)
    for ahead in (0, 0, 2, 5):
        with at(later(days=ahead)):
            opens(signed_in(guest), draft)
    assert signed_in(analyst).get(address("preview", draft)).status_code == 200
    opened = journal.list_entries(event="publication.embargo_opened")
    assert [(each.subject, each.actor) for each in opened] == [(draft, "guest")] * 2
    assert opened[0].at - opened[1].at > timedelta(days=1)


def test_who_reads_a_draft_waits_for_nobody_who_writes(
    draft: str, signed_in: SignedIn, analyst: object, guest: object, invite: Callable[..., None]
) -> None:
    """Nothing is begun that may wait for a lock, but on the first opening of her day."""
    invite()
    begun = {}
    for name, account in (("first", guest), ("second", guest), ("analyst", analyst)):
        browser = signed_in(account)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address("preview", draft)).status_code == 200
        begun[name] = any(each["sql"].startswith("SAVEPOINT") for each in asked)
    assert begun == {"first": True, "second": False, "analyst": False}


def test_who_opens_a_draft_in_the_moment_it_comes_out_reads_it(
    published: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """She was on the list when she asked, and waited for the lock of the publication."""
    monkeypatch.setattr("bilim.publication.queries.releases.may_see_early", lambda *_asked: True)
    actions.note_early_reading(code=published, by=Actor("guest", "Guest"))
    assert not journal.list_entries(event="publication.embargo_opened")


def test_another_edition_and_an_entry_that_was_ended_open_nothing(
    draft: str, signed_in: SignedIn, publisher: object, guest: object, invite: Callable[..., None]
) -> None:
    invite()
    entry = models.EmbargoEntry.objects.get()
    browser = signed_in(guest)
    for another in ("departments-2024-1", "x"):
        assert browser.get(address("preview", another)).status_code == 403
    models.EmbargoEntry.objects.update(edition="departments-2024-1")
    assert opens(browser, draft) == 403
    models.EmbargoEntry.objects.update(edition=draft)
    assert opens(browser, draft) == 200
    signed_in(publisher).post(address("early-end", draft), {"entry": str(entry.pk)})
    assert opens(signed_in(guest), draft) == 403


def test_early_access_ends_when_the_edition_is_public(
    draft: str,
    signed_in: SignedIn,
    guest: object,
    invite: Callable[..., None],
    released: Callable[..., None],
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    invite()
    released(draft, methodologist_actor, publisher_actor)
    assert opens(signed_in(guest), draft) == 403


REFRESH = 'http-equiv="refresh"'


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rehearsal_is_told_on_the_checklist_from_asking_to_its_result(
    draft: str, signed_in: SignedIn, analyst: object, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, here = signed_in(analyst), address("checklist", draft, language=language)
    apart = address("rehearsal", draft, language=language)
    words = {
        "none": {"ky": "азырынча өткөрүлгөн эмес", "ru": "ещё не проводилась", "en": "none of this"},
        "waits": {"ky": "кезекте турат", "ru": "ждёт очереди", "en": "waits"},
        "far": {"ky": "1400 барактын ичинен 700", "ru": "страниц: 700 из 1400", "en": "700 of 1,400 pages"},
        "well": {"ky": "ийгиликтүү өттү", "ru": "прошла успешно", "en": "went well"},
        "of": {"ky": "бардыгы 4, сыналганы 3", "ru": "3 из 4", "en": "3 of 4"},
        "part": {"ky": "окшош бөлүмдөр", "ru": "похожие отделы", "en": "departments alike"},
    }

    def told(*keys: str) -> bool:
        """The checklist says these words and never begins anew by itself; whether it leads elsewhere."""
        text = browser.get(here).content.decode()
        found = {key for key, word in words.items() if word[language] in text.partition('id="rehearsal"')[2]}
        assert found == set(keys)
        assert REFRESH not in text
        return f'href="{apart}"' in text

    def tried(code: str, _draft: str, tell: Callable[[int, int], None]) -> tuple[RehearsedStep, ...]:
        tell(700, 1400)
        assert told("far")
        return (RehearsedStep("pages", 3, (), (RehearsedPart("peers", 3, 4),)),)

    monkeypatch.setattr("bilim.publication.actions.rehearsals.try_out", tried)
    assert not told("none")
    answer = browser.post(address("rehearse", draft, language=language), follow=True)
    assert answer.redirect_chain[-1][0] == here
    assert told("waits")
    assert hold_waiting() == [draft]
    assert not told("well", "of", "part")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_that_follows_it_can_be_stopped(
    draft: str, signed_in: SignedIn, analyst: object, head: object, language: str
) -> None:
    """It renews itself only while there is something to come, and not where it was wished to stand still."""
    browser, here = signed_in(analyst), address("rehearsal", draft, language=language)

    def renews(where: str) -> bool:
        answer = browser.get(where)
        assert answer.status_code == 200
        return REFRESH in answer.content.decode()

    assert not renews(here), "nothing waits"
    browser.post(address("rehearse", draft))
    assert renews(here)
    page = Page(browser.get(here).content)
    assert f"{here}?still=1" in page.links()
    assert not renews(f"{here}?still=1")
    assert {here, f"{here}?still=1"} <= set(Page(browser.get(f"{here}?still=1").content).links())
    actions.break_off(actions.begin_rehearsal() or 0)
    assert not renews(here)
    assert browser.get(address("rehearsal", "x")).status_code == 404
    assert signed_in(head).get(here).status_code == 403


def test_what_was_broken_off_is_told_and_asked_for_anew(
    draft: str, signed_in: SignedIn, analyst: object
) -> None:
    browser, here = signed_in(analyst), address("checklist", draft)
    browser.post(address("rehearse", draft))
    assert f'action="{address("rehearse", draft)}"' not in browser.get(here).content.decode()
    actions.break_off(actions.begin_rehearsal() or 0)
    text = browser.get(here).content.decode()
    assert "was broken off" in text
    assert REFRESH not in text
    browser.post(address("rehearse", draft))
    browser.post(address("rehearse", draft))
    assert [row.state for row in models.Rehearsal.objects.order_by("pk")] == ["broken_off", "waiting"]


def test_what_is_on_its_way_no_more_is_not_rehearsed(
    published: str, signed_in: SignedIn, analyst: object
) -> None:
    answer = signed_in(analyst).post(address("rehearse", published), follow=True)
    assert answer.status_code == 200
    assert not models.Rehearsal.objects.exists()
    assert signed_in(analyst).post(address("rehearse", "x")).status_code == 404


def test_the_calendar_says_when_an_announced_edition_came_out(
    draft: str,
    client: Client,
    publisher_actor: object,
    released: Callable[..., None],
    methodologist_actor: object,
) -> None:
    soon = timezone.localtime(later(days=2)).replace(microsecond=0)
    actions.plan_release(period="2025", at=soon, by=publisher_actor)  # type: ignore[arg-type]
    with at(later(days=3)):
        released(draft, methodologist_actor, publisher_actor)
        text = client.get(calendar("en")).content.decode()
    assert "Came out" in text
    assert f"/en/editions/{draft}/" in text
