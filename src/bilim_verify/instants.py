"""The instant of publication that a bundle states, held against what must have come before it."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any, Dict, Iterator, Optional

from . import periods
from .content import rows
from .problems import LANGUAGES, Problem, problem

WRITTEN = re.compile(
    r"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?(Z|[+-][0-9]{2}:[0-9]{2})\Z"
)

# The months as they stand inside a date, and the date; in the order of the languages.
MONTHS = (
    "январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "January February March April May June July August September October November December",
)
SENTENCES = ("{year}-жылдын {day}-{month}", "{day} {month} {year} года", "{day} {month} {year}")


def read(text: Any) -> Optional[datetime]:
    """The instant, or None where it is not written as the format says or no calendar has it."""
    if not isinstance(text, str) or not WRITTEN.match(text):
        return None
    try:
        # Python 3.8 reads no Z.
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None


def by_clock_of(text: str, other: str) -> str:
    """The same instant by the clock of the other one; what is no instant stands for itself."""
    found, clock = read(text), read(other)
    return text if found is None or clock is None else found.astimezone(clock.tzinfo).isoformat()


def in_words(text: str, language: str) -> str:
    """A day inside a sentence, of an instant with its time; what is neither stands for itself."""
    found = read(text)
    try:
        day = date.fromisoformat(text) if found is None else found.date()
    except ValueError:
        return text
    which = LANGUAGES.index(language)
    said = SENTENCES[which].format(year=day.year, month=MONTHS[which].split()[day.month - 1], day=day.day)
    return said if found is None else f"{said}, {found:%H:%M}"


def check(manifest: Dict[str, Any]) -> Iterator[Problem]:
    """The instant can be read, and the period was over."""
    edition = manifest["edition"]
    stated = read(edition.get("published_at"))
    if stated is None:
        yield problem("instant_unreadable", stated=str(edition.get("published_at"))[:80])
        return
    ended = datetime.combine(_day_after(edition["period"]), time(), tzinfo=stated.tzinfo)
    if stated < ended:
        yield problem(
            "published_too_early", stated=edition["published_at"], after=ended.isoformat(), what="period_end"
        )


def _day_after(period: str) -> date:
    return periods.last_day(periods.read(period)) + timedelta(days=1)


def after_corrected(manifest: Dict[str, Any], corrected: Dict[str, Any]) -> Iterator[Problem]:
    """A revision does not come out before what it corrects."""
    stated, before = manifest["edition"]["published_at"], corrected["edition"]["published_at"]
    one, other = read(stated), read(before)
    if one is not None and other is not None and one < other:
        yield problem("published_too_early", stated=stated, after=before, what="corrected_edition")


def recorded_later(contents: Dict[str, bytes], manifest: Dict[str, Any]) -> int:
    """How many facts were recorded after the instant the edition states. That is no contradiction of the
    figures, and an edition of format 1 may state such an instant; the report says it."""
    stated = read(manifest["edition"].get("published_at"))
    if stated is None:
        return 0
    recorded = (read(row["recorded_at"]) for row in rows(contents, "facts.csv"))
    return sum(each is not None and each > stated for each in recorded)
