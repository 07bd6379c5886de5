"""Definitions that have a file each and speak of methodologies: read after them, with the same care."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bilim_engine.definitions.checking import Site
from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.problems import DEFINED_TWICE
from bilim_engine.definitions.reading import Mapping as TreeMapping
from bilim_engine.definitions.reading import read_yaml
from bilim_engine.definitions.shapes import Reader, Record, Unfit
from bilim_engine.formulas import Names
from bilim_engine.problems import Kind, Place, Problem

# What such a definition may name, by the collections of all definitions.
_NAMED = ("items", "breakdowns", "indicators", "methodologies", "units_of_measure")


def _no_names(_site: Site, _definitions: Definitions) -> Names:
    return Names()


@dataclass(frozen=True, slots=True)
class Speaking:
    """One kind of such definitions: its table, what must hold, what is told of a file that is none, and what
    its formulas may name."""

    kind: str
    table: Record
    check: Callable[[Any, Site, Definitions], Iterable[Problem]]
    none_of_it: Kind
    names: Callable[[Site, Definitions], Names] = _no_names

    def load(
        self, files: Mapping[str, str | bytes], definitions: Definitions
    ) -> tuple[dict[str, Any], list[Problem]]:
        """The definitions in these texts by code, one a file, and every problem of every file, sorted by
        place."""
        found: dict[str, Any] = {}
        sites: dict[str, Site] = {}
        problems: list[Problem] = []
        for file, content in files.items():
            site, wrong = self._site(file, content)
            problems += wrong
            each = self._read(site, definitions, problems) if site else None
            if each is None or site is None:
                continue
            if each.code in sites:
                first = str(sites[each.code].at("code"))
                params = {"what": self.kind, "text": each.code, "first": first}
                problems.append(Problem(DEFINED_TWICE, site.at("code"), params))
            found.setdefault(each.code, each)
            sites.setdefault(each.code, site)
        return found, sorted(problems, key=lambda each: (each.place.file, each.place.line, each.code))

    def _site(self, file: str, content: str | bytes) -> tuple[Site | None, list[Problem]]:
        tree, problems = read_yaml(content, file)
        if isinstance(tree, TreeMapping):
            return Site(file, tree), problems
        return None, problems or [Problem(self.none_of_it, Place(file))]

    def _read(self, site: Site, definitions: Definitions, problems: list[Problem]) -> Any:
        before = len(problems)
        references = {kind: frozenset(getattr(definitions, kind)) for kind in _NAMED}
        reader = Reader(site.file, problems, self.names(site, definitions), references)
        try:
            found = self.table.read(site.tree, reader)
        except Unfit:
            return None
        problems += self.check(found, site, definitions)
        return None if any(each.is_error for each in problems[before:]) else found
