"""Whoever asks for a correction is asked what an import would ask; whoever grants it says that she does so
in spite of what the ledger asks."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.html import escape

from bilim.base.actor import Actor
from bilim.cases import models as case_models
from bilim.facts import actions as facts_actions
from bilim.facts import queries as facts
from bilim.facts.problems.importing import CORRECTION_QUESTIONED
from bilim.facts.problems.plausibility import UNITS_NOT_SUM
from bilim.facts.problems.rows import NOT_WHOLE
from bilim.facts.queries.register import RegisterUnits
from bilim.facts.terms import Cell
from bilim.journal import queries as journal
from bilim.publication import actions, problems, queries
from bilim_engine.periods import parse_period
from bilim_engine.problems import Refused
from factories.contests import CHILDREN, KEY, REASON, address, ask, claim, open_window, sent
from factories.facts import csv_file

LANGUAGES = ("ky", "ru", "en")
SignedIn = Callable[..., Client]
BROKEN_DOWN = "unit,item,period,breakdown,value,missing,origin"
WHY = "Жаңы бакча ачылган"


@pytest.fixture
def opened(draft: str, analyst_actor: Actor) -> str:
    open_window(draft, analyst_actor)
    return draft


def told(page: str) -> str:
    """The digest that the tick of the page carries."""
    (found,) = re.findall(r'name="accepted" value="([0-9a-f]{64})"', page)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["ask", "appeal"])
def test_a_head_is_asked_about_her_own_figure_and_confirms_or_corrects_it(
    request: pytest.FixtureRequest, signed_in: SignedIn, head: object, language: str, way: str
) -> None:
    code = request.getfixturevalue({"ask": "opened", "appeal": "published"}[way])
    browser, form = signed_in(head), address(way, code, "nookat", language=language, **KEY)
    assert 'name="accepted"' not in browser.get(form).content.decode()
    answer = browser.post(form, sent(value="20,5"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert not case_models.Case.objects.exists()
    assert escape(CORRECTION_QUESTIONED.sentence[language].format(count="1")) in page
    assert NOT_WHOLE.sentence[language].partition("{")[0] in page
    # A code is for files: she knows her figure by its name.
    assert f"({KEY['item']})" not in page
    assert 'value="20,5"' in page
    # The tick holds for this figure alone.
    other = browser.post(form, sent(value="21,5", accepted=told(page), confirmed=WHY))
    assert other.status_code == 422
    assert not case_models.Case.objects.exists()
    wordless = browser.post(form, sent(value="20,5", accepted=told(page)))
    assert wordless.status_code == 422
    assert escape(problems.CONFIRMED_WITHOUT_WORDS.sentence[language]) in wordless.content.decode()
    assert re.search(r'name="accepted"[^>]* checked', wordless.content.decode())
    unseen = browser.post(form, sent(value="20,5", accepted=told(page), confirmed=f"{WHY}\u202e"))
    assert unseen.status_code == 422
    assert not case_models.Case.objects.exists()
    done = browser.post(form, sent(value="20,5", accepted=told(page), confirmed=WHY), follow=True)
    assert done.status_code == 200
    assert WHY in done.content.decode()
    (entry,) = journal.list_entries(subject=case_models.Case.objects.get().code)
    assert entry.details["questions"] == 1


def test_a_corrected_figure_is_asked_about_no_more(opened: str, signed_in: SignedIn, head: object) -> None:
    browser, form = signed_in(head), address("ask", opened, "nookat", **KEY)
    assert browser.post(form, sent(value="20,5")).status_code == 422
    assert browser.post(form, sent(value="21")).status_code == 302
    assert "questions" not in case_models.Case.objects.get().asked


def test_what_the_ledger_refuses_no_tick_passes_over(opened: str, signed_in: SignedIn, head: object) -> None:
    form = address("ask", opened, "nookat", **KEY)
    answer = signed_in(head).post(form, sent(value="-5", accepted="0" * 64, confirmed=WHY))
    assert answer.status_code == 422
    assert not case_models.Case.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_granting_what_the_ledger_asks_about_wants_a_tick(
    opened: str, signed_in: SignedIn, head_actor: Actor, analyst: object, analyst_actor: Actor, language: str
) -> None:
    case = ask(opened, head_actor).code
    girls = csv_file("nookat,preschool.children,2025,sex=female,28,,R", header=BROKEN_DOWN)
    facts_actions.import_file(girls, "girls.csv", analyst_actor, despite_warnings=True)
    browser, done = signed_in(analyst), {"decision": "grant", "reason": "Дал келет"}
    page = browser.get(address("case", case, language=language)).content.decode()
    assert page.index('name="accepted"') < page.index('value="grant"')
    for accepted in ("", "0" * 64):
        answer = browser.post(address("case-decide", case, language=language), {**done, "accepted": accepted})
        assert answer.status_code == 422
        assert escape(CORRECTION_QUESTIONED.sentence[language].format(count="1")) in answer.content.decode()
        assert "Дал келет" in answer.content.decode()
        assert case_models.Case.objects.get().state == "open"
    answer = browser.post(
        address("case-decide", case, language=language), {**done, "accepted": told(page)}, follow=True
    )
    assert answer.status_code == 200
    assert facts.find_current(Cell(*CHILDREN)).value == "25"
    (entry,) = [each for each in journal.list_entries(subject=case) if each.event == "cases.granted"]
    assert entry.details["questions"] == 1


def test_refusing_wants_no_tick(
    opened: str, head_actor: Actor, analyst_actor: Actor, signed_in: SignedIn, analyst: object
) -> None:
    case = ask(opened, head_actor).code
    girls = csv_file("nookat,preschool.children,2025,sex=female,28,,R", header=BROKEN_DOWN)
    facts_actions.import_file(girls, "girls.csv", analyst_actor, despite_warnings=True)
    done = {"decision": "refuse", "reason": "Дал келбейт"}
    assert signed_in(analyst).post(address("case-decide", case), done).status_code == 302
    assert case_models.Case.objects.get().state == "refused"


def test_an_appeal_is_granted_in_spite_of_questions_only_by_who_says_so(
    published: str, head_actor: Actor, analyst_actor: Actor, methodologist_actor: Actor
) -> None:
    case = actions.appeal(code=published, claim=claim(), by=head_actor).code  # type: ignore[arg-type]
    girls = csv_file("nookat,preschool.children,2025,sex=female,28,,R", header=BROKEN_DOWN)
    facts_actions.import_file(girls, "girls.csv", analyst_actor, despite_warnings=True)
    with pytest.raises(Refused) as refusal:
        actions.decide_contested(code=case, granted=True, reason=REASON, by=methodologist_actor)
    assert refusal.value.problems[0].kind is CORRECTION_QUESTIONED
    assert case_models.Case.objects.get().state == "open"
    assert facts.find_current(Cell(*CHILDREN)).value == "20"


def test_what_the_figures_of_other_units_tell_is_asked_of_who_decides_alone(
    opened: str, head_actor: Actor, analyst_actor: Actor
) -> None:
    parts = RegisterUnits().below(parse_period("2025"))["osh-oblast"]
    assert "nookat" in parts
    rows = [f"{unit},preschool.children,2025,,20,,R" for unit in (*parts, "osh-oblast")]
    rows[-1] = rows[-1].replace(",20,", f",{20 * len(parts)},")
    facts_actions.import_file(
        csv_file(*rows, header=BROKEN_DOWN), "oblast.csv", analyst_actor, despite_warnings=True
    )
    case = ask(opened, head_actor).code
    (asked,) = queries.get_contested(case, seen_by=analyst_actor).warnings
    assert asked.kind is UNITS_NOT_SUM
