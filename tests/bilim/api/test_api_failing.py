"""What went wrong on our side is told to programs in a way that they can read, too."""

from __future__ import annotations

import psycopg
import pytest
from django.conf import LazySettings
from django.db import OperationalError
from django.test import Client

from bilim.api import problems
from bilim_engine.problems import catalogue

LANGUAGES = ("ky", "ru", "en")
AWAY = OperationalError("connection refused")
AWAY.__cause__ = psycopg.OperationalError("connection refused")


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> None:
    """The database does not answer, which is found out before a page is asked for."""

    def asked(*_asked: object) -> None:
        raise AWAY

    monkeypatch.setattr("bilim.config.frozen_pages.journal.end_of_chain", asked)
    settings.PAGES_KEPT = 1_000_000


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("fault", "status", "code", "seconds"),
    [
        (AWAY, 503, "api.P012", "60"),
        (OSError(28, "full"), 507, "api.P012", "120"),
        (ValueError(), 500, "api.P011", None),
    ],
    ids=["database away", "disk full", "a fault of ours"],
)
def test_what_goes_wrong_has_the_one_error_body(
    fault: Exception,
    status: int,
    code: str,
    seconds: str | None,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_asked: object, **_named: object) -> None:
        raise fault

    monkeypatch.setattr("bilim.publication.queries.list_editions", fails)
    client = Client(raise_request_exception=False, headers={"accept-language": language})
    answer = client.get("/api/v1/editions")
    assert (answer.status_code, answer.headers.get("Retry-After")) == (status, seconds)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    body = answer.json()
    assert (body["code"], [each["code"] for each in body["problems"]]) == (code, [code])
    assert body["message"] == catalogue()[code].sentence[language]
    assert body["hint"]
    page = client.get(f"/{language}/editions/")
    assert page.status_code == status
    assert page.headers["Content-Type"].startswith("text/html")


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_so_it_has_where_it_goes_wrong_before_anything_is_asked(
    away: None, client: Client, language: str
) -> None:
    answer = client.get("/api/v1/editions", headers={"accept-language": language})
    assert answer.status_code == 503
    assert answer.json()["message"] == problems.NOT_NOW.sentence[language]


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", ["departments.csv", "departments.xlsx", "report.pdf", "bundle.zip"])
def test_a_file_that_cannot_be_made_now_is_no_page(
    away: None, client: Client, language: str, file: str
) -> None:
    """Whoever reads tables by a program would take the page for the table."""
    at = f"/{language}/editions/departments-2025-1/{file}"
    answer = client.get(at)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    # In the very words of the page.
    page = client.get(at, headers={"accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"})
    assert [each in page.content.decode() for each in answer.content.decode().splitlines()] == [True, True]
    # A person follows the same link in a browser, which says that it takes pages.
    assert (page.status_code, page.headers["Content-Type"]) == (503, "text/html; charset=utf-8")


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", ["editions/x/departments.json", "catalogue.jsonld"])
def test_a_file_of_json_has_the_one_error_body(away: None, client: Client, language: str, file: str) -> None:
    answer = client.get(f"/{language}/{file}", headers={"accept": "text/html"})
    assert (answer.status_code, answer.json()["code"]) == (503, "api.P012")
    assert answer.json()["message"] == problems.NOT_NOW.sentence[language]


@pytest.mark.django_db
def test_the_sign_of_life_is_read_by_a_program(away: None, client: Client) -> None:
    answer = client.get("/healthz", headers={"accept": "text/html"})
    assert (answer.status_code, answer.json()) == (503, {"status": "unavailable"})
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "items/preschool.children/", "editions/departments-2025-1/"])
def test_a_page_that_cannot_be_made_stays_a_page(away: None, client: Client, address: str) -> None:
    answer = client.get(f"/en/{address}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "text/html; charset=utf-8")
