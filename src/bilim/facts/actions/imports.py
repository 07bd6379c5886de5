"""Bringing a file in: dry run, plan, commit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.facts import models, queries
from bilim.facts.actions.ledger import lock_ledger, next_instant, record_plan, stated_instant
from bilim.facts.actions.planning import plan_import
from bilim.facts.problems import importing as problems
from bilim.facts.queries.batches import to_batch
from bilim.facts.queries.ledger import instant
from bilim.facts.rules.plans import write_plan
from bilim.facts.terms import Batch, BatchState, Committed, Plan
from bilim.journal import actions as journal
from bilim.storage import actions as storage
from bilim.storage import queries as stored
from bilim_engine.problems import Place, Problem, Refused


@transaction.atomic
def import_file(
    content: bytes,
    name: str,
    by: Actor,
    *,
    mapping: Mapping[str, str] | None = None,
    recorded_at: datetime | None = None,
    despite_warnings: bool = False,
) -> Committed:
    """The whole file is in the ledger, or refused with all its problems. Sent again it changes nothing.

    A file with warnings is recorded where somebody decided so, and the journal says it.
    `recorded_at` is for the demonstration, whose history is set; everywhere else it is refused.
    """
    head = lock_ledger()
    at = next_instant(head) if recorded_at is None else stated_instant(head, recorded_at)
    plan = plan_import(content, name, by, mapping=mapping)
    if plan.errors:
        raise Refused(plan.problems)
    if not plan.differences:
        return Committed("", 0, 0, plan.same)
    _require_decision(plan, despite_warnings)
    return record(plan, keep_plan(plan, content, by), head, at, by)


def draft_import(content: bytes, name: str, by: Actor, *, mapping: Mapping[str, str] | None = None) -> Batch:
    """The file and its plan are kept for a person to look at; the ledger is as it was."""
    plan = plan_import(content, name, by, mapping=mapping)
    details = {"name": plan.name, "sha256": plan.content_sha256}
    with transaction.atomic():
        batch = keep_plan(plan, content, by)
        journal.record("facts.import_planned", subject=batch.code, by=by, details=details)
    return to_batch(batch)


@transaction.atomic
def explain_marks(*, code: str, mapping: Mapping[str, str], by: Actor) -> Batch:
    """The plan is made anew, with what the person says the marks of this file mean; a recorded one stays."""
    batch = queries.get_batch(code, seen_by=by)
    plan = plan_import(stored.read(batch.content_sha256), batch.name, by, mapping=mapping)
    row = models.ImportBatch.objects.select_for_update().get(code=code)
    # Asked under the lock: what was recorded meanwhile keeps the plan by which it was recorded.
    if row.state != BatchState.COMMITTED:
        row.mapping, row.plan_sha256 = dict(mapping), _keep_plan(plan, by)
        row.save(update_fields=["mapping", "plan_sha256"])
    return to_batch(row)


@transaction.atomic
def commit_import(*, code: str, plan_sha256: str, by: Actor, despite_warnings: bool = False) -> Committed:
    """What the plan with this hash says is in the ledger, once however often it is asked.

    The plan is made anew under the lock: where it differs from the one the person saw, nothing is recorded.
    Nor is it where the plan warns and she has not decided to record in spite of it.
    """
    head = lock_ledger()
    queries.get_batch(code, seen_by=by)
    # Locked until the end: nobody explains the marks otherwise while the plan is recorded.
    row = models.ImportBatch.objects.select_for_update().get(code=code)
    if row.state == BatchState.COMMITTED:
        return Committed(row.code, row.new, row.changed, row.same)
    plan = plan_import(stored.read(row.content_sha256), row.name, by, mapping=row.mapping)
    if plan.errors:
        raise Refused(plan.problems)
    if hashlib.sha256(write_plan(plan)).hexdigest() != plan_sha256:
        raise Refused([Problem(problems.PLAN_OUT_OF_DATE)])
    if not plan.differences:
        return Committed("", 0, 0, plan.same)
    _require_decision(plan, despite_warnings)
    return record(plan, row, head, next_instant(head), by)


def _require_decision(plan: Plan, despite_warnings: bool) -> None:
    if plan.doubts and not despite_warnings:
        params = {"count": str(len(plan.doubts))}
        place = Place(field="despite_warnings")
        raise Refused([Problem(problems.WARNINGS_NOT_ACCEPTED, place, params), *plan.doubts])


def keep_plan(plan: Plan, content: bytes, by: Actor) -> models.ImportBatch:
    """The file and the plan are stored, under a code made of the content and a running number."""
    storage.keep(content, name=plan.name, media_type="application/octet-stream", by=by)
    told = {
        "name": plan.name[:255],
        "state": BatchState.PLANNED,
        "content_sha256": plan.content_sha256,
        "plan_sha256": _keep_plan(plan, by),
        "mapping": dict(plan.mapping),
        "planned_by": by.code,
        "planned_at": timezone.now(),
    }
    number = models.ImportBatch.objects.filter(content_sha256=plan.content_sha256).count()
    is_new = False
    # Who sent the same file at the same moment may have taken the next number: then it is the one after.
    while not is_new:
        number += 1
        code = f"{plan.content_sha256[:16]}-{number}"
        batch, is_new = models.ImportBatch.objects.get_or_create(code=code, defaults=told)
    return batch


def _keep_plan(plan: Plan, by: Actor) -> str:
    return storage.keep(
        write_plan(plan), name=f"{plan.name}.plan.json", media_type="application/json", by=by
    ).sha256


def record(plan: Plan, batch: models.ImportBatch, head: models.Head, at: datetime, by: Actor) -> Committed:
    """What the plan says is in the ledger at this instant, its batch committed and journaled."""
    done = Committed(batch.code, plan.new, plan.changed, plan.same)
    batch.state, batch.committed_by, batch.committed_at = BatchState.COMMITTED, by.code, at
    batch.new, batch.changed, batch.same = done.new, done.changed, done.same
    batch.save()
    record_plan(plan, batch, head, at)
    # The plan says how marks were read and what every cell was and became: its hash proves it later.
    details = {
        "name": plan.name,
        "sha256": plan.content_sha256,
        "plan": batch.plan_sha256,
        "new": done.new,
        "changed": done.changed,
        "same": done.same,
        "recorded_at": instant(at),
    }
    if plan.doubts:
        details["despite_warnings"] = len(plan.doubts)
    journal.record("facts.import_committed", subject=batch.code, by=by, details=details)
    return done
