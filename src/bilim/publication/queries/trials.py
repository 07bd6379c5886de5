"""What would be if figures of a frozen edition were others. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from bilim.publication.queries.explanations import Frozen, ground
from bilim.publication.rules import trials
from bilim.publication.terms import EditionContent
from bilim_engine.fairness import Basis, Bench, Bounds, Reached, Trial, ladder, what_if, what_it_takes
from bilim_engine.ratings import Rating
from bilim_engine.values import Value


class _Base(NamedTuple):
    """What the edition is rated anew from, and the rating as it is."""

    basis: Basis
    rating: Rating


def try_values(content: EditionContent, unit: str, own: Mapping[str, Decimal]) -> Trial:
    """The rating in which this department has these values; nothing is written anywhere.

    KeyError for a unit or an indicator that is not in the rating. Refused where the engine of today does not
    arrive at what was published.
    """
    base = _base(Frozen(content))
    return what_if(base.basis, unit, own, base.rating)


def what_follows(content: EditionContent, unit: str, own: Mapping[str, Decimal]) -> dict[str, Value]:
    """What the indicators that are made of others of the method come to with these values of the department,
    whether they move or not.

    KeyError and Refused as `try_values`.
    """
    basis = _base(Frozen(content)).basis
    now = {code: basis.values[unit][code].value for code in basis.following.made_of}
    return {**now, **basis.followed(unit, own)}


@dataclass(frozen=True, slots=True)
class Pace:
    """What is asked of the ways of a department: between which numbers an indicator can lie, its largest
    yearly improvement as far as one is known; and how many of those are realistic."""

    bounds: tuple[tuple[str, Bounds], ...]
    largest: tuple[tuple[str, Decimal], ...]
    realistic: Decimal


def list_ways(content: EditionContent, unit: str, pace: Pace, places: tuple[int, ...]) -> tuple[Reached, ...]:
    """The smallest changes of the department's values that bring it so many places up, or a band.

    KeyError for a unit that is not in the rating. Refused where the engine of today does not arrive at what
    was published. A department takes most of a second: whoever serves many keeps what came of it.
    """
    base = _base(Frozen(content))
    bench = Bench(base.basis, unit, base.rating)
    decimals = content.indicator
    ladders = [ladder(bench, code, bounds, decimals(code).decimals) for code, bounds in pace.bounds]
    known = [each for each in ladders if each is not None]
    return what_it_takes(bench, known, dict(pace.largest), places, pace.realistic)


# Of 55 units × 21 indicators a base takes about 250 ms, each trial about 130 ms.
@lru_cache(maxsize=4)
def _base(key: Frozen) -> _Base:
    basis = trials.basis(key.content, ground(key))
    rating = basis.rated()
    trials.require_published(key.content, rating)
    return _Base(basis, rating)
