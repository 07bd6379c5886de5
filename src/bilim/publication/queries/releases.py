"""What is announced, who sees a draft before it is public, and how its rehearsal went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from bilim.base.actor import Actor
from bilim.base.templatetags.dates import moment_in_words
from bilim.journal import queries as journal
from bilim.publication import models, policies, problems
from bilim.publication.queries.editions import SERIES, get_row, list_editions
from bilim.publication.rules.releases import read_report
from bilim.publication.rules.titles import edition_title
from bilim.publication.terms import (
    Early,
    Planned,
    Rehearsal,
    RehearsalStanding,
    RehearsalState,
    Rehearsed,
    State,
)
from bilim.storage import queries as stored
from bilim_engine.problems import LANGUAGES, Problem

# A rehearsal of which nobody has heard for so long is held by nobody: whoever holds one says every few
# seconds that it is there, however long a step takes (`bilim.config.rehearsing`).
SILENCE = timedelta(minutes=5)
# One that is held for so long hangs, and keeps all others waiting.
LONGEST = timedelta(hours=12)


def list_planned(series: str = SERIES) -> list[Planned]:
    """Every announced release: what is to come, the nearest on top; then what came out, newest first."""
    rows = models.PlannedRelease.objects.filter(series=series).order_by("period", "set_at")
    told: dict[str, list[models.PlannedRelease]] = {}
    for row in rows:
        told.setdefault(row.period, []).append(row)
    firsts = {each.period: each for each in list_editions(series) if each.revision == 1}
    found = []
    for period, history in told.items():
        planned, out = _planned(history), firsts.get(period)
        if out:
            found.append(replace(planned, edition=out.code, out_at=out.published_at))
        else:
            found.append(replace(planned, is_late=planned.at <= timezone.now()))
    to_come = sorted((each for each in found if not each.edition), key=lambda each: each.at)
    done = sorted((each for each in found if each.edition), key=lambda each: each.at, reverse=True)
    return [*to_come, *done]


def find_planned(series: str, period: str) -> Planned | None:
    """When the edition of this period is announced to come out, or None."""
    rows = models.PlannedRelease.objects.filter(series=series, period=period).order_by("set_at")
    history = list(rows)
    return _planned(history) if history else None


def _planned(history: list[models.PlannedRelease]) -> Planned:
    """What is announced now, and what was before."""
    last = history[-1]
    before = history[-2].release_at if len(history) > 1 else None
    title = edition_title(last.series, last.period)
    return Planned(last.series, last.period, title, last.release_at, last.reason, before)


def early_of(row: models.Edition) -> list[Problem]:
    """Why this edition cannot come out now: the instant it was announced for has not come. A revision comes
    out when it is ready."""
    planned = find_planned(row.series, row.period) if row.revision == 1 else None
    if planned is None or planned.at <= timezone.now():
        return []
    when = {language: moment_in_words(planned.at, language) for language in LANGUAGES}
    return [Problem(problems.RELEASE_NOT_YET, params={"at": when})]


def list_early(edition: str) -> list[Early]:
    """Everybody who may or could see the draft before it is public, in the order in which they were added."""
    rows = models.EmbargoEntry.objects.filter(edition=edition).order_by("added_at", "id")
    return [to_early(row) for row in rows]


def to_early(row: models.EmbargoEntry) -> Early:
    """The entry as others see it."""
    return Early(
        row.pk,
        row.name,
        row.account,
        row.reason,
        row.valid_from,
        row.valid_until,
        row.added_by,
        row.added_at,
        row.ended_by,
        row.ended_at,
    )


def may_see_early(edition: str, actor: Actor) -> bool:
    """Whether this account stands on the edition's embargo list today, before the edition is public."""
    return last_early_day(edition, actor) is not None


def last_early_day(edition: str, actor: Actor) -> date | None:
    """Until which day, included, this account may see the draft before it is public; None where it may not
    today."""
    return _seen_early(actor).get(edition)


