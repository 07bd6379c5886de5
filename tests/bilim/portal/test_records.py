"""What is summed from units below is shown unit by unit; a sister without a record is not passed over."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bilim.portal.rules import departments, records
from bilim.publication.terms import EditionContent, PublishedFact
from bilim_engine.values import NOT_COLLECTED, Missing
from factories import editions as made

ITEM = "school.pupils"


def fact(unit: str, value: str) -> PublishedFact:
    return PublishedFact(unit, ITEM, "2025", "", Decimal(value), "o", True, "2026-01-15T03:00:00Z", "analyst")


def content() -> EditionContent:
    """An edition in which two of the four districts of the capital have records."""
    whole = made.content("2025")
    districts = [unit.code for unit in records.below(whole, "bishkek-city")]
    kept = [each for each in whole.facts if each.unit not in {"bishkek-city", *districts}]
    first = replace(fact(districts[0], "10"))
    others = (fact(districts[1], "20"), replace(fact(districts[1], "7"), breakdown="sex=female"))
    return replace(whole, facts=(*kept, fact("bishkek-city", "1"), first, *others))


def address(name: str, **arguments: str) -> str:
    return f"/{name}/" + "/".join(arguments.values())


def test_a_sister_without_the_record_is_named_with_the_reason() -> None:
    edition = content()
    owner = edition.unit("bishkek-city")
    lines = records.lines(edition, owner, (ITEM,), "en", address)
    values = [(line.unit, line.breakdown != "", line.value) for line in lines]
    districts = [unit.code for unit in records.below(edition, "bishkek-city")]
    assert ("bishkek-city", False, Decimal(1)) == values[0]
    assert (districts[0], False, Decimal(10)) in values
    assert (districts[0], True, Missing(NOT_COLLECTED)) in values
    assert len(values) == 5


def test_units_below_are_found_at_any_depth() -> None:
    whole = made.content("2025")
    codes = {unit.code for unit in records.below(whole, "kg")}
    assert {"osh-oblast", "nookat"} <= codes
    assert "kg" not in codes


def test_a_record_leads_only_to_indicators_whose_value_is_published() -> None:
    edition = made.content("2025")
    entered = departments.computed_from(edition, "nookat", "preschool.children", "")
    assert "preschool.coverage" in entered
    values = tuple(
        each for each in edition.values if (each.unit, each.indicator) != ("nookat", "preschool.coverage")
    )
    without = replace(edition, values=values)
    found = departments.computed_from(without, "nookat", "preschool.children", "")
    assert found == [code for code in entered if code != "preschool.coverage"]
