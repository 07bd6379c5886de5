"""Ratings: a methodology applied to facts, with the trace of every score."""

from bilim_engine.ratings.changes import Change, split_change
from bilim_engine.ratings.checks import obstacles, rated_units
from bilim_engine.ratings.explaining import explain
from bilim_engine.ratings.findings import Findings, exact_findings
from bilim_engine.ratings.rating import groups_of, rate, rate_values
from bilim_engine.ratings.results import (
    ADJUSTED,
    UNADJUSTED,
    VARIANTS,
    NodeScore,
    Rating,
    UnitResult,
    published,
)
from bilim_engine.ratings.uncertainty import Uncertainty, uncertainty

# isort: split
# To import the module `findings` gave its name to the package; the function takes it back.
from bilim_engine.ratings.checks import findings

__all__ = [
    "ADJUSTED",
    "UNADJUSTED",
    "VARIANTS",
    "Change",
    "Findings",
    "NodeScore",
    "Rating",
    "Uncertainty",
    "UnitResult",
    "exact_findings",
    "explain",
    "findings",
    "groups_of",
    "obstacles",
    "published",
    "rate",
    "rate_values",
    "rated_units",
    "split_change",
    "uncertainty",
]
