"""Tags that write figures: numbers as each language writes them, and what is missing with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

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


def rounded(value: Decimal | int, decimals: int) -> Decimal:
    """The number with so many decimals, as every page rounds it."""
    return Decimal(value).quantize(Decimal(1).scaleb(-int(decimals)), rounding=ROUND_HALF_EVEN)


def written(value: Decimal | int, decimals: int | None = None, code: str = "") -> str:
    """The number as the language writes it: rounded once, here."""
    code = code or language()
    number = Decimal(value)
    if decimals is not None:
        number = rounded(number, decimals)
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
def per_cent(share: Value | None, decimals: int = 0) -> str:
    """A share of one as a number of hundredths inside a sentence; the sign stands in the words."""
    return as_text(share * 100 if isinstance(share, Decimal) else share, decimals)


@register.filter
def missing(value: object) -> bool:
    """Whether there is no number."""
    return value is None or isinstance(value, Missing)


@register.simple_tag(takes_context=True)
def truth_or_number(context: Context, value: Value | bool) -> SafeString | str:
    """What a step of a trace gave: a number of about four decimals, a reason, or yes and no."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(number(context, value if isinstance(value, Missing) else brief(value)))


def brief(value: Decimal) -> Decimal:
    """At most four decimals, more only where the number is so small that they would leave nothing of it."""
    places = -4 if abs(value) >= 1 or not value else min(value.adjusted() - 3, -4)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= places:
        return value
    return value.quantize(Decimal(1).scaleb(places)).normalize()


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


@register.simple_tag(takes_context=True)
def reason_words(context: Context, reason: str) -> str:
    """A reason in words."""
    return reason_label(Missing(reason), context.get("reasons"))
