"""Evaluates the JSON form of formulas from docs/formulas.md alone. A result is a decimal, a truth value or
missing."""

from decimal import Decimal
from typing import Any, Callable, Dict, List, NamedTuple, Protocol, Tuple, Union

from .numbers import ZERO, Missing, total

Result = Union[Decimal, bool, Missing]
Categories = Tuple[Tuple[str, str], ...]

NOT_COLLECTED, NOT_APPLICABLE = Missing("not_collected"), Missing("not_applicable")
DIVISION_BY_ZERO, OUT = Missing("division_by_zero"), Missing("out_of_domain")


class Scope(NamedTuple):
    """For which unit, how many months back, for which categories; `held` are adjustments that do not act
    here."""

    unit: str
    shift: int = 0
    categories: Categories = ()
    held: Tuple[int, ...] = ()


class World(Protocol):
    """What formulas ask for. `indicators.Country` answers from a bundle."""

    def item(self, code: str, scope: Scope) -> Result: ...

    def indicator(self, code: str, scope: Scope) -> Result: ...

    def parameter(self, code: str, scope: Scope, asking: str) -> Result: ...

    def children(self, unit: str) -> List[str]: ...

    def categories(self, over: str, tree: Any, scope: Scope) -> List[str]: ...


class Formula:
    """One formula; `asking` is the kind of period, of the indicator it stands in, that fixes its
    parameters."""

    def __init__(self, tree: Any, world: World, asking: str) -> None:
        if tree.get("v") != 1:
            raise ValueError("formula of version {}".format(tree.get("v")))
        self.tree, self.world, self.asking = tree, world, asking

    def value(self, scope: Scope) -> Result:
        return self._of(self.tree, scope)

    def _of(self, tree: Any, scope: Scope) -> Result:
        special = getattr(self, "_op_" + tree["op"], None)
        if special is not None:
            return special(tree, scope)  # type: ignore[no-any-return]
        numbers = [self._of(each, scope) for each in tree["args"]]
        for number in numbers:
            if isinstance(number, Missing):
                return number
        try:
            result: Result = STRICT[tree["op"]](numbers)
            return result
        except ZeroDivisionError:
            return DIVISION_BY_ZERO
        except ArithmeticError:
            return OUT

    def _op_num(self, tree: Any, scope: Scope) -> Result:
        return Decimal(tree["value"])

    def _op_item(self, tree: Any, scope: Scope) -> Result:
        return self.world.item(tree["code"], scope)

    def _op_indicator(self, tree: Any, scope: Scope) -> Result:
        return self.world.indicator(tree["code"], scope)

    def _op_param(self, tree: Any, scope: Scope) -> Result:
        return self.world.parameter(tree["code"], scope, self.asking)

    def _op_not(self, tree: Any, scope: Scope) -> Result:
        value = self._of(tree["args"][0], scope)
        return value if isinstance(value, Missing) else not value

    def _op_and(self, tree: Any, scope: Scope) -> Result:
        return self._until(tree, scope, False)

    def _op_or(self, tree: Any, scope: Scope) -> Result:
        return self._until(tree, scope, True)

    def _until(self, tree: Any, scope: Scope, decisive: bool) -> Result:
        for each in tree["args"]:
            value = self._of(each, scope)
            if isinstance(value, Missing) or value is decisive:
                return value
        return not decisive

    def _op_if(self, tree: Any, scope: Scope) -> Result:
        condition, then, otherwise = tree["args"]
        answer = self._of(condition, scope)
        if isinstance(answer, Missing):
            return answer
        return self._of(then if answer else otherwise, scope)

    def _op_present(self, tree: Any, scope: Scope) -> Result:
        return not isinstance(self._of(tree["args"][0], scope), Missing)

    def _op_ago(self, tree: Any, scope: Scope) -> Result:
        months = 12 * int(tree["years"]) + int(tree["months"])
        return self._of(tree["args"][0], scope._replace(shift=scope.shift + months))

    def _op_total(self, tree: Any, scope: Scope) -> Result:
        inner, over = tree["args"][0], tree["over"]
        terms = []
        for category in self.world.categories(over, inner, scope):
            categories = dict(scope.categories)
            categories[over] = category
            terms.append(self._of(inner, scope._replace(categories=tuple(sorted(categories.items())))))
        return add_up(terms) if terms else NOT_COLLECTED

    def _op_subtree(self, tree: Any, scope: Scope) -> Result:
        own = self._of(tree["args"][0], scope)
        below = self.world.children(scope.unit)
        if own != NOT_COLLECTED or not below:
            return own
        parts = [self._op_subtree(tree, scope._replace(unit=unit)) for unit in below]
        counted = [part for part in parts if part != NOT_APPLICABLE]
        return add_up(counted) if counted else NOT_APPLICABLE

    def _op_count(self, tree: Any, scope: Scope) -> Result:
        holding = 0
        for unit in self._below(scope.unit) or [scope.unit]:
            answer = self._of(tree["args"][0], scope._replace(unit=unit))
            if isinstance(answer, Missing):
                return answer
            holding += 1 if answer else 0
        return Decimal(holding)

    def _below(self, unit: str) -> List[str]:
        found: List[str] = []
        for child in self.world.children(unit):
            found += [child, *self._below(child)]
        return found


def add_up(terms: List[Result]) -> Result:
    """The sum in the order given, or the first that is missing."""
    for term in terms:
        if isinstance(term, Missing):
            return term
    try:
        return total(term for term in terms if isinstance(term, Decimal))
    except ArithmeticError:
        return OUT


def _divide(numbers: List[Any]) -> Decimal:
    if numbers[1] == 0:
        raise ZeroDivisionError
    return Decimal(numbers[0] / numbers[1])


STRICT: Dict[str, Callable[[List[Any]], Any]] = {
    "add": lambda n: n[0] + n[1],
    "sub": lambda n: n[0] - n[1],
    "mul": lambda n: n[0] * n[1],
    "div": _divide,
    "neg": lambda n: ZERO - n[0],
    "abs": lambda n: abs(n[0]),
    "min": min,
    "max": max,
    "lt": lambda n: n[0] < n[1],
    "le": lambda n: n[0] <= n[1],
    "gt": lambda n: n[0] > n[1],
    "ge": lambda n: n[0] >= n[1],
    "eq": lambda n: n[0] == n[1],
    "ne": lambda n: n[0] != n[1],
}
