"""Nothing in evidence runs, fetches or is another file; what ordinary programs write passes."""

from __future__ import annotations

import time
import zlib

import pytest

from bilim.storage import problems
from bilim.storage.rules.kinds import recognise
from bilim_engine.problems import Kind
from factories.evidence import CSV, DOCX, JPEG, PDF, PNG, package, workbook
from factories.office import (
    ORDINARY,
    SHEETS,
    WORDS,
    fields,
    relations,
    sheet,
    with_odd_name,
    with_relation,
)

LIMIT = 20 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMED = b'<workbook><definedName name="_xlnm.Auto_&#79;pen">x!A1</definedName></workbook>'
_FETCHED, _RUN, _HELD, _ODD, _TABLE, _NONE = (
    problems.FETCHES,
    problems.RUNS,
    problems.HOLDS_A_FILE,
    problems.ODD_PART,
    problems.NO_TABLE,
    problems.NOT_OF_KIND,
)
NOT_AT_REST: list[tuple[str, bytes, Kind, str]] = [
    ("letter.docx", with_relation("attachedTemplate", "http://x.kg/x.dotm"), _FETCHED, "http://x.kg/x.dotm"),
    ("letter.docx", with_relation("attachedTemplate", "file:////users/x.dotm"), _FETCHED, "file:////users"),
    ("letter.docx", with_relation("attachedTemplate", "\\\\server\\x.dotm"), _FETCHED, "server"),
    ("letter.docx", with_relation("frame", "http://x.kg/"), _FETCHED, "http://x.kg/"),
    ("letter.docx", with_relation("image", "http://x.kg/x.png"), _FETCHED, "http://x.kg/x.png"),
    ("letter.docx", with_relation("image", "http://x.kg/x.png", away=False), _FETCHED, "http://x.kg/x.png"),
    ("letter.docx", with_relation("oleObject", "mhtml:http://x.kg/!x"), _FETCHED, "mhtml:"),
    ("letter.docx", with_relation("hyperlink", "javascript:x()"), _FETCHED, "javascript:x()"),
    ("letter.docx", with_relation("aFChunk", "chunk.xml", away=False), _RUN, "chunk.xml"),
    ("letter.docx", with_relation("vbaProject", "v.xml", away=False), _RUN, "v.xml"),
    ("letter.docx", package(("word/document.xml", fields(" DDE", "AUTO cmd x "))), _FETCHED, "DDEAUTO cmd x"),
    (
        "letter.docx",
        package(WORDS, ("word/a.xml", b'<w:fldSimple w:instr=" dde&#97;uto cmd"/>')),
        _FETCHED,
        "cmd",
    ),
    ("letter.docx", package(WORDS, ("word/embeddings/o.bin", _OLE)), _HELD, "o.bin"),
    ("letter.docx", package(WORDS, ("word/media/x.png", b"MZ\x90")), _HELD, "x.png"),
    ("letter.docx", package(WORDS, ("word/chunk.mht", b"MIME-Version: 1.0")), _HELD, "chunk.mht"),
    *(
        ("letter.docx", package(WORDS, (f"x.{end}", b"x")), _HELD, end)
        for end in ("vbs", "bat", "hta", "lnk")
    ),
    (
        "letter.docx",
        package(WORDS, ("word/embeddings/t.xlsx", package(SHEETS, ("xl/connections.xml", b"<x/>")))),
        _HELD,
        "t.xlsx",
    ),
    ("letter.docx", with_odd_name("../../etc/cron.d/x.xml"), _ODD, "../../etc/cron.d/x.xml"),
    (
        "letter.docx",
        package(WORDS, ("word/x.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>")),
        _ODD,
        "word/x.xml",
    ),
    ("table.xlsx", package(SHEETS, ("xl/connections.xml", b"<x/>")), _RUN, "connections"),
    ("table.xlsx", package(SHEETS, ("xl/queryTables/queryTable1.xml", b"<x/>")), _RUN, "queryTable1"),
    ("table.xlsx", package(SHEETS, ("customXml/item1.xml", b"<DataMashup/>")), _RUN, "item1"),
    ("table.xlsx", package(("xl/workbook.xml", _NAMED)), _RUN, "Auto_Open"),
    ("table.xlsx", package(SHEETS, ("xl/links/e1.xml", b"<ddeLink/>")), _RUN, "e1"),
    ("table.xlsx", sheet("cmd|'/c calc'!A1"), _FETCHED, "cmd"),
    ("table.xlsx", sheet("_xlfn.WEBSERVICE(A1)"), _FETCHED, "webservice"),
    ("letter.docx", b"MZ" + bytes(62) + DOCX, _NONE, ""),
    ("letter.docx", PDF + DOCX, _NONE, ""),
    ("letter.docx", DOCX + b"<script>x</script>", _NONE, ""),
    ("table.xlsx", package(SHEETS, WORDS), _NONE, ""),
    ("return.pdf", PDF + workbook(), _NONE, ""),
    ("return.pdf", b"MZ" + PDF, _NONE, ""),
    ("return.pdf", PDF + b"<script>x</script>", _NONE, ""),
    ("return.pdf", b"%PDF-1.4<html><script>x</script>%%EOF", _NONE, ""),
    ("return.pdf", PDF.replace(b"/Catalog", b"/Catalog/AA<</S/J#61vaScript>>"), _RUN, "/J#61vaScript"),
    (
        "return.pdf",
        b"%PDF-1.5\n1 0 obj<</Type/ObjStm/Filter/FlateDecode>>\nstream\r\n"
        + zlib.compress(b"2 0 <</S /Launch>>")
        + b"\nendstream endobj\n%%EOF",
        _RUN,
        "/Launch",
    ),
    ("photo.jpg", JPEG + workbook(), _NONE, ""),
    ("scan.png", PNG[:8] + b"<script>" + PNG[8:], _NONE, ""),
    ("rows.csv", b"<html><script>x</script>", _TABLE, "HTML"),
    ("rows.csv", b"a,b\n1,<HTA:APPLICATION>\n", _TABLE, "HTML"),
    ("rows.csv", b'ID;PWXL;N\nO;E\nC;X1;Y1;EEXEC("x")\n', _TABLE, "SYLK"),
    ("rows.csv", b"{\\rtf1\\object}", _TABLE, "RTF"),
    ("rows.csv", b"MIME-Version: 1.0\n\nx", _TABLE, "MHTML"),
    ("rows.csv", b"WEB\n1\nhttp://x.kg/\n", _TABLE, "IQY"),
    ("rows.csv", b"a,b\n1,\"=cmd|'/c calc'!A1\"\n", _FETCHED, "cmd"),
]
TABLES = [
    CSV,
    "ID;Pupils;Бала\n1;2;3\n".encode(),
    b"unit,change\nnookat,-5\nosh,+996 555 12 34 56\nphone,=1+2\n",
    "бирдик;эскертүү\nноокат;5 < 6 | Ооба!\n".encode(),
]


