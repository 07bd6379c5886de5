"""Values of indicators from the facts of a bundle, with declared adjustments or without
(docs/formulas.md)."""

from decimal import Decimal
from typing import Any, Dict, List, Optional, Set

from . import periods
from .formulas import DIVISION_BY_ZERO, NOT_COLLECTED, OUT, Formula, Result, Scope
from .numbers import UNDEFINED, Missing, Value
from .periods import Period


class Country:
    """All facts, definitions and units of one edition, asked for one rated period and one variant."""

    def __init__(self, content: Any, rated: Period, adjusted: bool, without: str = "") -> None:
        self.content, self.rated = content, rated
        self.adjustments = [
            each for each in (content.adjustments if adjusted else []) if each["code"] != without
        ]
        self._known: Dict[Any, Result] = {}
        self._formulas: Dict[Any, Formula] = {}

    def value(self, unit: str, indicator: str) -> Value:
        found = self.indicator(indicator, Scope(unit))
        return OUT if isinstance(found, bool) else found

    def base(self, scope: Scope, indicator: str) -> Value:
        """The denominator from which the value was computed; none where a rule said that it is missing."""
        stated = self.content.indicators[indicator]["denominator"]
        if not stated or self.is_ruled_out(indicator, scope):
            return OUT
        found = self._formula(indicator, "denominator", 0, stated).value(scope)
        return OUT if isinstance(found, bool) else found

    # --- what formulas ask for

    def children(self, unit: str) -> List[str]:
        return self.content.children.get(unit, [])  # type: ignore[no-any-return]

    def item(self, code: str, scope: Scope) -> Result:
        period = periods.fixed(self.rated, self.content.items[code]["period"], scope.shift)
        if period is None:
            return OUT
        breakdown = ";".join("{}={}".format(*pair) for pair in scope.categories)
        written = periods.write(period)
        value: Result = self.content.facts.get((scope.unit, code, written, breakdown), NOT_COLLECTED)
        return self._adjusted(value, "item", code, written, scope)

    def indicator(self, code: str, scope: Scope) -> Result:
        key = (code, scope)
        if key not in self._known:
            self._known[key] = self._indicator(code, scope)
        return self._known[key]

    def parameter(self, code: str, scope: Scope, asking: str) -> Result:
        period = periods.fixed(self.rated, asking, scope.shift)
        if period is None:
            return OUT
        day = periods.last_day(period).isoformat()
        for stated in self.content.parameters[code]["values"]:
            until = stated["until"]
            if stated["from"] <= day and (until is None or day < until):
                return _parameter_value(stated, scope.unit)
        return UNDEFINED

    def categories(self, over: str, tree: Any, scope: Scope) -> List[str]:
        listed = self.content.categories.get(over, [])
        if listed:
            return listed  # type: ignore[no-any-return]
        found: Set[str] = set()
        for code in _items_of(tree):
            period = periods.fixed(self.rated, self.content.items[code]["period"], scope.shift)
            if period is not None:
                found |= self._recorded(scope.unit, code, periods.write(period), over)
        return sorted(found)

    def _recorded(self, unit: str, item: str, period: str, over: str) -> Set[str]:
        """The categories of facts broken down by this dimension and nothing else."""
        pairs = (
            breakdown.split("=", 1) for breakdown in self.content.breakdowns.get((unit, item, period), ())
        )
        return {category for dimension, category in pairs if dimension == over and ";" not in category}

    # --- indicators

    def _indicator(self, code: str, scope: Scope) -> Result:
        stated = self.content.indicators[code]
        period = periods.fixed(self.rated, self.kind_of(code), scope.shift)
        if period is None:
            return OUT
        value = self._computed(code, stated, scope)
        return self._adjusted(value, "indicator", code, periods.write(period), scope)

    def kind_of(self, indicator: str) -> str:
        """The kind of its period; that of the edition where others never said."""
        stated = self.content.indicators[indicator]["period"]
        return self.rated[0] if stated == "not_defined" else str(stated)

    def _computed(self, code: str, stated: Any, scope: Scope) -> Result:
        reason = self._ruled_out(code, stated, scope)
        if reason is not None:
            return Missing(reason)
        if stated["formula"] is not None:
            return self._formula(code, "formula", 0, stated["formula"]).value(scope)
        if stated["numerator"] is None or stated["denominator"] is None:
            return UNDEFINED
        upper = self._formula(code, "numerator", 0, stated["numerator"]).value(scope)
        lower = self._formula(code, "denominator", 0, stated["denominator"]).value(scope)
        return _ratio(upper, lower, stated["scale"])

    def is_ruled_out(self, indicator: str, scope: Scope) -> bool:
        """Whether a rule of the indicator says that there is no value here."""
        return self._ruled_out(indicator, self.content.indicators[indicator], scope) is not None

    def _ruled_out(self, code: str, stated: Any, scope: Scope) -> Optional[str]:
        """The reason of the first rule for missing values that holds."""
        for place, rule in enumerate(stated["missing"]):
            if self._formula(code, "missing", place, rule["when"]).value(scope) is True:
                return str(rule["reason"])
        return None

    def _formula(self, indicator: str, part: str, place: int, tree: Any) -> Formula:
        key = (indicator, part, place)
        if key not in self._formulas:
            self._formulas[key] = Formula(tree, self, self.kind_of(indicator))
        return self._formulas[key]

    # --- adjustments

    def _adjusted(self, value: Result, kind: str, code: str, period: str, scope: Scope) -> Result:
        """The value after every declared adjustment of this very thing, in the order of the method."""
        for place, stated in enumerate(self.adjustments):
            acts = stated[kind] == code and stated["period"] == period and scope.unit in stated["units"]
            # Inside a replacement the value before it is meant: it and later ones of the same thing rest.
            rests = any(held <= place and self.adjustments[held][kind] == code for held in scope.held)
            if acts and not rests:
                value = self._apply(place, stated, value, scope)
        return value

    def _apply(self, place: int, stated: Any, value: Result, scope: Scope) -> Result:
        operation = stated["operation"]
        if operation == "not_defined":
            return value if isinstance(value, Missing) else UNDEFINED
        if "exclude" in operation:
            return Missing(operation["exclude"])
        if "replace" in operation:
            item = stated["item"]
            kind = self.content.items[item]["period"] if item else self.kind_of(stated["indicator"])
            formula = Formula(operation["replace"], self, kind)
            return formula.value(scope._replace(held=(*scope.held, place)))
        if isinstance(value, (Missing, bool)):
            return value
        changed: Decimal = value + operation["add"] if "add" in operation else value * operation["multiply"]
        return changed


def _ratio(upper: Result, lower: Result, scale: Decimal) -> Result:
    for part in (upper, lower):
        if isinstance(part, Missing):
            return part
    if lower == 0:
        return DIVISION_BY_ZERO
    try:
        return (scale * upper) / lower  # type: ignore[operator]
    except ArithmeticError:
        return OUT


def _parameter_value(stated: Any, unit: str) -> Result:
    if stated["not_defined"]:
        return UNDEFINED
    if stated["value"] is not None:
        return stated["value"]  # type: ignore[no-any-return]
    found: Optional[Decimal] = (stated["by_unit"] or {}).get(unit, stated["otherwise"])
    return UNDEFINED if found is None else found


def _items_of(tree: Any) -> List[str]:
    """The items a formula names."""
    if tree["op"] == "item":
        return [tree["code"]]
    return [code for each in tree.get("args", ()) for code in _items_of(each)]
