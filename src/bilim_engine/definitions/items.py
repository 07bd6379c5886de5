"""Items: what is counted, and by whom."""

from __future__ import annotations

from dataclasses import dataclass

from bilim_engine.definitions.base import Text

MEASURES = ("count", "amount", "share", "points")


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
