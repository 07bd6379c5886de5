"""Ratings that others published: one person brings the file in, another confirms it, and then it is public.

What is confirmed is the very file that was looked at, held against the very file that was public then.
"""

from __future__ import annotations

from pathlib import Path

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim.publication import models, policies, problems, queries
from bilim.publication.queries.examining import LARGEST, MEDIA_TYPE, MEGABYTE
from bilim.publication.queries.statements import parse
from bilim.storage import actions as storage
from bilim.storage import queries as stored
from bilim_engine.problems import Problem, Refused


def keep_for_examination(*, content: bytes, name: str, by: Actor) -> str:
    """The file is kept and known by its hash; nothing of it is public, and nobody is asked to confirm it.

    Refuses what cannot be read, with every reason.
    """
    policies.require(policies.may_bring_statement(by))
    if len(content) > LARGEST:
        params = {"size": f"{len(content) / MEGABYTE:.1f}", "limit": str(LARGEST // MEGABYTE)}
        raise Refused([Problem(problems.FILE_TOO_LARGE, params=params)])
    parse(content, name)
    return storage.keep(content, name=name, media_type=MEDIA_TYPE, by=by).sha256


def bring_statement(path: Path | str, by: Actor) -> str:
    """The statement in this YAML file waits for another person to confirm it; its hash."""
    file = Path(path)
    sha256 = keep_for_examination(content=file.read_bytes(), name=file.name, by=by)
    bring_examined(sha256=sha256, by=by)
    return sha256


@transaction.atomic
def bring_examined(*, sha256: str, by: Actor) -> str:
    """The statement that was looked at waits for another person to confirm it; its code.

    It takes the place of another file of the code that waited. What waits or is public already is left as it
    is: brought again by a second person it is still the first one's.
    """
    found = queries.get_examined(sha256, seen_by=by)
    code = found.statement.code
    if found.is_public or found.waits:
        return code
    waited = models.OutsideVersion.objects.filter(code=code, confirmed_by="").first()
    given = {"sha256": sha256, "brought_by": by.code, "brought_at": timezone.now()}
    models.OutsideVersion.objects.update_or_create(code=code, confirmed_by="", defaults=given)
    details = {"sha256": sha256, "instead_of": waited.sha256 if waited else ""}
    journal.record("publication.statement_brought", subject=code, by=by, details=details)
    return code


@transaction.atomic
def confirm_statement(*, sha256: str, by: Actor, replaces: str | None = None) -> str:
    """The file is public beside what the gate finds in it; the one it replaces stays readable. Its code.

    Refuses who brought it in, and a file that could not be brought in today. Whoever confirms may say which
    public file she saw it held against (`""` for none): the step is taken against that one or not at all.
    """
    policies.require(policies.may_confirm_statement(by))
    row = _waiting(sha256)
    if found := policies.two_pairs_of_eyes(bringer=row.brought_by, confirmer=by.code):
        raise Refused(found)
    parse(stored.read(sha256), sha256[:12])
    before = (
        models.OutsideVersion.objects.select_for_update()
        .filter(code=row.code, confirmed_by__gt="", superseded_at__isnull=True)
        .first()
    )
    public = before.sha256 if before else ""
    if replaces is not None and replaces != public:
        raise Refused([Problem(problems.STATEMENT_CHANGED_MEANWHILE, params={"statement": row.code})])
    now = timezone.now()
    if before is not None:
        before.superseded_at = now
        before.save(update_fields=["superseded_at"])
    row.confirmed_by, row.confirmed_at = by.code, now
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    details = {"sha256": sha256, "brought_by": row.brought_by, "replaced": public}
    journal.record("publication.statement_confirmed", subject=row.code, by=by, details=details)
    return row.code


@transaction.atomic
def turn_down_statement(*, sha256: str, by: Actor) -> str:
    """The file waits no longer; what is public stays as it is. Its code."""
    policies.require(policies.may_bring_statement(by) or policies.may_confirm_statement(by))
    row = _waiting(sha256)
    details = {"sha256": sha256, "brought_by": row.brought_by}
    row.delete()
    journal.record("publication.statement_turned_down", subject=row.code, by=by, details=details)
    return row.code


def _waiting(sha256: str) -> models.OutsideVersion:
    """The row that waits, locked: whoever comes second finds none."""
    waiting = models.OutsideVersion.objects.select_for_update().filter(sha256=sha256, confirmed_by="")
    row = waiting.first()
    if row is None:
        raise Refused([Problem(problems.STATEMENT_NOT_WAITING, params={"statement": sha256[:12]})])
    return row
