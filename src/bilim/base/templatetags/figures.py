"""Tags that draw figures: numbers as each language writes them, missing with its reason, ranks, bars, strips.

Geometry is computed here and leaves as SVG attributes; nothing is styled inline.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bilim.base.templatetags.frame import language, said
from bilim_engine import values
from bilim_engine.definitions.base import NotDefined
from bilim_engine.values import Missing, Value

register = template.Library()

THIN = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
BISHKEK = ZoneInfo("Asia/Bishkek")

# The words of the closed list of reasons; definitions may give others (see `reason_label`).
REASONS: Mapping[str, Any] = {
    values.NOT_COLLECTED: gettext_lazy("not collected"),
    values.NOT_PUBLISHED: gettext_lazy("not published"),
    values.NOT_APPLICABLE: gettext_lazy("not applicable"),
    values.NOT_DEFINED: gettext_lazy("not defined"),
    values.SUPPRESSED: gettext_lazy("withheld: too few persons"),
    values.UNDER_APPEAL: gettext_lazy("under appeal"),
    values.DIVISION_BY_ZERO: gettext_lazy("no base to divide by"),
    values.OUT_OF_DOMAIN: gettext_lazy("cannot be computed"),
    values.LOW_COVERAGE: gettext_lazy("too little data"),
    values.SCREENED_OUT: gettext_lazy("not scored: too little data"),
    values.EXCLUDED: gettext_lazy("left out by a declared rule"),
}


def written(value: Decimal | int, decimals: int | None = None, code: str = "") -> str:
    """The number as the language writes it: rounded once, here."""
    code = code or language()
    number = Decimal(value)
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-int(decimals)), rounding=ROUND_HALF_EVEN)
    whole, _point, part = values.plain(abs(number)).partition(".")
    part = part.ljust(int(decimals), "0") if decimals else part
    # Four digits read well without a gap in Kyrgyz and Russian; English parts them from a thousand on.
    grouped = f"{int(whole):,}" if code == "en" or len(whole) > 4 else whole
    text = grouped if code == "en" else grouped.replace(",", THIN)
    point = "." if code == "en" else ","
    sign = MINUS if number < 0 else ""
    return f"{sign}{text}{point}{part}" if part else f"{sign}{text}"


def reason_label(missing: Missing, reasons: Mapping[str, Any] | None = None) -> str:
    """Why there is no number, in the reader's language."""
    label = (reasons or {}).get(missing.reason)
    if label is not None:
        return said(label.title)
    return str(REASONS.get(missing.reason, missing.reason))


def shown(
    value: Value | int | None, decimals: int | None = None, reasons: Mapping[str, Any] | None = None
) -> str:
    """A value as plain text: the number, or the reason there is none."""
    if value is None:
        return str(REASONS[values.NOT_APPLICABLE])
    return reason_label(value, reasons) if isinstance(value, Missing) else written(value, decimals)


@register.simple_tag(takes_context=True)
def number(
    context: Context, value: Value | NotDefined | int | None, decimals: int | None = None
) -> SafeString | str:
    """The number, or the reason there is none with its mark: never blank, never 0 for missing."""
    if isinstance(value, NotDefined):
        value = Missing(values.NOT_DEFINED)
    text = shown(value, decimals, context.get("reasons"))
    missing = value is None or isinstance(value, Missing)
    return format_html('<span class="missing">{}</span>', text) if missing else text


@register.simple_tag
def signed(value: Decimal | int, decimals: int | None = None) -> str:
    """A change, with its sign always written."""
    text = written(value, decimals)
    return f"+{text}" if Decimal(value) > 0 else text


