"""Ground followed through splits and mergers, worked by hand."""

from __future__ import annotations

from datetime import date

from bilim.registry.rules.succession import ground_of
from bilim_engine.units import Succession

OLD, NEW = date(2020, 1, 1), date(2026, 1, 1)


def _link(kind: str, unit: str, to: str, year: int) -> Succession:
    return Succession(kind, unit, to, date(year, 6, 1))


def test_a_split_unit_is_the_sum_of_its_parts() -> None:
    links = [_link("split", "a", "b", 2022), _link("split", "a", "c", 2022)]
    ground = ground_of("a", OLD, NEW, links)
    assert (ground.units, ground.exact) == (("b", "c"), True)


def test_a_merged_unit_is_only_part_of_its_successor() -> None:
    links = [_link("merged", "a", "c", 2022), _link("merged", "b", "c", 2022)]
    for unit in ("a", "b"):
        ground = ground_of(unit, OLD, NEW, links)
        assert (ground.units, ground.exact) == (("c",), False)


def test_backwards_a_merged_unit_is_the_sum_of_what_it_was() -> None:
    links = [_link("merged", "a", "c", 2022), _link("merged", "b", "c", 2022)]
    ground = ground_of("c", NEW, OLD, links)
    assert (set(ground.units), ground.exact) == ({"a", "b"}, True)


def test_backwards_a_part_was_only_part_of_the_whole() -> None:
    links = [_link("split", "a", "b", 2022), _link("split", "a", "c", 2022)]
    ground = ground_of("b", NEW, OLD, links)
    assert (ground.units, ground.exact) == (("a",), False)


def test_split_and_merged_again() -> None:
    links = [
        _link("split", "a", "b", 2021),
        _link("split", "a", "c", 2021),
        _link("merged", "b", "d", 2023),
        _link("merged", "c", "d", 2023),
    ]
    ground = ground_of("a", OLD, NEW, links)
    assert (ground.units, ground.exact) == (("d",), True)


def test_what_happened_outside_the_two_days_does_not_count() -> None:
    links = [_link("split", "a", "b", 2018), _link("territory_moved", "a", "z", 2026)]
    ground = ground_of("a", OLD, NEW, links)
    assert (ground.units, ground.exact, ground.steps) == (("a",), True, ())


def test_a_unit_that_gives_ground_stays_but_not_exactly() -> None:
    ground = ground_of("a", OLD, NEW, [_link("territory_moved", "a", "z", 2024)])
    assert (ground.units, ground.exact) == (("a",), False)
