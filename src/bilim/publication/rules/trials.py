"""What a frozen content is rated anew from, when somebody asks what would be if figures were others."""

from __future__ import annotations

from dataclasses import replace

from bilim.publication import problems
from bilim.publication.rules.canonical import parted
from bilim.publication.rules.frozen import Ground, evaluator
from bilim.publication.terms import ADJUSTED, EditionContent, PublishedResult
from bilim_engine.fairness import Basis, Following, made_of
from bilim_engine.periods import parse_period
from bilim_engine.problems import Place, Problem, Refused
from bilim_engine.ratings import Rating, UnitResult, rated_units
from bilim_engine.values import Value


def basis(content: EditionContent, on: Ground) -> Basis:
    """The values of the edition with declared adjustments, unrounded, and its method without intervals."""
    methodology = replace(content.methodology, interval=None)
    codes = rated_units(methodology, on.units)
    ask = evaluator(content, on, ADJUSTED)
    indicators = dict.fromkeys(leaf.indicator for _path, leaf in methodology.leaves())
    values = {unit: {code: ask.value(code, unit) for code in indicators} for unit in codes}
    polarities = {code: each.polarity for code, each in content.definitions.indicators.items()}
    following = Following(made_of(content.definitions, indicators), ask)
    period = parse_period(content.header.period)
    return Basis(methodology, values, polarities, on.units, period, codes, following)


def require_published(content: EditionContent, rating: Rating) -> None:
    """The rating says what was published of every unit; refused where the engine of today says another thing.

    What would be is only worth anything beside what is.
    """
    for unit in rating.units:
        score = rating.scores[ADJUSTED][unit][""].value
        if not _same(content.result(unit), rating.results[ADJUSTED][unit], score):
            where = Place(field=unit)
            raise Refused([Problem(problems.NOT_RATED_AGAIN, where, {"edition": content.header.code})])


def _same(published: PublishedResult | None, found: UnitResult, score: Value) -> bool:
    return published is not None and (
        parted(published.score) == parted(score)
        and published.rank == found.rank
        and published.band == (found.band or "")
    )
