"""Recording the figures of accepted returns."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from django.db import transaction

from bilim.base.actor import Actor
from bilim.facts.actions.imports import keep_plan, record
from bilim.facts.actions.ledger import lock_ledger, next_instant
from bilim.facts.problems import rows as problems
from bilim.facts.queries.ledger import current_entries
from bilim.facts.rules.plans import compare
from bilim.facts.rules.rows import Candidate
from bilim.facts.terms import Committed, Plan, Returned, Source
from bilim.rulebook import queries as rulebook
from bilim_engine.definitions import Definitions
from bilim_engine.problems import Problem, Refused, near_hint


@transaction.atomic
def record_returned(
    figures: Sequence[Returned], *, source: Source, name: str, content: bytes, by: Actor
) -> Committed:
    """All these figures are in the ledger, those of institutions beside those of their departments, with the
    returns they come from (`content`) kept as the file of the batch. What stands so already stays.

    Whether this person may accept them was asked by whoever owns the returns, and what they say was checked
    there; a figure of an item that nobody defined is refused here all the same.
    """
    head = lock_ledger()
    if unknown := list(_unknown(figures, rulebook.get_definitions())):
        raise Refused(unknown)
    departments = {each.cell.unit: each.department for each in figures if each.department}
    items, periods = {each.cell.item for each in figures}, {each.cell.period for each in figures}
    current = {**current_entries(items, periods), **current_entries(items, periods, departments)}
    candidates = (
        Candidate("", row, each.cell, each.value, each.missing, source, "")
        for row, each in enumerate(figures, 1)
    )
    differences, same, sources = compare(candidates, current)
    if not differences:
        return Committed("", 0, 0, same)
    plan = Plan(
        name=name,
        content_sha256=hashlib.sha256(content).hexdigest(),
        differences=differences,
        same=same,
        rows=len(figures),
        sources=sources,
        departments=departments,
    )
    return record(plan, keep_plan(plan, content, by), head, next_instant(head), by)


def _unknown(figures: Sequence[Returned], definitions: Definitions) -> Iterator[Problem]:
    for code in sorted({each.cell.item for each in figures} - set(definitions.items)):
        near = near_hint(code, definitions.items)
        yield Problem(problems.ITEM_UNKNOWN, params={"item": code, "near": near})
