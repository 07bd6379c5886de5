"""Asking that a record be put right, and what follows from granting it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

import structlog
from django.db import transaction

from bilim.base.actor import SYSTEM, Actor
from bilim.cases import actions as cases
from bilim.cases import policies as case_policies
from bilim.cases import queries as case_queries
from bilim.cases.terms import Case, Kind, Subject
from bilim.cases.terms import State as CaseState
from bilim.facts import actions as facts
from bilim.facts.problems import rows
from bilim.facts.queries import last_recorded_at
from bilim.facts.terms import Cell, Plan
from bilim.publication import models, problems
from bilim.publication.actions.windows import locked_in, require_open
from bilim.publication.queries import contest, contested, editions
from bilim.publication.queries.earlier import list_withheld
from bilim.publication.rules import contest as rules
from bilim.publication.rules.texts import require_text
from bilim.publication.terms import EditionContent, PublishedFact, State, Text
from bilim.ratings import actions as ratings
from bilim.ratings.terms import Run
from bilim.storage import actions as storage
from bilim.storage import queries as stored
from bilim.storage.problems import Lost
from bilim.storage.queries import CheckedEvidence
from bilim_engine.periods import parse_period
from bilim_engine.problems import Place, Problem, Refused
from bilim_engine.values import SUPPRESSED, Missing

log = structlog.get_logger(__name__)


class Claim(NamedTuple):
    """What is wrong with a record: the right value or why there is none, words, and a file that shows it.

    Where the ledger asks about the value, `accepted` is the hash of the questions as they were shown and
    `confirmed` says why it is right all the same.
    """

    key: tuple[str, str, str, str]  # unit, item, period, breakdown
    value: str
    missing: str
    words: Text
    evidence: bytes
    evidence_name: str
    accepted: str = ""
    confirmed: Text = MappingProxyType({})


def request_correction(*, code: str, claim: Claim, by: Actor) -> Case:
    """The request is a case with a clock, and the edition is not signed before it is decided.

    Refuses outside the window, another department's records, everything that an import would refuse, and a
    figure that the ledger asks about and that she has not confirmed.
    """
    evidence = _looked_into(code, claim, by)
    with transaction.atomic():
        row = locked_in(code, contest.IN_WINDOW)
        content = editions.shown_content(row)
        _require_hers(content, claim, by)
        require_open(row)
        return _open(Kind.CORRECTION_REQUEST, row, content, claim, evidence, by)


def appeal(*, code: str, claim: Claim, by: Actor) -> Case:
    """The appeal against a record of the edition in force is a case with a clock; the edition stays."""
    return _appeal(code, claim, _looked_into(code, claim, by), by)


def _looked_into(code: str, claim: Claim, by: Actor) -> CheckedEvidence:
    """Her file, looked into before anything is locked: meanwhile every other write goes on."""
    content = editions.shown_content(editions.get_row(code))
    _require_hers(content, claim, by)
    # Asked again within the lock, where every edition that came out is then read already.
    list_withheld(content)
    return stored.check_evidence(claim.evidence, claim.evidence_name, by=by)


@transaction.atomic
def _appeal(code: str, claim: Claim, evidence: CheckedEvidence, by: Actor) -> Case:
    row = models.Edition.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise editions.unknown(code)
    content = editions.shown_content(row)
    _require_hers(content, claim, by)
    if row.state != State.PUBLISHED:
        raise Refused([Problem(problems.NOT_CURRENT, params={"edition": code})])
    return _open(Kind.APPEAL, row, content, claim, evidence, by)


def _require_hers(content: EditionContent, claim: Claim, by: Actor) -> None:
    unit = claim.key[0]
    path = content.path_of(unit) if content.find_unit(unit) else ""
    case_policies.require(case_policies.may_open(by, path))


def _open(
    kind: Kind,
    row: models.Edition,
    content: EditionContent,
    claim: Claim,
    evidence: CheckedEvidence,
    by: Actor,
) -> Case:
    fact = content.fact(*claim.key)
    if fact is None:
        raise Refused([Problem(problems.RECORD_UNKNOWN)])
    subject = Subject(
        code=row.code,
        unit=fact.unit,
        unit_path=content.path_of(fact.unit),
        matter=rules.matter_of(fact.key),
        asked={
            "was": rules.written(fact.value),
            "value": claim.value,
            "missing": claim.missing,
            "run": row.run,
        },
    )
    checked = _checked(subject, claim, fact, list_withheld(content), by)
    try:
        return cases.open_case(
            kind=kind,
            subject=checked.subject,
            words=claim.words,
            evidence=evidence,
            by=by,
            also=checked.problems,
        )
    except Refused as refusal:
        # What the ledger asks stands beside whatever else is wrong, confirmed or not.
        raise Refused([*refusal.problems, *checked.questions]) from None


class _Checked(NamedTuple):
    """The subject with the value as the ledger would write it, what stands against it, what it is asked."""

    subject: Subject
    problems: list[Problem]
    questions: tuple[Problem, ...] = ()


def _checked(
    subject: Subject, claim: Claim, fact: PublishedFact, unseen: Collection[Cell], by: Actor
) -> _Checked:
    place = Place(field="value")
    if bool(claim.value.strip()) == bool(claim.missing):
        return _Checked(subject, [Problem(problems.VALUE_OR_REASON, place)])
    asked = rules.asked_of(subject)
    source = contested.draft_source(fact.illustrative)
    correction = contested.correction_with(asked, source)
    plan = facts.plan_correction(contested.cell_of(asked), correction, name="", by=by, unseen=unseen)
    if plan.errors:
        return _Checked(subject, [_of_one_figure(each, place) for each in plan.errors])
    value, missing = claim.value, claim.missing
    if plan.differences:
        value, missing, _origin = plan.differences[0].new
    if rules.read_written(value or f"missing({missing})") == fact.value:
        return _Checked(subject, [Problem(problems.SAME_VALUE, place)])
    asking = subject_with(subject, value, missing)
    # A sum with a withheld cell would tell it to whoever tries a few figures: the decider is asked alone.
    return _Checked(asking, []) if fact.value == Missing(SUPPRESSED) else _confirmed(asking, claim, plan)


def _confirmed(subject: Subject, claim: Claim, plan: Plan) -> _Checked:
    """The subject, with her word for a figure that the ledger asks about; or what is still lacking."""
    cell = contested.cell_of(rules.asked_of(subject))
    questions = facts.own_questions(plan, cell)
    if not questions:
        return _Checked(subject, [])
    if unaccepted := facts.unaccepted_questions(questions, claim.accepted):
        return _Checked(subject, unaccepted[:1], questions)
    try:
        words = require_text(
            claim.confirmed,
            lacking=problems.CONFIRMED_WITHOUT_WORDS,
            too_long=problems.WORDS_TOO_LONG,
        )
    except Refused as refusal:
        field = Place(field="confirmed")
        found = [Problem(each.kind, field, each.params) for each in refusal.problems]
        return _Checked(subject, found, questions)
    said = {f"confirmed_{language}": text for language, text in words.items()}
    asked = {**subject.asked, **said, "questions": str(len(questions))}
    return _Checked(replace(subject, asked=asked), [], questions)


def _of_one_figure(problem: Problem, place: Place) -> Problem:
    """What the ledger would say of a file, said of the one figure that was given: there a word is no mark of
    the file's own."""
    if problem.kind is rows.MARK:
        return Problem(problems.NOT_A_NUMBER, place, {"text": problem.params["mark"]})
    return Problem(problem.kind, place, problem.params)


