"""Analyses of a methodology: a kind of definition of its own, read after the methodologies it speaks of."""

from bilim_engine.definitions.analyses.checking import obstacles
from bilim_engine.definitions.analyses.loading import load_analyses
from bilim_engine.definitions.analyses.table import ANALYSIS
from bilim_engine.definitions.analyses.types import (
    AS_STATED,
    Absolute,
    Analysis,
    Binomial,
    Difference,
    Mean,
    Noise,
    NoNoise,
    OnBase,
    Poisson,
    Relative,
    Sensitivity,
)

__all__ = [
    "ANALYSIS",
    "AS_STATED",
    "Absolute",
    "Analysis",
    "Binomial",
    "Difference",
    "Mean",
    "NoNoise",
    "Noise",
    "OnBase",
    "Poisson",
    "Relative",
    "Sensitivity",
    "load_analyses",
    "obstacles",
]
