"""Back up, damage, restore: all is as it was. What is not whole is refused before anything is touched."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilim.config.backups import archive, sqlite
from bilim_engine.problems import Refused

CHANGE = """
import django; django.setup()
from bilim.base.actor import SYSTEM
from bilim.access.models import Account
from bilim.access.actions import create_account
create_account(username="late", name="Late", password="a long enough password", by=SYSTEM)
Account.objects.filter(username="ann").update(name="Other")
"""
TELL = """
import django, json; django.setup()
from bilim.access.models import Account
from bilim.journal.queries import end_of_chain, verify_chain
from bilim.storage.models import StoredFile
from bilim.storage.queries import verify_files
print(json.dumps([
    list(Account.objects.order_by("pk").values_list("username", "name", "password")),
    end_of_chain(), [p.code for p in verify_chain()],
    list(StoredFile.objects.values_list("sha256", flat=True)), [p.code for p in verify_files()],
]))
"""
TAMPER = """
import django; django.setup()
from django.db import connection
cursor = connection.cursor()
on = "" if connection.vendor == "sqlite" else " ON journal_entry"
cursor.execute("DROP TRIGGER journal_entry_stays" + on)
cursor.execute("UPDATE journal_entry SET subject = 'x' WHERE number = 1")
"""


def _state(system: Any) -> list[object]:
    told = system("-c", TELL)
    assert told.returncode == 0, told.stderr
    found: list[object] = json.loads(told.stdout)
    return found


def test_what_is_restored_equals_what_was_backed_up(system: Any, tmp_path: Path) -> None:
    before, backup = _state(system), tmp_path / "one.tar"
    assert before[2] == before[4] == []
    done = system("backup", str(backup))
    assert done.returncode == 0, done.stderr
    assert backup.stat().st_mode & 0o077 == 0
    assert system("-c", CHANGE).returncode == 0
    for file in (system.var / "storage").glob("*/*"):
        file.write_bytes(b"damaged")
    changed = _state(system)
    assert changed != before
    refused = system("restore", str(backup))
    assert "config.P007" in refused.stderr
    assert _state(system) == changed
    done = system("restore", str(backup), "--replace")
    assert done.returncode == 0, done.stderr
    assert _state(system) == before
    assert list(system.var.glob("before-restore-*/database.*")), "what stood before was not kept"
    assert not list(system.var.glob(".bilim-backup-*")), "a workplace was left behind"


def test_a_stored_file_that_was_damaged_or_lost_before_is_named_and_the_rest_is_kept(
    system: Any, tmp_path: Path
) -> None:
    backup = tmp_path / "one.tar"
    (stored,) = (system.var / "storage").glob("*/*")
    stored.write_bytes(b"damaged")
    told = system("backup", str(backup))
    assert (told.returncode, "storage.P002" in told.stderr) == (1, True), told.stderr
    told = system("restore", str(backup), "--replace")
    assert (told.returncode, "storage.P002" in told.stderr) == (1, True), told.stderr
    stored.unlink()
    told = system("backup", str(tmp_path / "two.tar"))
    assert (told.returncode, "storage.P001" in told.stderr) == (1, True), told.stderr
    assert (tmp_path / "two.tar").exists()


def test_a_whole_file_is_not_replaced_by_the_damaged_one_of_a_backup(system: Any, tmp_path: Path) -> None:
    backup = tmp_path / "one.tar"
    (stored,) = (system.var / "storage").glob("*/*")
    whole = stored.read_bytes()
    stored.write_bytes(b"damaged")
    system("backup", str(backup))
    stored.write_bytes(whole)
    told = system("restore", str(backup), "--replace")
    assert told.returncode == 0, told.stderr
    assert stored.read_bytes() == whole


@pytest.mark.parametrize("is_there", [True, False])
def test_a_refused_restore_leaves_an_empty_place_empty(
    system: Any, tmp_path: Path, *, is_there: bool
) -> None:
    (tmp_path / "one.tar").write_bytes(b"this is no backup")
    place = tmp_path / "new"
    if is_there:
        place.mkdir()
    refused = type(system)(place, system.database)("restore", str(tmp_path / "one.tar"))
    assert (refused.returncode, refused.stderr.split()[0]) == (1, "config.P005")
    assert place.exists() == is_there
    assert not is_there or list(place.iterdir()) == []


def test_an_empty_system_takes_a_backup_and_a_broken_one_takes_it_too(system: Any, tmp_path: Path) -> None:
    backup = tmp_path / "one.tar"
    system("backup", str(backup))
    before = _state(system)
    if system.database:
        assert system("manage", "flush", "--no-input").returncode == 0
    else:
        (system.var / "bilim.sqlite3").write_bytes(b"this is no database any more")
        assert "config.P007" in system("restore", str(backup)).stderr
    done = system("restore", str(backup), "--replace")
    assert done.returncode == 0, done.stderr
    assert _state(system) == before


def test_a_backup_is_not_written_over_another_and_no_draft_stays(system: Any, tmp_path: Path) -> None:
    backup = tmp_path / "kept" / "one.tar"
    backup.parent.mkdir()
    backup.write_bytes(b"mine")
    refused = system("backup", str(backup))
    assert refused.returncode == 1
    assert "config.P004" in refused.stderr
    assert backup.read_bytes() == b"mine"
    assert list(backup.parent.iterdir()) == [backup]


def test_a_backup_of_a_journal_that_was_tampered_with_says_so(system: Any, tmp_path: Path) -> None:
    assert system("-c", TAMPER).returncode == 0
    system("backup", str(tmp_path / "one.tar"))
    told = system("restore", str(tmp_path / "one.tar"), "--replace")
    assert told.returncode == 1
    assert "config.P010" in told.stderr
    assert "journal.P001" in told.stderr
    (aside,) = system.var.glob("before-restore-*")
    assert str(aside) in told.stdout, "what was put aside must be found also after a refusal"


@pytest.mark.skipif("BILIM_DATABASE_URL" in os.environ, reason="a file has a server in front of it there")
def test_a_database_that_is_in_use_is_not_replaced(system: Any, tmp_path: Path) -> None:
    backup = tmp_path / "one.tar"
    system("backup", str(backup))
    before = _state(system)
    hold = (
        "import django, sqlite3; django.setup()\nfrom django.db import connection\n"
        "from bilim.config.backups import work\nother = sqlite3.connect(connection.settings_dict['NAME'])\n"
        "other.execute('SELECT count(*) FROM journal_entry').fetchone()\n"
        f"from pathlib import Path\nwork.restore(Path({str(backup)!r}), replace=True)"
    )
    told = system("-c", hold)
    assert "config.P011" in told.stderr
    assert _state(system) == before


def _forged(backup: Path, content: bytes | None, number: int = 0) -> Path:
    """A copy of the backup whose database is this one, or is not there; its manifest is right about it."""
    target = backup.with_name("forged.tar")
    with tarfile.open(backup) as source:
        (database,) = [name for name in source.getnames() if name.startswith("database.")]
    sources = {}
    if content is not None:
        sources[database] = backup.with_name("forged")
        sources[database].write_bytes(content)
    vendor = "sqlite" if database.endswith("sqlite3") else "postgresql"
    files = {name: archive.digest_of(path) for name, path in sources.items()}
    manifest = archive.Manifest(vendor, "2026-11-22T00:00:00+00:00", number, "f" * 64, files)
    archive.write(target, manifest, sources)
    return target


def _foreign() -> bytes:
    with sqlite3.connect(":memory:") as other:
        other.execute("CREATE TABLE t (a)")
        return other.serialize()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "config.P022"),
        (b"garbage", "config.P005"),
        (b"", "config.P023"),
        (_foreign(), "config.P023"),
    ],
)
def test_a_forged_database_replaces_nothing(
    system: Any, tmp_path: Path, content: bytes | None, code: str
) -> None:
    system("backup", str(tmp_path / "one.tar"))
    before = _state(system)
    told = system("restore", str(_forged(tmp_path / "one.tar", content)), "--replace")
    # PostgreSQL's own tool says of a dump that it cannot read it.
    codes = {"config.P009"} if system.database and content is not None else {code}
    assert told.returncode == 1
    assert {line.split()[0] for line in told.stderr.splitlines() if line.startswith("config.")} == codes
    assert _state(system) == before
    assert not list(system.var.glob("before-restore-*"))


def test_a_database_that_is_not_the_one_of_the_manifest_replaces_nothing(system: Any, tmp_path: Path) -> None:
    system("backup", str(tmp_path / "one.tar"))
    before = _state(system)
    with tarfile.open(tmp_path / "one.tar") as source:
        (name,) = [name for name in source.getnames() if name.startswith("database.")]
        stream = source.extractfile(name)
        content = stream.read() if stream else b""
    told = system("restore", str(_forged(tmp_path / "one.tar", content, number=7)), "--replace")
    assert (told.returncode, "config.P024" in told.stderr) == (1, True), told.stderr
    assert _state(system) == before
    assert not list(system.var.glob("before-restore-*"))


# --- The file itself, without a database --------------------------------------------------------------------


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A small backup of two members."""
    sources = {"database.sqlite3": tmp_path / "d", "storage/ab/abc": tmp_path / "s"}
    for number, path in enumerate(sources.values()):
        path.write_bytes(b"content %d" % number)
    digests = {name: archive.digest_of(path) for name, path in sources.items()}
    manifest = archive.Manifest("sqlite", "2026-11-21T00:00:00+00:00", 3, "f" * 64, digests)
    archive.write(tmp_path / "one.tar", manifest, sources)
    return tmp_path / "one.tar"


