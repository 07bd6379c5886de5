"""Facts and the tables they are found in."""

from bilim_engine.facts.reading import COLUMNS, read_facts_csv
from bilim_engine.facts.table import Breakdown, Fact, FactTable, parse_breakdown, write_breakdown

__all__ = [
    "COLUMNS",
    "Breakdown",
    "Fact",
    "FactTable",
    "parse_breakdown",
    "read_facts_csv",
    "write_breakdown",
]
