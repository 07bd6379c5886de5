"""Spark over Spark Connect: a cluster, or Sail, which speaks the same protocol without a JVM."""

from __future__ import annotations

import re
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from bilim_columnar.engines.base import FACT_COLUMNS, Rows, translated, type_of
from bilim_columnar.engines.servers import Server, count_of
from bilim_columnar.problems import ENGINE_ABSENT, FILES_NOT_SEEN, NAME_NOT_READ
from bilim_engine.problems import Problem, Refused

if TYPE_CHECKING:
    from pyspark.sql.connect.session import SparkSession

SERVER = Server("Spark", "BILIM_SPARK", "sc://host:15002")
MOST_ROWS = 1_000_000
"""So many rows of a table are sent along with a question at most."""
_ADDRESS = re.compile(r"sc://[^/;\s@]+(/(;[^;=\s]+=[^;\s]*)*)?")
_PATTERN = frozenset("*?[]{}\\")
"""Signs that a server may take for a pattern of names; how it would be told otherwise differs among them."""


def connect(address: str) -> SparkSession:
    """A session with the server at `sc://host:port`; refused where the client is not installed."""
    _require_client()
    from pyspark.sql.connect.client.retries import DefaultPolicy  # noqa: PLC0415 - an extra
    from pyspark.sql.connect.session import SparkSession  # noqa: PLC0415

    session = SparkSession.builder.remote(address).create()
    # Of its own it knocks for ten minutes at a server that is not there.
    session.client.set_retry_policies([DefaultPolicy(max_retries=4, initial_backoff=200, max_backoff=2000)])
    return session


def _require_client() -> None:
    try:
        import pyspark.sql.connect.session  # noqa: F401, PLC0415 - looks for all that it needs itself
    except ImportError:
        params = {"package": "pyspark-client", "extra": "spark"}
        raise Refused([Problem(ENGINE_ABSENT, params=params)]) from None


@contextmanager
def opened(address: str) -> Iterator[Spark]:
    """The server at the address, for as long as it is asked."""
    if not address:
        raise SERVER.unnamed()
    # What stands behind the host are parameters, a token among them.
    server = SERVER.at(address.split("/;")[0])
    if not _ADDRESS.fullmatch(address):
        raise server.misnamed()
    _require_client()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _telling(server):
            session = connect(address)
        engine = Spark(session, server)
        try:
            # Asked first: from here on it is there, and of a version that is understood.
            engine.name  # noqa: B018
            yield engine
        finally:
            with suppress(Exception):
                session.stop()


class Spark:
    """Small tables are sent along as views of the session; facts are Parquet files that the server reads.
    It answers and keeps no tables."""

    dialect = "spark"
    reads_itself = True

    def __init__(self, session: SparkSession, server: Server = SERVER) -> None:
        self.session, self._server = session, server
        self._seen: set[str] = set()

    @property
    def name(self) -> str:
        with _telling(self._server):
            return f"Spark {self.session.version}"

    def hold(self, rows: Rows) -> None:
        """The facts are these rows."""
        self.table("facts", FACT_COLUMNS, rows)

    def table(self, name: str, columns: Sequence[str], rows: Rows) -> None:
        self.sent(name, {each: type_of(each) for each in columns}, rows)

    def sent(self, name: str, types: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> None:
        """The name stands for these rows, in columns of these types."""
        if len(rows) > MOST_ROWS:
            raise self._server.too_large(len(rows), MOST_ROWS)
        schema = ", ".join(f"{each} {kind}" for each, kind in types.items())
        with _telling(self._server):
            frame = self.session.createDataFrame([tuple(row) for row in rows], schema)
            frame.createOrReplaceTempView(name)

    def show(self, periods: Collection[int], items: Collection[int]) -> None:
        pass

    def view(self, name: str, text: str) -> None:
        with _telling(self._server):
            self.session.sql(translated(text, self.dialect)).createOrReplaceTempView(name)

    def parquet(self, name: str, files: Sequence[str], wanted: str = "TRUE") -> None:
        for each in files:
            if _PATTERN.intersection(each):
                raise Refused([Problem(NAME_NOT_READ, params={"file": each})])
        self._require_seen(files)
        with _telling(self._server):
            self.session.read.parquet(*files).where(wanted).createOrReplaceTempView(name)

    def _require_seen(self, files: Sequence[str]) -> None:
        """The server reads as many rows of each file as there are: some, told of one that is not there, read
        none and say nothing."""
        for each in files:
            if each not in self._seen and self._count(each) != count_of([each]):
                params = {"engine": "Spark", "address": self._server.address, "file": each}
                raise Refused([Problem(FILES_NOT_SEEN, params=params)])
            self._seen.add(each)

    def _count(self, file: str) -> int:
        from pyspark.errors import AnalysisException  # noqa: PLC0415 - an extra

        try:
            with _telling(self._server):
                return int(self.session.read.parquet(file).count())
        except Refused as refused:
            if isinstance(refused.__cause__, AnalysisException):
                return -1
            raise

    def fetch(self, text: str, small: bool = False) -> list[tuple[Any, ...]]:
        return self.rows(translated(text, self.dialect))

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        """The rows of a statement written in its own dialect."""
        with _telling(self._server):
            return [tuple(row) for row in self.session.sql(text).collect()]


@contextmanager
def _telling(server: Server) -> Iterator[None]:
    """What goes wrong on the server, or on the way to it, is told in words."""
    try:
        yield
    except Refused:
        raise
    # Of the client and of the wire beneath it, which has errors of its own.
    except Exception as fault:
        told = re.search(r'details = "([^"]*)', str(fault))
        if "StatusCode.UNAVAILABLE" in str(fault):
            raise server.away(told[1] if told else fault) from fault
        raise server.refuses(told[1] if told else fault) from fault
