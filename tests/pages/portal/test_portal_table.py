"""The rating table: sorted, filtered, compared, taken away as a file; a wrong wish is said aloud."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from factories import editions as made
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
TABLE = f"/ru/editions/{made.CODE}/departments"


def column(client: Client, query: str, place: int) -> list[str]:
    """The texts of one column, in the order shown."""
    page = Page(client.get(f"{TABLE}/?{query}").content)
    rows = [row for row in page.all("tr") if row.inside("tbody")]
    return [[cell for cell in row.children if cell.name in ("td", "th")][place].text for row in rows]


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", ".").replace("−", "-"))


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize(
    ("earlier", "now"),
    [
        ("table/", "departments/"),
        ("table/?sort=score&order=descending", "departments/?sort=score&order=descending"),
        ("table.csv", "departments.csv"),
        ("table.xlsx?oblast=osh-oblast", "departments.xlsx?oblast=osh-oblast"),
        ("table.json", "departments.json"),
    ],
)
def test_the_address_it_had_before_leads_here_for_good(
    client: Client, language: str, earlier: str, now: str
) -> None:
    answer = client.get(f"/{language}/editions/{made.CODE}/{earlier}")
    assert (answer.status_code, answer["Location"]) == (301, f"/{language}/editions/{made.CODE}/{now}")
    assert client.get(answer["Location"]).status_code == 200


def test_sorted_by_place_at_first(client: Client) -> None:
    places = [int(text.split(" ")[0]) for text in column(client, "", 1) if text[0].isdigit()]
    assert places == sorted(places)


@pytest.mark.parametrize(("order", "turned"), [("ascending", False), ("descending", True)])
def test_sorted_by_a_direction_with_what_is_missing_at_the_end(
    client: Client, order: str, turned: bool
) -> None:
    shown = column(client, f"sort=quality&order={order}", 6)
    known = [number(text) for text in shown if text[0].isdigit()]
    assert known == sorted(known, reverse=turned)
    assert [text[0].isdigit() for text in shown] == sorted(
        (text[0].isdigit() for text in shown), reverse=True
    )


def test_the_head_says_how_it_is_sorted(client: Client) -> None:
    page = Page(client.get(f"{TABLE}/?sort=score&order=descending").content)
    sorted_heads = [head for head in page.all("th") if "aria-sort" in head.attributes]
    assert [head.attributes["aria-sort"] for head in sorted_heads] == ["descending"]
    assert sorted_heads[0].text == "Балл"


def test_filtered_by_oblast_and_kind(client: Client) -> None:
    names = column(client, "oblast=osh-oblast&kind=city", 2)
    assert names == ["город Узген"]
    assert column(client, "oblast=osh-oblast", 3) == ["Ошская область"] * 8
    assert "Под эти фильтры не подходит ни один отдел." in column(client, "oblast=osh&kind=city", 0)[0]


@pytest.mark.parametrize("query", ["sort=price", "oblast=nowhere", "kind=%3Cb%3E", "variant=x", "order=up"])
def test_a_wish_that_does_not_exist_is_said_and_left_out(client: Client, query: str) -> None:
    response = client.get(f"{TABLE}/?{query}")
    page = Page(response.content)
    assert response.status_code == 200
    problems = next(element for element in page.all("section") if element.attributes.get("role") == "alert")
    assert query.split("=")[1].replace("%3C", "<").replace("%3E", ">") in problems.text
    assert len([row for row in page.all("tr") if row.inside("tbody")]) == len(made.content().ranked_units)


def test_the_figures_are_those_of_the_edition(client: Client) -> None:
    content = made.content()
    rows = list(csv.DictReader(io.StringIO(client.get(f"{TABLE}.csv").content.decode("utf-8-sig"))))
    assert {row["unit"] for row in rows} == {unit.code for unit in content.ranked_units}
    for row in rows:
        result = content.result(row["unit"])
        assert result
        if row["score"]:
            assert Decimal(row["score"]) == result.score
            assert Decimal(row["rank"]) == result.rank
        else:
            assert row["score.missing"]


def test_every_row_of_every_file_carries_mark_and_source(client: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"{TABLE}.csv").content.decode("utf-8-sig"))))
    assert all("illustrative" in row["mark"] and made.CODE in row["source"] for row in rows)
    tree = json.loads(client.get(f"{TABLE}.json").content)
    assert all("illustrative" in row["mark"] and made.CODE in row["source"] for row in tree["rows"])
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{TABLE}.xlsx").content))
    lines = book.get_sheet_by_index(0).to_python()
    assert "үлгү маалымат" in lines[1][0]
    assert all("үлгү маалымат" in line[-2] for line in lines[5:])
    assert (lines[3][0], lines[4][0]) == ("Код", "unit")


def test_a_file_keeps_the_order_and_the_filter_of_the_page(client: Client) -> None:
    rows = client.get(f"{TABLE}.csv?oblast=osh-oblast&sort=name").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 9
    names = [row.split(",")[1] for row in rows[1:]]
    assert names == sorted(names, key=str.casefold)


def test_the_same_file_twice_is_the_same_bytes(client: Client) -> None:
    for form in ("csv", "xlsx", "json"):
        first, second = (client.get(f"{TABLE}.{form}") for _time in range(2))
        assert first.content == second.content
        assert (
            "immutable" in first.headers["Cache-Control"]
            or "max-age=31536000" in first.headers["Cache-Control"]
        )


def test_without_exceptions_the_other_variant_is_shown(client: Client) -> None:
    rows = list(
        csv.DictReader(io.StringIO(client.get(f"{TABLE}.csv?variant=unadjusted").content.decode("utf-8-sig")))
    )
    content = made.content()
    for row in rows:
        result = content.result(row["unit"], "unadjusted")
        assert result
        assert not row["score"] or Decimal(row["score"]) == result.score


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ky", "жарыяланган өзгөчө эрежелерсиз"),
        ("ru", "без объявленных особых правил"),
        ("en", "without the declared exceptions"),
    ],
)
def test_a_file_without_exceptions_says_so_in_name_title_and_every_row(
    client: Client, language: str, words: str
) -> None:
    table, asked = f"/{language}/editions/{made.CODE}/departments", "variant=unadjusted"
    files = {form: client.get(f"{table}.{form}?{asked}") for form in ("csv", "json", "xlsx")}
    for form, response in files.items():
        assert f"{made.CODE}-unadjusted-table.{form}" in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(files["csv"].content.decode("utf-8-sig"))))
    tree = json.loads(files["json"].content)
    assert all(f"{words} (unadjusted)" in row["source"] for row in (*rows, *tree["rows"], tree))
    book = CalamineWorkbook.from_filelike(io.BytesIO(files["xlsx"].content))
    lines = book.get_sheet_by_index(0).to_python()
    assert tree["title"] == lines[0][0]
    assert tree["title"].endswith(f"({words})")
    assert all(f"{words} (unadjusted)" in line[-1] for line in (lines[1][:1], *lines[5:]))
    assert "unadjusted" in book.sheet_names[0]
    # What is published says nothing of the kind.
    for form in files:
        assert "unadjusted" not in client.get(f"{table}.{form}").headers["Content-Disposition"]
    assert words not in client.get(f"{table}.csv").content.decode("utf-8-sig")


COMPARE = f"/ky/editions/{made.CODE}/compare"


def test_two_to_four_stand_side_by_side(client: Client) -> None:
    page = Page(client.get(f"{COMPARE}/?unit=nookat&unit=osh-city&unit=nookat").content)
    heads = [head.text for head in page.all("th") if head.attributes.get("scope") == "col"]
    assert heads == ["Көрсөткүч", "Ноокат району", "Ош шаары"]


@pytest.mark.parametrize(
    "query",
    [
        "unit=nookat",
        "unit=nookat&unit=nobody",
        "&".join(f"unit={c}" for c in ("nookat", "alay", "aravan", "ozgon", "osh-city")),
    ],
)
def test_any_other_number_is_refused_with_a_sentence(client: Client, query: str) -> None:
    response = client.get(f"{COMPARE}/?{query}")
    assert response.status_code == 400
    assert "экиден төрткө чейин бөлүм керек" in Page(response.content).text
    assert client.get(f"{COMPARE}.csv?{query}").status_code == 400


def test_the_comparison_leaves_as_a_file(client: Client) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(client.get(f"{COMPARE}.csv?unit=nookat&unit=alay").content.decode("utf-8-sig"))
        )
    )
    content = made.content()
    known = [row for row in rows if row["nookat"]]
    assert known
    for row in known:
        value = content.value("nookat", row["indicator"])
        assert value
        assert Decimal(row["nookat"]) == value.value


def test_who_kept_the_earlier_address_is_led_on_with_what_was_asked(client: Client) -> None:
    before = TABLE.removesuffix("departments") + "table"
    for asked in ("/", "/?oblast=osh-oblast", ".csv", ".json?sort=name"):
        answer = client.get(f"{before}{asked}")
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"{TABLE}{asked}"
