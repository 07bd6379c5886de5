"""What is asked for at once: rated periods of one kind, over trees of so many units and levels."""

from __future__ import annotations

from collections.abc import Sequence

from bilim_engine.periods import Period, of_kind_within


class Asked:
    """The rated periods asked for, all of one kind, by their numbers."""

    def __init__(self, periods: Sequence[Period], units: int, depth: int) -> None:
        self.periods = tuple(periods)
        self.kind = self.periods[0].kind
        self.units, self.depth = units, depth
        # Tables of their own for each kind: a question for two kinds changes none of them.
        self._periods: dict[tuple[int, str, int], Period | None] = {}
        self.slots, self.rated = f"slots_{self.kind}", f"rated_{self.kind}"

    def period(self, rated: int, kind: str, shift: int) -> Period | None:
        """The period of the kind that the rated period fixes, moved back; None where there is none."""
        key = (rated, kind, shift)
        if key not in self._periods:
            try:
                self._periods[key] = of_kind_within(self.periods[rated], kind).ago(months=shift)
            except (ValueError, OverflowError):
                self._periods[key] = None
        return self._periods[key]

    def outside(self, kind: str, shift: int) -> list[int]:
        """The rated periods that fix none."""
        return [each for each in range(len(self.periods)) if self.period(each, kind, shift) is None]
