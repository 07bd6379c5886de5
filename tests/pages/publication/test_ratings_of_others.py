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
from bilim.publication import actions, models
from bilim.storage import actions as storage
from bilim.storage.queries import path_of
from factories.facts import xlsx_file
from factories.outside import BRINGER, SMALL, public

SignedIn = Callable[[object], Client]


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


def test_looked_at_first_then_brought_in_then_confirmed_by_another(
    register: None, signed_in: SignedIn, analyst: object, publisher: object
) -> None:
    browser = signed_in(analyst)
    assert browser.get(address("statements")).status_code == 200
    answer = send(browser, SMALL)
    sha256 = hashlib.sha256(SMALL.encode()).hexdigest()
    assert answer["Location"] == address("statement-examined", sha256, language="ky").replace("/ky/", "/en/")
    page = browser.get(answer["Location"]).content.decode()
    assert "Nothing of it is public yet." in page
    assert "<h3>" in page.partition('id="gate"')[2], "three are announced and one is named"
    assert models.OutsideVersion.objects.count() == 0
    for _twice in range(2):
        assert browser.post(address("statement-bring", sha256)).status_code == 302
    page = browser.get(address("statement-examined", sha256)).content.decode()
    assert "It waits for another person who may publish" in page
    assert address("statement-confirm", sha256) not in page
    assert browser.post(address("statement-confirm", sha256)).status_code == 403
    assert Client().get("/en/statements/rating-2022/").status_code == 404

    other = signed_in(publisher)
    assert address("statement-examined", sha256) in other.get(reverse("desk:home")).content.decode()
    assert address("statement-examined", sha256) in other.get(address("statements")).content.decode()
    assert address("statement-confirm", sha256) in other.get(answer["Location"]).content.decode()
    answer = other.post(address("statement-confirm", sha256), {"replaces": ""})
    assert answer["Location"] == "/en/statements/rating-2022/"
    assert Client().get("/en/statements/rating-2022/").status_code == 200
    assert other.post(address("statement-confirm", sha256), {"replaces": ""}).status_code == 422
    assert len(journal.list_entries(event="publication.statement_confirmed")) == 1
    page = other.get(address("statement-examined", sha256)).content.decode()
    assert "This very file is public already." in page
    assert address("statement-confirm", sha256) not in page


def test_what_differs_is_shown_before_it_is_confirmed_and_the_earlier_file_stays_readable(
    register: None, signed_in: SignedIn, publisher: object
) -> None:
    before = public(SMALL)
    text = SMALL.replace("announced: 3", "announced: 1")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    actions.keep_for_examination(content=text.encode(), name="rating.yaml", by=BRINGER)
    actions.bring_examined(sha256=sha256, by=BRINGER)
    browser = signed_in(publisher)
    page = browser.get(address("statement-examined", sha256)).content.decode()
    changes = page.partition('id="changes"')[2].partition('id="gate"')[0]
    for told in ("directions/planning/indicators/plans/groups/best/announced", "<td>3</td>", "<td>1</td>"):
        assert told in changes
    assert "Contradictions found in the public file and not in this one" in changes
    assert f'name="replaces" value="{before}"' in page
    stale = browser.post(address("statement-confirm", sha256), {"replaces": ""})
    assert stale.status_code == 422
    assert "no longer the one" in stale.content.decode()
    browser.post(address("statement-confirm", sha256), {"replaces": before})

    now = Client().get("/en/statements/rating-2022/").content.decode()
    assert f'href="/en/statements/rating-2022/{before}/"' in now
    assert "This file was replaced" not in now
    earlier = Client().get(f"/en/statements/rating-2022/{before}/").content.decode()
    assert "This file was replaced" in earlier
    assert "announced: 3" in " ".join(earlier.split())
    assert Client().get(f"/en/statements/rating-2022/{'0' * 64}/").status_code == 404


