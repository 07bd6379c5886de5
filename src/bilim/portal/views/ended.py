"""What is said of a unit that stands no more: since when, and what it is now."""

from __future__ import annotations

from datetime import date, timedelta

from bilim.base.templatetags.dates import in_words
from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import naming
from bilim.portal.terms import Crumb
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import Unknown
from bilim.registry import queries as registry
from bilim.registry.terms import EndedUnit
from bilim_engine.problems import LANGUAGES


def find_ended(code: str, day: date) -> EndedUnit | None:
    """The unit with this code, where it had ended by that day."""
    return next((each for each in registry.list_ended(day) if each.code == code), None)


def on_its_last_day(ended: EndedUnit) -> Crumb:
    """Its page in the register of that day."""
    last, now = ended.until - timedelta(days=1), language()
    title = f"{naming.said(ended.names, now)}, {in_words(last)}"
    return Crumb(title, f"{address('unit', unit=ended.code)}?on={last.isoformat()}")


def gone(ended: EndedUnit, day: date, *ways: Crumb) -> Unknown | None:
    """The answer to whoever asks for it: what it is now, as the links of its end say, and the ways on; None
    where they say nothing, or all that came of it has ended too."""
    standing = {each.code: each.names for each in registry.list_units(day)}
    heirs = [standing[code] for code in registry.list_heirs(ended) if code in standing]
    if not heirs:
        return None
    return Unknown(
        problems.ENDED_UNIT,
        ended.code,
        *ways,
        name={language: naming.said(ended.names, language) for language in LANGUAGES},
        day={language: in_words(ended.until, language) for language in LANGUAGES},
        heirs={language: ", ".join(naming.said(each, language) for each in heirs) for language in LANGUAGES},
    )
