"""What changed since the edition before: it sums to the change of the score, and never compares methods."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bilim.portal.rules import changes
from bilim.publication.terms import PublishedResult
from bilim_engine.values import NOT_COLLECTED, Missing
from factories import editions as made


def address(name: str, **arguments: str) -> str:
    return f"/{name}/" + "/".join(arguments.values())


def test_what_indicators_moved_sums_to_the_change_of_the_score() -> None:
    now, before = made.content("2025"), made.content("2024")
    for unit in now.ranked_units[:8]:
        found = changes.since(now, before, unit.code, "en", address)
        assert found is not None
        moved = sum((each.moved for each in found.indicators), Decimal(0))
        assert abs(moved - found.score) < Decimal("1e-25")
        sizes = [abs(each.moved) for each in found.indicators]
        assert sizes == sorted(sizes, reverse=True)


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
