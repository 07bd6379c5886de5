"""Backing up the whole system and restoring it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from bilim.config import occupancy, problems
from bilim.config.backups import archive, postgresql, sqlite
from bilim.config.backups.manifests import STORAGE, Manifest
from bilim.config.backups.workplaces import workplace
from bilim.journal import queries as journal
from bilim.storage import actions as storage
from bilim_engine.problems import Problem, Refused

_OTHERS = """
    SELECT usename, client_addr, pid FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""


def back_up(target: Path) -> Manifest:
    """The file holds the database at one moment and every stored file it speaks of.

    The database comes first: files are written before their rows and never change, so none can be lacking.
    """
    if target.exists():
        raise Refused([Problem(problems.EXISTS, params={"file": str(target)})])
    with archive.writing(target), workplace(target.parent) as folder:
        name = sqlite.MEMBER if is_sqlite() else postgresql.MEMBER
        number, sha256 = journal.end_of_chain()
        copy_database(folder / name)
        sources = {name: folder / name, **_stored_files()}
        digests = {name: archive.digest_of(path) for name, path in sources.items()}
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = Manifest(connection.vendor, made_at, number, sha256, digests)
        archive.write(folder / "draft", manifest, sources)
        (folder / "draft").replace(target)
        storage.sync_folder(target.parent)
    return manifest


def restore(source: Path, *, replace: bool, tell_aside: Callable[[Path], None] | None = None) -> Manifest:
    """The system is what the backup says; what stood before lies beside, in a folder that is told before
    anything is replaced: whatever happens then, the person knows where it is.

    Hashes, database and journal are looked at before anything is touched. Refuses a system that is in use,
    and one that is not empty unless told to. Killed at any moment, it leaves the one or the other.
    """
    var = Path(settings.VAR)
    with archive.writing(var), occupancy.alone(var), workplace(var) as folder:
        manifest = archive.unpack(source, folder)
        _require_same_kind(manifest)
        _require_ours(manifest, source, folder)
        entries = count_entries()
        if entries and not replace:
            raise Refused([Problem(problems.NOT_EMPTY, params={"entries": str(entries)})])
        _require_nobody_connected()
        aside = _set_aside(folder) if entries else None
        if aside and tell_aside:
            tell_aside(aside)
        _add_files(folder / STORAGE)
        connection.close()
        _put_in_place(folder)
    _require_whole_journal()
    return manifest


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def copy_database(target: Path) -> None:
    """The target holds the database of the settings as it is at this moment."""
    if is_sqlite():
        sqlite.copy(Path(str(settings.DATABASES["default"]["NAME"])), target)
    else:
        postgresql.dump(settings.DATABASES["default"], target)


def count_entries() -> int:
    """How much the journal holds; -1 when the database is there but cannot be read, 0 when it is empty."""
    try:
        return journal.count_entries() if "journal_entry" in connection.introspection.table_names() else 0
    except Exception:
        connection.close()
        return -1


def _set_aside(folder: Path) -> Path:
    """What stands now is kept, as it is, in a folder of its own, which gets its name when it is whole."""
    draft = folder / "before"
    draft.mkdir(mode=0o700)
    if count_entries() >= 0:
        name = sqlite.MEMBER if is_sqlite() else postgresql.MEMBER
        copy_database(draft / name)
    elif is_sqlite():
        database = Path(str(settings.DATABASES["default"]["NAME"]))
        for file in database.parent.glob(f"{database.name}*"):
            shutil.copy2(file, draft / file.name)
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    return draft.rename(Path(settings.VAR) / f"before-restore-{now}")


def _add_files(new: Path) -> None:
    # Files are named by their hash: those of the backup are added, none has to be taken away, and one that
    # stands whole is not given up for one that was damaged before it came into the backup.
    for file in sorted(new.rglob("*")) if new.exists() else []:
        target = Path(settings.STORAGE_ROOT) / file.relative_to(new)
        if file.is_file() and not _is_whole(target):
            storage.put(target, file.read_bytes())


def _is_whole(stored: Path) -> bool:
    return stored.is_file() and archive.digest_of(stored) == stored.name


def _put_in_place(folder: Path) -> None:
    if is_sqlite():
        sqlite.replace(Path(str(settings.DATABASES["default"]["NAME"])), folder / sqlite.MEMBER)
    else:
        postgresql.restore(settings.DATABASES["default"], folder / postgresql.MEMBER)


def _require_nobody_connected() -> None:
    # The lock speaks of this machine; a database server knows who else is there. SQLite is asked later.
    if is_sqlite():
        return
    with connection.cursor() as cursor:
        cursor.execute(_OTHERS)
        others = [f"{user}@{address or 'localhost'} ({pid})" for user, address, pid in cursor.fetchall()]
    if others:
        params = {"folder": connection.settings_dict["NAME"], "who": ", ".join(others)}
        raise Refused([Problem(problems.OCCUPIED, params=params)])


def _require_same_kind(manifest: Manifest) -> None:
    if manifest.database != connection.vendor:
        params = {"theirs": manifest.database, "ours": connection.vendor}
        raise Refused([Problem(problems.OTHER_DATABASE, params=params)])


def _require_ours(manifest: Manifest, source: Path, folder: Path) -> None:
    """The database that was unpacked is there, whole, and of this system."""
    member = sqlite.MEMBER if is_sqlite() else postgresql.MEMBER
    if member not in manifest.files:
        raise Refused([Problem(problems.LACKS_DATABASE, params={"file": str(source), "member": member})])
    require = sqlite.require_ours if is_sqlite() else postgresql.require_ours
    require(folder / member, source, manifest.journal_number, manifest.journal_sha256)


def _require_whole_journal() -> None:
    if found := journal.verify_chain():
        raise Refused([Problem(problems.JOURNAL_BROKEN), *found])


def _stored_files() -> dict[str, Path]:
    root = Path(settings.STORAGE_ROOT)
    files = [file for file in root.rglob("*") if file.is_file() and not file.name.startswith(".")]
    return {f"{STORAGE}/{file.relative_to(root).as_posix()}": file for file in files}


def describe(manifest: Manifest) -> dict[str, Any]:
    """What is told about a backup."""
    return {
        "files": len(manifest.files),
        "number": manifest.journal_number,
        "sha256": manifest.journal_sha256 or "—",
        "made_at": manifest.made_at,
    }
