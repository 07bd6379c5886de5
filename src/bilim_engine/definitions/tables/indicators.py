"""The table of indicators, their rules for missing values and their worked cases."""

from __future__ import annotations

import re
from typing import Any

from bilim_engine import formulas
from bilim_engine.definitions.indicators import POLARITIES, Case, Given, Indicator, MissingRule
from bilim_engine.definitions.problems import NOT_A_FIGURE, UNKNOWN_REFERENCE
from bilim_engine.definitions.reading import Mapping, Scalar, Sequence, Tree
from bilim_engine.definitions.shapes import (
    Choice,
    Code,
    Field,
    ListOf,
    MapOf,
    Number,
    OrNotDefined,
    PeriodText,
    Reader,
    Record,
    Reference,
    Schema,
    Shape,
    Unfit,
    Whole,
)
from bilim_engine.definitions.tables.common import GOVERNED, PERIOD_KIND, SLUG, WORDS
from bilim_engine.facts import parse_breakdown
from bilim_engine.formulas.operators import Type
from bilim_engine.formulas.tree import UNREAD
from bilim_engine.periods import parse_period
from bilim_engine.problems import Place, Refused, near_hint
from bilim_engine.values import Missing, Value, plain


class Formula(Shape):
    """A formula that gives the type `wanted`; in JSON its tree."""

    def __init__(self, wanted: Type) -> None:
        self.wanted = wanted

    def read(self, tree: Tree, reader: Reader) -> formulas.Expression:
        if reader.adopted and isinstance(tree, Mapping):
            return self._from_json(tree, reader)
        place, text = Place(reader.file, tree.line), self.scalar(tree, reader, "formula").text
        expression, problems = formulas.examine(text, reader.names, self.wanted, place)
        reader.problems.extend(problems)
        if expression is not None:
            reader.formulas.append(expression)
        if expression is None or problems:
            raise Unfit
        return expression

    def _from_json(self, tree: Mapping, reader: Reader) -> formulas.Expression:
        try:
            return formulas.from_json(_plain(tree))
        except Refused as refused:
            reader.problems.extend(refused.problems)
            raise Unfit from None

    def to_json(self, value: Any) -> Any:
        return formulas.to_json(value)

    def schema(self) -> Schema:
        return {"$ref": "#/$defs/formula"}


def _plain(tree: Tree) -> Any:
    """The JSON the tree was made from."""
    if isinstance(tree, Mapping):
        return {key: _plain(each) for key, each in tree.entries.items()}
    if isinstance(tree, Sequence):
        return [_plain(each) for each in tree.items]
    return int(tree.text) if tree.plain and re.fullmatch(r"\d{1,9}", tree.text) else tree.text


class ValueShape(Shape):
    """A number, or `{missing: reason}`."""

    _number = Number()
    _reason = Reference("reasons")

    def read(self, tree: Tree, reader: Reader) -> Value:
        if isinstance(tree, Mapping) and list(tree.entries) == ["missing"]:
            return Missing(self._reason.read(tree.entries["missing"], reader))
        return self._number.read(tree, reader)

    def to_json(self, value: Any) -> Any:
        return {"missing": value.reason} if isinstance(value, Missing) else plain(value)

    def schema(self) -> Schema:
        missing = {"type": "object", "properties": {"missing": {"type": "string"}}, "required": ["missing"]}
        return {"anyOf": [{"type": "number"}, missing]}


FIGURE = re.compile(r"(?P<item>[a-z][a-z0-9_.]*)(\[(?P<breakdown>[^\]]*)\])?(@(?P<period>[0-9H/-]+))?")


