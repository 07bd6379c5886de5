"""Documents of an edition and of a department: each leaves in three languages, is the same for ever, and says
where it comes from."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.test import Client

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
        words = Page(client.get(f"/{language}/{page}/words/").content)
        files = [
            link
            for link in words.links()
            if link.startswith(f"/{language}/{page}") and "." in link.rsplit("/", 1)[-1]
        ]
        assert files
        for file in files:
            assert client.get(file).status_code == 200, file


def test_who_is_not_ranked_has_words_and_no_workbook(client: Client) -> None:
    answer = client.get(f"/en/{E}/departments/bishkek-lenin/contributions.xlsx")
    assert answer.status_code == 404
    assert "is not ranked in this edition" in answer.content.decode()
    page = client.get(f"/en/{E}/departments/bishkek-lenin/words/").content.decode()
    assert "not ranked" in page
    assert "contributions.xlsx" not in page


def test_an_unknown_department_is_told_the_nearest(client: Client) -> None:
    answer = client.get(f"/en/{E}/departments/nookta/contributions.xlsx")
    assert answer.status_code == 404
    assert "Nookat District" in answer.content.decode()
