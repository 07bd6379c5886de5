"""Shapes: what may stand at a place of a definition. Each reads a tree, writes JSON and describes itself.

This one set of shapes, put together in `tables`, is what the loader checks with, what the canonical JSON is
written with and what the JSON Schema is generated from.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from bilim_engine.definitions.base import NOT_DEFINED, NotDefined
from bilim_engine.definitions.problems import (
    KEY_MISSING,
    LANGUAGE_MISSING,
    NOT_A_CHOICE,
    NOT_A_CODE,
    NOT_A_DATE,
    NOT_A_NUMBER,
    NOT_A_PERIOD,
    NOT_DEFINED_IN_OWN,
    OUT_OF_RANGE,
    UNKNOWN_KEY,
    UNKNOWN_REFERENCE,
    WRONG_SHAPE,
)
from bilim_engine.definitions.reading import Mapping, Scalar, Sequence, Tree
from bilim_engine.formulas import Names
from bilim_engine.periods import parse_period
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem, nearest
from bilim_engine.values import plain

Json = Any
Schema = dict[str, Any]

_DECIMAL = re.compile(r"[-+]?(\d{1,34}(\.\d{0,34})?|\.\d{1,34})")
_LOOKS_OTHER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?|true|false|True|False|TRUE|FALSE")


class Unfit(Exception):
    """This part could not be read; the problem is already reported."""


@dataclass
class Reader:
    """One file being read: where problems go, what is known, and whether `not_defined` is allowed here."""

    file: str
    problems: list[Problem]
    names: Names = field(default_factory=Names)
    references: MappingType[str, frozenset[str]] = field(default_factory=dict)
    reported: bool = False
    from_json: bool = False
    # The path of the record being read, for sentences.
    what: str = ""

    def report(self, kind: Kind, line: int, **params: str) -> Unfit:
        """The problem is noted; raise what this returns to leave the part out."""
        self.problems.append(Problem(kind, Place(self.file, line), params))
        return Unfit()

    def wrong(self, tree: Tree, wanted: str) -> Unfit:
        text = tree.text if isinstance(tree, Scalar) else {Sequence: "[…]", Mapping: "{…}"}[type(tree)]
        return self.report(WRONG_SHAPE, tree.line, text=text[:60], wanted=wanted)


def near_hint(name: str, known: Iterable[str]) -> str:
    """` → name?` for the nearest known name, or nothing."""
    found = nearest(name, known)
    return f" → {found}?" if found else ""


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


class Line(Shape):
    """Text that is not empty."""

    def read(self, tree: Tree, reader: Reader) -> str:
        scalar = self.scalar(tree, reader, "text")
        if not scalar.text.strip() or (scalar.plain and _LOOKS_OTHER.fullmatch(scalar.text)):
            raise reader.wrong(tree, "text")
        return " ".join(scalar.text.split())

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1}


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
        if not re.fullmatch(self.pattern, text) or len(text) > 120:
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
        if not (scalar.plain or reader.from_json) or not _DECIMAL.fullmatch(text) or len(digits) > 34:
            raise reader.report(NOT_A_NUMBER, tree.line, text=text[:60])
        number = Decimal(text)
        if not self._fits(number):
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
        if not scalar.plain or not re.fullmatch(r"\d{1,9}", scalar.text):
            raise reader.wrong(tree, "whole number")
        number = int(scalar.text)
        if not self.low <= number <= self.high:
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


@dataclass
class OrNotDefined(Shape):
    """The shape, or the words `not_defined` where others published the rule."""

    shape: Shape

    def read(self, tree: Tree, reader: Reader) -> Any:
        if not isinstance(tree, Scalar) or tree.text != NotDefined.NOT_DEFINED.value:
            return self.shape.read(tree, reader)
        if not reader.reported:
            raise reader.report(NOT_DEFINED_IN_OWN, tree.line)
        return NOT_DEFINED

    def to_json(self, value: Any) -> Json:
        return NOT_DEFINED.value if value is NOT_DEFINED else self.shape.to_json(value)

    def schema(self) -> Schema:
        return {"anyOf": [self.shape.schema(), {"const": NOT_DEFINED.value}]}


@dataclass
class OrNull(Shape):
    """The shape, or null for an open end."""

    shape: Shape

    def read(self, tree: Tree, reader: Reader) -> Any:
        return None if isinstance(tree, Scalar) and tree.is_null else self.shape.read(tree, reader)

    def to_json(self, value: Any) -> Json:
        return None if value is None else self.shape.to_json(value)

    def schema(self) -> Schema:
        return {"anyOf": [self.shape.schema(), {"type": "null"}]}


@dataclass
class ListOf(Shape):
    """A list of things of one shape, read as a tuple; `exactly` fixes the length."""

    shape: Shape
    at_least: int = 0
    exactly: int | None = None

    def read(self, tree: Tree, reader: Reader) -> tuple[Any, ...]:
        wanted = f"[ × {self.exactly}]" if self.exactly is not None else f"[ ≥ {self.at_least}]"
        if not isinstance(tree, Sequence) or not self._fits(len(tree.items)):
            raise reader.wrong(tree, wanted)
        found = []
        for each in tree.items:
            try:
                found.append(self.shape.read(each, reader))
            except Unfit:
                continue
        if len(found) < len(tree.items):
            raise Unfit
        return tuple(found)

    def _fits(self, count: int) -> bool:
        return count == self.exactly if self.exactly is not None else count >= self.at_least

    def to_json(self, value: Any) -> Json:
        return [self.shape.to_json(each) for each in value]

    def schema(self) -> Schema:
        found: Schema = {"type": "array", "items": self.shape.schema()}
        if self.exactly is not None:
            return {**found, "minItems": self.exactly, "maxItems": self.exactly}
        return {**found, "minItems": self.at_least} if self.at_least else found


@dataclass
class MapOf(Shape):
    """Values of one shape under keys of the writer's choice."""

    shape: Shape

    def read(self, tree: Tree, reader: Reader) -> dict[str, Any]:
        if not isinstance(tree, Mapping):
            raise reader.wrong(tree, "{…}")
        found = {}
        for key, each in tree.entries.items():
            try:
                found[key] = self.shape.read(each, reader)
            except Unfit:
                continue
        if len(found) < len(tree.entries):
            raise Unfit
        return found

    def to_json(self, value: Any) -> Json:
        return {key: self.shape.to_json(each) for key, each in value.items()}

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.shape.schema()}


