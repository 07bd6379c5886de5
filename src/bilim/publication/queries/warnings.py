"""What was asked of the figures an edition rests on, and recorded all the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bilim.base.actor import SYSTEM, Actor
from bilim.facts import queries as facts
from bilim.facts.terms import Cell
from bilim.journal import queries as journal
from bilim.publication import policies
from bilim.publication.queries.editions import get_content, get_draft_content, unknown
from bilim.publication.terms import EditionContent
from bilim_engine.problems import Problem
from bilim_engine.values import Missing

_COMMITTED = "facts.import_committed"


@dataclass(frozen=True, slots=True)
class Override:
    """A file whose figures the edition uses and that was recorded in spite of warnings."""

    batch: str
    name: str
    by: str
    at: datetime
    warnings: int
    facts: int  # how many figures of the edition come from it


class Asked(NamedTuple):
    """What was asked of figures that stand all the same: files, and totals that are not their parts."""

    overrides: tuple[Override, ...] = ()
    contradictions: tuple[Problem, ...] = ()

    def without(self, known: Asked) -> Asked:
        """What of it is not known from there."""
        batches = {each.batch for each in known.overrides}
        return Asked(
            tuple(each for each in self.overrides if each.batch not in batches),
            tuple(each for each in self.contradictions if each not in known.contradictions),
        )


def list_asked(content: EditionContent) -> tuple[Asked, Asked]:
    """What is asked of the figures of this edition: what is new in it, and what stood in the public edition
    that it corrects, too."""
    every = _asked(content)
    if not content.corrections.corrects:
        return every, Asked()
    new = every.without(_asked(get_content(content.corrections.corrects)))
    return new, every.without(new)


def _asked(content: EditionContent) -> Asked:
    return Asked(tuple(list_overrides(content)), tuple(list_contradictions(content)))


def list_overrides(content: EditionContent) -> list[Override]:
    """The files with figures of this edition that somebody recorded in spite of warnings, as the journal has
    it, the newest first."""
    used = Counter(fact.recorded_at for fact in content.facts)
    return [
        Override(
            batch=entry.subject,
            name=str(entry.details["name"]),
            by=entry.actor,
            at=entry.at,
            warnings=int(str(entry.details["despite_warnings"])),
            facts=used[str(entry.details["recorded_at"])],
        )
        for entry in journal.list_entries(event=_COMMITTED, limit=None)
        if entry.details.get("despite_warnings") and used[str(entry.details["recorded_at"])]
    ]


def get_override(code: str, batch: str, *, seen_by: Actor) -> tuple[Override, tuple[Problem, ...]]:
    """One of them with every warning it was recorded in spite of; refuses those who may not see drafts, and
    files the edition does not rest on."""
    policies.require(policies.may_see_drafts(seen_by))
    content = get_draft_content(code, seen_by=seen_by)
    found = next((each for each in list_overrides(content) if each.batch == batch), None)
    if found is None:
        raise unknown(code)
    # Whoever may see the draft sees what it rests on, whether or not she brings figures in herself.
    return found, tuple(facts.get_plan(facts.get_batch(batch, seen_by=SYSTEM)).doubts)


def list_contradictions(content: EditionContent) -> list[Problem]:
    """Totals among the figures the edition rests on that are not the sum of their parts. None of it blocks:
    whoever checks decides."""
    figures = (
        (Cell(fact.unit, fact.item, fact.period, fact.breakdown), f"{fact.value:f}")
        for fact in content.facts
        if not isinstance(fact.value, Missing)
    )
    return facts.list_contradictions(figures, content.definitions)
