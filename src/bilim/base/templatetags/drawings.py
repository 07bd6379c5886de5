"""Tags that draw figures: places with their intervals, bars, strips, courses over the years.

Geometry is computed here and leaves as SVG attributes; nothing is styled inline.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from django import template
from django.utils.translation import gettext as _

from bilim.base.templatetags.figures import written
from bilim.base.templatetags.measures import PER_CENT, unit_after
from bilim_engine.values import Missing, Value

register = template.Library()


class RankMark(NamedTuple):
    """A rank among `count`, with the interval it moves in, as positions on a line of `width`."""

    text: str
    low: str
    high: str
    dot: str
    has_interval: bool


def rank_text(rank: Decimal | None, low: int | None, high: int | None, code: str = "") -> str:
    """`31 (24–38)`, as this language writes it; the interval is left out where it was not drawn."""
    if rank is None:
        return ""
    place = written(rank, None, code)
    return place if low is None or high is None else f"{place} ({low}–{high})"


@register.filter
def place_text(result: Any) -> str:
    """The place of a result with the interval that stands beside it; nothing where it has none."""
    return rank_text(result.rank, result.rank_low, result.rank_high) if result else ""


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


@register.inclusion_tag("base/parts/bars.html")
def bars(top: Decimal | None, *values: Decimal | None, width: int = 140) -> dict[str, object]:
    """Two numbers as bars from zero to `top`, the first above the second; none for what is missing."""
    lengths = [width * float(value) / float(top) if value is not None and top else None for value in values]
    drawn = [
        {"length": f"{length:.1f}", "top": 7 * line, "own": line > 0}
        for line, length in enumerate(lengths)
        if length is not None
    ]
    return {"bars": drawn, "width": width}


# Per cent of the width: the outer dots stay inside it.
_LEFT, _RIGHT = 2.5, 97.5


class Dot(NamedTuple):
    x: str
    title: str
    own: bool


@register.inclusion_tag("base/parts/strip.html")
def strip(points: Iterable[tuple[str, Decimal, bool]], decimals: int = 1) -> dict[str, object]:
    """Every department as a dot on a line as wide as the page; its own is drawn last so that none covers it.

    Places are shares of the width, so that dots and figures keep their size on a phone.
    """
    points = sorted(points, key=lambda point: point[2])
    if not points:
        return {"dots": ()}
    numbers = [float(point[1]) for point in points]
    low, high = min(numbers), max(numbers)
    span = (high - low) or 1.0
    dots = [
        Dot(
            f"{_LEFT + (_RIGHT - _LEFT) * (float(value) - low) / span:.2f}%",
            f"{name}: {written(value, decimals)}",
            own,
        )
        for name, value, own in points
    ]
    ends = written(min(p[1] for p in points), decimals), written(max(p[1] for p in points), decimals)
    return {"dots": dots, "left": f"{_LEFT}%", "right": f"{_RIGHT}%", "low": ends[0], "high": ends[1]}


class Stop(NamedTuple):
    x: str
    y: str
    label: str
    under: str
    low: str
    high: str


@register.inclusion_tag("base/parts/places.html")
def places(results: Iterable[tuple[str, Any, int, bool]], width: int = 420) -> dict[str, object]:
    """Places over the editions, first place on top, each with its interval as an upright line.

    Whatever follows another method than before it (the last of the four says so) begins a line of its own.
    """
    parts = _parts(results)
    known = [each for part in parts for each in part]
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
    ends = [0, *accumulate(len(part) for part in parts)]
    drawn = [stops[first:end] for first, end in pairwise(ends)]
    return {
        "stops": stops,
        "lines": [" ".join(f"{stop.x},{stop.y}" for stop in part) for part in drawn],
        "breaks": [f"{50 + gap * (end - 0.5):.1f}" for end in ends[1:-1]],
        "width": width,
        "last": last,
        "labels": ["; ".join(f"{stop.under}: {stop.label}" for stop in part) for part in drawn],
        "right": width - 10,
    }


def _parts(results: Iterable[tuple[str, Any, int, bool]]) -> list[list[tuple[str, Any, int]]]:
    """The results that have a place, those of one method together."""
    parts: list[list[tuple[str, Any, int]]] = [[]]
    for period, result, count, by_new_method in results:
        if by_new_method and parts[-1]:
            parts.append([])
        if result and result.rank is not None:
            parts[-1].append((period, result, count))
    return [part for part in parts if part]


class Name(NamedTuple):
    y: str
    label: str


# What is drawn lies between these, in thousandths of the width that the names leave.
_FIRST, _LAST = 6, 994


@register.inclusion_tag("base/parts/spans.html")
def spans(lines: Iterable[Any], count: int, names: int = 159) -> dict[str, object]:
    """The intervals of all departments, one below the other, the best place at the left.

    The names keep their width and the lines take all the rest of the page. All lines of one kind are one
    path, and so are the dots: the drawing is as long as its numbers."""

    def at(place: Decimal | int) -> str:
        return f"{_FIRST + (_LAST - _FIRST) * (float(place) - 1) / max(count - 1, 1):.0f}"

    rows = [(12 + 20 * number, line.label, line.standing) for number, line in enumerate(lines)]
    return {
        # Where letters stand in the middle of their line.
        "names": [Name(f"{y + 4.5:.1f}", label) for y, label, _each in rows],
        "together": "".join(f"M{at(each.joint_low)} {y}H{at(each.joint_high)}" for y, _label, each in rows),
        "alone": "".join(f"M{at(each.low)} {y}H{at(each.high)}" for y, _label, each in rows),
        "dots": "".join(f"M{at(each.rank or each.low)} {y}h0" for y, _label, each in rows),
        "height": 12 + 20 * len(rows),
        "edge": names,
        "left": _FIRST,
        "right": _LAST,
        "last": count,
        "bottom": 12 + 20 * len(rows),
    }


class Column(NamedTuple):
    x: str
    y: str
    width: str
    height: str
    title: str
    own: bool


@register.inclusion_tag("base/parts/distribution.html")
def distribution(
    places: Mapping[int, int], rank: int | None, count: int, draws: int, width: int = 420
) -> dict[str, object]:
    """How many of the draws gave each place, as columns from the first place to the last."""
    if not places:
        return {"columns": ()}
    step, most = (width - 20) / max(count, 1), max(places.values())
    columns = [
        Column(
            f"{10 + step * (place - 1):.1f}",
            f"{96 - 84 * drawn / most:.1f}",
            f"{max(step - 1, 1):.1f}",
            f"{84 * drawn / most:.1f}",
            _place_and_share(place, Decimal(100 * drawn) / draws),
            place == rank,
        )
        for place, drawn in sorted(places.items())
    ]
    return {"columns": columns, "width": width, "right": width - 10, "last": count}


def _place_and_share(place: int, share: Decimal) -> str:
    return f"{place}: {written(share, 1)}{unit_after(share, PER_CENT)}"


@register.simple_tag
def interval_words(result: Any, analysis: Any = None) -> str:
    """What the interval says, in a sentence: of the draws of the analysis, or of the weights alone."""
    if not result or result.rank is None or result.rank_low is None or result.rank_high is None:
        return ""
    words = {"low": result.rank_low, "high": result.rank_high}
    if analysis is not None:
        return _words_of_draws(words, analysis.level, result.rank)
    if result.rank_low == result.rank_high:
        return _("The place stays the same when the weights are changed a little.")
    return _("When the weights are changed a little, the place moves between %(low)s and %(high)s.") % words


def _words_of_draws(words: dict[str, Any], level: Decimal, rank: Decimal) -> str:
    words["percent"] = written(level * 100, None)
    if words["low"] == words["high"]:
        sentence = _("In %(percent)s%% of the draws of the analysis the place is the same: %(low)s.") % words
    else:
        sentence = (
            _("In %(percent)s%% of the draws of the analysis the place lies between %(low)s and %(high)s.")
            % words
        )
    if words["low"] <= rank <= words["high"]:
        return sentence
    outside = _("The published place lies outside: it rests on the choices of the method as stated.")
    return f"{sentence} {outside}"
