"""The fields of a document: what Word works out while it shows the text."""

from __future__ import annotations

import re
from xml.parsers import expat

# What asks another program, file or database. A picture or a link by its address is not among them:
# pasted pages bring many, and Word asks for none of them by itself.
_FETCHING = ("DDE", "DDEAUTO", "LINK", "INCLUDETEXT", "INCLUDE", "IMPORT", "DATABASE")
# The name of such a field made up letter by letter by another.
_MADE_UP = "{ { … } }"
# A name ends where its letters do: at a blank of any kind, at a tab, at a quotation mark.
_NAME = re.compile(r"\W*+([A-Za-z]+)")
_BEFORE_NAME = re.compile(r"\A\W*+")
# So many signs of a field, from its name on: more than any name has.
_ENOUGH = 200
_SHOWN = "shown"
# So much of the words is handed over at once: line by line a long text would be joined for ever.
_PIECE = 1024 * 1024


class _Fields:
    """The fields of one part, each by its words, whoever many pieces they were cut into."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.fetching = ""
        self.reads = False

    def start(self, tag: str, said: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        plain = {key.rpartition(":")[2]: value for key, value in said.items()}
        if local == "fldSimple":
            self._judge(plain.get("instr", ""))
        elif local == "fldChar" and plain.get("fldCharType") == "begin":
            if self.open and not self.open[-1]:
                self.fetching = self.fetching or _MADE_UP
            self.open.append("")
        elif local == "fldChar" and self.open and plain.get("fldCharType") == "separate":
            self._judge(self.open[-1])
            # What a field shows is no longer its name, so a field within may come first there.
            self.open[-1] = _SHOWN
        elif local == "fldChar" and self.open and plain.get("fldCharType") == "end":
            self._judge(self.open.pop())
        self.reads = local == "instrText"

    def end(self, _tag: str) -> None:
        self.reads = False

    def text(self, words: str) -> None:
        if self.reads:
            if not self.open:
                self.open.append("")
            # A name is all that is asked of a field: what stands before it and far behind it is let go, or a
            # field of a million dots would be read again at each field within.
            if not self.open[-1]:
                words = _BEFORE_NAME.sub("", words, count=1)
            self.open[-1] = (self.open[-1] + words)[:_ENOUGH]

    def _judge(self, words: str) -> None:
        name = _NAME.match(words)
        if name and name[1].upper() in _FETCHING:
            self.fetching = self.fetching or words.strip()[:60]


def fetching_field(content: bytes) -> str:
    """The first field of the part that asks another program, file or database; empty where none does."""
    fields, parser = _Fields(), expat.ParserCreate()
    parser.buffer_text, parser.buffer_size = True, _PIECE
    parser.StartElementHandler, parser.EndElementHandler = fields.start, fields.end
    parser.CharacterDataHandler = fields.text
    parser.Parse(content, True)
    for words in fields.open:
        fields._judge(words)
    return fields.fetching
