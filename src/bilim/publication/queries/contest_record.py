"""How departments were heard about an edition, in counts, as its bundle says it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from django.utils import timezone

from bilim.base.actor import Actor
from bilim.cases import queries as cases
from bilim.cases.terms import Kind, State
from bilim.publication import models
from bilim.publication.queries import contest
from bilim.publication.queries.editions import draft_content, get_draft_content, get_row
from bilim.publication.rules import contest as rules
from bilim.publication.terms import ContestRecord, EditionContent, Waived, WindowState


def get_preview_content(code: str, *, seen_by: Actor) -> EditionContent:
    """The content on its way as it would read, were it signed now: how departments were heard is told with
    it; refuses those who may not see drafts."""
    content = get_draft_content(code, seen_by=seen_by)
    return content if content.contest is not None else replace(content, contest=contest_record(get_row(code)))


def contest_record(row: models.Edition) -> ContestRecord:
    """Window, declarations and requests of this draft as they stand now: counts, and nobody's name."""
    content, window = draft_content(row), contest.find_window(row.code)
    judged = {unit.code for unit in content.ranked_units}
    if window is None:
        return ContestRecord(len(judged), silent=len(judged))
    every = cases.list_of_subject(row.code, Kind.CORRECTION_REQUEST)
    declared = {each.unit.code for each in contest.list_declared(row.code, content)}
    asked = {case.subject.unit for case in every}
    became = Counter(case.state for case in every)
    return ContestRecord(
        departments=len(judged),
        opens_on=window.opens_on.isoformat(),
        closes_on=window.closes_on.isoformat(),
        declared=len(declared & judged),
        asked=len(asked & judged),
        silent=len(judged - declared - asked),
        granted=became[State.GRANTED],
        refused=became[State.REFUSED],
        withdrawn=became[State.WITHDRAWN],
        lapsed=became[State.LAPSED],
        open=became[State.OPEN],
        waived=_waived(row),
    )


def _waived(row: models.Edition) -> Waived | None:
    """What the drafter's reason passes over; None where nothing stands in the way without it."""
    window, waiver = contest.find_window(row.code), contest.find_waiver(row)
    if window is None or waiver is None:
        return None
    stood = window.state_on(timezone.localdate()) != WindowState.CLOSED
    undecided = rules.undecided(contest.list_requests(row.code))
    if not stood and not undecided:
        return None
    return Waived(waiver.reason, stood, len(undecided))
