"""Reading editions: what is public, and what the workflow is at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache

from django.utils import timezone

from bilim.access import queries as access
from bilim.base.actor import Actor
from bilim.publication import models, policies, problems
from bilim.publication.rules.bundle_formats import FORMAT_VERSION
from bilim.publication.rules.bundle_reading import format_of, read_bundle
from bilim.publication.rules.persons import signed_by
from bilim.publication.rules.verification import Corrected
from bilim.publication.terms import (
    PUBLIC_STATES,
    STATE_WORDS,
    EditionContent,
    EditionProgress,
    EditionSummary,
    PrintedStatement,
    State,
    StepTaken,
)
from bilim.storage import queries as stored
from bilim_engine.periods import parse_period
from bilim_engine.problems import Problem, Refused

SERIES = "departments"
# Three people do not draft, read, check and sign within this time.
_MINUTES = timedelta(minutes=15)
_LONG_PAST = timedelta(days=1)


# --- what the public sees --------------------------------------------------------------------------------


def list_published_codes() -> list[str]:
    """Codes of all editions that are public, those that were corrected since too."""
    public = models.Edition.objects.filter(state__in=PUBLIC_STATES)
    return list(public.order_by("code").values_list("code", flat=True))


def list_editions(series: str = "") -> list[EditionSummary]:
    """Every edition that came out, corrected ones included, the newest period and revision first."""
    rows = models.Edition.objects.filter(state__in=PUBLIC_STATES).order_by("-period", "-revision", "series")
    if series:
        rows = rows.filter(series=series)
    followers = dict(
        models.Edition.objects.filter(state__in=PUBLIC_STATES, corrects__isnull=False).values_list(
            "corrects__code", "code"
        )
    )
    return [_summary(row, followers.get(row.code, "")) for row in rows.select_related("corrects")]


def current_edition(period: str | None = None, series: str = SERIES) -> EditionSummary | None:
    """The edition that stands for this period, or for the latest that has ended; None where none came out."""
    rows = models.Edition.objects.filter(series=series, state=State.PUBLISHED).order_by("-period")
    if period is not None:
        rows = rows.filter(period=period)
    today = timezone.localdate()
    # No run can be made of a year to come; one put into the table by hand is still not the front page.
    ended = (row for row in rows.select_related("corrects") if parse_period(row.period).end <= today)
    row = next(ended, None)
    return None if row is None else _summary(row, "")


def find_edition(code: str) -> EditionSummary | None:
    """The edition that came out under this code, or None."""
    return next((edition for edition in list_editions() if edition.code == code), None)


def get_content(code: str) -> EditionContent:
    """All of an edition that came out. Refuses codes of none, drafts included."""
    return _content(_public(code).bundle_sha256)


def bundle_bytes(code: str) -> bytes:
    """The signed bundle as it is downloaded."""
    return stored.read(_public(code).bundle_sha256)


def later_statements(code: str) -> tuple[PrintedStatement, ...]:
    """Statements of heads made after the edition came out: shown at once, printed in the next revision."""
    rows = models.HeadStatement.objects.filter(
        edition__code=code, edition__state__in=PUBLIC_STATES, superseded_at__isnull=True
    )
    said = list(rows.order_by("unit"))
    names = access.list_names() if said else {}
    return tuple(_statement(row, names) for row in said)


def find_statement_of(code: str, unit: str) -> PrintedStatement | None:
    """What the head of this unit says beside this edition: the latest words, or those printed in the
    bundle."""
    later = {each.unit: each for each in later_statements(code)}
    printed = {each.unit: each for each in get_content(code).statements}
    return later.get(unit) or printed.get(unit)


def _statement(row: models.HeadStatement, names: Mapping[str, str]) -> PrintedStatement:
    by, at = signed_by(row.by, names), row.at.isoformat(timespec="seconds")
    return PrintedStatement(row.unit, row.text, by, at)


def _public(code: str) -> models.Edition:
    row = models.Edition.objects.filter(code=code, state__in=PUBLIC_STATES).first()
    if row is None:
        raise unknown(code)
    return row


def unknown(code: str) -> Refused:
    """The refusal of a code that no edition bears."""
    return Refused([Problem(problems.EDITION_UNKNOWN, params={"edition": code[:80]})])


@lru_cache(maxsize=8)
def _content(sha256: str) -> EditionContent:
    # By hash: what stands under a hash never changes, so the cache is never stale.
    return read_bundle(stored.read(sha256))


# --- the workflow ----------------------------------------------------------------------------------------


def list_progress(*, seen_by: Actor) -> list[EditionProgress]:
    """Every edition with the steps taken, the newest first; nothing for those who may not see drafts."""
    if not policies.may_see_drafts(seen_by):
        return []
    rows = models.Edition.objects.order_by("-drafted_at", "-code").select_related("corrects")
    return [to_progress(row) for row in rows]


def get_progress(code: str, *, seen_by: Actor) -> EditionProgress:
    """Where this edition stands; refuses those who may not see drafts."""
    policies.require(policies.may_see_drafts(seen_by))
    return to_progress(get_row(code))


def get_draft_content(code: str, *, seen_by: Actor) -> EditionContent:
    """The content on its way: what is checked before it is signed."""
    policies.require(policies.may_see_drafts(seen_by))
    return shown_content(get_row(code))


def shown_content(row: models.Edition) -> EditionContent:
    """The content of the file that stands: the signed one from its signing on, the draft before."""
    return _content(standing_file(row))


def standing_file(row: models.Edition) -> str:
    """The hash of the file that stands."""
    return row.bundle_sha256 or row.draft_sha256


def draft_content(row: models.Edition) -> EditionContent:
    """The unsigned content of this row."""
    return _content(row.draft_sha256)


def outdated(row: models.Edition) -> list[Problem]:
    """Why this draft may be neither checked nor signed: another program than today's made it, by rules of a
    format that is written no more, and what that lacked would be missing in what is signed."""
    written_in = _format(row.draft_sha256)
    if written_in == FORMAT_VERSION:
        return []
    params = {"edition": row.code, "format": str(written_in), "present": str(FORMAT_VERSION)}
    return [Problem(problems.DRAFT_OF_OLDER_FORMAT, params=params)]


@lru_cache(maxsize=64)
def _format(sha256: str) -> int:
    return format_of(stored.read(sha256))


def corrected_by(code: str) -> Corrected | None:
    """The signed bundle of the edition that this one corrects; None where it corrects none."""
    before = get_row(code).corrects
    return None if before is None else Corrected(stored.read(before.bundle_sha256), before.key_id)


def frozen_content(sha256: str) -> EditionContent:
    """The content of the bundle kept under this hash."""
    return _content(sha256)


def get_row(code: str) -> models.Edition:
    """The row of this edition, whatever its state."""
    row = models.Edition.objects.filter(code=code).select_related("corrects").first()
    if row is None:
        raise unknown(code)
    return row


def wrong_state(row: models.Edition, needed: State) -> Refused:
    """The refusal of a step that an edition is past, or not yet at."""
    words = {"state": STATE_WORDS[State(row.state)], "needed": STATE_WORDS[needed]}
    return Refused([Problem(problems.WRONG_STATE, params={"edition": row.code, **words})])


def _summary(row: models.Edition, corrected_by: str) -> EditionSummary:
    return EditionSummary(
        code=row.code,
        series=row.series,
        period=row.period,
        revision=row.revision,
        title=row.title,
        state=State(row.state),
        published_at=row.published_at,
        corrects=row.corrects.code if row.corrects else "",
        corrected_by=corrected_by,
        sha256=row.bundle_sha256,
        size=row.bundle_size,
        illustrative=row.illustrative,
        demonstration_key=row.demonstration_key,
        days_are_set=_days_are_set(row),
    )


def _days_are_set(row: models.Edition) -> bool:
    """Whether the edition came out within minutes of its draft, under a day that is long past.

    So the demonstration is built. An edition of people in it takes longer, or states the day it is made on.
    """
    if not row.demonstration_key or row.released_at is None:
        return False
    lasted = row.released_at - row.drafted_at
    since_stated = row.released_at - datetime.fromisoformat(row.published_at)
    return lasted < _MINUTES and since_stated > _LONG_PAST


def to_progress(row: models.Edition) -> EditionProgress:
    """Where the edition of this row stands, with who took which step when."""
    taken: list[tuple[str, str, datetime | None]] = [
        ("drafted", row.drafted_by, row.drafted_at),
        ("checked", row.checked_by, row.checked_at),
        ("signed", row.signed_by, row.signed_at),
        ("published", row.published_by, row.released_at),
    ]
    return EditionProgress(
        summary=_summary(row, ""),
        run=row.run,
        methodology=row.methodology,
        gate_passed=row.gate_passed,
        key_id=row.key_id,
        steps=tuple(StepTaken(step, by, at) for step, by, at in taken),
        sha256=standing_file(row),
    )
