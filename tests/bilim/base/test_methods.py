"""A page asked in a way it does not know says which ways it knows, before any work is done."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import resolve

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "POST"])
@pytest.mark.parametrize("address", ["/ky/about/", "/ru/register/", "/healthz", "/"])
def test_a_public_page_is_only_read(method: str, address: str) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, address)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_the_sentence_is_in_the_language_of_the_address() -> None:
    text = Client().generic("PUT", "/ru/about/").content.decode()
    assert "нельзя использовать таким образом" in text


def test_forms_are_still_taken_where_a_page_has_one() -> None:
    assert Client().post("/ky/account/sign-in/", {}).status_code == 422
    answer = Client().put("/ky/account/sign-in/")
    assert answer.headers["Allow"] == "GET, HEAD, POST"
    assert Client().get("/ky/account/sign-out/").headers["Allow"] == "POST"


def test_the_interface_keeps_its_own_error_body() -> None:
    answer = Client().put("/api/v1/editions")
    assert answer.status_code == 405
    assert answer.json()["code"].startswith("api.")


DESK = "/{language}/desk"
# What only takes a form, and the page on which that form stands.
TAKEN = {
    "/publication/run/": "/publication/",
    "/publication/editions/departments-2025-1/check/": "/publication/editions/departments-2025-1/",
    "/publication/editions/departments-2025-1/sign/": "/publication/editions/departments-2025-1/",
    "/publication/editions/departments-2025-1/publish/": "/publication/editions/departments-2025-1/",
    "/publication/statements/abc/bring/": "/publication/statements/abc/",
    "/publication/statements/abc/confirm/": "/publication/statements/abc/",
    "/publication/statements/abc/turn-down/": "/publication/statements/abc/",
    "/facts/import/abc-1/marks/": "/facts/import/abc-1/",
    "/facts/import/abc-1/commit/": "/facts/import/abc-1/",
    "/definitions/approve/": "/definitions/",
}
ONLY_SENT = {
    "ky": "форманын барагын ачыңыз",
    "ru": "откройте страницу формы",
    "en": "open the page of the form",
}


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("address", TAKEN)
def test_an_address_that_only_takes_a_form_leads_to_the_page_of_the_form(address: str, language: str) -> None:
    desk = DESK.format(language=language)
    answer = Client().get(desk + address)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    page = answer.content.decode()
    assert ONLY_SENT[language] in page
    assert f'href="{desk}{TAKEN[address]}"' in page


@pytest.mark.parametrize("address", TAKEN)
def test_whose_session_ended_comes_back_to_the_page_of_the_form(address: str) -> None:
    desk = DESK.format(language="ky")
    answer = Client().post(desk + address, {"seen": "x"})
    assert answer.headers["Location"] == f"/ky/account/sign-in/?next={desk}{TAKEN[address]}"
    assert "GET" in resolve(desk + TAKEN[address]).func.methods


def test_a_page_of_the_staff_that_takes_no_form_says_so_in_words(signed_in, analyst) -> None:
    answer = signed_in(analyst).post("/ru/desk/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert "нельзя использовать таким образом" in answer.content.decode()
