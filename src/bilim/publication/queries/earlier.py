"""The editions that came out, as a new one minds them: nothing withheld may follow from all of them."""

from __future__ import annotations

from dataclasses import replace

from bilim.publication import models, problems
from bilim.publication.queries.editions import draft_content, get_content
from bilim.publication.rules.disclosure import check_earlier, numbers_of
from bilim.publication.rules.earlier import Earlier
from bilim.publication.terms import PUBLIC_STATES, EditionContent, PublishedFact
from bilim.ratings import queries as ratings
from bilim_engine.facts import write_breakdown
from bilim_engine.problems import Problem
from bilim_engine.values import SUPPRESSED, Missing

_MOST = 20


def list_earlier() -> tuple[Earlier, ...]:
    """Every edition that is public, corrected ones too, with the numbers it withholds."""
    rows = models.Edition.objects.filter(state__in=PUBLIC_STATES).order_by("code")
    return tuple(_earlier(code, run) for code, run in rows.values_list("code", "run"))


def given_away_problems(row: models.Edition) -> list[Problem]:
    """The small numbers that would follow if this edition came out beside those that are public by now."""
    content = draft_content(row)
    told = check_earlier(content, _recorded(content, row.run), list_earlier())
    return [
        Problem(problems.GIVEN_AWAY, params={"sentence": finding.sentence}) for finding in list(told)[:_MOST]
    ]


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
