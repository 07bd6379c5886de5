"""A case is asked, decided, taken back or lapses: once, by whom it may be, in the journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.cases import actions, models, problems, queries
from bilim.cases.terms import Kind, State
from bilim.config.cli import main
from bilim.journal import queries as journal
from bilim.storage import problems as files
from bilim.storage import queries as stored
from bilim.storage.queries import check_evidence
from bilim_engine.problems import Refused
from factories.cases import REASON, WORDS, ask, at, later, subject, told
from factories.evidence import PDF, PNG
from factories.refusals import refused


def test_a_head_asks_with_evidence(head_actor: Actor, analyst_actor: Actor) -> None:
    case = ask(head_actor)
    assert case.code == f"c-{timezone.localdate().year}-0001"
    assert (case.state, case.opened_by, case.words) == (State.OPEN, head_actor.code, WORDS)
    assert case.term["working_days"] == 5
    assert case.term["certainty"] == "proposal"
    assert case.due_at > timezone.now() + timedelta(days=4)
    assert stored.read(case.evidence.sha256) == PDF
    assert told(case.code) == ["cases.opened"]
    assert [each.code for each in queries.list_decidable(by=analyst_actor)] == [case.code]
    assert journal.verify_chain() == []


def test_a_head_asks_about_her_own_department_alone(
    head_actor: Actor,
    analyst_actor: Actor,
    actor_of: Callable[..., Actor],
    make_account: Callable[..., object],
) -> None:
    talas = subject(unit="talas", path="kg/talas-oblast/talas")
    with refused(problems.NOT_PERMITTED):
        ask(head_actor, talas)
    with refused(problems.NOT_PERMITTED):
        ask(analyst_actor)
    other = actor_of(make_account("head-talas", "department_head", "kg/talas-oblast/talas"))
    case = ask(other, talas)
    with refused(problems.NOT_PERMITTED):
        queries.get_case(case.code, seen_by=head_actor)
    assert queries.list_cases(seen_by=head_actor) == []
    assert queries.get_case(case.code, seen_by=other).code == case.code
    assert queries.get_case(case.code, seen_by=analyst_actor).code == case.code


def test_everything_wrong_with_what_is_asked_is_told_at_once(head_actor: Actor) -> None:
    with pytest.raises(Refused) as refusal:
        actions.open_case(
            kind=Kind.APPEAL,
            subject=subject(),
            words={},
            evidence=check_evidence(PNG, "a.pdf", by=head_actor),
            by=head_actor,
        )
    assert [each.kind for each in refusal.value.problems] == [problems.WORDS_LACKING, files.OTHER_KIND]
    assert not models.Case.objects.exists()
    assert journal.list_entries(event="cases.") == []


def test_what_is_sent_twice_is_asked_once(head_actor: Actor) -> None:
    case = ask(head_actor)
    with refused(problems.OPEN_ALREADY) as refusal:
        ask(head_actor)
    assert case.code in refusal.value.problems[0].message("en")
    assert ask(head_actor, subject("budget.spent")).code.endswith("-0002")
    with refused(problems.OPEN_ALREADY):
        ask(head_actor, kind=Kind.APPEAL)
    assert ask(head_actor, subject("schools.count"), kind=Kind.APPEAL).code.startswith("a-")


@pytest.mark.parametrize(("granted", "state"), [(True, State.GRANTED), (False, State.REFUSED)])
def test_a_decision_stands_once(
    head_actor: Actor, analyst_actor: Actor, methodologist_actor: Actor, granted: bool, state: State
) -> None:
    case = ask(head_actor)
    decided = actions.decide_case(code=case.code, granted=granted, reason=REASON, by=methodologist_actor)
    assert (decided.state, decided.decided_by, decided.reason) == (state, methodologist_actor.code, REASON)
    for other in (not granted, granted):
        with refused(problems.CLOSED_ALREADY) as refusal:
            actions.decide_case(code=case.code, granted=other, reason=REASON, by=analyst_actor)
    sentence = refusal.value.problems[0].message("en")
    assert methodologist_actor.name in sentence
    assert str(timezone.localdate().year) in sentence
    with refused(problems.CLOSED_ALREADY):
        actions.withdraw_case(code=case.code, by=head_actor)
    assert told(case.code) == ["cases.opened", f"cases.{state.value}"]


def test_who_asked_does_not_decide_and_a_decision_has_a_reason(
    head_actor: Actor, analyst_actor: Actor, publisher_actor: Actor
) -> None:
    case = ask(head_actor)
    both = Actor(head_actor.code, "Both", is_system=True)
    with refused(problems.ASKER_DECIDES):
        actions.decide_case(code=case.code, granted=True, reason=REASON, by=both)
    for stranger in (head_actor, publisher_actor):
        with refused(problems.NOT_PERMITTED):
            actions.decide_case(code=case.code, granted=True, reason=REASON, by=stranger)
    with refused(problems.REASON_LACKING):
        actions.decide_case(code=case.code, granted=False, reason={"ky": " "}, by=analyst_actor)
    with refused(problems.UNKNOWN):
        actions.decide_case(code="c-1999-1", granted=False, reason=REASON, by=analyst_actor)
    assert queries.get_case(case.code, seen_by=head_actor).is_open


def test_what_follows_from_granting_is_done_with_it_or_not_at_all(
    head_actor: Actor, analyst_actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bilim.cases.actions import deciding  # noqa: PLC0415 - the room of the registry itself

    case = ask(head_actor)
    monkeypatch.setitem(deciding._granting, Kind.CORRECTION_REQUEST, lambda case, by, accepted: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.decide_case(code=case.code, granted=True, reason=REASON, by=analyst_actor)
    assert queries.get_case(case.code, seen_by=head_actor).is_open
    monkeypatch.setitem(
        deciding._granting,
        Kind.CORRECTION_REQUEST,
        lambda case, by, accepted: {"fact": case.subject.matter},
    )
    decided = actions.decide_case(code=case.code, granted=True, reason=REASON, by=analyst_actor)
    assert decided.outcome == {"fact": "nookat|preschool.children|2025|"}
    assert told(case.code) == ["cases.opened", "cases.granted"]


def test_whoever_asked_takes_it_back(head_actor: Actor, analyst_actor: Actor) -> None:
    case = ask(head_actor)
    with refused(problems.NOT_PERMITTED):
        actions.withdraw_case(code=case.code, by=analyst_actor)
    assert actions.withdraw_case(code=case.code, by=head_actor).state == State.WITHDRAWN
    with refused(problems.CLOSED_ALREADY):
        actions.decide_case(code=case.code, granted=True, reason=REASON, by=analyst_actor)
    assert ask(head_actor).is_open


def test_a_term_passes_while_the_system_is_down(
    head_actor: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing ran for a month: the case reads as lapsed, and the clock writes down when it was due, once."""
    case = ask(head_actor)
    with at(later(days=30)):
        read = queries.get_case(case.code, seen_by=head_actor)
        assert (read.state, read.closed_at) == (State.LAPSED, case.due_at)
        assert told(case.code) == ["cases.opened"]
        assert main(["cases", "run"]) == 0
        assert case.code in capsys.readouterr().out
        assert main(["cases", "run"]) == 0
        assert case.code not in capsys.readouterr().out
        assert main(["cases", "list"]) == 0
        assert "lapsed" in capsys.readouterr().out
    (lapsed,) = journal.list_entries(subject=case.code, event="cases.lapsed")
    assert lapsed.details["due_at"] == case.due_at.isoformat()
    assert lapsed.actor == "system"
    assert models.Case.objects.get().closed_at == case.due_at
    assert journal.verify_chain() == []


