"""Putting one figure right because somebody decided so."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence

from django.db import transaction

from bilim.base.actor import Actor
from bilim.facts.actions.imports import keep_plan, record
from bilim.facts.actions.ledger import lock_ledger, next_instant
from bilim.facts.actions.planning import make_plan
from bilim.facts.problems import importing as problems
from bilim.facts.problems import plausibility, rows
from bilim.facts.queries.register import RegisterUnits
from bilim.facts.rules import correcting
from bilim.facts.rules.wording import cell_words
from bilim.facts.terms import Cell, Corrected, Correction, Plan
from bilim.rulebook import queries as rulebook
from bilim_engine.problems import Place, Problem, Refused

_TICK = Place(field="accepted")


def plan_correction(
    cell: Cell, correction: Correction, *, name: str, by: Actor, unseen: Collection[Cell] = ()
) -> Plan:
    """What recording it would do is known, and everything that stands against it. Nothing was recorded.

    Nothing is asked by the figures of `unseen`, which this person may not read.
    """
    return make_plan(correcting.write(cell, correction), name, by, lambda path: True, unseen=unseen)


def digest_of_questions(asked: Iterable[Problem]) -> str:
    """The hash of what is asked about a figure, as one person was shown it; empty where nothing is."""
    told = "\n".join(sorted(f"{each.code} {each.message('en')}" for each in asked))
    return hashlib.sha256(told.encode()).hexdigest() if told else ""


def own_questions(plan: Plan, cell: Cell) -> tuple[Problem, ...]:
    """What is asked about a figure, without what the figures of other units tell: a unit that is not the sum
    of those below it is asked of whoever may see them all. How a number was written is not asked of one."""
    mine = cell_words(cell, rulebook.get_definitions(), RegisterUnits())
    asked = [each for each in plan.doubts if each.kind not in (rows.COMMA_NOTED, rows.GROUPING_NOTED)]
    return tuple(
        each for each in asked if each.kind != plausibility.UNITS_NOT_SUM or each.params["cell"] == mine
    )


def unaccepted_questions(asked: Sequence[Problem], accepted: str) -> list[Problem]:
    """Why a figure is not taken yet: it is asked about, and these very questions (`digest_of_questions`) were
    not accepted by whoever answers for it. The questions come along; nothing where there are none."""
    if not asked or accepted == digest_of_questions(asked):
        return []
    return [Problem(problems.CORRECTION_QUESTIONED, _TICK, {"count": str(len(asked))}), *asked]


@transaction.atomic
def record_correction(
    cell: Cell, correction: Correction, *, name: str, by: Actor, accepted: str = ""
) -> Corrected:
    """The corrected figure is in the ledger with the decision as its source, or refused with all its
    problems.

    Whether this person may decide so was asked by whoever owns the decision. What the plan asks she has
    `accepted`, to the last question.
    """
    head = lock_ledger()
    content = correcting.write(cell, correction)
    plan = make_plan(content, name, by, lambda path: True)
    if plan.errors:
        raise Refused(plan.problems)
    if not plan.differences:
        return Corrected()
    if found := unaccepted_questions(plan.doubts, accepted):
        raise Refused(found)
    done = record(plan, keep_plan(plan, content, by), head, next_instant(head), by)
    return Corrected(done.batch, len(plan.doubts))
