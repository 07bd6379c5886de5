"""From whom a department cannot be told apart: all whose order the draws do not tell, wherever they stand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilim.portal.rules import certainty, departments, leads
from bilim.portal.rules.departments import Subject
from bilim.portal.rules.documents.papers import Paper
from bilim.portal.rules.documents.unit_sheet import NAMED, unit_sheet
from bilim.portal.rules.telling.told import Telling, nowhere
from bilim.portal.rules.telling.units import unit_passages
from factories import editions as made

LANGUAGES = ("ky", "ru", "en")


def like(unit: str) -> list[str]:
    """The others of which neither stands above the other in enough of the draws, by what was found."""
    content = made.content()
    assert content.findings
    assert content.analysis
    above, level = content.findings.above, content.analysis.level
    pairs = {other: (above[unit][other], above[other][unit]) for other in above if other != unit}
    told = {other: max(share or Decimal(0) for share in shares) >= level for other, shares in pairs.items()}
    return [other for other in told if not told[other]]


def test_everybody_is_named_whose_order_is_not_told() -> None:
    content, beyond = made.content(), 0
    every = certainty.lines(content, "en", nowhere)
    groups = certainty.groups(content, every)
    for unit in content.ranked_units:
        found = [line.code for line in certainty.indistinct(content, every, unit.code)]
        assert sorted(found) == sorted(like(unit.code))
        grouped = {line.code for group in groups for line in group.lines if unit.code in codes(group)}
        assert grouped - {unit.code} <= set(found)
        beyond += len(found) > max(len(grouped) - 1, 0)
    assert beyond


def codes(group: certainty.Group) -> set[str]:
    return {line.code for line in group.lines}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_and_sheet_name_the_same(language: str) -> None:
    telling = Telling(made.content(), language, None)
    for unit in ("nookat", "naryn", "alay"):
        names = [telling.label(code) for code in like(unit)]
        place = next(each for each in unit_passages(telling, unit, {}) if each.topic == "place")
        assert all(name in " ".join(place.sentences) for name in names)
        # On one page stand at most so many names; their number always does.
        sheet = " ".join(unit_sheet(Paper(telling, {}, {}, "Bilim"), unit)["sentences"])
        assert str(len(names)) in sheet
        assert len(names) > NAMED or all(name in sheet for name in names)


def test_nothing_below_the_middle_is_called_strong() -> None:
    content = made.content()
    for unit in content.ranked_units:
        lines = departments.directions(Subject(content, unit.code, "en", nowhere))
        every = [line for direction in lines for line in direction.indicators]
        assert all(line.lead and line.lead > 0 for line in leads.strongest(every, 21))
        assert all(line.lead and line.lead < 0 for line in leads.weakest_of(every, 21))
