"""After publication a department appeals: what is public stays, until a corrected edition takes its place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import timezone

from bilim.base.actor import SYSTEM, Actor
from bilim.cases import models as cases
from bilim.cases import problems as case_problems
from bilim.cases.terms import Kind
from bilim.facts import actions as facts
from bilim.publication import actions, models, problems, queries
from bilim.publication.queries import contest
from bilim.publication.terms import State
from bilim.ratings import actions as ratings
from bilim.storage import problems as files
from bilim_engine.problems import LANGUAGES
from factories.contests import REASON, ask, claim, open_window
from factories.evidence import PNG
from factories.facts import csv_file
from factories.refusals import refused


def appeal(code: str, by: Actor, **given: object) -> str:
    return actions.appeal(code=code, claim=claim(**given), by=by).code  # type: ignore[arg-type]


def test_an_appeal_that_is_granted_leads_to_a_corrected_edition(
    published: str,
    head_actor: Actor,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    bytes_before = queries.bundle_bytes(published)
    case = appeal(published, head_actor)
    assert [each.code for each in queries.list_appeals(published, "nookat")] == [case]
    assert queries.get_contested(case, seen_by=analyst_actor).in_force == ""
    decided = actions.decide_contested(code=case, granted=True, reason=REASON, by=methodologist_actor)
    assert decided.case.kind == Kind.APPEAL
    assert decided.run is not None
    assert queries.bundle_bytes(published) == bytes_before
    assert queries.find_run_after(decided.case) == decided.run
    reason = queries.get_correction_reason(case, seen_by=analyst_actor)
    assert set(reason) == set(LANGUAGES)
    assert all(case in words and "20 → 25" in words for words in reason.values())
    now = timezone.localtime().isoformat(timespec="microseconds")
    revision = actions.correct_edition(
        code=published, run=decided.run.code, reason=reason, published_at=now, by=analyst_actor
    )
    actions.check_edition(code=revision, by=methodologist_actor)
    actions.sign_edition(code=revision, by=publisher_actor)
    actions.publish_edition(code=revision, by=publisher_actor)
    content = queries.get_content(revision)
    changed = {(each.kind, each.unit, each.subject): each for each in content.corrections.changes}
    fact = changed["fact", "nookat", "preschool.children"]
    assert (fact.before, fact.after) == ("20", "25")
    assert content.fact("nookat", "preschool.children", "2025").value == Decimal(25)
    origin = content.origins[content.fact("nookat", "preschool.children", "2025").origin]
    assert case in origin.title["ky"]
    assert models.Edition.objects.get(code=published).state == State.CORRECTED
    assert queries.get_contested(case, seen_by=analyst_actor).in_force == revision


def test_a_correction_that_leaves_out_what_an_appeal_was_granted_is_not_signed(
    published: str,
    head_actor: Actor,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    """Another figure was mended, a run made of it, and the appeal granted after that run."""
    why = dict.fromkeys(LANGUAGES, "A figure was mended.")
    facts.import_file(csv_file("talas,budget.spent,2025,33,,Budget"), "more.csv", SYSTEM)
    run = ratings.make_run("spending", "2025", analyst_actor).code
    decided = actions.decide_contested(
        code=appeal(published, head_actor), granted=True, reason=REASON, by=methodologist_actor
    )
    now = timezone.localtime().isoformat(timespec="microseconds")
    revision = actions.correct_edition(
        code=published, run=run, reason=why, published_at=now, by=analyst_actor
    )
    actions.check_edition(code=revision, by=methodologist_actor)
    checklist = queries.checklist(revision, seen_by=publisher_actor)
    assert problems.NOT_IN_DRAFT in [each.kind for each in checklist.obstacles]
    with refused(problems.NOT_IN_DRAFT):
        actions.sign_edition(code=revision, by=publisher_actor)
    actions.discard_draft(code=revision, by=analyst_actor)
    assert decided.run is not None
    now = timezone.localtime().isoformat(timespec="microseconds")
    revision = actions.correct_edition(
        code=published, run=decided.run.code, reason=why, published_at=now, by=analyst_actor
    )
    actions.check_edition(code=revision, by=methodologist_actor)
    actions.sign_edition(code=revision, by=publisher_actor)
    actions.publish_edition(code=revision, by=publisher_actor)
    assert queries.get_content(revision).fact("nookat", "preschool.children", "2025").value == Decimal(25)


@pytest.mark.parametrize(
    ("subject", "matter", "holds"),
    [
        ("departments-2025-1", "", True),
        ("departments-2025-7", "", True),
        ("departments-2024-1", "", True),
        ("departments-2024-1", "nookat|preschool.children|2024|", True),
        ("departments-2026-1", "nookat|preschool.children|2026|", False),
        ("departments-2025-26-1", "nookat|olympiad.winners|2025/26|", False),
    ],
)
def test_what_was_granted_of_a_record_holds_up_every_edition_made_of_it(
    draft: str,
    head_actor: Actor,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    subject: str,
    matter: str,
    holds: bool,
) -> None:
    """An edition of a year reads records of the years before; what it does not read, it does not wait for."""
    open_window(draft, analyst_actor)
    case = ask(draft, head_actor)
    actions.decide_contested(code=case.code, granted=True, reason=REASON, by=methodologist_actor)
    row = models.Edition.objects.get()
    cases.Case.objects.update(subject=subject, matter=matter or case.subject.matter)
    kinds = [each.kind for each in contest.list_absent(row)]
    assert kinds == ([problems.NOT_IN_DRAFT] if holds else [])


def test_appeals_are_made_against_the_edition_in_force(
    draft: str, head_actor: Actor, methodologist_actor: Actor
) -> None:
    with refused(problems.NOT_CURRENT):
        appeal(draft, head_actor)
    with refused(problems.EDITION_UNKNOWN):
        appeal("departments-1999-1", head_actor)
    models.Edition.objects.filter(code=draft).update(gate_passed=True)
    actions.check_edition(code=draft, by=methodologist_actor)
    with refused(problems.NOT_CURRENT):
        appeal(draft, head_actor)


def test_an_appeal_about_another_department_or_without_evidence_is_refused(
    published: str, head_actor: Actor, analyst_actor: Actor
) -> None:
    other = ("talas", "preschool.children", "2025", "")
    with refused(case_problems.NOT_PERMITTED):
        actions.appeal(code=published, claim=claim(other), by=head_actor)  # type: ignore[arg-type]
    with refused(case_problems.NOT_PERMITTED):
        appeal(published, analyst_actor)
    with refused(files.OTHER_KIND):
        appeal(published, head_actor, evidence=PNG)
    case = appeal(published, head_actor)
    with refused(case_problems.OPEN_ALREADY):
        appeal(published, head_actor, value="30")
    actions.decide_contested(code=case, granted=False, reason=REASON, by=analyst_actor)
    assert queries.get_correction_reason(case, seen_by=analyst_actor) == {}
    assert queries.get_correction_reason("a-1999-1", seen_by=analyst_actor) == {}
