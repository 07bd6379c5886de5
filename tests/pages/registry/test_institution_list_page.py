"""A list of institutions brought in: looked at, recorded once, refused whole where anything is wrong."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from bilim.registry import models, queries
from factories.markup import Page

pytestmark = pytest.mark.django_db
PAGE, FIRST = "/ky/desk/register/list/", "nookat-school-901"
HEAD = "Коду,Түрү,Бөлүмү,Кыргызча аталышы,Название на русском,Name in English,Число мест"
GOOD = (
    f"{FIRST},,,,,,950",
    "aravan-school-801,школа,Араван району,Үлгү № 801,Пример № 801,Example No. 801,320",
)
ORDER = {
    "on": "2024-09-01",
    "order_number": "5-т",
    "order_on": "2024-08-01",
    "order_title": "Мекемелердин тизмеси жөнүндө",
}


def send(browser: Client, *rows: str, content: bytes = b"", name: str = "list.csv", **given: str) -> Any:
    file = SimpleUploadedFile(name, content or "\n".join((HEAD, *rows)).encode())
    return browser.post(PAGE, {"file": file, **ORDER, **given})


def confirm(browser: Client, page: Any, **given: str) -> Any:
    fields = {
        each.attributes["name"]: each.attributes.get("value", "")
        for each in Page(page.content).all("input")
        if each.attributes.get("name") in ("kept", "seen")
    }
    return browser.post(PAGE, {**ORDER, **fields, **given}, follow=True)


@pytest.mark.parametrize(
    ("language", "words"), [("ky", "Тизме киргизүү"), ("ru", "Внести список"), ("en", "Bring a list in")]
)
def test_the_form_is_shown_in_three_languages(browser: Client, language: str, words: str) -> None:
    page = browser.get(f"/{language}/desk/register/list/")
    assert page.status_code == 200
    assert f"<h1>{words}</h1>" in page.content.decode()
    assert f'href="{PAGE}"' in browser.get("/ky/desk/register/").content.decode()


def test_a_list_is_looked_at_then_recorded_then_nothing_is_left_to_do(browser: Client) -> None:
    page = send(browser, *GOOD)
    assert page.status_code == 200
    text = Page(page.content).text
    assert "300 → 950" in text
    assert "Үлгү № 801" in text
    assert models.Institution.objects.count() == 2
    done = confirm(browser, page)
    assert done.redirect_chain[-1][0] == "/ky/desk/register/"
    found = queries.find_institution("aravan-school-801", queries.list_events("aravan-school-801")[0].on)
    assert found is not None
    assert found.capacity == 320
    again = send(browser, *GOOD)
    assert "Баарын жазуу" not in again.content.decode()
    # The confirmation sent once more records nothing more.
    confirm(browser, page)
    assert models.InstitutionEvent.objects.count() == 4


def test_a_workbook_is_read_too(browser: Client) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Жыйынтык"])
    book.remove(sheet)
    sheet = book.create_sheet("Тизме")
    for row in (HEAD, *GOOD):
        sheet.append(row.split(","))
    stream = io.BytesIO()
    book.save(stream)
    page = send(browser, content=stream.getvalue(), name="list.xlsx")
    assert page.status_code == 200
    assert "300 → 950" in Page(page.content).text


def test_what_is_wrong_stands_first_and_nothing_is_recorded(browser: Client) -> None:
    page = send(browser, "No 1,дом,нигде,,,,x", GOOD[1])
    assert page.status_code == 422
    text = page.content.decode()
    assert text.index('role="alert"') < text.index('for="id_file"')
    assert "Баарын жазуу" not in text
    assert models.Institution.objects.count() == 2
    assert send(browser, content="Нарын".encode("cp1251")).status_code == 422
    assert browser.post(PAGE, ORDER).status_code == 422


def test_a_file_of_the_house_cannot_be_asked_for(browser: Client) -> None:
    page = browser.post(PAGE, {**ORDER, "kept": "0" * 64, "seen": "0" * 16})
    assert page.status_code == 422


def test_what_changed_meanwhile_is_not_recorded(browser: Client) -> None:
    page = send(browser, *GOOD)
    done = confirm(browser, page, seen="0" * 16)
    assert done.status_code == 422
    assert models.Institution.objects.count() == 2


def test_who_may_not_edit_is_turned_away(ground: None, client: Client, auditor: Any, signed_in: Any) -> None:
    assert client.get(PAGE).status_code == 302
    assert signed_in(auditor).get(PAGE).status_code == 403
    assert send(signed_in(auditor), *GOOD).status_code == 403
