"""Whether a file is what its name says.

Evidence comes from anybody and is opened by others: so it is one of a few kinds that are told by their
bytes, and nothing in it runs or fetches by itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bilim.storage import problems
from bilim.storage.rules import pictures, tables
from bilim.storage.rules.objections import Objection
from bilim.storage.rules.packages import MAIN_PARTS, is_package, objection_to_package
from bilim.storage.rules.pdf import is_pdf, objection_to_pdf
from bilim_engine.problems import Place, Problem

_MEGABYTE = 1024 * 1024
LONGEST_NAME = 200


def _nothing(_content: bytes) -> None:
    return None


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: by which endings it goes, what it is called to programs, how its bytes are told, and
    what in such a file is not taken."""

    name: str
    endings: tuple[str, ...]
    media_type: str
    is_whole: Callable[[bytes], bool]
    objection_to: Callable[[bytes], Objection | None] = _nothing
    # A smaller limit than that of all files, where a look takes longer: no table of evidence is near it.
    most: int | None = None


_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_DOCUMENT, _WORKBOOK = (partial(is_package, part=part) for part in MAIN_PARTS)
KINDS = (
    FileKind("PDF", (".pdf",), "application/pdf", is_pdf, objection_to_pdf),
    FileKind("JPEG", (".jpg", ".jpeg"), "image/jpeg", pictures.is_jpeg),
    FileKind("PNG", (".png",), "image/png", pictures.is_png),
    FileKind("XLSX", (".xlsx",), f"{_OPEN_XML}spreadsheetml.sheet", _WORKBOOK, objection_to_package),
    FileKind("DOCX", (".docx",), f"{_OPEN_XML}wordprocessingml.document", _DOCUMENT, objection_to_package),
    FileKind("CSV", (".csv",), "text/csv", tables.is_text, tables.objection_to_table, 6 * _MEGABYTE),
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
    said = next((kind for kind in KINDS if shown.casefold().endswith(kind.endings)), None)
    limit = min(limit, said.most) if said is not None and said.most is not None else limit
    if len(content) > limit:
        # Rounded up: a file that is a byte too large does not have the very size that is allowed.
        sizes = {"size": str(-(-len(content) // _MEGABYTE)), "limit": str(limit // _MEGABYTE)}
        return "", [Problem(problems.TOO_LARGE, place, {"file": shown, **sizes})]
    is_heic = pictures.is_heic(content)
    if said is None or is_heic:
        params = {"file": shown, "kinds": ", ".join(kind.name for kind in KINDS)}
        kind = problems.PHOTO_NOT_TAKEN if is_heic else problems.KIND_NOT_TAKEN
        return "", [Problem(kind, place, params)]
    if said.is_whole(content):
        objection = said.objection_to(content)
        params = {"file": shown, "what": _shown(objection.what)} if objection else {}
        return ("", [Problem(objection.kind, place, params)]) if objection else (said.media_type, [])
    found = next((kind.name for kind in KINDS[:-1] if kind.is_whole(content)), "")
    if found:
        return "", [Problem(problems.OTHER_KIND, place, {"file": shown, "said": said.name, "found": found})]
    if said.is_whole is pictures.is_jpeg and pictures.is_moving(content):
        return "", [Problem(problems.MOVING_PICTURE, place, {"file": shown})]
    if said is KINDS[-1] and (encoding := tables.other_encoding(content)):
        return "", [Problem(problems.NOT_UTF8, place, {"file": shown, "found": encoding})]
    return "", [Problem(problems.NOT_OF_KIND, place, {"file": shown, "said": said.name})]


def _shown(what: str) -> str:
    """What is in the way, short and without signs that nobody sees: it came with the file."""
    plain = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in what)
    return " ".join(plain.split())[:120]
