"""Looking at a plan and confirming it: works, wrong person, bad input, sent twice, how many queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bilim.base.actor import SYSTEM
from bilim.facts import actions, models, queries
from bilim.journal import queries as journal
from factories.facts import csv_file
from factories.markup import Page

pytestmark = pytest.mark.django_db
GOOD = "nookat,preschool.children,2025,120,,Report"


def batch() -> models.ImportBatch:
    return models.ImportBatch.objects.latest("planned_at")


def address(part: str = "") -> str:
    return f"/ky/desk/facts/import/{batch().code}/{part}"


def commit(browser: Client, plan_sha256: str = "") -> Any:
    return browser.post(address("commit/"), {"plan": plan_sha256 or batch().plan_sha256}, follow=True)


@pytest.mark.parametrize(("language", "word"), [("ky", "Мурун"), ("ru", "Было"), ("en", "Was")])
def test_differences_are_shown_before_anything_is_recorded(
    browser: Client, upload: Callable[..., Any], language: str, word: str
) -> None:
    actions.import_file(csv_file(GOOD), "before.csv", SYSTEM)
    upload(GOOD.replace("120", "1250.5"), "talas,preschool.children,2025,,not_held,Report")
    text = browser.get(address().replace("/ky/", f"/{language}/")).content.decode()
    assert f'<th scope="col" class="n">{word}</th>' in text
    written = {"ky": "1250,5", "ru": "1250,5", "en": "1,250.5"}[language]
    assert written in text
    assert ">120<" in text
    assert models.FactRow.objects.count() == 1


def test_a_breakdown_is_told_in_words(browser: Client, upload: Callable[..., Any]) -> None:
    columns = "unit,item,period,value,missing,origin,breakdown"
    content = csv_file("nookat,preschool.children,2025,70,,Report,sex=female", header=columns)
    upload(content=content)
    text = browser.get(address().replace("/ky/", "/ru/")).content.decode()
    assert "sex=female" not in text
    assert "Пол: девочки" in text


def test_confirmed_it_is_recorded_and_said(browser: Client, upload: Callable[..., Any]) -> None:
    upload(GOOD)
    page = commit(browser)
    assert "Жазылды. Жаңы: 1;" in page.content.decode()
    fact = next(iter(queries.get_table()))
    assert queries.get_recorders()[fact.recorded_at] == "analyst"
    assert [entry.actor for entry in journal.list_entries(event="facts.import_committed")] == ["analyst"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("ky", "Рейтингди эсептөө"), ("ru", "Рассчитать рейтинг"), ("en", "Make a run of the rating")],
)
def test_recorded_it_leads_on_to_a_run(
    browser: Client, upload: Callable[..., Any], language: str, words: str
) -> None:
    upload(GOOD)
    assert "#make" not in browser.get(address()).content.decode()
    commit(browser)
    links = ways_on(browser.get(address().replace("/ky/", f"/{language}/")).content)
    assert links[f"/{language}/desk/publication/#make"] == words
    assert list(links)[1:] == ["#changes", f"/{language}/desk/facts/import/"]


def test_who_may_not_make_a_run_is_not_led_to_one(
    upload: Callable[..., Any], signed_in: Callable[..., Client], make_account: Callable[..., Any]
) -> None:
    """An analyst of one district brings its figures in; the rating judges the whole country."""
    local = signed_in(make_account("local", "analyst", "kg/osh-oblast/nookat"))
    local.post("/ky/desk/facts/import/", {"file": SimpleUploadedFile("figures.csv", csv_file(GOOD))})
    assert list(ways_on(commit(local).content)) == ["#changes", "/ky/desk/facts/import/"]


def ways_on(content: bytes) -> dict[str, str]:
    """The links between the heading and the table of what was recorded."""
    after = content.partition(b"</h1>")[2].partition(b"<table")[0]
    return {link.attributes["href"]: link.text for link in Page(after).all("a")}


def test_confirmed_twice_it_is_recorded_once(browser: Client, upload: Callable[..., Any]) -> None:
    upload(GOOD)
    commit(browser)
    page = commit(browser)
    assert page.status_code == 200
    assert models.FactRow.objects.count() == 1
    assert len(journal.list_entries(event="facts.import_committed")) == 1


def test_what_is_recorded_already_cannot_be_confirmed(browser: Client, upload: Callable[..., Any]) -> None:
    actions.import_file(csv_file(GOOD), "before.csv", SYSTEM)
    text = upload(GOOD).content.decode()
    assert "Ал эч нерсени өзгөртпөйт." in text
    assert "commit" not in text
    commit(browser)
    assert models.FactRow.objects.count() == 1


def test_if_the_ledger_changed_meanwhile_she_sees_the_new_plan(
    browser: Client, upload: Callable[..., Any]
) -> None:
    upload(GOOD)
    seen = batch().plan_sha256
    actions.import_file(csv_file(GOOD.replace("120", "7")), "other.csv", SYSTEM)
    code = models.ImportBatch.objects.get(state="planned").code
    page = browser.post(f"/ky/desk/facts/import/{code}/commit/", {"plan": seen})
    assert page.status_code == 409
    text = page.content.decode()
    assert 'role="alert"' in text
    assert ">7<" in text
    assert models.FactRow.objects.count() == 1
    anew = models.ImportBatch.objects.get(code=code).plan_sha256
    assert anew != seen
    browser.post(f"/ky/desk/facts/import/{code}/commit/", {"plan": anew})
    assert [row.value for row in models.FactRow.objects.order_by("pk")] == ["7", "120"]


@pytest.mark.parametrize("token", ["", "0" * 64, "'; DROP TABLE"])
def test_without_the_token_of_the_plan_nothing_is_recorded(
    browser: Client, upload: Callable[..., Any], token: str
) -> None:
    upload(GOOD)
    assert browser.post(address("commit/"), {"plan": token}).status_code == 409
    assert models.FactRow.objects.count() == 0


def test_faults_come_first_and_cannot_be_confirmed(browser: Client, upload: Callable[..., Any]) -> None:
    text = upload(
        GOOD, "nokat,preschool.children,2025,1,,R", "nookat,preschool.children,2024,-1,,R"
    ).content.decode()
    assert "2 катаны оңдоо керек." in text
    assert text.index("figures.csv:3") < text.index("figures.csv:4") < text.index("<table")
    assert 'name="plan"' not in text
    assert commit(browser).status_code == 409
    assert models.FactRow.objects.count() == 0


def test_marks_are_explained_by_a_person(browser: Client, upload: Callable[..., Any]) -> None:
    text = upload(
        "nookat,preschool.children,2025,-,,R", "talas,preschool.children,2025,…,,R"
    ).content.decode()
    assert "«-»" in text
    assert "«…»" in text
    assert '<option value="" selected>' in text
    assert '<option value="under_appeal">' in text
    # Only a computation can find these.
    for reason in ("division_by_zero", "out_of_domain", "low_coverage", "screened_out", "excluded"):
        assert f'value="{reason}"' not in text
    page = browser.post(address("marks/"), {"mark_0": "0", "mark_1": "not_collected"}, follow=True)
    assert "Баарын жазуу" in page.content.decode()
    commit(browser)
    values = {row.unit: (row.value, row.missing) for row in models.FactRow.objects.all()}
    assert values == {"nookat": ("0", ""), "talas": ("", "not_collected")}


def test_a_meaning_that_is_not_offered_is_refused(browser: Client, upload: Callable[..., Any]) -> None:
    upload("nookat,preschool.children,2025,-,,R")
    assert browser.post(address("marks/"), {"mark_0": "42"}).status_code == 422
    assert batch().mapping == {}


def test_what_a_file_says_stays_text(upload: Callable[..., Any]) -> None:
    nasty = "<script>alert(1)</script>"
    text = upload(
        f"{nasty},preschool.children,2025,1,,R", f"nookat,preschool.children,2025,1,,{nasty}"
    ).content.decode()
    assert nasty not in text
    assert "&lt;script&gt;" in text


def test_the_name_of_a_file_is_text_too(upload: Callable[..., Any]) -> None:
    text = upload(GOOD, name="<b>\x1b[31m.csv").content.decode()
    assert "<b>\x1b" not in text
    assert "\x1b" not in text


def test_illustrative_figures_are_marked(browser: Client, upload: Callable[..., Any]) -> None:
    content = csv_file(f"{GOOD},yes", header="unit,item,period,value,missing,origin,illustrative")
    text = upload(content=content).content.decode()
    assert 'class="mark"' in text
    assert 'class="cards marked"' in text


@pytest.mark.parametrize("title", ["Үлгү маалымат", "Үлгү маалымат: жарыяланган жыйынтык бөлүштүрүлдү"])
def test_a_source_named_by_the_mark_says_it_once(
    browser: Client, upload: Callable[..., Any], title: str
) -> None:
    row = f"nookat,preschool.children,2025,120,,{title},yes"
    page = upload(content=csv_file(row, header="unit,item,period,value,missing,origin,illustrative"))
    (cell,) = [each for each in Page(page.content).all("td") if "Үлгү маалымат" in each.text]
    assert cell.text == " ".join(["Үлгү маалымат", *title.split(": ")[1:]])


def test_long_lists_are_paged(browser: Client, upload: Callable[..., Any]) -> None:
    upload(*(f"nookat,budget.spent,{year},1,,R" for year in range(1800, 2020)))
    first, last = browser.get(address()).content.decode(), browser.get(address() + "?page=3").content.decode()
    assert "?page=2" in first
    assert ">1800<" in first
    assert ">2019<" in last
    assert ">1800<" not in last
    for odd in ("0", "-1", "x", "9" * 12, "²"):
        assert browser.get(address(), {"page": odd}).status_code == 200


def test_a_plan_is_its_owners_own(
    ground: None, upload: Callable[..., Any], make_account: Any, signed_in: Any
) -> None:
    upload(GOOD)
    other = signed_in(make_account("other", "analyst"))
    assert other.get(address()).status_code == 404
    assert other.post(address("commit/"), {"plan": batch().plan_sha256}).status_code == 404
    assert other.post(address("marks/"), {}).status_code == 404
    assert models.FactRow.objects.count() == 0


def test_who_may_not_import_neither_sees_nor_confirms(
    upload: Callable[..., Any], auditor: Any, signed_in: Any
) -> None:
    upload(GOOD)
    browser = signed_in(auditor)
    assert browser.get(address()).status_code == 403
    assert browser.post(address("commit/"), {"plan": batch().plan_sha256}).status_code == 403


def test_an_unknown_plan_is_not_found(browser: Client) -> None:
    assert browser.get("/ky/desk/facts/import/none-1/").status_code == 404


def test_looking_never_confirms(browser: Client, upload: Callable[..., Any]) -> None:
    upload(GOOD)
    assert browser.get(address("commit/")).status_code == 405
    assert browser.get(address("marks/")).status_code == 405


def test_the_page_asks_as_often_for_many_differences(
    browser: Client, upload: Callable[..., Any], django_assert_max_num_queries: Any
) -> None:
    upload(*(f"nookat,budget.spent,{year},1,,R" for year in range(1900, 2000)))
    with django_assert_max_num_queries(8):
        browser.get(address())


DOUBTFUL = (
    "nookat,preschool.children,2025,30,,Report,",
    "nookat,preschool.children,2025,14,,Report,female",
    "nookat,preschool.children,2025,15,,Report,male",
)


def doubtful() -> bytes:
    return csv_file(*DOUBTFUL, header="unit,item,period,value,missing,origin,sex")


@pytest.mark.parametrize(
    ("language", "words", "cell"),
    [
        ("ky", "1 эскертүү", "Ноокат району (nookat) · Балдар (preschool.children) · 2025"),
        ("ru", "1 предупреждение", "Ноокатский район (nookat) · Дети (preschool.children) · 2025"),
        ("en", "1 warning", "Nookat District (nookat) · Children (preschool.children) · 2025"),
    ],
)
def test_a_contradiction_is_shown_with_its_row_and_has_to_be_decided(
    browser: Client, upload: Callable[..., Any], language: str, words: str, cell: str
) -> None:
    upload(content=doubtful())
    text = browser.get(address().replace("/ky/", f"/{language}/")).content.decode()
    assert words in text
    assert f"<code>figures.csv:2 value</code> {cell}" in text
    assert 'id="id_despite_warnings"' in text


def test_nothing_is_recorded_before_she_decided_on_the_warnings(
    browser: Client, upload: Callable[..., Any]
) -> None:
    upload(content=doubtful())
    seen = batch().plan_sha256
    page = browser.post(address("commit/"), {"plan": seen})
    assert page.status_code == 422
    assert '<a href="#id_despite_warnings">' in page.content.decode()
    assert models.FactRow.objects.count() == 0
    assert batch().plan_sha256 == seen
    done = browser.post(address("commit/"), {"plan": seen, "despite_warnings": "yes"}, follow=True)
    assert "Ушул эскертүүлөргө карабастан жазылды" in done.content.decode()
    assert models.FactRow.objects.count() == 3
    (entry,) = journal.list_entries(event="facts.import_committed")
    assert entry.details["despite_warnings"] == 1


def test_a_plan_without_warnings_asks_for_no_decision(browser: Client, upload: Callable[..., Any]) -> None:
    assert "despite_warnings" not in upload(GOOD).content.decode()
    commit(browser)
    (entry,) = journal.list_entries(event="facts.import_committed")
    assert "despite_warnings" not in entry.details


def test_the_decision_does_not_reach_a_plan_she_has_not_seen(
    browser: Client, upload: Callable[..., Any]
) -> None:
    """A contradiction that arose with what somebody else recorded meanwhile is shown first."""
    upload(GOOD)
    seen, code = batch().plan_sha256, batch().code
    other = csv_file(
        "nookat,preschool.children,2025,500,,Report,male",
        header="unit,item,period,value,missing,origin,sex",
    )
    actions.import_file(other, "other.csv", SYSTEM)
    page = browser.post(f"/ky/desk/facts/import/{code}/commit/", {"plan": seen, "despite_warnings": "yes"})
    assert page.status_code == 409
    assert "sex=male" in page.content.decode()
    assert models.FactRow.objects.count() == 1


def test_an_unknown_item_leads_to_the_dictionary(upload: Callable[..., Any]) -> None:
    link = '<a href="/ky/items/">'
    assert link in upload("nookat,preschool.childern,2025,1,,R").content.decode()
    assert link not in upload("nokat,preschool.children,2025,1,,R").content.decode()


def test_semicolons_alone_need_no_decision(upload: Callable[..., Any]) -> None:
    """Spreadsheets here save with semicolons: a tick each time would be ticked unread."""
    text = upload(content=csv_file(GOOD).replace(b",", b";")).content.decode()
    assert "«;»" in text
    assert "id_despite_warnings" not in text
    assert "Баарын жазуу" in text


def test_where_nothing_is_to_be_recorded_no_heading_speaks_of_recording(
    browser: Client, upload: Callable[..., Any]
) -> None:
    upload(content=doubtful())
    assert "Жазардан мурун" in browser.get(address()).content.decode()
    browser.post(address("commit/"), {"plan": batch().plan_sha256, "despite_warnings": "yes"})
    text = upload(content=doubtful(), name="again.csv").content.decode()
    assert "Файлда байкалгандар" in text
    assert "Жазардан мурун" not in text
