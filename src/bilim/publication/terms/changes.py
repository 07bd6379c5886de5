"""What a revision changed, as a reader sees it: lines by kind."""

from __future__ import annotations

from dataclasses import dataclass

from bilim_engine.values import Value


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One figure before and after; a word stands where there is no number."""

    unit: str
    title: str
    note: str
    before: Value | str
    after: Value | str
    decimals: int | None
    measure: str
    before_address: str
    after_address: str
    illustrative: bool
    owner: str  # the code of the unit
    is_overall: bool  # the place or the overall score as published, with the exceptions


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of one kind, or some of them; `also` counts departments of which only what stands on no
    line changed, `total` all lines of the kind where only some are held."""

    kind: str
    lines: tuple[ChangeLine, ...]
    also: int = 0
    total: int = 0

    @property
    def count(self) -> int:
        """How many lines there are of the kind, held here or not."""
        return self.total or len(self.lines)

    @property
    def illustrative(self) -> bool:
        """Whether the mark is true of each line; where it is not, it stands beside those of which it is."""
        return all(line.illustrative for line in self.lines)
