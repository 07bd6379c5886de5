"""The tree of units: ordered, dated, never lost in a circle."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bilim_engine.units import Succession, Unit, UnitTree, heirs

COUNTRY = UnitTree(
    [
        Unit("kg", None, "country"),
        Unit("osh-oblast", "kg", "oblast"),
        Unit("nookat", "osh-oblast", "district"),
        Unit("alay", "osh-oblast", "district"),
        Unit("naryn-oblast", "kg", "oblast"),
        Unit("school-1", "nookat", "school"),
    ]
)


def codes(units: tuple[Unit, ...]) -> list[str]:
    return [unit.code for unit in units]


def test_children_stand_in_the_order_given() -> None:
    assert codes(COUNTRY.children("osh-oblast")) == ["nookat", "alay"]
    assert codes(COUNTRY.roots()) == ["kg"]


def test_path_and_subtree_go_parents_first() -> None:
    assert codes(COUNTRY.path("school-1")) == ["kg", "osh-oblast", "nookat", "school-1"]
    assert codes(COUNTRY.subtree("osh-oblast")) == ["osh-oblast", "nookat", "school-1", "alay"]
    assert codes(COUNTRY.of_kind("district", "school")) == ["nookat", "alay", "school-1"]
    assert len(COUNTRY) == 6
    assert COUNTRY.find("nowhere") is None


def test_the_tree_of_a_day_has_what_was_valid_then() -> None:
    tree = UnitTree(
        [
            Unit("city", "old", valid_until=date(2025, 1, 1)),
            Unit("city", "new", valid_from=date(2025, 1, 1)),
            Unit("old"),
            Unit("new", valid_from=date(2020, 1, 1)),
        ]
    )
    assert tree.as_of(date(2024, 12, 31)).get("city").parent == "old"
    assert tree.as_of(date(2025, 1, 1)).get("city").parent == "new"
    assert "new" not in tree.as_of(date(2019, 12, 31))
    assert tree.get("city").parent == "new"
    assert tree.problems() == []


def test_a_unit_became_what_came_of_its_end() -> None:
    end, before = date(2025, 1, 1), date(2024, 1, 1)
    cuts = [
        Succession("split", "old", "left-before", before),
        Succession("split", "old", "north", end),
        Succession("split", "old", "old", end),
        Succession("merged", "old", "south", end),
        Succession("merged", "other", "north", end),
    ]
    assert heirs("old", {"old": end}, cuts) == ("north", "south")
    assert heirs("old", {"old": date(2026, 1, 1)}, cuts) == ()


def test_a_unit_became_what_came_of_its_heirs_that_ended_too() -> None:
    first, second, third = date(2025, 2, 1), date(2025, 7, 1), date(2025, 9, 1)
    ended = {"city": first, "district": second, "east": third, "alone": third, "one": first, "other": first}
    cuts = [
        Succession("merged", "city", "district", first),
        Succession("split", "district", "east", second),
        Succession("split", "district", "west", second),
        Succession("split", "district", "alone", second),
        Succession("merged", "east", "farther", third),
        Succession("split", "district", "left-before", first),
        Succession("merged", "one", "other", first),
        Succession("merged", "other", "one", first),
    ]
    assert heirs("city", ended, cuts) == ("farther", "west")
    # On a day on which only the first has ended, the second is what it became.
    assert heirs("city", {"city": first}, cuts) == ("district",)
    assert heirs("alone", ended, cuts) == ()
    assert heirs("one", ended, cuts) == ()


PARENTS = st.lists(st.one_of(st.none(), st.integers(0, 9), st.just(99)), min_size=1, max_size=10)


@given(PARENTS)
def test_whatever_the_parents_are_every_unit_is_reached_once(parents: list[int | None]) -> None:
    tree = UnitTree(
        Unit(str(index), None if parent is None else str(parent)) for index, parent in enumerate(parents)
    )
    reached = [unit.code for root in tree.roots() for unit in tree.subtree(root.code)]
    assert sorted(reached) == sorted(unit.code for unit in tree)
    assert all(tree.path(unit.code)[-1] is unit for unit in tree)
