"""Documents of an edition and of a department: each leaves in three languages, is the same for ever, and says
where it comes from."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import replace

import pytest
import rdflib
import sdmx
from django.test import Client
from pptx import Presentation
from pypdf import PdfReader
from rdflib.namespace import DCAT, DCTERMS

from bilim.portal.views import documents, making
from factories import editions as made
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editions", "rulebook")]

E = "editions/departments-2025-1"
D = f"{E}/departments/nookat"
LANGUAGES = ("ky", "ru", "en")
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOKS = {
    f"{E}/scores.xlsx": "departments-2025-1-scores",
    f"{D}/contributions.xlsx": "departments-2025-1-nookat-contributions",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", WORKBOOKS)
def test_a_workbook_that_computes_is_sent_as_a_file(client: Client, address: str, language: str) -> None:
    sent = client.get(f"/{language}/{address}")
    assert sent.status_code == 200
    assert sent.headers["Content-Type"] == SHEET
    assert sent.headers["Content-Disposition"] == f'attachment; filename="{WORKBOOKS[address]}.xlsx"'
    assert "max-age=31536000" in sent.headers["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(sent.content)) as book:
        assert book.read("xl/worksheets/sheet1.xml").count(b"<f>") > 60
        words = book.read("xl/sharedStrings.xml").decode()
    assert re.search(r"departments-2025-1, 2025, department-2026 v\d+, sha256 [0-9a-f]{64}", words)
    assert "үлгү маалымат" in words
    again = client.get(f"/{language}/{address}", headers={"if-none-match": sent.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_is_linked_from_the_pages_that_tell_of_it(client: Client, language: str) -> None:
    for page in (E, D):
        links = Page(client.get(f"/{language}/{page}/").content).links()
        assert f"/{language}/{page}/words/" in links
        here = {
            link
            for link in links
            if link.endswith((".pdf", ".pptx", ".xlsx")) and "/departments." not in link
        }
        words = Page(client.get(f"/{language}/{page}/words/").content)
        files = [
            link
            for link in words.links()
            if link.startswith(f"/{language}/{page}") and "." in link.rsplit("/", 1)[-1]
        ]
        assert files
        assert here <= {*files, f"/{language}/{page}.xlsx"}
        assert len(here) >= 2
        for file in files:
            assert client.get(file).status_code == 200, file


def test_who_is_not_ranked_has_words_and_no_workbook(client: Client) -> None:
    answer = client.get(f"/en/{E}/departments/bishkek-lenin/contributions.xlsx")
    assert answer.status_code == 404
    assert "is not ranked in this edition" in answer.content.decode()
    page = client.get(f"/en/{E}/departments/bishkek-lenin/words/").content.decode()
    assert "not ranked" in page
    assert "contributions.xlsx" not in page


PAPERS = {
    f"{E}/report.pdf": "departments-2025-1-report-{}",
    f"{D}/sheet.pdf": "departments-2025-1-nookat-{}",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAPERS)
def test_a_paper_is_sent_in_the_language_it_was_asked_in(client: Client, address: str, language: str) -> None:
    sent = client.get(f"/{language}/{address}")
    assert sent.status_code == 200
    assert sent.headers["Content-Type"] == "application/pdf"
    name = PAPERS[address].format(language)
    assert sent.headers["Content-Disposition"] == f'attachment; filename="{name}.pdf"'
    read = PdfReader(io.BytesIO(sent.content))
    assert read.trailer["/Root"]["/Lang"] == language
    words = "".join(page.extract_text() for page in read.pages)
    assert "sha256" in words
    again = client.get(f"/{language}/{address}", headers={"if-none-match": sent.headers["ETag"]})
    assert again.status_code == 304


def test_a_reader_who_waited_long_enough_is_told_to_ask_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(template: str, data: object) -> bytes:
        raise making.Busy

    monkeypatch.setattr(documents, "typeset", busy)
    for language, words in {
        "ky": "Жарым мүнөттөн кийин кайра сураңыз",
        "ru": "Запросите ещё раз через полминуты",
        "en": "Ask again in half a minute",
    }.items():
        answer = client.get(f"/{language}/{E}/report.pdf")
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "30"
        assert "Content-Disposition" not in answer.headers
        assert words in answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slides_are_sent_in_the_language_they_were_asked_in(client: Client, language: str) -> None:
    sent = client.get(f"/{language}/{E}/slides.pptx")
    assert sent.status_code == 200
    assert sent.headers["Content-Type"].endswith("presentationml.presentation")
    name = f"departments-2025-1-slides-{language}.pptx"
    assert sent.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    title = Presentation(io.BytesIO(sent.content)).slides[0].shapes.title.text_frame.text
    assert title == made.content().header.title[language]
    assert client.get(f"/{language}/{E}/slides.pptx").content == sent.content


@pytest.mark.parametrize("language", LANGUAGES)
def test_papers_of_a_corrected_edition_list_what_its_page_of_changes_lists(
    client: Client, language: str
) -> None:
    where = f"/{language}/editions/{made.publish('2025', 2)}"
    content = made.content("2025", 2)
    (change,) = content.corrections.changes
    item = content.definitions.items[change.subject].title[language]
    listed = client.get(f"{where}/changes/").content.decode()
    slides = Presentation(io.BytesIO(client.get(f"{where}/slides.pptx").content)).slides
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    (row,) = [each for each in rows if item in each[0]]
    read = PdfReader(io.BytesIO(client.get(f"{where}/report.pdf").content))
    report = re.sub(r"\s+", "", " ".join(page.extract_text() for page in read.pages))
    for figure in row[1:]:
        assert figure in listed
        assert re.sub(r"\s+", "", figure) in report
    assert f"{where}/changes/" in report
    sheet = client.get(f"{where}/departments/nookat/sheet.pdf").content
    read = PdfReader(io.BytesIO(sheet))
    assert re.sub(r"\s+", "", f"{row[1]} → {row[2]}") in re.sub(r"\s+", "", read.pages[0].extract_text())


def test_who_is_not_ranked_has_no_sheet(client: Client) -> None:
    assert client.get(f"/ky/{E}/departments/bishkek-lenin/sheet.pdf").status_code == 404


def test_a_department_that_is_not_judged_has_a_sheet_without_ways_to_rise(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is ranked by the method and has no result; its sheet does not search for what its page refuses."""
    monkeypatch.setattr(documents, "goals_of", lambda *_given: 1 / 0)
    drafted = made.draft("2025", 2)
    results = tuple(each for each in drafted.results if each.unit != "nookat")
    code = made.publish_bundle(made.signed(replace(drafted, results=results)))
    assert client.get(f"/ky/editions/{code}/departments/nookat/sheet.pdf").status_code == 200
    assert client.get(f"/ky/editions/{code}/departments/nookat/what-it-takes/").status_code == 400


