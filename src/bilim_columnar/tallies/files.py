"""A file of rows about persons as a source of tallies: it is read where it lies, and no row of it is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from sqlglot import exp

from bilim_columnar.engines.duckdb import connect
from bilim_columnar.tallies.definitions import Tally
from bilim_columnar.tallies.problems import COLUMN_ABSENT, FILE_UNREADABLE, NOT_A_NUMBER
from bilim_engine import reasons
from bilim_engine.problems import Place, Problem, Refused, near_hint
from bilim_engine.values import parse_decimal

_MEMORY = "1GB"
_LONGEST_HEAD = 64 * 1024


class PersonsFile:
    """The rows of a CSV or Parquet file under the name of a source."""

    dialect = "duckdb"

    def __init__(self, path: Path, source: str, tallies: Iterable[Tally]) -> None:
        self._path, self._source, self._tallies = path, source, list(tallies)
        self._connection = connect(memory_limit=_MEMORY)
        self._connection.execute(f"CREATE TEMP VIEW given AS SELECT * FROM {self._reader()}")
        columns = [row[0] for row in self.rows("DESCRIBE given")]
        self._require(columns)
        numbers = self._numbers()
        types = {each: self._type(each) for each in columns if each in numbers} if self._is_csv else {}
        listed = ", ".join(
            f"CAST({_name(c)} AS {types[c]}) AS {_name(c)}" if c in types else _name(c) for c in columns
        )
        self._connection.execute(f"CREATE TEMP VIEW {_name(source)} AS SELECT {listed} FROM given")

    @property
    def _is_csv(self) -> bool:
        return self._path.suffix.lower() not in (".parquet", ".pq")

    def _reader(self) -> str:
        place = exp.Literal.string(str(self._path)).sql(dialect=self.dialect)
        told = f"read_parquet({place})"
        if self._is_csv:
            # As texts: `007` is the code of a school and not seven. Nothing but the delimiter is guessed.
            sign = exp.Literal.string(self._delimiter()).sql(dialect=self.dialect)
            told = f"read_csv({place}, header=true, all_varchar=true, delim={sign}, quote='\"', escape='\"')"
        try:
            self._connection.execute(f"SELECT * FROM {told} LIMIT 1")
        except Exception as fault:
            raise Refused([self._unreadable(fault)]) from fault
        return told

    def _delimiter(self) -> str:
        with self._path.open("rb") as stream:
            # A file that is no table may have no line at all, however large it is.
            first = stream.readline(_LONGEST_HEAD)
        return max((",", ";", "\t"), key=lambda sign: first.count(sign.encode()))

    def _unreadable(self, fault: Exception) -> Problem:
        detail = reasons.of_program(str(fault).split("\n")[0])
        return Problem(FILE_UNREADABLE, params={"file": self._path.name, "detail": detail})

    def _require(self, columns: Collection[str]) -> None:
        """Every column that a tally needs is there; all that are not are told at once."""
        problems = []
        for tally in self._tallies:
            sums = (tally.sum,) if tally.sum else ()
            needed = dict.fromkeys(
                (tally.unit, tally.period, *tally.by, *(w.column for w in tally.where), *sums)
            )
            for column in (each for each in needed if each not in columns):
                params = {"tally": tally.code, "column": column, "source": self._source}
                problems.append(
                    Problem(
                        COLUMN_ABSENT, Place(self._path.name), {**params, "near": near_hint(column, columns)}
                    )
                )
        if problems:
            raise Refused(problems)

    def _numbers(self) -> set[str]:
        """The columns that are summed or compared with a number."""
        found = {tally.sum for tally in self._tallies if tally.sum}
        for condition in (each for tally in self._tallies for each in tally.where):
            try:
                parse_decimal(condition.value)
            except ValueError:
                continue
            found.add(condition.column)
        return found

    def _type(self, column: str) -> str:
        """The type that holds every cell of the column exactly; refused where a cell is no number."""
        name = _name(column)
        for wanted in ("BIGINT", "DECIMAL(18, 6)"):
            # Cast back and forth: a cast to whole numbers would round `1.5`.
            same = f"TRY_CAST({name} AS DECIMAL(38, 12)) = TRY_CAST({name} AS {wanted})"
            wrong = self.rows(
                f"SELECT {name} FROM given WHERE {name} IS NOT NULL AND ({same}) IS NOT TRUE LIMIT 1"
            )
            if not wrong:
                return wanted
        params = {"column": column, "value": str(wrong[0][0])[:60]}
        raise Refused([Problem(NOT_A_NUMBER, Place(self._path.name), params)])

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(text).fetchall()
        except Exception as fault:
            raise Refused([self._unreadable(fault)]) from fault


def _name(column: str) -> str:
    return exp.to_identifier(column, quoted=True).sql(dialect="duckdb")
