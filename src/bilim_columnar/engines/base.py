"""What an engine does for us: hold small tables, show the facts, run a statement; some keep tables, too."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol, runtime_checkable

import sqlglot

from bilim_columnar.problems import KEEPS_NOTHING
from bilim_engine.problems import Problem, Refused

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


class Reader(Engine, Protocol):
    """An engine that reads Parquet and keeps views: all it takes to answer over a snapshot."""

    reads_itself: bool
    """Whether its server opens the files itself, perhaps on another machine."""

    @property
    def name(self) -> str:
        """What computes, with its version."""

    def view(self, name: str, text: str) -> None:
        """The name stands for what the statement gives."""

    def parquet(self, name: str, files: Sequence[str], wanted: str = "TRUE") -> None:
        """The name stands for the rows of these files of which the condition is true."""


@runtime_checkable
class Keeper(Reader, Protocol):
    """An engine that keeps tables from question to question, too, and gives arrays."""

    def insert(self, name: str, text: str) -> None:
        """What the statement gives is added to the table."""

    def arrays(self, text: str) -> Mapping[str, Any]:
        """What the statement gives as an array a column."""

    def remove(self, name: str, columns: Sequence[str], rows: Rows) -> None:
        """The rows with these values in these columns are gone from the table."""


def keeping(engine: Reader) -> Keeper:
    """The engine as one that keeps tables; refused where it only answers."""
    if isinstance(engine, Keeper):
        return engine
    raise Refused([Problem(KEEPS_NOTHING, params={"engine": engine.dialect})])


def type_of(column: str) -> str:
    return TYPES.get(column, "INTEGER")


@lru_cache(maxsize=256)
def translated(text: str, dialect: str) -> str:
    """The statement in the dialect of the engine."""
    return sqlglot.parse_one(text, read="duckdb").sql(dialect=dialect)
