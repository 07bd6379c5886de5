"""An institution is a place of the tree: below its department of the day, under a code that never changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bilim.base.actor import SYSTEM, Actor, Held
from bilim.registry import queries
from bilim.registry.actions import load_institutions

HEAD = "code,kind,department,name_ky,name_ru,name_en,illustrative,valid_from,valid_until\n"
SCHOOL, LATER, ENDED = "nookat-school-001", "nookat-school-002", "nookat-school-003"
LIST = HEAD + (
    f"{SCHOOL},school,nookat,Үлгү мектеп № 1,Школа-пример № 1,Example School No. 1,true,,\n"
    f"{LATER},school,nookat,Үлгү мектеп № 2,Школа-пример № 2,Example School No. 2,true,2024-09-01,\n"
    f"{ENDED},school,nookat,Үлгү мектеп № 3,Школа-пример № 3,Example School No. 3,true,,2024-09-01\n"
    "lenin-school-001,school,bishkek-lenin,Үлгү мектеп № 4,Школа-пример № 4,Example School No. 4,true,,\n"
)
BEFORE, AFTER = date(2024, 8, 31), date(2024, 9, 1)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


@pytest.fixture
def listed(loaded: None, tmp_path: Path) -> None:
    path = tmp_path / "institutions.csv"
    path.write_text(LIST, "utf-8")
    load_institutions(path, SYSTEM)


def test_an_institution_is_found_on_the_days_it_is_open() -> None:
    found = queries.find_institution(LATER, AFTER)
    assert found is not None
    assert (found.code, found.kind, found.department) == (LATER, "school", "nookat")
    assert (found.names["ky"], found.valid_from) == ("Үлгү мектеп № 2", AFTER)
    assert found.illustrative
    assert queries.find_institution(LATER, BEFORE) is None
    assert queries.find_institution(ENDED, BEFORE) is not None
    assert queries.find_institution(ENDED, AFTER) is None
    assert queries.find_institution("nobody", AFTER) is None


def test_its_path_is_that_of_its_department_and_its_code() -> None:
    assert queries.path_of(SCHOOL, AFTER) == f"kg/osh-oblast/nookat/{SCHOOL}"
    assert queries.path_of("lenin-school-001", AFTER).endswith("/bishkek-city/bishkek-lenin/lenin-school-001")
    assert queries.path_of(LATER, BEFORE) == ""
    assert queries.path_of("nobody", AFTER) == ""


def test_paths_of_all_are_asked_at_once(django_assert_max_num_queries: object) -> None:
    queries.list_units(AFTER)
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        found = queries.list_paths(AFTER)
    assert set(found) == {SCHOOL, LATER, "lenin-school-001"}


def test_a_grant_over_a_school_covers_that_school_alone() -> None:
    head = Actor("head", "Head", (Held("return.fill", queries.path_of(SCHOOL, AFTER)),))
    assert head.may("return.fill", queries.path_of(SCHOOL, AFTER))
    assert not head.may("return.fill", queries.path_of(LATER, AFTER))
    assert not head.may("return.fill", "kg/osh-oblast/nookat")
    over = Actor("officer", "Officer", (Held("return.check", "kg/osh-oblast/nookat"),))
    assert over.may("return.check", queries.path_of(SCHOOL, AFTER))
