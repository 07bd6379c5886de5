"""A rating published elsewhere is looked at before it is loaded, in the browser."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bilim.base.actor import SYSTEM, Actor
from bilim.journal import queries as journal
from bilim.publication import models
from bilim.storage import actions as storage

SignedIn = Callable[[object], Client]
SMALL = """
code: rating-2022
title: {ky: Рейтинг, ru: Рейтинг, en: A rating}
publisher: {ky: Мекеме, ru: Ведомство, en: An authority}
period: "2022"
directions:
  - code: planning
    title: {ky: Пландоо, ru: Планирование, en: Planning}
    indicators:
      - code: plans
        title: {ky: Пландар, ru: Планы, en: Plans}
        groups:
          - code: best
            title: {ky: Мыктылар, ru: Лучшие, en: The best}
            announced: 3
            listed: true
            names: [{printed: Ноокат, kind: district}]
"""


@pytest.fixture
def register(db: None, root: Path) -> None:
    from bilim.registry import actions  # noqa: PLC0415 - models load with the database

    actions.load_register(root / "definitions" / "register", SYSTEM)


def address(name: str, *args: str, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"publication:{name}", args=args)


def send(browser: Client, text: str | bytes, name: str = "rating.yaml") -> object:
    content = text if isinstance(text, bytes) else text.encode()
    return browser.post(address("statements"), {"file": SimpleUploadedFile(name, content)})


def test_looked_at_first_then_loaded(
    register: None, signed_in: SignedIn, publisher: object, client: Client
) -> None:
    browser = signed_in(publisher)
    assert browser.get(address("statements")).status_code == 200
    answer = send(browser, SMALL)
    sha256 = hashlib.sha256(SMALL.encode()).hexdigest()
    assert answer["Location"] == address("statement-examined", sha256, language="ky").replace("/ky/", "/en/")
    page = browser.get(answer["Location"]).content.decode()
    assert "Nothing of it is public yet." in page
    assert "<h3>" in page.partition('id="gate"')[2], "three are announced and one is named"
    assert models.OutsideStatement.objects.count() == 0
    assert Client().get("/en/statements/rating-2022/").status_code == 404
    for _twice in range(2):
        answer = browser.post(address("statement-load", sha256))
        assert answer["Location"] == "/en/statements/rating-2022/"
    assert Client().get("/en/statements/rating-2022/").status_code == 200
    assert len(journal.list_entries(event="publication.statement_loaded")) == 1
    page = browser.get(address("statement-examined", sha256)).content.decode()
    assert "This very file is public already." in page
    assert address("statement-load", sha256) not in page
    changed = send(browser, SMALL.replace("announced: 3", "announced: 1"))
    assert "takes the place" in browser.get(changed["Location"]).content.decode()


def test_only_publishers_bring_one_in(
    register: None, client: Client, signed_in: SignedIn, analyst: object, head: object, auditor: object
) -> None:
    assert client.get(address("statements")).status_code == 302
    for account in (analyst, head, auditor):
        browser = signed_in(account)
        assert browser.get(address("statements")).status_code == 403
        assert send(browser, SMALL).status_code == 403
        assert browser.post(address("statement-load", "0" * 64)).status_code == 403
        assert address("statements") not in browser.get(reverse("desk:home")).content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "code: [",
        b"\xff\xfe\x00",
        "- one\n- two",
        "a: &a [x]\nb: *a",
        "[" * 5000,
        SMALL.replace('"2022"', "never"),
        SMALL.replace('"2022"', "9999"),
        SMALL.replace("announced: 3", "announced: many"),
        SMALL.replace("announced: 3", "announced: 1e999999"),
        SMALL.replace("code: rating-2022", "code: ../2022"),
        SMALL.replace("code: rating-2022", "code: {a: b}"),
        SMALL.replace("names: [{printed: Ноокат, kind: district}]", "names: Ноокат"),
        SMALL.replace("{printed: Ноокат, kind: district}", "{printed: [Ноокат]}"),
        SMALL.replace("{printed: Ноокат, kind: district}", "Ноокат"),
        SMALL.replace("  - code: planning\n", "  - planning:\n"),
        "x" * (2 * 1024 * 1024 + 1),
    ],
)
def test_whatever_is_wrong_is_said_and_nothing_stays(
    register: None, signed_in: SignedIn, publisher: object, text: str
) -> None:
    answer = send(signed_in(publisher), text)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert models.OutsideStatement.objects.count() == 0


def test_every_fault_is_told_at_once(register: None, signed_in: SignedIn, publisher: object) -> None:
    faulty = SMALL.replace("announced: 3", "announced: many").replace('"2022"', "never")
    faulty = faulty.replace("en: Plans", "en: ").replace("code: best", "kode: best")
    page = send(signed_in(publisher), faulty).content.decode()
    for said in (
        "The field “rating-2022/planning/plans/groups[1]/announced” holds no number.",
        "The field “rating-2022/planning/plans/groups[1]/code” is missing.",
        "The period in the field “period” cannot be read.",
        "The title of “rating-2022/planning/plans/title” is not given",
    ):
        assert said in page


def test_no_other_file_is_shown_or_loaded(register: None, signed_in: SignedIn, publisher: object) -> None:
    other = storage.keep(b"PK\x03\x04", name="x.zip", media_type="application/zip", by=SYSTEM).sha256
    browser = signed_in(publisher)
    for sha256 in (other, "0" * 64, "..%2f"):
        assert browser.get(address("statement-examined", sha256)).status_code == 404
        assert browser.post(address("statement-load", sha256)).status_code == 404


@pytest.mark.parametrize("value", ["9" * 5000, "2022-02-31", "2022-01-01T99:00:00Z"])
def test_what_looks_like_a_number_or_a_day_and_is_none_gets_a_sentence(
    db: None, signed_in: SignedIn, publisher: object, value: str
) -> None:
    answer = send(signed_in(publisher), SMALL.replace('"2022"', value))
    assert answer.status_code == 422
    assert "cannot be read as YAML" in answer.content.decode()


def test_a_rating_is_loaded_though_its_file_came_in_another_way_before(
    register: None, signed_in: SignedIn, publisher: object, analyst_actor: Actor
) -> None:
    """The same bytes are kept once: sent by mistake as a file of figures, they are a rating all the same."""
    plain = {"media_type": "application/octet-stream", "by": analyst_actor}
    storage.keep(SMALL.encode(), name="figures.csv", **plain)
    other = storage.keep(b"unit,item,period,value", name="figures.csv", **plain)
    browser = signed_in(publisher)
    answer = send(browser, SMALL)
    assert browser.get(answer["Location"]).status_code == 200
    assert browser.get(address("statement-examined", other.sha256)).status_code == 404
