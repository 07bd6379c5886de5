"""The manifest in front of a backup: what it holds. It comes from outside and is believed in nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

FORMAT = "bilim-backup"
VERSION = 1
STORAGE = "storage"
# What every database of ours has, whichever kind it is.
TABLES = ("django_migrations", "journal_entry")
# The number of an entry of the journal as both databases can keep it.
_LARGEST = 2**63 - 1


class Malformed(Exception):
    """The manifest is none of ours; the text names the place in it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: the kind of database, where the journal's chain ended, each file with its hash."""

    database: str
    made_at: str
    journal_number: int
    journal_sha256: str
    files: Mapping[str, str]

    def to_bytes(self) -> bytes:
        content = {
            "format": FORMAT,
            "version": VERSION,
            "database": self.database,
            "made_at": self.made_at,
            "journal": {"number": self.journal_number, "sha256": self.journal_sha256},
            "files": dict(self.files),
        }
        return json.dumps(content, indent=1, sort_keys=True).encode() + b"\n"


def read(content: bytes) -> Manifest:
    """The manifest that these bytes are; raises `Malformed` for any others."""
    try:
        stated = json.loads(content)
    except (ValueError, RecursionError):
        raise Malformed("JSON") from None
    if not isinstance(stated, dict):
        raise Malformed("JSON")
    if stated.get("format") != FORMAT or stated.get("version") != VERSION:
        raise Malformed("format, version")
    journal = _of(dict, stated, "journal")
    return Manifest(
        _of(str, stated, "database"),
        _of(str, stated, "made_at"),
        _number(journal),
        _of(str, journal, "sha256"),
        _files(stated),
    )


def is_plain(name: str) -> bool:
    """Whether a member of this name lies where a backup has its members: the database, or a stored file."""
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts or "\0" in name:
        return False
    return parts[:1] == (STORAGE,) if len(parts) > 1 else name.startswith("database.")


def _of(kind: type, stated: Mapping[str, Any], name: str) -> Any:
    found = stated.get(name)
    if not isinstance(found, kind):
        raise Malformed(name)
    return found


def _number(journal: Mapping[str, Any]) -> int:
    number = _of(int, journal, "number")
    if isinstance(number, bool) or not 0 <= number <= _LARGEST:
        raise Malformed("number")
    return int(number)


def _files(stated: Mapping[str, Any]) -> dict[str, str]:
    files = _of(dict, stated, "files")
    for name in files:
        _of(str, files, name)
    return dict(files)
