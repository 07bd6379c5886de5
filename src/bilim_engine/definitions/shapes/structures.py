"""Shapes made of other shapes: lists, records, variants."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as MappingType
from dataclasses import MISSING, dataclass
from dataclasses import fields as attributes
from typing import Any

from bilim_engine.definitions.base import NOT_DEFINED, NotDefined
from bilim_engine.definitions.problems import KEY_MISSING, NOT_DEFINED_IN_OWN, UNKNOWN_KEY
from bilim_engine.definitions.reading import Mapping, Scalar, Sequence, Tree
from bilim_engine.definitions.shapes.base import Json, Reader, Schema, Shape, Unfit
from bilim_engine.definitions.shapes.scalars import Choice, Words
from bilim_engine.problems import near_hint


@dataclass
class OrNotDefined(Shape):
    """The shape, or the words `not_defined` where others published the rule."""

    shape: Shape

    def read(self, tree: Tree, reader: Reader) -> Any:
        if not isinstance(tree, Scalar) or tree.text != NotDefined.NOT_DEFINED.value:
            return self.shape.read(tree, reader)
        if not (reader.reported or reader.adopted):
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
        if not isinstance(tree, Sequence) or not self._fits(len(tree.items), reader.adopted):
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

    def _fits(self, count: int, adopted: bool) -> bool:
        return count == self.exactly if self.exactly is not None else adopted or count >= self.at_least

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

    def __init__(self, build: type, fields: Iterable[Field], *, what: str = "code") -> None:
        self.build = build
        self.fields = {each.key: each for each in fields}
        self.what = what

    def _has_default(self, each: Field) -> bool:
        """Whether the type itself can do without what this key gives."""
        found = next((one for one in attributes(self.build) if one.name == each.name), None)
        return found is None or found.default is not MISSING or found.default_factory is not MISSING

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
        elif each.required and not (reader.adopted and self._has_default(each)):
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
    """A mapping with exactly one key, which says what the value is; by key: type, attribute, shape."""

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
