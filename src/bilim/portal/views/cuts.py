"""The splits and mergers a department went through since the edition before, and its change against the one
it came of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bilim.portal.rules import changes, naming
from bilim.portal.views.addresses import address
from bilim.publication import queries
from bilim.publication.terms import EditionContent
from bilim.registry.terms import LinkKind
from bilim_engine.units import Succession
from bilim_engine.values import Value


@dataclass(frozen=True, slots=True)
class Cut:
    """The other department of a split or merger, with what happened to the two on which day."""

    label: str
    address: str
    kind: str  # merged_in | split_off | came_of
    on: date


@dataclass(frozen=True, slots=True)
class Against:
    """The change of score against a department of the edition before, out of which this one was made."""

    label: str
    address: str
    score: Value
    now: Value
    change: Decimal
    causes: Mapping[str, Decimal]
    lost: tuple[str, ...]


def is_cut(content: EditionContent, before: EditionContent, unit: str) -> bool:
    """Whether the unit was split or merged between the two editions: its figures are of other ground."""
    return any(unit in (link.unit, link.to) for link in queries.list_cuts(content, before))


def cuts_of(content: EditionContent, before: EditionContent, unit: str, now: str) -> dict[str, object]:
    """What the page says of splits and mergers; nothing where there were none."""
    links = [link for link in queries.list_cuts(content, before) if unit in (link.unit, link.to)]
    is_new = before.result(unit) is None
    made_of = dict.fromkeys(link.unit for link in links if link.to == unit) if is_new else {}
    found = (_against(content, before, unit, each, now) for each in made_of)
    return {
        "cuts": [_cut(content, before, unit, link, now) for link in links],
        "against": [each for each in found if each],
    }


def _cut(content: EditionContent, before: EditionContent, unit: str, link: Succession, now: str) -> Cut:
    if link.unit == unit:
        return Cut(*_named(content, link.to, now), "split_off", link.on)
    kind = "merged_in" if link.kind == LinkKind.MERGED else "came_of"
    return Cut(*_named(before, link.unit, now), kind, link.on)


def _named(content: EditionContent, unit: str, now: str) -> tuple[str, str]:
    """What the unit is called in that edition, and its page there; its code and that of the register else."""
    found = content.find_unit(unit)
    if found is None:
        return unit, address("unit", unit=unit)
    return naming.label(found, now), address("edition-department", code=content.header.code, unit=unit)


def _against(
    content: EditionContent, before: EditionContent, unit: str, then: str, now: str
) -> Against | None:
    score, result = before.result(then), content.result(unit)
    if score is None or result is None:
        return None
    split = queries.split_change(content, before, unit, then)
    causes = changes.by_cause(split.causes) if split.causes else {}
    change = split.causes.change if split.causes else Decimal(0)
    return Against(
        *_named(before, then, now),
        score.score,
        result.score,
        change,
        causes,
        lost_titles(content, split.lost, now),
    )


def lost_titles(content: EditionContent, codes: tuple[str, ...], now: str) -> tuple[str, ...]:
    """The titles of the indicators; those of another method have only their codes here."""
    known = content.definitions.indicators
    return tuple(naming.said(known[code].title, now) if code in known else code for code in codes)