def _tampered(backup: Path, change: Callable[[tarfile.TarInfo, bytes], bytes | None]) -> Path:
    """A copy of the backup, each member of which went through `change`."""
    target = backup.with_name("two.tar")
    with tarfile.open(backup) as source, tarfile.open(target, "w") as out:
        for member in source:
            stream = source.extractfile(member)
            content = change(member, stream.read() if stream else b"")
            if content is not None:
                member.size = len(content)
                out.addfile(member, io.BytesIO(content))
    return target


def _flip(member: tarfile.TarInfo, content: bytes) -> bytes:
    return content if member.name == archive.MANIFEST else content[:-1] + bytes([content[-1] ^ 1])


def _drop(member: tarfile.TarInfo, content: bytes) -> bytes | None:
    return None if member.name.startswith("storage/") else content


def _climb(member: tarfile.TarInfo, content: bytes) -> bytes:
    if member.name.startswith("storage/"):
        member.name = "../outside"
    return content


def _link(member: tarfile.TarInfo, content: bytes) -> bytes:
    if member.name.startswith("storage/"):
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        return b""
    return content


def test_a_whole_backup_is_unpacked(backup: Path, tmp_path: Path) -> None:
    manifest = archive.unpack(backup, tmp_path / "out")
    assert (manifest.database, manifest.journal_number) == ("sqlite", 3)
    assert (tmp_path / "out" / "storage/ab/abc").read_bytes() == b"content 1"


