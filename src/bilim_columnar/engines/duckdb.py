"""DuckDB, embedded."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bilim_columnar.engines.base import FACT_COLUMNS, Rows, translated, type_of
from bilim_columnar.problems import NAME_NOT_READ, SNAPSHOT_UNREADABLE
from bilim_engine import reasons
from bilim_engine.problems import Problem, Refused

if TYPE_CHECKING:
    import duckdb

MEMORY = ":memory:"
_ARRAYS = {"INTEGER": np.int32, "BIGINT": np.int64, "BOOLEAN": np.bool_}

_OF_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM)

_PATTERN = frozenset("*?[")
"""What makes a name a pattern of names to those that read files."""

_PIECE = 50_000

# They take half of the time of a question to the kept cubes, and can better nothing there.
_DEAR = "join_order,statistics_propagation"


def connect(place: Path | str = MEMORY, **settings: str | int) -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory or in this file, with these settings."""
    # Here and not above: the system must not load it at its start only because it could be asked.
    import duckdb  # noqa: PLC0415

    named = place if place == MEMORY else _of_own(place)
    return duckdb.connect(str(named), config={each: str(value) for each, value in settings.items()})


def version() -> str:
    """What counted: the engine and its version."""
    import duckdb  # noqa: PLC0415

    return f"DuckDB {duckdb.__version__}"


@contextmanager
def on_disk(place: Path) -> Iterator[None]:
    """What DuckDB says of the disk while it writes there is an error of the disk."""
    import duckdb  # noqa: PLC0415

    try:
        yield
    except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as fault:
        known = (number for number in _OF_DISK if os.strerror(number) in str(fault))
        raise OSError(next(known, errno.EIO), str(fault).split("\n")[0], str(place)) from fault


def to_read(path: Path | str) -> str:
    """This one file for `read_csv` and `read_parquet`, whatever its name and its folders are called.

    Whoever reads says `hive_partitioning=false` beside it: else a folder `sex=female` would be a column.
    """
    name = Path(path).absolute().as_posix()
    # Beside a pattern a backslash parts folders, on every system, and nothing escapes it.
    if "\\" in name and _PATTERN.intersection(name):
        raise Refused([Problem(NAME_NOT_READ, params={"file": name})])
    return literal("".join(f"[{sign}]" if sign in _PATTERN else sign for sign in name))


def to_write(path: Path | str) -> str:
    """This one file for `ATTACH` and `COPY … TO`."""
    return literal(_of_own(path))


def _of_own(path: Path | str) -> str:
    """The place of a file of DuckDB's own: what follows a question mark would be no part of its name."""
    name = Path(path).absolute().as_posix()
    if "?" in name:
        raise Refused([Problem(NAME_NOT_READ, params={"file": name})])
    return name


def quoted(column: str) -> str:
    """The name of a column as SQL."""
    return '"' + column.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL."""
    return "'" + text.replace("'", "''") + "'"


class DuckDB:
    """Facts held in memory; `bilim_columnar.snapshots` shows those of a snapshot."""

    dialect = "duckdb"
    reads_itself = False

    def __init__(self, connection: duckdb.DuckDBPyConnection | None = None) -> None:
        self.connection = connection or connect()
        self._spared = ""
        self._read = ""

    @property
    def name(self) -> str:
        return version()

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
        with self._reading():
            self.connection.execute(f"CREATE TEMP VIEW {name} AS {translated(text, self.dialect)}")

    def _is(self, name: str, kind: str) -> bool:
        known = "duckdb_tables()" if kind == "TABLE" else "duckdb_views()"
        column = "table_name" if kind == "TABLE" else "view_name"
        asked = f"SELECT 1 FROM {known} WHERE {column} = '{name}'"
        return bool(self.connection.execute(asked).fetchall())

    def parquet(self, name: str, files: Sequence[str], wanted: str = "TRUE") -> None:
        self._read = str(Path(files[0]).parent)
        read = f"read_parquet([{', '.join(map(to_read, files))}], hive_partitioning=false)"
        with self._reading():
            self.connection.execute(
                f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT * FROM {read} WHERE {wanted}"
            )

    def insert(self, name: str, text: str) -> None:
        """What the statement gives is added to the table."""
        self._spare("")
        with self._reading():
            self.connection.execute(f"INSERT INTO {name} {translated(text, self.dialect)}")

    def remove(self, name: str, columns: Sequence[str], rows: Rows) -> None:
        """The rows with these values in these columns are gone from the table."""
        if rows:
            self.table("gone", columns, rows)
            same = " AND ".join(f"gone.{each} = {name}.{each}" for each in columns)
            self.connection.execute(f"DELETE FROM {name} WHERE EXISTS (SELECT 1 FROM gone WHERE {same})")

    def fetch(self, text: str, small: bool = False) -> list[tuple[Any, ...]]:
        self._spare(_DEAR if small else "")
        with self._reading():
            return self.connection.execute(translated(text, self.dialect)).fetchall()

    def pieces(self, text: str) -> Iterator[list[tuple[Any, ...]]]:
        """The rows that the statement gives, so many at a time that memory holds them."""
        self._spare("")
        with self._reading():
            cursor = self.connection.execute(translated(text, self.dialect))
            while rows := cursor.fetchmany(_PIECE):
                yield rows

    def arrays(self, text: str) -> dict[str, Any]:
        self._spare("")
        with self._reading():
            return self.connection.execute(translated(text, self.dialect)).fetchnumpy()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """A file that is gone by now, because another wrote two newer snapshots, is told."""
        import duckdb  # noqa: PLC0415

        try:
            yield
        except duckdb.IOException as fault:
            detail = reasons.of_program(str(fault).split("\n")[0])
            told = Problem(SNAPSHOT_UNREADABLE, params={"file": self._read, "detail": detail})
            raise Refused([told]) from fault

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
