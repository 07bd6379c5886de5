"""A page asked in a way it does not know says which ways it knows, before any work is done."""

from __future__ import annotations

import pytest
from django.test import Client

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
