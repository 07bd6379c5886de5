"""Decisions about versions, without a database."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from bilim.rulebook import problems
from bilim.rulebook.terms import THRESHOLD, VERSIONED, DefinitionKind
from bilim_engine import formulas
from bilim_engine.definitions import Definitions, ParameterValue, canonical_bytes, subset, to_json
from bilim_engine.definitions.analyses import Analysis
from bilim_engine.definitions.peers import Peers, items_of
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem
from bilim_engine.values import plain


class Given(NamedTuple):
    """One definition as the folder has it; version 0 where it says none."""

    kind: DefinitionKind
    code: str
    version: int
    status: str
    text: str

    @property
    def sha256(self) -> str:
        return digest(self.text)


def canonical(tree: Any) -> str:
    """The one way a tree is written."""
    return canonical_bytes(tree).decode()


def digest(text: str) -> str:
    """The hash a text is known by."""
    return hashlib.sha256(text.encode()).hexdigest()


def criteria_sha256(definitions: Definitions, methodology: str) -> str:
    """The hash of all that judges by this methodology: itself, its indicators, their items and parameters.

    Words for reasons, units of measure and breakdowns, and the analysis of what comes out, judge nobody and
    are left out.
    """
    needed = subset(definitions, methodology)
    judging = replace(needed, analyses={}, reasons={}, units_of_measure={}, breakdowns={})
    return digest(canonical(to_json(judging)))


def items_measured(rule: Peers) -> set[str]:
    """The items by which the rule says who is alike."""
    return {code for each in rule.characteristics for code in items_of(each)}


def take_apart(definitions: Definitions) -> list[Given]:
    """Each definition by itself, in its canonical writing."""
    tree = to_json(definitions)
    return [_given(kind, each) for kind in DefinitionKind for each in tree.get(kind.value, {}).values()]


def _given(kind: DefinitionKind, tree: Mapping[str, Any]) -> Given:
    version = int(tree["version"]) if kind in VERSIONED else 0
    return Given(kind, tree["code"], version, tree.get("status", ""), canonical(tree))


def one_for_each_method(found: Mapping[str, Analysis] | Mapping[str, Peers], kind: Kind) -> list[Problem]:
    """What is wrong where several definitions of a kind speak of one methodology: one of them is used, and
    none may be chosen in silence."""
    by_method: dict[str, list[str]] = defaultdict(list)
    for each in found.values():
        by_method[each.methodology].append(each.code)
    return [
        Problem(kind, Place(method), {"methodology": method, "codes": ", ".join(codes)})
        for method, codes in by_method.items()
        if len(codes) > 1
    ]


def unusable_thresholds(definitions: Definitions) -> list[Problem]:
    """What is wrong with the number of persons below which a cell is withheld: a fraction would be cut to a
    whole number, one below 1 withholds nothing, and one by unit is nowhere looked up."""
    parameter = definitions.parameters.get(THRESHOLD)
    stated = parameter.values if parameter else ()
    return [
        Problem(
            problems.UNUSABLE_THRESHOLD,
            Place(field=THRESHOLD),
            {"code": THRESHOLD, "day": each.valid_from.isoformat(), "value": _threshold_as_stated(each)},
        )
        for each in stated
        if not each.not_defined and not (each.value and each.value >= 1 and each.value == int(each.value))
    ]


def _threshold_as_stated(stated: ParameterValue) -> str:
    if stated.value is not None:
        return plain(stated.value)
    return ", ".join(f"{unit}: {plain(value)}" for unit, value in (stated.by_unit or {}).items())


class Sorted(NamedTuple):
    """What the folder has, against what was adopted: new versions with their numbers, and what stays."""

    new: list[Given]
    same: list[Given]
    problems: list[Problem]


def sort_versions(given: Iterable[Given], adopted: Mapping[tuple[str, str], Mapping[int, str]]) -> Sorted:
    """`adopted` has the hash of each version by kind and code; a said version with other words is refused."""
    found = Sorted([], [], [])
    for each in given:
        versions = adopted.get((each.kind, each.code), {})
        newest = max(versions, default=0)
        if each.kind not in VERSIONED:
            _sort_vocabulary(each, versions, newest, found)
        elif each.version in versions:
            is_same = versions[each.version] == each.sha256
            _keep_or_refuse(each, newest, found) if is_same else found.problems.append(_edited(each))
        elif each.version < newest:
            found.problems.append(_backwards(each, newest))
        else:
            found.new.append(each)
    return found


def _sort_vocabulary(each: Given, versions: Mapping[int, str], newest: int, found: Sorted) -> None:
    if newest and versions[newest] == each.sha256:
        found.same.append(each._replace(version=newest))
    else:
        found.new.append(each._replace(version=newest + 1))


def _keep_or_refuse(each: Given, newest: int, found: Sorted) -> None:
    """The newest version stays; an older one in its place would undo what was adopted since."""
    if each.version == newest:
        found.same.append(each)
    else:
        found.problems.append(_backwards(each, newest))


def _edited(each: Given) -> Problem:
    params = {"code": each.code, "version": str(each.version)}
    return Problem(problems.VERSION_EDITED, Place(field=each.code), params)


def _backwards(each: Given, newest: int) -> Problem:
    params = {"code": each.code, "version": str(each.version), "newest": str(newest)}
    return Problem(problems.VERSION_BACKWARDS, Place(field=each.code), params)


# What a reader looks for first; everything else follows by name.
_HEAD = ("code", "version", "status", "title", "summary", "why", "base", "numerator", "denominator")
# Of the languages Kyrgyz comes first, wherever a text stands.
_FIRST = (*_HEAD, *LANGUAGES)


def outline(text: str) -> list[str]:
    """A definition as lines a person reads: names and what they say, formulas written out, parts indented."""
    return list(_lines(json.loads(text)))


def _lines(tree: Any, indent: str = "") -> Iterator[str]:
    if isinstance(tree, Mapping):
        for name in sorted(
            tree, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
        ):
            yield from _named(f"{indent}{name}:", tree[name], indent)
    else:
        for each in tree:
            yield from _named(f"{indent}–", each, indent)


def _named(head: str, tree: Any, indent: str) -> Iterator[str]:
    if _is_formula(tree):
        yield f"{head} {formulas.write(formulas.from_json(tree))}"
    elif isinstance(tree, Mapping | list) and tree:
        yield head
        yield from _lines(tree, f"{indent}    ")
    else:
        yield f"{head} {_plain(tree)}"


def _is_formula(tree: Any) -> bool:
    return isinstance(tree, Mapping) and "op" in tree and "v" in tree


def _plain(value: Any) -> str:
    if value is None or value in ({}, []):
        return "—"
    return str(value).lower() if isinstance(value, bool) else str(value)


class Line(NamedTuple):
    """One line of a difference: `+` came, `-` went, blank stayed, `…` says that lines were left out."""

    sign: str
    text: str


def difference(before: str, after: str) -> list[Line]:
    """What changed from one version to the next, with three lines around each change."""
    old, new = outline(before), outline(after)
    found: list[Line] = []
    for group in difflib.SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(3):
        if found or group[0][1]:
            found.append(Line("…", ""))
        for tag, from_old, to_old, from_new, to_new in group:
            if tag == "equal":
                found += [Line("", text) for text in old[from_old:to_old]]
                continue
            found += [Line("-", text) for text in old[from_old:to_old]]
            found += [Line("+", text) for text in new[from_new:to_new]]
    return found
