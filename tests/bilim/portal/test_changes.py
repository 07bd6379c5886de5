"""What changed since the edition before: it sums to the change of the score, and never compares methods."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bilim.portal.rules import changes
from bilim.publication.terms import EditionContent, PublishedResult
from bilim_engine.values import NOT_COLLECTED, Missing
from factories import editions as made


def address(name: str, **arguments: str) -> str:
    return f"/{name}/" + "/".join(arguments.values())


def test_what_moved_the_score_sums_to_its_change_and_goes_the_way_of_each_indicator() -> None:
    now, before = made.content("2025"), made.content("2024")
    seen = 0
    for unit in now.ranked_units:
        found = changes.since(now, before, unit.code, "en", address)
        assert found is not None
        moved = sum((each.moved for each in found.indicators), Decimal(0))
        assert moved + found.others + found.presence == found.score
        sizes = [abs(each.moved) for each in found.indicators]
        assert sizes == sorted(sizes, reverse=True)
        for each in found.indicators:
            path = each.score_address.removeprefix(f"/score/{now.header.code}/{unit.code}/")
            one, other = now.score(unit.code, path), before.score(unit.code, path)
            assert one is not None
            assert other is not None
            assert isinstance(one.score, Decimal)
            assert isinstance(other.score, Decimal)
            assert each.moved * (one.score - other.score) > 0
            seen += 1
    assert seen > 100


def test_figures_of_one_edition_alone_stand_apart() -> None:
    now, before = made.content("2025"), made.content("2024")
    apart = 0
    for unit in now.ranked_units:
        found = changes.since(now, before, unit.code, "en", address)
        assert found is not None
        if scored(now, unit.code) == scored(before, unit.code):
            assert found.presence == 0
        apart += bool(found.presence)
        unchanged = changes.since(now, now, unit.code, "en", address)
        assert unchanged is not None
        assert (unchanged.presence, unchanged.score, unchanged.indicators) == (0, 0, ())
    assert apart > 0


def scored(content: EditionContent, unit: str) -> set[str]:
    """The paths of the indicators that have a score."""
    found = {path: content.score(unit, path) for path, _ in content.methodology.leaves()}
    return {path for path, score in found.items() if score and isinstance(score.score, Decimal)}


def test_editions_of_different_methods_are_not_compared() -> None:
    now, before = made.content("2025"), made.content("2024")
    other = replace(
        before, header=replace(before.header, methodology=replace(before.header.methodology, sha256="0" * 64))
    )
    assert changes.since(now, other, "nookat", "en", address) is None
    assert not changes.same_method(now, other)


def result(low: int | None, high: int | None) -> PublishedResult:
    found = made.content("2025").result("nookat")
    assert found is not None
    return replace(found, rank_low=low, rank_high=high)


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ((3, 5), (5, 9), True),
        ((3, 5), (6, 9), False),
        ((6, 9), (3, 5), False),
        ((1, 9), (3, 4), True),
        ((None, None), (3, 4), False),
    ],
)
def test_intervals_that_touch_overlap(one: tuple, other: tuple, common: bool) -> None:
    assert changes.overlaps(result(*one), result(*other)) is common


def test_a_department_without_a_score_has_no_change() -> None:
    now, before = made.content("2025"), made.content("2024")
    results = tuple(
        replace(each, score=Missing(NOT_COLLECTED), rank=None) if each.unit == "nookat" else each
        for each in before.results
    )
    assert changes.since(now, replace(before, results=results), "nookat", "en", address) is None
