"""DuckDB, embedded."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bilim_columnar.engines.base import FACT_COLUMNS, Rows, translated, type_of

if TYPE_CHECKING:
    import duckdb

_ARRAYS = {"INTEGER": np.int32, "BIGINT": np.int64, "BOOLEAN": np.bool_}

# They take half of the time of a question to the kept cubes, and can better nothing there.
_DEAR = "join_order,statistics_propagation"


def connect(place: Path | str = ":memory:", **settings: str | int) -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory or in this file, with these settings."""
    # Here and not above: the system must not load it at its start only because it could be asked.
    import duckdb  # noqa: PLC0415

    return duckdb.connect(str(place), config={each: str(value) for each, value in settings.items()})


def version() -> str:
    """What counted: the engine and its version."""
    import duckdb  # noqa: PLC0415

    return f"DuckDB {duckdb.__version__}"


class DuckDB:
    """Facts held in memory; `bilim_columnar.snapshots` shows those of a snapshot."""

    dialect = "duckdb"

    def __init__(self, connection: duckdb.DuckDBPyConnection | None = None) -> None:
        self.connection = connection or connect()
        self._spared = ""

    def hold(self, rows: Rows) -> None:
        """The facts are these rows."""
        self.table("facts", FACT_COLUMNS, rows)

    def table(self, name: str, columns: Sequence[str], rows: Rows) -> None:
        listed = ", ".join(f"{each} {type_of(each)}" for each in columns)
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({listed})")
        if rows:
            self.connection.register("given", _arrays(columns, rows))
            self.connection.execute(f"INSERT INTO {name} SELECT {', '.join(columns)} FROM given")
            self.connection.unregister("given")

    def show(self, periods: Collection[int], items: Collection[int]) -> None:
        pass

    def view(self, name: str, text: str) -> None:
        for kind in ("TABLE", "VIEW"):
            if self._is(name, kind):
                self.connection.execute(f"DROP {kind} {name}")
        self.connection.execute(f"CREATE TEMP VIEW {name} AS {translated(text, self.dialect)}")

    def _is(self, name: str, kind: str) -> bool:
        known = "duckdb_tables()" if kind == "TABLE" else "duckdb_views()"
        column = "table_name" if kind == "TABLE" else "view_name"
        asked = f"SELECT 1 FROM {known} WHERE {column} = '{name}'"
        return bool(self.connection.execute(asked).fetchall())

    def parquet(self, name: str, files: Sequence[str]) -> None:
        listed = ", ".join("'" + each.replace("'", "''") + "'" for each in files)
        self.connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT * FROM read_parquet([{listed}])"
        )

    def insert(self, name: str, text: str) -> None:
        """What the statement gives is added to the table."""
        self._spare("")
        self.connection.execute(f"INSERT INTO {name} {translated(text, self.dialect)}")

    def remove(self, name: str, columns: Sequence[str], rows: Rows) -> None:
        """The rows with these values in these columns are gone from the table."""
        if rows:
            self.table("gone", columns, rows)
            same = " AND ".join(f"gone.{each} = {name}.{each}" for each in columns)
            self.connection.execute(f"DELETE FROM {name} WHERE EXISTS (SELECT 1 FROM gone WHERE {same})")

    def fetch(self, text: str, small: bool = False) -> list[tuple[Any, ...]]:
        self._spare(_DEAR if small else "")
        return self.connection.execute(translated(text, self.dialect)).fetchall()

    def arrays(self, text: str) -> dict[str, Any]:
        self._spare("")
        return self.connection.execute(translated(text, self.dialect)).fetchnumpy()

    def _spare(self, optimizers: str) -> None:
        if optimizers != self._spared:
            self.connection.execute(f"SET disabled_optimizers = '{optimizers}'")
            self._spared = optimizers


def _arrays(columns: Sequence[str], rows: Rows) -> dict[str, Any]:
    """The rows as arrays by column: many times quicker than rows one by one."""
    found: dict[str, Any] = {}
    for index, column in enumerate(columns):
        cells = [row[index] for row in rows]
        empty = [cell is None for cell in cells]
        array: Any = np.array([0 if cell is None else cell for cell in cells], dtype=_ARRAYS[type_of(column)])
        found[column] = np.ma.array(array, mask=empty) if any(empty) else array
    return found