def test_a_rating_that_says_what_another_says_is_told_to_both_persons(
    register: None, signed_in: SignedIn, analyst: object, publisher: object
) -> None:
    public(SMALL)
    text = SMALL.replace("code: rating-2022", "code: rating-again").replace("en: A rating", "en: The rating")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    link = '<a href="/en/statements/rating-2022/">A rating'
    browser = signed_in(analyst)
    page = browser.get(send(browser, text)["Location"]).content.decode()
    assert "Its figures are, one for one, those of a rating that is public under another code:" in page
    assert link in page
    browser.post(address("statement-bring", sha256))
    other = signed_in(publisher)
    page = other.get(address("statement-examined", sha256)).content.decode()
    assert page.index(link) < page.index(address("statement-confirm", sha256))
    other.post(address("statement-confirm", sha256), {"replaces": ""})
    page = other.get(address("statement-examined", hashlib.sha256(SMALL.encode()).hexdigest()))
    assert '<a href="/en/statements/rating-again/">The rating' in page.content.decode()


REMARKED = (
    SMALL
    + """address: https://example.kg/rating
remarks:
  - {id: R1, text: {ky: "Бул сөз далилсиз.", ru: "Это сказано без доказательств.", en: "This is unproven."}}
"""
)


def main_of(answer: object) -> str:
    text = answer.content.decode()  # type: ignore[attr-defined]
    return " ".join(text.partition("<main")[2].partition("</main>")[0].split())


def test_whoever_confirms_reads_first_all_that_will_be_public(
    register: None, signed_in: SignedIn, analyst: object, publisher: object
) -> None:
    browser = signed_in(analyst)
    sha256 = hashlib.sha256(REMARKED.encode()).hexdigest()
    send(browser, REMARKED)
    preview = f"/en/desk/preview/statements/{sha256}/"
    asks = main_of(browser.get(address("statement-examined", sha256)))
    assert asks.index(preview) < asks.index(address("statement-bring", sha256))
    browser.post(address("statement-bring", sha256))
    other = signed_in(publisher)
    decides = main_of(other.get(address("statement-examined", sha256)))
    for link in (preview, address("statement-file", sha256)):
        assert decides.index(link) < decides.index(address("statement-confirm", sha256))
    assert sha256 in decides

    seen = other.get(preview)
    assert "Waiting: not published" in seen.content.decode()
    assert f'href="{address("statement-examined", sha256)}"' in seen.content.decode()
    assert seen.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in seen.headers["Cache-Control"]
    for told in ("This is unproven.", "https://example.kg/rating", "Ноокат", "The best", "An authority"):
        assert told in main_of(seen)
    other.post(address("statement-confirm", sha256), {"replaces": ""})
    assert main_of(Client().get("/en/statements/rating-2022/")) == main_of(seen)


def test_the_file_that_waits_is_read_as_plain_text_by_those_who_decide_alone(
    register: None, signed_in: SignedIn, publisher: object, auditor: object
) -> None:
    browser = signed_in(publisher)
    send(browser, REMARKED)
    sha256 = hashlib.sha256(REMARKED.encode()).hexdigest()
    answer = browser.get(address("statement-file", sha256))
    assert answer.content == REMARKED.encode()
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{sha256[:12]}.yaml"'
    for page in (address("statement-file", sha256), f"/en/desk/preview/statements/{sha256}/"):
        assert browser.get(page.replace(sha256, "0" * 64)).status_code == 404
        assert Client().get(page).status_code == 302
    for page in (address("statement-file", sha256), f"/en/desk/preview/statements/{sha256}/"):
        assert signed_in(auditor).get(page).status_code == 403


def test_the_preview_of_a_correction_leads_to_the_file_it_replaces(
    register: None, signed_in: SignedIn, publisher: object
) -> None:
    before = public(SMALL)
    browser = signed_in(publisher)
    send(browser, REMARKED)
    sha256 = hashlib.sha256(REMARKED.encode()).hexdigest()
    page = main_of(browser.get(f"/en/desk/preview/statements/{sha256}/"))
    assert f"/en/statements/rating-2022/{before}/" in page


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("announced: 3", "announced: 4"),
        ("{printed: Ноокат, kind: district}", "{printed: Чаткал, kind: district}"),
        ('period: "2022"', 'period: "2021"'),
        ("code: rating-again", "code: rating-2022"),
    ],
)
def test_another_figure_name_or_period_repeats_nothing(
    register: None, signed_in: SignedIn, publisher: object, old: str, new: str
) -> None:
    public(SMALL)
    browser = signed_in(publisher)
    text = SMALL.replace("code: rating-2022", "code: rating-again").replace(old, new)
    assert "one for one" not in browser.get(send(browser, text)["Location"]).content.decode()