class GivenShape(Shape):
    """Figures by `item`, `item@period`, `item[sex=female]`.

    `children` holds the units below by code; the own figures may also stand under `unit`.
    """

    _value = ValueShape()

    def read(self, tree: Tree, reader: Reader) -> Given:
        if not isinstance(tree, Mapping):
            raise reader.wrong(tree, "{item: number}")
        figures: dict[str, Value] = {}
        children: dict[str, Given] = {}
        for key, each in tree.entries.items():
            if key == "children":
                children.update(self._children(each, reader))
            elif key == "unit":
                figures.update(self.read(each, reader).figures)
            else:
                figures[self._figure(key, tree.lines[key], reader)] = self._value.read(each, reader)
        return Given(figures, children)

    def _children(self, tree: Tree, reader: Reader) -> dict[str, Given]:
        if isinstance(tree, Sequence):
            return {f"child-{index}": self.read(each, reader) for index, each in enumerate(tree.items, 1)}
        if isinstance(tree, Mapping):
            return {key: self.read(each, reader) for key, each in tree.entries.items()}
        raise reader.wrong(tree, "{code: {…}}")

    def _figure(self, key: str, line: int, reader: Reader) -> str:
        """The key, when it names a known item, a period and a breakdown that can be read."""
        found = FIGURE.fullmatch(key)
        try:
            if found is None:
                raise ValueError(key)
            parse_breakdown(found["breakdown"] or "")
            if found["period"]:
                parse_period(found["period"])
        except ValueError:
            raise reader.report(NOT_A_FIGURE, line, text=key[:80]) from None
        if found["item"] not in reader.names.items:
            near = near_hint(found["item"], reader.names.items)
            raise reader.report(UNKNOWN_REFERENCE, line, what="items", text=found["item"], near=near)
        return key

    def to_json(self, value: Any) -> Any:
        figures = {key: self._value.to_json(each) for key, each in value.figures.items()}
        children = {key: self.to_json(each) for key, each in value.children.items()}
        return {**figures, "children": children} if children else figures

    def schema(self) -> Schema:
        return {"type": "object"}


class _CaseRecord(Record):
    """A case also remembers where it stands, for the sentence when it fails."""

    def extra(self, tree: Mapping, reader: Reader) -> dict[str, Any]:
        return {"line": tree.line, "file": reader.file}


CASE = _CaseRecord(
    Case,
    (
        Field("name", WORDS),
        Field("period", PeriodText(), required=False),
        Field("unit", SLUG, required=False),
        Field("given", GivenShape()),
        Field("parameters", MapOf(Number()), required=False),
        Field("expect", ValueShape()),
    ),
)


RULE = Record(
    MissingRule, (Field("when", Formula("boolean")), Field("reason", Reference("reasons"))), what="reason"
)


class _IndicatorRecord(Record):
    """Numerator and denominator are read first, so that the rules for missing can name them."""

    def read(self, tree: Tree, reader: Reader) -> Any:
        outer = reader.names
        if isinstance(tree, Mapping):
            reader.names = formulas.Names(
                outer.items, outer.indicators, outer.parameters, _macros(tree, reader)
            )
        try:
            return super().read(tree, reader)
        finally:
            reader.names = outer


def _macros(tree: Mapping, reader: Reader) -> dict[str, formulas.Expression]:
    """The two formulas; the problems of one are reported when the field itself is read, and nowhere else."""
    found = {}
    for key in ("numerator", "denominator"):
        if isinstance(written := tree.entries.get(key), Scalar):
            expression, problems = formulas.examine(written.text, reader.names, "number")
            found[key] = formulas.Expression(UNREAD, code=key) if problems or not expression else expression
    return found


INDICATOR = _IndicatorRecord(
    Indicator,
    (
        *GOVERNED,
        Field("why", WORDS, required=False),
        Field("note", WORDS, required=False),
        Field("base", OrNotDefined(WORDS), unless_reported=True),
        Field("polarity", OrNotDefined(Choice(POLARITIES)), unless_reported=True),
        Field("unit", OrNotDefined(Reference("units_of_measure")), unless_reported=True),
        Field("period", OrNotDefined(PERIOD_KIND), unless_reported=True),
        Field("formula", Formula("number"), required=False),
        Field("numerator", Formula("number"), required=False),
        Field("denominator", Formula("number"), required=False),
        Field("scale", Number(), required=False),
        Field("missing", ListOf(RULE), required=False),
        Field("decimals", Whole(0, 12), required=False),
        Field("not_defined", ListOf(Code(r"[a-z][a-z0-9_]*", "base")), required=False),
        Field("cases", ListOf(CASE), required=False),
    ),
)
