"""What is said of a unit that stands no more: since when, and what it is now."""

from __future__ import annotations

from datetime import date

from bilim.base.templatetags.dates import in_words
from bilim.portal import problems
from bilim.portal.rules import naming
from bilim.portal.views.frozen import Unknown
from bilim.registry import queries as registry
from bilim.registry.terms import EndedUnit, LinkKind
from bilim_engine.problems import LANGUAGES


def find_ended(code: str, day: date) -> EndedUnit | None:
    """The unit with this code, where it had ended by that day."""
    return next((each for each in registry.list_ended(day) if each.code == code), None)


def gone(ended: EndedUnit, day: date, *, near: str, near_title: str) -> Unknown:
    """The answer to whoever asks for it: what it is now, as far as the links of the register say."""
    standing = {each.code: each.names for each in registry.list_units(day)}
    heirs = [
        standing[link.to]
        for link in registry.list_links(ended.code)
        if link.unit == ended.code and link.kind in (LinkKind.MERGED, LinkKind.SPLIT) and link.to in standing
    ]
    if not heirs:
        return Unknown(problems.UNKNOWN_UNIT, ended.code, near=near, near_title=near_title)
    names = {language: ", ".join(naming.said(each, language) for each in heirs) for language in LANGUAGES}
    return Unknown(
        problems.ENDED_UNIT,
        ended.code,
        near=near,
        near_title=near_title,
        name={language: naming.said(ended.names, language) for language in LANGUAGES},
        day={language: in_words(ended.until, language) for language in LANGUAGES},
        heirs=names,
    )
