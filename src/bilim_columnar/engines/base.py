"""What an engine does for us: hold small tables, show the facts, run a statement."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any, Protocol

import sqlglot

Rows = Sequence[tuple[int | None, ...]]

# The types of the columns of the tables we make, by name; all others are whole numbers of four bytes.
TYPES: dict[str, str] = {"value": "BIGINT", "place": "BIGINT", "inner_unit": "BOOLEAN"}
FACT_COLUMNS = ("item", "breakdown", "unit", "period", "value", "reason")


class Engine(Protocol):
    """A database that computes the exact part; its tables are those of one evaluator."""

    dialect: str

    def table(self, name: str, columns: Sequence[str], rows: Rows) -> None:
        """The table holds these rows and no others."""

    def show(self, periods: Collection[int], items: Collection[int]) -> None:
        """The relation `facts` holds every fact in force of at least these periods and items."""

    def fetch(self, text: str, small: bool = False) -> list[tuple[Any, ...]]:
        """The rows that the statement gives; it is written in the dialect of DuckDB. What it reads may be
        said to be small: then planning it well costs more than running it."""


def type_of(column: str) -> str:
    return TYPES.get(column, "INTEGER")


@lru_cache(maxsize=256)
def translated(text: str, dialect: str) -> str:
    """The statement in the dialect of the engine."""
    return sqlglot.parse_one(text, read="duckdb").sql(dialect=dialect)
