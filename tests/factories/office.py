"""Ordinary packages as Word, Excel and LibreOffice write them, and such as run or fetch something."""

from __future__ import annotations

import io
import zipfile

from factories.evidence import package

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SHEETS = ("xl/workbook.xml", b"<workbook/>")
WORDS = ("word/document.xml", b"<w:document/>")


def relations(*each: tuple[str, str, bool]) -> bytes:
    """A part of relations: their kind, their target and whether it lies elsewhere."""
    modes = {True: ' TargetMode="External"', False: ""}
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATION}{kind}" Target="{target}"{modes[away]}/>'
        for number, (kind, target, away) in enumerate(each)
    )
    return f'<?xml version="1.0"?><Relationships>{lines}</Relationships>'.encode()


def fields(*pieces: str) -> bytes:
    """A document with one field, whose words were cut into these pieces."""
    words = "".join(f'<w:r><w:instrText xml:space="preserve">{each}</w:instrText></w:r>' for each in pieces)
    begin, end = (f'<w:fldChar w:fldCharType="{each}"/>' for each in ("begin", "end"))
    return f"<w:document xmlns:w='w'>{begin}{words}{end}</w:document>".encode()


WORD_TYPES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="t"><Default Extension="rels" '
    b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="jpeg" '
    b'ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    b'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_CHART_TABLE = package(SHEETS, ("xl/worksheets/sheet1.xml", b"<worksheet/>"))
ORDINARY = {
    "a letter of Word.docx": package(
        ("word/document.xml", fields(' HYPERLINK "https://edu.gov.kg/" ')),
        ("word/_rels/document.xml.rels", relations(("hyperlink", "https://edu.gov.kg/", True))),
        ("word/media/image1.jpeg", b"\xff\xd8\xff picture"),
        ("word/theme/theme1.xml", b"\xef\xbb\xbf<a:theme/>"),
        ("word/fonts/font1.odttf", b"font"),
        ("docProps/thumbnail.emf", b"\x01\x00\x00\x00"),
        ("customXml/item1.xml", b'<b:Sources xmlns:b="b"/>'),
        types=WORD_TYPES,
    ),
    "made from a template of the reader's own.docx": package(
        WORDS,
        (
            "word/_rels/settings.xml.rels",
            relations(("attachedTemplate", "file:///C:\\Users\\Head\\Templates\\Letter.dotx", True)),
        ),
    ),
    "contents, pages and pasted pictures.docx": package(
        ("word/document.xml", fields(" TOC ", '\\o "1-3"')),
        ("word/footer1.xml", fields(" PAGE ")),
        ("word/header1.xml", fields(' INCLUDEPICTURE "https://edu.gov.kg/a.png" \\* MERGEFORMATINET ')),
    ),
    "a chart with its table.docx": package(
        WORDS,
        ("word/charts/chart1.xml", b"<c:chart><c:f>Sheet1!$A$1:$A$4</c:f></c:chart>"),
        ("word/charts/_rels/chart1.xml.rels", relations(("package", "../embeddings/Sheet.xlsx", False))),
        ("word/embeddings/Microsoft_Excel_Sheet.xlsx", _CHART_TABLE),
    ),
    "a table of Excel.xlsx": package(
        ("xl/workbook.xml", b'<workbook><definedName name="_xlnm.Print_Area">x</definedName></workbook>'),
        (
            "xl/worksheets/sheet1.xml",
            b'<worksheet><f>IF(A1="a|b!","yes",SUM(A1:A3))</f><f>\'x|y\'!A1</f></worksheet>',
        ),
        ("xl/worksheets/_rels/sheet1.xml.rels", relations(("hyperlink", "mailto:head@edu.kg", True))),
        ("xl/printerSettings/printerSettings1.bin", b"\x00H\x00P"),
        ("xl/drawings/vmlDrawing1.vml", b'<xml xmlns:v="v"><v:shape/></xml>'),
        ("xl/calcChain.xml", b"<calcChain/>"),
        ("xl/sharedStrings.xml", "<sst><si><t>Макрос | OLE!</t></si></sst>".encode()),
    ),
}


def with_relation(kind: str, target: str, *, away: bool = True) -> bytes:
    """A letter with one relation."""
    return package(WORDS, ("word/_rels/document.xml.rels", relations((kind, target, away))))


def sheet(formula: str) -> bytes:
    """A workbook with one formula."""
    return package(SHEETS, ("xl/worksheets/sheet1.xml", f"<worksheet><f>{formula}</f></worksheet>".encode()))


def with_odd_name(name: str) -> bytes:
    """A letter with an empty part of this very name: not every program that packs would write it."""
    stream = io.BytesIO(package(WORDS, ("word/placed.xml", b"<x/>")))
    with zipfile.ZipFile(stream, "a") as archive:
        part = zipfile.ZipInfo("x")
        part.filename = name
        archive.writestr(part, b"x")
    return stream.getvalue()
