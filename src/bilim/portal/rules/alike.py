"""A department beside its peers, as the page tells it: why these, and where it stands among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilim.portal.rules import naming
from bilim.portal.rules.departments import short_measure
from bilim.publication.terms import EditionContent, PublishedResult
from bilim_engine.definitions.indicators import LOWER_IS_BETTER
from bilim_engine.definitions.peers import Characteristic, OfCategory, OfItem, Peers, items_of
from bilim_engine.fairness import Among, Peer, among
from bilim_engine.periods import of_kind_within, parse_period
from bilim_engine.values import Missing, Value

Address = Callable[..., str]


@dataclass(frozen=True, slots=True)
class PeerLine:
    """One peer: how far it lies, and its place."""

    code: str
    label: str
    distance: Decimal
    result: PublishedResult | None
    address: str
    score_address: str


@dataclass(frozen=True, slots=True)
class CharacteristicLine:
    """One characteristic: the value of the department, and of each peer with how far apart they are; whether
    it is a share, in per cent, the register's word or a figure, and whether that figure was published by
    others. A figure that stands for itself has the address of its record."""

    title: str
    argument: str
    decimals: int
    own: Value
    own_address: str
    peers: tuple[tuple[str, Value, Decimal | None, str], ...]
    is_share: bool
    of_register: bool
    is_published: bool


@dataclass(frozen=True, slots=True)
class IndicatorAmong:
    """An indicator of the department among those of its peers."""

    title: str
    measure: str
    decimals: int
    lower_is_better: bool
    value: Value
    among: Among
    address: str
    indicator_address: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What is told of: whose peers these are, by which rule, in which edition and language."""

    content: EditionContent
    unit: str
    rule: Peers
    peers: Sequence[Peer]
    language: str
    address: Address

    def where(self, name: str, unit: str = "", **of: str) -> str:
        """The address of a page of the edition about a department, this one where none is named."""
        return self.address(name, code=self.content.header.code, unit=unit or self.unit, **of)


def peer_lines(subject: Subject) -> tuple[PeerLine, ...]:
    """The peers, the nearest first."""
    content = subject.content
    return tuple(
        PeerLine(
            each.unit,
            naming.label(content.unit(each.unit), subject.language),
            each.distance,
            content.placed(each.unit),
            subject.where("edition-department", each.unit),
            subject.where("overall", each.unit),
        )
        for each in subject.peers
    )


def characteristic_lines(subject: Subject) -> tuple[CharacteristicLine, ...]:
    """Why these are peers, characteristic by characteristic."""
    return tuple(_characteristic(subject, each) for each in subject.rule.characteristics)


def _characteristic(subject: Subject, each: Characteristic) -> CharacteristicLine:
    likeness = [(peer.unit, peer.likeness[each.code]) for peer in subject.peers]
    items = items_of(each)
    marks = {fact.illustrative for fact in subject.content.facts if fact.item in items}
    is_share = isinstance(each.measured, OfCategory)
    return CharacteristicLine(
        naming.said(each.title, subject.language),
        naming.said(each.argument, subject.language),
        max(each.decimals - 2, 0) if is_share else each.decimals,
        _in_measure(likeness[0][1].own, is_share) if likeness else Missing("not_collected"),
        _record(subject, each, subject.unit),
        tuple(
            (
                naming.label(subject.content.unit(unit), subject.language),
                _in_measure(one.other, is_share),
                one.apart,
                _record(subject, each, unit),
            )
            for unit, one in likeness
        ),
        is_share,
        not items,
        marks == {False},
    )


def _in_measure(value: Value, is_share: bool) -> Value:
    """A share in per cent, as everywhere on the pages."""
    return value * 100 if is_share and isinstance(value, Decimal) else value


def _record(subject: Subject, each: Characteristic, unit: str) -> str:
    """Where the record of this figure of the unit is read; nowhere where it is worked out or not recorded."""
    content, measured = subject.content, each.measured
    item = content.definitions.items.get(measured.item) if isinstance(measured, OfItem) else None
    if item is None:
        return ""
    period = str(of_kind_within(parse_period(content.header.period), item.period))
    recorded = any(fact.period == period for fact in content.facts_of(unit, item.code))
    return subject.where("fact", unit, item=item.code, period=period) if recorded else ""


def indicator_lines(subject: Subject) -> tuple[IndicatorAmong, ...]:
    """Each indicator of the method, in its order, beside the middle of the peers."""
    codes = dict.fromkeys(leaf.indicator for _, leaf in subject.content.methodology.leaves())
    return tuple(_indicator(subject, code) for code in codes)


def _indicator(subject: Subject, code: str) -> IndicatorAmong:
    content, definition = subject.content, subject.content.indicator(code)
    lower = definition.polarity == LOWER_IS_BETTER
    value = _value(content, subject.unit, code)
    others = [_value(content, each.unit, code) for each in subject.peers]
    return IndicatorAmong(
        naming.said(definition.title, subject.language),
        short_measure(content, code, subject.language),
        definition.decimals,
        lower,
        value,
        among(value, others, lower_is_better=lower),
        subject.where("value", indicator=code),
        subject.address("indicator", code=content.header.code, indicator=code),
    )


def _value(content: EditionContent, unit: str, code: str) -> Value:
    found = content.value(unit, code)
    return found.value if found else Missing("not_collected")
