"""The contents of a bundle, read into what the computation needs. Anything unexpected is named, not
guessed."""

import csv
import io
from decimal import Decimal
from typing import Any, Dict, List, Tuple

from . import trees
from .numbers import Missing, Value
from .problems import Problem, problem, shown
from .scoring import Unit
from .trees import LONGEST_NUMBER, NUMBER

# A bundle that asks for more would keep the reader's computer busy, not inform him.
MOST_DRAWS = 1000000
HEADERS = {
    "facts.csv": "unit,item,period,breakdown,value,missing,origin,illustrative,recorded_at,recorded_by",
    "values.csv": "variant,unit,indicator,period,value,missing,detail",
    "scores.csv": "variant,unit,node,raw,treated,score,missing,weight,share,contribution,imputed",
    "results.csv": "variant,unit,score,missing,rank,rank_low,rank_high,band",
    "uncertainty.csv": "unit,rank,low,high,joint_low,joint_high,first,last,ranked",
}


class BadContent(Exception):
    """An entry cannot be understood."""

    def __init__(self, entry: str, why: str, said: str = "", **params: str) -> None:
        """`said` names the words that say it in the reader's language, where there are such."""
        super().__init__(why)
        worded = {"said": said, **params} if said else {}
        self.problem = problem("bad_content", entry=entry, why=why, **worded)


Row = Dict[str, str]