@pytest.mark.parametrize("change", [_flip, _drop, _climb, _link])
def test_a_damaged_member_is_named(backup: Path, tmp_path: Path, change) -> None:
    with pytest.raises(Refused) as refused:
        archive.unpack(_tampered(backup, change), tmp_path / "out")
    assert {problem.code for problem in refused.value.problems} == {"config.P006"}
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize("length", [0, 100, 600, 1500, 2600])
def test_a_backup_cut_off_anywhere_is_refused(backup: Path, tmp_path: Path, length: int) -> None:
    backup.write_bytes(backup.read_bytes()[:length])
    with pytest.raises(Refused):
        archive.unpack(backup, tmp_path / "out")


def test_what_sqlite_says_of_a_damaged_database_is_marked_as_its_word(tmp_path: Path) -> None:
    (tmp_path / "database.sqlite3").write_bytes(b"garbage")
    with pytest.raises(Refused) as refused:
        sqlite.require_ours(tmp_path / "database.sqlite3", tmp_path / "one.tar", 0, "")
    (problem,) = refused.value.problems
    assert "database.sqlite3: окуган программанын сөзү: «file is not a database»" in problem.message("ky")


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wrong.tar").write_bytes(b"PK\x03\x04 and more")
    with pytest.raises(Refused) as refused:
        archive.unpack(tmp_path / "wrong.tar", tmp_path / "out")
    assert refused.value.problems[0].code == "config.P005"


