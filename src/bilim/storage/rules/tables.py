"""Whether a text is a table, or something that programs take for more than one."""

from __future__ import annotations

import re
import unicodedata

from bilim.storage import problems
from bilim.storage.rules.objections import Objection

# What a program looks for at the head of a text. A table may begin with «ID;P…»: it is SYLK
# only where records of that kind follow.
_OTHERS = {
    "HTML": re.compile(r"\s*<[!?a-z/]|(?s:.*?)<(?:html|script|table|iframe|object|svg|hta:)", re.IGNORECASE),
    "SYLK": re.compile(r"ID;P(?s:.*?)\n(?:C;[XYK]|F;|NN;|B;[XY]|O;[A-Z])"),
    "RTF": re.compile(r"\s*\{\\rtf"),
    "MHTML": re.compile(r"\s*(?:mime-version|content-type|from|received):\s", re.IGNORECASE),
    "IQY": re.compile(r"\s*WEB\r?\n", re.IGNORECASE),
    "script": re.compile(r"\s*#!"),
}
_LEADS = r"(?:^|[,;\t])[\s\"']*[=+\-@]"
# A cell that a spreadsheet takes for a formula which calls a program or an address.
_CALLS = re.compile(
    rf"{_LEADS}[^,;\t\n]{{0,200}}?(?:\|[^\n]{{0,300}}?!|\b(?:webservice|rtd|call|register(?:\.id)?|exec|image)\s*\()",
    re.IGNORECASE | re.MULTILINE,
)


def is_text(content: bytes) -> bool:
    """A text in UTF-8 without signs that steer machines."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    if text.startswith("%PDF-"):
        return False
    return not any(sign not in "\r\n\t" and unicodedata.category(sign) == "Cc" for sign in text)


def objection_to_table(content: bytes) -> Objection | None:
    """What the text is instead of a table, or which of its cells calls."""
    text = content.decode("utf-8-sig")
    other = next((name for name, sign in _OTHERS.items() if sign.match(text)), "")
    if other:
        return Objection(problems.NO_TABLE, other)
    cell = _CALLS.search(text)
    return Objection(problems.FETCHES, cell[0].strip(" ,;\t\r\n")) if cell else None
