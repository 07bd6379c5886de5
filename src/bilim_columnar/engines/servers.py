"""What is told of an engine's server when it does not answer; never a password or token of its address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bilim_columnar.engines.duckdb import DuckDB
from bilim_columnar.problems import NO_ADDRESS, NO_SERVER, SERVER_AWAY, SERVER_REFUSES, TABLE_TOO_LARGE
from bilim_engine import reasons
from bilim_engine.problems import Kind, Problem, Refused

# Up to the last @: what nobody escaped in a password, a stroke or an @, is of the password too.
_SECRET = re.compile(r"//\S*@|(password|token)=[^\s&;]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Server:
    """A server, by what people call it, and where its address is set."""

    engine: str
    setting: str
    example: str
    address: str = ""

    def at(self, address: str) -> Server:
        """The server at this address, which is told without secrets."""
        told = _SECRET.sub(lambda found: "//" if found[0].startswith("//") else "", address)
        return Server(self.engine, self.setting, self.example, told[:120])

    def unnamed(self) -> Refused:
        return self._refused(NO_SERVER)

    def misnamed(self) -> Refused:
        return self._refused(NO_ADDRESS)

    def away(self, said: object) -> Refused:
        """Nobody answers, or somebody who speaks otherwise."""
        return self._refused(SERVER_AWAY, detail=self._detail(said))

    def refuses(self, said: object) -> Refused:
        return self._refused(SERVER_REFUSES, detail=self._detail(said))

    def too_large(self, rows: int, limit: int) -> Refused:
        return self._refused(TABLE_TOO_LARGE, rows=str(rows), limit=str(limit))

    def _refused(self, kind: Kind, **params: Any) -> Refused:
        own = {name: getattr(self, name) for name in ("engine", "setting", "example", "address")}
        return Refused([Problem(kind, params={**own, **params})])

    def _detail(self, said: object) -> reasons.Said:
        return reasons.of_program(_SECRET.sub("…", str(said).strip().split("\n")[0]))


def count_of(files: Sequence[str], wanted: str = "TRUE") -> int:
    """How many rows of the files there are of which the condition is true, as they lie here."""
    engine = DuckDB()
    engine.parquet("counted", files, wanted)
    ((count,),) = engine.fetch("SELECT COUNT(*) FROM counted")
    return int(count)
