"""Choosing a file: works, wrong person, bad input, sent twice, how many queries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from bilim.base.actor import SYSTEM
from bilim.facts import actions, models
from bilim.facts.forms import UploadForm
from bilim.facts.problems import files
from bilim.rulebook import actions as rulebook
from bilim_engine.problems import Refused
from factories.facts import csv_file
from factories.markup import Page

pytestmark = pytest.mark.django_db
PAGE = "/ky/desk/facts/import/"
GOOD = "nookat,preschool.children,2025,120,,Report"


@pytest.mark.parametrize(
    ("language", "words"), [("ky", "Маалымат киргизүү"), ("ru", "Внести данные"), ("en", "Bring figures in")]
)
def test_the_form_is_shown_in_three_languages(browser: Client, language: str, words: str) -> None:
    page = browser.get(f"/{language}/desk/facts/import/")
    assert page.status_code == 200
    text = page.content.decode()
    assert f"<h1>{words}</h1>" in text
    assert 'enctype="multipart/form-data"' in text
    assert 'for="id_file"' in text
    assert "<script" not in text


def test_a_file_leads_to_its_plan_and_records_nothing(upload: Callable[..., Any]) -> None:
    page = upload(GOOD)
    assert page.redirect_chain
    assert page.status_code == 200
    assert "figures.csv" in page.content.decode()
    assert models.FactRow.objects.count() == 0


def test_a_stranger_signs_in_first(client: Client, ground: None) -> None:
    assert client.get(PAGE).status_code == 302
    assert client.post(PAGE).status_code == 302


def test_who_may_not_import_is_turned_away(ground: None, methodologist: Any, signed_in: Any) -> None:
    assert signed_in(methodologist).get(PAGE).status_code == 403
    assert signed_in(methodologist).post(PAGE).status_code == 403


def test_without_a_file_the_form_says_so_first(browser: Client) -> None:
    page = browser.post(PAGE, {})
    assert page.status_code == 422
    text = page.content.decode()
    assert "Файлды тандаңыз." in text
    assert text.index('role="alert"') < text.index('for="id_file"')


def test_a_file_above_the_limit_is_weighed_and_not_read(settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024

    class Heavy:
        name, size, content_type = "heavy.csv", 3 * 1024 * 1024 + 1, "text/csv"

        def read(self) -> bytes:
            raise AssertionError("it was read")

    form = UploadForm({}, {"file": Heavy()})  # type: ignore[dict-item]
    assert not form.is_valid()
    assert " 3 МБ" in form.errors["file"][0]


def test_one_setting_says_how_large_a_file_may_be(
    upload: Callable[..., Any], browser: Client, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
    assert "1 МБга чейин" in browser.get(PAGE).content.decode()
    assert upload(content=b"x" * (1024 * 1024 + 1)).status_code == 422
    with pytest.raises(Refused) as refused:
        actions.import_file(b"x" * (1024 * 1024 + 1), "heavy.csv", SYSTEM)
    assert [problem.kind for problem in refused.value.problems] == [files.TOO_LARGE]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_sample_brought_in_as_it_is_plans_without_errors(browser: Client, root: Path, form: str) -> None:
    rulebook.adopt(root / "definitions", SYSTEM)
    sample = browser.get(f"{PAGE}sample.{form}")
    assert sample.status_code == 200
    assert f'href="{PAGE}sample.{form}"' in browser.get(PAGE).content.decode()
    plan = actions.plan_import(sample.content, f"bilim-sample.{form}", SYSTEM)
    assert plan.problems == ()
    assert [difference.new.value or difference.new.missing for difference in plan.differences] == [
        "100",
        "not_collected",
    ]
    assert all(source.illustrative for source in plan.sources.values())


def test_a_sample_of_another_kind_is_not_found(browser: Client) -> None:
    assert browser.get(f"{PAGE}sample.pdf").status_code == 404


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", "Нарын".encode("cp1251")])
def test_what_is_no_table_gets_a_sentence(upload: Callable[..., Any], content: bytes) -> None:
    page = upload(content=content, name="figures.xlsx" if content.startswith(b"PK") else "figures.csv")
    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert models.FactRow.objects.count() == 0


def test_who_brought_a_file_is_said_by_name(
    browser: Client, upload: Callable[..., Any], analyst: Any
) -> None:
    """Looked at by her, recorded by the house: both under the name of whoever did it."""
    upload(GOOD)
    actions.import_file(csv_file(GOOD), "recorded.csv", SYSTEM)
    rows = {row.text.split()[0]: row.text for row in Page(browser.get(PAGE).content).all("tr")}
    assert analyst.name in rows["figures.csv"]
    assert analyst.username not in rows["figures.csv"]
    assert SYSTEM.name in rows["recorded.csv"]


def test_sent_twice_there_are_two_plans_and_no_figures(upload: Callable[..., Any]) -> None:
    upload(GOOD)
    upload(GOOD)
    assert models.ImportBatch.objects.count() == 2
    assert models.FactRow.objects.count() == 0


def test_the_page_asks_the_database_as_often_for_many_files(
    browser: Client, upload: Callable[..., Any], django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        upload(f"nookat,preschool.children,2025,{number},,Report")
    with django_assert_max_num_queries(4):
        browser.get(PAGE)
