"""The parts of a workbook that are read whole: what they name, and how cells are shown."""

from __future__ import annotations

import re
from xml.parsers import expat

# The two ways of showing a percentage that every workbook knows by number.
_BUILT_IN = {"9", "10"}
# Within quotation marks, brackets or behind a stroke a percent sign is a letter, and nothing is multiplied.
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')


class Unsafe(Exception):
    """A workbook that is made as no spreadsheet program makes it."""


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