def rows(contents: Dict[str, bytes], entry: str) -> List[Row]:
    """The rows of a table, its header being exactly the one of the format."""
    try:
        lines = list(csv.reader(io.StringIO(contents[entry].decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error, KeyError) as fault:
        raise _unread(entry, fault, "no_csv") from None
    header = HEADERS[entry].split(",")
    if not lines or lines[0] != header:
        stated = shown(",".join(lines[0] if lines else []))
        raise BadContent(entry, f"header: {stated}", "other_header", stated=stated)
    for number, line in enumerate(lines[1:], start=2):
        if len(line) != len(header):
            counted = {"row": str(number), "cells": str(len(line)), "wanted": str(len(header))}
            raise BadContent(entry, f"row {number}: {len(line)} cells", "row_cells", **counted)
    return [dict(zip(header, line)) for line in lines[1:]]


def tree(contents: Dict[str, bytes], entry: str, kind: type) -> Any:
    """The tree of this entry, every number in it short enough to be computed with."""
    try:
        found = trees.read(contents[entry])
    except (UnicodeDecodeError, ValueError, KeyError, RecursionError) as fault:
        raise _unread(entry, fault, "no_json") from None
    if not isinstance(found, kind):
        raise BadContent(entry, kind.__name__, f"no_{kind.__name__}")
    for place, signs in trees.long_numbers(found):
        why, counted = f"{place}: a number of {signs} signs", str(signs)
        raise BadContent(entry, why, "long_number_at", place=shown(place), signs=counted)
    return found


def _unread(entry: str, fault: Exception, otherwise: str) -> BadContent:
    """Why no text, table or tree was found: it is not there, is no text, or is written otherwise."""
    if isinstance(fault, KeyError):
        return BadContent(entry, str(fault), "no_such_entry")
    if isinstance(fault, UnicodeDecodeError):
        return BadContent(entry, str(fault), "no_utf8", offset=str(fault.start))
    return BadContent(entry, str(fault), otherwise, where=str(fault))


def fact(row: Row, line: int) -> Value:
    """The number or the reason in this line of facts.csv."""
    text, reason = row["value"], row["missing"]
    if bool(text) == bool(reason):
        found = shown(",".join(row.values()))
        why = f"row {line}: value or reason: {found}"
        raise BadContent("facts.csv", why, "value_or_reason", row=str(line), found=found)
    if reason:
        return Missing(reason)
    if len(text) > LONGEST_NUMBER:
        why, signs = f"row {line}: a number of {len(text)} signs", str(len(text))
        raise BadContent("facts.csv", why, "long_number", row=str(line), signs=signs)
    if not NUMBER.match(text):
        why = f"row {line}: not a number: {shown(text)}"
        raise BadContent("facts.csv", why, "no_number", row=str(line), found=shown(text))
    return Decimal(text)


class Content:
    """Facts, definitions, units and method of one bundle, ready for `Country` and `Scoring`."""

    def __init__(self, contents: Dict[str, bytes]) -> None:
        self.problems: List[Problem] = []
        self._read_register(contents)
        self._read_facts(contents)
        self.items = tree(contents, "definitions/items.json", dict)
        self.parameters = {
            code: {"values": [_parameter(each) for each in stated["values"]]}
            for code, stated in tree(contents, "definitions/parameters.json", dict).items()
        }
        self.indicators = {
            code: _indicator(stated)
            for code, stated in tree(contents, "definitions/indicators.json", dict).items()
        }
        labels = tree(contents, "definitions/labels.json", dict)
        self.categories = {
            code: [each["code"] for each in label.get("values") or ()]
            for code, label in labels["breakdowns"].items()
        }
        self.method = _method(tree(contents, "definitions/methodology.json", dict))
        self.adjustments = [_adjustment(each) for each in self.method.get("adjustments") or ()]

    def _read_register(self, contents: Dict[str, bytes]) -> None:
        register = tree(contents, "register.json", dict)
        self.units: Dict[str, Unit] = {}
        self.children: Dict[str, List[str]] = {}
        for stated in register["units"]:
            unit = Unit(stated["code"], stated["parent"], stated["kind"], stated["ranked"] is True)
            if unit.code in self.units or (unit.parent and unit.parent not in self.units):
                raise BadContent("register.json", unit.code, "unit_order", unit=unit.code)
            self.units[unit.code] = unit
            if unit.parent:
                self.children.setdefault(unit.parent, []).append(unit.code)

    def _read_facts(self, contents: Dict[str, bytes]) -> None:
        self.facts: Dict[Tuple[str, str, str, str], Value] = {}
        self.breakdowns: Dict[Tuple[str, str, str], List[str]] = {}
        self.illustrative = False
        origins = tree(contents, "origins.json", dict)
        for number, row in enumerate(rows(contents, "facts.csv"), start=2):
            key = (row["unit"], row["item"], row["period"], row["breakdown"])
            if key in self.facts:
                self.problems.append(
                    problem("row_twice", entry="facts.csv", row=str(number), key=", ".join(key))
                )
            self.facts[key] = fact(row, number)
            if row["breakdown"]:
                self.breakdowns.setdefault(key[:3], []).append(row["breakdown"])
            self._check_row(row, number, origins)

    def _check_row(self, row: Row, number: int, origins: Dict[str, Any]) -> None:
        """The row has its origin, the mark of its origin, and a unit of the register."""
        marked = row["illustrative"] == "true"
        self.illustrative = self.illustrative or marked
        origin = origins.get(row["origin"])
        if origin is None:
            self.problems.append(problem("fact_without_origin", row=str(number), origin=row["origin"]))
        elif origin.get("illustrative") is True and not marked:
            self.problems.append(problem("mark_lost", row=str(number)))
        if row["unit"] not in self.units:
            self.problems.append(problem("unknown_unit", entry="facts.csv", unit=row["unit"]))


def _numbers(stated: Any) -> Any:
    """The same tree with decimals where it has numbers as text."""
    if isinstance(stated, dict):
        return {key: _numbers(value) for key, value in stated.items()}
    if isinstance(stated, list):
        return [_numbers(value) for value in stated]
    found = trees.number(stated)
    return stated if found is None else found


def _parameter(stated: Any) -> Any:
    return {
        "from": stated["from"],
        "until": stated.get("until"),
        "value": _numbers(stated.get("value")),
        "not_defined": stated.get("not_defined") is True,
        "by_unit": _numbers(stated.get("by_unit")),
        "otherwise": _numbers(stated.get("otherwise")),
    }


def _indicator(stated: Any) -> Any:
    return {
        "period": stated["period"],
        "polarity": stated["polarity"],
        "formula": stated.get("formula"),
        "numerator": stated.get("numerator"),
        "denominator": stated.get("denominator"),
        "scale": Decimal(str(stated.get("scale", "1"))),
        "missing": stated.get("missing") or [],
    }


def _method(stated: Any) -> Any:
    """The method with decimals at the places the arithmetic reads."""
    method = dict(stated)
    method["root"] = _node(stated["root"])
    method["bands"] = _bands(stated.get("bands"))
    for name in ("screening", "interval"):
        if isinstance(stated.get(name), dict):
            method[name] = {
                key: value if key == "seed" else _numbers(value) for key, value in stated[name].items()
            }
    interval = method.get("interval")
    drawn = interval["draws"] if isinstance(interval, dict) else "not_defined"
    if drawn != "not_defined" and not 0 < int(drawn) <= MOST_DRAWS:
        raise BadContent("definitions/methodology.json", f"draws: {drawn}", "draws", count=shown(drawn))
    method.setdefault("ranking", {"ties": "competition", "direction": "descending"})
    return method


def _bands(stated: Any) -> Any:
    if not isinstance(stated, list):
        return stated
    return [
        {"code": band["code"], "from": _numbers(band.get("from")), "until": _numbers(band.get("until"))}
        for band in stated
    ]


def _node(stated: Any) -> Any:
    node = dict(stated)
    for name in ("weight", "coverage", "range", "treat", "normalise"):
        if name in stated:
            node[name] = _numbers(stated[name])
    if isinstance(node.get("normalise"), dict) and isinstance(node["normalise"].get("bands"), list):
        for band in node["normalise"]["bands"]:
            band.setdefault("from", None)
            band.setdefault("until", None)
    if "children" in stated:
        node["children"] = [_node(child) for child in stated["children"]]
    return node


def _adjustment(stated: Any) -> Any:
    operation = stated["operation"]
    if isinstance(operation, dict):
        operation = {
            key: _numbers(value) if key in ("add", "multiply") else value for key, value in operation.items()
        }
    return {
        "code": stated["code"],
        "indicator": stated.get("indicator"),
        "item": stated.get("item"),
        "units": stated["units"],
        "period": stated["period"],
        "operation": operation,
    }
