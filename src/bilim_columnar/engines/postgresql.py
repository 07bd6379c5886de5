"""PostgreSQL: what a question reads lies in temporary tables of the session."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bilim_columnar.engines.base import FACT_COLUMNS, Rows, translated, type_of
from bilim_columnar.engines.duckdb import DuckDB
from bilim_columnar.engines.servers import Server, count_of

if TYPE_CHECKING:
    import psycopg

SERVER = Server("PostgreSQL", "BILIM_POSTGRESQL", "postgresql://user:password@host:5432/name")
MOST_ROWS = 10_000_000
"""So many facts are copied for one question at most; it takes about a minute."""
_PATIENCE = 10


@contextmanager
def opened(address: str = "", **params: Any) -> Iterator[PostgreSQL]:
    """The server at the address, or by its parameters, for as long as it is asked."""
    import psycopg  # noqa: PLC0415 - only who asks this engine needs the driver

    if not address and not params:
        raise SERVER.unnamed()
    place = {"host": "", "port": "", "dbname": "", **params}
    server = SERVER.at(address or "{host}:{port}/{dbname}".format(**place))
    if address and not address.startswith(("postgresql://", "postgres://")):
        raise server.misnamed()
    try:
        own = {"connect_timeout": _PATIENCE, "application_name": "bilim columns", **params}
        connection = psycopg.connect(address, autocommit=True, **own)
    except psycopg.ProgrammingError as fault:
        raise server.misnamed() from fault
    except psycopg.Error as fault:
        raise server.away(fault) from fault
    with connection:
        yield PostgreSQL(connection, server)


class PostgreSQL:
    """Runs in the session of this connection; its tables are temporary and go with it. It answers and
    keeps nothing from question to question."""

    dialect = "postgres"
    reads_itself = False

    def __init__(self, connection: psycopg.Connection[Any], server: Server = SERVER) -> None:
        self.connection, self._server = connection, server

    @property
    def name(self) -> str:
        version = self.connection.info.parameter_status("server_version") or "?"
        return f"PostgreSQL {version.split()[0]}"

    def hold(self, rows: Rows) -> None:
        """The facts are these rows."""
        self.table("facts", FACT_COLUMNS, rows)

    def table(self, name: str, columns: Sequence[str], rows: Rows) -> None:
        self.copied(name, {each: type_of(each) for each in columns}, rows)

    def copied(self, name: str, types: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> None:
        """The temporary table of columns of these types holds the rows."""
        listed = ", ".join(f"{each} {kind}" for each, kind in types.items())
        with self._telling(), self.connection.cursor() as cursor:
            # Names and types are our own words; no text of a user ever stands in SQL.
            self._drop(name)
            cursor.execute(f"CREATE TEMP TABLE {name} ({listed})")
            with cursor.copy(f"COPY {name} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute(f"ANALYZE {name}")

    def show(self, periods: Collection[int], items: Collection[int]) -> None:
        pass

    def view(self, name: str, text: str) -> None:
        with self._telling():
            self._drop(name)
            self.connection.execute(f"CREATE TEMP VIEW {name} AS {translated(text, self.dialect)}")

    def parquet(self, name: str, files: Sequence[str], wanted: str = "TRUE") -> None:
        """Read here and copied there: no server of PostgreSQL reads Parquet itself."""
        if (count := count_of(files, wanted)) > MOST_ROWS:
            raise self._server.too_large(count, MOST_ROWS)
        reader = DuckDB()
        reader.parquet("given", files, wanted)
        pieces = reader.pieces(f"SELECT {', '.join(FACT_COLUMNS)} FROM given")
        types = {each: type_of(each) for each in FACT_COLUMNS}
        self.copied(name, types, (row for piece in pieces for row in piece))

    def fetch(self, text: str, small: bool = False) -> list[tuple[Any, ...]]:
        return self.rows(translated(text, self.dialect))

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        """The rows of a statement written in its own dialect."""
        with self._telling():
            return list(self.connection.execute(text).fetchall())

    def _drop(self, name: str) -> None:
        """Nothing of ours has the name, nor is anything made of it."""
        asked = "SELECT relkind FROM pg_class WHERE oid = to_regclass(%s)"
        for (kind,) in self.connection.execute(asked, [f"pg_temp.{name}"]).fetchall():
            what = "VIEW" if kind in ("v", b"v") else "TABLE"
            self.connection.execute(f"DROP {what} pg_temp.{name} CASCADE")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What goes wrong on the server is told in words."""
        import psycopg  # noqa: PLC0415

        try:
            yield
        except psycopg.Error as fault:
            raise self._server.refuses(fault) from fault
