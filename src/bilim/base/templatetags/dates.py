"""Days and instants as each language writes them, by the clock of Bishkek; programs get ISO 8601."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language

register = template.Library()

BISHKEK = ZoneInfo("Asia/Bishkek")
NO_BREAK = "\N{NO-BREAK SPACE}"
_MONTHS = {
    "ky": "январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": "January February March April May June July August September October November December",
}
# Alone, a Kyrgyz month stands in its first form.
_ALONE = {"ky": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"}
_SENTENCE = {
    "ky": "{year}-жылдын {day}-{month}",
    "ru": "{day} {month} {year} года",
    "en": "{day} {month} {year}",
}
_TABLE = {"ky": "{year}-ж. {day}-{month}", "ru": "{day} {month} {year} г.", "en": "{day} {month} {year}"}


def day_of(when: date | str) -> date:
    """The day meant: a day as it is, an instant by the clock of Bishkek."""
    found = datetime.fromisoformat(when) if isinstance(when, str) and len(when) > 10 else when
    if isinstance(found, str):
        return date.fromisoformat(found)
    if isinstance(found, datetime):
        return (found.astimezone(BISHKEK) if found.tzinfo else found).date()
    return found


def _clock(when: datetime | str) -> str:
    found = when if isinstance(when, datetime) else datetime.fromisoformat(when)
    return f"{found.astimezone(BISHKEK) if found.tzinfo else found:%H:%M}"


@register.filter
def in_words(when: date | str | None) -> str:
    """A day inside a sentence: «2026-жылдын 2-февралы»; of an instant, its day."""
    if not when:
        return ""
    day = day_of(when)
    month = _MONTHS[language()].split()[day.month - 1]
    return _SENTENCE[language()].format(year=day.year, month=month, day=day.day)


@register.filter
def moment_in_words(when: datetime | str | None) -> str:
    """An instant inside a sentence: «2026-жылдын 21-ноябры, 16:00»."""
    return f"{in_words(when)}, {_clock(when)}" if when else ""


@register.filter
def dated(when: date | str | None) -> str:
    """A day standing alone, as in a table: «2026-ж. 2-февраль»; it does not break over lines."""
    if not when:
        return ""
    day, now = day_of(when), language()
    month = _ALONE.get(now, _MONTHS[now]).split()[day.month - 1]
    return _TABLE[now].format(year=day.year, month=month, day=day.day).replace(" ", NO_BREAK)


@register.filter
def moment(when: datetime | str | None) -> str:
    """An instant standing alone: «2026-ж. 21-ноябрь, 16:00»."""
    return f"{dated(when)}, {_clock(when)}" if when else ""


@register.simple_tag
def validity(since: date | None, until: date | None) -> SafeString | str:
    """From the first day to the last; `until` is the first day on which it no longer held."""
    if not since and not until:
        return _("always, as far as known")
    last = dated(until - timedelta(days=1)) if until else _("today")
    return format_html("{} – {}", dated(since) or "…", last)
