"""A file answers what was asked or says why not, to a reader as a page, to a program as one body."""

from __future__ import annotations

import pytest
from django.test import Client

from bilim.publication import queries
from bilim.publication.queries import editions
from bilim.storage.queries import path_of
from factories import editions as made
from factories.markup import Page

pytestmark = pytest.mark.usefixtures("edition")
TABLE = "/en/editions/departments-2025-1/departments"


def test_an_unknown_filter_is_refused_with_the_nearest_value(client: Client) -> None:
    for form in ("csv", "xlsx"):
        answer = client.get(f"{TABLE}.{form}?oblast=osh-oblas&colour=red")
        assert answer.status_code == 400
        text = answer.content.decode()
        assert "osh-oblast" in text
        assert "colour" in text


def test_a_program_is_told_the_same_in_its_own_body(client: Client) -> None:
    answer = client.get(f"{TABLE}.json?kind=distrct&sort=plase")
    assert answer.status_code == 400
    body = answer.json()
    assert (body["code"], body["where"]) == ("portal.P015", "kind")
    assert "district" in body["hint"]
    assert [each["where"] for each in body["more"]] == ["sort"]


def test_the_page_leaves_it_out_and_names_what_is_near(client: Client) -> None:
    answer = client.get(f"{TABLE}/?oblast=osh-oblas")
    assert answer.status_code == 200
    assert "Those that fit: osh-oblast" in answer.content.decode()


def test_a_comparison_of_nobody_is_a_sentence(client: Client) -> None:
    for form in ("csv", "xlsx"):
        answer = client.get(f"/ru/editions/departments-2025-1/compare.{form}")
        assert answer.status_code == 400
        assert "от двух до четырёх отделов" in answer.content.decode()
    assert client.get("/ru/editions/departments-2025-1/compare.json").json()["code"] == "portal.P008"


def test_an_edition_that_is_not_there_is_told_to_a_program_too(client: Client) -> None:
    answer = client.get("/en/editions/departments-2052-1/departments.json")
    assert answer.status_code == 404
    assert answer.json()["code"] == "portal.P001"


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("departments-1999-1", ""),
        ("departments-2052-1", ""),
        ("departmets-2025-1", "departments-2025-1"),
        ("departments-2025-9", "departments-2025-1"),
        ("departments-2025", "departments-2025-1"),
        ("nothing", ""),
    ],
)
def test_of_another_year_no_edition_is_offered(client: Client, code: str, meant: str) -> None:
    answer = client.get(f"/en/editions/{code}/")
    assert answer.status_code == 404
    page = Page(answer.content)
    assert [each.text for each in page.all("p") if "Did you mean" in each.text] == (
        [f"Did you mean {meant} ?"] if meant else []
    )


@pytest.mark.django_db
def test_of_several_revisions_the_one_that_stands_is_offered(client: Client, edition: str) -> None:
    made.publish("2025", 2)
    page = Page(client.get("/en/editions/departmets-2025-1/").content)
    assert "Did you mean departments-2025-2 ?" in page.text


def test_the_register_is_not_sent_twice(client: Client) -> None:
    for address in ("/ky/register/", "/ky/register.csv", "/ky/register/?on=2020-01-01"):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
    assert client.get("/ky/register/").headers["ETag"] != client.get("/ru/register/").headers["ETag"]


def test_ratings_published_elsewhere_have_a_page_with_and_without_them(client: Client) -> None:
    assert "None has been loaded yet." in client.get("/en/statements/").content.decode()
    assert Page(client.get("/en/").content).links().count("/en/statements/") == 1


def test_a_loaded_one_is_named_with_what_was_found(client: Client, statement: str) -> None:
    text = client.get("/en/statements/").content.decode()
    assert f'href="/en/statements/{statement}/"' in text
    assert "contradictions found" in text


def test_a_table_says_a_word_about_a_parameter_it_does_not_know_and_is_kept_by_nobody(client: Client) -> None:
    edition = TABLE.removesuffix("/departments")
    for page in (
        f"{TABLE}/?year=1999&units=nookat",
        f"{edition}/compare/?units=nookat&year=1999",
        f"{edition}/indicators/preschool.coverage/?year=1999&units=nookat",
    ):
        answer = client.get(page)
        text = answer.content.decode()
        assert "knows no parameter “year”" in text, page
        assert "knows no parameter “units”" in text, page
        assert answer.headers["Cache-Control"] == "no-store", page
        assert not any("year" in link for link in Page(answer.content).links() if ".csv" in link), page
        assert client.get(page.partition("?")[0]).headers["Cache-Control"] != "no-store", page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("editions/departments-2025-1/departments/nookat/what-it-takes/?q=1", ""),
        ("editions/departments-2025-1/departments/nookat/?n=7&fbclid=x", ""),
        ("editions/departments-2025-1/departments/nookat/?&&", ""),
        ("?n=1", ""),
        ("register/?on=2025-01-01&n=1", "?on=2025-01-01"),
        ("register/nookat/?n=1&kind=school", "?kind=school"),
    ],
)
def test_what_no_page_can_be_asked_is_dropped_before_anything_is_made(
    client: Client, asked: str, shown: str
) -> None:
    answer = client.get(f"/en/{asked}")
    assert answer.status_code == 302
    assert answer["Location"] == f"/en/{asked.partition('?')[0]}{shown}"
    assert client.get(answer["Location"]).status_code == 200


def test_a_file_refuses_what_it_cannot_be_asked(client: Client) -> None:
    where = "/en/editions/departments-2025-1/departments/nookat"
    for file in ("what-it-takes", "score", "peers"):
        answer = client.get(f"{where}/{file}.json?year=1999")
        assert (answer.status_code, answer.json()["code"]) == (400, "portal.P016"), file


def test_a_lost_file_is_our_fault_and_no_readers(edition: str, caplog: pytest.LogCaptureFixture) -> None:
    """They were told to change what they asked, and nobody who could mend it was told."""
    path_of(queries.find_edition(edition).sha256).unlink()  # type: ignore[union-attr]
    editions._content.cache_clear()
    browser = Client(raise_request_exception=False)
    for path in ("", f"editions/{edition}/departments/"):
        answer = browser.get(f"/ky/{path}")
        assert (answer.status_code, "Ката бизден кетти" in answer.content.decode()) == (500, True)
    assert {each.levelname for each in caplog.records if "/ky/" in each.getMessage()} == {"ERROR"}
    answer = browser.get(f"/api/v1/editions/{edition}")
    assert (answer.status_code, answer.json()["code"]) == (500, "api.P011")
