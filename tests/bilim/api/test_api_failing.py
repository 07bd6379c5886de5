"""What went wrong on our side is told to programs with the one error body, too."""

from __future__ import annotations

import psycopg
import pytest
from django.db import OperationalError
from django.test import Client, override_settings

from bilim.api import problems
from bilim_engine.problems import catalogue

LANGUAGES = ("ky", "ru", "en")
AWAY = OperationalError("connection refused")
AWAY.__cause__ = psycopg.OperationalError("connection refused")


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
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_asked: object) -> None:
        raise AWAY

    monkeypatch.setattr("bilim.config.frozen_pages.journal.end_of_chain", away)
    with override_settings(PAGES_KEPT=1_000_000):
        client = Client(raise_request_exception=False, headers={"accept-language": language})
        answer = client.get("/api/v1/editions")
    assert answer.status_code == 503
    assert answer.json()["message"] == problems.NOT_NOW.sentence[language]
