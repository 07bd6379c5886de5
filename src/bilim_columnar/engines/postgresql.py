"""PostgreSQL: the facts lie in a table of the session, or are those of the ledger itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from bilim_columnar.engines.base import FACT_COLUMNS, Rows, translated, type_of

if TYPE_CHECKING:
    import psycopg


class PostgreSQL:
    """Runs in the session of this connection; its tables are temporary and go with it."""

    dialect = "postgres"

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection

    def hold(self, rows: Rows) -> None:
        """The facts are these rows."""
        self.table("facts", FACT_COLUMNS, rows)

    def table(self, name: str, columns: Sequence[str], rows: Rows) -> None:
        listed = ", ".join(f"{each} {type_of(each)}" for each in columns)
        with self.connection.cursor() as cursor:
            # Names and types are our own words; no text of a user ever stands in SQL.
            cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{name}")
            cursor.execute(f"CREATE TEMP TABLE {name} ({listed})")
            with cursor.copy(f"COPY {name} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute(f"ANALYZE {name}")

    def show(self, periods: Collection[int], items: Collection[int]) -> None:
        pass

    def fetch(self, text: str, small: bool = False) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(translated(text, self.dialect))
            return list(cursor.fetchall())
