"""Evidence is what its name says, or it is refused with what it is."""

from __future__ import annotations

import io
import zipfile

import pytest

from bilim.base.actor import SYSTEM
from bilim.storage import actions, problems, queries
from bilim.storage.rules.kinds import plain_name, recognise
from factories.evidence import CSV, DOCX, JPEG, PDF, PNG, TRUE, package, workbook
from factories.refusals import refused

LIMIT = 20 * 1024 * 1024
BOMB = package(("word/document.xml", b"<w:document/>"), ("word/media/zeros", bytes(30_000_000)))
MACROS = package(("xl/workbook.xml", b"<workbook/>"), ("xl/vbaProject.bin", b"\xd0\xcf"))
SHEETS = ("xl/workbook.xml", b"<workbook/>")
WORDS = ("word/document.xml", b"<w:document/>")
RUNS = [
    ("table.xlsx", package(SHEETS, ("xl/macrosheets/sheet1.xml", b"<x/>"))),
    ("table.xlsx", package(SHEETS, ("xl/externalLinks/externalLink1.xml", b"<ddeLink/>"))),
    ("table.xlsx", package(SHEETS, ("xl/ExternalLinks/externalLink1.xml", b"<ddeLink/>"))),
    ("table.xlsx", package(SHEETS, ("xl/activeX/activeX1.bin", b"x"))),
    ("letter.docx", package(WORDS, ("word/embeddings/oleObject1.bin", b"MZ"))),
    ("letter.docx", package(WORDS, types=b'<Types C="x/vnd.ms-word.document.MACROenabled.main+xml"/>')),
    ("letter.docx", package(WORDS, types='<Types C="macroEnabled"/>'.encode("utf-16"))),
    ("letter.docx", package(WORDS, types=b'<Types C="macro&#69;nabled"/>')),
    ("table.xlsx", package(SHEETS, ("xl/any.bin", b"x"), types=b'<Types C="x/vnd.ms-office.vbaProject"/>')),
    ("table.xlsx", package(SHEETS, method=zipfile.ZIP_LZMA)),
    ("table.xlsx", package(SHEETS, method=zipfile.ZIP_BZIP2)),
]
HEIC = b"\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1heic" + bytes(40)
PLAIN_ZIP = package(("bilim.txt", b"words"))
FALSE = [
    ("return.pdf", PNG, problems.OTHER_KIND),
    ("scan.png", PDF, problems.OTHER_KIND),
    ("photo.jpg", DOCX, problems.OTHER_KIND),
    ("table.xlsx", DOCX, problems.OTHER_KIND),
    ("letter.docx", b"MZ\x90\x00 a program", problems.NOT_OF_KIND),
    ("return.pdf", b"MZ\x90\x00 a program", problems.NOT_OF_KIND),
    ("return.pdf", PDF[:-30], problems.NOT_OF_KIND),
    ("scan.png", PNG[:-12], problems.NOT_OF_KIND),
    ("photo.jpg", JPEG[:-2], problems.NOT_OF_KIND),
    ("rows.csv", PDF, problems.OTHER_KIND),
    ("rows.csv", "бирдик;сан".encode("cp1251"), problems.NOT_UTF8),
    ("rows.csv", "бирдик;сан".encode("utf-16"), problems.NOT_UTF8),
    ("IMG_0012.HEIC", HEIC, problems.PHOTO_NOT_TAKEN),
    ("IMG_0012.jpg", HEIC, problems.PHOTO_NOT_TAKEN),
    ("rows.csv", b"unit\x00value", problems.NOT_OF_KIND),
    ("table.xlsx", CSV, problems.NOT_OF_KIND),
    ("table.xlsx", PLAIN_ZIP, problems.NOT_OF_KIND),
    ("table.xlsx", MACROS, problems.RUNS),
    ("letter.docx", BOMB, problems.NOT_OF_KIND),
    ("letter.docx", DOCX[:-4], problems.NOT_OF_KIND),
    ("return.pdf.exe", PDF, problems.KIND_NOT_TAKEN),
    ("return.svg", b"<svg/>", problems.KIND_NOT_TAKEN),
    ("return", PDF, problems.KIND_NOT_TAKEN),
    ("pdf\u202ecsv.exe", CSV, problems.KIND_NOT_TAKEN),
    ("", PDF, problems.KIND_NOT_TAKEN),
    ("return.pdf", b"", problems.EMPTY),
    ("return.pdf", b" \n", problems.EMPTY),
]


@pytest.mark.parametrize("name", [*TRUE, "table.xlsx"])
def test_what_is_what_its_name_says_is_taken(name: str) -> None:
    kind, found = recognise(TRUE.get(name) or workbook(), name, LIMIT)
    assert found == []
    assert kind == queries.evidence_type(plain_name(name)) != "application/octet-stream"


@pytest.mark.parametrize(("name", "content", "kind"), FALSE)
def test_what_is_something_else_is_refused(name: str, content: bytes, kind: object) -> None:
    _type, found = recognise(content, name, LIMIT)
    assert [problem.kind for problem in found] == [kind]
    for language in ("ky", "ru", "en"):
        assert "\u202e" not in found[0].render(language)


@pytest.mark.parametrize(("name", "content"), RUNS)
def test_a_package_that_runs_calls_or_that_no_office_program_opens_is_refused(
    name: str, content: bytes
) -> None:
    kinds = (problems.NOT_OF_KIND, problems.RUNS, problems.ODD_PART)
    assert recognise(content, name, LIMIT)[1][0].kind in kinds


def test_an_encrypted_package_is_refused() -> None:
    content = bytearray(DOCX)
    with zipfile.ZipFile(io.BytesIO(DOCX)) as archive:
        places = [each.header_offset for each in archive.infolist()]
    for place in places:
        content[place + 6] |= 1
    central = content.find(b"PK\x01\x02")
    while central >= 0:
        content[central + 8] |= 1
        central = content.find(b"PK\x01\x02", central + 4)
    assert recognise(bytes(content), "letter.docx", LIMIT)[1][0].kind is problems.NOT_OF_KIND


def test_a_file_too_large_is_refused_with_both_sizes() -> None:
    found = recognise(PDF.ljust(3 * 1024 * 1024 + 1), "return.pdf", 3 * 1024 * 1024)[1]
    assert [problem.kind for problem in found] == [problems.TOO_LARGE]
    assert "4 MB, where 3 MB" in found[0].message("en")


def test_names_lose_folders_and_unseen_signs() -> None:
    assert plain_name("C:\\Users\\head\\отчёт.csv") == "отчёт.csv"
    assert plain_name("../../etc/return.pdf") == "return.pdf"
    assert plain_name("a\u202eb\x00.pdf") == "ab.pdf"
    assert len(plain_name("x" * 500 + ".pdf")) == 204


@pytest.mark.django_db
def test_evidence_is_kept_under_the_name_it_came_by() -> None:
    first = actions.keep_evidence(queries.check_evidence(PDF, "one.pdf", by=SYSTEM), by=SYSTEM)
    second = actions.keep_evidence(queries.check_evidence(PDF, "folder/two.pdf", by=SYSTEM), by=SYSTEM)
    assert (first.name, second.name, first.sha256) == ("one.pdf", "two.pdf", second.sha256)
    assert queries.read(first.sha256) == PDF
    with refused(problems.OTHER_KIND):
        actions.keep_evidence(queries.check_evidence(PNG, "one.pdf", by=SYSTEM), by=SYSTEM)
