"""The gate on numbers: lengths of lists, totals, percentages, bands."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from bilim.publication import problems
from bilim.publication.rules.findings import found
from bilim.publication.terms import Finding, StatedGroup, StatedIndicator, Statement, Text
from bilim_engine.problems import LANGUAGES
from bilim_engine.values import plain

HUNDRED = Decimal(100)
INFINITY = Decimal("Infinity")
# More totals than that are told by the first and the last of them.
MOST_LISTED = 100
Groups = list[tuple[str, StatedGroup]]


def list_sizes(statement: Statement) -> Iterator[Finding]:
    """Lists that claim another length than they have, and names that stand twice in one list."""
    for place, group in _groups(statement):
        if group.listed and group.names and group.announced not in (None, Decimal(len(group.names))):
            yield found(
                problems.LIST_SIZE,
                place,
                texts={"group": group.title},
                announced=plain(group.announced or Decimal(0)),
                printed=str(len(group.names)),
            )
        seen: set[tuple[str, str]] = set()
        for name in group.names:
            key = (name.unit or name.printed, "" if name.unit else name.said_kind)
            if key in seen:
                yield found(problems.NAMED_TWICE, place, texts={"group": group.title}, name=name.printed)
            seen.add(key)


def _groups(statement: Statement) -> Groups:
    listed = [(group.code, group) for group in statement.lists]
    inside = [
        (f"{indicator.code}/{group.code}", group)
        for direction in statement.directions
        for indicator in direction.indicators
        for group in indicator.groups
    ]
    return inside + listed


def totals(statement: Statement) -> Iterator[Finding]:
    """Groups that should cover every department once, and do not add up to one number."""
    sums = [(indicator, _sum(indicator)) for indicator in _partitions(statement)]
    if len({total for _, total in sums}) > 1:
        yield found(problems.TOTALS_DISAGREE, statement.code, lists={"totals": _listed(sums)})
    for indicator, total in sums:
        if statement.units_total is not None and total != statement.units_total:
            yield found(
                problems.TOTAL_NOT_STATED,
                indicator.code,
                texts={"indicator": indicator.title},
                total=plain(total),
                stated=str(statement.units_total),
            )
    for indicator in _partitions(statement):
        yield from _in_two_groups(indicator)


def _partitions(statement: Statement) -> list[StatedIndicator]:
    return [
        indicator
        for direction in statement.directions
        for indicator in direction.indicators
        if indicator.partition and all(group.announced is not None for group in indicator.groups)
    ]


def _sum(indicator: StatedIndicator) -> Decimal:
    return sum((group.announced or Decimal(0) for group in indicator.groups), Decimal(0))


def _listed(sums: list[tuple[StatedIndicator, Decimal]]) -> Text:
    def line(language: str) -> str:
        return "; ".join(
            "{}: {} = {}".format(
                indicator.title[language],
                " + ".join(plain(group.announced or Decimal(0)) for group in indicator.groups),
                plain(total),
            )
            for indicator, total in sums
        )

    return {language: line(language) for language in LANGUAGES}


def _in_two_groups(indicator: StatedIndicator) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for group in indicator.groups:
        for name in group.names:
            if name.unit and seen.setdefault(name.unit, group.code) != group.code:
                yield found(
                    problems.IN_TWO_GROUPS,
                    indicator.code,
                    unit=name.unit,
                    texts={"indicator": indicator.title},
                    name=name.printed,
                )


# --- percentages


def percentages(statement: Statement) -> Iterator[Finding]:
    """Percentages that do not follow from the counts beside them."""
    for direction in statement.directions:
        for indicator in direction.indicators:
            counted = [group for group in indicator.groups if None not in (group.announced, group.percent)]
            if indicator.partition and counted and len(counted) == len(indicator.groups):
                yield from _percentages_of(indicator)


def _percentages_of(indicator: StatedIndicator) -> Iterator[Finding]:
    wrong = [
        group for group in indicator.groups if not _rounds_to(group, _sum(indicator), indicator.decimals)
    ]
    for group in wrong:
        yield _not_of_sum(indicator, group)
    if wrong and not _common_totals(indicator):
        pairs = "; ".join(
            f"{plain(group.announced or Decimal(0))} → {plain(group.percent or Decimal(0))} %"
            for group in indicator.groups
        )
        yield found(problems.NO_TOTAL_FITS, indicator.code, texts={"indicator": indicator.title}, pairs=pairs)
    stated = sum((group.percent or Decimal(0) for group in indicator.groups), Decimal(0))
    if wrong and stated == HUNDRED:
        yield from _remainders(indicator, wrong)
    if abs(stated - HUNDRED) > _slack(indicator):
        yield found(
            problems.PERCENT_SUM, indicator.code, texts={"indicator": indicator.title}, sum=plain(stated)
        )


def _slack(indicator: StatedIndicator) -> Decimal:
    """How far rounded parts may be from 100: half a last place each."""
    return Decimal(len(indicator.groups)) * Decimal("0.5").scaleb(-indicator.decimals)


def _not_of_sum(indicator: StatedIndicator, group: StatedGroup) -> Finding:
    total, count = _sum(indicator), plain(group.announced or Decimal(0))
    exact = ((group.announced or Decimal(0)) * HUNDRED / total).quantize(Decimal("0.01"))
    return found(
        problems.PERCENT_NOT_OF_SUM,
        f"{indicator.code}/{group.code}",
        texts={
            "indicator": indicator.title,
            "group": group.title,
            "needed": _needed(group, indicator.decimals, count),
        },
        count=count,
        total=plain(total),
        exact=plain(exact),
        exact_comma=plain(exact).replace(".", ","),
        percent=plain(group.percent or Decimal(0)),
    )


def _needed(group: StatedGroup, decimals: int, count: str) -> Text:
    """Of which totals it would be the printed percentage; or that it is so of none."""
    fitting = totals_that_round_to(group, decimals)
    words = problems.TOTAL_NEEDED if fitting else problems.NO_TOTAL_NEEDED
    params = {"percent": plain(group.percent or Decimal(0)), "fitting": _span(fitting), "count": count}
    return {language: said.format(**params) for language, said in words.items()}


def _remainders(indicator: StatedIndicator, wrong: list[StatedGroup]) -> Iterator[Finding]:
    """Groups whose percentage fits no total that the others allow: they are what was left to 100."""
    fitting = [(group, totals_that_round_to(group, indicator.decimals)) for group in indicator.groups]
    for group in wrong:
        own = totals_that_round_to(group, indicator.decimals)
        allowed = _common([totals for other, totals in fitting if other is not group])
        if allowed and not _common([allowed, own]):
            yield found(
                problems.REMAINDER,
                f"{indicator.code}/{group.code}",
                texts={"indicator": indicator.title, "group": group.title},
                percent=plain(group.percent or Decimal(0)),
                count=plain(group.announced or Decimal(0)),
            )


def totals_that_round_to(group: StatedGroup, decimals: int) -> range:
    """Every total of which the count of the group is the printed percentage, by either way of rounding a
    half: they follow one another, so however many they are, only the ends are looked for."""
    count, percent, step = group.announced, group.percent, Decimal(1).scaleb(-decimals)
    if count is None or not percent or percent != percent.quantize(step):
        return range(0)
    low = max(int(count), int(count * HUNDRED / (percent + step / 2)) - 1, 1)
    high = int(count * HUNDRED / (percent - step / 2)) + 1
    while low <= high and not _rounds_to(group, Decimal(low), decimals):
        low += 1
    while low <= high and not _rounds_to(group, Decimal(high), decimals):
        high -= 1
    return range(low, high + 1)


def _common(totals: list[range]) -> range:
    """The totals that all of these hold."""
    if not totals:
        return range(0)
    return range(max(each.start for each in totals), min(each.stop for each in totals))


def _span(totals: range) -> str:
    """The totals as they stand in a sentence: each one, or where they are many the first and the last."""
    if len(totals) > MOST_LISTED:
        return f"{totals[0]}…{totals[-1]}"
    return ", ".join(map(str, totals))


def _rounds_to(group: StatedGroup, total: Decimal, decimals: int) -> bool:
    if group.announced is None or group.percent is None or not total:
        return False
    exact, step = group.announced * HUNDRED / total, Decimal(1).scaleb(-decimals)
    return group.percent in (
        exact.quantize(step, rounding=ROUND_HALF_UP),
        exact.quantize(step, rounding=ROUND_HALF_EVEN),
    )


def _common_totals(indicator: StatedIndicator) -> range:
    return _common([totals_that_round_to(group, indicator.decimals) for group in indicator.groups])


# --- bands


def bands(statement: Statement) -> Iterator[Finding]:
    """Gaps and overlaps between neighbouring bands of one indicator, and between the bands of the rating."""
    for direction in statement.directions:
        for indicator in direction.indicators:
            yield from _between(indicator.code, indicator.title, indicator.groups)
    yield from _between(statement.code, statement.title, statement.lists)


def _between(place: str, title: Text, groups: tuple[StatedGroup, ...]) -> Iterator[Finding]:
    ordered = sorted((group for group in groups if group.banded), key=_limits)
    for lower, upper in itertools.pairwise(ordered):
        texts = {"indicator": title, "lower": lower.title, "upper": upper.title}
        end, begin = lower.upper, upper.lower
        if end is None or begin is None or end > begin:
            overlap = "…" if end is None or begin is None else f"{plain(begin)}–{plain(end)}"
            yield found(problems.BAND_OVERLAP, place, texts=texts, overlap=overlap)
        elif end == begin and lower.includes_upper and upper.includes_lower:
            yield found(problems.BAND_OVERLAP, place, texts=texts, overlap=plain(end))
        elif end < begin or not (lower.includes_upper or upper.includes_lower):
            yield found(problems.BAND_GAP, place, texts=texts, gap=_stretch(lower, upper))


def _limits(group: StatedGroup) -> tuple[Decimal, Decimal]:
    """Where the band stands: one that is a single number stands below the one that begins there."""
    lower = -INFINITY if group.lower is None else group.lower
    return lower, INFINITY if group.upper is None else group.upper


def _stretch(lower: StatedGroup, upper: StatedGroup) -> str:
    """The gap in words: `69–90`, with the ends that belong to it in square brackets."""
    opening = "(" if lower.includes_upper else "["
    closing = ")" if upper.includes_lower else "]"
    return f"{opening}{plain(lower.upper or Decimal(0))}; {plain(upper.lower or Decimal(0))}{closing}"
