"""Snapshots of the facts as Parquet, one file a period, and the mark that says up to which instant they go.

A snapshot is written under another name, made durable, then given its name, and only then is the mark moved
to it. Whenever the writing stops, the mark shows a whole snapshot: the new one or the one before. One writer
at a time: another waits, so whatever is unfinished, or finished and named by no mark, when its turn comes was
left by one that stopped. The mark names the snapshot before too, which somebody may still be reading: the
times of folders do not tell it from one that no mark ever showed.

The mark binds what the snapshot says of itself by its hash, and that binds every file: see `bound`.
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
from typing import Any

from bilim_columnar.bound import Bound, changed, own_name, read_own
from bilim_columnar.codes import Codes
from bilim_columnar.engines.base import FACT_COLUMNS
from bilim_columnar.engines.duckdb import DuckDB, connect, on_disk, to_write
from bilim_columnar.problems import NO_SNAPSHOT, SNAPSHOT_OF_OTHER_VERSION
from bilim_columnar.rows import numbered, to_row
from bilim_engine.facts import Fact
from bilim_engine.periods import parse_period
from bilim_engine.problems import Problem, Refused

MARK, CODES = "mark.json", "codes.json"
_WRITING, _FINISHED = ".writing-", "facts-"
_PIECE = 50_000
_GATHERED = "gathered.duckdb"
_MEMORY = "512MB"
# So few rows that reading one item of a period reads little else.
_ROW_GROUP = 30_000
_VERSION = 2


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Facts up to an instant: the codes they are numbered by and the files they lie in, by period."""

    folder: Path
    mark: str
    codes: Codes
    files: Mapping[int, Bound]
    facts: int
    sha256: str
    """Of what says all this: of the codes, the mark and the hash of every file."""


