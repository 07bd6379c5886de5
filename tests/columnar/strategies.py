"""Formulas, facts and trees as Hypothesis draws them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from bilim_engine.facts import Fact
from bilim_engine.formulas import Expression
from bilim_engine.periods import parse_period
from bilim_engine.units import Unit, UnitTree
from bilim_engine.values import Missing, Value
from columnar.worlds import ITEMS

Numbers = st.SearchStrategy[Expression]
UNITS = ("kg", "o1", "o2", "p", "q", "x", "y", "z", "nowhere")
PERIODS = {
    "calendar_year": ("2023", "2024", "2025"),
    "school_year": ("2022/23", "2023/24", "2024/25"),
    "month": ("2024-12", "2025-06", "2025-11", "2025-12"),
}


def node(op: str, *args: Expression, over: str = "", years: int = 0, months: int = 0) -> Expression:
    return Expression(op, tuple(args), over=over, years=years, months=months)


LEAVES = st.one_of(
    st.decimals(min_value=0, max_value=1000, places=2).map(lambda n: Expression("num", value=n)),
    st.just(Expression("num", value=Decimal(60000000000000000))),
    st.sampled_from(sorted(ITEMS)).map(lambda code: Expression("item", code=code)),
    st.sampled_from(["a", "b"]).map(lambda code: Expression("item", code=code)),
    st.sampled_from(["i", "j"]).map(lambda code: Expression("indicator", code=code)),
    st.sampled_from(["share", "norm"]).map(lambda code: Expression("param", code=code)),
)


def truths(numbers: Numbers) -> Numbers:
    """Conditions over these numbers."""
    signs = st.sampled_from(["lt", "le", "gt", "ge", "eq", "ne"])
    simple = st.builds(node, signs, numbers, numbers) | st.builds(node, st.just("present"), numbers)
    joined = st.builds(node, st.sampled_from(["and", "or"]), simple, simple, simple)
    return simple | joined | st.builds(node, st.just("not"), joined)


def larger(numbers: Numbers) -> Numbers:
    """Numbers made of numbers."""
    return st.one_of(
        st.builds(node, st.sampled_from(["add", "sub", "mul", "div"]), numbers, numbers),
        st.builds(node, st.sampled_from(["min", "max"]), numbers, numbers, numbers),
        st.builds(node, st.sampled_from(["neg", "abs", "subtree"]), numbers),
        st.builds(node, st.just("subtree"), numbers),
        st.builds(node, st.just("ago"), numbers, years=st.integers(0, 2), months=st.sampled_from([0, 1, 12])),
        st.builds(node, st.just("total"), numbers, over=st.sampled_from(["sex", "form"])),
        st.builds(node, st.just("if"), truths(numbers), numbers, numbers),
        st.builds(node, st.just("count"), truths(numbers)),
    )


def with_all_below(expression: Expression) -> Expression:
    """The same formula with every figure taken together with all below the unit: what kept cubes answer."""
    if expression.op == "item":
        return node("subtree", expression)
    if expression.op in ("subtree", "count"):
        return (
            with_all_below(expression.args[0]) if expression.op == "subtree" else Expression("num", value=ONE)
        )
    return replace(expression, args=tuple(map(with_all_below, expression.args)))


ONE = Decimal(1)
NUMBERS = st.recursive(LEAVES, larger, max_leaves=7)
TRUTHS = truths(NUMBERS)
FIGURES: st.SearchStrategy[Value] = st.one_of(
    st.integers(-20, 60).map(Decimal),
    st.decimals(min_value=-1000, max_value=1000, places=3),
    st.sampled_from(["not_collected", "not_applicable", "suppressed", "not_held"]).map(Missing),
    st.sampled_from(
        ["NaN", "100000000000000000", "1234567890123456789012345.5", "0.00000000000000001", "1e30"]
    ).map(Decimal),
)
BREAKDOWNS = {
    "calendar_year": st.sampled_from(
        [
            (),
            (),
            (("sex", "female"),),
            (("sex", "male"),),
            (("form", "full"),),
            (("form", "half"),),
            (("form", "full"), ("sex", "female")),
            (("form", "full"), ("sex", "male")),
        ]
    )
}


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """One fact; the odd figures are rare, as they are in life."""
    item = ITEMS[draw(st.sampled_from(sorted(ITEMS)))]
    breakdown = draw(BREAKDOWNS.get(item.period, st.just(())))
    period = parse_period(draw(st.sampled_from(PERIODS[item.period])))
    return Fact(draw(st.sampled_from(UNITS)), item.code, period, breakdown, draw(FIGURES))


@st.composite
def trees(draw: st.DrawFn) -> UnitTree:
    """A tree over some of the units: split, merged or moved from one drawing to the next."""
    units: list[Unit] = []
    for code in UNITS[:-1]:
        if not units or draw(st.integers(0, 9)):
            parent = draw(st.sampled_from([each.code for each in units])) if units else None
            units.append(Unit(code, parent))
    return UnitTree(units)
