"""Files that people bring, as tables of text: one reader of CSV and XLSX for whoever brings a list in."""

from __future__ import annotations

from django.conf import settings

from bilim.facts.rules import plans
from bilim.facts.rules.checks import shown
from bilim.facts.rules.tables import Table
from bilim_engine.problems import Problem


def read_tables(content: bytes, name: str) -> tuple[list[Table], list[Problem]]:
    """The tables of a file with the numbers of their rows, or every reason why there are none."""
    return plans.read_tables(content, shown(name), settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
