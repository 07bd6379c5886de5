"""Tallies: which rows about single persons count towards which item. A kind of definition of its own, read
after the items it speaks of; `bilim_columnar` carries it out."""

from bilim_engine.definitions.tallies.loading import load_tallies
from bilim_engine.definitions.tallies.table import TALLY
from bilim_engine.definitions.tallies.types import DEPARTMENT, Condition, Tally, TallyCase

__all__ = ["DEPARTMENT", "TALLY", "Condition", "Tally", "TallyCase", "load_tallies"]
