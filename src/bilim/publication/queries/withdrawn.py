"""Signed editions that were held back: their rows are gone, so the journal tells of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from bilim.base.actor import Actor
from bilim.journal import queries as journal
from bilim.publication import policies
from bilim.publication.queries.runs import OfferedRun, list_free_runs
from bilim.publication.terms import Text


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Who held an edition back, when and why, and the run a new draft can be made of."""

    code: str
    by: str
    at: datetime
    reason: Text
    bundle: str
    run: OfferedRun | None


def find_withdrawn(code: str, *, seen_by: Actor) -> Withdrawn | None:
    """The latest withdrawal under this code; None where there was none or it is not hers to see."""
    if not policies.may_see_drafts(seen_by):
        return None
    told = journal.list_entries(subject=code, event="publication.edition_withdrawn", limit=1)
    if not told:
        return None
    entry = told[0]
    drafted = journal.list_entries(
        subject=code, event="publication.edition_drafted", before=entry.number, limit=1
    )
    wanted = drafted[0].details.get("run") if drafted else ""
    free = list_free_runs(seen_by=seen_by)
    return Withdrawn(
        code=code,
        by=entry.actor,
        at=entry.at,
        # The action that withdraws wrote the texts.
        reason=cast(Text, entry.details["reason"]),
        bundle=str(entry.details["bundle"]),
        run=next((run for run in free if run.code == wanted), None),
    )
