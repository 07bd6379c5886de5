"""Whether a text is a table, or something that programs take for more than one."""

from __future__ import annotations

import codecs
import re

from bilim.storage import problems
from bilim.storage.rules.objections import Objection

# What a program looks for at the head of a text. A table may begin with «ID;P…»: it is SYLK
# only where records of that kind follow.
_OTHERS = {
    "HTML": re.compile(r"\s*<[!?a-z/]", re.IGNORECASE),
    "SYLK": re.compile(r"ID;P(?s:.*?)\n(?:C;[XYK]|F;|NN;|B;[XY]|O;[A-Z])"),
    "RTF": re.compile(r"\s*\{\\rtf"),
    "MHTML": re.compile(
        r"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?(?:mime-version:|content-type:\s*multipart/)",
        re.IGNORECASE,
    ),
    "IQY": re.compile(r"\s*WEB\r?\n", re.IGNORECASE),
    "script": re.compile(r"\s*#!"),
}
# A page of the web shows itself wherever it begins.
_PAGE = re.compile(r"<(?:html|script|table|iframe|object|svg|hta:)", re.IGNORECASE)
# What steers machines: of the signs of control all but those that end cells and lines.
_STEERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_STEERS_BYTES = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def _call(blank: str, ends: str) -> str:
    """Another program with what it is asked for, or a function with an address, as a spreadsheet takes them;
    in Russian too, since a table is read in the language of its reader. «- school | yes!», «-image (1)» and
    «+ call (0312 62-50-11)» are neither."""
    return (
        rf"(?:\|\s*'(?:[^'{ends}]++|'')*+'\s*!|[\w.]\|[^\s|'!]++!\S|"
        # By its first letter most of what stands there is none of these: they would be tried one by one.
        rf"\b(?=[wrdceiвди])(?:webservice|вебслужба|rtd|дрв|dde|call|вызвать|register(?:\.id)?|exec|image|изображение|"
        rf"import(?:data|xml|html|feed|range))"
        rf"[{blank}]*\([{blank}(+@{{-]*+(?:\d*[{blank}]*&|[\"$']|[a-z]{{1,3}}[\d:]|[a-z]{{1,3}}\$\d|\d+:|"
        rf"[^\W\d][\w.]*+[{blank}]*\())"
    )


# A cell that a spreadsheet takes for a formula: up to the next cell, or to the end of its quotation marks.
# A lone return ends a line too; it is no blank before the formula, or a run of returns would be read as often
# as it is long.
_BEGINS = r"(?:^|[,;\t\r])"
_IN_QUOTES, _IN_A_LINE = _call(r" \t\r\n", ends=""), _call(" ", ends=r"\n")
_CALLS = re.compile(
    rf"{_BEGINS}[ ']*\"[ ]*[=+\-@](?:[^\"]|\"\")*?{_IN_QUOTES}|"
    rf"{_BEGINS}[ '\"]*[=+\-@][^,;\t\r\n]*?{_IN_A_LINE}",
    re.IGNORECASE | re.MULTILINE,
)

# Excel takes what a first line says for what parts the cells.
_SEPARATOR = re.compile(r"\"?sep=(.)\"?[\r\n]", re.IGNORECASE)


def is_text(content: bytes) -> bool:
    """A text in UTF-8 without signs that steer machines."""
    # A reader of PDF looks for its head in the first kilobyte.
    if b"%PDF-" in content[:1024]:
        return False
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not _STEERS.search(text)


def other_encoding(content: bytes) -> str:
    """In which encoding a text is that is not in UTF-8; empty where it is no text."""
    if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "UTF-16"
    try:
        content.decode("utf-8")
        return ""
    except UnicodeDecodeError:
        pass
    steers = _STEERS_BYTES.search(content)
    return "" if steers or b"%PDF-" in content[:1024] else "Windows-1251"


def objection_to_table(content: bytes) -> Objection | None:
    """What the text is instead of a table, or which of its cells calls."""
    text = content.decode("utf-8-sig")
    other = next((name for name, sign in _OTHERS.items() if sign.match(text)), "")
    if other or (other := "HTML" if _PAGE.search(text) else ""):
        return Objection(problems.NO_TABLE, other)
    separator = _SEPARATOR.match(text)
    # Who obeys the first line cuts the cells there, who does not where all tables are cut.
    written = [text, text.replace(separator[1], ";")] if separator else [text]
    cell = next(filter(None, map(_CALLS.search, written)), None)
    return Objection(problems.FETCHES, cell[0].strip(' ,;\t\r\n"')) if cell else None
