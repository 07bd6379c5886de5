"""Analyses read from files, with the same shapes and the same care as other definitions."""

from __future__ import annotations

from collections.abc import Mapping

from bilim_engine.definitions.analyses.checking import check_analysis
from bilim_engine.definitions.analyses.problems import NOT_AN_ANALYSIS
from bilim_engine.definitions.analyses.table import ANALYSIS
from bilim_engine.definitions.analyses.types import Analysis
from bilim_engine.definitions.checking import Site
from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.problems import DEFINED_TWICE
from bilim_engine.definitions.reading import Mapping as TreeMapping
from bilim_engine.definitions.reading import read_yaml
from bilim_engine.definitions.shapes import Reader, Unfit
from bilim_engine.problems import Place, Problem


def load_analyses(
    files: Mapping[str, str | bytes], definitions: Definitions
) -> tuple[dict[str, Analysis], list[Problem]]:
    """The analyses in these texts by code, one a file, and every problem of every file, sorted by place."""
    found: dict[str, Analysis] = {}
    sites: dict[str, Site] = {}
    problems: list[Problem] = []
    for file, content in files.items():
        site, wrong = _site(file, content)
        problems += wrong
        analysis = _read(site, definitions, problems) if site else None
        if analysis is None or site is None:
            continue
        if analysis.code in sites:
            first = str(sites[analysis.code].at("code"))
            params = {"what": "analyses", "text": analysis.code, "first": first}
            problems.append(Problem(DEFINED_TWICE, site.at("code"), params))
        found.setdefault(analysis.code, analysis)
        sites.setdefault(analysis.code, site)
    return found, sorted(problems, key=lambda each: (each.place.file, each.place.line, each.code))


def _site(file: str, content: str | bytes) -> tuple[Site | None, list[Problem]]:
    tree, problems = read_yaml(content, file)
    if isinstance(tree, TreeMapping):
        return Site(file, tree), problems
    return None, problems or [Problem(NOT_AN_ANALYSIS, Place(file))]


def _read(site: Site, definitions: Definitions, problems: list[Problem]) -> Analysis | None:
    before = len(problems)
    references = {
        "indicators": frozenset(definitions.indicators),
        "methodologies": frozenset(definitions.methodologies),
    }
    reader = Reader(site.file, problems, references=references)
    try:
        analysis: Analysis = ANALYSIS.read(site.tree, reader)
    except Unfit:
        return None
    problems += check_analysis(analysis, site, definitions)
    return None if any(each.is_error for each in problems[before:]) else analysis
