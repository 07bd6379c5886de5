"""Items: what is counted, and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bilim_engine.definitions.base import Text

MEASURES = ("count", "amount", "share", "points", "level")
# Their parts add up to the whole; those of shares, points and levels (a height above the sea) do not.
ADDED = ("count", "amount")


@dataclass(frozen=True, slots=True)
class Item:
    """A figure that is collected: what exactly it counts, in which unit and for which kind of period."""

    code: str
    title: Text
    unit: str
    measure: str
    period: str
    note: Text | None = None
    persons: bool = False
    public: bool | None = None
    breakdowns: tuple[str, ...] = ()
    owner: Text | None = None

    @property
    def is_public(self) -> bool:
        """Whether it may be published at the level of departments though small."""
        return not self.persons if self.public is None else self.public

    def slack(self, figures: Iterable[Decimal]) -> Decimal:
        """By how much a sum may differ: not at all where things are counted, by rounding where they are
        measured.

        Each figure is off by at most half of its last digit.
        """
        if self.measure == "count":
            return Decimal(0)
        return sum((_half_digit(figure.as_tuple().exponent) for figure in figures), Decimal(0))


def _half_digit(exponent: object) -> Decimal:
    places = exponent if isinstance(exponent, int) else 0
    return Decimal(5).scaleb(min(places, 0) - 1)
