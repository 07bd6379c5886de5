"""What differs between two files of a rating that others published, each difference at its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML

# What an entry of a list is called by, so that one that moved is not taken for another one.
_NAMES = ("code", "id", "printed")


@dataclass(frozen=True, slots=True)
class StatementChange:
    """One place of the file, and what stands there in either; empty where nothing does."""

    place: str
    before: str
    after: str


def list_changes(before: str | bytes, after: str | bytes) -> list[StatementChange]:
    """Every difference of content between two files that were read before; comments and spaces are none."""
    return changes_of(_tree(before), _tree(after))


def changes_of(before: Any, after: Any) -> list[StatementChange]:
    """Every difference between two trees, in the order of their places; what moved in a list, too."""
    one, other = dict(_leaves(before, "")), dict(_leaves(after, ""))
    return [
        StatementChange(place, _shown(one, place), _shown(other, place))
        for place in sorted({*one, *other})
        if _differ(place, one.get(place, ""), other.get(place, ""))
    ]


def _tree(text: str | bytes) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def _leaves(node: Any, place: str) -> Iterator[tuple[str, str]]:
    """Each place that holds something; of a list its order, too, under its place with a stroke behind."""
    if isinstance(node, Mapping):
        for key, inner in node.items():
            yield from _leaves(inner, f"{place}/{key}".lstrip("/"))
    elif isinstance(node, list):
        names = list(_named(node))
        yield f"{place}/", _SEPARATOR.join(names)
        for name, inner in zip(names, node, strict=True):
            yield from _leaves(inner, f"{place}/{name}".lstrip("/"))
    else:
        yield place, "" if node is None else str(node)


# No printed name holds it: control signs are not read from YAML.
_SEPARATOR = "\x1f"


def _named(entries: list[Any]) -> Iterator[str]:
    """What each entry is called: its code or name, the second of a name with its number, else its number."""
    seen: Counter[str] = Counter()
    for number, entry in enumerate(entries, start=1):
        name = _name(entry) or str(number)
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _name(entry: Any) -> str:
    if not isinstance(entry, Mapping):
        return ""
    return next((str(entry[key]) for key in _NAMES if entry.get(key)), "")


def _differ(place: str, before: str, after: str) -> bool:
    """Of the order of a list: whether what stands in both stands otherwise; what came or went is told at its
    own place."""
    if not place.endswith("/"):
        return before != after
    one, other = before.split(_SEPARATOR), after.split(_SEPARATOR)
    common = {*one} & {*other}
    return [name for name in one if name in common] != [name for name in other if name in common]


def _shown(tree: Mapping[str, str], place: str) -> str:
    return tree.get(place, "").replace(_SEPARATOR, ", ")
