"""Reading stored files."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog
from django.conf import settings

from bilim.base.actor import Actor
from bilim.storage import problems, rules
from bilim.storage.models import StoredFile
from bilim.storage.rules.kinds import ENDINGS, KINDS, plain_name
from bilim.storage.rules.measures import TOO_LITTLE_MEMORY
from bilim.storage.rules.turns import Turns
from bilim_engine.problems import Kind, Place, Problem, catalogue

# Seconds on the clock: on a machine where much else is done a look takes many times as long.
_LONGEST_LOOK = 60
_LOOKS = Turns(working=2, waiting=4, longest_wait=20)
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored file as others see it."""

    sha256: str
    name: str
    media_type: str
    size: int
    kept_at: datetime
    kept_by: str


def list_evidence_kinds() -> tuple[str, ...]:
    """The endings under which evidence is taken."""
    return ENDINGS


def list_smaller_limits() -> dict[str, int]:
    """The kinds of which less is taken as evidence than of the others, with how many bytes."""
    limit: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return {kind.name: kind.most for kind in KINDS if kind.most is not None and kind.most < limit}


@dataclass(frozen=True, slots=True)
class CheckedEvidence:
    """A file that was looked into: these very bytes under this name, what they are to programs, and why they
    are not taken, if so."""

    content: bytes
    name: str
    media_type: str
    problems: tuple[Problem, ...]


def check_evidence(content: bytes, name: str, *, by: Actor) -> CheckedEvidence:
    """The file, looked into by a process beside this one, so that nobody waits for it but who sent it.

    Takes up to a second, so it is done before anything is locked. What would take that process far more than
    that, or its memory, is not taken; nor is one too many at a time, or a second of one account.
    """
    with _LOOKS.taken_by(by.code) as has_turn:
        if not has_turn:
            return _not_looked_into(problems.OTHERS_LOOKED_INTO, content, name)
        return _looked_into(content, name)


def _looked_into(content: bytes, name: str) -> CheckedEvidence:
    asked = json.dumps({"name": name, "limit": settings.DATA_UPLOAD_MAX_MEMORY_SIZE}).encode()
    try:
        looked = subprocess.run(
            [sys.executable, "-P", "-m", rules.__name__],
            input=asked + b"\n" + content,
            capture_output=True,
            # Neither keys nor passwords: whoever reads this file may be made to do more than read it.
            env=_needed() | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            timeout=_LONGEST_LOOK,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError) as why:
        log.warning("storage.unlooked", why=repr(why))
        return _not_looked_into(problems.UNLOOKED, content, name)
    # Ended by the system, or by itself.
    if looked.returncode < 0 or looked.returncode == TOO_LITTLE_MEMORY:
        log.warning("storage.unlooked", why=f"ended with {looked.returncode}")
        return _not_looked_into(problems.UNLOOKED, content, name)
    if looked.returncode:
        log.error(
            "storage.look_failed", code=looked.returncode, said=looked.stderr.decode("utf-8", "replace")
        )
    looked.check_returncode()
    told = json.loads(looked.stdout)
    found = tuple(
        Problem(catalogue()[each["kind"]], Place(field=each["field"]), each["params"])
        for each in told["problems"]
    )
    return CheckedEvidence(content, name, told["media_type"], found)


def _needed() -> dict[str, str]:
    """What an interpreter may need to begin at all."""
    names = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
    return {name: os.environ[name] for name in names if name in os.environ}


def _not_looked_into(why: Kind, content: bytes, name: str) -> CheckedEvidence:
    found = Problem(why, Place(field="evidence"), {"file": plain_name(name)})
    return CheckedEvidence(content, name, "", (found,))


def evidence_type(name: str) -> str:
    """What evidence of this name is to programs: it was checked when it came."""
    ending = name.casefold()
    return next(
        (kind.media_type for kind in KINDS if ending.endswith(kind.endings)), "application/octet-stream"
    )


def path_of(sha256: str) -> Path:
    """Where the content with this hash lies."""
    return Path(settings.STORAGE_ROOT) / sha256[:2] / sha256


def find_stored(sha256: str) -> Stored | None:
    """The stored file with this hash, or none."""
    row = StoredFile.objects.filter(sha256=sha256).first()
    return to_stored(row) if row else None


def read(sha256: str) -> bytes:
    """The content with this hash; `problems.Lost` where it is not there, or is there but not what it was."""
    path = path_of(sha256)
    if not path.is_file():
        raise problems.Lost([Problem(problems.UNKNOWN, params={"sha256": sha256})])
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise problems.Lost([Problem(problems.DAMAGED, params={"sha256": sha256})])
    return content


def verify_files() -> Iterator[Problem]:
    """Every stored file that is not there or is not what it was."""
    for sha256 in StoredFile.objects.order_by("sha256").values_list("sha256", flat=True):
        try:
            read(sha256)
        except problems.Lost as lost:
            yield from lost.problems


def to_stored(row: StoredFile) -> Stored:
    return Stored(row.sha256, row.name, row.media_type, row.size, row.kept_at, row.kept_by)
