"""The pages of returns: works, wrong person, bad input, sent twice, how many queries."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bilim.base.actor import SYSTEM, Actor
from bilim.facts.models import FactRow
from bilim.intake import actions, models
from bilim.intake.terms import Campaign, Return, State
from factories.returns import ANSWERS, CAMPAIGN, FIRST, FORM, OF_OSH, SECOND_SCHOOL

pytestmark = pytest.mark.django_db
HOME = "/ky/desk/returns/"
CAMPAIGN_PAGE = f"{HOME}campaign/{CAMPAIGN}/"
NOOKAT = f"{CAMPAIGN_PAGE}nookat/"
PAGE = f"{HOME}return/{FIRST}/"
Send = Callable[..., Return]
SignIn = Callable[[Any], Client]


def typed(act: str = "save", revision: int = 0, **changed: str) -> dict[str, str]:
    answers = {f"answer-{key}": text for key, text in {**ANSWERS, **changed}.items()}
    return {**answers, "act": act, "revision": str(revision)}


@pytest.mark.parametrize(
    ("language", "words"),
    [("ky", "Мектептин жылдык отчёту"), ("ru", "Годовой отчёт школы"), ("en", "Annual return of a school")],
)
def test_a_clerk_fills_her_return_in_and_her_head_sends_it(
    campaign: Campaign, clerk: Any, school_head: Any, signed_in: SignIn, language: str, words: str
) -> None:
    address = PAGE.replace("/ky/", f"/{language}/")
    browser = signed_in(clerk)
    page = browser.get(address)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert 'value="submit"' not in page.content.decode()
    assert browser.post(f"{address}save/", typed()).status_code == 302
    shown = browser.get(address).content.decode()
    assert 'name="answer-pupils[sex=female]"' in shown
    assert 'value="210"' in shown
    browser = signed_in(school_head)
    assert browser.post(f"{address}save/", typed("submit", revision=1)).status_code == 302
    assert models.Return.objects.get(code=FIRST).state == State.SUBMITTED
    # Sent: nobody types any more, and what was sent stands there.
    after = browser.get(address).content.decode()
    assert "<textarea" not in after
    assert "210" in after


def test_the_department_checks_and_the_ministry_accepts(
    send: Send, officer: Any, analyst: Any, signed_in: SignIn
) -> None:
    send(FIRST)
    browser = signed_in(officer)
    assert browser.post(f"{PAGE}check/", {"number": "1"}).status_code == 302
    browser = signed_in(analyst)
    department = browser.get(NOOKAT)
    assert department.status_code == 200
    assert f'name="seen-{FIRST}" value="1"' in department.content.decode()
    assert browser.post(f"{NOOKAT}accept/", {f"seen-{FIRST}": "1"}).status_code == 302
    assert models.Return.objects.get(code=FIRST).state == State.ACCEPTED
    assert FactRow.objects.filter(unit="nookat-school-001").exists()


def test_remarks_stand_at_their_questions(send: Send, officer: Any, clerk: Any, signed_in: SignIn) -> None:
    send(FIRST)
    sent_back = {"number": "1", "remark-classes": "Кош класстарды кайра санаңыз.", "remark-": ""}
    assert signed_in(officer).post(f"{PAGE}send-back/", sent_back).status_code == 302
    page = signed_in(clerk).get(PAGE).content.decode()
    assert page.index("Класстардын саны") < page.index("Кош класстарды кайра санаңыз.")


def test_everything_wrong_is_said_at_once_and_stays_in_the_form(
    campaign: Campaign, school_head: Any, signed_in: SignIn
) -> None:
    wrong = typed("submit", classes="он алты", parents_plan="0", league_teams="")
    page = signed_in(school_head).post(f"{PAGE}save/", wrong)
    assert page.status_code == 422
    shown = page.content.decode()
    assert 'value="он алты"' in shown
    for sentence in ("«он алты» сан эмес", "План жок делген", "толтурулган эмес"):
        assert sentence in shown
    # Each fault leads to its field.
    assert {link for link in re.findall(r'href="#(id_[^"]+)"', shown) if f'id="{link}"' not in shown} == set()
    assert len(re.findall(r'href="#id_', shown)) == 3
    assert models.Return.objects.get(code=FIRST).state == State.DRAFT


def test_a_warning_is_sent_with_an_explanation_only(
    campaign: Campaign, school_head: Any, signed_in: SignIn
) -> None:
    browser = signed_in(school_head)
    few = {"classes": "5"}
    page = browser.post(f"{PAGE}save/", typed("submit", **few))
    assert page.status_code == 422
    assert 'name="explanation-classes_too_large"' in page.content.decode()
    why = {**typed("submit", revision=1, **few), "explanation-classes_too_large": "Имарат оңдолууда."}
    assert browser.post(f"{PAGE}save/", why).status_code == 302
    assert models.Submission.objects.get().explanations == {"classes_too_large": "Имарат оңдолууда."}


def test_what_two_people_wrote_stands_side_by_side(campaign: Campaign, clerk: Any, signed_in: SignIn) -> None:
    actions.save_answers(code=FIRST, typed={"classes": "17"}, explanations={}, revision=0, by=SYSTEM)
    browser = signed_in(clerk)
    page = browser.post(f"{PAGE}save/", typed())
    assert page.status_code == 409
    shown = page.content.decode()
    assert 'value="16"' in shown
    assert "<strong>17</strong>" in shown
    assert models.Return.objects.get(code=FIRST).answers == {"classes": "17"}
    # She has seen the other's answers: what she sends now is her choice.
    assert 'name="revision" value="1"' in shown
    assert browser.post(f"{PAGE}save/", typed(revision=1)).status_code == 302
    assert models.Return.objects.get(code=FIRST).answers["classes"] == "16"


def test_whoever_is_of_another_part_is_turned_away(
    campaign: Campaign, send: Send, clerk: Any, officer: Any, signed_in: SignIn
) -> None:
    other, of_osh = f"{HOME}return/{SECOND_SCHOOL}/", f"{HOME}return/{OF_OSH}/"
    browser = signed_in(clerk)
    assert browser.get(other).status_code == 403
    assert browser.post(f"{other}save/", typed()).status_code == 403
    assert browser.post(f"{PAGE}check/", {"number": "1"}).status_code == 403
    assert browser.get(f"{HOME}open/").status_code == 403
    assert browser.get(f"{CAMPAIGN_PAGE}osh-city/").status_code == 404
    send(OF_OSH)
    browser = signed_in(officer)
    assert browser.get(of_osh).status_code == 403
    assert browser.post(f"{of_osh}check/", {"number": "1"}).status_code == 403
    assert browser.post(f"{of_osh}send-back/", {"number": "1", "remark-": "…"}).status_code == 403
    assert browser.post(f"{CAMPAIGN_PAGE}osh-city/accept/", {}).status_code == 403
    assert models.Return.objects.get(code=OF_OSH).state == State.SUBMITTED


@pytest.mark.parametrize("address", [HOME, CAMPAIGN_PAGE, NOOKAT, PAGE, f"{HOME}open/"])
def test_a_stranger_signs_in_first(campaign: Campaign, client: Client, address: str) -> None:
    assert client.get(address).status_code == 302


@pytest.mark.parametrize(
    "address", [f"{HOME}return/nobody/", f"{HOME}campaign/none/", f"{CAMPAIGN_PAGE}nowhere/"]
)
def test_what_nobody_knows_is_not_there(
    campaign: Campaign, analyst: Any, signed_in: SignIn, address: str
) -> None:
    assert signed_in(analyst).get(address).status_code == 404


def test_an_analyst_opens_a_campaign_and_closes_it(schools: None, analyst: Any, signed_in: SignIn) -> None:
    browser = signed_in(analyst)
    days = {"units": "2030-06-10", "departments": "2030-06-20", "ministry": "2030-06-30"}
    wrong = browser.post(f"{HOME}open/", {"form": FORM, "period": "2025", **days, "ministry": "2030-06-01"})
    assert wrong.status_code == 422
    assert "2025/26" in wrong.content.decode()
    assert browser.post(f"{HOME}open/", {"form": FORM, "period": "2025/26", **days}).status_code == 302
    assert models.Return.objects.count() == 3
    assert browser.get(CAMPAIGN_PAGE).status_code == 200
    assert browser.post(f"{CAMPAIGN_PAGE}close/", {}).status_code == 422
    assert browser.post(f"{CAMPAIGN_PAGE}close/", {"sure": "yes"}).status_code == 302
    assert models.Campaign.objects.get().closed_by == "analyst"


def test_pages_ask_no_more_of_the_database_where_there_are_more_returns(
    campaign: Campaign,
    send: Send,
    officer_actor: Actor,
    analyst: Any,
    signed_in: SignIn,
    django_assert_max_num_queries: Any,
) -> None:
    browser = signed_in(analyst)
    for code in (FIRST, SECOND_SCHOOL):
        send(code)
        actions.check_return(code=code, number=1, by=officer_actor)
    for address, most in ((HOME, 20), (CAMPAIGN_PAGE, 16), (NOOKAT, 16), (PAGE, 24)):
        browser.get(address)
        with django_assert_max_num_queries(most):
            assert browser.get(address).status_code == 200
