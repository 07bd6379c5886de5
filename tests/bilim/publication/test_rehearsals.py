"""The dress rehearsal: asked for in a moment, held outside the request, told as it went."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from bilim.base.actor import Actor
from bilim.cases import actions as case_actions
from bilim.config.cli import main
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems, queries
from bilim.publication.actions import rehearsing
from bilim.publication.rules import verification
from bilim.publication.rules.releases import read_report
from bilim.publication.terms import Rehearsed, RehearsedPart, RehearsedStep
from bilim_engine.problems import Problem, Refused
from factories.cases import at, later
from factories.refusals import refused


def begun(code: str, by: Actor) -> int:
    """A rehearsal was asked for and is under way."""
    actions.ask_rehearsal(code=code, by=by)
    number = actions.begin_rehearsal()
    assert number is not None
    return number


def rehearsed(code: str, by: Actor) -> Rehearsed:
    """What came of a rehearsal that was held whole."""
    assert actions.hold_rehearsal(begun(code, by))
    found = queries.checklist(code, seen_by=by).rehearsed
    assert found is not None
    return found


def state(code: str, by: Actor) -> str:
    """How the newest rehearsal stands on the checklist; nothing where it was finished, or none is."""
    found = queries.checklist(code, seen_by=by).rehearsal
    return found.state if found else ""


def told(code: str) -> list[str]:
    return [each.event for each in reversed(journal.list_entries(subject=code)) if "rehears" in each.event]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is tried, and all of it is in order."""
    step = RehearsedStep("pages", 3, (), (RehearsedPart("whole", 3, 4),))
    monkeypatch.setattr("bilim.publication.actions.rehearsals.try_out", lambda *_given: (step,))


# --- what is tried ---------------------------------------------------------------------------------------


def test_a_rehearsal_tries_everything_and_publishes_nothing(
    draft: str, analyst_actor: Actor, released: Callable[..., None]
) -> None:
    done = rehearsed(draft, analyst_actor)
    assert done.passed
    tried = {step.step: step for step in done.steps}
    assert list(tried) == ["gate", "bundle", "verifier", "pages"]
    parts = {part.name: part for part in tried["pages"].parts}
    content = queries.get_draft_content(draft, seen_by=analyst_actor)
    in_three = 3 * len(content.ranked_units)
    for name in ("departments", "unit_words", "sheets", "books", "what_if", "record_lists"):
        assert (parts[name].count, parts[name].of) == (in_three, in_three)
    assert 0 < parts["what_it_takes"].count <= in_three
    assert parts["whole"].count == parts["whole"].of == 3 * 13
    for name in ("scores", "values", "records"):
        assert in_three <= parts[name].count <= parts[name].of
    assert 0 < parts["files"].count < parts["files"].of
    assert tried["pages"].count == sum(part.count for part in parts.values()) < tried["pages"].of
    assert models.Edition.objects.get().state == "draft"
    assert queries.list_editions() == []
    assert told(draft) == ["publication.rehearsal_asked", "publication.edition_rehearsed"]
    (entry,) = journal.list_entries(subject=draft, event="publication.edition_rehearsed")
    assert entry.details["passed"] is True
    assert (entry.details["report"], entry.details["asked_by"]) == (done.report, analyst_actor.code)


