"""What still stands between an edition and its readers."""

from __future__ import annotations

from django.utils import timezone

from bilim.base.actor import Actor
from bilim.publication import policies, problems
from bilim.publication.models import Edition
from bilim.publication.queries import keys
from bilim.publication.queries.contest import get_contest, list_absent
from bilim.publication.queries.criteria import get_criteria
from bilim.publication.queries.editions import get_row, outdated, shown_content, to_progress
from bilim.publication.queries.releases import (
    early_of,
    find_planned,
    find_rehearsals,
    list_early,
    standing_of,
)
from bilim.publication.rules.instants import not_yet, read_instant, signing_days
from bilim.publication.terms import Checklist, ChecklistLine, Contest, EditionContent, State
from bilim_engine.problems import Problem, Refused


def checklist(code: str, *, seen_by: Actor) -> Checklist:
    """Every check of the gate and every step, done or not, and what this person may do next."""
    policies.require(policies.may_see_drafts(seen_by))
    row = get_row(code)
    content = shown_content(row)
    contest = get_contest(row, content, seen_by=seen_by)
    rehearsed, rehearsal = find_rehearsals(row)
    order = (State.DRAFT, State.CHECKED, State.SIGNED, State.PUBLISHED)
    reached = len(order) if row.state == State.CORRECTED else order.index(State(row.state)) + 1
    steps = tuple(ChecklistLine(state.value, done=place < reached) for place, state in enumerate(order))
    return Checklist(
        edition=code,
        progress=to_progress(row),
        state=State(row.state),
        gate=content.gate,
        steps=steps,
        next_step=_next(State(row.state)),
        obstacles=tuple(_obstacles(row, content, contest, seen_by)),
        contest=contest,
        criteria=get_criteria(content),
        planned=find_planned(row.series, row.period),
        early=tuple(list_early(code)),
        rehearsed=rehearsed,
        rehearsal=rehearsal,
        rehearsal_standing=standing_of(rehearsed, rehearsal),
    )


_NEXT = {State.DRAFT: "check", State.CHECKED: "sign", State.SIGNED: "publish"}


def _next(state: State) -> str:
    return _NEXT.get(state, "")


_MAY = {
    State.DRAFT: policies.may_check,
    State.CHECKED: policies.may_sign,
    State.SIGNED: policies.may_publish,
}


def _obstacles(row: Edition, content: EditionContent, contest: Contest, actor: Actor) -> list[Problem]:
    """Why this person cannot take the next step now."""
    found, state = [], State(row.state)
    if state in _MAY and not _MAY[state](actor):
        found.append(Problem(problems.NOT_PERMITTED))
    if state in (State.DRAFT, State.CHECKED):
        found += outdated(row)
    if state == State.DRAFT and not content.gate.passed:
        count = sum(finding.blocking for finding in content.gate.findings)
        found.append(Problem(problems.GATE_REFUSES, params={"count": str(count)}))
    found += policies.eyes_for_next_step(
        state, drafter=row.drafted_by, checker=row.checked_by, taker=actor.code
    )
    if state == State.CHECKED:
        found += contest.standing
        found += _no_signer(row)
    if state == State.SIGNED:
        found += not_yet(read_instant(content.header.published_at), timezone.localtime())
        found += early_of(row)
        found += list_absent(row)
    return found


def _no_signer(row: Edition) -> list[Problem]:
    """Why no key can sign it today; empty where one can."""
    try:
        keys.get_signer(*signing_days(row.published_at, timezone.localtime()))
    except Refused as refusal:
        return list(refusal.problems)
    return []