@register.simple_tag(takes_context=True)
def noted(
    context: Context, value: Value | None, notes: Mapping[str, str], decimals: int | None = None
) -> SafeString | str:
    """A number in a dense table; a missing one bears the letter of its reason, told below the table."""
    if value is not None and not isinstance(value, Missing):
        return written(value, decimals)
    reason = value.reason if value is not None else values.NOT_APPLICABLE
    label = reason_label(Missing(reason), context.get("reasons"))
    return format_html(
        '<span class="missing" title="{0}"><sup aria-hidden="true">{1}</sup>'
        '<span class="hidden-text">{0}</span></span>',
        label,
        notes.get(reason, "?"),
    )


def note_letters(found: Iterable[Value | None]) -> dict[str, str]:
    """A letter for each reason among these values, in the order they are met."""
    letters: dict[str, str] = {}
    for value in found:
        if value is None or isinstance(value, Missing):
            reason = value.reason if value is not None else values.NOT_APPLICABLE
            letters.setdefault(reason, "abcdefghijklmnop"[len(letters)])
    return letters


@register.simple_tag(takes_context=True)
def percent(context: Context, share: Value | None, decimals: int = 1) -> SafeString | str:
    """A share of one as per cent, without the sign: that stands in the head of the column."""
    return number(context, share * 100 if isinstance(share, Decimal) else share, decimals)


@register.filter
def as_text(value: Value | NotDefined | int | None, decimals: int | None = None) -> str:
    """The number or the reason there is none, inside a sentence."""
    return shown(Missing(values.NOT_DEFINED) if isinstance(value, NotDefined) else value, decimals)


@register.filter
def missing(value: object) -> bool:
    """Whether there is no number."""
    return value is None or isinstance(value, Missing)


class RankMark(NamedTuple):
    """A rank among `count`, with the interval it moves in, as positions on a line of `width`."""

    text: str
    low: str
    high: str
    dot: str
    has_interval: bool


def rank_text(rank: Decimal | None, low: int | None, high: int | None) -> str:
    """`31 (24–38)`; the interval is left out where it was not drawn."""
    if rank is None:
        return ""
    place = written(rank)
    return place if low is None or high is None else f"{place} ({low}–{high})"


@register.inclusion_tag("base/parts/rank.html")
def rank(result: Any, count: int, width: int = 90, where: str = "") -> dict[str, object]:
    """A place drawn with its interval: the best at the left, the last of `count` at the right.

    `where` is the page that explains it.
    """
    span = max(count - 1, 1)

    def at(place: Decimal | int) -> str:
        return f"{3 + (width - 6) * (float(place) - 1) / span:.1f}"

    place = result.rank if result else None
    if place is None:
        return {"mark": None, "score": result.score if result else None, "where": where}
    low, high = result.rank_low, result.rank_high
    drawn = low is not None and high is not None
    mark = RankMark(rank_text(place, low, high), at(low or place), at(high or place), at(place), drawn)
    return {"mark": mark, "width": width, "count": count, "result": result, "where": where}


@register.inclusion_tag("base/parts/bar.html")
def bar(value: Value | None, top: Decimal | int = 100, width: int = 160) -> dict[str, object]:
    """A number as a bar from zero to `top`; nothing is drawn for what is missing."""
    if value is None or isinstance(value, Missing):
        return {"length": None, "width": width}
    share = min(max(float(value) / float(top), 0.0), 1.0) if top else 0.0
    return {"length": f"{share * width:.1f}", "width": width}


class Dot(NamedTuple):
    x: str
    title: str
    own: bool


@register.inclusion_tag("base/parts/strip.html")
def strip(
    points: Iterable[tuple[str, Decimal, bool]], decimals: int = 1, width: int = 640
) -> dict[str, object]:
    """Every department as a dot on one line; its own is drawn last so that no other covers it."""
    points = sorted(points, key=lambda point: point[2])
    if not points:
        return {"dots": (), "width": width}
    numbers = [float(point[1]) for point in points]
    low, high = min(numbers), max(numbers)
    span = (high - low) or 1.0
    dots = [
        Dot(
            f"{8 + (width - 16) * (float(value) - low) / span:.1f}",
            f"{name}: {written(value, decimals)}",
            own,
        )
        for name, value, own in points
    ]
    ends = written(min(p[1] for p in points), decimals), written(max(p[1] for p in points), decimals)
    return {"dots": dots, "width": width, "right": width - 8, "low": ends[0], "high": ends[1]}