def write(
    folder: Path,
    facts: Callable[[], Iterable[Fact]],
    mark: str,
    attest: Callable[[Snapshot], None] = lambda _written: None,
) -> Snapshot:
    """The facts as known on the instant `mark` are the newest snapshot; `facts` is asked twice for
    the same. Waits while another writer is at it.

    `attest` is called once everything lies there and before anybody is shown it; where it fails, the one
    before stays the newest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        _clear(folder)
        try:
            return _written(folder, facts, mark, attest)
        finally:
            _clear(folder)


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


def _written(
    folder: Path, facts: Callable[[], Iterable[Fact]], mark: str, attest: Callable[[Snapshot], None]
) -> Snapshot:
    unfinished = folder / f"{_WRITING}{secrets.token_hex(6)}"
    unfinished.mkdir()
    codes = Codes()
    numbered(facts(), codes)
    files, count = _write_files(unfinished, facts(), codes)
    content = described(codes, files, count, mark)
    _write_durably(unfinished / CODES, content)
    _sync(unfinished)
    final = folder / f"{_FINISHED}{unfinished.name.removeprefix(_WRITING)}"
    unfinished.rename(final)
    _sync(folder)
    shown, _ = _named(folder)
    stated = marked(final.name, content, shown)
    try:
        attest(_read(folder, stated))
    except BaseException:
        # Nobody was shown it, and a mark that cannot be read lets nothing be cleared later.
        shutil.rmtree(final, ignore_errors=True)
        raise
    _move_mark(folder, stated)
    return read(folder)


def described(codes: Codes, files: Mapping[int, Bound], facts: int, mark: str) -> bytes:
    """What a snapshot says of itself: which file holds which period, and how each is known again."""
    listed = {str(number): each.to_json() for number, each in files.items()}
    said = {"mark": mark, "codes": codes.to_json(), "files": listed, "facts": facts}
    return json.dumps(said, ensure_ascii=False).encode()


def marked(name: str, content: bytes, before: str = "") -> bytes:
    """The mark that shows the snapshot in the folder of this name, which says `content` of itself, and names
    the one that was shown before it."""
    sha256 = hashlib.sha256(content).hexdigest()
    return json.dumps({"v": _VERSION, "snapshot": name, "sha256": sha256, "before": before}).encode()


def _write_files(folder: Path, facts: Iterable[Fact], codes: Codes) -> tuple[dict[int, Bound], int]:
    """A file for each period, sorted the figures of an item together; how many facts there are."""
    gathered = folder / _GATHERED
    files = {}
    # In a file and not in memory: a ledger may hold more than the machine that writes its snapshot.
    with on_disk(folder), closing(connect(gathered, memory_limit=_MEMORY)) as connection:
        engine = DuckDB(connection)
        count = _gather(engine, facts, codes)
        for number, period in enumerate(codes.periods.texts):
            read = parse_period(period)
            name = f"{read.kind}.{read.start.isoformat()}.parquet"
            connection.execute(
                f"COPY (SELECT * FROM gathered WHERE period = {number} ORDER BY item, breakdown, unit) TO "
                f"{to_write(folder / name)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP})"
            )
            _sync(folder / name)
            files[number] = Bound.of(folder / name)
    for each in folder.glob(f"{_GATHERED}*"):
        each.unlink() if each.is_file() else shutil.rmtree(each)
    return files, count


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


def _move_mark(folder: Path, stated: bytes) -> None:
    _write_durably(folder / f"{MARK}.new", stated)
    (folder / f"{MARK}.new").rename(folder / MARK)
    _sync(folder)


def _clear(folder: Path) -> None:
    """Gone is what a writer that stopped or failed left, for a full disk has no room beside it, and every
    snapshot but the newest and the one before it."""
    for each in leftovers(folder):
        shutil.rmtree(each, ignore_errors=True)


def read(folder: Path) -> Snapshot:
    """The newest finished snapshot; refused where there is none or it is not as it was written."""
    if not os.path.lexists(folder / MARK):
        raise Refused([Problem(NO_SNAPSHOT, params={"folder": str(folder)})])
    mark = read_own(folder / MARK)
    try:
        return _read(folder, mark)
    except Refused:
        if read_own(folder / MARK) == mark:
            raise
        # Two newer ones were finished meanwhile, and this one is gone.
        return read(folder)


def _read(folder: Path, mark: bytes) -> Snapshot:
    stated = _parsed(folder / MARK, mark)
    if stated.get("v") != _VERSION:
        raise Refused([Problem(SNAPSHOT_OF_OTHER_VERSION, params={"folder": str(folder)})])
    with _as_written(folder / MARK):
        own = folder / own_name(stated["snapshot"])
    content = read_own(own / CODES)
    if own.is_symlink() or hashlib.sha256(content).hexdigest() != stated.get("sha256"):
        raise changed(own / CODES)
    with _as_written(own / CODES):
        return _snapshot(own, _parsed(own / CODES, content), hashlib.sha256(content).hexdigest())


def _snapshot(folder: Path, listed: dict[str, Any], sha256: str) -> Snapshot:
    files = {int(number): Bound.from_json(folder, each) for number, each in listed["files"].items()}
    codes = Codes.from_json(listed["codes"])
    return Snapshot(folder, str(listed["mark"]), codes, files, int(listed["facts"]), sha256)


@contextmanager
def _as_written(path: Path) -> Iterator[None]:
    """Whatever is not of the form that is written is told of the file."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise changed(path) from fault


def _parsed(path: Path, content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise changed(path) from fault
    if not isinstance(found, dict):
        raise changed(path)
    return found


def leftovers(folder: Path) -> Iterator[Path]:
    """What nobody who asks the mark is led to: what stopped writers left behind, and snapshots older than the
    one before the newest; the next writer clears it away."""
    yield from folder.glob(f"{_WRITING}*")
    shown, before = _named(folder)
    if before is not None:
        yield from (each for each in folder.glob(f"{_FINISHED}*") if each.name not in {shown, before})


def _named(folder: Path) -> tuple[str, str | None]:
    """The snapshot that the mark shows and the one before it, empty where there is none.

    The one before is None where the mark cannot be read, or was made when marks did not name it: then nothing
    says which ones are needed, until the next writer has made a new mark.
    """
    if not os.path.lexists(folder / MARK):
        return "", ""
    try:
        stated = _parsed(folder / MARK, read_own(folder / MARK))
        with _as_written(folder / MARK):
            before = stated.get("before")
            return own_name(stated["snapshot"]), before if before is None else str(before)
    except Refused:
        return "", None
