"""Between which numbers an indicator can lie at all: by its formula, and by what is declared of it.

Interval arithmetic (Moore, 1966) over the tree of the formula: counts, amounts and points are not negative, a
share of a whole lies between 0 and 100. Two figures that hang together are taken as if they did not, so the
interval may be wider than the truth, never narrower. What an analysis declares to be counted in a share or a
mean tells more: no share is above its whole, no mean beyond the least and the most that one can add.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bilim_engine.definitions.analyses import Binomial, Mean, Noise
from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.indicators import Indicator
from bilim_engine.formulas.tree import Expression
from bilim_engine.values import EXACT

PERCENT = "percent"
ZERO, HUNDRED = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest value, in the unit of the indicator; None where that side is open."""

    low: Decimal | None = None
    high: Decimal | None = None

    def within(self, other: Bounds) -> Bounds:
        """What both allow."""
        lows = [each for each in (self.low, other.low) if each is not None]
        highs = [each for each in (self.high, other.high) if each is not None]
        return Bounds(max(lows, default=None), min(highs, default=None))

    def hold(self, value: Decimal) -> bool:
        """Whether the value lies between them, the ends included."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


OPEN = Bounds()
NOT_NEGATIVE = Bounds(ZERO)
SHARE = Bounds(ZERO, HUNDRED)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the bounds are read off: formulas, what is declared of indicators, values they have now."""

    definitions: Definitions
    noise: Mapping[str, Noise]
    given: Mapping[str, Decimal]


def bounds_of(
    code: str,
    definitions: Definitions,
    noise: Sequence[Noise] = (),
    given: Mapping[str, Decimal] | None = None,
) -> Bounds:
    """The bounds of this indicator, open where nothing is said; with these values of others now, if any.

    What is declared as numerator and denominator is a part in proportion to a whole: never negative, and in
    per cent at most 100; what may fall below nought, a change, is declared as a formula. KeyError for a code
    that is not defined.
    """
    known = _Known(definitions, {each.indicator: each for each in noise}, given or {})
    return _indicator(definitions.indicators[code], known, frozenset())


def _indicator(indicator: Indicator, known: _Known, above: frozenset[str]) -> Bounds:
    if indicator.code in above:
        return OPEN
    if above and indicator.code in known.given:
        return Bounds(known.given[indicator.code], known.given[indicator.code])
    found = _computed(indicator, known, above | {indicator.code})
    return found.within(_declared(known.noise.get(indicator.code), indicator.scale))


def _computed(indicator: Indicator, known: _Known, inside: frozenset[str]) -> Bounds:
    if indicator.formula is not None:
        return _of(indicator.formula, known, inside)
    if indicator.numerator is None or indicator.denominator is None:
        return OPEN
    parts = [_of(each, known, inside) for each in (indicator.numerator, indicator.denominator)]
    found = _times([_divided(parts), Bounds(indicator.scale, indicator.scale)])
    return SHARE if indicator.unit == PERCENT else Bounds(found.low or ZERO, found.high)


def _declared(noise: Noise | None, scale: Decimal) -> Bounds:
    """What the noise of the indicator says of its values (docs/arithmetic.md, section 13); of how many events
    there can be it says nothing."""
    if isinstance(noise, Binomial):
        return Bounds(ZERO, scale)
    return Bounds(noise.least, noise.most) if isinstance(noise, Mean) else OPEN


def _of(part: Expression, known: _Known, above: frozenset[str]) -> Bounds:
    if part.op == "num":
        return Bounds(part.value, part.value)
    if part.op == "item":
        return _item(part.code, known.definitions)
    if part.op == "param":
        return _parameter(part.code, known.definitions)
    if part.op == "indicator":
        named = known.definitions.indicators.get(part.code)
        return _indicator(named, known, above) if named else OPEN
    # The first argument of a choice is its condition.
    numbers = part.args[1:] if part.op == "if" else part.args
    rule = _RULES.get(part.op)
    # What is given is given of now, of this unit alone.
    inner = replace(known, given={}) if part.op in ("ago", "subtree") else known
    return rule([_of(each, inner, above) for each in numbers]) if rule else OPEN


