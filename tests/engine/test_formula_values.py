"""What a formula gives: numbers, what is missing, other periods, sums over the units below, and the trace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from bilim_engine.formulas import Expression, Scope, evaluate
from bilim_engine.trace import Step
from bilim_engine.values import Missing, Value
from factories.formulas import read


@dataclass
class Table:
    """A world of a few figures: by unit, item, months ago and category."""

    figures: Mapping[tuple[str, str, int, str], Value] = field(default_factory=dict)
    tree: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def item(self, code: str, scope: Scope) -> Step:
        category = scope.breakdown[0][1] if scope.breakdown else ""
        key = (scope.unit, code, scope.months_ago, category)
        return Step("item", code, self.figures.get(key, Missing("not_collected")))

    def indicator(self, code: str, scope: Scope) -> Step:
        return Step("indicator", code, Decimal(7))

    def param(self, code: str, scope: Scope) -> Step:
        return Step("param", code, Missing("not_defined"))

    def children(self, unit: str) -> Sequence[str]:
        return self.tree.get(unit, ())

    def below(self, unit: str) -> Sequence[str]:
        return [each for child in self.children(unit) for each in (child, *self.below(child))]

    def categories(self, over: str, expression: Expression, scope: Scope) -> Sequence[str]:
        return ("female", "male")


def value(text: str, world: Table | None = None, **figures: int | str) -> object:
    """What the formula gives where unit `u` has these figures; a word is a reason for missing."""
    own = {
        ("u", code, 0, ""): Missing(each) if isinstance(each, str) else Decimal(each)
        for code, each in figures.items()
    }
    found = evaluate(read(text), world or Table(own), Scope("u")).value
    return found.reason if isinstance(found, Missing) else found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3 - 4 / 8", Decimal("6.5")),
        ("-(1 - 3)", Decimal(2)),
        ("0.1 + 0.2", Decimal("0.3")),
        ("1 / 3", Decimal("0." + "3" * 34)),
        ("min(3, 1, 2) + max(3, 1, 2) + abs(-4)", Decimal(8)),
        ("1 < 2 < 3", True),
        ("1 < 2 > 3", False),
        ("1 == 1.0 and not 2 != 2", True),
        ("5 if 1 >= 2 else 6", Decimal(6)),
        ("i.x", Decimal(7)),
    ],
)
def test_what_needs_no_figure(text: str, expected: object) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        ("a / b", {"a": 1, "b": 0}, "division_by_zero"),
        ("a + b", {"a": "suppressed", "b": "not_published"}, "suppressed"),
        ("a + b", {"a": 1, "b": "not_published"}, "not_published"),
        ("a + b", {"a": 1}, "not_collected"),
        ("present(b)", {"a": 1}, False),
        ("present(a) and a > 0", {"a": 1}, True),
        ("a > 0 or b > 0", {"a": 1}, True),
        ("b > 0 or a > 0", {"a": 1}, "not_collected"),
        ("a > 0 and b > 0", {"a": 0}, False),
        ("not b > 0", {}, "not_collected"),
        ("1 if b > 0 else 2", {}, "not_collected"),
        ("a if a > 0 else b", {"a": 1}, Decimal(1)),
        ("a if a > 0 else b", {"a": 0, "b": "suppressed"}, "suppressed"),
        ('param("p.q") * a', {"a": 1}, "not_defined"),
    ],
)
def test_missing_follows_the_rule_of_each_operator(
    text: str, figures: dict[str, int | str], expected: object
) -> None:
    assert value(text, **figures) == expected


def test_ago_looks_back_and_adds_up() -> None:
    world = Table({("u", "a", 36, ""): Decimal(5), ("u", "m.c", 7, ""): Decimal(3)})
    assert value("ago(a, years=3)", world) == Decimal(5)
    assert value("ago(ago(a, years=1), years=2)", world) == Decimal(5)
    assert value("ago(m.c, months=7)", world) == Decimal(3)
    assert value("ago(a, years=1)", world) == "not_collected"


def test_a_total_needs_every_category() -> None:
    girls, boys = ("u", "a", 0, "female"), ("u", "a", 0, "male")
    assert value("total(a, over=sex)", Table({girls: Decimal(2), boys: Decimal(3)})) == Decimal(5)
    assert value("total(a, over=sex)", Table({girls: Decimal(2)})) == "not_collected"
    assert value("total(2 * a, over=sex)", Table({girls: Decimal(2), boys: Decimal(3)})) == Decimal(10)


TREE = {"u": ("c", "d"), "d": ("e", "f")}


def figures_of_a(**figures: int | str) -> Table:
    found = {
        (unit, "a", 0, ""): Missing(each) if isinstance(each, str) else Decimal(each)
        for unit, each in figures.items()
    }
    return Table(found, TREE)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"u": 9, "c": 1}, Decimal(9)),
        ({"c": 1, "d": 2}, Decimal(3)),
        ({"c": 1, "e": 2, "f": 3}, Decimal(6)),
        ({"c": 1, "e": 2}, "not_collected"),
        ({"c": 1, "e": 2, "f": "not_applicable"}, Decimal(3)),
        ({"c": "not_applicable", "e": "not_applicable", "f": "not_applicable"}, "not_applicable"),
        ({"c": 1, "d": "suppressed", "e": 2}, "suppressed"),
        ({"u": "not_published", "c": 1, "d": 2}, "not_published"),
        ({}, "not_collected"),
    ],
)
def test_a_subtree_is_its_own_figure_or_the_sum_below(
    figures: dict[str, int | str], expected: object
) -> None:
    assert value("subtree(a)", figures_of_a(**figures)) == expected


def test_units_are_counted_below_or_at_a_leaf() -> None:
    world = figures_of_a(c=1, d=0, e=2, f=3)
    assert value("count(a > 0)", world) == Decimal(3)
    assert value("count(a > 0)", figures_of_a(c=1, d=0, e=2)) == "not_collected"
    assert value("count(present(a))", figures_of_a(c=1, e=2)) == Decimal(2)
    assert evaluate(read("count(a > 2)"), world, Scope("f")).value == Decimal(1)


def test_a_ratio_of_sums_is_no_mean_of_ratios() -> None:
    sums = {("c", "a"): 1, ("c", "b"): 2, ("d", "a"): 90, ("d", "b"): 100}
    world = Table({(u, i, 0, ""): Decimal(n) for (u, i), n in sums.items()}, {"u": ("c", "d")})
    assert value("subtree(a) / subtree(b)", world) == value("91 / 102")
    assert value("subtree(a / b)", world) == Decimal("1.4")


def test_numbers_too_great_for_arithmetic_are_out_of_domain() -> None:
    huge = Table({("u", "a", 0, ""): Decimal("9E+999999")})
    assert value("a * a", huge) == "out_of_domain"


def test_a_trace_shows_what_was_evaluated_and_nothing_else() -> None:
    world = Table({("u", "a", 0, ""): Decimal(2)})
    step = evaluate(read("a * 3 if a > 1 else b"), world, Scope("u"))
    assert [each.label for each in step.walk()] == ["if", "gt", "a", "1", "mul", "a", "3"]
    assert Step.from_json(step.to_json()) == step