@pytest.mark.parametrize("name", ["figures.csv", "figures.xlsx", "figures.yaml"])
def test_a_table_is_answered_with_what_is_expected_and_where_a_sample_is(
    register: None, signed_in: SignedIn, publisher: object, name: str
) -> None:
    rows = [["unit", "item", "period"], ["nookat", "preschool.children: all", '"2025']]
    content = xlsx_file(("facts", rows)) if "csv" not in name else "\n".join(map(",".join, rows))
    answer = send(signed_in(publisher), content, name)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"<code>{name}</code> This is not a file of a rating of others: a YAML file built like" in page
    assert page.count("is expected.") == 1
    assert "The sample stands on the page “Ratings of others”" in page
    assert "cannot be read" not in page
    assert f'href="{address("statement-sample")}"' in page


def test_the_sample_is_a_rating_that_can_be_examined(
    register: None, signed_in: SignedIn, publisher: object
) -> None:
    browser = signed_in(publisher)
    sample = browser.get(address("statement-sample"))
    assert sample.headers["Content-Disposition"] == 'attachment; filename="rating-sample.yaml"'
    page = browser.get(send(browser, sample.content)["Location"]).content.decode()
    assert "A program finds 0 contradictions in it." in page


def test_only_those_who_may_bring_one_in_get_the_sample(
    db: None, signed_in: SignedIn, auditor: object
) -> None:
    assert signed_in(auditor).get(address("statement-sample")).status_code == 403


def test_a_waiting_file_has_no_public_address_and_can_be_turned_down(
    register: None, signed_in: SignedIn, publisher: object
) -> None:
    public(SMALL)
    text = SMALL.replace("announced: 3", "announced: 1")
    browser = signed_in(publisher)
    send(browser, text)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    browser.post(address("statement-bring", sha256))
    assert Client().get(f"/en/statements/rating-2022/{sha256}/").status_code == 404
    own = browser.post(
        address("statement-confirm", sha256), {"replaces": hashlib.sha256(SMALL.encode()).hexdigest()}
    )
    assert own.status_code == 422
    assert "may not confirm it" in own.content.decode()
    assert address("statement-examined", sha256) not in browser.get(reverse("desk:home")).content.decode()
    assert browser.post(address("statement-turn-down", sha256))["Location"].endswith("/statements/")
    assert models.OutsideVersion.objects.filter(sha256=sha256).count() == 0
    assert browser.post(address("statement-turn-down", sha256)).status_code == 422


def test_only_those_who_may_bring_one_in(
    register: None, client: Client, signed_in: SignedIn, methodologist: object, head: object, auditor: object
) -> None:
    assert client.get(address("statements")).status_code == 302
    for account in (methodologist, head, auditor):
        browser = signed_in(account)
        assert browser.get(address("statements")).status_code == 403
        assert send(browser, SMALL).status_code == 403
        for step in ("bring", "confirm", "turn-down"):
            assert browser.post(address(f"statement-{step}", "0" * 64)).status_code == 403
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
    assert models.OutsideVersion.objects.count() == 0


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
        assert browser.post(address("statement-bring", sha256)).status_code == 404


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


def test_a_statement_whose_file_is_lost_is_not_called_unknown(
    register: None, signed_in: SignedIn, analyst: object
) -> None:
    browser = signed_in(analyst)
    browser.raise_request_exception = False
    answer = send(browser, SMALL)
    sha256 = hashlib.sha256(SMALL.encode()).hexdigest()
    path_of(sha256).unlink()
    with translation.override("en"):
        preview = reverse("preview:statement-preview", args=[sha256])
    for page in (answer["Location"], preview):  # type: ignore[index]
        assert browser.get(page).status_code == 500
