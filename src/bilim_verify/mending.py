"""What an entry was before one byte of it was changed, so that the byte can be named."""

import base64
import binascii
import hashlib
import json
from typing import Any, Iterator, Optional, Tuple

from . import archive, trees
from .archive import Entry
from .problems import Problem, problem, shown

MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
# What a row of a table is of stands in its first cells: of a fact unit, item, period and breakdown.
KEY_CELLS = 4


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def parse(content: bytes) -> Any:
    try:
        return trees.read(content)
    except (UnicodeDecodeError, ValueError, RecursionError):
        return None


def is_manifest(manifest: Any) -> bool:
    shape = {"edition": dict, "methodology": dict, "files": dict, "key": dict}
    return isinstance(manifest, dict) and all(
        isinstance(manifest.get(name), kind) for name, kind in shape.items()
    )


def mended(entry: Entry, sha256: str) -> bytes:
    found = mending(entry, sha256)
    if found is None:
        return entry.content
    return entry.content[: found[0]] + bytes([found[1]]) + entry.content[found[0] + 1 :]


def mending(entry: Entry, sha256: str) -> Optional[Tuple[int, int]]:
    """Position and former value of the one changed byte, or None where more than one was changed."""
    for position, former in archive.single_changed_bytes(entry.content, entry.crc):
        content = entry.content[:position] + bytes([former]) + entry.content[position + 1 :]
        if sha256_of(content) == sha256 or (not sha256 and _plausible(entry.name, content)):
            return position, former
    return None


def _plausible(name: str, content: bytes) -> bool:
    """Whether a mended manifest or signature, which have no stated hash, look like what they were."""
    if name == SIGNATURE:
        return len(decoded(content)) == 64
    parsed = parse(content)
    return is_manifest(parsed) and canonical_json(parsed) == content


def canonical_json(value: Any) -> bytes:
    return (
        json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False) + "\n"
    ).encode("utf-8")


def decoded(text: bytes) -> bytes:
    try:
        return base64.b64decode(text.rstrip(b"\n"), validate=True)
    except (binascii.Error, ValueError):
        return b""


def changed_row(entry: Entry, place: int) -> Iterator[Problem]:
    """The line of a table in which the byte stands, by the cells that say what it is of."""
    if not entry.name.endswith(".csv"):
        return
    start = entry.content.rfind(b"\n", 0, place) + 1
    cells = entry.content[start:].split(b"\n", 1)[0].decode("utf-8", "backslashreplace").split(",")
    line = str(entry.content.count(b"\n", 0, place) + 1)
    row = ", ".join(cell for cell in cells[:KEY_CELLS] if cell)
    yield problem("changed_row", entry=entry.name, line=line, row=shown(row))
