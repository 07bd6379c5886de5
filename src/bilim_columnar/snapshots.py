"""Snapshots of the facts as Parquet, one file a period, and the mark that says up to which instant they go.

A snapshot is written under another name, made durable, then given its name, and only then is the mark moved
to it. Whenever the writing stops, the mark shows a whole snapshot: the new one or the one before. One writer
at a time: another waits, so whatever is unfinished when its turn comes was left by one that stopped.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bilim_columnar.codes import Codes
from bilim_columnar.engines.base import FACT_COLUMNS
from bilim_columnar.engines.duckdb import DuckDB, connect
from bilim_columnar.problems import NO_SNAPSHOT, SNAPSHOT_UNREADABLE
from bilim_columnar.rows import numbered, to_row
from bilim_engine.facts import Fact
from bilim_engine.periods import parse_period
from bilim_engine.problems import Problem, Refused

MARK = "mark.json"
_WRITING = ".writing-"
_PIECE = 50_000
_GATHERED = "gathered.duckdb"
_MEMORY = "512MB"
# So few rows that reading one item of a period reads little else.
_ROW_GROUP = 30_000
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Facts up to an instant: the codes they are numbered by and the files they lie in, by period."""

    folder: Path
    mark: str
    codes: Codes
    files: Mapping[int, Path]
    facts: int


def write(folder: Path, facts: Callable[[], Iterable[Fact]], mark: str) -> Snapshot:
    """The facts as known on the instant `mark` are the newest snapshot; `facts` is asked twice for
    the same. Waits while another writer is at it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        return _written(folder, facts, mark)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else writes into the folder meanwhile; a writer that is killed lets go of it."""
    if os.name == "nt":  # knows no locks on folders
        yield
        return
    import fcntl  # noqa: PLC0415 - not there on Windows

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _written(folder: Path, facts: Callable[[], Iterable[Fact]], mark: str) -> Snapshot:
    unfinished = folder / f"{_WRITING}{secrets.token_hex(6)}"
    unfinished.mkdir()
    codes = Codes()
    numbered(facts(), codes)
    names, count = _write_files(unfinished, facts(), codes)
    listed = {"codes": codes.to_json(), "files": names, "facts": count}
    content = json.dumps(listed, ensure_ascii=False).encode()
    _write_durably(unfinished / "codes.json", content)
    _sync(unfinished)
    final = folder / f"facts-{unfinished.name.removeprefix(_WRITING)}"
    unfinished.rename(final)
    _sync(folder)
    _move_mark(folder, final.name, mark, hashlib.sha256(content).hexdigest())
    _tidy(folder, final)
    return read(folder)


def _write_files(folder: Path, facts: Iterable[Fact], codes: Codes) -> tuple[dict[str, str], int]:
    """A file for each period, sorted the figures of an item together; how many facts there are."""
    gathered = folder / _GATHERED
    names = {}
    # In a file and not in memory: a ledger may hold more than the machine that writes its snapshot.
    with closing(connect(gathered, memory_limit=_MEMORY)) as connection:
        engine = DuckDB(connection)
        count = _gather(engine, facts, codes)
        for number, period in enumerate(codes.periods.texts):
            read = parse_period(period)
            names[str(number)] = name = f"{read.kind}.{read.start.isoformat()}.parquet"
            connection.execute(
                f"COPY (SELECT * FROM gathered WHERE period = {number} ORDER BY item, breakdown, unit) TO "
                f"'{_quoted(folder / name)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP})"
            )
            _sync(folder / name)
    for each in folder.glob(f"{_GATHERED}*"):
        each.unlink() if each.is_file() else shutil.rmtree(each)
    return names, count


def _gather(engine: DuckDB, facts: Iterable[Fact], codes: Codes) -> int:
    """All facts lie in one table of a file; no more than a piece of them is ever in memory here."""
    rows, count = (to_row(each, codes) for each in facts), 0
    engine.table("piece", FACT_COLUMNS, [])
    engine.connection.execute("CREATE TABLE gathered AS SELECT * FROM piece")
    while some := list(islice(rows, _PIECE)):
        engine.table("piece", FACT_COLUMNS, some)
        engine.connection.execute("INSERT INTO gathered SELECT * FROM piece")
        count += len(some)
    return count


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def lay_beside(snapshot: Snapshot, name: str, content: bytes) -> None:
    """What was computed of the snapshot lies in its folder, whole or not at all, and goes with it."""
    unfinished = snapshot.folder / f"{name}.new"
    _write_durably(unfinished, content)
    unfinished.rename(snapshot.folder / name)
    _sync(snapshot.folder)


def _sync(path: Path) -> None:
    """What stands in the file, or which names stand in the folder, outlives a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _move_mark(folder: Path, name: str, mark: str, sha256: str) -> None:
    content = json.dumps({"v": _VERSION, "snapshot": name, "mark": mark, "sha256": sha256}).encode()
    _write_durably(folder / f"{MARK}.new", content)
    (folder / f"{MARK}.new").rename(folder / MARK)
    _sync(folder)


def _tidy(folder: Path, newest: Path) -> None:
    """What a stopped writer left is gone, and so are snapshots but the newest and the one before it, which
    somebody may still be reading."""
    finished = sorted(folder.glob("facts-*"), key=lambda each: each.stat().st_mtime_ns)
    older = [each for each in finished if each != newest]
    for each in [*older[:-1], *folder.glob(f"{_WRITING}*")]:
        shutil.rmtree(each, ignore_errors=True)


def read(folder: Path) -> Snapshot:
    """The newest finished snapshot; refused where there is none or it is not as it was written."""
    if not (folder / MARK).exists():
        raise Refused([Problem(NO_SNAPSHOT, params={"folder": str(folder)})])
    mark = _read_json(folder / MARK)
    try:
        own = folder / Path(mark["snapshot"]).name
        content = (own / "codes.json").read_bytes()
        if hashlib.sha256(content).hexdigest() != mark["sha256"]:
            raise ValueError("sha256")
        listed = json.loads(content)
        files = {int(number): own / name for number, name in listed["files"].items()}
        _require_files(files.values())
        return Snapshot(own, mark["mark"], Codes.from_json(listed["codes"]), files, int(listed["facts"]))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        params = {"file": str(folder), "detail": str(fault)[:200]}
        raise Refused([Problem(SNAPSHOT_UNREADABLE, params=params)]) from fault


def _read_json(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_bytes())
        if not isinstance(found, dict):
            raise ValueError(type(found).__name__)
    except (OSError, ValueError) as fault:
        params = {"file": str(path), "detail": str(fault)[:200]}
        raise Refused([Problem(SNAPSHOT_UNREADABLE, params=params)]) from fault
    return found


def _require_files(files: Iterable[Path]) -> None:
    for each in files:
        if not each.is_file():
            raise FileNotFoundError(each.name)


def leftovers(folder: Path) -> Iterator[Path]:
    """What stopped writers left behind; the next writer clears it away."""
    yield from folder.glob(f"{_WRITING}*")
