"""What every shape does, and the file it reads from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from typing import Any

from bilim_engine.definitions.problems import WRONG_SHAPE
from bilim_engine.definitions.reading import Mapping, Scalar, Sequence, Tree
from bilim_engine.formulas import Expression, Names
from bilim_engine.problems import Kind, Place, Problem

Json = Any
Schema = dict[str, Any]


class Unfit(Exception):
    """This part could not be read; the problem is already reported."""


# What is wanted at a place, where it is no pattern or example: as refusals say it.
_IN_WORDS = {
    "text": {"ky": "текст", "ru": "текст", "en": "text"},
    "formula": {"ky": "формула", "ru": "формула", "en": "a formula"},
    "number": {"ky": "сан", "ru": "число", "en": "a number"},
    "whole number": {"ky": "бүтүн сан", "ru": "целое число", "en": "a whole number"},
    "true / false": {"ky": "true же false", "ru": "true или false", "en": "true or false"},
    "date": {"ky": "дата (2026-11-21)", "ru": "дата (2026-11-21)", "en": "a date (2026-11-21)"},
    "period": {"ky": "мезгил (2025)", "ru": "период (2025)", "en": "a period (2025)"},
}


@dataclass
class Reader:
    """One file being read: where problems go, what is known, and whether `not_defined` is allowed here."""

    file: str
    problems: list[Problem]
    names: Names = field(default_factory=Names)
    references: MappingType[str, frozenset[str]] = field(default_factory=dict)
    reported: bool = False
    # Adopted earlier and kept as canonical JSON: decimals are strings, formulas trees, and bounds, forms of
    # codes and required keys, which are rules for those who write, are not asked again.
    adopted: bool = False
    # The path of the record being read, for sentences.
    what: str = ""
    # Every formula that could be read, so that circles are found among definitions with other faults too.
    formulas: list[Expression] = field(default_factory=list)

    def report(self, kind: Kind, line: int, **params: str | MappingType[str, str]) -> Unfit:
        """The problem is noted; raise what this returns to leave the part out."""
        self.problems.append(Problem(kind, Place(self.file, line), params))
        return Unfit()

    def wrong(self, tree: Tree, wanted: str) -> Unfit:
        text = tree.text if isinstance(tree, Scalar) else {Sequence: "[…]", Mapping: "{…}"}[type(tree)]
        return self.report(WRONG_SHAPE, tree.line, text=text[:60], wanted=_IN_WORDS.get(wanted, wanted))


class Shape(ABC):
    """What may stand at a place."""

    @abstractmethod
    def read(self, tree: Tree, reader: Reader) -> Any:
        """The value, or Unfit with the problem reported."""

    @abstractmethod
    def schema(self) -> Schema:
        """The JSON Schema of what may be written."""

    def to_json(self, value: Any) -> Json:
        """The value as canonical JSON; text and truth values are themselves."""
        return value

    def scalar(self, tree: Tree, reader: Reader, wanted: str) -> Scalar:
        if not isinstance(tree, Scalar) or tree.is_null:
            raise reader.wrong(tree, wanted)
        return tree
