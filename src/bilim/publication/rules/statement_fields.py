"""The fields of an outside statement's file, level by level: what stands in none of them is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bilim.publication.rules.gate_names import KINDS


@dataclass(frozen=True)
class Shape:
    """What one level of the file holds: fields it must have; numbers, texts, words of a list, yes or no that
    it may have; and lists of further levels. `further` is kept as printed and read by people alone."""

    needed: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    word_lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    lists: Mapping[str, Shape] = field(default_factory=dict)
    mappings: Mapping[str, Shape] = field(default_factory=dict)
    further: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """Every key that may stand at this level, each once."""
        read = (self.needed, self.numbers, self.texts, self.words, self.word_lists, self.flags)
        named = (*read, self.lists, self.mappings, self.further)
        return tuple(dict.fromkeys(key for keys in named for key in keys))


_KINDS = tuple(KINDS)
_NAME = Shape(("printed",), words={"kind": _KINDS})
_BAND = Shape((), numbers=("from", "until"), words={"includes": ("lower", "upper", "both", "neither")})
_GROUP = Shape(
    ("code", "title"),
    numbers=("announced", "percent"),
    texts=("title", "text"),
    lists={"names": _NAME},
    mappings={"band": _BAND},
    flags=("listed",),
)
_INDICATOR = Shape(
    ("code", "title"),
    numbers=("decimals",),
    texts=("title", "definition", "base", "period"),
    lists={"groups": _GROUP},
    flags=("partition",),
    further=("points",),
)
_DIRECTION = Shape(
    ("code", "title"), texts=("title", "note"), lists={"indicators": _INDICATOR}, further=("number",)
)
_REMARK = Shape(("id", "text"), texts=("text",), further=("place",))
_SCORING = Shape((), further=("weights", "points", "maximums", "places"))
STATEMENT = Shape(
    ("code", "title", "publisher", "period", "directions"),
    numbers=("units_total",),
    texts=("title", "publisher", "date_note"),
    lists={"directions": _DIRECTION, "lists": _GROUP, "remarks": _REMARK},
    mappings={"scoring": _SCORING},
    word_lists={"unit_kinds": _KINDS},
    further=("address", "units_basis"),
)
