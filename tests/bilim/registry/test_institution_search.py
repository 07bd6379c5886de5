"""A school is found by a name typed with wrong letters, in three habits of writing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bilim.base.actor import SYSTEM
from bilim.registry import actions, models, queries
from bilim.registry.rules.folding import words_of
from bilim.registry.terms import Order

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 1)
HEAD = "code,kind,department,name_ky,name_ru,name_en,illustrative,valid_from,valid_until\n"
TOGOLOK = "nookat-school-071"
LIST = HEAD + (
    f"{TOGOLOK},school,nookat,Үлгү Көгөрчүн орто мектеби № 71,Школа-пример Кёгёрчюн № 71,"
    "Example School Kogorchun No. 71,true,,\n"
    "nookat-school-072,school,nookat,Үлгү мектеп № 72,Школа-пример № 72,Example School No. 72,true,,\n"
    "aravan-school-071,school,aravan,Үлгү мектеп № 71,Школа-пример № 71,Example School No. 71,true,,\n"
    "aravan-kindergarten-005,kindergarten,aravan,Үлгү бала бакча № 5,Детский сад-пример № 5,"
    "Example Kindergarten No. 5,true,,\n"
    "aravan-school-005,school,aravan,Үлгү мектеп № 05,Школа-пример № 05,Example School No. 05,true,"
    ",2025-01-01\n"
)


@pytest.fixture
def listed(loaded: None, tmp_path: Path) -> Path:
    path = tmp_path / "institutions.csv"
    path.write_text(LIST, "utf-8")
    actions.load_institutions(path, SYSTEM)
    return path


def found(text: str, day: date = DAY) -> list[str]:
    return list(queries.search_institutions(text, day))


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize(
    "typed",
    [
        "Көгөрчүн",
        "Когорчун",
        "Kogorchun",
        "kögörçün",
        "Көгөрчин",
        "Кегерчун 71",
        "көгөрч",
        "71-мектеп Ноокат",
        "Улгу когорчун № 71",
        "школа №71 ноокат",
        "mektep 71 nookat",
        "School N71 Nokat",
        "nookat-school-071",
    ],
)
def test_it_is_found_in_every_habit(typed: str) -> None:
    assert found(typed) == [TOGOLOK]


@pytest.mark.usefixtures("listed")
def test_a_number_is_never_nearly_another() -> None:
    assert set(found("№ 71")) == {"aravan-school-071", TOGOLOK}
    assert found("Үлгү мектеп 73") == []
    assert found("Көгөрчүн 72") == []


@pytest.mark.usefixtures("listed")
def test_people_say_what_kind_it_is_in_their_own_word() -> None:
    assert found("садик 5") == ["aravan-kindergarten-005"]
    assert found("5 bakcha aravan") == ["aravan-kindergarten-005"]
    assert found("5 мектеп") == []
    assert found("5 мектеп", date(2024, 9, 1)) == ["aravan-school-005"]


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize("typed", ["", "  ", "№", "?!", "жок мындай", "x" * 300])
def test_nothing_is_found_by_nothing(typed: str) -> None:
    assert found(typed) == []


@pytest.mark.usefixtures("listed")
def test_what_is_recorded_is_found_at_once() -> None:
    assert found("Ак-Шумкар") == []
    actions.rename_institution(
        code="nookat-school-072",
        names={"ky": "Ак-Шумкар", "ru": "Ак-Шумкар", "en": "Ak-Shumkar"},
        on=date(2025, 8, 1),
        order=Order("1", date(2025, 7, 1), "Атын өзгөртүү"),
        by=SYSTEM,
        key="one",
    )
    assert found("ак шумкар") == ["nookat-school-072"]
    assert found("ак шумкар", date(2025, 7, 31)) == []


@pytest.mark.parametrize("written", ["№ 05", "№5", "N5", "no. 5", "No 5", "5"])
def test_numbers_are_read_however_they_are_written(written: str) -> None:
    assert words_of(f"мектеп {written}") == ["mektep", "5"]


def test_five_thousand_are_searched_in_few_questions(
    loaded: None, tmp_path: Path, django_assert_max_num_queries: Any
) -> None:
    """However many there are, and however often it is asked."""
    rows = (
        f"{unit}-school-{number:03},school,{unit},Үлгү мектеп № {number},Школа-пример № {number},"
        f"Example School No. {number},true,,\n"
        for unit in ("nookat", "aravan", "talas", "suzak", "naryn-city")
        for number in range(1, 1001)
    )
    path = tmp_path / "many.csv"
    path.write_text(HEAD + "".join(rows), "utf-8")
    actions.load_institutions(path, SYSTEM)
    assert models.Institution.objects.count() == 5000
    with django_assert_max_num_queries(12):
        assert len(found("улгу мектеп")) == 5000
    with django_assert_max_num_queries(3):
        assert found("ulgu mektep 777 talas") == ["talas-school-777"]
    with django_assert_max_num_queries(4):
        assert len(queries.get_institutions(found("мектеп 777")[:50], DAY)) == 5