class Stop(NamedTuple):
    x: str
    y: str
    label: str
    under: str
    low: str
    high: str


@register.inclusion_tag("base/parts/places.html")
def places(results: Iterable[tuple[str, Any, int]], width: int = 420) -> dict[str, object]:
    """Places over the editions, first place on top, each with its interval as an upright line."""
    known = [
        (period, result, count) for period, result, count in results if result and result.rank is not None
    ]
    if not known:
        return {"stops": (), "label": ""}
    last = max(max(count for _period, _result, count in known), 2)
    gap = (width - 80) / max(len(known) - 1, 1)

    def y(place: Decimal | int | None) -> str:
        return f"{24 + 150 * (float(place or 1) - 1) / (last - 1):.1f}"

    stops = [
        Stop(
            f"{50 + gap * index:.1f}",
            y(result.rank),
            written(result.rank),
            period,
            y(result.rank_low or result.rank),
            y(result.rank_high or result.rank),
        )
        for index, (period, result, _count) in enumerate(known)
    ]
    line = " ".join(f"{stop.x},{stop.y}" for stop in stops)
    label = "; ".join(f"{stop.under}: {stop.label}" for stop in stops)
    return {"stops": stops, "line": line, "width": width, "last": last, "label": label, "right": width - 10}


@register.simple_tag
def interval_words(result: Any, level: Decimal | None = None) -> str:
    """What the interval says, in a sentence."""
    if not result or result.rank is None or result.rank_low is None or result.rank_high is None:
        return ""
    words = {"low": result.rank_low, "high": result.rank_high}
    if result.rank_low == result.rank_high:
        return _("The place stays the same when the weights are changed a little.")
    return _("When the weights are changed a little, the place moves between %(low)s and %(high)s.") % words


@register.simple_tag(takes_context=True)
def truth_or_number(context: Context, value: Value | bool) -> SafeString | str:
    """What a step of a trace gave: a number of about four decimals, a reason, or yes and no."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(number(context, value if isinstance(value, Missing) else brief(value)))


def brief(value: Decimal) -> Decimal:
    """At most four decimals, more only where the number is so small that they would leave nothing of it."""
    places = -4 if abs(value) >= 1 or not value else min(value.adjusted() - 3, -4)
    return (
        value
        if value.as_tuple().exponent >= places
        else value.quantize(Decimal(1).scaleb(places)).normalize()
    )  # type: ignore[operator]


@register.simple_tag(takes_context=True)
def figure_or_words(context: Context, figure: Value | str, decimals: int | None = None) -> SafeString | str:
    """A number or its reason; words as they are."""
    return figure if isinstance(figure, str) else number(context, figure, decimals)


@register.filter
def size(value: Decimal) -> Decimal:
    """The number without its sign, where words say which way it goes."""
    return abs(value)


@register.filter
def is_single(rows: Sized) -> bool:
    """Whether there is just one: then it is shown without asking."""
    return len(rows) == 1


@register.filter
def moment(text: str) -> str:
    """An instant as written in an edition, by the clock of Bishkek: `2026-11-21 16:00`."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return text
    return (
        found.astimezone(BISHKEK).strftime("%Y-%m-%d %H:%M") if found.tzinfo else text[:16].replace("T", " ")
    )


@register.filter
def day(text: str) -> str:
    """The day of an instant, by the clock of Bishkek."""
    return moment(text)[:10]


@register.simple_tag(takes_context=True)
def reason_words(context: Context, reason: str) -> str:
    """A reason in words."""
    return reason_label(Missing(reason), context.get("reasons"))