def has_opened_today(edition: str, actor: Actor) -> bool:
    """Whether the journal has it that this account opened the draft today for the sake of an embargo list."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    told = journal.list_entries(
        subject=edition, event="publication.embargo_opened", actor=actor.code, since=midnight, limit=1
    )
    return bool(told)


def list_seen_early(actor: Actor) -> list[str]:
    """Codes of the drafts this account may see today for the sake of an embargo list."""
    return sorted(_seen_early(actor))


def _seen_early(actor: Actor) -> dict[str, date]:
    if actor.is_anonymous:
        return {}
    today, last = timezone.localdate(), {}
    rows = models.EmbargoEntry.objects.filter(account=actor.code, ended_at__isnull=True)
    for row in rows.order_by("valid_until"):
        if to_early(row).holds_on(today):
            last[row.edition] = row.valid_until
    on_its_way = (State.DRAFT, State.CHECKED, State.SIGNED)
    editions = models.Edition.objects.filter(code__in=last, state__in=on_its_way)
    return {code: last[code] for code in editions.values_list("code", flat=True)}


def find_rehearsal(code: str, *, seen_by: Actor) -> Rehearsal | None:
    """The rehearsal of this draft that waits, is under way or was broken off; None where the newest was
    finished, or there is none."""
    policies.require(policies.may_see_drafts(seen_by))
    return find_rehearsals(get_row(code))[1]


def find_rehearsals(row: models.Edition) -> tuple[Rehearsed | None, Rehearsal | None]:
    """What came of the newest rehearsal of this very draft that was finished; and the newest one of all while
    it waits or is under way, or where it was broken off."""
    rows = models.Rehearsal.objects.filter(edition=row.code, draft_sha256=row.draft_sha256)
    every = list(rows.order_by("-asked_at", "-pk"))
    finished = [each for each in every if each.state == RehearsalState.FINISHED]
    newest = max(finished, key=lambda each: (each.ended_at, each.pk), default=None)
    going_on = every[0] if every and every[0].state != RehearsalState.FINISHED else None
    return _to_rehearsed(newest) if newest else None, to_rehearsal(going_on) if going_on else None


def rehearsal_standing(row: models.Edition) -> RehearsalStanding:
    """How the draft was rehearsed until now."""
    return standing_of(*find_rehearsals(row))


def standing_of(rehearsed: Rehearsed | None, rehearsal: Rehearsal | None) -> RehearsalStanding:
    """What the newest rehearsal that was finished came to, else how far the one is that was not."""
    if rehearsed:
        return RehearsalStanding.PASSED if rehearsed.passed else RehearsalStanding.FAULTS
    return RehearsalStanding(rehearsal.state) if rehearsal else RehearsalStanding.NONE


def _to_rehearsed(row: models.Rehearsal) -> Rehearsed:
    assert row.passed is not None
    assert row.ended_at is not None
    steps = read_report(stored.read(row.report_sha256))
    return Rehearsed(row.passed, row.by, row.ended_at, row.report_sha256, steps)


def to_rehearsal(row: models.Rehearsal) -> Rehearsal:
    """The rehearsal as others see it: one that is given up is broken off, whether or not that is written
    yet."""
    state, ended_at = RehearsalState(row.state), row.ended_at
    if state == RehearsalState.RUNNING and (given_up_at := _given_up_at(row)) <= timezone.now():
        state, ended_at = RehearsalState.BROKEN_OFF, given_up_at
    return Rehearsal(state, row.by, row.asked_at, row.begun_at, ended_at, row.done, row.total)


def list_given_up(now: datetime) -> list[int]:
    """The numbers of rehearsals that nobody waits for any more: of silent ones, whose process died with
    whoever had started it, and of those that are held without an end."""
    running = models.Rehearsal.objects.filter(state=RehearsalState.RUNNING)
    return [row.pk for row in running if _given_up_at(row) <= now]


def _given_up_at(row: models.Rehearsal) -> datetime:
    """When a rehearsal under way is given up, unless it ends or is heard of before."""
    assert row.alive_at is not None
    assert row.begun_at is not None
    return min(row.alive_at + SILENCE, row.begun_at + LONGEST)


def was_broken_off(number: int) -> bool:
    """Whether nobody waits for the rehearsal with this number any more."""
    return models.Rehearsal.objects.filter(pk=number, state=RehearsalState.BROKEN_OFF).exists()
