"""The parts of a workbook that are read whole: what they name, and how cells are shown."""

from __future__ import annotations

import re
import zipfile
from array import array
from collections.abc import Sequence
from typing import IO
from xml.parsers import expat

# Strings that cells name, each kept once however many name it.
MAX_STRINGS = 1_000_000
MAX_PART = 8 * 1024 * 1024
# The two ways of showing a percentage that every workbook knows by number.
_BUILT_IN = {"9", "10"}
# Within quotation marks, brackets or behind a stroke a percent sign is a letter, and nothing is multiplied.
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')


# Sheets of figures pack to a tenth or a twentieth, those full of empty cells to a fiftieth: no part of more
# than this unpacks to more than a hundred times what it was packed to.
_MOST_PACKED, _SMALL_PART = 100, 4 * 1024 * 1024
# A string may have this many elements: runs of letters, each with its looks.
_ELEMENTS_OF_STRING = 200
# Elements that belong to no cell or string: columns, links, merged ranges, rules for looks.
_SPARE = 500_000


class Unsafe(Exception):
    """A workbook that is made as no spreadsheet program makes it."""


class TooLarge(Exception):
    """A workbook that unpacks to more than is read."""


class Elements:
    """How many elements a part holds, against how many cells or strings they can belong to."""

    __slots__ = ("_each", "_left")

    def __init__(self, each: int) -> None:
        self._each, self._left = each, _SPARE

    def enter(self, *, is_counted: bool) -> None:
        """One more, a thing itself or a part of it. Refuses what is not made of such things."""
        self._left += self._each if is_counted else -1
        if self._left < 0:
            raise TooLarge


def require_honest_packing(archive: zipfile.ZipFile) -> None:
    """Refuses by what the archive states of itself, before anything is unpacked."""
    for member in archive.infolist():
        if member.file_size > max(_SMALL_PART, _MOST_PACKED * member.compress_size):
            raise TooLarge


def attributes_of(content: bytes, *wanted: str) -> list[dict[str, str]]:
    """The attributes of all elements of these names, in their order."""
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] in wanted:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse_document_type
    parser.Parse(content, True)
    return found


def refuse_document_type(*_: object) -> None:
    raise Unsafe  # a spreadsheet has no need of a document type, entity bombs have


def percent_styles(content: bytes) -> frozenset[str]:
    """The numbers of the styles in which 0.37 is seen as 37 %."""
    if not content:
        return frozenset()
    own = {
        each["numFmtId"]
        for each in attributes_of(content, "numFmt")
        if "%" in _LITERAL.sub("", each.get("formatCode", "")) and "numFmtId" in each
    }
    return frozenset(
        str(number)
        for number, style in enumerate(_cell_styles(content))
        if style.get("numFmtId") in _BUILT_IN | own
    )


def _cell_styles(content: bytes) -> list[dict[str, str]]:
    """The styles cells refer to by their place; named styles stand in a list of their own."""
    found: list[dict[str, str]] = []
    inside: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "xf" and inside and inside[-1] == "cellXfs":
            found.append(attributes)
        inside.append(name)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, lambda _tag: inside.pop()
    parser.StartDoctypeDeclHandler = refuse_document_type
    parser.Parse(content, True)
    return found


def part(archive: zipfile.ZipFile, wanted: str) -> bytes:
    """A part that is read whole; empty where there is none. Refuses one larger than any honest one."""
    name = _found(archive, wanted)
    if name is None:
        return b""
    with archive.open(name) as stream:
        content = stream.read(MAX_PART + 1)
    if len(content) > MAX_PART:
        raise TooLarge
    return content


def lengths_of_strings(archive: zipfile.ZipFile, limit: int) -> Sequence[int]:
    """How many letters each of the strings has that cells name by number."""
    name = _found(archive, "xl/sharedstrings.xml")
    if name is None:
        return ()
    with archive.open(name) as stream:
        return _lengths(stream, limit)


def _found(archive: zipfile.ZipFile, wanted: str) -> str | None:
    """The name under which the archive holds this part."""
    return next((each for each in archive.namelist() if each.replace("\\", "/").casefold() == wanted), None)


def _lengths(stream: IO[bytes], limit: int) -> Sequence[int]:
    """Of each string, in their order; the part is not kept, and not read beyond the limit."""
    lengths = array("L")
    used, elements = 0, Elements(_ELEMENTS_OF_STRING)

    def start(tag: str, _attributes: dict[str, str]) -> None:
        is_string = tag.rpartition(":")[2] == "si"
        elements.enter(is_counted=is_string)
        if is_string:
            if len(lengths) >= MAX_STRINGS:
                raise TooLarge
            lengths.append(0)

    def text(words: str) -> None:
        if lengths:
            lengths[-1] += len(words)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.CharacterDataHandler = start, text
    parser.StartDoctypeDeclHandler = refuse_document_type
    while piece := stream.read(1 << 20):
        used += len(piece)
        if used > limit:
            raise TooLarge
        parser.Parse(piece, False)
    parser.Parse(b"", True)
    return lengths
