"""Shapes of single values: words, codes, numbers, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bilim_engine.definitions.problems import (
    LANGUAGE_MISSING,
    NOT_A_CHOICE,
    NOT_A_CODE,
    NOT_A_DATE,
    NOT_A_NUMBER,
    NOT_A_PERIOD,
    OUT_OF_RANGE,
    TOO_LONG,
    UNKNOWN_KEY,
    UNKNOWN_REFERENCE,
)
from bilim_engine.definitions.reading import Mapping, Scalar, Tree
from bilim_engine.definitions.shapes.base import Json, Reader, Schema, Shape, Unfit
from bilim_engine.periods import parse_period
from bilim_engine.problems import LANGUAGES, near_hint
from bilim_engine.values import plain

_DECIMAL = re.compile(r"[-+]?(\d{1,34}(\.\d{0,34})?|\.\d{1,34})", re.ASCII)
_LOOKS_OTHER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?|true|false|True|False|TRUE|FALSE")


@dataclass(frozen=True, slots=True)
class Line(Shape):
    """Text that is not empty, of so many signs at most."""

    most: int | None = None

    def read(self, tree: Tree, reader: Reader) -> str:
        scalar = self.scalar(tree, reader, "text")
        if not scalar.text.strip() or (scalar.plain and _LOOKS_OTHER.fullmatch(scalar.text)):
            raise reader.wrong(tree, "text")
        text = " ".join(scalar.text.split())
        if self.most and len(text) > self.most and not reader.adopted:
            raise reader.report(TOO_LONG, tree.line, count=str(len(text)), most=str(self.most))
        return text

    def schema(self) -> Schema:
        found = {"type": "string", "minLength": 1}
        return found if self.most is None else {**found, "maxLength": self.most}


class AsWritten(Shape):
    """Text or number as written; what a worked case is given may be either, and may be left empty."""

    def read(self, tree: Tree, reader: Reader) -> str:
        if not isinstance(tree, Scalar):
            raise reader.wrong(tree, "text")
        return "" if tree.is_null else tree.text

    def schema(self) -> Schema:
        return {"type": ["string", "number", "null"]}


class Words(Shape):
    """The same words in every language."""

    def read(self, tree: Tree, reader: Reader) -> dict[str, str]:
        if not isinstance(tree, Mapping):
            raise reader.wrong(tree, "{ky, ru, en}")
        for key in tree.entries:
            if key not in LANGUAGES:
                known = ", ".join(LANGUAGES)
                reader.report(UNKNOWN_KEY, tree.lines[key], key=key, known=known, near="")
        found = {language: self._one(tree, language, reader) for language in LANGUAGES}
        if None in found.values():
            raise Unfit
        return {language: text for language, text in found.items() if text is not None}

    def _one(self, tree: Mapping, language: str, reader: Reader) -> str | None:
        words = tree.entries.get(language)
        if isinstance(words, Scalar) and words.text.strip() and not words.is_null:
            return " ".join(words.text.split())
        reader.report(LANGUAGE_MISSING, tree.line, key=reader.what, language=language)
        return None

    def to_json(self, value: Any) -> Json:
        return dict(value)

    def schema(self) -> Schema:
        return {"$ref": "#/$defs/words"}


@dataclass
class Code(Shape):
    """A code of a given form."""

    pattern: str
    example: str

    def read(self, tree: Tree, reader: Reader) -> str:
        text = self.scalar(tree, reader, self.example).text
        fits = bool(text) if reader.adopted else re.fullmatch(self.pattern, text) and len(text) <= 120
        if not fits:
            raise reader.report(NOT_A_CODE, tree.line, text=text[:60], example=self.example)
        return text

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^({self.pattern})$"}


@dataclass
class Reference(Shape):
    """The code of something defined elsewhere; `kind` says what."""

    kind: str

    def read(self, tree: Tree, reader: Reader) -> str:
        text = self.scalar(tree, reader, self.kind).text
        known = reader.references.get(self.kind, frozenset())
        if text not in known:
            near = near_hint(text, known)
            raise reader.report(UNKNOWN_REFERENCE, tree.line, what=self.kind, text=text[:60], near=near)
        return text

    def schema(self) -> Schema:
        return {"type": "string"}


@dataclass
class Choice(Shape):
    """One of these words."""

    options: tuple[str, ...]

    def read(self, tree: Tree, reader: Reader) -> str:
        known = ", ".join(self.options)
        text = self.scalar(tree, reader, known).text
        if text not in self.options:
            near = near_hint(text, self.options)
            raise reader.report(NOT_A_CHOICE, tree.line, text=text[:60], known=known, near=near)
        return text

    def schema(self) -> Schema:
        return {"enum": list(self.options)}


@dataclass
class Number(Shape):
    """A decimal as it is written, within bounds; `above` excludes the bound itself."""

    low: Decimal | None = None
    high: Decimal | None = None
    above: bool = False

    def read(self, tree: Tree, reader: Reader) -> Decimal:
        scalar = self.scalar(tree, reader, "number")
        text = scalar.text.strip()
        digits = text.lstrip("+-").replace(".", "").lstrip("0")
        if not (scalar.plain or reader.adopted) or not _DECIMAL.fullmatch(text) or len(digits) > 34:
            raise reader.report(NOT_A_NUMBER, tree.line, text=text[:60])
        number = Decimal(text)
        if not reader.adopted and not self._fits(number):
            raise reader.report(OUT_OF_RANGE, tree.line, text=text, bounds=self._bounds())
        return number

    def _fits(self, number: Decimal) -> bool:
        if self.low is not None and (number < self.low or (self.above and number == self.low)):
            return False
        return self.high is None or number <= self.high

    def _bounds(self) -> str:
        low = "…" if self.low is None else f"{'>' if self.above else '≥'} {self.low}"
        return f"{low} … {'' if self.high is None else f'≤ {self.high}'}".strip(" …")

    def to_json(self, value: Any) -> Json:
        return plain(value)

    def schema(self) -> Schema:
        found: Schema = {"type": "number"}
        if self.low is not None:
            found["exclusiveMinimum" if self.above else "minimum"] = float(self.low)
        if self.high is not None:
            found["maximum"] = float(self.high)
        return found


@dataclass
class Whole(Shape):
    """A whole number within bounds."""

    low: int
    high: int

    def read(self, tree: Tree, reader: Reader) -> int:
        scalar = self.scalar(tree, reader, "whole number")
        if not scalar.plain or not re.fullmatch(r"-?[0-9]{1,40}", scalar.text):
            raise reader.wrong(tree, "whole number")
        number = int(scalar.text)
        # Beyond nine digits, or below nought, nothing was ever adopted.
        if not 0 <= number < 10**9 or (not reader.adopted and not self.low <= number <= self.high):
            raise reader.report(OUT_OF_RANGE, tree.line, text=scalar.text, bounds=f"{self.low} … {self.high}")
        return number

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


class Flag(Shape):
    """true or false."""

    def read(self, tree: Tree, reader: Reader) -> bool:
        scalar = self.scalar(tree, reader, "true / false")
        if not scalar.plain or scalar.text not in ("true", "false"):
            raise reader.wrong(tree, "true / false")
        return scalar.text == "true"

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Day(Shape):
    """A date written 2026-11-21."""

    def read(self, tree: Tree, reader: Reader) -> date:
        text = self.scalar(tree, reader, "date").text
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
                raise ValueError(text)
            return date.fromisoformat(text)
        except ValueError:
            raise reader.report(NOT_A_DATE, tree.line, text=text[:60]) from None

    def to_json(self, value: Any) -> Json:
        return value.isoformat()

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}


class PeriodText(Shape):
    """A period as it is written."""

    def read(self, tree: Tree, reader: Reader) -> str:
        text = self.scalar(tree, reader, "period").text
        try:
            return str(parse_period(text))
        except ValueError:
            raise reader.report(NOT_A_PERIOD, tree.line, text=text[:60]) from None

    def schema(self) -> Schema:
        return {"type": ["string", "integer"]}