def test_faults_found_in_a_rehearsal_are_named(
    draft: str, methodologist_actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Problem(problems.VERIFIER_DIFFERS, params={"sentence": "x"})
    monkeypatch.setattr(verification, "unsigned_problems", lambda *_given: [fault])
    from bilim.portal.views import documents, indicators  # noqa: PLC0415

    monkeypatch.setattr(indicators, "shown_page", lambda *_given: 1 / 0)
    monkeypatch.setattr(documents, "report", lambda _paper: 1 / 0)
    done = rehearsed(draft, methodologist_actor)
    assert not done.passed
    wrong = {step.step: step.faults for step in done.steps if step.faults}
    assert set(wrong) == {"verifier", "pages"}
    ends = ("report.pdf", "indicators/preschool.spending/")
    pages = [f"/{code}/desk/preview/{draft}/{end} 500" for code in ("ky", "ru", "en") for end in ends]
    assert [each["ru"] for each in wrong["pages"]] == pages


def test_a_report_of_the_first_format_is_read(db: None) -> None:
    kept = b'{"steps":[{"count":7,"faults":[],"step":"pages"}],"v":1}'
    (step,) = read_report(kept)
    assert (step.count, step.of, step.parts) == (7, 0, ())


# --- asking ----------------------------------------------------------------------------------------------


def test_asked_again_while_one_waits_or_runs_it_is_the_same(
    draft: str, quick: None, analyst_actor: Actor, methodologist_actor: Actor
) -> None:
    first = actions.ask_rehearsal(code=draft, by=analyst_actor)
    assert (first.state, first.begun_at) == ("waiting", None)
    assert actions.ask_rehearsal(code=draft, by=methodologist_actor) == first
    number = actions.begin_rehearsal()
    assert number is not None
    assert actions.ask_rehearsal(code=draft, by=methodologist_actor).asked_at == first.asked_at
    assert models.Rehearsal.objects.count() == 1
    assert actions.hold_rehearsal(number)
    assert state(draft, analyst_actor) == ""
    assert actions.ask_rehearsal(code=draft, by=methodologist_actor).asked_at > first.asked_at
    assert told(draft).count("publication.rehearsal_asked") == 2
    assert state(draft, analyst_actor) == "waiting"
    assert queries.checklist(draft, seen_by=analyst_actor).rehearsed is not None, "the last result stands"


def test_only_those_who_work_on_it_ask(draft: str, head_actor: Actor, auditor_actor: Actor) -> None:
    for stranger in (head_actor, auditor_actor):
        with refused(problems.NOT_PERMITTED):
            actions.ask_rehearsal(code=draft, by=stranger)
    assert not models.Rehearsal.objects.exists()


def test_what_is_signed_is_rehearsed_no_more(
    published: str, publisher_actor: Actor, analyst_actor: Actor
) -> None:
    with refused(problems.WRONG_STATE):
        actions.ask_rehearsal(code=published, by=publisher_actor)
    with pytest.raises(Refused):
        actions.ask_rehearsal(code="departments-1999-1", by=analyst_actor)


# --- one at a time, and killed ---------------------------------------------------------------------------


def test_one_is_under_way_at_a_time_in_a_database(draft: str, quick: None, analyst_actor: Actor) -> None:
    number = begun(draft, analyst_actor)
    other = {"edition": "departments-2024-1", "draft_sha256": "0" * 64, "by": "x"}
    models.Rehearsal.objects.create(**other, state="waiting", asked_at=later())
    assert actions.begin_rehearsal() is None
    now = later()
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Rehearsal.objects.create(**other, state="running", asked_at=now, begun_at=now, alive_at=now)
    actions.hold_rehearsal(number)
    assert actions.begin_rehearsal() not in (None, number)


def test_what_died_is_told_as_broken_off_and_can_be_asked_for_anew(
    draft: str, quick: None, analyst_actor: Actor
) -> None:
    number = begun(draft, analyst_actor)
    assert state(draft, analyst_actor) == "running"
    assert case_actions.run_clocks()["rehearsals"] == []
    with at(later(minutes=6)):
        assert state(draft, analyst_actor) == "broken_off", "told before anybody has written it"
        assert case_actions.run_clocks()["rehearsals"] == [draft]
        assert case_actions.run_clocks()["rehearsals"] == []
        assert not actions.hold_rehearsal(number), "a hand that wakes up afterwards writes nothing"
        again = actions.ask_rehearsal(code=draft, by=analyst_actor)
        assert again.state == "waiting"
    row = models.Rehearsal.objects.get(pk=number)
    assert (row.state, row.passed, row.report_sha256) == ("broken_off", None, "")
    assert told(draft)[:2] == ["publication.rehearsal_asked", "publication.rehearsal_broken_off"]
    assert queries.checklist(draft, seen_by=analyst_actor).rehearsed is None


def test_what_is_held_without_an_end_is_told_as_broken_off_though_it_is_heard_of(
    draft: str, analyst_actor: Actor
) -> None:
    number = begun(draft, analyst_actor)
    with at(later(hours=13)):
        models.Rehearsal.objects.filter(pk=number).update(alive_at=later(hours=13))
        assert state(draft, analyst_actor) == "broken_off", "told before anybody has written it"
        assert not queries.was_broken_off(number)
        assert case_actions.run_clocks()["rehearsals"] == [draft]
        assert queries.was_broken_off(number)


def test_asking_breaks_off_what_was_silent(draft: str, analyst_actor: Actor) -> None:
    number = begun(draft, analyst_actor)
    with at(later(minutes=6)):
        assert actions.ask_rehearsal(code=draft, by=analyst_actor).state == "waiting"
    assert models.Rehearsal.objects.get(pk=number).state == "broken_off"


def test_a_failure_of_the_house_breaks_it_off_and_is_told(
    draft: str, analyst_actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearsing, "unsigned_bytes", lambda _content: 1 / 0)
    number = begun(draft, analyst_actor)
    with pytest.raises(ZeroDivisionError):
        actions.hold_rehearsal(number)
    assert state(draft, analyst_actor) == "broken_off"


def test_how_far_it_is_stands_on_the_checklist(
    draft: str, analyst_actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []

    def tried(_code: str, _draft: str, tell: Callable[[int, int], None]) -> tuple[RehearsedStep, ...]:
        tell(5, 90)
        seen.append(queries.checklist(draft, seen_by=analyst_actor).rehearsal)
        tell(6, 90)  # too soon after the last to be written
        return ()

    monkeypatch.setattr("bilim.publication.actions.rehearsals.try_out", tried)
    actions.hold_rehearsal(begun(draft, analyst_actor))
    (shown,) = seen
    assert (shown.state, shown.done, shown.total) == ("running", 5, 90)


def test_a_result_belongs_to_the_draft_that_was_rehearsed(
    draft: str, run: str, analyst_actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def anew() -> None:
        actions.discard_draft(code=draft, by=analyst_actor)
        hour = 10 + models.Rehearsal.objects.count()
        actions.draft_edition(run=run, published_at=f"2026-05-02T{hour}:00:00+06:00", by=analyst_actor)

    first = models.Edition.objects.get().draft_sha256
    rehearsed(draft, analyst_actor)
    anew()
    assert queries.checklist(draft, seen_by=analyst_actor).rehearsed is None
    number = begun(draft, analyst_actor)
    monkeypatch.setattr(
        "bilim.publication.actions.rehearsals.try_out", lambda _code, _draft, _tell: anew() or ()
    )
    assert not actions.hold_rehearsal(number), "its draft went while it was rehearsed"
    assert queries.checklist(draft, seen_by=analyst_actor).rehearsed is None
    assert state(draft, analyst_actor) == ""
    done, broken = models.Rehearsal.objects.order_by("pk").values_list("draft_sha256", "state")
    assert done == (first, "finished")
    assert broken[1] == "broken_off"
    assert len({first, broken[0], models.Edition.objects.get().draft_sha256}) == 3


def test_a_draft_that_went_while_it_waited_is_not_rehearsed(draft: str, analyst_actor: Actor) -> None:
    number = begun(draft, analyst_actor)
    actions.discard_draft(code=draft, by=analyst_actor)
    assert not actions.hold_rehearsal(number)
    assert models.Rehearsal.objects.get().state == "broken_off"


def test_where_nobody_serves_a_command_does_it(
    draft: str, quick: None, analyst_actor: Actor, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    monkeypatch.setenv("BILIM_LANGUAGE", "en")
    actions.ask_rehearsal(code=draft, by=analyst_actor)
    assert main(["cases", "run"]) == 0
    assert f"Rehearsals that waited: done – 1. {draft}" in capsys.readouterr().out
    assert queries.checklist(draft, seen_by=analyst_actor).rehearsed is not None
