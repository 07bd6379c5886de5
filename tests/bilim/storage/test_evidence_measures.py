"""A look into a file takes about a second, whatever it unpacks to; what is more is refused in words."""

from __future__ import annotations

import time

import pytest

from bilim.storage import problems
from bilim.storage.rules.kinds import recognise
from factories.evidence import package
from factories.office import SHEETS, WORDS

LIMIT = 20 * 1024 * 1024
MOST_OF_A_TABLE = 6 * 1024 * 1024
_PART = 4 * 1024 * 1024
_FIELD = b'<fldChar fldCharType="begin"/><instrText>TOC</instrText><fldChar fldCharType="end"/>'

_DOTS = b'<fldChar fldCharType="begin"/><instrText>' + b"." * 500_000 + b"</instrText>"
_ENDED = b'<fldChar fldCharType="begin"/><fldChar fldCharType="end"/>'


def _many(count: int, unit: bytes, name: str, head: tuple[str, bytes]) -> bytes:
    """A package of so many parts of 4 MB each, filled with the same."""
    filled = b"<r>" + unit * ((_PART - 10) // len(unit)) + b"</r>"
    return package(head, *((name.format(number), filled) for number in range(count)))


def _tables(count: int) -> bytes:
    """A text with so many tables within it, each of 40 MB."""
    table = _many(10, b"<a/>", "xl/p{}.xml", SHEETS)
    return package(WORDS, *((f"word/embeddings/t{number}.xlsx", table) for number in range(count)))


TOO_MUCH = {
    "formulas.xlsx": _many(49, b"<f>a</f>", "xl/worksheets/p{}.xml", SHEETS),
    "formulas of one sheet.xlsx": _many(2, b"<f>a</f>", "xl/worksheets/p{}.xml", SHEETS),
    "sheets.xlsx": _many(9, b"<a/>", "xl/p{}.xml", SHEETS),
    "relations.docx": _many(2, b'<a b="c"/>', "word/_rels/p{}.xml.rels", WORDS),
    "fields.docx": _many(2, _FIELD, "word/p{}.xml", WORDS),
    "one formula.xlsx": package(SHEETS, ("xl/worksheets/p.xml", b"<f>" + b'""' * 1_000_000 + b"</f>")),
    "tables.docx": _tables(5),
    "pictures.docx": package(WORDS, *((f"word/media/i{each}.png", bytes(_PART)) for each in range(25))),
}
STILL_LOOKED_THROUGH = {
    "cells.xlsx": _many(7, b'<c r="A1"><v>123</v></c>', "xl/worksheets/p{}.xml", SHEETS),
    "starts.xlsx": _many(7, b"<f", "xl/worksheets/p{}.xml", SHEETS),
    "long formulas.xlsx": _many(3, b'<f>SUM(B1:B2)+"a b c d"</f>', "xl/worksheets/p{}.xml", SHEETS),
    "relations.docx": _many(1, b'<a b="c"/>', "word/_rels/p{}.xml.rels", WORDS),
    "fields in a field.docx": package(WORDS, ("word/p.xml", b"<d>" + _DOTS + _ENDED * 8_000 + b"</d>")),
    "words.docx": _many(7, b"<a/>", "word/p{}.xml", WORDS),
    "letters.csv": b"a" * MOST_OF_A_TABLE,
    "cells.csv": b"a," * (MOST_OF_A_TABLE // 2),
    "leads.csv": b"=" * MOST_OF_A_TABLE,
    "letters of another encoding.csv": b"a" * (MOST_OF_A_TABLE - 1) + b"\xff",
    "one cell.csv": b'"=' + b'a""' * (MOST_OF_A_TABLE // 3 - 1),
    "head of a letter.csv": b"a:b\n" * (MOST_OF_A_TABLE // 4),
    "topics.csv": b"=" + b"|'" * (MOST_OF_A_TABLE // 2 - 1),
    "topics with strokes.csv": b"=" + b"|''" * (MOST_OF_A_TABLE // 3 - 1),
    "strokes.csv": b'"=|' + b"'" * (MOST_OF_A_TABLE // 2),
    "lines of a cell.csv": b'"=' + b"call(\n" * (MOST_OF_A_TABLE // 6 - 1),
    "blanks of a cell.csv": b'"=call' + b"\n" * (MOST_OF_A_TABLE - 6),
    "lone returns.csv": b"x" + b"\r" * (MOST_OF_A_TABLE - 1),
    "returns and strokes.csv": b"x" + b"\r'" * (MOST_OF_A_TABLE // 2 - 1),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_unpacks_to_too_much_is_refused_in_words(name: str) -> None:
    begun = time.process_time()
    _type, found = recognise(TOO_MUCH[name], name, LIMIT)
    assert [each.kind for each in found] == [problems.TOO_MUCH]
    assert time.process_time() - begun < 3
    for language in ("ky", "ru", "en"):
        assert name in found[0].render(language)


@pytest.mark.parametrize("name", STILL_LOOKED_THROUGH)
def test_what_is_looked_through_takes_about_a_second(name: str) -> None:
    begun = time.process_time()
    _type, found = recognise(STILL_LOOKED_THROUGH[name], name, LIMIT)
    assert time.process_time() - begun < 3
    assert problems.TOO_MUCH not in [each.kind for each in found]


def test_a_table_longer_than_any_evidence_is_refused_at_once() -> None:
    (found,) = recognise(b"a" * (MOST_OF_A_TABLE + 1), "rows.csv", LIMIT)[1]
    assert (found.kind, dict(found.params)["limit"]) == (problems.TOO_LARGE, "6")


def test_a_part_whose_bytes_are_not_what_it_says_is_refused() -> None:
    content = package(WORDS, ("word/media/i.png", bytes(range(256))), method=0)
    damaged = content.replace(bytes(range(256)), bytes(reversed(range(256))))
    assert [each.kind for each in recognise(damaged, "letter.docx", LIMIT)[1]] == [problems.NOT_READABLE]
