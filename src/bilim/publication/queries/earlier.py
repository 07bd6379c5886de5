"""The editions that came out, as a new one minds them: nothing withheld may follow from all of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from bilim.facts.terms import Cell
from bilim.publication import models, problems
from bilim.publication.queries.editions import draft_content, frozen_content, get_content
from bilim.publication.rules.disclosure import check_earlier, numbers_of
from bilim.publication.rules.earlier import Earlier
from bilim.publication.rules.texts import numbers_in
from bilim.publication.terms import PUBLIC_STATES, EditionContent, PublishedFact, Text
from bilim.ratings import queries as ratings
from bilim_engine.facts import write_breakdown
from bilim_engine.problems import Place, Problem
from bilim_engine.values import SUPPRESSED, Missing, plain

_MOST = 20


def list_earlier() -> tuple[Earlier, ...]:
    """Every edition that is public, corrected ones too, with the numbers it withholds."""
    rows = models.Edition.objects.filter(state__in=PUBLIC_STATES).order_by("code")
    return tuple(_earlier(code, run) for code, run in rows.values_list("code", "run"))


def list_withheld(content: EditionContent) -> frozenset[Cell]:
    """The cells of the ledger whose number this edition, or any that is public, withholds."""
    rows = models.Edition.objects.filter(state__in=PUBLIC_STATES)
    return _withheld(content).union(*map(_withheld_in, rows.values_list("bundle_sha256", flat=True)))


# By hash, so never stale; a few cells each, where reading the edition again takes most of a second.
@lru_cache(maxsize=1024)
def _withheld_in(sha256: str) -> frozenset[Cell]:
    return _withheld(frozen_content(sha256))


def _withheld(content: EditionContent) -> frozenset[Cell]:
    return frozenset(Cell(*fact.key) for fact in content.facts if fact.value == Missing(SUPPRESSED))


def given_away_problems(row: models.Edition) -> list[Problem]:
    """The small numbers that would follow if this edition came out beside those that are public by now."""
    content = draft_content(row)
    told = check_earlier(content, _recorded(content, row.run), list_earlier())
    return [
        Problem(problems.GIVEN_AWAY, params={"sentence": finding.sentence}) for finding in list(told)[:_MOST]
    ]


def told_in_reason_problems(
    reason: Text, before: tuple[EditionContent, str], after: tuple[EditionContent, str]
) -> list[Problem]:
    """Numbers in the public reason of a correction that the corrected edition or the new one withholds.

    Of the tables that the correction changes, for that is what reasons speak about: elsewhere a small number
    in words is only a number. Each edition comes with the run it was made of.
    """
    recorded = [{fact.key: fact.value for fact in _recorded(*each)} for each in (before, after)]
    changed = {
        key[:3] for key in {*recorded[0], *recorded[1]} if recorded[0].get(key) != recorded[1].get(key)
    }
    withheld = {
        (fact.key, plain(number))
        for (content, _run), numbers in zip((before, after), recorded, strict=True)
        for fact in content.facts
        if fact.value == Missing(SUPPRESSED) and fact.key[:3] in changed
        if isinstance(number := numbers[fact.key], Decimal)
    }
    return [
        Problem(
            problems.REASON_TELLS_WITHHELD,
            Place(field=f"reason_{language}"),
            {"number": number, "cell": ", ".join(key)},
        )
        for language, words in reason.items()
        for key, number in sorted(withheld)
        if number in numbers_in(words)
    ][:_MOST]


def correction_problems(row: models.Edition) -> list[Problem]:
    """What the reason of this draft tells and must not; nothing where it corrects nothing."""
    if row.corrects is None:
        return []
    content, before = draft_content(row), get_content(row.corrects.code)
    return told_in_reason_problems(content.corrections.reason, (before, row.corrects.run), (content, row.run))


def _earlier(code: str, run: str) -> Earlier:
    content = get_content(code)
    withheld = [fact for fact in content.facts if fact.value == Missing(SUPPRESSED)]
    behind = {fact.key for fact in withheld}
    recorded = [fact for fact in _recorded(content, run) if fact.key in behind] if withheld else []
    return Earlier(code, content.facts, content.units, numbers_of(recorded))


def _recorded(content: EditionContent, run: str) -> list[PublishedFact]:
    """The facts of the edition as its run has them, the withheld ones too."""
    behind = {
        (fact.unit, fact.item, str(fact.period), write_breakdown(fact.breakdown)): fact.value
        for fact in ratings.list_facts(run)
    }
    return [replace(fact, value=behind.get(fact.key, fact.value)) for fact in content.facts]
