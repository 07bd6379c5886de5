"""Tallies carried out: rows about single persons reduced to facts, as a definition says; no row leaves the
engine."""

from bilim_columnar.tallies.cases import run_cases
from bilim_columnar.tallies.faults import faults
from bilim_columnar.tallies.files import PersonsFile
from bilim_columnar.tallies.gathering import gathered
from bilim_columnar.tallies.keeping import CubeOfTally, named, tidy
from bilim_columnar.tallies.running import facts, statement

__all__ = [
    "CubeOfTally",
    "PersonsFile",
    "facts",
    "faults",
    "gathered",
    "named",
    "run_cases",
    "statement",
    "tidy",
]