@dataclass
class Lazy(Shape):
    """A shape that is named before it is made, for trees of one shape."""

    make: Callable[[], Shape]
    name: str

    def read(self, tree: Tree, reader: Reader) -> Any:
        return self.make().read(tree, reader)

    def to_json(self, value: Any) -> Json:
        return self.make().to_json(value)

    def schema(self) -> Schema:
        return {"$ref": f"#/$defs/{self.name}"}


@dataclass(frozen=True)
class Field:
    """One key of a record.

    `attribute` is its name in the dataclass where that differs. A key that is not required and not written
    keeps the dataclass's default. `unless_reported` keys may be left out by a reported definition that lists
    them under `not_defined`; they are NOT_DEFINED then.
    """

    key: str
    shape: Shape
    required: bool = True
    attribute: str = ""
    unless_reported: bool = False

    @property
    def name(self) -> str:
        return self.attribute or self.key


class Record(Shape):
    """Keys that make up one dataclass; unknown and missing keys are reported with the nearest name."""

    def __init__(self, build: Callable[..., Any], fields: Iterable[Field], *, what: str = "code") -> None:
        self.build = build
        self.fields = {each.key: each for each in fields}
        self.what = what

    def read(self, tree: Tree, reader: Reader) -> Any:
        if not isinstance(tree, Mapping):
            raise reader.wrong(tree, "{" + ", ".join(self.fields) + "}")
        outer = (reader.what, reader.reported)
        reader.what = tree.text(self.what) or reader.what
        if "status" in self.fields:
            reader.reported = tree.text("status") == "reported"
        try:
            return self.build(**self._values(tree, reader), **self.extra(tree, reader))
        finally:
            reader.what, reader.reported = outer

    def extra(self, tree: Mapping, reader: Reader) -> dict[str, Any]:
        """Attributes that do not come from keys."""
        return {}

    def _values(self, tree: Mapping, reader: Reader) -> dict[str, Any]:
        values: dict[str, Any] = {}
        fit = True
        for key in tree.entries:
            if key not in self.fields:
                fit = False
                known, near = ", ".join(self.fields), near_hint(key, self.fields)
                reader.report(UNKNOWN_KEY, tree.lines[key], key=key[:60], known=known, near=near)
        for key, each in self.fields.items():
            try:
                self._one(tree, key, each, values, reader)
            except Unfit:
                fit = False
        if not fit:
            raise Unfit
        return values

    def _one(self, tree: Mapping, key: str, each: Field, values: dict[str, Any], reader: Reader) -> None:
        if key in tree.entries:
            what, reader.what = (
                reader.what,
                f"{reader.what}.{key}" if isinstance(each.shape, Words) else reader.what,
            )
            try:
                values[each.name] = each.shape.read(tree.entries[key], reader)
            finally:
                reader.what = what
        elif each.unless_reported and reader.reported and key in _listed(tree):
            values[each.name] = NOT_DEFINED
        elif each.required:
            raise reader.report(KEY_MISSING, tree.line, what=reader.what or "…", key=key)

    def to_json(self, value: Any) -> Json:
        found = {}
        for key, each in self.fields.items():
            inner = getattr(value, each.name)
            # None and NOT_DEFINED that stand for an absent key are written as such and read as such.
            if inner is NOT_DEFINED:
                found[key] = NOT_DEFINED.value
            elif inner is not None:
                found[key] = each.shape.to_json(inner)
            elif each.required:
                found[key] = None
        return found

    def schema(self) -> Schema:
        required = [key for key, each in self.fields.items() if each.required and not each.unless_reported]
        properties = {key: each.shape.schema() for key, each in self.fields.items()}
        found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**found, "required": required} if required else found


