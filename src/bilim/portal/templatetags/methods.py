"""What a definition says of itself and of its steps, in words; what it leaves open is said to be open."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bilim.base.templatetags.figures import as_text
from bilim.base.templatetags.frame import language
from bilim.portal.rules.formulas import FRACTION, ITEM, NUMBER, Piece
from bilim.portal.rules.naming import language_of
from bilim.registry.terms import Certainty, LinkKind

register = template.Library()

Words = Mapping[str, str | Promise]

# What the register cannot be, but a figure, a rule or a source can.
CERTAINTIES: Words = {
    **dict(Certainty.choices),
    "not_found": gettext_lazy("looked for and not found"),
    "proposal": gettext_lazy("proposed by the Bilim project"),
    "illustrative": gettext_lazy("illustrative"),
}
LINKS: Words = dict(LinkKind.choices)
MEANS: Words = {
    "arithmetic": gettext_lazy("weighted mean"),
    "geometric": gettext_lazy("weighted geometric mean"),
    "harmonic": gettext_lazy("weighted harmonic mean"),
}
REFERENCES: Words = {
    "leader": gettext_lazy("the best department"),
    "mean": gettext_lazy("the mean"),
    "median": gettext_lazy("the median"),
}
SCALES: Words = {
    "z_score": gettext_lazy("by the distance from the mean, in standard deviations"),
    "rank": gettext_lazy("by place among the departments"),
    "percentile": gettext_lazy("by the share of departments below"),
    "categories": gettext_lazy("by groups of departments of equal size"),
    "above_below_mean": gettext_lazy("above, near or below the mean"),
}
GAPS: Words = {
    "refuse": gettext_lazy("the direction gets no score"),
    "exclude": gettext_lazy("its weight goes to the others"),
}
MEDIANS: Words = {
    "oblast": gettext_lazy("the median of the oblast stands for it"),
    "kind": gettext_lazy("the median of departments of its kind stands for it"),
}
CITED: Words = {
    "ky": gettext_lazy("the source is cited in Kyrgyz"),
    "ru": gettext_lazy("the source is cited in Russian"),
    "en": gettext_lazy("the source is cited in English"),
}


@register.simple_tag
def cited(title: str, where: str = "") -> SafeString:
    """A source as it is cited, leading to its address; where that is in another language, in which one."""
    written = language_of(title)
    is_other = written in CITED and written != language()
    words = format_html('<span lang="{}">{}</span>', written, title) if is_other else escape(title)
    link = format_html('<a href="{}" rel="external">{}</a>', where, words) if where else words
    return format_html('{} <span class="soft small">({})</span>', link, CITED[written]) if is_other else link


@register.filter
def certainty_words(certainty: str) -> str:
    """How surely something is known."""
    return str(CERTAINTIES.get(certainty, certainty))


@register.filter
def link_words(kind: str) -> str:
    """What happened to a unit."""
    return str(LINKS.get(kind, kind))


@register.filter
def mean_words(mean: Any) -> SafeString | str:
    """The kind of mean a direction is joined by."""
    found = MEANS.get(str(mean))
    return str(found) if found else format_html('<span class="missing">{}</span>', _("never published"))


@register.filter
def gap_words(rule: Any) -> str:
    """What happens where a value is missing."""
    policy = getattr(rule, "policy", "")
    if policy == "impute_median":
        return str(MEDIANS.get(rule.group) or _("the median of all departments stands for it"))
    return str(GAPS.get(policy) or _("never published"))


@register.simple_tag
def scale_words(way: Any, indicator: Any = None) -> str:
    """How a value becomes points."""
    words, span = _scale(way), getattr(way, "range", None)
    if span:
        ends = {"low": as_text(span[0]), "high": as_text(span[1])}
        words = "; ".join((words, _("points run from %(low)s to %(high)s") % ends))
    lower = getattr(indicator, "polarity", "") == "lower_is_better"
    return "; ".join((words, _("less is better"))) if lower else words


def _scale(way: Any) -> str:
    # What was never published is `NotDefined` and has no method.
    method = getattr(way, "method", "")
    if method == "min_max":
        return _line(way.goalposts)
    if method == "distance":
        reference = REFERENCES.get(str(way.reference)) or as_text(way.reference)
        return _named(_("as a share of a reference"), str(reference))
    if method == "bands":
        steps = (f"{_ends(band.low, band.high, '–')}: {as_text(band.points)}" for band in way.bands)
        return _named(_("by bands"), "; ".join(steps))
    return str(SCALES.get(method) or _("never published"))


def _line(goalposts: Any) -> str:
    """The straight line between two goalposts."""
    if goalposts == "observed":
        return _("on a straight line from the lowest to the highest department")
    if isinstance(goalposts, tuple) and None not in goalposts:
        low, high = map(as_text, goalposts)
        words = {"low": low, "high": high}
        return _("on a straight line: %(low)s and %(high)s are the two ends of the scale") % words
    return _("the goalposts were never published")


def _named(way: str, ends: str) -> str:
    """A method with what it is set to."""
    return f"{way}: {ends}"


def _ends(low: Decimal | None, high: Decimal | None, dash: str) -> str:
    return dash.join("…" if end is None else as_text(end) for end in (low, high))


@register.simple_tag
def treatment_words(treat: Any) -> str:
    """What is done with values far from the rest."""
    method = getattr(treat, "method", "")
    if method == "none":
        return _("nothing was drawn in")
    if method == "winsorise":
        return _("at most %(limit)s extreme values are drawn in to the next one") % {"limit": treat.limit}
    if method == "iqr":
        words = {"k": as_text(treat.k)}
        return _("values farther than %(k)s quartile ranges outside the middle half are drawn in") % words
    if method == "clip":
        bounds = _ends(treat.low, treat.high, " – ")
        return _named(_("values beyond the bounds are set to the bound"), bounds)
    return _("never published")


@register.simple_tag
def formula(piece: Piece) -> SafeString | str:
    """The formula with its fractions one above the other, read aloud as a division."""
    if piece.kind == NUMBER:
        return as_text(piece.number)
    if piece.kind == ITEM:
        return format_html('<span class="item" title="{}">{}</span>', piece.code, piece.text)
    if piece.kind == FRACTION:
        return format_html(
            '<span class="fraction"><span class="top">{}</span><span class="hidden-text"> ÷ </span>'
            '<span class="bottom">{}</span></span>',
            *map(formula, piece.parts),
        )
    return format_html_join("", "{}", ((formula(part),) for part in piece.parts)) or piece.text
