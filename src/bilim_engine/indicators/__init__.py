"""Indicators evaluated over facts, and their worked cases run."""

from bilim_engine.indicators.cases import run_cases
from bilim_engine.indicators.evaluating import Evaluator, IndicatorValue, evaluate

__all__ = ["Evaluator", "IndicatorValue", "evaluate", "run_cases"]
