"""Definitions read from files: everything that is wrong with any of them is reported together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field, replace
from typing import Any

from bilim_engine.definitions import checking, methods, tables
from bilim_engine.definitions import tree as tree_of
from bilim_engine.definitions.analyses.table import ANALYSIS
from bilim_engine.definitions.base import NotDefined
from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.peers.table import PEERS
from bilim_engine.definitions.problems import (
    DEFINED_TWICE,
    KEY_MISSING,
    ROOT_IS_LEAF,
    UNKNOWN_KEY,
    WRONG_SHAPE,
)
from bilim_engine.definitions.reading import Mapping as TreeMapping
from bilim_engine.definitions.reading import Scalar, Sequence, Tree, from_plain, read_yaml
from bilim_engine.definitions.returns.table import RETURN
from bilim_engine.definitions.shapes import Reader, Record, Unfit
from bilim_engine.definitions.tallies.table import TALLY
from bilim_engine.formulas import Expression, Names
from bilim_engine.problems import Place, Problem, near_hint
from bilim_engine.values import REASONS

LISTS: Mapping[str, Record] = {
    "units_of_measure": tables.LABEL,
    "breakdowns": tables.LABEL,
    "reasons": tables.LABEL,
    "items": tables.ITEM,
    "parameters": tables.PARAMETER,
    "indicators": tables.INDICATOR,
}
"""The lists a file may hold, in the order in which they are read."""

_METHODOLOGIES = "methodologies"
OWN_FILES: Mapping[str, Record] = {
    _METHODOLOGIES: tables.METHODOLOGY,
    "analyses": ANALYSIS,
    "peers": PEERS,
    "tallies": TALLY,
    "returns": RETURN,
}
"""What has a file each; all but methodologies are read after them."""


@dataclass(slots=True)
class _Gathered:
    """The raw definitions of all files by kind and code, and where each stands."""

    sites: dict[str, dict[str, checking.Site]] = field(default_factory=dict)
    nameless: list[tuple[str, checking.Site]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load(files: Mapping[str, str | bytes]) -> tuple[Definitions, list[Problem]]:
    """The definitions in these texts by file name, and every problem of every file, sorted by place.

    Definitions with an error are left out; warnings leave them in. A file holds any of the lists of `LISTS`,
    or one methodology (`code` and `root`), or both.
    """
    gathered = _Gathered()
    for file, content in files.items():
        tree, problems = read_yaml(content, file)
        gathered.problems.extend(problems)
        if tree is not None and not (isinstance(tree, Scalar) and tree.is_null):
            _gather_file(file, tree, gathered)
    definitions = _read(gathered, adopted=False)
    return definitions, sorted(gathered.problems, key=_order)


def load_json(content: Mapping[str, Any]) -> tuple[Definitions, list[Problem]]:
    """The definitions of the canonical JSON, by kind and code, and what in it is no definition.

    What may be adopted is not judged again: structure and types alone must hold.
    """
    gathered = _Gathered()
    known = (*LISTS, *OWN_FILES)
    for kind, found in content.items():
        if kind not in known:
            params = {"key": kind[:60], "known": ", ".join(known), "near": near_hint(kind, known)}
            gathered.problems.append(Problem(UNKNOWN_KEY, Place(kind), params))
        elif not isinstance(found, MappingType):
            params = {"text": str(found)[:60], "wanted": "{code: {…}}"}
            gathered.problems.append(Problem(WRONG_SHAPE, Place(kind), params))
        else:
            sites = {code: checking.Site(f"{kind}/{code}", from_plain(each)) for code, each in found.items()}
            gathered.sites[kind] = sites
    return _read(gathered, adopted=True), gathered.problems


def _order(problem: Problem) -> tuple[str, int, str]:
    return (problem.place.file, problem.place.line, problem.code)


def _gather_file(file: str, tree: Tree, gathered: _Gathered) -> None:
    if not isinstance(tree, TreeMapping):
        Reader(file, gathered.problems).wrong(tree, "{" + " | ".join(LISTS) + "}")
        return
    lists = {key: each for key, each in tree.entries.items() if key in LISTS}
    own = {key: each for key, each in tree.entries.items() if key not in LISTS}
    for kind, each in lists.items():
        _gather_list(file, kind, each, gathered)
    if "root" in own or "code" in own:
        site = checking.Site(file, TreeMapping(tree.line, own, tree.lines))
        _gather(_METHODOLOGIES, site, gathered)
        return
    for key in own:
        params = {"key": key[:60], "known": ", ".join((*LISTS, "code, root")), "near": near_hint(key, LISTS)}
        gathered.problems.append(Problem(UNKNOWN_KEY, Place(file, tree.lines[key]), params))


def _gather_list(file: str, kind: str, tree: Tree, gathered: _Gathered) -> None:
    if isinstance(tree, Scalar) and tree.is_null:
        return
    if not isinstance(tree, Sequence):
        Reader(file, gathered.problems).wrong(tree, "[…]")
        return
    for each in tree.items:
        _gather(kind, checking.Site(file, each), gathered)


def _gather(kind: str, site: checking.Site, gathered: _Gathered) -> None:
    code = site.tree.text("code") if isinstance(site.tree, TreeMapping) else ""
    known = gathered.sites.setdefault(kind, {})
    if not code:
        gathered.nameless.append((kind, site))
    elif code in known:
        params = {"what": kind, "text": code, "first": str(known[code].at("code"))}
        gathered.problems.append(Problem(DEFINED_TWICE, site.at("code"), params))
    else:
        known[code] = site


def _read(gathered: _Gathered, *, adopted: bool) -> Definitions:
    """Every definition that can be read. Names of faulty ones count as known: one fault is one problem."""
    references = {kind: frozenset(gathered.sites.get(kind, ())) for kind in LISTS}
    references[_METHODOLOGIES] = frozenset(gathered.sites.get(_METHODOLOGIES, ()))
    references["reasons"] |= REASONS
    names = Names(_item_names(gathered), references["indicators"], references["parameters"])
    found: dict[str, dict[str, Any]] = {}
    formulas: dict[str, list[Expression]] = {}
    for kind, table in {**LISTS, **OWN_FILES}.items():
        found[kind] = {}
        nameless = (("", site) for each, site in gathered.nameless if each == kind)
        for code, site in (*gathered.sites.get(kind, {}).items(), *nameless):
            reader = Reader(site.file, gathered.problems, names, references, adopted=adopted)
            if (value := _read_one(kind, table, site, reader)) is not None:
                found[kind][code] = value
            if kind == "indicators" and code:
                formulas[code] = reader.formulas
    if not adopted:
        gathered.problems.extend(checking.check_circles(formulas, gathered.sites.get("indicators", {})))
    unusable = {kind: frozenset(known) - set(found[kind]) for kind, known in gathered.sites.items()}
    return Definitions(**found, unusable={kind: codes for kind, codes in unusable.items() if codes})


def _item_names(gathered: _Gathered) -> dict[str, tuple[str, tuple[str, ...]]]:
    found = {}
    for code, site in gathered.sites.get("items", {}).items():
        if isinstance(site.tree, TreeMapping):
            listed = site.tree.entries.get("breakdowns")
            items = listed.items if isinstance(listed, Sequence) else []
            breakdowns = tuple(each.text for each in items if isinstance(each, Scalar))
            found[code] = (site.tree.text("period"), breakdowns)
    return found


def _read_one(kind: str, table: Record, site: checking.Site, reader: Reader) -> Any:
    """The definition, or None when it has an error."""
    before = len(reader.problems)
    if kind == _METHODOLOGIES and not _has_root(site, reader):
        return None
    try:
        value = table.read(site.tree, reader)
    except Unfit:
        return None
    if kind == _METHODOLOGIES:
        value = replace(value, root=with_ranges(value.root))
    if not reader.adopted:
        reader.problems.extend(_checks(kind, value, site))
    return None if any(each.is_error for each in reader.problems[before:]) else value


def _has_root(site: checking.Site, reader: Reader) -> bool:
    tree = site.tree
    root = tree.entries.get("root") if isinstance(tree, TreeMapping) else None
    if root is None:
        reader.report(
            KEY_MISSING,
            tree.line,
            what=tree.text("code") if isinstance(tree, TreeMapping) else "…",
            key="root",
        )
    elif isinstance(root, TreeMapping) and "indicator" in root.entries:
        reader.report(ROOT_IS_LEAF, root.line)
    else:
        return True
    return False


def _checks(kind: str, value: Any, site: checking.Site) -> Iterable[Problem]:
    if kind == "parameters":
        return checking.check_parameter(value, site)
    if kind == "indicators":
        return checking.check_indicator(value, site)
    if kind == _METHODOLOGIES:
        return checking.check_methodology(value, site)
    return ()


def with_ranges(node: tree_of.Node, outer: methods.Range | None = None) -> tree_of.Node:
    """Every method that gives a share of the range has that of the nearest node above that states one."""
    own = node.range or outer
    return replace(node, range=own, children=tuple(_ranged(node.children, own)))


def _ranged(
    children: Iterable[tree_of.Node | tree_of.Leaf], outer: methods.Range | None
) -> Iterator[tree_of.Node | tree_of.Leaf]:
    for child in children:
        if isinstance(child, tree_of.Node):
            yield with_ranges(child, outer)
        elif isinstance(child.normalise, NotDefined):
            yield child
        else:
            yield replace(child, normalise=methods.with_range(child.normalise, outer))
