"""Decisions about a reason for which an edition is signed although departments are still to be heard."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from datetime import date, datetime

from bilim.cases.terms import Case, State
from bilim.publication import problems
from bilim.publication.rules.canonical import json_bytes
from bilim.publication.rules.contest import absent, counted, said_day, undecided
from bilim.publication.terms import Text, Waiver, Window, WindowState
from bilim_engine.problems import Place, Problem

# What no reason of a drafter passes over: what was granted is in the edition, and a window that closed was
# one for this draft. Set anew, it stands open and may be passed over, which the edition then says.
NEVER_PASSED_OVER = (problems.NOT_IN_DRAFT, problems.DAYS_UNHEARD, problems.CHANGED_UNHEARD)
# Of a name, parts of so many letters or more are looked for: shorter ones are words of every text.
_SHORTEST_PART = 4


def obstacles(
    window: Window,
    requests: Iterable[Case],
    *,
    today: date,
    known_on: datetime,
    waiver: Waiver | None,
    matters: Collection[str] = (),
) -> list[Problem]:
    """Why an edition may not be signed: its window, what was asked and not decided, what was granted and is
    not in it. A reason of the drafter passes over the first two as far as they stood when it was given, and
    over whatever is asked anew of the same `matters`; over the last none does."""
    requests = list(requests)
    found = []
    if window.state_on(today) != WindowState.CLOSED and not _passed_over(window.set_at, waiver):
        found.append(Problem(problems.WINDOW_STANDS, params={"last": said_day(window.closes_on)}))
    left = [case for case in undecided(requests) if case.subject.matter not in matters]
    if unanswered := [case for case in left if not _passed_over(case.opened_at, waiver)]:
        found.append(counted(problems.REQUESTS_UNDECIDED, unanswered))
    return [*found, *absent(requests, known_on)]


def matters_passed_over(requests: Iterable[Case], waiver: Waiver | None) -> frozenset[str]:
    """The records whose requests, every one ever made being given, were undecided when the reason was given:
    asking anew about them stands in nobody's way, or signing could be put off without an end."""
    return frozenset(
        case.subject.matter
        for case in requests
        if _passed_over(case.opened_at, waiver) and waiver is not None and _was_undecided(case, waiver.at)
    )


def _was_undecided(case: Case, at: datetime) -> bool:
    return case.state == State.LAPSED or case.closed_at is None or case.closed_at > at


def _passed_over(stood_from: datetime, waiver: Waiver | None) -> bool:
    return waiver is not None and stood_from <= waiver.at


def told_in_waiver(words: Text, names: Iterable[str]) -> list[Problem]:
    """Figures, and words of names as they are written, in a reason that will be published: no figure is worth
    the risk of telling one that is withheld, and the counts stand beside it. The words are told as the writer
    has them: whose name they are of is not."""
    parts = {part for name in names for part in _words(name) if len(part) >= _SHORTEST_PART}
    return [
        Problem(problems.WAIVER_TELLS, Place(field=f"reason_{language}"), {"told": told})
        for language, said in words.items()
        for told in [*re.findall(r"\d+", said)[:1], *(each for each in _words(said) if each in parts)]
    ]


def _words(text: str) -> list[str]:
    """The words of the text without the difference of small and capital letters, each once."""
    return list(dict.fromkeys(re.findall(r"[^\W\d_]+", text.casefold())))


def digest_of_standing(standing: Iterable[Problem]) -> str:
    """The hash of what stands in the way and a reason can pass over, to the last case, as one person was
    shown it."""
    passed = filter(can_be_passed_over, standing)
    told = [[each.code, each.params.get("every") or each.message("en")] for each in passed]
    return hashlib.sha256(json_bytes(told)).hexdigest()


def passed_over_cases(standing: Iterable[Problem]) -> list[str]:
    """The codes of the cases a reason passes over."""
    found = (str(each.params.get("every", "")) for each in standing if can_be_passed_over(each))
    return [code for codes in found for code in codes.split(",") if code]


def can_be_passed_over(problem: Problem) -> bool:
    """Whether a reason of the drafter is enough."""
    return problem.kind not in NEVER_PASSED_OVER
