"""The language of formulas: what it allows, what it gives, what it says when something is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from bilim_engine.formulas import Expression, Names, Scope, check, evaluate, from_json, parse, to_json, write
from bilim_engine.problems import Place, Refused
from bilim_engine.trace import Step
from bilim_engine.values import Missing, Value

NAMES = Names(
    items={"a": ("calendar_year", ("sex",)), "b": ("calendar_year", ()), "m.c": ("month", ())},
    indicators=frozenset({"i.x", "both"}),
    parameters=frozenset({"p.q"}),
)


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


def read(text: str) -> Expression:
    expression, problems = parse(text, NAMES)
    assert problems == []
    assert expression is not None
    return expression


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


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("a +", "formulas.P001", "a +"),
        ("(((", "formulas.P001", "((("),
        ("", "formulas.P001", ""),
        ("a ** 2", "formulas.P002", "a ** 2"),
        ("[a]", "formulas.P002", "[a]"),
        ("lambda: a", "formulas.P002", "lambda"),
        ("a is b", "formulas.P002", "a is b"),
        ("a // b", "formulas.P002", "a // b"),
        ("+a", "formulas.P002", "+a"),
        ("a[0]", "formulas.P002", "a[0]"),
        ("preschol", "formulas.P003", "preschol"),
        ("eval(a)", "formulas.P004", "eval"),
        ("mn(a, b)", "formulas.P004", "mn"),
        ("abs(a, b)", "formulas.P005", "abs(a, b)"),
        ("ago(a)", "formulas.P005", "ago(a)"),
        ("ago(a, years=-1)", "formulas.P005", "years=-1"),
        ("ago(a, years=0)", "formulas.P005", "years=0"),
        ("ago(a, years=True)", "formulas.P005", "True"),
        ("total(a)", "formulas.P005", "total(a)"),
        ("total(a, over='sex')", "formulas.P005", "over="),
        ("param(p.q)", "formulas.P005", "param(p.q)"),
        ("min(*a)", "formulas.P005", "*a"),
        ('param("p.x")', "formulas.P008", "p.x"),
        ("1 + " * 600 + "1", "formulas.P010", "> 32"),
        ("min(" + ", ".join(["1"] * 50) + ")" + " + 1" * 5000, "formulas.P010", "> 4000"),
        ("1e5", "formulas.P013", "1e5"),
        ("0x10", "formulas.P013", "0x10"),
        ("1_000", "formulas.P013", "1_000"),
        ("1j", "formulas.P013", "1j"),
        ("'a'", "formulas.P013", "'a'"),
        ("True", "formulas.P013", "True"),
        ("1" * 35, "formulas.P013", "111"),
    ],
)
def test_what_is_not_of_the_language_is_refused_with_a_sentence(text: str, code: str, says: str) -> None:
    expression, problems = parse(text, NAMES, Place("f.yaml", 3))
    assert expression is None
    assert code in [problem.code for problem in problems]
    problem = next(each for each in problems if each.code == code)
    assert says in problem.message("en")
    assert str(problem.place) == "f.yaml:3"


def test_a_wide_formula_is_refused_by_its_size() -> None:
    wide = "max(" + ", ".join(["min(" + ",".join(["1"] * 25) + ")"] * 25) + ")"
    _, problems = parse(wide, NAMES)
    assert "> 500" in problems[0].message("en")


def test_all_faults_of_a_formula_are_reported_together() -> None:
    _, problems = parse('foo + bar(a) + param("zz") + 1e3', NAMES)
    assert [each.code[-4:] for each in problems] == ["P003", "P004", "P008", "P013"]


def test_a_near_name_is_offered() -> None:
    _, problems = parse("i.xx", NAMES)
    assert "i.x?" in problems[0].hint("ky")


def test_a_name_that_is_item_and_indicator_is_refused() -> None:
    names = Names(items={"both": ("calendar_year", ())}, indicators=frozenset({"both"}))
    _, problems = parse("both", names)
    assert problems[0].code == "formulas.P014"


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("a > 0", "number", ["formulas.P006"]),
        ("a", "boolean", ["formulas.P006"]),
        ("a and b", "boolean", ["formulas.P006", "formulas.P006"]),
        ("1 if a else b", "number", ["formulas.P006"]),
        ("1 if a > 0 else b > 0", "number", ["formulas.P006"]),
        ("(a > 0) + 1", "number", ["formulas.P006"]),
        ("count(a)", "number", ["formulas.P006"]),
        ("present(a > 0)", "boolean", []),
        ("a / 0", "number", ["formulas.P007"]),
        ("a / (2 - 4 / 2)", "number", ["formulas.P007"]),
        ("a / (b - b)", "number", []),
        ("total(b, over=sex)", "number", ["formulas.P009"]),
        ("total(a, over=sexx)", "number", ["formulas.P009"]),
        ("ago(5, years=1)", "number", ["formulas.P011"]),
        ("subtree(5)", "number", ["formulas.P011"]),
        ('ago(param("p.q"), years=1)', "number", []),
        ("ago(a, months=6)", "number", ["formulas.P012"]),
        ("ago(ago(a, months=6), months=6)", "number", []),
        ("ago(m.c, months=6)", "number", []),
    ],
)
def test_meaning_is_checked_before_any_figure(text: str, wanted: str, expected: list[str]) -> None:
    problems = check(read(text), NAMES, "number" if wanted == "number" else "boolean")
    assert [problem.code for problem in problems] == expected


@pytest.mark.parametrize(
    "text",
    ["a - (b - 1)", "a - b - 1", "-(-a)", "(a if a > 0 else b) + 1", "(a > 0 and b > 0) or not a < b",
     "a / (b * 2)", "min(a, ago(total(a, over=sex), years=1, months=2))", 'param("p.q")',
     "(1 if a > 0 else 2) if b > 0 else (3 if a > 0 else 4)", "not (a > 0 or b > 0)"],
)  # fmt: skip
def test_what_is_written_is_read_back(text: str) -> None:
    expression = read(text)
    assert read(write(expression)) == expression
    assert from_json(to_json(expression)) == expression


def test_the_json_tree_is_as_documented() -> None:
    assert to_json(read("100 * ago(a, years=3)")) == {
        "v": 1,
        "op": "mul",
        "args": [
            {"op": "num", "value": "100"},
            {"op": "ago", "years": 3, "months": 0, "args": [{"op": "item", "code": "a"}]},
        ],
    }


@pytest.mark.parametrize(
    "tree",
    [None, {}, {"op": "num", "value": "1"}, {"v": 2, "op": "num", "value": "1"}, {"v": 1, "op": "eval"},
     {"v": 1, "op": "num"}, {"v": 1, "op": "num", "value": 1.5}, {"v": 1, "op": "num", "value": "x"},
     {"v": 1, "op": "item", "code": "a", "extra": 1}, {"v": 1, "op": "add", "args": []},
     {"v": 1, "op": "ago", "years": -1, "months": 0, "args": [{"op": "item", "code": "a"}]}],
)  # fmt: skip
def test_a_tree_that_is_no_formula_is_refused(tree: object) -> None:
    with pytest.raises(Refused, match=r"formulas\.P015"):
        from_json(tree)


def test_a_trace_shows_what_was_evaluated_and_nothing_else() -> None:
    world = Table({("u", "a", 0, ""): Decimal(2)})
    step = evaluate(read("a * 3 if a > 1 else b"), world, Scope("u"))
    assert [each.label for each in step.walk()] == ["if", "gt", "a", "1", "mul", "a", "3"]
    assert Step.from_json(step.to_json()) == step
