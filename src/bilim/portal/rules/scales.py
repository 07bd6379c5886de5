"""The very numbers by which a value became points, so that whoever reads them can compute them again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bilim.base.templatetags.figures import brief, written
from bilim.publication.terms import EditionContent, PublishedScore
from bilim_engine.definitions import Leaf
from bilim_engine.definitions.methods import (
    AboveBelowMean,
    Bands,
    Categories,
    Distance,
    MinMax,
    Percentile,
    Rank,
    ZScore,
)
from bilim_engine.normalisation import normalise

_LOWER_ENDS, _UPPER_ENDS = ("lower", "both"), ("upper", "both")


@dataclass(frozen=True, slots=True)
class _Figures:
    """What one value is scored by: its way, the values beside it, and what the scale reads off them."""

    way: object
    value: Decimal
    points: Decimal
    others: tuple[Decimal, ...]
    note: Mapping[str, str]
    higher: bool
    language: str

    def say(self, number: Decimal | int | str) -> str:
        return written(brief(Decimal(number)), None, self.language)

    @property
    def said(self) -> str:
        return self.say(self.value)

    @property
    def result(self) -> str:
        return written(self.points, 2, self.language)


def arithmetic(content: EditionContent, leaf: Leaf, score: PublishedScore, language: str) -> str:
    """The arithmetic from the treated value to the points; empty where the points came from elsewhere."""
    value, points = score.treated, score.score
    if not isinstance(value, Decimal) or not isinstance(points, Decimal) or score.imputed:
        return ""
    beside = [content.score(unit.code, score.node, score.variant) for unit in content.ranked_units]
    treated = {
        each.unit: each.treated for each in beside if each is not None and isinstance(each.treated, Decimal)
    }
    higher = content.indicator(leaf.indicator).polarity != "lower_is_better"
    scaled = normalise(treated, leaf.normalise, higher_is_better=higher, logarithm=leaf.logarithm)  # type: ignore[arg-type]
    others = tuple(sorted(each.ln() if leaf.logarithm else each for each in treated.values()))
    at = value.ln() if leaf.logarithm else value
    figures = _Figures(leaf.normalise, at, points, others, scaled.note, higher, language)
    said = _WAYS[type(leaf.normalise)](figures)
    return f"ln {written(brief(value), None, language)} = {figures.said}; {said}" if leaf.logarithm else said


def _on_range(figures: _Figures, share: str) -> str:
    """The share of the range, laid on it."""
    low, high = figures.way.range  # type: ignore[attr-defined]
    first, last = figures.say(low), figures.say(high)
    whole = f"{first} + ({last} − {first}) × {share}" if low else f"{last} × {share}"
    return f"{whole} = {figures.result}"


def _min_max(figures: _Figures) -> str:
    low, high = Decimal(figures.note["low"]), Decimal(figures.note["high"])
    share = (figures.value - low) / (high - low)
    if getattr(figures.way, "clip", None) and not 0 <= share <= 1:
        end, sign = (low, low < high) if share < 0 else (high, low > high)
        return f"{figures.said} {'<' if sign else '>'} {figures.say(end)} → {figures.result}"
    first, last = figures.say(low), figures.say(high)
    top = f"({figures.said} − {first})" if figures.higher else f"({last} − {figures.said})"
    return _on_range(figures, f"{top} ÷ ({last} − {first})")


def _z_score(figures: _Figures) -> str:
    middle, unit = figures.way.mean, figures.way.deviation  # type: ignore[attr-defined]
    mean, spread = figures.say(figures.note["mean"]), figures.say(figures.note["deviation"])
    away = f"({figures.said} − {mean})" if figures.higher else f"({mean} − {figures.said})"
    return f"{figures.say(middle)} + {figures.say(unit)} × {away} ÷ {spread} = {figures.result}"


def _distance(figures: _Figures) -> str:
    reference = figures.say(figures.note["reference"])
    parts = (figures.said, reference) if figures.higher else (reference, figures.said)
    return _on_range(figures, " ÷ ".join(parts))


def _counts(figures: _Figures) -> tuple[int, int, int]:
    """How many do worse, how many do the same, how many there are."""
    first, last = bisect_left(figures.others, figures.value), bisect_right(figures.others, figures.value)
    count = len(figures.others)
    return (first if figures.higher else count - last), last - first, count


def _rank(figures: _Figures) -> str:
    worse, same, count = _counts(figures)
    place = figures.say(count - worse - same + Decimal(same + 1) / 2)
    return _on_range(figures, f"({count} − {place}) ÷ ({count} − 1)")


def _percentile(figures: _Figures) -> str:
    worse, same, count = _counts(figures)
    return _on_range(figures, f"({worse} + {same} ÷ 2) ÷ {count}")


def _bands(figures: _Figures) -> str:
    for band in figures.way.bands:  # type: ignore[attr-defined]
        low, high, ends = band.low, band.high, band.includes
        above = low is None or figures.value > low or (figures.value == low and ends in _LOWER_ENDS)
        below = high is None or figures.value < high or (figures.value == high and ends in _UPPER_ENDS)
        if above and below:
            left = "" if low is None else f"{figures.say(low)} {'≤' if ends in _LOWER_ENDS else '<'} "
            right = "" if high is None else f" {'≤' if ends in _UPPER_ENDS else '<'} {figures.say(high)}"
            return f"{left}{figures.said}{right} → {figures.result}"
    return ""


def _categories(figures: _Figures) -> str:
    limits = [Decimal(each) for each in figures.note["limits"].split("; ")]
    reached_by = (figures.value >= each if figures.higher else figures.value <= each for each in limits)
    at = sum(reached_by)
    reached, next_one = ("≤", "<") if figures.higher else ("≥", ">")
    left = f"{figures.say(limits[at - 1])} {reached} " if at else ""
    right = f" {next_one} {figures.say(limits[at])}" if at < len(limits) else ""
    return f"{left}{figures.said}{right} → {figures.result}"


def _above_below_mean(figures: _Figures) -> str:
    mean = Decimal(figures.note["mean"])
    ratio, threshold = figures.value / mean, figures.way.threshold  # type: ignore[attr-defined]
    one, near = figures.say(ratio), figures.say(threshold)
    sign = "≤" if abs(ratio - 1) <= threshold else ">"
    return f"{figures.said} ÷ {figures.say(mean)} = {one}; |{one} − 1| {sign} {near} → {figures.result}"


_WAYS: Mapping[type, Callable[[_Figures], str]] = {
    MinMax: _min_max,
    ZScore: _z_score,
    Distance: _distance,
    Rank: _rank,
    Percentile: _percentile,
    Bands: _bands,
    Categories: _categories,
    AboveBelowMean: _above_below_mean,
}