@pytest.mark.parametrize(("name", "content", "kind", "what"), NOT_AT_REST)
def test_what_does_more_than_lie_there_is_refused_by_name(
    name: str, content: bytes, kind: Kind, what: str
) -> None:
    _type, found = recognise(content, name, LIMIT)
    assert [problem.kind for problem in found] == [kind]
    for language in ("ky", "ru", "en"):
        assert what in found[0].render(language)


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_packages_pass(name: str) -> None:
    assert recognise(ORDINARY[name], name, LIMIT)[1] == []


@pytest.mark.parametrize("content", TABLES)
def test_ordinary_tables_pass(content: bytes) -> None:
    assert recognise(content, "rows.csv", LIMIT)[1] == []


def test_a_pdf_saved_in_steps_passes() -> None:
    assert recognise(PDF + b"2 0 obj<<>>endobj\n%%EOF\r\n\x00", "return.pdf", LIMIT)[1] == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("return.pdf", b"%PDF-1.5 " + b"/ObjStm stream\n" * 700_000 + b"%%EOF"),
        ("rows.csv", b"=" * 5_000_000),
        ("rows.csv", b"=|" * 2_500_000),
        ("table.xlsx", sheet("<f " * 1_300_000)),
    ],
)
def test_no_file_takes_long(name: str, content: bytes) -> None:
    begun = time.process_time()
    recognise(content, name, LIMIT)
    assert time.process_time() - begun < 5


def test_relations_that_are_no_xml_are_refused() -> None:
    content = package(WORDS, ("word/_rels/document.xml.rels", relations()[:-4]))
    assert [problem.kind for problem in recognise(content, "letter.docx", LIMIT)[1]] == [
        problems.NOT_READABLE
    ]
