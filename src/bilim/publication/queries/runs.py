"""Runs as those see them who make editions of them: by the title of the method, with what may be stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from bilim.base.actor import Actor
from bilim.journal import queries as journal
from bilim.publication import models, policies
from bilim.publication.queries.editions import SERIES
from bilim.publication.terms import State, Text
from bilim.ratings import queries as ratings
from bilim.ratings.terms import Run
from bilim.rulebook import queries as rulebook
from bilim_engine.definitions import Methodology
from bilim_engine.periods import Period

# Older runs without an edition were passed over; whoever wants one makes it again.
NEWEST = 50


@dataclass(frozen=True, slots=True)
class Discarded:
    """Who discarded the last draft of a run, when and why; the drafter of her own need not say why."""

    code: str
    by: str
    at: datetime
    reason: Text


@dataclass(frozen=True, slots=True)
class OfferedRun:
    """A run an edition can be made of."""

    code: str
    title: Text
    period: Period
    by: str
    at: datetime
    known_on: datetime
    corrects: str = ""  # the edition in force of its period, which only a revision can replace
    discarded: Discarded | None = None


def list_free_runs(*, seen_by: Actor) -> list[OfferedRun]:
    """Runs that no edition was made of, the newest first; nothing for those who may not see drafts."""
    if not policies.may_see_drafts(seen_by):
        return []
    used = set(models.Edition.objects.values_list("run", flat=True))
    methods, in_force, discarded = list_own_methods(), _editions_in_force(), _last_discarded()
    return [
        replace(offered, corrects=in_force.get(str(offered.period), ""), discarded=discarded.get(run.code))
        for run in ratings.list_runs()[:NEWEST]
        if run.code not in used
        for offered in [_offered(run, methods)]
    ]


def _editions_in_force() -> dict[str, str]:
    """The edition that stands for each period."""
    rows = models.Edition.objects.filter(series=SERIES, state=State.PUBLISHED)
    return dict(rows.values_list("period", "code"))


def _last_discarded() -> dict[str, Discarded]:
    """By run, what the journal tells of its last draft: the draft itself is gone."""
    told = journal.list_entries(event="publication.draft_discarded", limit=NEWEST)
    return {
        # The action that discards wrote the texts; entries of former versions name neither run nor reason.
        str(entry.details.get("run", "")): Discarded(
            entry.subject, entry.actor, entry.at, cast(Text, entry.details.get("reason", {}))
        )
        for entry in reversed(told)
    }


def list_runs_of(period: str) -> list[OfferedRun]:
    """Every run of this period, for a revision of its edition."""
    methods = list_own_methods()
    return [_offered(run, methods) for run in ratings.list_runs(period=period)]


def list_own_methods() -> dict[str, Methodology]:
    """The methods an edition can be made with, by code; none while no definitions were adopted."""
    found = rulebook.current_definitions().methodologies.values()
    return {each.code: each for each in sorted(found, key=lambda each: each.code) if not each.is_reported}


def _offered(run: Run, methods: Mapping[str, Methodology]) -> OfferedRun:
    method = methods.get(run.methodology)
    title = method.title if method else {"ky": run.methodology}
    return OfferedRun(run.code, title, run.period, run.made_by, run.made_at, run.known_on)
