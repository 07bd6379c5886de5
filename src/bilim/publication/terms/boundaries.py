"""What an edition holds of the units that ended and of who came of whom."""

from __future__ import annotations

from dataclasses import dataclass

from bilim.registry.terms import EndedUnit
from bilim_engine.units import Succession


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Up to the last day of the period: which units were split or merged, between which ground moved, and
    which stand no more. A unit that was renamed or recoded is the same unit."""

    links: tuple[Succession, ...] = ()
    ended: tuple[EndedUnit, ...] = ()

    def find_ended(self, code: str) -> EndedUnit | None:
        """The unit with this code, where it stands no more; else None."""
        return next((each for each in self.ended if each.code == code), None)