def _item(code: str, definitions: Definitions) -> Bounds:
    item = definitions.items.get(code)
    if item is None:
        return OPEN
    return SHARE if item.measure == "share" else NOT_NEGATIVE


def _parameter(code: str, definitions: Definitions) -> Bounds:
    """Between the least and the greatest number it ever was; where it was not defined there is no value."""
    parameter = definitions.parameters.get(code)
    found: list[Decimal] = []
    for each in parameter.values if parameter else ():
        stated = [each.value, each.otherwise, *(each.by_unit or {}).values()]
        found += [number for number in stated if number is not None]
    return Bounds(min(found), max(found)) if found else OPEN


def _added(parts: Sequence[Bounds]) -> Bounds:
    one, other = parts
    return Bounds(_both(EXACT.add, one.low, other.low), _both(EXACT.add, one.high, other.high))


def _negated(parts: Sequence[Bounds]) -> Bounds:
    (one,) = parts
    low = None if one.high is None else EXACT.minus(one.high)
    return Bounds(low, None if one.low is None else EXACT.minus(one.low))


def _subtracted(parts: Sequence[Bounds]) -> Bounds:
    return _added([parts[0], _negated(parts[1:])])


def _times(parts: Sequence[Bounds]) -> Bounds:
    one, other = parts
    if None in (one.low, other.low) or not (_is_positive(one) and _is_positive(other)):
        return OPEN
    return Bounds(_both(EXACT.multiply, one.low, other.low), _both(EXACT.multiply, one.high, other.high))


def _divided(parts: Sequence[Bounds]) -> Bounds:
    one, other = parts
    if not (_is_positive(one) and _is_positive(other)):
        return OPEN
    # Divided by nought there is no value, so the divisor is above it.
    low = ZERO if other.high is None else _both(EXACT.divide, one.low, other.high or None)
    return Bounds(low, _both(EXACT.divide, one.high, other.low or None))


def _is_positive(one: Bounds) -> bool:
    return one.low is not None and one.low >= 0


def _both(
    apply: Callable[[Decimal, Decimal], Decimal], one: Decimal | None, other: Decimal | None
) -> Decimal | None:
    return None if one is None or other is None else apply(one, other)


def _any_of(parts: Sequence[Bounds]) -> Bounds:
    """The value is that of one of them."""
    return Bounds(_least([each.low for each in parts]), _greatest([each.high for each in parts]))


def _smallest(parts: Sequence[Bounds]) -> Bounds:
    """The smallest is no greater than any of them."""
    highs = [each.high for each in parts if each.high is not None]
    return Bounds(_least([each.low for each in parts]), min(highs, default=None))


def _largest(parts: Sequence[Bounds]) -> Bounds:
    """The largest is no smaller than any of them."""
    lows = [each.low for each in parts if each.low is not None]
    return Bounds(max(lows, default=None), _greatest([each.high for each in parts]))


def _least(ends: Sequence[Decimal | None]) -> Decimal | None:
    """The least of these ends; open where one of them is."""
    known = [each for each in ends if each is not None]
    return min(known) if len(known) == len(ends) else None


def _greatest(ends: Sequence[Decimal | None]) -> Decimal | None:
    known = [each for each in ends if each is not None]
    return max(known) if len(known) == len(ends) else None


def _size(parts: Sequence[Bounds]) -> Bounds:
    (one,) = parts
    if None in (one.low, one.high):
        return NOT_NEGATIVE
    return Bounds(ZERO, max(EXACT.abs(each) for each in (one.low, one.high) if each is not None))


def _sum(parts: Sequence[Bounds]) -> Bounds:
    """A sum over categories or units of which nobody knows how many there are."""
    return NOT_NEGATIVE if _is_positive(parts[0]) else OPEN


def _count(_parts: Sequence[Bounds]) -> Bounds:
    return NOT_NEGATIVE


_RULES: Mapping[str, Callable[[Sequence[Bounds]], Bounds]] = {
    "add": _added,
    "sub": _subtracted,
    "mul": _times,
    "div": _divided,
    "neg": _negated,
    "if": _any_of,
    "min": _smallest,
    "max": _largest,
    "abs": _size,
    "ago": _any_of,
    "total": _sum,
    "subtree": _sum,
    "count": _count,
}
