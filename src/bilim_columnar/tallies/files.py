"""A file of rows about persons as a source of tallies: it is read where it lies, and no row of it is kept."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bilim_columnar.engines.duckdb import connect, literal, quoted, to_read
from bilim_columnar.tallies import problems as kinds
from bilim_columnar.tallies.lines import lines_of
from bilim_columnar.tallies.structure import structure_of
from bilim_engine import reasons
from bilim_engine.definitions.tallies import Tally
from bilim_engine.problems import Place, Problem, Refused, near_hint
from bilim_engine.values import parse_decimal

_MEMORY = "1GB"
_LONGEST_HEAD = 64 * 1024
_BINARY = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff")

NUMBERED = "numbered"
"""The same rows with their number, numbers that cannot be read as nothing: where faults are looked for."""
NUMBER = "row number"
_OF_PARQUET = "file_row_number"


class PersonsFile:
    """The rows of a CSV or Parquet file under the name of a source.

    Made of any file whose head has what the tallies need. `structure` says which rows are none; before
    anything is counted, whoever asks looks for faults (`bilim_columnar.tallies.faults`).
    """

    dialect = "duckdb"

    def __init__(self, path: Path, source: str, tallies: Iterable[Tally]) -> None:
        self.path, self.source, self.tallies = path, source, tuple(tallies)
        self.structure: tuple[Problem, ...] = ()
        self._skipped: frozenset[int] = frozenset()
        self._connection = connect(memory_limit=_MEMORY)
        columns = self._head() if self.is_csv else []
        self._given(self._reader(columns))
        columns = columns or [row[0] for row in self.rows("DESCRIBE given")]
        self._require(columns)
        if self.is_csv:
            self._look_at_structure(columns)
        self.types = {each: self._type(each) for each in sorted(_numbers(self.tallies))}
        self._show(columns)

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def is_csv(self) -> bool:
        return self.path.suffix.lower() not in (".parquet", ".pq")

    def _head(self) -> list[str]:
        """The names of the columns; refused where the file has none that could be read."""
        with self.path.open("rb") as stream:
            # A file that is no table may have no line at all, however large it is.
            first = stream.readline(_LONGEST_HEAD)
        if not first.strip() and len(first) < _LONGEST_HEAD:
            raise Refused([Problem(kinds.NO_ROWS, Place(self.name))])
        if b"\0" in first or first.startswith(_BINARY) or len(first) >= _LONGEST_HEAD:
            raise Refused([Problem(kinds.NOT_A_TABLE, Place(self.name))])
        try:
            text = first.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Refused([Problem(kinds.NOT_UTF8, Place(self.name, 1), {"count": "1"})]) from None
        self._delimiter = max((",", ";", "\t"), key=text.count)
        names = [each.strip() for each in next(csv.reader([text], delimiter=self._delimiter))]
        if twice := sorted({each for each in names if names.count(each) > 1}):
            params = {"columns": ", ".join(repr(each) for each in twice)[:200]}
            raise Refused([Problem(kinds.COLUMN_TWICE, Place(self.name, 1), params)])
        return names

    def _reader(self, columns: Sequence[str], options: str = "") -> str:
        place = f"{to_read(self.path)}, hive_partitioning=false"
        if not self.is_csv:
            return f"read_parquet({place}, file_row_number=true)"
        sign = literal(self._delimiter)
        # As texts: `007` is the code of a school and not seven. Nothing is guessed.
        listed = ", ".join(f"{literal(each)}: 'VARCHAR'" for each in columns)
        how = f"auto_detect=false, header=true, delim={sign}, quote='\"', escape='\"', columns={{{listed}}}"
        return f"read_csv({place}, {how}{options})"

    def _given(self, told: str) -> None:
        try:
            self._connection.execute(f"CREATE OR REPLACE TEMP VIEW given AS SELECT * FROM {told}")
        except Exception as fault:
            raise Refused([self._unreadable(fault)]) from fault

    def _look_at_structure(self, columns: Sequence[str]) -> None:
        """Which lines are no rows of this table is known, and they are left out of what is looked at next."""
        needed = dict.fromkeys(each for tally in self.tallies for each in tally.columns)
        # Only what is read of a row is looked at for its encoding.
        lengths = ", ".join(f"MAX(LENGTH({quoted(each)}))" for each in needed)
        scan = f"SELECT COUNT(*), {lengths} FROM "
        try:
            ((count, *_lengths),) = self._connection.execute(f"{scan}given").fetchall()
        except Exception:
            lenient = self._reader(columns, ", store_rejects=true, rejects_limit=0")
            self.rows(f"{scan}{lenient}")
            rejected = self.rows("SELECT line, column_idx, column_name, error_type FROM reject_errors")
            self.structure, self._skipped = structure_of(self.name, len(columns), rejected)
            self._given(self._reader(columns, ", ignore_errors=true"))
        else:
            if not count:
                self.structure = (Problem(kinds.NO_ROWS, Place(self.name)),)

    def _unreadable(self, fault: Exception) -> Problem:
        detail = reasons.of_program(str(fault).split("\n")[0])
        return Problem(kinds.FILE_UNREADABLE, params={"file": self.name, "detail": detail})

    def _require(self, columns: Sequence[str]) -> None:
        """Every column that a tally needs is there; all that are not are told at once."""
        problems = [
            Problem(
                kinds.COLUMN_ABSENT,
                Place(self.name),
                {
                    "tally": tally.code,
                    "column": column,
                    "source": self.source,
                    "near": near_hint(column, columns),
                },
            )
            for tally in self.tallies
            for column in tally.columns
            if column not in columns
        ]
        if problems:
            raise Refused(problems)

    def _show(self, columns: Sequence[str]) -> None:
        """The rows under the name of the source, and numbered; what is compared or summed is a number."""
        types = self.types
        for view, cast, number in ((self.source, "CAST", ""), (NUMBERED, "TRY_CAST", f", {self.number}")):
            listed = ", ".join(
                f"{cast}({quoted(c)} AS {types[c]}) AS {quoted(c)}" if c in types else quoted(c)
                for c in columns
                if c != _OF_PARQUET
            )
            told = f"SELECT {listed}{number} FROM given"
            self._connection.execute(f"CREATE TEMP VIEW {quoted(view)} AS {told}")

    @property
    def number(self) -> str:
        """The number of a row as a column: 1 is the first row of figures."""
        number = "ROW_NUMBER() OVER ()" if self.is_csv else f"{_OF_PARQUET} + 1"
        return f"{number} AS {quoted(NUMBER)}"

    def _type(self, column: str) -> str:
        """The type that holds every number of the column exactly."""
        name = quoted(column)
        # Cast back and forth: a cast to whole numbers would round `1.5`.
        long = f"TRY_CAST({name} AS DECIMAL(38, 12))"
        wrong = self.rows(f"SELECT 1 FROM given WHERE {long} <> TRY_CAST({name} AS BIGINT) LIMIT 1")
        return "DECIMAL(18, 6)" if wrong else "BIGINT"

    def places(self, numbers: Iterable[int]) -> dict[int, int]:
        """On which line of the file each of these rows begins; of Parquet, the number itself."""
        if not self.is_csv:
            return {each: each for each in numbers}
        return lines_of(self.path, numbers, self._delimiter, self._skipped)

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(text).fetchall()
        except Exception as fault:
            raise Refused([self._unreadable(fault)]) from fault


def _numbers(tallies: Iterable[Tally]) -> set[str]:
    """The columns that are summed or compared with a number."""
    found = set()
    for tally in tallies:
        found |= {tally.sum} if tally.sum else set()
        for condition in tally.where:
            try:
                parse_decimal(condition.value)
            except ValueError:
                continue
            found.add(condition.column)
    return found
