"""Spark over Spark Connect: a cluster, or Sail, which speaks the same protocol without a JVM."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from bilim_columnar.engines.base import FACT_COLUMNS, Rows, translated, type_of
from bilim_columnar.problems import ENGINE_ABSENT, NAME_NOT_READ
from bilim_engine.problems import Problem, Refused

if TYPE_CHECKING:
    from pyspark.sql.connect.session import SparkSession

_PATTERN = frozenset("*?[]{}\\")
"""Signs that a server may take for a pattern of names; how it would be told otherwise differs among them."""


def connect(address: str) -> SparkSession:
    """A session with the server at `sc://host:port`; refused where the client is not installed."""
    try:
        from pyspark.sql.connect.session import SparkSession  # noqa: PLC0415 - an extra
    except ImportError:
        raise Refused(
            [Problem(ENGINE_ABSENT, params={"package": "pyspark-client", "extra": "spark"})]
        ) from None
    return SparkSession.builder.remote(address).getOrCreate()


class Spark:
    """Small tables are sent along as views of the session; facts are Parquet files that the server reads.
    It answers and keeps no tables."""

    dialect = "spark"

    def __init__(self, session: SparkSession) -> None:
        self.session = session

    def hold(self, rows: Rows) -> None:
        """The facts are these rows."""
        self.table("facts", FACT_COLUMNS, rows)

    def table(self, name: str, columns: Sequence[str], rows: Rows) -> None:
        schema = ", ".join(f"{each} {type_of(each)}" for each in columns)
        frame = self.session.createDataFrame([tuple(row) for row in rows], schema)
        frame.createOrReplaceTempView(name)

    def show(self, periods: Collection[int], items: Collection[int]) -> None:
        pass

    def view(self, name: str, text: str) -> None:
        self.session.sql(translated(text, self.dialect)).createOrReplaceTempView(name)

    def parquet(self, name: str, files: Sequence[str]) -> None:
        for each in files:
            if _PATTERN.intersection(each):
                raise Refused([Problem(NAME_NOT_READ, params={"file": each})])
        self.session.read.parquet(*files).createOrReplaceTempView(name)

    def fetch(self, text: str, small: bool = False) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.session.sql(translated(text, self.dialect)).collect()]
