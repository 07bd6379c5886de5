"""The table of a tree: leaves with an indicator, nodes with a mean over what lies below."""

from __future__ import annotations

from typing import Any

from bilim_engine.definitions import tree as tree_of
from bilim_engine.definitions.problems import KEY_MISSING, WEIGHT_IDLE
from bilim_engine.definitions.reading import Mapping, Sequence, Tree
from bilim_engine.definitions.shapes import (
    Choice,
    Code,
    Field,
    Flag,
    ListOf,
    OrNotDefined,
    Reader,
    Record,
    Reference,
    Schema,
    Shape,
    Unfit,
)
from bilim_engine.definitions.tables.common import WORDS
from bilim_engine.definitions.tables.methods import NORMALISATION, TREATMENT
from bilim_engine.definitions.tables.numbers import (
    ONE,
    POSITIVE,
    RANGE,
    SHARE,
)

MISSING_POLICY = Record(
    tree_of.MissingPolicy,
    (
        Field("policy", Choice((tree_of.REFUSE, tree_of.EXCLUDE, tree_of.IMPUTE_MEDIAN))),
        Field("group", OrNotDefined(Choice(("oblast", "kind", "all"))), required=False),
    ),
    what="policy",
)


class _LeafRecord(Record):
    """A weight may be left out where weights are equal; it is 1 then."""

    def extra(self, tree: Mapping, reader: Reader) -> dict[str, Any]:
        return {} if "weight" in tree.entries else {"weight": ONE}


class _NodeRecord(Record):
    """Where weights are given, every child states its own; where equal, one that is stated is idle."""

    def read(self, tree: Tree, reader: Reader) -> Any:
        if reader.adopted or not isinstance(tree, Mapping):
            return super().read(tree, reader)
        fit = _weights_given(tree, reader)
        _report_idle_weights(tree, reader)
        node = super().read(tree, reader)
        if not fit:
            raise Unfit
        return node


def _weights_given(tree: Mapping, reader: Reader) -> bool:
    """Whether every child has its weight where weights are given; each that lacks one is reported."""
    is_given = tree.text("weights") == "given"
    lacking = [child for child in _children(tree) if is_given and "weight" not in child.entries]
    for child in lacking:
        what = child.text("code") or child.text("indicator") or tree.text("code")
        reader.report(KEY_MISSING, child.line, what=what, key="weight")
    return not lacking


def _report_idle_weights(tree: Mapping, reader: Reader) -> None:
    for child in _children(tree):
        if tree.text("weights") == "equal" and "weight" in child.entries:
            what = child.text("code") or child.text("indicator")
            reader.report(WEIGHT_IDLE, child.lines["weight"], what=what, text=tree.text("code"))


def _children(tree: Mapping) -> list[Mapping]:
    children = tree.entries.get("children")
    found = children.items if isinstance(children, Sequence) else []
    return [child for child in found if isinstance(child, Mapping)]


LEAF = _LeafRecord(
    tree_of.Leaf,
    (
        Field("indicator", Reference("indicators")),
        Field("weight", POSITIVE, required=False),
        Field("treat", OrNotDefined(TREATMENT)),
        Field("logarithm", Flag(), required=False),
        Field("normalise", OrNotDefined(NORMALISATION)),
        Field("missing", OrNotDefined(MISSING_POLICY)),
        Field("argument", WORDS, required=False),
    ),
    what="indicator",
)


class _Branch(Shape):
    """A leaf where there is an `indicator`, otherwise a node."""

    def read(self, tree: Tree, reader: Reader) -> Any:
        is_leaf = isinstance(tree, Mapping) and "indicator" in tree.entries
        return (LEAF if is_leaf else NODE).read(tree, reader)

    def to_json(self, value: Any) -> Any:
        return (LEAF if isinstance(value, tree_of.Leaf) else NODE).to_json(value)

    def schema(self) -> Schema:
        return {"oneOf": [{"$ref": "#/$defs/node"}, {"$ref": "#/$defs/leaf"}]}


NODE = _NodeRecord(
    tree_of.Node,
    (
        Field("code", Code(r"[a-z][a-z0-9_-]*", "preschool")),
        Field("title", WORDS),
        Field("weight", POSITIVE, required=False),
        Field("mean", OrNotDefined(Choice(("arithmetic", "geometric", "harmonic")))),
        Field("weights", OrNotDefined(Choice(("given", "equal")))),
        Field("coverage", SHARE, required=False),
        RANGE,
        Field("argument", WORDS, required=False),
        Field("children", ListOf(_Branch(), at_least=1)),
    ),
)
