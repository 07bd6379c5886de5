"""How sure the order of an edition is, as the pages tell it: from what its analysis found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from bilim.portal.rules import naming
from bilim.portal.rules.naming import said
from bilim.publication.terms import EditionContent
from bilim_engine.ratings.findings import Change, Estimate, Standing

Address = Callable[..., str]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """The place of one department over all draws, with where it is explained."""

    code: str
    label: str
    standing: Standing
    rank: Decimal | None
    weights_low: int | None
    weights_high: int | None
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """Departments that stand one after another and whose order cannot be told."""

    lines: tuple[UnitLine, ...]

    @property
    def first(self) -> int | None:
        return self.lines[0].standing.rank

    @property
    def last(self) -> int | None:
        return self.lines[-1].standing.rank


@dataclass(frozen=True, slots=True)
class FactorLine:
    """What one choice does to the places: alone, and with everything in which it takes part."""

    factor: str
    first: Estimate
    total: Estimate


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What one change of the method does to the order."""

    title: str
    address: str
    change: Change


@dataclass(frozen=True, slots=True)
class Order:
    """Two departments: how often one stands above the other, and whether the order is certain."""

    above: UnitLine
    below: UnitLine
    share: Decimal
    certain: bool


def lines(content: EditionContent, language: str, address: Address) -> tuple[UnitLine, ...]:
    """Every ranked department in the order of its place, those without one at the end."""
    found = [
        line
        for unit in content.ranked_units
        if (line := unit_line(content, unit.code, language, address)) is not None
    ]
    return tuple(sorted(found, key=lambda line: (line.standing.rank or len(found) + 1, line.label)))


def unit_line(content: EditionContent, unit: str, language: str, address: Address) -> UnitLine | None:
    """The place of this department over all draws; None where no analysis was carried out."""
    standing, result = content.standing(unit), content.result(unit)
    if standing is None or result is None:
        return None
    return UnitLine(
        unit,
        naming.label(content.unit(unit), language),
        standing,
        result.rank,
        result.rank_low,
        result.rank_high,
        address("edition-department", code=content.header.code, unit=unit),
    )


def groups(content: EditionContent, every: Iterable[UnitLine]) -> tuple[Group, ...]:
    """The groups whose order cannot be told, from the first place down."""
    by_code = {line.code: line for line in every}
    alike = content.findings.alike if content.findings else ()
    return tuple(Group(tuple(by_code[unit] for unit in group)) for group in alike)


def longest(found: Sequence[Group]) -> Group | None:
    """The largest group; of several the one that stands highest."""
    return max(found, key=lambda group: len(group.lines), default=None)


def indistinct(content: EditionContent, every: Iterable[UnitLine], unit: str) -> tuple[UnitLine, ...]:
    """All departments whose order with this one the draws do not tell, in the order of their places; more
    than those of its groups, in which no two are told apart."""
    return tuple(line for line in every if _is_told(content, unit, line.code) is False)


def told_share(content: EditionContent) -> Decimal | None:
    """Of all pairs of departments, the share whose order the draws tell; None where there is no pair."""
    every = content.findings.above if content.findings else ()
    pairs = [told for a, b in combinations(every, 2) if (told := _is_told(content, a, b)) is not None]
    return Decimal(sum(pairs)) / len(pairs) if pairs else None


def _is_told(content: EditionContent, one: str, other: str) -> bool | None:
    """Whether one of the two stands above the other in enough of the draws; None where no draw has both."""
    if one == other or content.findings is None or content.analysis is None:
        return None
    above = content.findings.above
    shares = above.get(one, {}).get(other), above.get(other, {}).get(one)
    known = [share for share in shares if share is not None]
    return max(known) >= content.analysis.level if known else None


def orders(content: EditionContent, compared: Sequence[UnitLine]) -> tuple[Order, ...]:
    """Every two of the compared departments, and whether their order is certain beside all the others."""
    analysis = content.analysis
    pairs = list(combinations(sorted(compared, key=lambda line: line.standing.rank or 0), 2))
    if analysis is None or not pairs:
        return ()
    # Orders that each hold in all draws but so many hold together in the share that the analysis states.
    enough = 1 - (1 - analysis.level) / len(pairs)
    found = (_order(content, above, below, enough) for above, below in pairs)
    return tuple(order for order in found if order is not None)


def _order(content: EditionContent, one: UnitLine, other: UnitLine, enough: Decimal) -> Order | None:
    """Certain where the simultaneous intervals have no place in common, or where the order holds in enough of
    the draws to hold together with those of the others."""
    shares = content.findings.above if content.findings else {}
    share = shares.get(one.code, {}).get(other.code)
    ends = (one.standing.joint_high, other.standing.joint_low)
    if share is None or ends[0] is None or ends[1] is None:
        return None
    return Order(one, other, share, ends[0] < ends[1] or share >= enough)


def factors(content: EditionContent) -> tuple[FactorLine, ...]:
    """The choices by what they move in all, the most first."""
    found = content.findings.factors if content.findings else ()
    made = [FactorLine(each.factor, each.first, each.total) for each in found]
    return tuple(sorted(made, key=lambda line: (-(line.total.value or Decimal(0)), line.factor)))


def left_out(content: EditionContent, language: str, address: Address) -> tuple[ChangeLine, ...]:
    """What leaving out each indicator does, the greatest effect first."""
    found = content.findings.indicators if content.findings else ()
    made = [ChangeLine(*leaf_title(content, each.subject, language, address), change=each) for each in found]
    return tuple(sorted(made, key=lambda line: (-(line.change.average or Decimal(0)), line.title)))


def dropped(content: EditionContent, language: str) -> tuple[ChangeLine, ...]:
    """What dropping each declared exception does, in the order of the method."""
    titles = {each.code: said(each.title, language) for each in content.adjustments}
    found = content.findings.adjustments if content.findings else ()
    return tuple(ChangeLine(titles.get(each.subject, each.subject), "", each) for each in found)


def leaf_title(content: EditionContent, path: str, language: str, address: Address) -> tuple[str, str]:
    """The title of the indicator at this leaf, and its page in the edition."""
    indicator = path.rpartition("/")[2]
    where = address("indicator", code=content.header.code, indicator=indicator)
    return said(content.indicator(indicator).title, language), where


def turns(
    content: EditionContent, unit: str, language: str, address: Address, most: int = 5
) -> tuple[tuple[ChangeLine, int], ...]:
    """The indicators without which the department would stand farthest from its place, with that place."""
    standing, found = content.standing(unit), []
    for line in left_out(content, language, address):
        rank = line.change.ranks.get(unit)
        if standing is not None and standing.rank and rank and rank != standing.rank:
            found.append((abs(rank - standing.rank), line.title, line, rank))
    ordered = sorted(found, key=lambda each: (-each[0], each[1]))
    return tuple((line, rank) for _far, _title, line, rank in ordered[:most])


STEP = 5


def ends(low: int | None, high: int | None) -> str:
    """An interval of places; a dash where there is none."""
    if low is None or high is None:
        return "–"
    return f"{low}" if low == high else f"{low}–{high}"


def in_steps(drawn: Mapping[int, int], draws: int) -> tuple[tuple[int, int, Decimal], ...]:
    """The share of the draws that fell into each five places, from the first such step to the last."""
    steps: dict[int, int] = {}
    for place, count in drawn.items():
        step = (place - 1) // STEP
        steps[step] = steps.get(step, 0) + count
    whole = range(min(steps, default=0), max(steps, default=-1) + 1)
    return tuple((step * STEP + 1, (step + 1) * STEP, Decimal(steps.get(step, 0)) / draws) for step in whole)
