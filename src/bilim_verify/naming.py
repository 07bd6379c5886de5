"""What the bundle itself calls its units, nodes and items, so that a finding is told by names."""

from typing import Any, Dict, Iterator, List, NamedTuple, Sequence, Set

from .content import BadContent, tree
from .problems import Problem

# Definitions that no writer makes: their shape is wrong somewhere, and the form has told where.
MISSHAPEN = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
FACTS = "facts.csv"
# What one changed fact moves directly is a few values; where more differ, the names would not lead to it.
MOST_SOUGHT = 5
# A longer title is cut: a report is read by people.
LONGEST_TITLE = 500

Titles = Dict[str, Dict[str, str]]
"""By code, or path of a node, and language."""


class Names(NamedTuple):
    units: Titles
    nodes: Titles  # nodes of the method by path, indicators and exceptions by code
    items: Titles


class Sought(NamedTuple):
    """A unit, and the items that enter every one of its values that differ."""

    unit: str
    items: Sequence[str]


NOBODY = Names({}, {}, {})


def names(contents: Dict[str, bytes]) -> Names:
    """As far as register and definitions can be read."""
    found = NOBODY
    try:
        units = tree(contents, "register.json", dict)["units"]
        found = found._replace(units={each["code"]: _title(each["names"]) for each in units})
        found = found._replace(items=_titles(tree(contents, "definitions/items.json", dict)))
        indicators = _titles(tree(contents, "definitions/indicators.json", dict))
        method = tree(contents, "definitions/methodology.json", dict)
        exceptions = {each["code"]: _title(each["title"]) for each in method.get("adjustments") or ()}
        nodes = {**exceptions, **indicators, **dict(_nodes(method["root"], "", indicators))}
        return found._replace(nodes=nodes)
    except (BadContent, *MISSHAPEN):
        return found


def _titles(stated: Dict[str, Any]) -> Titles:
    return {code: _title(each["title"]) for code, each in stated.items()}


def _title(stated: Dict[str, Any]) -> Dict[str, str]:
    return {language: str(title)[:LONGEST_TITLE] for language, title in stated.items()}


def _nodes(node: Dict[str, Any], above: str, indicators: Titles) -> Iterator[Any]:
    for child in node.get("children") or ():
        code = child.get("indicator") or child["code"]
        path = f"{above}/{code}" if above else code
        yield path, indicators[code] if "indicator" in child else _title(child["title"])
        yield from _nodes(child, path, indicators)


def sought(contents: Dict[str, bytes], problems: Sequence[Problem]) -> List[Sought]:
    """Where a fact may have been changed, if its table was and the archive does not give away which byte:
    the items that enter all values that differ, unit by unit."""
    if ("content_changed", FACTS) not in {(each.code, dict(each.params).get("entry")) for each in problems}:
        return []
    values = [dict(each.params) for each in problems if each.code == "figure_differs"]
    moved: Dict[str, Set[str]] = {}
    for each in values:
        if each["what"] == "value":
            moved.setdefault(each["unit"], set()).add(each["node"])
    try:
        indicators = tree(contents, "definitions/indicators.json", dict)
        found = [Sought(unit, _common(indicators, codes)) for unit, codes in sorted(moved.items())]
    except (BadContent, *MISSHAPEN):
        return []
    return found if len(found) <= MOST_SOUGHT else []


def _common(indicators: Dict[str, Any], codes: Set[str]) -> List[str]:
    entering = [set(_items(indicators, indicators[code], {code})) for code in sorted(codes)]
    return sorted(set.intersection(*entering))


def _items(indicators: Dict[str, Any], stated: Any, seen: Set[str]) -> Iterator[str]:
    """Codes of the items in a formula, those of the indicators that it names included."""
    if isinstance(stated, list):
        for each in stated:
            yield from _items(indicators, each, seen)
    elif isinstance(stated, dict):
        if stated.get("op") == "item":
            yield str(stated["code"])
        code = str(stated.get("code"))
        if stated.get("op") == "indicator" and code not in seen:
            seen.add(code)
            yield from _items(indicators, indicators[code], seen)
        yield from _items(indicators, list(stated.values()), seen)
