"""From definitions to nodes: what a formula means for the kind of period that is rated."""

from __future__ import annotations

from decimal import Decimal

from bilim_columnar.codes import Codes
from bilim_columnar.nodes import Breakdown, Node, Unfit
from bilim_engine.definitions import Definitions, Indicator
from bilim_engine.formulas import TABLE, Expression
from bilim_engine.formulas.evaluation import MAX_DEPTH
from bilim_engine.values import NOT_COLLECTED, NOT_DEFINED

# Beyond so many open categories a total is a table of its own and not a row of columns.
MOST_CATEGORIES = 60


class Resolver:
    """Resolves indicators for one kind of rated period; each is resolved once for its shift and breakdown."""

    def __init__(self, definitions: Definitions, codes: Codes, rated_kind: str) -> None:
        self._definitions = definitions
        self._codes = codes
        self._rated_kind = rated_kind
        self._known: dict[tuple[str, int, Breakdown], Node] = {}
        self._open: set[str] = set()

    def indicator(self, code: str, shift: int = 0, breakdown: Breakdown = ()) -> Node:
        """The value of the indicator; refused by Unfit where it stands in a circle."""
        key = (code, shift, breakdown)
        if key not in self._known:
            if code in self._open or len(self._open) >= MAX_DEPTH // 4:
                raise Unfit("circle")
            self._open.add(code)
            try:
                self._known[key] = self._resolved(code, shift, breakdown)
            finally:
                self._open.discard(code)
        return self._known[key]

    def _resolved(self, code: str, shift: int, breakdown: Breakdown) -> Node:
        indicator = self._definitions.indicators.get(code)
        if indicator is None:
            return _missing(NOT_DEFINED)
        kind = indicator.period if isinstance(indicator.period, str) else self._rated_kind
        formula = _Formula(self, kind, self._definitions, self._codes)
        return Node("within", (formula.own(indicator, shift, breakdown),), kind=kind, shift=shift)


class _Formula:
    """The formulas of one indicator; parameters are read by its kind of period."""

    def __init__(self, resolver: Resolver, kind: str, definitions: Definitions, codes: Codes) -> None:
        self._resolver, self._kind = resolver, kind
        self._definitions, self._codes = definitions, codes

    def own(self, indicator: Indicator, shift: int, breakdown: Breakdown) -> Node:
        """The rules for missing around formula or ratio, the first of them outermost."""
        if not indicator.is_computable:
            return _missing(NOT_DEFINED)
        node = self._value(indicator, shift, breakdown)
        for rule in reversed(indicator.missing):
            node = Node("rule", (self.node(rule.when, shift, breakdown), node), code=rule.reason)
        return node

    def _value(self, indicator: Indicator, shift: int, breakdown: Breakdown) -> Node:
        if indicator.formula is not None:
            return self.node(indicator.formula, shift, breakdown)
        halves = [each for each in (indicator.numerator, indicator.denominator) if each is not None]
        top, bottom = (self.node(each, shift, breakdown) for each in halves)
        return Node("div", (Node("mul", (_number(indicator.scale), top)), bottom))

    def node(self, expression: Expression, shift: int, breakdown: Breakdown) -> Node:
        op = expression.op
        if op == "num":
            return Node("num", value=expression.value)
        if op == "item":
            return self._item(expression.code, shift, breakdown)
        if op == "indicator":
            return self._resolver.indicator(expression.code, shift, breakdown)
        if op == "param":
            return Node("param", code=expression.code, kind=self._kind, shift=shift)
        if op == "ago":
            further = shift + 12 * expression.years + expression.months
            return self.node(expression.args[0], further, breakdown)
        if op == "total":
            return self._total(expression, shift, breakdown)
        if op not in TABLE:
            raise Unfit(op)
        args = tuple(self.node(each, shift, breakdown) for each in expression.args)
        return _in_pairs(op, args) if op in ("and", "or") else Node(op, args)

    def _item(self, code: str, shift: int, breakdown: Breakdown) -> Node:
        item = self._definitions.items.get(code)
        if item is None:
            return _missing(NOT_DEFINED)
        return Node("item", code=code, kind=item.period, shift=shift, breakdown=breakdown)

    def _total(self, expression: Expression, shift: int, breakdown: Breakdown) -> Node:
        """A sum over the categories that the breakdown lists, else over those recorded for each unit."""
        over, inner = expression.over, expression.args[0]
        label = self._definitions.breakdowns.get(over)
        if label is not None and label.values:
            listed = [each.code for each in label.values]
            return Node("sum", tuple(self._in(inner, shift, breakdown, over, each) for each in listed))
        items = tuple(sorted({each.code for each in inner.walk() if each.op == "item"}))
        found = sorted({each for item in items for each in self._codes.categories(item, over)})
        if len(found) > MOST_CATEGORIES:
            raise Unfit(f"total(over={over}): {len(found)}")
        pairs: list[Node] = []
        for category in found:
            pairs.append(self._recorded(items, shift, ((over, category),)))
            pairs.append(self._in(inner, shift, breakdown, over, category))
        return Node("open_sum", tuple(pairs)) if pairs else _missing(NOT_COLLECTED)

    def _in(self, inner: Expression, shift: int, breakdown: Breakdown, over: str, category: str) -> Node:
        return self.node(inner, shift, tuple(sorted({**dict(breakdown), over: category}.items())))

    def _recorded(self, items: tuple[str, ...], shift: int, breakdown: Breakdown) -> Node:
        known = [each for each in items if each in self._definitions.items]
        leaves = tuple(self._item(each, shift, breakdown) for each in known)
        return Node("recorded", leaves)


def _in_pairs(op: str, args: tuple[Node, ...]) -> Node:
    """`a and b and c` as `a and (b and c)`: what decides is asked from the left all the same."""
    node = args[-1]
    for each in reversed(args[:-1]):
        node = Node(op, (each, node))
    return node


def _missing(reason: str) -> Node:
    return Node("missing", code=reason)


def _number(value: Decimal) -> Node:
    return Node("num", value=value)
