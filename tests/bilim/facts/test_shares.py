"""A part that is an item of its own and more than its whole is asked about: the share would exceed 100."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilim.base.actor import SYSTEM
from bilim.facts import actions, queries
from bilim.facts.problems import plausibility as problems
from bilim.facts.rules.shares import wholes
from bilim.facts.terms import Cell, Correction, Said, Source
from bilim_engine.problems import LANGUAGES, Problem
from factories.facts import csv_file
from factories.rulebook import INDICATORS, adopt_and_approve, write_definitions

SHARE = (
    INDICATORS.replace("unit: som", "unit: percent")
    .replace("scale: 1", "scale: 100")
    .replace("numerator: budget.spent", "numerator: subtree(budget.spent)")
    .replace("expect: 2", "expect: 200")
)


@pytest.fixture
def shares(ground: None, tmp_path: Path) -> None:
    """Money spent is a part of the children, absurd as that is, and an indicator is their share."""
    adopt_and_approve(write_definitions(tmp_path / "shares", indicators=SHARE))


def asked(*rows: str) -> list[Problem]:
    plan = actions.plan_import(csv_file(*(f"{row},,R" for row in rows)), "file.csv", SYSTEM)
    return [each for each in plan.problems if each.kind is problems.SHARE_ABOVE_WHOLE]


def test_a_part_above_its_whole_is_asked_about_with_both_figures_in_each_language(shares: None) -> None:
    (found,) = asked("nookat,budget.spent,2025,56", "nookat,preschool.children,2025,50")
    assert not found.is_error
    assert found.place.line == 2
    assert "56, while “Children” is 50: the share “Money for a child” would exceed" in found.message("en")
    assert all("{" not in found.message(each) + found.hint(each) for each in LANGUAGES)


@pytest.mark.parametrize(
    "rows",
    [
        ("nookat,budget.spent,2025,50", "nookat,preschool.children,2025,50"),
        ("nookat,budget.spent,2025,56", "nookat,preschool.children,2024,50"),
        ("nookat,budget.spent,2025,56", "osh-city,preschool.children,2025,50"),
        ("nookat,budget.spent,2025,56",),
    ],
)
def test_what_is_no_share_above_100_raises_no_question(shares: None, rows: tuple[str, ...]) -> None:
    assert asked(*rows) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("nookat,budget.spent,2025,56", "nookat,preschool.children,2025,50"),
        ("nookat,preschool.children,2025,50", "nookat,budget.spent,2025,56"),
    ],
)
def test_the_other_of_the_two_may_stand_in_the_ledger(shares: None, first: str, second: str) -> None:
    actions.import_file(csv_file(f"{first},,R"), "first.csv", SYSTEM, despite_warnings=True)
    assert len(asked(second)) == 1
    assert asked("nookat,preschool.children,2024,1") == []


def test_a_correction_asks_it_too(shares: None) -> None:
    actions.import_file(
        csv_file("nookat,budget.spent,2025,56,,R", "nookat,preschool.children,2025,66,,R"), "a.csv", SYSTEM
    )
    cell = Cell("nookat", "preschool.children", "2025", "")
    plan = actions.plan_correction(cell, Correction("50", "", Source(Said.alike("x"))), name="", by=SYSTEM)
    assert problems.SHARE_ABOVE_WHOLE in [each.kind for each in plan.doubts]
    assert queries.find_current(cell).value == "66"


def test_a_correction_asks_nothing_by_a_figure_that_is_not_to_be_seen(shares: None) -> None:
    actions.import_file(csv_file("nookat,budget.spent,2025,56,,R"), "a.csv", SYSTEM)
    cell, tried = (
        Cell("nookat", "preschool.children", "2025", ""),
        Correction("50", "", Source(Said.alike("x"))),
    )
    for unseen, count in (((), 1), ((cell._replace(item="budget.spent"),), 0)):
        plan = actions.plan_correction(cell, tried, name="", by=SYSTEM, unseen=unseen)
        assert [each.kind for each in plan.doubts].count(problems.SHARE_ABOVE_WHOLE) == count


def test_an_indicator_that_is_no_share_of_one_item_in_another_has_no_whole(ground: None) -> None:
    from bilim.rulebook import queries as rulebook  # noqa: PLC0415 - models load with the database

    assert wholes(rulebook.get_definitions()) == {}
