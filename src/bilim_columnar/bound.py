"""Files that are bound by their length and hash: nothing is read of one that is not as it was written."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import Any

from bilim_columnar.problems import SNAPSHOT_CHANGED, SNAPSHOT_UNREADABLE
from bilim_engine import reasons
from bilim_engine.problems import Problem, Refused

Stamp = tuple[int, ...]
"""What the system says of a file: it differs once another stands under the name or something was written."""


class Bound:
    """A file of a snapshot. It is hashed when it is first read, and again only where it was touched since."""

    def __init__(self, path: Path, size: int, sha256: str) -> None:
        self.path, self.size, self.sha256 = path, size, sha256
        self._seen: Stamp = ()

    @staticmethod
    def of(path: Path) -> Bound:
        """The file as it stands now."""
        return Bound(path, path.stat().st_size, _hashed(path))

    def require(self) -> Path:
        """The file, which is as it was written; refused where it is not."""
        try:
            stamp = _stamp(self.path)
            if stamp != self._seen:
                if self.path.stat().st_size != self.size or _hashed(self.path) != self.sha256:
                    raise changed(self.path)
                self._seen = stamp
        except OSError as fault:
            raise unreadable(self.path, fault) from fault
        return self.path

    def to_json(self) -> dict[str, Any]:
        return {"name": self.path.name, "size": self.size, "sha256": self.sha256}

    @staticmethod
    def from_json(folder: Path, stated: dict[str, Any]) -> Bound:
        """The file of this folder that `to_json` wrote of; ValueError for a name that leads elsewhere."""
        return Bound(folder / own_name(stated["name"]), int(stated["size"]), str(stated["sha256"]))


def read_own(path: Path) -> bytes:
    """What is in the file, which is a file itself and no link to one."""
    try:
        _stamp(path)
        return path.read_bytes()
    except OSError as fault:
        raise unreadable(path, fault) from fault


def own_name(name: object) -> str:
    """The name of something in the folder itself."""
    if not isinstance(name, str) or Path(name).name != name:
        raise ValueError("name")
    return name


def changed(path: Path) -> Refused:
    """Somebody else wrote the file, or its disk forgot a part of it."""
    return Refused([Problem(SNAPSHOT_CHANGED, params={"file": str(path)})])


def unreadable(path: Path, fault: OSError) -> Refused:
    """The system does not give what is in the file."""
    detail = reasons.of_system(fault)
    return Refused([Problem(SNAPSHOT_UNREADABLE, params={"file": str(path), "detail": detail})])


def _stamp(path: Path) -> Stamp:
    found = os.lstat(path)
    # A pipe would be waited for, and what a link leads to is another's to change.
    if not stat.S_ISREG(found.st_mode):
        raise changed(path)
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _hashed(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
