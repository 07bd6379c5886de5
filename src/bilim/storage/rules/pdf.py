"""Whether a PDF is whole, is a PDF alone, and does nothing when it is opened."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from bilim.storage import problems
from bilim.storage.rules.objections import Objection
from bilim.storage.rules.pictures import is_archive

_HEAD, _END = b"%PDF-", b"%%EOF"


def _name(word: str) -> bytes:
    """The name as PDF may write it: each letter as it is or by its number."""
    return b"".join(b"(?:%c|#%02x|#%02X)" % (ord(sign), ord(sign), ord(sign)) for sign in word)


# Scripts, programs and players by the names that PDF gives them.
_RUNNING = ("JavaScript", "Launch", "RichMedia")
_RUNS = re.compile(b"/(?:" + b"|".join(map(_name, _RUNNING)) + b")(?![A-Za-z0-9])")
_PACKED = re.compile(b"/" + _name("ObjStm"))
# Of all packed objects together no more is unpacked.
_MOST_UNPACKED = 64 * 1024 * 1024


def is_pdf(content: bytes) -> bool:
    """A PDF from its first byte to its end, that is neither a page of the web nor an archive."""
    end = content.rfind(_END)
    return (
        content.startswith(_HEAD)
        and end > 0
        and _is_little(content[end + len(_END) :])
        and not _is_page(content[:1024])
        and not is_archive(content)
    )


def _is_little(behind: bytes) -> bool:
    """Programs leave blanks and remarks behind the end; what others would open is longer, or a page."""
    plain = behind.strip(b" \t\r\n\x00\x1a")
    return len(plain) <= 64 and b"<" not in plain


def _is_page(head: bytes) -> bool:
    plain = head.lower()
    return any(each in plain for each in (b"<html", b"<script", b"<!doctype", b"<hta:"))


def objection_to_pdf(content: bytes) -> Objection | None:
    """The script, program or player in it, also where its objects are packed."""
    left = _MOST_UNPACKED
    found = _RUNS.search(content)
    for packed in _packed(content):
        if found or left <= 0:
            break
        objects = _unpacked(packed, left)
        left -= len(objects)
        found = _RUNS.search(objects)
    if found:
        return Objection(problems.RUNS, found[0].decode("ascii"))
    return Objection(problems.NOT_READABLE, "ObjStm") if left <= 0 else None


def _packed(content: bytes) -> Iterator[bytes]:
    end = 0
    for each in _PACKED.finditer(content):
        start = content.find(b"stream", each.end(), each.end() + 2000) + len(b"stream")
        if each.end() < start:
            # The end is looked for once, however many heads stand before it.
            end = end if end >= start else content.find(b"endstream", start)
            if end < 0:
                return
            yield content[start:end].lstrip(b"\r\n")


def _unpacked(content: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(content, most)
    except zlib.error:
        return b""
