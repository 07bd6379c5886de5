"""Keeping files."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.storage import problems
from bilim.storage.models import StoredFile
from bilim.storage.queries import CheckedEvidence, Stored, path_of, to_stored
from bilim.storage.rules.kinds import plain_name
from bilim_engine import reasons
from bilim_engine.problems import Problem, Refused


@transaction.atomic
def keep(content: bytes, *, name: str, media_type: str, by: Actor) -> Stored:
    """The content is on disk, safe from a power cut, and known by its hash. The same content is kept once.

    The file comes before the row: a file without a row does no harm, a row without a file would.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    put(path_of(sha256), content)
    row, _created = StoredFile.objects.get_or_create(
        sha256=sha256,
        defaults={
            "name": name[:255],
            "media_type": media_type,
            "size": len(content),
            "kept_at": timezone.now(),
            "kept_by": by.code,
        },
    )
    return to_stored(row)


def keep_evidence(checked: CheckedEvidence, *, by: Actor) -> Stored:
    """The file that was checked is kept under the name it came by; refused where it is not what that name
    says, or too large. Nothing is looked into here: whoever keeps may hold every other write."""
    if checked.problems:
        raise Refused(checked.problems)
    kept = keep(checked.content, name=checked.name, media_type=checked.media_type, by=by)
    return replace(kept, name=plain_name(checked.name))


def put(path: Path, content: bytes) -> None:
    """The content is at its place, whole and on disk. Refuses, and leaves nothing, where the disk does."""
    try:
        if not (path.exists() and path.read_bytes() == content):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content)
    except OSError as error:
        why = reasons.of_system(error)
        raise Refused([Problem(problems.NOT_KEPT, params={"file": path.name, "why": why})]) from error


def _write(path: Path, content: bytes) -> None:
    # A name of its own for each write: threads of one process may keep the same content at once.
    handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
    draft = Path(name)
    try:
        with open(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """The names in the folder are on disk: only then is a rename in it safe."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
