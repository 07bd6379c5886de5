"""Register, methodologies, statement, keys: as of a day, by name, in full, with every contradiction."""

from __future__ import annotations

import pytest
from django.test import Client

from bilim.registry import queries
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def test_names_are_those_of_the_day(client: Client) -> None:
    before = Page(client.get("/ky/register/?on=2024-06-01").content).text
    after = Page(client.get("/ky/register/?on=2026-06-01").content).text
    assert "Жалал-Абад шаары" in before
    assert "Манас шаары" in after
    assert "Жалал-Абад шаардык" not in after


def test_an_ambiguous_name_is_asked_and_a_misprint_is_understood(client: Client) -> None:
    page = Page(client.get("/ky/register/", {"name": "Нарын"}).content)
    notice = next(element for element in page.all("section") if element.attributes.get("role") == "status")
    assert "Нарын району" in notice.text
    assert "Нарын шаары" in notice.text
    one = Page(client.get("/ky/register/", {"name": "Бактен району"}).content)
    assert "Баткен району" in next(e for e in one.all("section") if e.attributes.get("role") == "status").text


@pytest.mark.parametrize("query", ["on=yesterday", "on=2025-13-01", "name=" + "x" * 500, "name=%00"])
def test_what_makes_no_sense_is_said(client: Client, query: str) -> None:
    response = client.get(f"/ru/register/?{query}")
    assert response.status_code == 200
    text = Page(response.content).text
    assert "не дата" in text or "Отдела «" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ky", "эң эски абал көрсөтүлдү; суралган күндөгү абал (1800-жылдын 1-январы) жазылган эмес."),
        ("ru", "показано самое раннее состояние; как было 1 января 1800 года, не записано."),
        ("en", "the oldest state is shown; how it was on 1 January 1800 is not on record."),
    ],
)
def test_before_the_oldest_day_on_record_it_is_said(client: Client, language: str, words: str) -> None:
    asked = {"on": "1800-01-01"}
    assert words in Page(client.get(f"/{language}/register/", asked).content).text
    first = queries.first_day()
    assert first is not None
    assert (
        f"oldest dated entry: {first.isoformat()}"
        in client.get(f"/{language}/register.csv", asked).content.decode()
    )
    then = {"on": first.isoformat()}
    known = Page(client.get(f"/{language}/register/", then).content).text
    assert "oldest" not in known
    assert "эң эски" not in known
    assert "самое раннее" not in known
    assert "oldest" not in client.get(f"/{language}/register.csv", then).content.decode()


def test_the_register_leaves_with_every_unit(client: Client) -> None:
    lines = client.get("/en/register.csv").content.decode("utf-8-sig").splitlines()
    page = Page(client.get("/en/register/").content)
    rows = [row for row in page.all("tr") if row.inside("tbody") and "417" in row.text]
    assert len(lines) >= 1 + len(rows) > 50


@pytest.mark.usefixtures("rulebook")
def test_the_proposal_says_that_it_is_nobodys_order(client: Client) -> None:
    page = Page(client.get("/en/methodologies/department-2026/").content)
    assert "No ministry order stands behind it." in page.text
    shares = [cell.text for cell in page.all("td") if cell.attributes.get("class") == "n"]
    assert "25.0" in shares


@pytest.mark.usefixtures("rulebook")
def test_bands_and_interval_are_argued_where_they_stand(client: Client) -> None:
    page = Page(client.get("/en/methodologies/department-2026/").content)
    bands = page.text.index("They are a proposal of the Bilim project.")
    assert page.text.index("Bands of the overall score") < bands < page.text.index("Declared exceptions")
    assert "a quarter is our assumption" in page.text[: page.text.index("Bands of the overall score")]
    heads = [head.text for head in page.all("h3")]
    assert sum(head.endswith(("I19", "I31")) for head in heads) == 2
    assert not [head for head in heads if head.endswith(("bands", "interval"))]


@pytest.mark.usefixtures("rulebook")
def test_what_was_not_published_is_marked_not_guessed(client: Client) -> None:
    page = Page(client.get("/en/methodologies/department-2021/").content)
    weights = [cell for cell in page.all("span") if cell.attributes.get("class") == "missing"]
    assert len(weights) > 20


def test_before_adoption_there_is_a_page_without_methods(client: Client) -> None:
    assert "No methodology has been adopted yet." in client.get("/en/methodologies/").content.decode()


def test_an_unknown_method_gets_the_nearest(client: Client, rulebook: None) -> None:
    response = client.get("/ky/methodologies/departments-2026/")
    assert response.status_code == 404
    assert "/ky/methodologies/department-2026/" in Page(response.content).links()


def test_the_statement_shows_findings_and_apart_the_remarks(client: Client, statement: str) -> None:
    from bilim.publication import queries  # noqa: PLC0415 - models load with the database

    page = Page(client.get(f"/ky/statements/{statement}/").content)
    found = queries.get_outside_statement(statement)
    assert found.gate.findings
    for finding in found.gate.findings:
        assert " ".join(finding.sentence["ky"].split()) in page.text
    for remark in found.statement.remarks:
        assert " ".join(remark.text["ky"].split()) in page.text
    assert str(len(found.gate.findings)) in page.first("h1").parent.text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ky", "Бул жерде адамдар эмес, текст талданат."),
        ("ru", "Здесь разбирается текст, а не люди."),
        ("en", "This judges a text, not people."),
    ],
)
def test_of_a_rating_of_others_the_page_itself_says_only_what_holds_for_any(
    client: Client, statement: str, language: str, said: str
) -> None:
    page = Page(client.get(f"/{language}/statements/{statement}/").content)
    assert [each.text.strip() for each in page.all("p") if each.attributes.get("class") == "notice"] == [said]


def test_an_unknown_statement_is_not_there(client: Client) -> None:
    assert client.get("/ky/statements/rating-1999/").status_code == 404


def test_the_demonstrations_key_is_named_as_such(client: Client) -> None:
    page = Page(client.get("/en/keys/").content)
    assert "demonstration key: proves nothing about who published" in page.text