def test_the_list_says_deadlines_by_the_clock_of_bishkek(
    head_actor: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    case = ask(head_actor)
    assert main(["cases", "list"]) == 0
    due = timezone.localtime(case.due_at)
    assert (due.hour, due.minute) == (0, 0)
    assert f"{due:%Y-%m-%d} 00:00 +06" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "words", "clock"),
    [
        ("ky", ("каралууда", "оңдоо өтүнүчү"), "Иштердин мөөнөттөрү: аткарылды – 0."),
        ("ru", ("рассматривается", "просьба об исправлении"), "Сроки дел: выполнено – 0."),
        ("en", ("open", "correction request"), "Terms of cases: done – 0."),
    ],
)
def test_the_command_line_says_states_kinds_and_clocks_in_words(
    head_actor: Actor,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    words: tuple[str, ...],
    clock: str,
) -> None:
    monkeypatch.setenv("BILIM_LANGUAGE", language)
    ask(head_actor)
    assert main(["cases", "list"]) == 0
    listed = capsys.readouterr().out
    assert all(f"  {each}  " in listed for each in words)
    assert main(["cases", "run"]) == 0
    assert clock in capsys.readouterr().out


def test_nobody_decides_after_the_term_and_the_clock_acts_first(
    head_actor: Actor, analyst_actor: Actor
) -> None:
    case = ask(head_actor)
    with at(case.due_at):
        with refused(problems.LAPSED):
            actions.decide_case(code=case.code, granted=True, reason=REASON, by=analyst_actor)
        assert told(case.code) == ["cases.opened", "cases.lapsed"]
        with refused(problems.LAPSED):
            actions.withdraw_case(code=case.code, by=head_actor)
        again = ask(head_actor)
    assert again.is_open
    assert again.code != case.code
    assert told(case.code) == ["cases.opened", "cases.lapsed"]


