"""The file of a backup: a tar with a manifest of hashes in front. It is whole or it is not there."""

from __future__ import annotations

import contextlib
import hashlib
import io
import lzma
import os
import sqlite3
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from bilim.config import problems
from bilim.config.backups import manifests
from bilim.config.backups.manifests import Manifest
from bilim_engine import reasons
from bilim_engine.problems import Problem, Refused

MANIFEST = "manifest.json"
_CHUNK = 1 << 20
# What reading a tar that is none, or is packed and cut off, may raise.
_UNREADABLE = (OSError, tarfile.TarError, EOFError, ValueError, zlib.error, lzma.LZMAError)

NO_ARCHIVE: reasons.Said = {
    "ky": "ал tar архиви эмес же кесилген",
    "ru": "это не архив tar, или он обрезан",
    "en": "it is no tar archive, or was cut short",
}


def write(target: Path, manifest: Manifest, sources: Mapping[str, Path]) -> None:
    """The file holds the whole backup and is on disk. It is a draft until whoever asked renames it."""
    with target.open("xb") as stream:
        # Only the owner may read it: it holds password hashes.
        os.chmod(target, 0o600)
        with tarfile.open(fileobj=stream, mode="w") as tar:
            _add(tar, MANIFEST, manifest.to_bytes())
            for name in sorted(sources):
                tar.add(sources[name], arcname=name, recursive=False)
        stream.flush()
        os.fsync(stream.fileno())


def unpack(source: Path, folder: Path) -> Manifest:
    """Every file of the backup lies in `folder` and has been checked; refuses the whole on one wrong byte."""
    try:
        with tarfile.open(source) as tar:
            manifest = _read_manifest(source, tar)
            found = dict(_extract(tar, folder))
    except _UNREADABLE as error:
        raise _not_a_backup(source, _why(error)) from error
    wrong = [name for name, digest in manifest.files.items() if found.get(name) != digest]
    wrong += [name for name in found if name not in manifest.files]
    if wrong:
        raise Refused([Problem(problems.DAMAGED_BACKUP, params={"member": name}) for name in sorted(wrong)])
    return manifest


def digest_of(path: Path) -> str:
    """The sha256 of a file, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    member.mode = 0o600
    tar.addfile(member, io.BytesIO(content))


def _read_manifest(source: Path, tar: tarfile.TarFile) -> Manifest:
    first = tar.next()
    # A link has no content of its own, and leads where it likes.
    is_there = first is not None and first.name == MANIFEST and first.isreg()
    stream = tar.extractfile(first) if first and is_there else None
    if stream is None:
        raise _not_a_backup(source, MANIFEST)
    try:
        return manifests.read(stream.read())
    except manifests.Malformed as fault:
        raise _not_a_backup(source, f"{MANIFEST}: {fault}") from fault


def _extract(tar: tarfile.TarFile, folder: Path) -> Iterator[tuple[str, str]]:
    while (member := tar.next()) is not None:
        stream = tar.extractfile(member) if member.isreg() else None
        # Names come from outside: nothing is written but plain files below the folder; no links.
        if stream is None or not manifests.is_plain(member.name):
            yield member.name, ""
            continue
        _write_out(stream, folder / member.name)
        yield member.name, digest_of(folder / member.name)


def _write_out(stream: IO[bytes], target: Path) -> None:
    # A full disk is no fault of the backup: only what fails while writing is told as such.
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        out = target.open("wb")
    with out:
        while chunk := stream.read(_CHUNK):
            with writing(target):
                out.write(chunk)
        with writing(target):
            out.flush()
            os.fsync(out.fileno())


@contextlib.contextmanager
def writing(target: Path) -> Iterator[None]:
    """What goes wrong with the disk meanwhile is told; of this file, unless the system names another."""
    try:
        yield
    except OSError as error:
        raise Refused([problems.of_disk(error, target)]) from error
    except sqlite3.Error as error:
        why = reasons.of_program(str(error))
        raise Refused([Problem(problems.CANNOT_WRITE, params={"file": str(target), "why": why})]) from error


def _why(error: BaseException) -> reasons.Said:
    """What is wrong with the file: the system's reason, or that it is no archive."""
    return reasons.of_system(error) if isinstance(error, OSError) and error.errno else NO_ARCHIVE


def _not_a_backup(source: Path, why: str | reasons.Said) -> Refused:
    return Refused([Problem(problems.NOT_A_BACKUP, params={"file": str(source), "why": why})])
