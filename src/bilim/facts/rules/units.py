"""What the register is asked about the units of a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from bilim_engine.periods import Period


class Matched(NamedTuple):
    """The unit a name was matched to; else the candidates, which may be of another kind than the name says,
    and the units that bear the name later on."""

    unit: str = ""
    candidates: tuple[str, ...] = ()
    is_guess: bool = False
    is_other_kind: bool = False
    later: tuple[str, ...] = ()
    is_near: bool = False  # the candidates are not called so, only written much like it


class Units(Protocol):
    """The register as of the last day of a period."""

    def exists(self, code: str) -> bool:
        """Whether there is or was such a unit."""
        ...

    def path(self, code: str, period: Period) -> str:
        """Where the unit stood in that period, `kg/osh-oblast/nookat`; empty when it did not exist then."""
        ...

    def names(self, code: str, period: Period) -> Mapping[str, str]:
        """What the unit was called in each language; nothing where it did not exist then."""
        ...

    def last_names(self, code: str) -> Mapping[str, str]:
        """What the unit was last called, whenever that was; nothing where there never was such a unit."""
        ...

    def nearest(self, text: str, period: Period) -> tuple[str, ...]:
        """The units whose code or name is most like the text; several where they are equally near."""
        ...

    def match(self, name: str, period: Period) -> Matched: ...

    def below(self, period: Period) -> Mapping[str, tuple[str, ...]]:
        """The units directly below each unit on the last day of the period."""
        ...