def test_an_unknown_department_is_told_the_nearest(client: Client) -> None:
    answer = client.get(f"/en/{E}/departments/nookta/contributions.xlsx")
    assert answer.status_code == 404
    assert "Nookat District" in answer.content.decode()


def test_the_dataflows_of_an_edition_are_read_by_their_structure(client: Client) -> None:
    sent = client.get(f"/ky/{E}/structure.sdmx.xml")
    assert sent.headers["Content-Type"] == "application/vnd.sdmx.structure+xml; version=3.0.0"
    structure = sdmx.read_sdmx(io.BytesIO(sent.content))
    for flow in ("FACTS", "VALUES", "SCORES", "RESULTS"):
        sent = client.get(f"/ky/{E}/{flow.lower()}.sdmx.csv")
        assert sent.headers["Content-Type"] == "application/vnd.sdmx.data+csv; version=2.0.0"
        read = sdmx.read_sdmx(io.BytesIO(sent.content), structure=structure.dataflow[flow], format="csv")
        assert read.data[0].obs
    assert client.get(f"/ky/{E}/nothing.sdmx.csv").status_code == 404


SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")


def catalogue(client: Client) -> rdflib.Graph:
    sent = client.get("/ky/catalogue.jsonld")
    assert sent.headers["Content-Type"] == "application/ld+json"
    return rdflib.Graph().parse(data=sent.content, format="json-ld")


def test_the_catalogue_names_every_edition_with_licence_publisher_and_languages(client: Client) -> None:
    made.publish("2025", 2)
    graph = catalogue(client)
    (whole,) = graph.subjects(rdflib.RDF.type, DCAT.Catalog)
    datasets = list(graph.objects(whole, DCAT.dataset))
    codes = {str(graph.value(each, DCTERMS.identifier)) for each in datasets}
    listed = client.get("/ky/editions.json").json()["rows"]
    assert codes == {row["code"] for row in listed}
    for each in (whole, *datasets):
        assert {title.language for title in graph.objects(each, DCTERMS.title)} == set(LANGUAGES)
        assert str(graph.value(each, DCTERMS.license)) == "https://creativecommons.org/licenses/by/4.0/"
        languages = {str(one).rsplit("/", 1)[1] for one in graph.objects(each, DCTERMS.language)}
        assert languages == {"KIR", "RUS", "ENG"}
        assert graph.value(each, DCTERMS.publisher)
    assert all(graph.value(each, DCTERMS.description) for each in datasets)
    replaced = [(a, b) for a, b in graph.subject_objects(DCTERMS.isReplacedBy)]
    assert {(b, a) for a, b in replaced} == set(graph.subject_objects(DCTERMS.replaces))
    assert len(replaced) == 1


def test_every_distribution_is_there_and_a_bundle_has_its_hash(client: Client) -> None:
    graph = catalogue(client)
    page = rdflib.URIRef(f"http://testserver/ky/{E}/")
    files = list(graph.objects(page, DCAT.distribution))
    assert len(files) == 1 + 1 + 4 + 9 + 9
    hashed = 0
    for file in files:
        address = str(graph.value(file, DCAT.downloadURL)).removeprefix("http://testserver")
        sent = client.get(address)
        assert sent.status_code == 200
        kind = str(graph.value(file, DCAT.mediaType)).removeprefix(
            "https://www.iana.org/assignments/media-types/"
        )
        assert sent.headers["Content-Type"].startswith(kind)
        checksum = graph.value(file, SPDX.checksum)
        if checksum is not None:
            hashed += 1
            assert (
                str(graph.value(checksum, SPDX.checksumValue)).lower()
                == hashlib.sha256(sent.content).hexdigest()
            )
            assert int(graph.value(file, DCAT.byteSize)) == len(sent.content)
    assert hashed == 1


def test_the_catalogue_is_the_same_each_time_and_linked_from_the_editions(client: Client) -> None:
    first, again = client.get("/ky/catalogue.jsonld"), client.get("/en/catalogue.jsonld")
    assert first.content == again.content
    assert "/ru/catalogue.jsonld" in Page(client.get("/ru/editions/").content).links()
