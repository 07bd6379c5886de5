"""A department is heard before its figures come out: window, request, decision, what follows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bilim.access.actions import create_account
from bilim.base.actor import SYSTEM, Actor
from bilim.cases import actions as case_actions
from bilim.cases import problems as case_problems
from bilim.cases import queries as cases
from bilim.cases.terms import State as CaseState
from bilim.facts import actions as facts_actions
from bilim.facts import queries as facts
from bilim.facts.problems import rows as row_problems
from bilim.facts.terms import Cell
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems, queries
from bilim.publication.actions import contesting
from bilim.publication.queries import contest
from bilim.publication.queries.editions import shown_content
from bilim.publication.rules import verification
from bilim.publication.terms import Waived
from bilim.ratings import actions as ratings_actions
from bilim.ratings import queries as ratings
from bilim.storage import problems as files
from bilim.storage import queries as stored
from bilim_engine.problems import Refused
from factories.cases import at, later
from factories.contests import CHILDREN, REASON, WORDS, ask, ask_in_spite, claim, days, open_window
from factories.evidence import PDF, PNG
from factories.facts import csv_file
from factories.refusals import refused

CELL = Cell(*CHILDREN)


@pytest.fixture
def opened(draft: str, analyst_actor: Actor) -> str:
    """A draft in its window."""
    open_window(draft, analyst_actor)
    return draft


@pytest.fixture
def second_actor(make_account: Callable[..., object], actor_of: Callable[..., Actor]) -> Actor:
    """Another analyst."""
    return actor_of(make_account("analyst-two", "analyst"))


def stands(cell: Cell = CELL) -> str:
    found = facts.find_current(cell)
    assert found is not None
    return found.value or found.missing


# --- the window ------------------------------------------------------------------------------------------


def test_a_window_has_days_that_can_be_moved(
    draft: str, analyst_actor: Actor, publisher_actor: Actor
) -> None:
    first, last = days()
    with refused(problems.NOT_PERMITTED):
        actions.set_window(code=draft, opens_on=first, closes_on=last, by=publisher_actor)
    window = actions.set_window(code=draft, opens_on=first, closes_on=last, by=analyst_actor)
    assert (window.opens_on, window.closes_on) == (first, last)
    actions.set_window(code=draft, opens_on=first, closes_on=last + timedelta(5), by=analyst_actor)
    assert queries.find_window(draft).closes_on == last + timedelta(5)
    assert len(journal.list_entries(subject=draft, event="publication.window_set")) == 2


def test_a_window_that_stands_open_keeps_its_first_day_and_no_other_begins_in_the_past(
    draft: str, analyst_actor: Actor
) -> None:
    """The edition says on which days departments were heard: these are none that nobody knew of then."""
    open_window(draft, analyst_actor, 0, 3)
    with at(later(days=2)):
        open_window(draft, analyst_actor, -2, 9)
        with refused(problems.WINDOW_BEGAN_UNSET):
            open_window(draft, analyst_actor, -1, 9)
    with at(later(days=12)), refused(problems.WINDOW_BEGAN_UNSET):
        open_window(draft, analyst_actor, -12, 9)


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        (5, 4, problems.WINDOW_WRONG_WAY),
        (-9, -1, problems.WINDOW_PAST),
        (0, 200, problems.WINDOW_TOO_LONG),
        (300, 310, problems.WINDOW_TOO_LONG),
        (-1, 5, problems.WINDOW_BEGAN_UNSET),
    ],
)
def test_days_that_are_no_window_are_refused(
    draft: str, analyst_actor: Actor, first: int, last: int, kind: object
) -> None:
    with pytest.raises(Refused) as refusal:
        open_window(draft, analyst_actor, first, last)
    assert kind in [each.kind for each in refusal.value.problems]
    assert queries.find_window(draft) is None


def test_nothing_is_signed_while_the_window_stands_open(
    opened: str, analyst_actor: Actor, methodologist_actor: Actor, publisher_actor: Actor
) -> None:
    actions.check_edition(code=opened, by=methodologist_actor)
    obstacles = queries.checklist(opened, seen_by=publisher_actor).obstacles
    assert [each.kind for each in obstacles] == [problems.WINDOW_STANDS]
    with refused(problems.WINDOW_STANDS):
        actions.sign_edition(code=opened, by=publisher_actor)
    with at(later(days=11)):
        actions.sign_edition(code=opened, by=publisher_actor)


def test_nothing_is_signed_over_a_request_that_came_meanwhile(
    draft: str,
    analyst_actor: Actor,
    head_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actions.check_edition(code=draft, by=methodologist_actor)
    real = verification.signed_problems

    def heard_meanwhile(*given: Any) -> list[Any]:
        found = real(*given)
        open_window(draft, analyst_actor)
        ask(draft, head_actor)
        return found

    monkeypatch.setattr(verification, "signed_problems", heard_meanwhile)
    with refused(problems.WINDOW_STANDS):
        actions.sign_edition(code=draft, by=publisher_actor)
    assert models.Edition.objects.get().state == "checked"


def test_the_drafter_states_why_it_goes_on(
    opened: str, analyst_actor: Actor, methodologist_actor: Actor, publisher_actor: Actor, head_actor: Actor
) -> None:
    ask(opened, head_actor)
    actions.check_edition(code=opened, by=methodologist_actor)
    seen = models.Edition.objects.get().draft_sha256
    reason = {"ky": "Бөлүмдөр макулдугун жазуу жүзүндө берди."}
    with refused(problems.WAIVER_BY_DRAFTER):
        actions.waive_window(code=opened, reason=reason, by=methodologist_actor, seen=seen)
    with refused(problems.WAIVER_REASON_LACKING):
        actions.waive_window(code=opened, reason={}, by=analyst_actor, seen=seen)
    with refused(problems.NOT_WHAT_WAS_SEEN):
        actions.waive_window(code=opened, reason=reason, by=analyst_actor, seen="x")
    actions.waive_window(code=opened, reason=reason, by=analyst_actor, seen=seen)
    assert queries.checklist(opened, seen_by=publisher_actor).contest.waiver.reason == reason
    (told,) = journal.list_entries(subject=opened, event="publication.window_waived")
    assert len(told.details["passed_over"]) == 2
    actions.sign_edition(code=opened, by=publisher_actor)
    with refused(problems.WRONG_STATE):
        ask(opened, head_actor, value="26")
    record = shown_content(models.Edition.objects.get()).contest
    assert record is not None
    assert (record.asked, record.open, record.declared) == (1, 1, 0)
    assert record.silent == record.departments - 1
    assert record.waived == Waived(reason, window=True, requests=1)


@pytest.mark.parametrize("reason", [{"ky": "4 бала ката"}, {"en": "Head-Nookat agreed to it"}])
def test_a_reason_that_will_be_published_holds_neither_figures_nor_names(
    opened: str, analyst_actor: Actor, head_actor: Actor, reason: dict[str, str]
) -> None:
    create_account(username="head", name="Head-Nookat", password="a long enough password", by=SYSTEM)
    seen = models.Edition.objects.get().draft_sha256
    with refused(problems.WAIVER_TELLS):
        actions.waive_window(code=opened, reason=reason, by=analyst_actor, seen=seen)


def test_an_edition_says_who_declared_and_what_became_of_requests(
    opened: str,
    analyst_actor: Actor,
    second_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    head_actor: Actor,
) -> None:
    case = ask(opened, head_actor)
    actions.decide_contested(code=case.code, granted=False, reason=REASON, by=second_actor)
    content = shown_content(models.Edition.objects.get())
    assert content.contest is None
    seen = contest.digest_of(content, content.unit("nookat"))
    actions.declare_right(code=opened, unit="nookat", by=head_actor, seen=seen)
    actions.check_edition(code=opened, by=methodologist_actor)
    with at(later(days=11)):
        actions.sign_edition(code=opened, by=publisher_actor)
    record = shown_content(models.Edition.objects.get()).contest
    assert record is not None
    first, last = days()
    assert (record.opens_on, record.closes_on) == (first.isoformat(), last.isoformat())
    assert (record.asked, record.declared, record.refused, record.requests) == (1, 1, 1, 1)
    assert record.waived is None


def test_what_somebody_says_while_it_is_signed_is_in_what_is_signed(
    opened: str,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    head_actor: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = ask(opened, head_actor)
    actions.check_edition(code=opened, by=methodologist_actor)
    seen = models.Edition.objects.get().draft_sha256
    actions.waive_window(code=opened, reason=REASON, by=analyst_actor, seen=seen)
    real = verification.signed_problems

    def taken_back(*given: Any) -> list[Any]:
        case_actions.withdraw_case(code=case.code, by=head_actor)
        return real(*given)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(verification, "signed_problems", taken_back)
        with refused(problems.HEARD_SINCE):
            actions.sign_edition(code=opened, by=publisher_actor)
    actions.sign_edition(code=opened, by=publisher_actor)
    record = shown_content(models.Edition.objects.get()).contest
    assert record is not None
    assert (record.open, record.withdrawn) == (0, 1)


def test_a_reason_holds_for_what_stood_in_the_way_when_it_was_given(
    opened: str, analyst_actor: Actor, methodologist_actor: Actor, publisher_actor: Actor, head_actor: Actor
) -> None:
    actions.check_edition(code=opened, by=methodologist_actor)
    seen = models.Edition.objects.get().draft_sha256
    actions.waive_window(code=opened, reason=REASON, by=analyst_actor, seen=seen)
    case = ask(opened, head_actor)
    contest = queries.checklist(opened, seen_by=analyst_actor).contest
    assert [each.kind for each in contest.standing] == [problems.REQUESTS_UNDECIDED]
    assert contest.may_waive
    with refused(problems.REQUESTS_UNDECIDED):
        actions.sign_edition(code=opened, by=publisher_actor)
    actions.waive_window(code=opened, reason=WORDS, by=analyst_actor, seen=seen)
    told = journal.list_entries(subject=opened, event="publication.window_waived")
    assert [len(each.details["passed_over"]) for each in told] == [1, 1]
    assert case.code in told[0].details["passed_over"][0]
    open_window(opened, analyst_actor, 0, 20)
    with refused(problems.WINDOW_STANDS):
        actions.sign_edition(code=opened, by=publisher_actor)
    actions.waive_window(code=opened, reason=REASON, by=analyst_actor, seen=seen)
    actions.sign_edition(code=opened, by=publisher_actor)


def test_nothing_is_published_while_what_was_granted_is_not_in_it(
    opened: str,
    analyst_actor: Actor,
    second_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    head_actor: Actor,
) -> None:
    case = ask(opened, head_actor)
    actions.check_edition(code=opened, by=methodologist_actor)
    seen = models.Edition.objects.get().draft_sha256
    actions.waive_window(code=opened, reason=REASON, by=analyst_actor, seen=seen)
    actions.sign_edition(code=opened, by=publisher_actor)
    actions.decide_contested(code=case.code, granted=True, reason=REASON, by=second_actor)
    obstacles = queries.checklist(opened, seen_by=publisher_actor).obstacles
    assert [each.kind for each in obstacles] == [problems.NOT_IN_DRAFT]
    with refused(problems.NOT_IN_DRAFT):
        actions.publish_edition(code=opened, by=publisher_actor)
    assert queries.list_published_codes() == []


def test_a_request_granted_at_the_moment_of_publication_stops_it(
    opened: str,
    analyst_actor: Actor,
    second_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    head_actor: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = ask(opened, head_actor)
    actions.check_edition(code=opened, by=methodologist_actor)
    seen = models.Edition.objects.get().draft_sha256
    actions.waive_window(code=opened, reason=REASON, by=analyst_actor, seen=seen)
    actions.sign_edition(code=opened, by=publisher_actor)
    real = verification.byte_problems

    def granted_meanwhile(*given: Any) -> list[Any]:
        found = real(*given)
        actions.decide_contested(code=case.code, granted=True, reason=REASON, by=second_actor)
        return found

    monkeypatch.setattr(verification, "byte_problems", granted_meanwhile)
    with refused(problems.NOT_IN_DRAFT):
        actions.publish_edition(code=opened, by=publisher_actor)
    assert queries.list_published_codes() == []


def test_a_record_has_one_open_case_which_leads_to_the_correction_after_publication(
    opened: str,
    analyst_actor: Actor,
    second_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    head_actor: Actor,
) -> None:
    case = ask(opened, head_actor)
    actions.check_edition(code=opened, by=methodologist_actor)
    seen = models.Edition.objects.get().draft_sha256
    actions.waive_window(code=opened, reason=REASON, by=analyst_actor, seen=seen)
    actions.sign_edition(code=opened, by=publisher_actor)
    actions.publish_edition(code=opened, by=publisher_actor)
    with refused(case_problems.OPEN_ALREADY) as stopped:
        actions.appeal(code=opened, claim=claim(value="30"), by=head_actor)
    assert case.code in stopped.value.problems[0].message("en")
    assert [each.code for each in queries.list_open_cases("nookat")] == [case.code]
    decided = actions.decide_contested(code=case.code, granted=True, reason=REASON, by=second_actor)
    assert queries.is_absent(decided.case, opened)
    reason = queries.get_correction_reason(case.code, seen_by=analyst_actor)
    assert reason["en"].startswith(f"The correction request {case.code} was granted.")
    assert actions.appeal(code=opened, claim=claim(value="30"), by=head_actor).is_open


def test_a_reason_holds_for_the_very_draft_it_was_given_for(
    opened: str, run: str, analyst_actor: Actor, methodologist_actor: Actor, publisher_actor: Actor
) -> None:
    seen = models.Edition.objects.get().draft_sha256
    actions.waive_window(code=opened, reason=REASON, by=analyst_actor, seen=seen)
    actions.discard_draft(code=opened, by=analyst_actor)
    actions.draft_edition(run=run, published_at="2026-05-02T09:00:00+06:00", by=analyst_actor)
    actions.check_edition(code=opened, by=methodologist_actor)
    with refused(problems.WINDOW_STANDS):
        actions.sign_edition(code=opened, by=publisher_actor)


def test_without_a_window_there_is_nothing_to_pass_over(draft: str, analyst_actor: Actor) -> None:
    seen = models.Edition.objects.get().draft_sha256
    with refused(problems.NOTHING_TO_WAIVE):
        actions.waive_window(code=draft, reason=REASON, by=analyst_actor, seen=seen)


def test_the_end_of_a_window_is_journaled_once_however_late(opened: str) -> None:
    with at(later(days=40)):
        assert case_actions.run_clocks()["windows"] == [opened]
        assert case_actions.run_clocks()["windows"] == []
    (told,) = journal.list_entries(subject=opened, event="publication.window_ended")
    ended = days()[1] + timedelta(1)
    assert told.details["due_at"] == f"{ended.isoformat()}T00:00:00+06:00"
    assert journal.verify_chain() == []


# --- declaring -------------------------------------------------------------------------------------------


def test_a_head_declares_her_figures_right(opened: str, head_actor: Actor, analyst_actor: Actor) -> None:
    content = queries.get_draft_content(opened, seen_by=analyst_actor)
    seen = queries.digest_of(content, content.unit("nookat"))
    with refused(problems.NOT_WHAT_WAS_SEEN):
        actions.declare_right(code=opened, unit="nookat", by=head_actor, seen="x")
    for _twice in range(2):
        actions.declare_right(code=opened, unit="nookat", by=head_actor, seen=seen)
    with refused(problems.NOT_PERMITTED):
        actions.declare_right(code=opened, unit="talas", by=head_actor, seen=seen)
    contest = queries.checklist(opened, seen_by=analyst_actor).contest
    assert [(each.unit.code, each.by) for each in contest.declared] == [("nookat", head_actor.code)]
    assert contest.silent == len(content.ranked_units) - 1
    assert len(journal.list_entries(subject=opened, event="publication.figures_declared")) == 1


def test_nobody_declares_right_what_she_asks_to_correct(
    opened: str, head_actor: Actor, analyst_actor: Actor
) -> None:
    content = queries.get_draft_content(opened, seen_by=analyst_actor)
    seen, case = queries.digest_of(content, content.unit("nookat")), ask(opened, head_actor)
    with refused(problems.ASKED_ALREADY):
        actions.declare_right(code=opened, unit="nookat", by=head_actor, seen=seen)
    actions.withdraw_contested(code=case.code, by=head_actor)
    actions.declare_right(code=opened, unit="nookat", by=head_actor, seen=seen)


def test_whoever_asks_for_a_correction_declares_nothing_right_any_more(
    opened: str, head_actor: Actor, analyst_actor: Actor, second_actor: Actor
) -> None:
    content = queries.get_draft_content(opened, seen_by=analyst_actor)
    seen = queries.digest_of(content, content.unit("nookat"))

    def declared() -> list[str]:
        return [each.by for each in queries.checklist(opened, seen_by=analyst_actor).contest.declared]

    actions.declare_right(code=opened, unit="nookat", by=head_actor, seen=seen)
    case = ask(opened, head_actor)
    assert declared() == []
    actions.withdraw_contested(code=case.code, by=head_actor)
    assert declared() == [head_actor.code]
    again = ask(opened, head_actor)
    actions.decide_contested(code=again.code, granted=False, reason=REASON, by=second_actor)
    assert declared() == []
    actions.declare_right(code=opened, unit="nookat", by=head_actor, seen=seen)
    assert declared() == [head_actor.code]


# --- asking ----------------------------------------------------------------------------------------------


def test_a_request_is_a_case_with_a_clock(opened: str, head_actor: Actor) -> None:
    case = ask(opened, head_actor, value=" 25,0 ")
    assert case.subject.asked["value"] == "25"
    assert case.subject.asked["was"] == "20"
    assert case.words == WORDS
    assert stands() == "20"
    assert [each.code for each in queries.list_requests(opened, "nookat")] == [case.code]


def test_another_departments_record_is_not_hers_to_contest(opened: str, head_actor: Actor) -> None:
    other = ("talas", "preschool.children", "2025", "")
    with refused(case_problems.NOT_PERMITTED):
        actions.request_correction(code=opened, claim=claim(other), by=head_actor)
    assert cases.list_opened() == []


def test_everything_wrong_with_a_request_is_told_at_once(opened: str, head_actor: Actor) -> None:
    with pytest.raises(Refused) as refusal:
        ask(opened, head_actor, value="many", words={}, evidence=PNG)
    kinds = [each.kind for each in refusal.value.problems]
    assert kinds[0] is problems.NOT_A_NUMBER
    assert kinds[1:] == [case_problems.WORDS_LACKING, files.OTHER_KIND]
    assert refusal.value.problems[0].place.field == "value"
    assert cases.list_opened() == []


@pytest.mark.parametrize(
    ("value", "missing", "kind"),
    [
        ("20", "", problems.SAME_VALUE),
        ("20.0", "", problems.SAME_VALUE),
        ("", "", problems.VALUE_OR_REASON),
        ("25", "not_collected", problems.VALUE_OR_REASON),
        ("-3", "", row_problems.NEGATIVE),
    ],
)
def test_a_value_the_ledger_would_refuse_is_refused(
    opened: str, head_actor: Actor, value: str, missing: str, kind: object
) -> None:
    with refused(kind):
        ask(opened, head_actor, value=value, missing=missing)
    assert cases.list_opened() == []


def test_what_the_ledger_would_ask_is_told_to_whoever_decides(
    opened: str, head_actor: Actor, second_actor: Actor
) -> None:
    case = ask_in_spite(opened, head_actor, value="2.5")
    warnings = queries.get_contested(case.code, seen_by=second_actor).warnings
    assert [each.kind for each in warnings] == [row_problems.NOT_WHOLE]
    assert queries.get_contested(case.code, seen_by=head_actor).warnings == ()


def test_of_what_is_refused_no_file_stays(opened: str, head_actor: Actor) -> None:
    with refused(problems.SAME_VALUE):
        ask(opened, head_actor, value="20", evidence=PDF + b"\n% refused")
    ask(opened, head_actor)
    with refused(case_problems.OPEN_ALREADY):
        ask(opened, head_actor, evidence=PDF + b"\n% once more")
    for content in (PDF + b"\n% refused", PDF + b"\n% once more"):
        assert not stored.path_of(hashlib.sha256(content).hexdigest()).exists()
    assert stored.path_of(hashlib.sha256(PDF).hexdigest()).exists()


def test_a_record_that_is_not_there_cannot_be_contested(opened: str, head_actor: Actor) -> None:
    with refused(problems.RECORD_UNKNOWN):
        actions.request_correction(
            code=opened, claim=claim(("nookat", "preschool.children", "2019", "")), by=head_actor
        )
    with refused(problems.EDITION_UNKNOWN):
        ask("departments-1999-1", head_actor)


def test_nobody_is_heard_outside_the_window(draft: str, head_actor: Actor, analyst_actor: Actor) -> None:
    with refused(problems.WINDOW_NOT_OPEN):
        ask(draft, head_actor)
    open_window(draft, analyst_actor, 2, 5)
    with refused(problems.WINDOW_NOT_OPEN):
        ask(draft, head_actor)
    with at(later(days=3)):
        assert ask(draft, head_actor).is_open
    with at(later(days=7)), refused(problems.WINDOW_NOT_OPEN):
        ask(draft, head_actor, value="26")


# --- deciding --------------------------------------------------------------------------------------------


def test_granting_records_the_figure_with_the_case_as_its_source_and_runs_again(
    opened: str, head_actor: Actor, second_actor: Actor
) -> None:
    case = ask(opened, head_actor)
    seen = queries.get_contested(case.code, seen_by=second_actor)
    assert {(each.unit, each.before, each.after) for each in seen.effect.scores} == {
        ("nookat", Decimal(40), Decimal(32))
    }
    decided = actions.decide_contested(code=case.code, granted=True, reason=REASON, by=second_actor)
    found = facts.find_current(CELL)
    assert (found.value, found.recorded_by) == ("25", second_actor.code)
    assert case.code in found.origin.title["ky"]
    title = found.origin.title["en"]
    assert title == f"Correction request {case.code}, evidence: sha256 {case.evidence.sha256[:16]}"
    assert decided.problems == ()
    assert decided.case.outcome["batch"] == found.batch
    result = ratings.get_run(decided.run.code).rating.results["adjusted"]["nookat"]
    assert result.score == Decimal(32)
    events = [entry.event for entry in reversed(journal.list_entries(subject=case.code))]
    assert events == ["cases.opened", "cases.granted"]
    kept = queries.get_contested(case.code, seen_by=second_actor)
    assert kept.effect == seen.effect
    assert journal.verify_chain() == []


def test_of_a_draft_a_head_sees_what_changes_for_her_alone(
    opened: str, head_actor: Actor, second_actor: Actor
) -> None:
    case = ask(opened, head_actor, value="5")
    assert queries.get_contested(case.code, seen_by=head_actor).effect is None
    whole = queries.get_contested(case.code, seen_by=second_actor).effect
    assert {each.unit for each in whole.places} > {"nookat"}
    actions.decide_contested(code=case.code, granted=True, reason=REASON, by=second_actor)
    hers = queries.get_contested(case.code, seen_by=head_actor).effect
    assert {each.unit for each in (*hers.places, *hers.scores, *hers.values)} == {"nookat"}
    assert queries.get_contested(case.code, seen_by=second_actor).effect == whole


def test_what_was_granted_must_be_in_what_is_signed(
    opened: str,
    head_actor: Actor,
    analyst_actor: Actor,
    second_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    case = ask(opened, head_actor)
    decided = actions.decide_contested(code=case.code, granted=True, reason=REASON, by=second_actor)
    actions.check_edition(code=opened, by=methodologist_actor)
    seen = models.Edition.objects.get().draft_sha256
    actions.waive_window(code=opened, reason=REASON, by=analyst_actor, seen=seen)
    with refused(problems.NOT_IN_DRAFT):
        actions.sign_edition(code=opened, by=publisher_actor)
    with at(later(days=11)):
        # A window whose days pass without a draft would be none (test_hearing.py).
        actions.discard_draft(code=opened, by=analyst_actor)
        moment = later(seconds=0).isoformat(timespec="seconds")
        actions.draft_edition(run=decided.run.code, published_at=moment, by=analyst_actor)
        actions.check_edition(code=opened, by=methodologist_actor)
        actions.sign_edition(code=opened, by=publisher_actor)
        assert actions.publish_edition(code=opened, by=publisher_actor).code == opened
    assert queries.get_content(opened).fact(*CHILDREN).value == Decimal(25)


def test_asking_once_more_does_not_hide_what_was_granted(
    opened: str, head_actor: Actor, analyst_actor: Actor, second_actor: Actor
) -> None:
    granted = ask(opened, head_actor)
    actions.decide_contested(code=granted.code, granted=True, reason=REASON, by=second_actor)
    again = ask(opened, head_actor, value="7")
    actions.decide_contested(code=again.code, granted=False, reason=REASON, by=second_actor)
    found = queries.checklist(opened, seen_by=analyst_actor).contest.obstacles
    assert [each.kind for each in found] == [problems.WINDOW_STANDS, problems.NOT_IN_DRAFT]
    assert granted.code in found[-1].message("en")


def test_refusing_changes_nothing(opened: str, head_actor: Actor, second_actor: Actor) -> None:
    case = ask(opened, head_actor)
    decided = actions.decide_contested(code=case.code, granted=False, reason=REASON, by=second_actor)
    assert decided.case.state == CaseState.REFUSED
    assert decided.run is None
    assert stands() == "20"
    with refused(case_problems.CLOSED_ALREADY):
        actions.decide_contested(code=case.code, granted=True, reason=REASON, by=second_actor)
    assert stands() == "20"


def test_a_reason_why_there_is_no_number_can_be_asked_for(
    opened: str, head_actor: Actor, second_actor: Actor
) -> None:
    case = ask(opened, head_actor, value="", missing="not_collected")
    seen = queries.get_contested(case.code, seen_by=second_actor)
    hers = seen.effect.of("nookat")
    assert [(each.before, each.after) for each in hers.scores] == [(Decimal(40), None)]
    assert [each.after for each in hers.places] == [None]
    actions.decide_contested(code=case.code, granted=True, reason=REASON, by=second_actor)
    assert stands() == "not_collected"


def test_a_fault_while_granting_leaves_case_and_ledger_as_they_were(
    opened: str, head_actor: Actor, second_actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = ask(opened, head_actor)
    monkeypatch.setattr(contesting, "last_recorded_at", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.decide_contested(code=case.code, granted=True, reason=REASON, by=second_actor)
    assert cases.get_case(case.code, seen_by=second_actor).is_open
    assert stands() == "20"
    assert journal.verify_chain() == []


def test_a_decision_stands_where_the_rating_cannot_be_run(
    opened: str, head_actor: Actor, second_actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = ask(opened, head_actor)

    def refuse(*_given: object, **_named: object) -> None:
        raise Refused([])

    monkeypatch.setattr(ratings_actions, "make_run", refuse)
    decided = actions.decide_contested(code=case.code, granted=True, reason=REASON, by=second_actor)
    assert (decided.case.state, decided.run) == (CaseState.GRANTED, None)
    assert stands() == "25"


def test_what_the_ledger_holds_meanwhile_is_shown_to_whoever_decides(
    opened: str, head_actor: Actor, second_actor: Actor
) -> None:
    case = ask(opened, head_actor)
    assert queries.get_contested(case.code, seen_by=second_actor).now is None
    row = "nookat,preschool.children,2025,22,,Report"
    facts_actions.import_file(csv_file(row), "later.csv", second_actor, despite_warnings=True)
    assert queries.get_contested(case.code, seen_by=second_actor).now == Decimal(22)
    row = "nookat,preschool.children,2025,25,,Report"
    facts_actions.import_file(csv_file(row), "again.csv", second_actor, despite_warnings=True)
    assert queries.get_contested(case.code, seen_by=second_actor).now == Decimal(25), "as is asked"
    actions.decide_contested(code=case.code, granted=True, reason=REASON, by=second_actor)
    assert queries.get_contested(case.code, seen_by=second_actor).now is None


def test_the_files_of_a_case_are_kept(opened: str, head_actor: Actor, second_actor: Actor) -> None:
    case = ask(opened, head_actor)
    decided = actions.decide_contested(code=case.code, granted=True, reason=REASON, by=second_actor).case
    assert stored.read(decided.evidence.sha256).startswith(b"%PDF")
    assert b'"places"' in stored.read(str(decided.outcome["effect"]))


def test_what_was_granted_stands_in_the_way_though_the_ledger_held_it_already(
    opened: str, head_actor: Actor, second_actor: Actor
) -> None:
    """The value was imported after the draft was made: the draft does not hold it."""
    case = ask(opened, head_actor)
    row = "nookat,preschool.children,2025,25,,Report"
    facts_actions.import_file(csv_file(row), "later.csv", second_actor, despite_warnings=True)
    actions.decide_contested(code=case.code, granted=True, reason=REASON, by=second_actor)
    absent = contest.list_absent(models.Edition.objects.get())
    assert [each.kind for each in absent] == [problems.NOT_IN_DRAFT]


def test_asking_anew_of_a_record_that_was_passed_over_puts_off_nothing(
    opened: str, head_actor: Actor, analyst_actor: Actor, methodologist_actor: Actor, publisher_actor: Actor
) -> None:
    case = ask(opened, head_actor)
    actions.check_edition(code=opened, by=methodologist_actor)
    seen = models.Edition.objects.get().draft_sha256
    actions.waive_window(code=opened, reason=REASON, by=analyst_actor, seen=seen)
    case_actions.withdraw_case(code=case.code, by=head_actor)
    again = ask(opened, head_actor, value="26")
    assert contest.list_obstacles(models.Edition.objects.get()) == []
    case_actions.withdraw_case(code=again.code, by=head_actor)
    facts = shown_content(models.Edition.objects.get()).facts_of("nookat")
    other = next(each for each in facts if each.key != CHILDREN and isinstance(each.value, Decimal))
    ask(opened, head_actor, key=other.key, value=str(other.value + 1))
    (stands,) = contest.list_obstacles(models.Edition.objects.get())
    assert stands.kind == problems.REQUESTS_UNDECIDED
    actions.waive_window(code=opened, reason=REASON, by=analyst_actor, seen=seen)
    actions.sign_edition(code=opened, by=publisher_actor)
