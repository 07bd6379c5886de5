"""Tallies: rows about single persons reduced to facts, as a definition says; no row leaves the engine."""

from bilim_columnar.tallies.cases import run_cases
from bilim_columnar.tallies.definitions import Case, Condition, Tally
from bilim_columnar.tallies.files import PersonsFile
from bilim_columnar.tallies.keeping import CubeOfTally, named, tidy
from bilim_columnar.tallies.loading import load
from bilim_columnar.tallies.running import facts, statement

__all__ = [
    "Case",
    "Condition",
    "CubeOfTally",
    "PersonsFile",
    "Tally",
    "facts",
    "load",
    "named",
    "run_cases",
    "statement",
    "tidy",
]
