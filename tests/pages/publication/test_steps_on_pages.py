"""Who took a step, who can take the next, and the forms that ask for an instant or a reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape

from bilim.access import actions as access
from bilim.access.models import Account
from bilim.access.terms import Role
from bilim.base.actor import SYSTEM, Actor
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems, queries
from factories import releases

SignedIn = Callable[[object], Client]


def address(name: str, *args: str, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"publication:{name}", args=args)


def read(browser: Client, where: str) -> str:
    """What the page says, without tags."""
    page = browser.get(where).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]).split())


@pytest.mark.parametrize(
    ("language", "who", "when"),
    [
        ("ky", "Айгүл Сыдыкова, аналитик", r"2\d{3}-жылдын \d+-\w+, \d\d:\d\d"),
        ("ru", "Айгүл Сыдыкова, аналитик", r"\d+ \w+ 2\d{3} года, \d\d:\d\d"),
        ("en", "Айгүл Сыдыкова, analyst", r"\d+ \w+ 2\d{3}, \d\d:\d\d"),
    ],
)
def test_steps_name_the_person_and_her_post(
    draft: str, signed_in: SignedIn, methodologist: object, language: str, who: str, when: str
) -> None:
    Account.objects.filter(username="analyst").update(name="Айгүл Сыдыкова")
    browser = signed_in(methodologist)
    for page in (address("workflow", language=language), address("checklist", draft, language=language)):
        text = read(browser, page)
        assert who in text
        assert re.search(when, text)
        assert " analyst," not in text.replace(who, "")


def test_a_post_is_that_of_the_day_of_the_step(draft: str, signed_in: SignedIn, auditor: object) -> None:
    """Whoever becomes something else later did not take the step as that."""
    account = Account.objects.get(username="analyst")
    today = timezone.localdate()
    models.Edition.objects.update(drafted_at=datetime.fromisoformat("2021-05-01T09:00:00+06:00"))
    access.grant_role(account=account, role=Role.AUDITOR, unit_path="", valid_from=today, by=SYSTEM)
    text = read(signed_in(auditor), address("checklist", draft))
    assert "Analyst, analyst 1 May 2021" in text
    assert "Analyst, analyst, auditor" not in text


def test_the_checklist_says_why_not_and_who_can(
    draft: str,
    signed_in: SignedIn,
    analyst: Account,
    methodologist: Account,
    publisher: Account,
    methodologist_actor: Actor,
) -> None:
    everywhere = {"unit_path": "", "valid_from": date(2020, 1, 1), "by": SYSTEM}
    access.grant_role(account=analyst, role=Role.METHODOLOGIST, **everywhere)
    page, check, sign = address("checklist", draft), address("check", draft), address("sign", draft)
    browser = signed_in(analyst)
    text = read(browser, page)
    assert "You drafted this edition, so somebody else has to check it." in text
    assert "Who can take this step: Methodologist, methodologist" in text
    assert check not in browser.get(page).content.decode()
    actions.check_edition(code=draft, by=methodologist_actor)
    access.grant_role(account=methodologist, role=Role.PUBLISHER, **everywhere)
    access.grant_role(account=analyst, role=Role.PUBLISHER, **everywhere)
    for account, why in ((methodologist, "You checked this edition"), (analyst, "You drafted this edition")):
        browser = signed_in(account)
        text = read(browser, page)
        assert f"{why}, so somebody else has to sign it." in text
        assert text.partition("Who can take this step:")[2].startswith(" Publisher, publisher")
        assert f'action="{sign}"' not in browser.get(page).content.decode()


def test_where_nobody_is_left_the_page_says_so(
    draft: str, signed_in: SignedIn, analyst: object, methodologist_actor: Actor
) -> None:
    access.end_grant(
        grant=Account.objects.get(username="methodologist").grants.get(),
        valid_until=timezone.localdate(),
        by=SYSTEM,
    )
    assert "Nobody can take this step" in read(signed_in(analyst), address("checklist", draft))


def test_the_form_proposes_a_morning_and_says_the_rules(
    run: str, signed_in: SignedIn, analyst: object
) -> None:
    answer = signed_in(analyst).get(address("draft"), {"run": run})
    form = answer.context["form"]
    morning = datetime.combine(form.initial["published_on"], form.initial["published_time"])
    assert morning.weekday() < 5
    assert (morning.hour, morning.minute) == (9, 0)
    assert timezone.make_aware(morning) > timezone.now()
    page = answer.content.decode()
    assert "Not before 1 April 2026, 09:00, when the period had ended" in page
    assert "not more than 366 days" in page
    assert f'value="{morning.date().isoformat()}"' in page
    assert 'value="09:00"' in page


@pytest.mark.parametrize(
    ("day", "hour", "kind"),
    [
        ("2025-06-01", "09:00", problems.BEFORE_PERIOD_ENDED),
        ("2026-02-01", "09:00", problems.BEFORE_FIGURES),
        ("2098-01-01", "09:00", problems.TOO_FAR_AHEAD),
    ],
)
def test_an_instant_that_cannot_be_is_said_at_its_field(
    run: str, signed_in: SignedIn, analyst: object, day: str, hour: str, kind: object
) -> None:
    answer = signed_in(analyst).post(
        address("draft"), {"run": run, "published_on": day, "published_time": hour}
    )
    assert answer.status_code == 422
    form = answer.context["form"]
    assert list(form.errors) == ["published_on"]
    assert escape(kind.hint["en"][:30]) in str(form.errors["published_on"])  # type: ignore[attr-defined]
    page = answer.content.decode()
    assert f'value="{day}"' in page
    assert 'href="#id_published_on"' in page
    assert models.Edition.objects.count() == 0


def test_unreadable_instants_keep_what_was_entered(run: str, signed_in: SignedIn, analyst: object) -> None:
    sent = {"run": run, "published_on": "tomorrow", "published_time": "09:30"}
    answer = signed_in(analyst).post(address("draft"), sent)
    assert answer.status_code == 422
    assert 'value="09:30"' in answer.content.decode()
    assert 'value="tomorrow"' in answer.content.decode()


@pytest.fixture
def signed(draft: str, methodologist_actor: Actor, publisher_actor: Actor) -> str:
    actions.check_edition(code=draft, by=methodologist_actor)
    actions.sign_edition(code=draft, by=publisher_actor)
    return draft


def test_a_signed_edition_is_withdrawn_with_a_reason(
    signed: str, signed_in: SignedIn, publisher: object
) -> None:
    browser, page = signed_in(publisher), address("withdraw", signed)
    assert page in browser.get(address("checklist", signed)).content.decode()
    assert browser.get(page).status_code == 200
    assert browser.post(page, {"reason_ky": "  "}).status_code == 422
    assert browser.post(page, {"reason_ky": "я" * 2001}).status_code == 422
    assert models.Edition.objects.count() == 1
    words = {"reason_ky": "Маалыматта ката табылды.", "seen": models.Edition.objects.get().bundle_sha256}
    answer = browser.post(page, words, follow=True)
    assert "is withdrawn" in answer.content.decode()
    assert models.Edition.objects.count() == 0
    entry = journal.list_entries(event="publication.edition_withdrawn")[0]
    assert entry.details["reason"] == {"ky": "Маалыматта ката табылды."}
    assert browser.post(page, {"reason_ky": "Дагы бир жолу."}).status_code == 404


def test_a_withdrawn_edition_says_who_held_it_back_when_and_why(
    signed: str,
    run: str,
    signed_in: SignedIn,
    analyst: object,
    head: object,
    publisher_actor: Actor,
) -> None:
    why = {"ky": "Маалыматта ката табылды."}
    actions.withdraw_edition(code=signed, reason=why, by=publisher_actor)
    assert signed_in(head).get(address("checklist", signed)).status_code == 403
    browser = signed_in(analyst)
    answer = browser.get(address("checklist", signed, language="en"))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert '<span lang="ky">Маалыматта ката табылды.</span>' in text
    assert "written in Kyrgyz" in text
    assert "Publisher" in text
    assert f"{address('draft', language='en')}?run={run}" in text
    kyrgyz = browser.get(address("checklist", signed, language="ky")).content.decode()
    assert "Маалыматта ката табылды." in kyrgyz
    assert "жазылган)" not in kyrgyz
    assert browser.get(address("checklist", "departments-1999-1")).status_code == 404


def test_what_was_withdrawn_stays_on_the_desk_though_its_code_is_drafted_anew(
    signed: str,
    run: str,
    signed_in: SignedIn,
    analyst: object,
    head: object,
    analyst_actor: Actor,
    publisher_actor: Actor,
) -> None:
    bundle = models.Edition.objects.get().bundle_sha256
    browser, overview = signed_in(analyst), address("workflow")
    assert "Signed and withdrawn" not in read(browser, overview)
    assert "was signed under this code" not in read(browser, address("checklist", signed))
    why = {"en": "The figures of Kemin are in doubt."}
    actions.withdraw_edition(code=signed, reason=why, by=publisher_actor)
    # Another instant is another file: with the same one it would be the withdrawn file to the byte.
    another = releases.AT.replace("T09", "T10")
    assert actions.draft_edition(run=run, published_at=another, by=analyst_actor) == signed
    page = address("withdrawn", signed, bundle)
    for shown in (overview, address("checklist", signed)):
        assert f'href="{page}"' in browser.get(shown).content.decode()
        text = read(browser, shown)
        assert f"{signed} , Publisher" in text
        assert bundle in text
        assert why["en"] in text
    assert "Another file was signed under this code and withdrawn" in read(
        browser, address("checklist", signed)
    )
    text = read(browser, page)
    assert why["en"] in text
    assert bundle in text
    assert browser.get(address("withdrawn", signed, "0" * 64)).status_code == 404
    assert signed_in(head).get(page).status_code == 403


def test_the_list_of_what_was_withdrawn_costs_the_same_however_long_it_is(
    signed: str,
    run: str,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    costs = []
    for _time in range(2):
        actions.withdraw_edition(code=signed, reason={"ky": "Күмөн бар."}, by=publisher_actor)
        with CaptureQueriesContext(connection) as asked:
            found = queries.list_withdrawn(seen_by=analyst_actor)
        costs.append((len(found), len(asked)))
        actions.draft_edition(run=run, published_at=releases.AT, by=analyst_actor)
        actions.check_edition(code=signed, by=methodologist_actor)
        actions.sign_edition(code=signed, by=publisher_actor)
    assert costs == [(1, 1), (2, 1)]


def test_the_very_file_signed_again_is_not_called_another(
    signed: str,
    run: str,
    signed_in: SignedIn,
    publisher: object,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    """The same run at the same instant with the same key is the same file to the byte."""
    bundle = models.Edition.objects.get().bundle_sha256
    actions.withdraw_edition(code=signed, reason={"ky": "Күмөн бар."}, by=publisher_actor)
    actions.draft_edition(run=run, published_at=releases.AT, by=analyst_actor)
    browser, checklist = signed_in(publisher), address("checklist", signed)

    def says_it_is_the_same() -> bool:
        text = read(browser, checklist)
        assert "Another file" not in text
        return "This very file was signed before and withdrawn" in text and "Күмөн бар." in text

    assert says_it_is_the_same()
    actions.check_edition(code=signed, by=methodologist_actor)
    assert says_it_is_the_same()
    again = "The very same file was signed again since"
    for page in (address("workflow"), address("withdrawn", signed, bundle)):
        assert again not in read(browser, page)
    assert actions.sign_edition(code=signed, by=publisher_actor) == bundle
    assert says_it_is_the_same()
    for page in (address("workflow"), address("withdrawn", signed, bundle)):
        assert again in read(browser, page)
    assert "Nothing of it is public" not in read(browser, address("withdrawn", signed, bundle))


def test_what_the_public_will_see_is_led_to_after_signing_too(
    signed: str, signed_in: SignedIn, publisher: object
) -> None:
    browser = signed_in(publisher)
    with translation.override("en"):
        page = reverse("preview:edition", args=[signed])
    assert f'href="{page}"' in browser.get(address("checklist", signed)).content.decode()
    assert browser.get(page).status_code == 200


def test_only_a_signed_edition_is_withdrawn_and_only_by_those_who_sign(
    draft: str, signed_in: SignedIn, analyst: object, publisher: object, head: object, client: Client
) -> None:
    page = address("withdraw", draft)
    assert client.get(page).status_code == 302
    assert signed_in(head).get(page).status_code == 403
    assert signed_in(analyst).get(page).status_code == 403
    browser = signed_in(publisher)
    assert browser.get(page)["Location"] == address("checklist", draft)
    assert page not in browser.get(address("checklist", draft)).content.decode()
    assert browser.post(page, {"reason_ky": "Себеп"}).status_code == 422
    assert models.Edition.objects.get().state == "draft"


def test_a_head_is_named_to_the_public_by_post_and_not_by_login(
    draft: str, methodologist_actor: Actor, publisher_actor: Actor, head_actor: Actor, client: Client
) -> None:
    releases.release(draft, methodologist_actor, publisher_actor)
    actions.write_statement(code=draft, unit="nookat", text={"ky": "Бакча ачтык."}, by=head_actor)
    text = read(client, f"/en/editions/{draft}/departments/nookat/")
    assert "Head-Nookat, head of the education department, Nookat" in text
    assert "(head-nookat)" not in text
