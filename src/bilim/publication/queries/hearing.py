"""Which drafts departments were shown in a correction window: rows go, so the journal tells."""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone

from bilim.journal import queries as journal
from bilim.publication import models
from bilim.publication.queries.editions import frozen_content, shown_content
from bilim.publication.rules import hearing as rules
from bilim.publication.terms import Window
from bilim_engine.problems import Problem

# A draft takes minutes to make and people to discard; a longer list nobody makes.
_MOST = 5000


def list_unheard(row: models.Edition, window: Window, granted: Collection[str]) -> list[Problem]:
    """Why departments were not heard about this draft in its window: a day of it on which no draft stood, or
    records that they were not shown and that nobody granted."""
    zone, found = timezone.get_current_timezone(), []
    stood = list_stood(row.code)
    if days := rules.unheard_days(window, stood, timezone.localdate(), zone):
        found.append(rules.days_problem(days))
    instant = rules.shown_at(window, zone)
    if row.drafted_at <= instant or timezone.now() < instant:
        return found
    shown = rules.find_shown(stood, instant)
    if shown is None or shown.draft == row.draft_sha256:
        return found
    if units := rules.changed_unheard(frozen_content(shown.draft), shown_content(row), granted):
        found.append(rules.changed_problem(units))
    return found


def list_stood(edition: str) -> list[rules.Stood]:
    """Every draft there was under this code, the oldest first."""
    entries = journal.list_entries(subject=edition, event="publication.", limit=_MOST)
    return rules.drafts_that_stood(
        (each.event, each.at, str(each.details.get("draft", ""))) for each in reversed(entries)
    )
