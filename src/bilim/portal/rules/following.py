"""Own values of indicators that are computed from others: held against what those others make of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from bilim.portal import problems
from bilim.portal.rules.own_values import Field, Question, Wrong, declared_noise, held_within, in_words
from bilim.publication.terms import EditionContent
from bilim_engine.fairness import Bounds, bounds_of, made_of
from bilim_engine.problems import LANGUAGES
from bilim_engine.values import EXACT, Value

Follow = Callable[[Mapping[str, Decimal]], Mapping[str, Value]]
"""What the indicators that are made of others come to with these values."""

_BETWEEN = {"ky": "», «", "ru": "», «", "en": "”, “"}


def held_together(content: EditionContent, asked: Question, language: str, follow: Follow) -> Question:
    """The question with what moves along, and with a fault wherever an indicator that is made of others was
    given another value than they make."""
    made = made_of(content.definitions, [each.code for each in asked.every_field])
    own = asked.own
    free = {code: number for code, number in own.items() if code not in made}
    now, then = (follow({}), follow(free)) if made and own else ({}, {})
    values = {each.code: each.value for each in asked.every_field} | free

    def held(field: Field) -> Field:
        parts = made.get(field.code, frozenset())
        if not parts:
            return field
        told = _Follower(content, field, {code: values[code] for code in sorted(parts)}, language)
        return told.held(now.get(field.code), then.get(field.code))

    return replace(asked, fields=tuple((title, tuple(map(held, fields))) for title, fields in asked.fields))


@dataclass(frozen=True, slots=True)
class _Follower:
    """A field of an indicator that is made of others, and the values of those."""

    content: EditionContent
    field: Field
    parts: Mapping[str, Value]
    language: str

    def held(self, now: Value | None, then: Value | None) -> Field:
        """The field with what its parts make of it; with a fault where something else was written."""
        field = replace(self.field, made_of=self._titles()[self.language])
        try:
            if isinstance(then, Decimal):
                number = None if field.number is None else self._agreed(field.number, then)
                return replace(field, number=number, followed=None if then == now else then)
            if field.number is not None and then is not None:
                held_within(field.number, self._bounds())
        except Wrong as wrong:
            return wrong.at(field, self.content.indicator(field.code).title, self.language)
        return field

    def _agreed(self, number: Decimal, then: Decimal) -> Decimal:
        """What follows, where the number is the same to the digits in which it was written, and to no fewer
        than are published."""
        digits = max(self.field.decimals, -int(number.as_tuple().exponent))
        if EXACT.abs(EXACT.subtract(number, then)) * 2 > Decimal(1).scaleb(-digits):
            follows = in_words(then, digits)
            raise Wrong(
                problems.MOVES_WITH_OTHERS, value=in_words(number), parts=self._titles(), follows=follows
            )
        return then

    def _bounds(self) -> Bounds:
        """Where what it was made of in earlier years is not known, it may be anything they could be."""
        given = {code: value for code, value in self.parts.items() if isinstance(value, Decimal)}
        return bounds_of(self.field.code, self.content.definitions, declared_noise(self.content), given)

    def _titles(self) -> Mapping[str, str]:
        titles = [self.content.indicator(code).title for code in self.parts]
        return {each: _BETWEEN[each].join(title[each] for title in titles) for each in LANGUAGES}
