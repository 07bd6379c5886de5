"""Whether a PDF is whole, is a PDF alone, and does nothing when it is opened."""

from __future__ import annotations

import re
from itertools import chain

from bilim.storage import problems
from bilim.storage.rules.objections import Objection
from bilim.storage.rules.pdf_objects import END, PackedObjects, find_plain, name, unpack
from bilim.storage.rules.pdf_tokens import LONGEST, UnreadableError, is_reference, skip
from bilim.storage.rules.pictures import is_archive
from bilim_engine.problems import Kind

_HEAD, _END = b"%PDF-", b"%%EOF"
_ENCRYPTED = re.compile(b"/" + name("Encrypt") + END)


def _any(*words: str) -> bytes:
    return b"(?:" + b"|".join(map(name, words)) + b")"


# Scripts, programs and players by the names that PDF gives them; what comes by short names is told by what
# follows, too: three letters stand somewhere in many a picture.
_RUNS = re.compile(
    b"/" + _any("JavaScript", "Launch", "RichMedia", "Rendition", "Movie", "OnInstantiate") + END
)
_HOLDS = re.compile(b"/" + _any("EmbeddedFile", "EmbeddedFiles", "FileAttachment") + END)
# What is in another file, the bytes of a stream among them.
_ELSEWHERE = re.compile(
    b"/(?:"
    + _any("ImportData", "GoToE", "FFilter", "FDecodeParms")
    + END
    + b"|"
    + name("F")
    # A stream may say so much more; longer than this no program writes it.
    + rb"[\0\s]*+\([^()\\]{1,300}\)[^()%<>]{0,300}>>[\0\s]*+stream)"
)
_SHORT = re.compile(b"/(?:(" + b")|(".join(map(name, ("EF", "AA", "XFA"))) + b"))" + END)
_EF, _AA, _XFA = 1, 2, 3
# Of what comes by two or three letters no form has more.
_MOST_SHORT = 10_000
_OPENS = re.compile(b"/" + name("OpenAction") + END)
_REFERENCE = re.compile(rb"\s{0,50}(\d{1,10})\s+\d{1,5}\s+R" + END)
# A place in this file, or a step that every reader offers: nothing else is done on opening.
_PLACE = rb"\[[^\[\]()<>%]*\]|\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>|/[^\s/<>\[\]()%]+"
_STILL = re.compile(
    rb"\s*(?:null|" + _PLACE + rb"|<<(?:\s*/(?:Type\s*/Action|S\s*/(?:GoTo|Named)|N\s*/\w+|"
    rb"D\s*(?:" + _PLACE + rb"|\d+\s+\d+\s+R)))*\s*>>)"
)
# A file saved in steps may say several times what it opens with, but not without end.
_MOST_OPENINGS = 50
_UNKNOWN = Objection(problems.NOT_READABLE, "/OpenAction")


def is_pdf(content: bytes) -> bool:
    """A PDF from its first byte to its end, not encrypted, and neither a page of the web nor an archive."""
    end = content.rfind(_END)
    return (
        content.startswith(_HEAD)
        and end > 0
        and _is_little(content[end + len(_END) :])
        and not _is_page(content[:1024])
        and not _ENCRYPTED.search(content)
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
    """What in it runs, is another file or is done when it is opened, also where its objects are packed."""
    found, packed = _objection_to_names(content), list[PackedObjects]()
    try:
        for objects in () if found else unpack(content):
            packed.append(objects)
            found = _objection_to_names(objects.content)
            if found:
                break
    except UnreadableError:
        return Objection(problems.NOT_READABLE, "ObjStm")
    return found or _objection_to_opening(content, packed)


_SIGNS: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (_RUNS, problems.RUNS),
    (_HOLDS, problems.HOLDS_A_FILE),
    (_ELSEWHERE, problems.FETCHES),
)


def _objection_to_names(words: bytes) -> Objection | None:
    for sign, kind in _SIGNS:
        if found := sign.search(words):
            return Objection(kind, found[0][:60].decode("ascii", "replace"))
    for count, each in enumerate(_SHORT.finditer(words)):
        does = _kind_of(each, words) if count <= _MOST_SHORT else problems.NOT_READABLE
        if does:
            return Objection(does, each[0].decode("ascii"))
    return None


def _kind_of(found: re.Match[bytes], words: bytes) -> Kind | None:
    """What a name of few letters does, by its value; one that stands farther off than programs write it
    nobody reads."""
    try:
        return _kind_by(found.lastindex or 0, words, skip(words, found.end()))
    except UnreadableError:
        return problems.NOT_READABLE


def _kind_by(short: int, words: bytes, value: int) -> Kind | None:
    leads = is_reference(words, value)
    if short == _XFA:
        return problems.RUNS if leads or words.startswith(b"[", value) else None
    if short == _EF:
        return problems.HOLDS_A_FILE if leads or words.startswith(b"<<", value) else None
    # What a page, a field or the file does when it is shown, entered or left, unless it says: nothing.
    does = words.startswith(b"<<", value) and not words.startswith(b">>", skip(words, value + 2))
    return problems.FETCHES if leads or does else None


def _objection_to_opening(content: bytes, packed: list[PackedObjects]) -> Objection | None:
    numbers: set[int] = set()
    for words in (content, *(each.content for each in packed)):
        for each in _OPENS.finditer(words):
            if led := _REFERENCE.match(words, each.end()):
                numbers.add(int(led[1]))
            elif objection := _objection_to_action(words, each.end()):
                return objection
            if len(numbers) > _MOST_OPENINGS:
                return _UNKNOWN
    try:
        return _objection_to_objects(numbers, content, packed) if numbers else None
    except UnreadableError:
        return _UNKNOWN


def _objection_to_objects(numbers: set[int], content: bytes, packed: list[PackedObjects]) -> Objection | None:
    """What is done by the objects that opening leads to; one that is nowhere could be anything."""
    found = set()
    plain = ((content, number, place) for number, place in find_plain(content, numbers))
    inside = ((each.content, number, place) for each in packed for number, place in each.find(numbers))
    for words, number, place in chain(plain, inside):
        found.add(number)
        if objection := _objection_to_action(words, place):
            return objection
    return None if found == numbers else _UNKNOWN


def _objection_to_action(words: bytes, place: int) -> Objection | None:
    if _STILL.match(words, place, place + LONGEST):
        return None
    return Objection(problems.FETCHES, f"/OpenAction {words[place : place + 60].decode('ascii', 'replace')}")