def _listed(tree: Mapping) -> set[str]:
    listed = tree.entries.get("not_defined")
    return (
        {each.text for each in listed.items if isinstance(each, Scalar)}
        if isinstance(listed, Sequence)
        else set()
    )


@dataclass
class Variants(Shape):
    """One of several records; the word under `tag` says which."""

    tag: str
    options: MappingType[str, Record]

    def read(self, tree: Tree, reader: Reader) -> Any:
        known = ", ".join(self.options)
        if not isinstance(tree, Mapping):
            raise reader.wrong(tree, f"{{{self.tag}: {known}}}")
        if self.tag not in tree.entries:
            raise reader.report(KEY_MISSING, tree.line, what=reader.what or "…", key=self.tag)
        word = Choice(tuple(self.options)).read(tree.entries[self.tag], reader)
        return self.options[word].read(tree, reader)

    def to_json(self, value: Any) -> Json:
        return self.options[getattr(value, self.tag)].to_json(value)

    def schema(self) -> Schema:
        return {"oneOf": [option.schema() for option in self.options.values()]}


@dataclass
class OneKey(Shape):
    """A mapping with exactly one key, which says what the value is; `builds` makes and takes apart."""

    options: MappingType[str, tuple[type, str, Shape]]

    def read(self, tree: Tree, reader: Reader) -> Any:
        known = " | ".join(self.options)
        if not isinstance(tree, Mapping) or len(tree.entries) != 1:
            raise reader.wrong(tree, f"{{{known}}}")
        key, inner = next(iter(tree.entries.items()))
        if key not in self.options:
            near = near_hint(key, self.options)
            raise reader.report(UNKNOWN_KEY, tree.lines[key], key=key[:60], known=known, near=near)
        build, attribute, shape = self.options[key]
        return build(**{attribute: shape.read(inner, reader)})

    def to_json(self, value: Any) -> Json:
        for key, (build, attribute, shape) in self.options.items():
            if isinstance(value, build):
                return {key: shape.to_json(getattr(value, attribute))}
        raise TypeError(type(value).__name__)

    def schema(self) -> Schema:
        return {
            "oneOf": [
                {
                    "type": "object",
                    "properties": {key: shape.schema()},
                    "required": [key],
                    "additionalProperties": False,
                }
                for key, (_, _, shape) in self.options.items()
            ]
        }
