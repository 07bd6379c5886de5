"""A draft gets its place: the unsigned bundle in the storage, a row, an entry in the journal."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim.publication import models, problems
from bilim.publication.actions.drafting import Draft
from bilim.publication.rules import verification
from bilim.publication.rules.bundle_writing import write_bundle
from bilim.publication.terms import STATE_WORDS, EditionContent, EditionHeader, State
from bilim.storage import actions as storage
from bilim_engine.problems import Problem, Refused

MEDIA_TYPE = "application/zip"


@transaction.atomic
def keep_draft(draft: Draft, by: Actor) -> str:
    """The draft stands, its unsigned bundle in the storage and its making in the journal; its code."""
    content, header = draft.content, draft.content.header
    unsigned = unsigned_bytes(content)
    kept = storage.keep(unsigned, name=f"{header.code}.draft.zip", media_type=MEDIA_TYPE, by=by)
    _require_free(header)
    _stand(draft, kept.sha256, by)
    details = {
        "run": draft.run,
        "draft": kept.sha256,
        "gate": content.gate.verdict,
        "published_at": header.published_at,
    }
    journal.record("publication.edition_drafted", subject=header.code, by=by, details=details)
    return header.code


def _stand(draft: Draft, sha256: str, by: Actor) -> None:
    """The draft has its row; refused where another came first after this one had looked."""
    header = draft.content.header
    row = models.Edition(
        code=header.code,
        series=header.series,
        period=header.period,
        revision=header.revision,
        title=dict(header.title),
        state=State.DRAFT,
        run=draft.run,
        methodology=header.methodology.code,
        published_at=header.published_at,
        corrects=draft.corrects,
        reason=dict(draft.content.corrections.reason),
        illustrative=header.illustrative,
        gate_passed=draft.content.gate.passed,
        draft_sha256=sha256,
        drafted_by=by.code,
        drafted_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise _taken(header) from None


def _require_free(header: EditionHeader) -> None:
    """The period has no edition on its way and none of this revision."""
    others = _of_period(header)
    if _on_its_way(others) or others.filter(revision=header.revision).exists():
        raise _taken(header)


def _of_period(header: EditionHeader) -> QuerySet[models.Edition]:
    return models.Edition.objects.filter(series=header.series, period=header.period)


def _on_its_way(others: QuerySet[models.Edition]) -> models.Edition | None:
    return others.filter(state__in=(State.DRAFT, State.CHECKED, State.SIGNED)).first()


def _taken(header: EditionHeader) -> Refused:
    """The refusal that names what stands in the way: what is on its way and may be put away, or is out."""
    row = _on_its_way(_of_period(header))
    if row is None:
        return Refused([Problem(problems.EDITION_EXISTS, params={"edition": header.code})])
    words = {"state": STATE_WORDS[State(row.state)]}
    return Refused([Problem(problems.EDITION_ON_ITS_WAY, params={"edition": row.code, **words})])


def unsigned_bytes(content: EditionContent) -> bytes:
    """The bundle of a draft, which no key has signed."""
    return write_bundle(content, sign=_nobody, verifier=verification.travelling_files())


def _nobody(manifest: bytes) -> bytes:
    """The signature of a draft: sixty-four zeros, which no key makes."""
    return bytes(64)
