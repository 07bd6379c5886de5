"""Whether a file is what its name says.

Evidence comes from anybody and is opened by others: so it is one of a few kinds that are told by their
bytes, and nothing in it runs."""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bilim.storage import problems
from bilim_engine.problems import Place, Problem

_MEGABYTE = 1024 * 1024
LONGEST_NAME = 200
# A part of more than the first may unpack to so many times what it was packed to.
_SMALL_PART, _MOST_PACKED, _MOST_PARTS, _MOST_UNPACKED = 4 * _MEGABYTE, 100, 2000, 200 * _MEGABYTE
_PDF, _PNG, _JPEG, _ZIP = b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04"
_END_OF_PNG, _END_OF_JPEG, _END_OF_PDF = b"IEND\xaeB`\x82", b"\xff\xd9", b"%%EOF"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: by which endings it goes, what it is called to programs, and how its bytes are told."""

    name: str
    endings: tuple[str, ...]
    media_type: str
    is_whole: Callable[[bytes], bool]


def _pdf(content: bytes) -> bool:
    return content.startswith(_PDF) and _END_OF_PDF in content[-2048:]


def _png(content: bytes) -> bool:
    return content.startswith(_PNG) and _END_OF_PNG in content[-64:]


def _jpeg(content: bytes) -> bool:
    # Telephones write more behind the end of the picture.
    return content.startswith(_JPEG) and _END_OF_JPEG in content[3:]


def _text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not any(sign not in "\r\n\t" and unicodedata.category(sign) == "Cc" for sign in text)


def _csv(content: bytes) -> bool:
    return not content.startswith((_PDF, _ZIP)) and _text(content)


_TYPES = "[Content_Types].xml"
# What runs, calls another file or holds another program's object, as its folder or its type says; a reader of
# types takes an escaped letter for the letter.
_RUNNING, _PROGRAMS = (
    ("macrosheets/", "externallinks/", "activex/", "oleobject", "vbaproject"),
    (".exe", ".js"),
)
_RUNNING_TYPES = (b"macro", b"externallink", b"activex", b"oleobject", b"vbaproject", b"&#")
# What every office program unpacks.
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def _runs(names: Iterable[str], types: bytes) -> bool:
    """Whether a package of these parts and types does more than lie there."""
    # Half of the bytes of a text in UTF-16 are zeros.
    said = types.replace(b"\0", b"").lower()
    if any(each in said for each in _RUNNING_TYPES):
        return True
    plain = [name.casefold() for name in names]
    return any(name.endswith(_PROGRAMS) or any(each in name for each in _RUNNING) for name in plain)


def _office(part: str) -> Callable[[bytes], bool]:
    def is_whole(content: bytes) -> bool:
        """A package of this part, packed honestly and as office programs do, not encrypted; nothing in it
        runs or calls another file."""
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                members = archive.infolist()
                names = [each.filename for each in members]
                return (
                    {_TYPES, part} <= set(names)
                    and len(members) <= _MOST_PARTS
                    # Of two parts of one name each program reads another.
                    and len({name.casefold() for name in names}) == len(names)
                    and not any(each.flag_bits & 1 for each in members)
                    and all(map(_is_honest, members))
                    and sum(each.file_size for each in members) <= _MOST_UNPACKED
                    and archive.testzip() is None
                    and not _runs(names, archive.read(_TYPES))
                )
        except (
            zipfile.BadZipFile,
            zlib.error,
            RuntimeError,
            NotImplementedError,
            OSError,
            ValueError,
            EOFError,
        ):
            return False

    return is_whole


def _is_honest(member: zipfile.ZipInfo) -> bool:
    return member.compress_type in _PACKED and member.file_size <= max(
        _SMALL_PART, _MOST_PACKED * member.compress_size
    )


_OPEN_XML = "application/vnd.openxmlformats-officedocument."
KINDS = (
    FileKind("PDF", (".pdf",), "application/pdf", _pdf),
    FileKind("JPEG", (".jpg", ".jpeg"), "image/jpeg", _jpeg),
    FileKind("PNG", (".png",), "image/png", _png),
    FileKind("XLSX", (".xlsx",), f"{_OPEN_XML}spreadsheetml.sheet", _office("xl/workbook.xml")),
    FileKind("DOCX", (".docx",), f"{_OPEN_XML}wordprocessingml.document", _office("word/document.xml")),
    FileKind("CSV", (".csv",), "text/csv", _csv),
)
ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)


def plain_name(name: str) -> str:
    """The name without the folders it came from, and without signs that nobody sees."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    stem, dot, ending = " ".join(seen.split()).rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{ending[:20]}" if dot else ending[:LONGEST_NAME]


def recognise(content: bytes, name: str, limit: int) -> tuple[str, list[Problem]]:
    """What the file is to programs; empty, with why not, where it is not taken as evidence."""
    shown, place = plain_name(name), Place(field="evidence")
    if not content and not name:
        return "", [Problem(problems.NONE_CHOSEN, place)]
    if not content.strip():
        return "", [Problem(problems.EMPTY, place, {"file": shown})]
    if len(content) > limit:
        # Rounded up: a file that is a byte too large does not have the very size that is allowed.
        sizes = {"size": str(-(-len(content) // _MEGABYTE)), "limit": str(limit // _MEGABYTE)}
        return "", [Problem(problems.TOO_LARGE, place, {"file": shown, **sizes})]
    said = next((kind for kind in KINDS if shown.casefold().endswith(kind.endings)), None)
    if said is None:
        params = {"file": shown, "kinds": ", ".join(kind.name for kind in KINDS)}
        return "", [Problem(problems.KIND_NOT_TAKEN, place, params)]
    if said.is_whole(content):
        return said.media_type, []
    found = next((kind.name for kind in KINDS[:-1] if kind.is_whole(content)), "")
    if found:
        return "", [Problem(problems.OTHER_KIND, place, {"file": shown, "said": said.name, "found": found})]
    return "", [Problem(problems.NOT_OF_KIND, place, {"file": shown, "said": said.name})]
