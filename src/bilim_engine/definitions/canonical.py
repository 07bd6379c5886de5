"""Definitions as canonical JSON: the form that is hashed, kept and put into bundles."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bilim_engine.definitions import adjustments, formats, tables
from bilim_engine.definitions import methodology as m
from bilim_engine.definitions.analyses import ANALYSIS, Analysis
from bilim_engine.definitions.base import Label
from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.indicators import Indicator
from bilim_engine.definitions.items import Item
from bilim_engine.definitions.loading import LISTS, OWN_FILES, load_json
from bilim_engine.definitions.parameters import Parameter
from bilim_engine.definitions.peers import PEERS, Peers, items_of
from bilim_engine.definitions.returns import RETURN, ReturnForm
from bilim_engine.definitions.tallies import TALLY, Tally
from bilim_engine.formulas import Expression
from bilim_engine.problems import Refused

Definition = Label | Item | Parameter | Indicator | m.Methodology | Analysis | Peers | Tally | ReturnForm

_TABLES = {**LISTS, **OWN_FILES}
# Not written where there are none: sets of before there were any keep their bytes.
_WHERE_ANY = {"analyses", "peers", "tallies", "returns"}


def definition_to_json(definition: Definition) -> dict[str, Any]:
    """One definition as JSON: the keys of its YAML; decimals are strings, formulas trees; no absent keys."""
    table = {
        Label: tables.LABEL,
        Item: tables.ITEM,
        Parameter: tables.PARAMETER,
        Indicator: tables.INDICATOR,
        m.Methodology: tables.METHODOLOGY,
        Analysis: ANALYSIS,
        Peers: PEERS,
        Tally: TALLY,
        ReturnForm: RETURN,
    }[type(definition)]
    found: dict[str, Any] = table.to_json(definition)
    return found


def to_json(definitions: Definitions) -> dict[str, Any]:
    """All definitions as JSON by kind and code."""
    return {
        kind: {code: table.to_json(each) for code, each in sorted(getattr(definitions, kind).items())}
        for kind, table in _TABLES.items()
        if kind not in _WHERE_ANY or getattr(definitions, kind)
    }


def stored_json(definitions: Definitions) -> dict[str, Any]:
    """The same with the number of its format, for what is kept."""
    return {formats.KEY: formats.FORMAT, **to_json(definitions)}


def from_json(content: Mapping[str, Any]) -> Definitions:
    """The definitions that `to_json` or `stored_json` wrote, in whichever format.

    They were adopted once under the rules of their day and open for ever: today's rules of what may be
    adopted are not asked again. What is not definitions at all is Refused, with every problem.
    """
    definitions, problems = load_json(formats.present(content))
    errors = [problem for problem in problems if problem.is_error]
    if errors:
        raise Refused(errors)
    return definitions


def canonical_bytes(content: Any) -> bytes:
    """The one writing of a JSON value: UTF-8, keys sorted, no blanks, a line feed at the end."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return f"{text}\n".encode()


def subset(definitions: Definitions, methodology: str) -> Definitions:
    """What this methodology needs: its indicators and theirs, their items and parameters; what is analysed of
    it; all labels stay."""
    rating = definitions.methodologies[methodology]
    waiting = [leaf.indicator for _, leaf in rating.leaves()]
    waiting += [each.indicator for each in rating.adjustments if each.indicator]
    items = {each.item for each in rating.adjustments if each.item}
    parameters: set[str] = set()
    operations = [each.operation for each in rating.adjustments]
    expressions = [each.formula for each in operations if isinstance(each, adjustments.Replace)]
    _take(expressions, waiting, items, parameters)
    indicators: dict[str, Indicator] = {}
    while waiting:
        code = waiting.pop()
        if code in indicators or code not in definitions.indicators:
            continue
        indicators[code] = definitions.indicators[code]
        _take(list(indicators[code].expressions()), waiting, items, parameters)
        items |= {key.split("[")[0].split("@")[0] for key in _figures(indicators[code])}
    return replace(
        definitions,
        items={code: each for code, each in definitions.items.items() if code in items},
        parameters={code: each for code, each in definitions.parameters.items() if code in parameters},
        indicators={code: each for code, each in definitions.indicators.items() if code in indicators},
        methodologies={methodology: rating},
        # Who is like whom moves no figure of an edition, and is looked up when a page is read; what was
        # counted is in the ledger, with its source.
        peers={},
        tallies={},
        returns={},
        analyses={
            code: each for code, each in definitions.analyses.items() if each.methodology == methodology
        },
    )


def subset_with_peers(definitions: Definitions, methodology: str) -> Definitions:
    """What this methodology needs, and by what its units are told to be alike: the rule and its items."""
    needed, rule = subset(definitions, methodology), definitions.peers_of(methodology)
    if rule is None:
        return needed
    measured = {code for each in rule.characteristics for code in items_of(each)}
    known = {code: each for code, each in definitions.items.items() if code in measured | set(needed.items)}
    return replace(needed, items=known, peers={rule.code: rule})


def _take(
    expressions: list[Expression], indicators: list[str], items: set[str], parameters: set[str]
) -> None:
    for expression in expressions:
        for each in expression.walk():
            if each.op == "indicator":
                indicators.append(each.code)
            elif each.op == "item":
                items.add(each.code)
            elif each.op == "param":
                parameters.add(each.code)


def _figures(indicator: Indicator) -> list[str]:
    """The figures that the worked cases name, at any depth."""
    waiting = [case.given for case in indicator.cases]
    found: list[str] = []
    while waiting:
        given = waiting.pop()
        found.extend(given.figures)
        waiting.extend(given.children.values())
    return found