RIGHT = {
    "format": "bilim-backup",
    "version": 1,
    "database": "sqlite",
    "made_at": "2026-11-22T00:00:00+00:00",
    "journal": {"number": 0, "sha256": ""},
    "files": {},
}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"[]", "JSON"),
        (b"null", "JSON"),
        (b"1", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"\xff\xfe{}", "JSON"),
        (json.dumps({"format": "bilim-backup", "version": 1}).encode(), "journal"),
        (json.dumps({**RIGHT, "journal": []}).encode(), "journal"),
        (json.dumps({**RIGHT, "journal": {"number": "1", "sha256": ""}}).encode(), "number"),
        (json.dumps({**RIGHT, "journal": {"number": -1, "sha256": ""}}).encode(), "number"),
        (json.dumps({**RIGHT, "journal": {"number": 1}}).encode(), "sha256"),
        (json.dumps({**RIGHT, "files": []}).encode(), "files"),
        (json.dumps({**RIGHT, "files": None}).encode(), "files"),
        (json.dumps({**RIGHT, "files": {"database.sqlite3": 1}}).encode(), "database.sqlite3"),
        (json.dumps({**RIGHT, "database": 1}).encode(), "database"),
    ],
)
def test_a_malformed_manifest_is_a_sentence(tmp_path: Path, content: bytes, why: str) -> None:
    member = tarfile.TarInfo(archive.MANIFEST)
    member.size = len(content)
    with tarfile.open(tmp_path / "one.tar", "w") as out:
        out.addfile(member, io.BytesIO(content))
    with pytest.raises(Refused) as refused:
        archive.unpack(tmp_path / "one.tar", tmp_path / "out")
    (problem,) = refused.value.problems
    assert (problem.code, problem.params["why"]) == ("config.P005", f"manifest.json: {why}")


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE])
def test_a_manifest_that_is_no_file_is_a_sentence(tmp_path: Path, kind: bytes) -> None:
    member = tarfile.TarInfo(archive.MANIFEST)
    member.type, member.linkname = kind, "/etc/passwd"
    with tarfile.open(tmp_path / "one.tar", "w") as out:
        out.addfile(member)
    with pytest.raises(Refused) as refused:
        archive.unpack(tmp_path / "one.tar", tmp_path / "out")
    assert [problem.code for problem in refused.value.problems] == ["config.P005"]


@pytest.mark.parametrize("name", ["before", "draft", "storage", "storage/../../evil", "/evil", "."])
def test_a_member_that_no_backup_has_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "s").write_bytes(b"content")
    files = {name: archive.digest_of(tmp_path / "s")}
    manifest = archive.Manifest("sqlite", "2026-11-22T00:00:00+00:00", 0, "", files)
    archive.write(tmp_path / "one.tar", manifest, {name: tmp_path / "s"})
    with pytest.raises(Refused) as refused:
        archive.unpack(tmp_path / "one.tar", tmp_path / "out")
    assert {problem.code for problem in refused.value.problems} == {"config.P006"}


def test_a_backup_of_a_broken_journal_says_so_and_stands_all_the_same(system: Any, tmp_path: Path) -> None:
    assert system("-c", TAMPER).returncode == 0
    told = system("backup", str(tmp_path / "one.tar"))
    assert told.returncode == 1
    assert "journal.P001" in told.stderr
    assert (tmp_path / "one.tar").is_file()
