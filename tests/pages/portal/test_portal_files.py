"""Beside every table of figures stand its files; each opens, says whose it is, and what the table says."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from bilim.portal.rules.downloads import as_csv, as_xlsx
from bilim.portal.terms import Column, Sheet
from factories.markup import Page

E = "editions/departments-2025-1"
D = f"{E}/departments/nookat"
# Each kind of public page that holds a table of figures or units.
WITH_FILES = (
    "",
    "editions/",
    f"{E}/",
    f"{E}/departments/",
    f"{E}/compare/?unit=nookat&unit=alay&unit=osh-city",
    f"{D}/",
    f"{D}/records/",
    f"{D}/indicators/preschool.coverage/",
    f"{D}/score/",
    f"{D}/score/quality/",
    f"{E}/facts/nookat/preschool.children/2025/",
    f"{E}/indicators/preschool.coverage/",
    f"{D}/what-it-takes/",
    "indicators/",
    "items/",
    "keys/",
    "methodologies/department-2026/",
    "methodologies/department-2021/",
    "register/",
    "register/kg/",
    "register/nookat/",
)
# No figures of departments, so nothing is invented.
FREE = tuple(each for each in WITH_FILES if each.startswith(("items", "keys", "methodologies", "register")))
FORMS = ("csv", "xlsx", "json")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editions", "rulebook", "statement")]


def files_of(page: Page) -> dict[str, str]:
    """The addresses of the page's own files, by form: those that stand below a table."""
    found: dict[str, str] = {}
    for block in page.all("p"):
        if block.attributes.get("class") == "downloads":
            links = [each for each in block.walk() if each.name == "a"]
            found |= {each.text.lower(): each.attributes["href"] for each in links}
    return found


def of_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def of_xlsx(content: bytes) -> list[dict[str, Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [dict(zip(rows[4], row, strict=True)) for row in rows[5:]]


def is_same(text: str, cell: Any) -> bool:
    """A spreadsheet keeps fifteen digits of a number."""
    if isinstance(cell, float):
        return abs(Decimal(text) - Decimal(repr(cell))) <= abs(Decimal(text)) * Decimal("1e-14")
    return text.removeprefix("'") == str(cell)


def faults_of(client: Client, address: str) -> list[str]:
    """What is wrong with the files of this page."""
    page = Page(client.get(f"/en/{address}").content)
    links = files_of(page)
    if not page.all("table") or set(links) != set(FORMS):
        return [f"{address}: {sorted(links)} beside {len(page.all('table'))} tables"]
    sent = {form: client.get(link) for form, link in links.items()}
    if wrong := [form for form, each in sent.items() if each.status_code != 200]:
        return [f"{address}: {wrong}"]
    rows, sheet = of_csv(sent["csv"].content), of_xlsx(sent["xlsx"].content)
    tree = json.loads(sent["json"].content)
    return [f"{address}: {fault}" for fault in _differences(address, rows, sheet, tree)]


def _differences(
    address: str, rows: list[dict[str, str]], sheet: list[dict[str, Any]], tree: dict[str, Any]
) -> list[str]:
    found = [] if rows and len(rows) == len(sheet) == len(tree["rows"]) else ["lengths differ"]
    for row, line, node in zip(rows, sheet, tree["rows"], strict=False):
        if "CC BY 4.0" not in row["source"] or row["source"] != node["source"] != line["source"]:
            found.append(f"no licence: {row['source']}")
        if address not in FREE and not ("illustrative" in row["mark"] == node["mark"] == line["mark"]):
            found.append(f"no mark: {row}")
        for column in (each["code"] for each in tree["columns"]):
            written = node[column]
            if isinstance(written, dict):
                if (row[column], row[f"{column}.missing"]) != ("", written["missing"]):
                    found.append(f"{column}: {written} in JSON, {row[column]!r} in CSV")
            elif not is_same(row[column], line[column]) or row[column] != (
                "" if written is None else f"{written}"
            ):
                found.append(f"{column}: {written!r}, {row[column]!r}, {line[column]!r}")
    return found[:3]


def test_every_table_of_figures_leaves_in_three_forms_that_agree(client: Client) -> None:
    assert [fault for address in WITH_FILES for fault in faults_of(client, address)] == []


def test_the_bands_of_a_method_leave_beside_its_tree(client: Client) -> None:
    page = Page(client.get("/en/methodologies/department-2026/").content)
    assert "/en/methodologies/department-2026/bands.csv" in page.links()
    rows = of_csv(client.get("/en/methodologies/department-2026/bands.csv").content)
    assert [row["from"] for row in rows][:3] == ["70", "55", "40"]
    kyrgyz = client.get("/ky/methodologies/department-2026/").content.decode()
    assert all(row["title.ky"] in kyrgyz for row in rows)
    tree = of_csv(client.get("/en/methodologies/department-2026.csv").content)
    shares = [Decimal(row["share"]) for row in tree if row["missing"]]
    assert abs(sum(shares) - 100) < Decimal("1e-9")
    reported = of_csv(client.get("/en/methodologies/department-2021.csv").content)
    assert "not_defined" in {row["weight.missing"] for row in reported}
    assert client.get("/en/methodologies/nothing/bands.csv").status_code == 404


def test_the_parts_of_a_score_add_up_in_the_file(client: Client) -> None:
    rows = of_csv(client.get(f"/en/{D}/score.csv").content)
    (row,) = [
        each
        for each in json.loads(client.get(f"/en/{E}/departments.json").content)["rows"]
        if each["unit"] == "nookat"
    ]
    assert abs(sum(Decimal(each["adds"] or 0) for each in rows) - Decimal(row["score"])) < Decimal("1e-9")
    words = Page(client.get(f"/en/{D}/score/").content).text
    assert all(each["title"] in words for each in rows)
    assert {each["node"] for each in rows} <= set(row)


@pytest.mark.parametrize("begun", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_stands_behind_an_apostrophe(begun: str) -> None:
    sheet = Sheet(
        "x", "x", (Column("a", "A"), Column("b", "B", True)), ((begun, Decimal("-1.5")),), begun, False
    )
    (row,) = of_csv(as_csv(sheet))
    assert row["a"].startswith("'")
    assert row["source"].startswith("'")
    assert row["b"] == "-1.5"


def test_a_workbook_keeps_its_head_in_sight_and_its_numbers_numbers() -> None:
    columns = (Column("a", "A"), Column("b", "B", True))
    book = as_xlsx(Sheet("x", "x", columns, (("=1+1", Decimal("-1.5")),), "Bilim", True))
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane xSplit="1" ySplit="5"' in sheet
    assert 'state="frozen"' in sheet
    assert '<col min="1" max="1" width="32' in sheet
    assert "<f>" not in sheet
    (row,) = of_xlsx(book)
    assert (row["a"], row["b"]) == ("=1+1", -1.5)
    assert "illustrative" in row["mark"]