def test_asking_anew_closes_what_has_lapsed(head_actor: Actor) -> None:
    case = ask(head_actor)
    with at(case.due_at + timedelta(days=3)):
        assert ask(head_actor).code != case.code
    assert told(case.code) == ["cases.opened", "cases.lapsed"]


def test_without_a_term_no_clock_begins(head_actor: Actor, settings: object, tmp_path: object) -> None:
    settings.DEFINITIONS_ROOT = tmp_path  # type: ignore[attr-defined]
    with refused(problems.NO_TERM):
        ask(head_actor)
    assert not models.Case.objects.exists()


def test_the_database_holds_what_must_hold(head_actor: Actor) -> None:
    code = ask(head_actor).code
    now = timezone.now()
    for change in (
        {"state": "half"},
        {"kind": "complaint"},
        {"state": State.GRANTED, "closed_at": now},
        {"state": State.GRANTED, "closed_at": now, "decided_by": head_actor.code},
        {"state": State.GRANTED, "decided_by": "somebody"},
        {"closed_at": now},
        {"decided_by": "somebody"},
        {"state": State.LAPSED, "closed_at": now, "decided_by": "somebody"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            models.Case.objects.filter(code=code).update(**change)
    row = models.Case.objects.get(code=code)
    row.pk, row.code = None, "c-other"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_case_the_journal_does_not_know_is_told(head_actor: Actor) -> None:
    code = ask(head_actor).code
    models.Case.objects.filter(code=code).update(code="c-1999-0001")
    assert [each.code for each in journal.verify_chain()] == ["journal.P005"]


def test_no_case_is_closed_before_it_was_opened(head_actor: Actor, analyst_actor: Actor) -> None:
    """The clock of the server was set back: that is said, and nothing is decided by it."""
    case = ask(head_actor)
    with at(case.opened_at - timedelta(days=3)):
        for close in (
            lambda: actions.decide_case(code=case.code, granted=True, reason=REASON, by=analyst_actor),
            lambda: actions.decide_case(code=case.code, granted=False, reason=REASON, by=analyst_actor),
            lambda: actions.withdraw_case(code=case.code, by=head_actor),
        ):
            with refused(problems.CLOCK_SET_BACK):
                close()
    assert told(case.code) == ["cases.opened"]
    actions.decide_case(code=case.code, granted=False, reason=REASON, by=analyst_actor)
    row = models.Case.objects.get()
    assert row.closed_at >= row.opened_at
