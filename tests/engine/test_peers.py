"""Peers: standardised distances worked by hand, what is not known, and a value among those of the peers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilim_engine.definitions import Item
from bilim_engine.definitions.peers import Characteristic, OfCategory, OfItem, OfKind, OfRatio, Peers
from bilim_engine.facts import Fact, FactTable
from bilim_engine.fairness import Grounds, among, characteristics, nearest_peers
from bilim_engine.periods import parse_period
from bilim_engine.units import Unit, UnitTree
from bilim_engine.values import Missing

TEXT = {"ky": "т", "ru": "т", "en": "t"}
YEAR = parse_period("2025")


def item(code: str, period: str = "calendar_year", measure: str = "count") -> Item:
    return Item(code=code, title=TEXT, unit="pupils", measure=measure, period=period)


def characteristic(code: str, measured: object, **more: object) -> Characteristic:
    return Characteristic(code, TEXT, measured, TEXT, **more)  # type: ignore[arg-type]


def rule(*found: Characteristic, count: int = 3, coverage: D = D(0)) -> Peers:
    day = date(2026, 11, 21)
    return Peers("r", 1, "proposal", TEXT, TEXT, TEXT, TEXT, day, day, "m", count, coverage, found)


def fact(unit: str, code: str, value: D | Missing, breakdown: tuple = (), period: str = "2025") -> Fact:
    return Fact(unit, code, parse_period(period), breakdown, value)


def grounds(*facts: Fact) -> Grounds:
    units = UnitTree(
        [
            Unit("a", None, "city"),
            Unit("b", None, "district"),
            Unit("c", None, "district"),
            Unit("c-north", "c", "part"),
            Unit("c-south", "c", "part"),
        ]
    )
    known = (item("p"), item("s"), item("g", "school_year"), item("h", measure="level"))
    items = {each.code: each for each in known}
    return Grounds(FactTable(facts), items, units, YEAR)


KY, UZ = (("language", "ky"),), (("language", "uz"),)


def test_characteristics_are_read_as_indicators_read_figures() -> None:
    on = grounds(
        fact("a", "p", D(100)),
        fact("a", "s", D(4)),
        fact("b", "p", Missing("suppressed")),
        fact("c-north", "p", D(30)),
        fact("c-south", "p", D(50)),
        fact("c-north", "s", D(1)),
        fact("c-south", "s", Missing("not_applicable")),
        fact("a", "g", D(40), period="2024/25"),
        fact("a", "g", D(10), KY, "2024/25"),
        fact("b", "g", D(40), period="2024/25"),
        fact("b", "g", Missing("suppressed"), KY, "2024/25"),
    )
    found = characteristics(
        rule(
            characteristic("p", OfItem("p")),
            characteristic("r", OfRatio("p", "s")),
            characteristic("ky", OfCategory("g", "language", "ky")),
            characteristic("uz", OfCategory("g", "language", "uz")),
            characteristic("k", OfKind(("district",))),
            characteristic("x", OfItem("unknown")),
        ),
        on,
        ("a", "b", "c"),
    )
    numbers = {"p": D(100), "r": D(25), "ky": D("0.25"), "uz": D(0), "k": D(0)}
    assert found["a"] == {**numbers, "x": Missing("not_collected")}
    # Two parts together; of the schools one part has none to count.
    assert (found["c"]["p"], found["c"]["r"], found["c"]["k"]) == (D(80), D(80), D(1))
    # Withheld is not nought, and is told as withheld.
    assert found["b"]["p"].reason == found["b"]["ky"].reason == "suppressed"
    assert found["c"]["ky"].reason == "not_collected"


def test_a_divisor_of_nought_gives_no_characteristic() -> None:
    on = grounds(fact("a", "p", D(1)), fact("a", "s", D(0)))
    found = characteristics(rule(characteristic("r", OfRatio("p", "s"))), on, ("a",))
    assert found["a"]["r"] == Missing("division_by_zero")


def test_a_height_is_that_of_the_unit_itself_and_never_a_sum() -> None:
    on = grounds(fact("a", "h", D(2048)), fact("c-north", "h", D(700)), fact("c-south", "h", D(900)))
    found = characteristics(rule(characteristic("h", OfItem("h"))), on, ("a", "c"))
    assert found["a"]["h"] == D(2048)
    assert found["c"]["h"] == Missing("not_collected")


TWO = rule(characteristic("x", OfItem("x")), characteristic("y", OfItem("y"), weight=D(3)))


def test_the_distance_by_hand() -> None:
    """x 0, 2, 4: deviation √(8/3); y 1, 1, 4: deviation √2. a–b: (4/(8/3) + 3·0)/4 = 0.375."""
    table = {
        "a": {"x": D(0), "y": D(1)},
        "b": {"x": D(2), "y": D(1)},
        "c": {"x": D(4), "y": D(4)},
    }
    first, second = nearest_peers(TWO, table, "a")
    assert (first.unit, second.unit) == ("b", "c")
    assert abs(first.distance**2 - D("0.375")) < D("1e-30")
    assert abs(second.distance**2 - (16 / (D(8) / 3) + 3 * 9 / D(2)) / 4) < D("1e-30")
    assert first.likeness["y"].apart == 0
    assert (first.likeness["x"].own, first.likeness["x"].other) == (D(0), D(2))


def test_what_is_not_known_makes_nobody_nearer_and_too_little_makes_no_peer() -> None:
    gap = Missing("suppressed")
    table = {
        "a": {"x": D(0), "y": D(1)},
        "b": {"x": D(4), "y": gap},
        "c": {"x": gap, "y": D(4)},
        "d": {"x": gap, "y": gap},
    }
    # b is one deviation of x away and c one of y: the same, though each is known by one alone; by code.
    near = nearest_peers(TWO, table, "a")
    assert [each.unit for each in near] == ["b", "c"]
    assert near[0].distance == near[1].distance == 2
    assert near[0].likeness["y"].apart is None
    half = rule(*TWO.characteristics, coverage=D("0.5"))
    assert [each.unit for each in nearest_peers(half, table, "a")] == ["c"]
    weights = [each.weight for each in TWO.characteristics]
    just = rule(*TWO.characteristics, coverage=weights[1] / sum(weights))
    assert [each.unit for each in nearest_peers(just, table, "a")] == ["c"]
    assert nearest_peers(TWO, table, "d") == ()


def test_a_logarithm_counts_times_and_not_differences() -> None:
    table = {code: {"x": D(value)} for code, value in (("a", 10), ("b", 100), ("c", 1), ("d", 50), ("e", 0))}
    plain, times = (rule(characteristic("x", OfItem("x"), logarithm=each)) for each in (False, True))
    assert [each.unit for each in nearest_peers(plain, table, "a")] == ["c", "e", "d"]
    found = nearest_peers(times, table, "a")
    assert [each.unit for each in found] == ["d", "b", "c"]
    assert abs(found[1].distance - found[2].distance) < D("1e-12")


def test_where_nobody_differs_everybody_is_alike() -> None:
    table = {code: {"x": D(7), "y": D(7)} for code in "dcba"}
    assert [each.unit for each in nearest_peers(TWO, table, "c")] == ["a", "b", "d"]
    assert {each.distance for each in nearest_peers(TWO, table, "c")} == {D(0)}


def test_a_stranger_has_no_peers() -> None:
    with pytest.raises(KeyError):
        nearest_peers(TWO, {"a": {"x": D(1), "y": D(1)}, "b": {"x": D(1), "y": D(1)}}, "z")


numbers = st.integers(-1000, 1000).map(D)
tables = st.lists(st.tuples(numbers, numbers), min_size=2, max_size=7).map(
    lambda rows: {f"u{number}": {"x": x, "y": y} for number, (x, y) in enumerate(rows)}
)


def distances(peers, table):
    return {(one, each.unit): each.distance for one in table for each in nearest_peers(peers, table, one)}


@given(table=tables, factor=st.integers(1, 50).map(D), shift=numbers)
@settings(max_examples=100, deadline=None)
def test_distances_are_the_same_both_ways_and_in_any_unit_of_measure(table, factor, shift) -> None:
    everybody = rule(*TWO.characteristics, count=20)
    far = distances(everybody, table)
    assert all(abs(far[one, other] - far[other, one]) < D("1e-25") for one, other in far)
    moved = {unit: {**row, "x": row["x"] * factor + shift} for unit, row in table.items()}
    again = distances(everybody, moved)
    assert all(abs(again[pair] - far[pair]) < D("1e-25") for pair in far)


@pytest.mark.parametrize(
    ("value", "peers", "lower", "found"),
    [
        (D(5), [D(1), D(3), D(9)], False, (D(3), D(2), D(2) / 3, 3)),
        (D(5), [D(1), D(3), D(9)], True, (D(3), D(-2), D(1) / 3, 3)),
        (D(5), [D(5), D(5)], False, (D(5), D(0), D("0.5"), 2)),
        (D(5), [Missing("suppressed"), D(1)], False, (D(1), D(4), D(1), 1)),
        (Missing("suppressed"), [D(1), D(2)], False, (D("1.5"), None, None, 2)),
        (D(5), [Missing("suppressed")], False, (None, None, None, 0)),
        (D(5), [], True, (None, None, None, 0)),
    ],
)
def test_a_value_among_those_of_the_peers(value, peers, lower, found) -> None:
    result = among(value, peers, lower_is_better=lower)
    expected = found[2]
    assert (result.middle, result.gap, result.count) == (found[0], found[1], found[3])
    assert result.ahead == expected or abs(result.ahead - expected) < D("1e-27")
