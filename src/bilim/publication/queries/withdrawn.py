"""Signed editions that were held back: their rows are gone, so the journal tells of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from bilim.base.actor import Actor
from bilim.journal import queries as journal
from bilim.journal.queries import Recorded
from bilim.publication import policies
from bilim.publication.queries.editions import unknown
from bilim.publication.queries.runs import OfferedRun, list_free_runs
from bilim.publication.terms import Text
from bilim.storage import queries as stored

# Each was drafted, checked and signed by three people first; a longer list nobody reads.
MOST = 500


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Who held an edition back, when and why; of one asked for, also the run a new draft can be made of."""

    code: str
    by: str
    at: datetime
    reason: Text
    bundle: str
    draft: str
    run: OfferedRun | None = None

    def is_file(self, sha256: str) -> bool:
        """Whether this is the hash of the file held back, or of the draft that its key makes that file of."""
        return sha256 in (self.bundle, self.draft)


def list_withdrawn(*, seen_by: Actor, code: str = "") -> list[Withdrawn]:
    """Every signed file that was held back, or those of this code, the newest first; nothing for those who
    may not see drafts. A code is free again once its file is withdrawn, so one code can have several."""
    return [_withdrawn(entry) for entry in _entries(code, seen_by)]


def find_withdrawn(code: str, *, seen_by: Actor, bundle: str = "") -> Withdrawn | None:
    """The latest withdrawal under this code, or that of this very file; None where there was none or it is
    not hers to see."""
    for entry in _entries(code, seen_by):
        found = _withdrawn(entry)
        if bundle in ("", found.bundle):
            return replace(found, run=_free_run(entry, seen_by))
    return None


def withdrawn_bundle_bytes(code: str, bundle: str, *, seen_by: Actor) -> bytes:
    """The signed file that was held back, as it was kept; refused to those who may not see drafts."""
    policies.require(policies.may_see_drafts(seen_by))
    found = find_withdrawn(code, seen_by=seen_by, bundle=bundle) if bundle else None
    if found is None:
        raise unknown(f"{code} {bundle}")
    return stored.read(found.bundle)


def _entries(code: str, seen_by: Actor) -> list[Recorded]:
    if not policies.may_see_drafts(seen_by):
        return []
    return journal.list_entries(subject=code, event="publication.edition_withdrawn", limit=MOST)


def _withdrawn(entry: Recorded) -> Withdrawn:
    return Withdrawn(
        code=entry.subject,
        by=entry.actor,
        at=entry.at,
        # The action that withdraws wrote the texts.
        reason=cast(Text, entry.details["reason"]),
        bundle=str(entry.details["bundle"]),
        draft=str(entry.details["draft"]),
    )


def _free_run(entry: Recorded, seen_by: Actor) -> OfferedRun | None:
    """The run the withdrawn file was drafted of, unless another edition was made of it since."""
    drafted = journal.list_entries(
        subject=entry.subject, event="publication.edition_drafted", before=entry.number, limit=1
    )
    code = drafted[0].details.get("run") if drafted else ""
    return next((run for run in list_free_runs(seen_by=seen_by) if run.code == code), None)