def subject_with(subject: Subject, value: str, missing: str) -> Subject:
    """The subject that asks for this value, or for this reason why there is none."""
    asked = {**subject.asked, "value": value, "missing": missing}
    return Subject(subject.code, subject.unit, subject.unit_path, subject.matter, asked)


class Decided(NamedTuple):
    """A decision, the run that followed from granting, and why none could be made, if so."""

    case: Case
    run: Run | None = None
    problems: tuple[Problem, ...] = ()


def decide_contested(*, code: str, granted: bool, reason: Text, by: Actor, accepted: str = "") -> Decided:
    """The case is decided. Granted, the new figure is in the ledger with the case and its evidence as its
    source, in the same transaction; then the rating is run again, and only what changed is computed.

    A figure that the ledger asks about is granted only where the decider `accepted` these very questions.

    Killed in between, the decision stands with its figure, and the run is made by whoever makes the next one.
    """
    if granted and case_policies.may_decide(by):
        _prepare(case_queries.get_case(code, seen_by=by))
    case = cases.decide_case(code=code, granted=granted, reason=reason, by=by, accepted=accepted)
    if case.state != CaseState.GRANTED or not (case.outcome or {}).get("batch"):
        return Decided(case)
    try:
        return Decided(case, run_again(case))
    except Refused as refusal:
        return Decided(case, None, refusal.problems)
    except Lost as lost:
        # The decision stands: told that nothing was done, she would decide again.
        log.error("publication.run_unmade", case=case.code, why=[each.code for each in lost.problems])
        return Decided(case, None, lost.problems)
    except Exception:
        # The same, whatever went wrong: another held the runs, the database or the disk was away.
        log.exception("publication.run_unmade", case=case.code)
        return Decided(case, None, (Problem(problems.RUN_UNMADE),))


def _prepare(case: Case) -> None:
    """The effect is computed before anything is locked: the transaction finds it ready."""
    if case.is_open:
        contested.compute_effect(case)


def run_again(case: Case) -> Run:
    """The rating the case is about is run with everything recorded until now."""
    method, period = contested.method_of(case)
    return ratings.make_run(method, parse_period(period), SYSTEM, known_on=last_recorded_at())


def grant(case: Case, by: Actor, accepted: str = "") -> Mapping[str, object]:
    """The figure is in the ledger and the effect is kept; what is said of both in the case."""
    asked = rules.read_asked(case)
    effect = rules.write_effect(contested.compute_effect(case), contested.run_of(case))
    kept = storage.keep(effect, name=f"{case.code}.effect.json", media_type="application/json", by=by)
    done = facts.record_correction(
        contested.cell_of(asked),
        contested.correction_of(case, asked),
        name=f"{case.code}.csv",
        by=by,
        accepted=accepted,
    )
    recorded_at = last_recorded_at()
    return {
        "batch": done.batch,
        "recorded_at": recorded_at.isoformat() if recorded_at and done.batch else "",
        "effect": kept.sha256,
        **({"questions": done.questions} if done.questions else {}),
    }


def withdraw_contested(*, code: str, by: Actor) -> Case:
    """Whoever asked asks no longer."""
    return cases.withdraw_case(code=code, by=by)
