"""Putting one figure right because somebody decided so."""

from __future__ import annotations

from django.db import transaction

from bilim.base.actor import Actor
from bilim.facts.actions.imports import keep_plan, record
from bilim.facts.actions.ledger import lock_ledger, next_instant
from bilim.facts.actions.planning import make_plan
from bilim.facts.rules import correcting
from bilim.facts.terms import Cell, Committed, Correction, Plan
from bilim_engine.problems import Refused


def plan_correction(cell: Cell, correction: Correction, *, name: str, by: Actor) -> Plan:
    """What recording it would do is known, and everything that stands against it. Nothing was recorded."""
    return make_plan(correcting.write(cell, correction), name, by, lambda path: True)


@transaction.atomic
def record_correction(cell: Cell, correction: Correction, *, name: str, by: Actor) -> Committed:
    """The corrected figure is in the ledger with the decision as its source, or refused with all its
    problems.

    Whether this person may decide so was asked by whoever owns the decision; what the plan warns of was shown
    to her there.
    """
    head = lock_ledger()
    content = correcting.write(cell, correction)
    plan = make_plan(content, name, by, lambda path: True)
    if plan.errors:
        raise Refused(plan.problems)
    if not plan.differences:
        return Committed("", 0, 0, plan.same)
    return record(plan, keep_plan(plan, content, by), head, next_instant(head), by)
