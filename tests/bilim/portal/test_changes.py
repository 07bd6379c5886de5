"""What changed since the edition before: it sums to the change of the score, and never compares methods."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bilim.portal.rules import changes
from bilim.publication.terms import ADJUSTED, EditionContent, PublishedResult
from bilim_engine.aggregation import weighted_mean
from bilim_engine.definitions import Leaf, Node, NotDefined
from bilim_engine.definitions.parameters import ParameterValue
from bilim_engine.definitions.tree import below, weight_in
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
    """What they did is the change of the score less the change of the score over the common leaves alone.

    So it is nothing where both editions have the same leaves; and also where a leaf of one edition alone has
    the very score of the mean it enters, which is then the same without it, as with the camps of Batken.
    """
    now, before = made.content("2025"), made.content("2024")
    apart, silent = set(), set()
    for unit in now.ranked_units:
        found = changes.since(now, before, unit.code, "en", address)
        assert found is not None
        leaves, earlier = entered(now, unit.code), entered(before, unit.code)
        common = leaves.keys() & earlier.keys()
        over_common = overall(now, common, leaves) - overall(now, common, earlier)
        assert abs(found.presence - (found.score - over_common)) <= Decimal("1e-11"), unit.code
        if leaves.keys() == earlier.keys():
            assert found.presence == 0
        else:
            (apart if found.presence else silent).add(unit.code)
        unchanged = changes.since(now, now, unit.code, "en", address)
        assert unchanged is not None
        assert (unchanged.presence, unchanged.score, unchanged.indicators) == (0, 0, ())
    assert apart
    assert "batken" in silent
    camps = "recreation/recreation.camps"
    for unit_code in silent:
        with_camps, without = entered(before, unit_code), entered(now, unit_code)
        assert with_camps.keys() - without.keys() == {camps}
        assert {score for path, score in with_camps.items() if path.startswith("recreation/")} == {
            Decimal(100)
        }


def entered(content: EditionContent, unit: str) -> dict[str, Decimal]:
    """The scores of the leaves that entered the overall score: neither they nor a node above is missing."""
    scores = {
        each.node: each.score for each in content.scores if (each.unit, each.variant) == (unit, ADJUSTED)
    }
    found = {}
    for path, _leaf in content.methodology.leaves():
        parts = path.split("/")
        above = [scores.get("/".join(parts[:depth])) for depth in range(1, len(parts))]
        score = scores.get(path)
        if isinstance(score, Decimal) and all(isinstance(each, Decimal) for each in above):
            found[path] = score
    return found


def overall(content: EditionContent, common: Set[str], scores: dict[str, Decimal]) -> Decimal:
    """The overall score over these leaves alone, by the means and weights of the method."""

    def of(node: Node | Leaf, path: str) -> Decimal | None:
        if isinstance(node, Leaf):
            return scores[path] if path in common else None
        found = [(weight_in(node, child), of(child, below(path, child))) for child in node.children]
        present = [(w, score) for w, score in found if score is not None and not isinstance(w, NotDefined)]
        if not present or isinstance(node.mean, NotDefined):
            return None
        mean = weighted_mean(node.mean, present)
        assert isinstance(mean, Decimal)
        return mean

    whole = of(content.methodology.root, "")
    assert whole is not None
    return whole


def test_editions_of_different_methods_are_not_compared() -> None:
    now, before = made.content("2025"), made.content("2024")
    other = replace(
        before, header=replace(before.header, methodology=replace(before.header.methodology, sha256="0" * 64))
    )
    assert changes.since(now, other, "nookat", "en", address) is None
    assert not now.follows_method_of(other)


def test_an_indicator_computed_otherwise_is_another_method_and_one_told_otherwise_is_not() -> None:
    now, before = made.content("2025"), made.content("2024")
    assert now.follows_method_of(before)

    def with_coverage(**changed: object) -> EditionContent:
        indicators = dict(before.definitions.indicators)
        indicators["preschool.coverage"] = replace(indicators["preschool.coverage"], **changed)
        return replace(before, definitions=replace(before.definitions, indicators=indicators))

    assert not now.follows_method_of(with_coverage(scale=Decimal(1000)))
    assert changes.since(now, with_coverage(scale=Decimal(1000)), "nookat", "en", address) is None
    told_otherwise = with_coverage(title={"ky": "Камтуу", "ru": "Охват", "en": "Coverage"}, version=9)
    assert now.follows_method_of(told_otherwise)


@pytest.mark.parametrize(
    ("values", "same"),
    [
        ([("2021-09-01", None, "9")], True),
        ([("2021-09-01", None, "900")], False),
        ([("2021-09-01", "2025-09-01", "9"), ("2025-09-01", None, "12")], False),
        ([("2021-09-01", "2026-09-01", "9"), ("2026-09-01", None, "12")], True),
        ([("2024-01-01", None, "9")], True),
    ],
)
def test_a_parameter_that_says_something_else_is_another_method(
    values: list[tuple[str, str | None, str]], same: bool
) -> None:
    """What is said of days after both editions changes neither, nor what one of them does not say at all. A
    change that the earlier one did not announce is another method; where both state it, it is one method with
    a dated rule."""
    now, before = made.content("2025"), made.content("2024")
    spoken = tuple(
        ParameterValue(date.fromisoformat(start), date.fromisoformat(end) if end else None, Decimal(value))
        for start, end, value in values
    )
    usual = (ParameterValue(date(2021, 9, 1), None, Decimal(9)),)
    assert _saying(now, spoken).follows_method_of(_saying(before, usual)) is same
    assert _saying(now, spoken).follows_method_of(_saying(before, spoken))


def _saying(content: EditionContent, told: tuple[ParameterValue, ...]) -> EditionContent:
    code = "olympiad.points.winner"
    parameter = replace(content.definitions.parameters[code], values=told)
    parameters = {**content.definitions.parameters, code: parameter}
    return replace(content, definitions=replace(content.definitions, parameters=parameters))


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
