"""Days and instants as each language writes them, by the clock of Bishkek; programs get ISO 8601.

The functions give plain words, for sentences and forms. The filters of the same names put them into `<time>`,
which the style keeps on one line: «2026-ж.» would otherwise end a line after its hyphen. A joiner between the
characters would do that too, and would spoil what is copied from the page.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim_engine.periods import MONTHS, day_in_words

register = template.Library()

BISHKEK = ZoneInfo("Asia/Bishkek")
# Alone, a Kyrgyz month stands in its first form.
_ALONE = {
    **MONTHS,
    "ky": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
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


def instant_of(when: datetime | str) -> datetime:
    """The instant meant, by the clock of Bishkek."""
    found = when if isinstance(when, datetime) else datetime.fromisoformat(when)
    return found.astimezone(BISHKEK) if found.tzinfo else found


def _clock(when: datetime | str, to: str = "minutes") -> str:
    return instant_of(when).time().isoformat(to)


def in_words(when: date | str | None, code: str = "") -> str:
    """A day inside a sentence: «2026-жылдын 2-февралы»; of an instant, its day. In the language of the
    reader, or in the one named."""
    if not when:
        return ""
    return day_in_words(day_of(when), code or language())


def moment_in_words(when: datetime | str | None, code: str = "", to: str = "minutes") -> str:
    """An instant inside a sentence: «2026-жылдын 21-ноябры, 16:00», or to the second where that matters."""
    return f"{in_words(when, code)}, {_clock(when, to)}" if when else ""


def dated(when: date | str | None) -> str:
    """A day standing alone, as in a table: «2026-ж. 2-февраль»."""
    if not when:
        return ""
    day, now = day_of(when), language()
    return _TABLE[now].format(year=day.year, month=_ALONE[now].split()[day.month - 1], day=day.day)


def moment(when: datetime | str | None) -> str:
    """An instant standing alone: «2026-ж. 21-ноябрь, 16:00»."""
    return f"{dated(when)}, {_clock(when)}" if when else ""


def _time(text: str, programs_read: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', programs_read, text)


@register.filter("in_words")
def day_in_a_sentence(when: date | str | None) -> SafeString | str:
    """`in_words`, kept on one line."""
    return _time(in_words(when), day_of(when).isoformat()) if when else ""


@register.filter("dated")
def day_alone(when: date | str | None) -> SafeString | str:
    """`dated`, kept on one line."""
    return _time(dated(when), day_of(when).isoformat()) if when else ""


@register.filter("moment_in_words")
def instant_in_a_sentence(when: datetime | str | None) -> SafeString | str:
    """`moment_in_words`, kept on one line."""
    return _time(moment_in_words(when), instant_of(when).isoformat("T", "seconds")) if when else ""


@register.filter("moment")
def instant_alone(when: datetime | str | None) -> SafeString | str:
    """`moment`, kept on one line."""
    return _time(moment(when), instant_of(when).isoformat("T", "seconds")) if when else ""


@register.simple_tag
def validity(since: date | None, until: date | None) -> SafeString | str:
    """From the first day to the last; `until` is the first day on which it no longer held."""
    if not since and not until:
        return _("always, as far as known")
    last = day_alone(until - timedelta(days=1)) if until else _("today")
    return format_html("{} – {}", day_alone(since) or "…", last)
