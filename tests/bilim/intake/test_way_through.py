"""From an answer of a school to the fact of its department: every step, by whom, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from bilim.base.actor import SYSTEM, Actor
from bilim.facts import models as ledger
from bilim.facts import queries as facts
from bilim.intake import actions, models, queries
from bilim.intake.terms import Campaign, Deadlines, Return, State
from bilim.journal import queries as journal
from bilim_engine.periods import parse_period
from bilim_engine.problems import Refused
from bilim_engine.values import Missing
from factories.cases import at
from factories.returns import ANSWERS, CAMPAIGN, FIRST, FORM, OF_OSH, PERIOD, SECOND_SCHOOL, deadlines

pytestmark = pytest.mark.django_db
Send = Callable[..., Return]


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [each.code for each in refusal.value.problems]


def accept(department: str, by: Actor) -> object:
    checked = models.Return.objects.filter(department=department, state=State.CHECKED)
    seen = {row.code: row.submissions.count() for row in checked}
    return actions.accept_department(campaign=CAMPAIGN, department=department, seen=seen, by=by)


def value(unit: str, item: str, breakdown: tuple[tuple[str, str], ...] = ()) -> object:
    return facts.get_table([item], [unit]).value(unit, item, parse_period(PERIOD), breakdown)


# --- the whole way --------------------------------------------------------------------------------------


def test_a_school_fills_in_its_department_checks_and_the_ministry_accepts(
    campaign: Campaign,
    send: Send,
    clerk_actor: Actor,
    school_head_actor: Actor,
    officer_actor: Actor,
    analyst_actor: Actor,
) -> None:
    typed = {**ANSWERS, "pupils[sex=female]": "1 210"}
    saved = actions.save_answers(code=FIRST, typed=typed, explanations={}, revision=0, by=clerk_actor)
    assert saved.answers["pupils[sex=female]"] == "1210"
    with pytest.raises(Refused) as refusal:
        actions.submit_return(code=FIRST, revision=saved.revision, by=school_head_actor)
    assert codes(refusal) == ["intake.P013"]  # 88 pupils a class: a warning that nobody explained
    why = {"classes_too_large": "Экинчи имарат жабылган, класстар бириктирилген."}
    saved = actions.save_answers(code=FIRST, typed=typed, explanations=why, revision=1, by=clerk_actor)
    sent = actions.submit_return(code=FIRST, revision=saved.revision, by=school_head_actor)
    assert sent.state == State.SUBMITTED
    send(SECOND_SCHOOL)
    for code in (FIRST, SECOND_SCHOOL):
        actions.check_return(code=code, number=1, by=officer_actor)
    done = accept("nookat", analyst_actor)

    assert value("nookat", "school.pupils") == Decimal(1210 + 198 + 408)
    assert value("nookat", "school.pupils", (("sex", "male"),)) == Decimal(396)
    assert value("nookat", "parents.schools_working") == Decimal(2)
    assert value("nookat", "league.teams") == Decimal(6)
    of_school = ledger.FactRow.objects.get(unit="nookat-school-001", item="school.pupils", breakdown="")
    assert (of_school.value, of_school.department) == ("1408", "nookat")
    assert done.new == ledger.FactRow.objects.count()
    [known] = facts.list_history("nookat", "school.pupils", PERIOD)[:1]
    assert known.origin.illustrative
    assert (
        known.origin.title["en"] == "Annual return of a school, 2025/26: from the returns of 2 institutions"
    )


def test_figures_of_schools_stand_in_the_ledger_and_no_rating_sees_them(
    send: Send, officer_actor: Actor, analyst_actor: Actor
) -> None:
    send(FIRST)
    actions.check_return(code=FIRST, number=1, by=officer_actor)
    accept("nookat", analyst_actor)
    assert {row.unit for row in ledger.FactRow.objects.all()} == {"nookat-school-001"}
    assert len(facts.get_table()) == 0
    assert list(facts.read_facts()) == []
    assert facts.count_by_period() == {}


def test_a_department_has_sums_once_none_is_lacking(
    send: Send, officer_actor: Actor, analyst_actor: Actor
) -> None:
    send(FIRST)
    actions.check_return(code=FIRST, number=1, by=officer_actor)
    accept("nookat", analyst_actor)
    assert value("nookat", "school.pupils") == Missing("not_collected")
    send(SECOND_SCHOOL)
    actions.check_return(code=SECOND_SCHOOL, number=1, by=officer_actor)
    accept("nookat", analyst_actor)
    assert value("nookat", "school.pupils") == Decimal(816)


def test_what_was_accepted_is_mended_and_takes_the_place_of_what_stood(
    send: Send, officer_actor: Actor, analyst_actor: Actor
) -> None:
    for code in (FIRST, SECOND_SCHOOL):
        send(code)
        actions.check_return(code=code, number=1, by=officer_actor)
    accept("nookat", analyst_actor)
    remarks = {"pupils": "Алфавиттик китепте 220 кыз."}
    actions.send_back(code=FIRST, number=1, remarks=remarks, by=analyst_actor)
    assert value("nookat", "school.pupils") == Decimal(816)
    typed = {**ANSWERS, "pupils[sex=female]": "220"}
    saved = actions.save_answers(code=FIRST, typed=typed, explanations={}, revision=1, by=SYSTEM)
    actions.submit_return(code=FIRST, revision=saved.revision, by=SYSTEM)
    actions.check_return(code=FIRST, number=2, by=officer_actor)
    done = accept("nookat", analyst_actor)
    assert value("nookat", "school.pupils") == Decimal(826)
    # The school's total and its girls, and the same two of the department: nothing else is written anew.
    assert (done.new, done.changed) == (0, 4)


def test_the_answers_of_a_year_ago_are_compared(
    schools: None, analyst_actor: Actor, officer_actor: Actor
) -> None:
    for period, girls in (("2024/25", "100"), (PERIOD, "210")):
        opened = actions.open_campaign(form=FORM, period=period, deadlines=deadlines(), by=analyst_actor)
        code = f"{opened.code}.nookat-school-001"
        typed = {**ANSWERS, "pupils[sex=female]": girls, "additional_children[sex=female]": "0"}
        actions.save_answers(code=code, typed=typed, explanations={}, revision=0, by=SYSTEM)
        if period == PERIOD:
            break
        actions.submit_return(code=code, revision=1, by=SYSTEM)
        actions.check_return(code=code, number=1, by=officer_actor)
        seen = {code: 1}
        actions.accept_department(campaign=opened.code, department="nookat", seen=seen, by=analyst_actor)
    with pytest.raises(Refused) as refusal:
        actions.submit_return(code=code, revision=1, by=SYSTEM)
    [problem] = refusal.value.problems
    assert "298" in problem.message("en")
    assert "408" in problem.message("en")


def test_closing_counts_how_the_returns_came_and_says_what_was_not_collected(
    campaign: Campaign, send: Send, officer_actor: Actor, analyst_actor: Actor
) -> None:
    send(FIRST)
    actions.send_back(code=FIRST, number=1, remarks={"": "Текшериңиз."}, by=officer_actor)
    actions.submit_return(code=FIRST, revision=1, by=SYSTEM)
    with at(timezone.now() + timedelta(days=15)):
        send(SECOND_SCHOOL)
        closed = actions.close_campaign(code=CAMPAIGN, by=analyst_actor)
    year = parse_period(str(campaign.deadlines.units.year))
    table = facts.get_table()
    found = {
        item: table.value("nookat", f"returns.{item}", year)
        for item in ("due", "in_time", "submitted", "complete", "returned")
    }
    assert found == {"due": 2, "in_time": 1, "submitted": 2, "complete": 2, "returned": 1}
    assert table.value("osh-city", "returns.submitted", year) == 0
    assert table.value("osh-city", "school.pupils", parse_period(PERIOD)) == Missing("not_collected")
    assert not closed.is_open
    with pytest.raises(Refused) as refusal:
        actions.submit_return(code=OF_OSH, revision=0, by=SYSTEM)
    assert codes(refusal) == ["intake.P011"]


# --- the wrong person -----------------------------------------------------------------------------------


def test_each_acts_within_her_part_of_the_tree_alone(
    campaign: Campaign,
    send: Send,
    clerk_actor: Actor,
    school_head_actor: Actor,
    officer_actor: Actor,
    head_actor: Actor,
    auditor_actor: Actor,
    analyst_actor: Actor,
) -> None:
    def refused(act: Callable[[], object]) -> bool:
        with pytest.raises(Refused) as refusal:
            act()
        return codes(refusal) == ["intake.P001"]

    def fill(code: str, by: Actor) -> Callable[[], object]:
        return lambda: actions.save_answers(code=code, typed={}, explanations={}, revision=0, by=by)

    assert refused(fill(SECOND_SCHOOL, clerk_actor))
    assert refused(fill(FIRST, officer_actor))
    assert refused(fill(FIRST, auditor_actor))
    assert refused(lambda: actions.submit_return(code=FIRST, revision=0, by=clerk_actor))
    send(FIRST)
    send(OF_OSH)
    assert refused(lambda: actions.check_return(code=FIRST, number=1, by=school_head_actor))
    assert refused(lambda: actions.check_return(code=OF_OSH, number=1, by=officer_actor))
    assert refused(lambda: actions.send_back(code=OF_OSH, number=1, remarks={"": "…"}, by=head_actor))
    assert refused(lambda: accept("osh-city", head_actor))
    assert refused(lambda: actions.close_campaign(code=CAMPAIGN, by=head_actor))
    assert refused(
        lambda: actions.open_campaign(form=FORM, period="2024/25", deadlines=deadlines(), by=head_actor)
    )
    with pytest.raises(Refused):
        queries.get_return(OF_OSH, seen_by=clerk_actor)
    seen = [each.code for each in queries.list_returns(CAMPAIGN, seen_by=head_actor)]
    assert seen == [FIRST, SECOND_SCHOOL]
    assert len(queries.list_returns(CAMPAIGN, seen_by=analyst_actor)) == 3


def test_whoever_sent_a_return_does_not_check_it(send: Send) -> None:
    send(FIRST)
    with pytest.raises(Refused) as refusal:
        actions.check_return(code=FIRST, number=1, by=SYSTEM)
    assert codes(refusal) == ["intake.P016"]


# --- bad input ------------------------------------------------------------------------------------------


def test_a_draft_keeps_what_is_wrong_and_sending_says_all_of_it(campaign: Campaign) -> None:
    typed = {"pupils[sex=female]": "көп", "classes": "-3", "parents_plan": "0", "parents_events": "4"}
    saved = actions.save_answers(code=FIRST, typed=typed, explanations={}, revision=0, by=SYSTEM)
    assert saved.answers == typed
    with pytest.raises(Refused) as refusal:
        actions.submit_return(code=FIRST, revision=1, by=SYSTEM)
    assert codes(refusal) == [
        *("checks.P002", "checks.P004"),
        *["checks.P001"] * 6,
        "school_year.events_without_plan",
    ]
    assert models.Return.objects.get(code=FIRST).state == State.DRAFT


def test_what_the_return_does_not_ask_is_refused(campaign: Campaign) -> None:
    typed = {**ANSWERS, "salaries": "7", "pupils[sex=other]": "1"}
    with pytest.raises(Refused) as refusal:
        actions.save_answers(code=FIRST, typed=typed, explanations={}, revision=0, by=SYSTEM)
    assert codes(refusal) == ["checks.P007", "checks.P007"]
    assert models.Return.objects.get(code=FIRST).answers == {}


@pytest.mark.parametrize(
    ("period", "days", "found"),
    [
        ("2025", (1, 2, 3), ["intake.P005"]),
        ("soon", (1, 2, 3), ["intake.P005"]),
        (PERIOD, (3, 2, 1), ["intake.P007"]),
        (PERIOD, (-1, 2, 3), ["intake.P008"]),
        ("2025", (-1, -2, 3), ["intake.P005", "intake.P007", "intake.P008"]),
    ],
)
def test_a_campaign_that_cannot_be(
    schools: None, analyst_actor: Actor, period: str, days: tuple[int, int, int], found: list[str]
) -> None:
    asked = Deadlines(*(timezone.localdate() + timedelta(days=each) for each in days))
    with pytest.raises(Refused) as refusal:
        actions.open_campaign(form=FORM, period=period, deadlines=asked, by=analyst_actor)
    assert codes(refusal) == found
    assert not models.Campaign.objects.exists()


def test_a_return_is_not_sent_back_without_a_word(send: Send, officer_actor: Actor) -> None:
    send(FIRST)
    with pytest.raises(Refused) as refusal:
        actions.send_back(code=FIRST, number=1, remarks={"pupils": "  "}, by=officer_actor)
    assert codes(refusal) == ["intake.P017"]


# --- sent twice, and by two at once -------------------------------------------------------------------------


def test_everything_done_again_changes_nothing(
    campaign: Campaign, send: Send, officer_actor: Actor, analyst_actor: Actor
) -> None:
    with pytest.raises(Refused) as refusal:
        actions.open_campaign(form=FORM, period=PERIOD, deadlines=deadlines(), by=analyst_actor)
    assert codes(refusal) == ["intake.P006"]
    for _ in range(2):
        saved = actions.save_answers(code=FIRST, typed=ANSWERS, explanations={}, revision=0, by=SYSTEM)
        assert saved.revision == 1
    actions.submit_return(code=FIRST, revision=1, by=SYSTEM)
    with pytest.raises(Refused) as refusal:
        actions.submit_return(code=FIRST, revision=1, by=SYSTEM)
    assert codes(refusal) == ["intake.P010"]
    for _ in range(2):
        assert actions.check_return(code=FIRST, number=1, by=officer_actor).state == State.CHECKED
    accept("nookat", analyst_actor)
    with pytest.raises(Refused) as refusal:
        accept("nookat", analyst_actor)
    assert codes(refusal) == ["intake.P019"]
    assert models.Submission.objects.count() == 1
    assert journal.verify_chain() == []


def test_nobody_writes_over_what_another_saved_meanwhile(
    campaign: Campaign, clerk_actor: Actor, school_head_actor: Actor
) -> None:
    actions.save_answers(code=FIRST, typed={"classes": "16"}, explanations={}, revision=0, by=clerk_actor)
    with pytest.raises(Refused) as refusal:
        actions.save_answers(
            code=FIRST, typed={"classes": "17"}, explanations={}, revision=0, by=school_head_actor
        )
    assert codes(refusal) == ["intake.P012"]
    assert models.Return.objects.get(code=FIRST).answers == {"classes": "16"}


def test_nothing_is_accepted_that_was_sent_after_it_was_read(
    send: Send, officer_actor: Actor, analyst_actor: Actor
) -> None:
    send(FIRST)
    actions.check_return(code=FIRST, number=1, by=officer_actor)
    with pytest.raises(Refused) as refusal:
        actions.accept_department(campaign=CAMPAIGN, department="nookat", seen={FIRST: 2}, by=analyst_actor)
    assert codes(refusal) == ["intake.P015"]
    assert models.Return.objects.get(code=FIRST).state == State.CHECKED


def test_the_database_keeps_what_was_sent(send: Send) -> None:
    send(FIRST)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        models.Submission.objects.update(answers={})
