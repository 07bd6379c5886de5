"""What the checks of rows are told by the register, of units that stand no more too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bilim.base.actor import SYSTEM
from bilim.facts.actions import plan_import
from bilim.facts.problems import rows as problems
from bilim.facts.queries.register import RegisterUnits
from bilim.registry.actions import load_register
from factories.facts import csv_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ground")]


@pytest.fixture
def closed(root: Path, tmp_path: Path) -> None:
    """Kara-Buura district was closed at the end of 2023, without a successor."""
    register = Path(shutil.copytree(root / "definitions" / "register", tmp_path / "register"))
    file = register / "talas.yaml"
    text = file.read_text("utf-8")
    assert "  - code: kara-buura\n" in text
    file.write_text(
        text.replace("  - code: kara-buura\n", "  - code: kara-buura\n    until: 2024-01-01\n"), "utf-8"
    )
    load_register(register, SYSTEM)


def test_a_unit_that_was_closed_is_known_by_its_last_name(closed: None) -> None:
    units = RegisterUnits()
    assert units.exists("kara-buura")
    assert units.last_names("kara-buura")["en"] == "Kara-Buura District"
    assert not units.exists("atlantis")
    assert units.last_names("atlantis") == {}


def test_a_figure_of_a_time_without_the_unit_is_refused_by_its_name(closed: None) -> None:
    plan = plan_import(csv_file("kara-buura,preschool.children,2025,1,,R"), "file.csv", SYSTEM)
    assert [problem.kind for problem in plan.errors] == [problems.UNIT_NOT_THEN]
    assert "Kara-Buura District" in plan.errors[0].message("en")


@pytest.mark.parametrize("name", ["Манас шаары", "г. Манас"])
def test_a_name_of_another_time_is_told_as_such(name: str) -> None:
    """The city was Jalal-Abad until 28 September 2025; the district of the name is another unit."""
    header = "unit_name,item,period,value,origin"
    found = plan_import(
        csv_file(f"{name},preschool.children,2024,1,R", header=header), "f.csv", SYSTEM
    ).errors
    assert [each.kind for each in found] == [problems.UNIT_NAMED_LATER]
    assert "Жалал-Абад шаары (jalal-abad-city)" in found[0].message("ky")
    assert "manas)" not in found[0].message("ky")


def test_a_name_of_another_kind_is_not_told_as_that_of_several_units() -> None:
    header = "unit_name,item,period,value,origin"
    found = plan_import(
        csv_file("Ноокат шаары,preschool.children,2024,1,R", header=header), "f.csv", SYSTEM
    ).errors
    assert [each.kind for each in found] == [problems.UNIT_OTHER_KIND]
    assert "Ноокат району (nookat)" in found[0].message("ky")
