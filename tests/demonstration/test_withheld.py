"""The demonstration holds numbers of graduates so small that they are withheld, each with a companion."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest
from demonstration.sizes import LEAVES

from bilim.publication.rules.disclosure import suppress
from bilim.publication.rules.elimination import recoverable
from bilim.publication.rules.margins import margins
from bilim.publication.terms import PublishedFact
from bilim_engine.facts import parse_breakdown
from bilim_engine.values import SUPPRESSED, Missing
from factories import editions as made
from factories.demonstration_rows import Row

ITEM = "school.graduates_11"
WITHHELD = Missing(SUPPRESSED)
Tables = dict[tuple[str, str], dict[str, PublishedFact]]


def _by_table(facts: tuple[PublishedFact, ...]) -> Tables:
    found: Tables = defaultdict(dict)
    for fact in facts:
        found[(fact.unit, fact.period)][fact.breakdown] = fact
    return found


@pytest.fixture(scope="module")
def recorded(rows: list[Row]) -> tuple[PublishedFact, ...]:
    return tuple(
        PublishedFact(
            row["unit"], ITEM, row["period"], row["breakdown"], Decimal(row["value"]), "made", True, "", ""
        )
        for row in rows
        if row["item"] == ITEM
    )


@pytest.fixture(scope="module")
def published(recorded: tuple[PublishedFact, ...]) -> Tables:
    return _by_table(suppress(recorded, made.definitions(), made.registered()))


def test_small_departments_have_cells_that_are_withheld_with_a_companion(
    recorded: tuple[PublishedFact, ...], published: Tables
) -> None:
    seen = set()
    for place, cells in _by_table(recorded).items():
        small = {code for code, fact in cells.items() if code and 0 < fact.value < 5}  # type: ignore[operator]
        hidden = {code for code, fact in published[place].items() if fact.value == WITHHELD}
        assert small <= hidden
        assert not small or len(hidden) > len(small) or len(small) > 1
        assert bool(hidden) == bool(small)
        seen |= {place[0]} if hidden else set()
    assert 5 <= len(seen) <= 15


def test_what_is_withheld_cannot_be_worked_out_and_totals_stay(published: Tables) -> None:
    for (unit, _), cells in published.items():
        table = {(unit, parse_breakdown(code)): fact for code, fact in cells.items()}
        hidden = {cell for cell, fact in table.items() if fact.value == WITHHELD}
        assert (unit, ()) not in hidden
        assert not recoverable(hidden, margins(table, {}))


def test_no_record_above_a_department_gives_a_language_away(rows: list[Row]) -> None:
    """A sum of an oblast less its other departments would be the number that is withheld."""
    units = {row["unit"] for row in rows if row["breakdown"].startswith("language=")}
    assert units == set(LEAVES)
    assert not units & {unit.parent for unit in made.registered() if unit.code in units}
