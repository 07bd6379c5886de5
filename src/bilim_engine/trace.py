"""How a value came about: a tree of steps, each with what it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bilim_engine.values import OUT_OF_DOMAIN, Missing, Value, parse_decimal, plain

Result = Value | bool

ITEM = "item"
INDICATOR = "indicator"
PARAM = "param"
NUMBER = "number"
OPERATOR = "operator"
AGO = "ago"
SUBTREE = "subtree"
ADJUSTMENT = "adjustment"
RULE = "rule"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a calculation.

    `label` names what was done (the code of an item, indicator or parameter, or the operator); `note` holds
    plain facts for the reader: `unit`, `item`, `period`, `origin`, `recorded_at`, `illustrative`, `method` …
    """

    kind: str
    label: str
    value: Result
    inputs: tuple[Step, ...] = ()
    note: Mapping[str, str] = field(default_factory=dict)

    def walk(self) -> Iterator[Step]:
        """This step and every step below it, the nearest first."""
        yield self
        for step in self.inputs:
            yield from step.walk()

    def to_json(self) -> dict[str, Any]:
        """The step as plain JSON; numbers are written as strings so that no digit is lost."""
        tree: dict[str, Any] = {"kind": self.kind, "label": self.label, "value": result_to_json(self.value)}
        if self.inputs:
            tree["inputs"] = [step.to_json() for step in self.inputs]
        if self.note:
            tree["note"] = dict(sorted(self.note.items()))
        return tree

    @staticmethod
    def from_json(tree: Mapping[str, Any]) -> Step:
        """The step that `to_json` wrote."""
        return Step(
            kind=tree["kind"],
            label=tree["label"],
            value=result_from_json(tree["value"]),
            inputs=tuple(Step.from_json(each) for each in tree.get("inputs", ())),
            note=dict(tree.get("note", {})),
        )


def number_of(result: Result) -> Value:
    """The number or the missing value; a truth value is not a figure."""
    return Missing(OUT_OF_DOMAIN, "boolean") if isinstance(result, bool) else result


def result_to_json(value: Result) -> Any:
    """A number as a string, a truth value as itself, a missing value with its reason."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Missing):
        return (
            {"missing": value.reason, "detail": value.detail} if value.detail else {"missing": value.reason}
        )
    return plain(value)


def result_from_json(tree: Any) -> Result:
    """What `result_to_json` wrote."""
    if isinstance(tree, bool):
        return tree
    if isinstance(tree, Mapping):
        return Missing(tree["missing"], tree.get("detail", ""))
    number: Decimal = parse_decimal(tree)
    return number
