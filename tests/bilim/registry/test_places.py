"""Places of the tree, over which roles are given: units and the institutions below them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bilim.base.actor import SYSTEM
from bilim.registry import actions, queries

DAY = date(2026, 11, 23)
SCHOOL = "kg/osh-oblast/nookat/nookat-school-001"
ROWS = """code,kind,department,name_ky,name_ru,name_en,illustrative,valid_from,valid_until
nookat-school-001,school,nookat,Үлгү мектеп № 1,Школа-пример № 1,Example School No. 1,true,,
nookat-school-002,school,nookat,Үлгү мектеп № 2,Школа-пример № 2,Example School No. 2,true,,2026-01-01
"""


@pytest.fixture(autouse=True)
def ground(db: None, root: Path, tmp_path: Path) -> None:
    actions.load_register(root / "definitions" / "register", SYSTEM)
    file = tmp_path / "institutions.csv"
    file.write_text(ROWS, encoding="utf-8")
    actions.load_institutions(file, SYSTEM)


def test_a_school_lies_below_its_department() -> None:
    place = queries.find_place(SCHOOL, DAY)
    assert place is not None
    assert place.code == "nookat-school-001"
    assert (place.names["en"], place.above["en"]) == ("Example School No. 1", "Nookat District")
    assert queries.find_place("kg", DAY) is not None


@pytest.mark.parametrize("path", ["kg/osh-oblast/nookat/nookat-school-002", "nookat-school-001", "kg/nookat"])
def test_what_is_closed_or_elsewhere_is_no_place(path: str) -> None:
    assert queries.find_place(path, DAY) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ноокат", ["kg/osh-oblast/nookat", SCHOOL]),
        ("Example NOOKAT", [SCHOOL]),
        ("школа-пример ноокат", [SCHOOL]),
        ("nookat-school", [SCHOOL]),
        ("nowhere", []),
        ("  ", []),
    ],
)
def test_places_are_found_by_words_of_any_language(words: str, found: list[str]) -> None:
    assert [place.path for place in queries.search_places(words, DAY)] == found


def test_no_more_than_asked_are_given() -> None:
    assert len(queries.search_places("kg", DAY, most=3)) == 3
