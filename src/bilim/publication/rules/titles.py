"""Titles with their period in words: a bare «, 2025» at the end of a line is no sentence in any language."""

from __future__ import annotations

from collections.abc import Mapping

from bilim.publication.terms import Text
from bilim_engine import periods
from bilim_engine.periods import Period, parse_period
from bilim_engine.problems import LANGUAGES

_EDITIONS: Mapping[str, Text] = {
    "departments": {
        "ky": "Райондук жана шаардык билим берүү бөлүмдөрүнүн рейтинги, {period}",
        "ru": "Рейтинг районных и городских отделов образования за {period}",
        "en": "Rating of district and city education departments, {period}",
    }
}
_PERIODS: Mapping[str, Text] = {
    periods.CALENDAR_YEAR: {"ky": "{text}-жыл", "ru": "{text} год", "en": "{text}"},
    periods.SCHOOL_YEAR: {
        "ky": "{text}-окуу жылы",
        "ru": "{text} учебный год",
        "en": "school year {text}",
    },
    periods.HALF_YEAR: {
        "ky": "{year}-жылдын {half}-жарым жылдыгы",
        "ru": "{half}-е полугодие {year} года",
        "en": "half-year {half} of {year}",
    },
}


def period_words(period: str | Period) -> Text:
    """The period as it is said in each language; months and days stay as they are written."""
    found = parse_period(period) if isinstance(period, str) else period
    half = 1 if found.start.month == 1 else 2
    words = _PERIODS.get(found.kind, dict.fromkeys(LANGUAGES, "{text}"))
    return {
        language: words[language].format(text=found, year=found.start.year, half=half)
        for language in LANGUAGES
    }


def edition_title(series: str, period: str | Period) -> Text:
    """What an edition of the series is called where its drafter says nothing else."""
    words, when = _EDITIONS.get(series, {}), period_words(period)
    return {
        language: words.get(language, f"{series}, {{period}}").format(period=when[language])
        for language in LANGUAGES
    }


def dated(title: Text, period: str) -> Text:
    """A title that others gave, with its period behind it; the title itself stays to the letter."""
    when = period_words(period)
    return {language: f"{said}, {when[language]}" for language, said in title.items()}
