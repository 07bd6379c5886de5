"""Analyses read from files, with the same shapes and the same care as other definitions."""

from __future__ import annotations

from collections.abc import Mapping

from bilim_engine.definitions.analyses.checking import check_analysis
from bilim_engine.definitions.analyses.problems import NOT_AN_ANALYSIS
from bilim_engine.definitions.analyses.table import ANALYSIS
from bilim_engine.definitions.analyses.types import Analysis
from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.speaking import Speaking
from bilim_engine.problems import Problem

_ANALYSES = Speaking("analyses", ANALYSIS, check_analysis, NOT_AN_ANALYSIS)


def load_analyses(
    files: Mapping[str, str | bytes], definitions: Definitions
) -> tuple[dict[str, Analysis], list[Problem]]:
    """The analyses in these texts by code, one a file, and every problem of every file, sorted by place."""
    return _ANALYSES.load(files, definitions)
