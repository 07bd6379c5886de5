"""Figures that were recorded and used, held against each other once more."""

from __future__ import annotations

from collections.abc import Iterable

from bilim.facts.queries.register import RegisterUnits
from bilim.facts.rules.rows import Candidate
from bilim.facts.rules.standing import Standing
from bilim.facts.rules.sums import totals_and_parts
from bilim.facts.terms import NOTHING, Cell, Source
from bilim_engine.definitions import Definitions
from bilim_engine.problems import Problem

# What stands is asked, not where it came from.
_NO_SOURCE = Source(NOTHING)


def list_contradictions(figures: Iterable[tuple[Cell, str]], definitions: Definitions) -> list[Problem]:
    """Totals among these figures that contradict their parts, whoever recorded them and when."""
    candidates = (
        Candidate("", number, cell, value, "", _NO_SOURCE, "")
        for number, (cell, value) in enumerate(figures, start=1)
    )
    units = RegisterUnits()
    standing = Standing(candidates, {}, definitions, units, "")
    return list(totals_and_parts(standing, definitions))
