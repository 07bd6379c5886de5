"""The language of formulas: what it allows, and what it says when something is wrong."""

from __future__ import annotations

import pytest

from bilim_engine.formulas import Names, check, examine, from_json, parse, to_json, write
from bilim_engine.problems import Place, Refused
from factories.formulas import NAMES, read


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


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("foo + a / 0 + (1 < 2)", "number", ["P003", "P006", "P007"]),
        ("foo + bar + 1 / 0", "number", ["P003", "P003", "P007"]),
        ("(1 < 2) + foo", "number", ["P003", "P006"]),
        ("bar(foo, 1 / 0)", "number", ["P004", "P003", "P007"]),
        ("abs(foo, a / 0)", "number", ["P005", "P003", "P007"]),
        ("foo ** (a / 0)", "number", ["P002", "P003", "P007"]),
        ("foo + total(b, over=sex) + ago(a, months=6)", "number", ["P003", "P009", "P012"]),
        ("1 if foo else a > 0", "number", ["P003", "P006"]),
        ("foo > 0", "number", ["P003", "P006"]),
        # What an unknown name would have given is not guessed at.
        ("foo", "boolean", ["P003"]),
        ("foo and a > 0", "boolean", ["P003"]),
        ("foo if a > 0 else b", "number", ["P003"]),
        ("a / foo", "number", ["P003"]),
        ("present(foo)", "boolean", ["P003"]),
        ("total(ago(foo, years=1), over=sex) + subtree(foo)", "number", ["P003", "P003"]),
        ("count(foo)", "number", ["P003"]),
        ("min(foo(a), 1)", "number", ["P004"]),
        ("foo +", "number", ["P001"]),
    ],
)
def test_what_cannot_be_read_hides_no_other_fault_and_causes_none(
    text: str, wanted: str, expected: list[str]
) -> None:
    _, problems = examine(text, NAMES, "number" if wanted == "number" else "boolean")
    assert [problem.code[-4:] for problem in problems] == expected
    said = [problem.message("en") for problem in problems]
    assert all(" / 0" in each for each in said if "divides" in each)


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
