"""What was counted before a split or merger: not comparable in an edition, in columns, and where a correction
of it is only tried."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bilim.base.actor import SYSTEM
from bilim.facts import actions as ledger
from bilim.indicators import actions, queries
from bilim.indicators.rules import compute
from bilim.registry import actions as registry
from bilim.registry.models import UnitLink
from bilim.rulebook import actions as rulebook
from bilim_engine.definitions import Definitions, Indicator
from bilim_engine.facts import Fact
from bilim_engine.formulas import Names, parse
from bilim_engine.periods import calendar_year
from bilim_engine.values import Missing
from factories.facts import DEFINITIONS, ITEMS, TITLE, csv_file

Y2024, Y2025 = calendar_year(2024), calendar_year(2025)
NOT_COMPARABLE = Missing("not_comparable")
UNITS = ("osh", "nookat", "naryn")


@pytest.fixture(autouse=True)
def _ground(db: None, root: Path, tmp_path: Path, settings: Any) -> None:
    """In the middle of 2025 another was merged into Nookat."""
    settings.COLUMNS_ROOT = tmp_path / "columns"
    registry.load_register(root / "definitions" / "register", SYSTEM)
    (tmp_path / "definitions").mkdir()
    (tmp_path / "definitions" / "items.yaml").write_text(ITEMS, encoding="utf-8")
    rulebook.adopt(tmp_path / "definitions", SYSTEM)
    lines = [f"{unit},preschool.children,{year},1{year}0,,R" for unit in UNITS[1:] for year in (2024, 2025)]
    ledger.import_file(csv_file(*lines), "file.csv", SYSTEM)
    UnitLink.objects.create(
        kind="merged",
        unit_id="aravan",
        to_id="nookat",
        on=date(2025, 6, 1),
        certainty="found",
        basis={},
        sources=[],
    )


def rules() -> Definitions:
    """The growth of a year."""
    names = Names(items={code: (each.period, each.breakdowns) for code, each in DEFINITIONS.items.items()})
    text = "subtree(preschool.children) - ago(subtree(preschool.children), years=1)"
    formula, _problems = parse(text, names)
    year, no = "calendar_year", date(2025, 1, 1)
    words = (TITLE, TITLE, TITLE, "higher_is_better", "som", year, TITLE, TITLE, no, no)
    own = Indicator("growth", 1, "proposal", *words)
    values = {name: getattr(own, name) for name in own.__slots__}
    return Definitions(
        items=DEFINITIONS.items,
        breakdowns=DEFINITIONS.breakdowns,
        indicators={"growth": Indicator(**{**values, "formula": formula})},
    )


def inputs():
    return actions.take_inputs(definitions=rules(), period=Y2025, known_on=None, by=SYSTEM).inputs


def test_an_edition_compares_no_two_grounds() -> None:
    held = inputs().facts
    assert held.value("nookat", "preschool.children", Y2024) == NOT_COMPARABLE
    assert held.value("nookat", "preschool.children", Y2025) == 120250
    assert held.value("naryn", "preschool.children", Y2024) == 120240
    of_then = actions.take_inputs(definitions=rules(), period=Y2024, known_on=None, by=SYSTEM).inputs.facts
    assert of_then.value("nookat", "preschool.children", Y2024) == 120240


def test_columns_answer_as_the_edition_would() -> None:
    actions.write_snapshot(by=SYSTEM)
    found = queries.Columns(rules()).values(["growth"], [Y2025], UNITS)
    values = compute(inputs(), ["growth"], UNITS, {"adjusted": ()})["adjusted"]
    for unit in UNITS:
        value, wanted = found.value("growth", "2025", unit), values[unit]["growth"].value
        # Columns tell the reason alone, not what lacks behind it.
        assert getattr(value, "reason", value) == getattr(wanted, "reason", wanted)
    assert found.value("growth", "2025", "nookat").reason == "not_comparable"
    assert found.value("growth", "2025", "naryn") == Decimal(10)


def test_a_correction_of_what_is_not_comparable_changes_nothing() -> None:
    now = inputs()
    values = compute(now, ["growth"], UNITS, {"adjusted": ()})
    asked = Fact("nookat", "preschool.children", Y2024, (), Decimal(1))
    after, found = queries.with_facts(now, values, [asked])
    assert after.facts.value("nookat", "preschool.children", Y2024) == NOT_COMPARABLE
    assert found["adjusted"]["nookat"]["growth"].value.reason == "not_comparable"
