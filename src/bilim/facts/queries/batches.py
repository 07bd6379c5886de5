"""Imports and their plans."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.facts import models
from bilim.facts.problems import importing as problems
from bilim.facts.rules.checks import shown
from bilim.facts.rules.plans import read_plan
from bilim.facts.terms import Batch, BatchState, Plan
from bilim.storage import queries as stored
from bilim_engine.problems import Problem, Refused


def get_batch(code: str, *, seen_by: Actor) -> Batch:
    """The import with this code; refused where there is none the person may see."""
    row = _visible(seen_by).filter(code=code).first()
    if row is None:
        raise Refused([Problem(problems.NO_SUCH_BATCH, params={"code": shown(code)})])
    return to_batch(row)


def list_batches(*, seen_by: Actor, limit: int = 20) -> list[Batch]:
    """The newest imports the person may see: her own plans, and what was committed."""
    return [to_batch(row) for row in _visible(seen_by).order_by("-planned_at", "code")[:limit]]


def list_committed() -> list[str]:
    """Codes of all imports that have been recorded."""
    done = models.ImportBatch.objects.filter(state=BatchState.COMMITTED)
    return list(done.order_by("code").values_list("code", flat=True))


def _visible(seen_by: Actor) -> QuerySet[models.ImportBatch]:
    """A plan is its owner's own; what was committed is open to who reads the facts of the whole country."""
    rows = models.ImportBatch.objects.all()
    if seen_by.is_system:
        return rows
    seen = Q(planned_by=seen_by.code)
    if seen_by.may(Permission.FACTS_READ):
        seen |= Q(state=BatchState.COMMITTED)
    return rows.filter(seen)


def get_plan(batch: Batch) -> Plan:
    """The plan of an import, as it was last made."""
    return read_plan(stored.read(batch.plan_sha256))


def to_batch(row: models.ImportBatch) -> Batch:
    """The import as others see it."""
    return Batch(
        row.code,
        row.name,
        BatchState(row.state),
        row.content_sha256,
        row.plan_sha256,
        row.mapping,
        row.planned_by,
        row.planned_at,
        row.committed_by,
        row.committed_at,
        row.new,
        row.changed,
        row.same,
    )
