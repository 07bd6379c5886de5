"""What is said of a unit that stands no more: since when, what it is now, and which edition rated it last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from bilim.base.templatetags.dates import in_words
from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import naming
from bilim.portal.terms import Crumb
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import Unknown
from bilim.publication import queries
from bilim.publication.terms import EditionSummary
from bilim.registry import queries as registry
from bilim.registry.terms import EndedUnit, RegisteredUnit
from bilim_engine.problems import LANGUAGES


def find_ended(code: str, day: date) -> EndedUnit | None:
    """The unit with this code, where it had ended by that day."""
    return next((each for each in registry.list_ended(day) if each.code == code), None)


def on_its_last_day(ended: EndedUnit) -> Crumb:
    """Its page in the register of that day."""
    last, now = ended.until - timedelta(days=1), language()
    return Crumb(f"{naming.said(ended.names, now)}, {in_words(last)}", of_day(ended.code, last))


def of_day(code: str, day: date) -> str:
    """The page of the unit in the register of that day."""
    return f"{address('unit', unit=code)}?on={day.isoformat()}"


def heirs_of(ended: EndedUnit, day: date) -> tuple[RegisteredUnit, ...]:
    """What of that day it became, by any number of steps, as the links of the register say."""
    standing = {each.code: each for each in registry.list_units(day)}
    return tuple(standing[code] for code in registry.list_heirs(ended, day) if code in standing)


def in_the_last_edition(ended: EndedUnit, editions: Sequence[EditionSummary]) -> list[Crumb]:
    """Its page in the last of these editions, the oldest first, that rated it; nothing where none did."""
    for each in reversed(editions):
        if queries.get_content(each.code).result(ended.code) is not None:
            named = {"name": naming.said(ended.names, language()), "period": each.period}
            where = address("edition-department", code=each.code, unit=ended.code)
            return [Crumb(_("%(name)s in the rating of %(period)s") % named, where)]
    return []


def gone(ended: EndedUnit, heirs: Sequence[RegisteredUnit], *ways: Crumb) -> Unknown:
    """The answer to whoever asks for it: since when it stands no more, what it is now as far as the register
    says so, and the ways on."""
    told: Mapping[str, Mapping[str, str]] = {
        "name": {each: naming.said(ended.names, each) for each in LANGUAGES},
        "day": {each: in_words(ended.until, each) for each in LANGUAGES},
    }
    if not heirs:
        return Unknown(problems.ENDED_ALONE, ended.code, *ways, **told)
    named = {each: ", ".join(naming.said(unit.names, each) for unit in heirs) for each in LANGUAGES}
    return Unknown(problems.ENDED_UNIT, ended.code, *ways, **told, heirs=named)
