"""Who rose and who fell since the edition before, and whether beyond the intervals of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bilim.base.templatetags.dates import in_words
from bilim.portal.rules import departments, naming
from bilim.portal.rules.changes import overlaps
from bilim.portal.rules.telling import edition_words as words
from bilim.portal.rules.telling.grammar import Rounded, Sentence, period_name
from bilim.portal.rules.telling.told import Telling
from bilim.publication.terms import ROOT, EditionContent, PublishedResult
from bilim.registry.terms import CUTS, LinkKind
from bilim_engine.units import Succession


@dataclass(frozen=True, slots=True)
class Move:
    """A department with a place in both editions: by how many places it rose, and whether that is firm."""

    unit: str
    before: PublishedResult
    now: PublishedResult

    @property
    def places(self) -> Decimal:
        return (self.before.rank or Decimal(0)) - (self.now.rank or Decimal(0))

    @property
    def is_firm(self) -> bool:
        has_intervals = None not in (self.before.rank_low, self.now.rank_low)
        return has_intervals and bool(self.places) and not overlaps(self.before, self.now)


def moves(content: EditionContent, before: EditionContent) -> tuple[Move, ...]:
    """The departments with a place in both editions, in the order of the register; none that was split or
    merged in between, since its places are of other ground."""
    elsewhere = _units(cuts(content, before))
    return tuple(move for move in _in_both(content, before) if move.unit not in elsewhere)


def _in_both(content: EditionContent, before: EditionContent) -> tuple[Move, ...]:
    pairs = (
        (unit.code, before.placed(unit.code), content.placed(unit.code)) for unit in content.ranked_units
    )
    return tuple(
        Move(unit, then, now)
        for unit, then, now in pairs
        if then is not None and now is not None and then.rank is not None and now.rank is not None
    )


def cuts(content: EditionContent, before: EditionContent) -> tuple[Succession, ...]:
    """Which departments were split or merged between the two editions, as the later one states."""
    if content.boundaries is None:
        return ()
    first, last = (date.fromisoformat(each.register_as_of) for each in (before, content))
    ranked = {unit.code for each in (before, content) for unit in each.ranked_units}
    return tuple(
        link
        for link in content.boundaries.links
        if link.kind in CUTS and first < link.on <= last and link.unit != link.to
        if link.unit in ranked or link.to in ranked
    )


def since(telling: Telling) -> Iterator[str]:
    content, before = telling.content, telling.before
    if before is None:
        return
    named = {
        "code": before.header.code,
        "period": period_name(before.header.period, telling.language),
    }
    if not content.follows_method_of(before):
        yield telling.say(words.OTHER_METHOD, **named)
        yield telling.say(words.SCORES_BY_CAUSE)
        return
    every = moves(content, before)
    rose = [move for move in every if move.places > 0]
    fell = [move for move in every if move.places < 0]
    kept = len(every) - len(rose) - len(fell)
    yield telling.say(words.MOVED, **named, rose=len(rose), fell=len(fell), kept=kept)
    yield from _firmly(telling, rose, fell)
    if rose:
        yield _greatest(telling, words.GREATEST_RISE, rose)
    if fell:
        yield _greatest(telling, words.GREATEST_FALL, fell)
    yield from _cut(telling, content, before)
    then, now = departments.median_of(before, ROOT), departments.median_of(content, ROOT)
    if then is not None and now is not None:
        yield telling.say(words.MIDDLE_THEN_AND_NOW, then=Rounded(then), now=Rounded(now))


def _cut(telling: Telling, content: EditionContent, before: EditionContent) -> Iterator[str]:
    """What became of whom, and whose places in the two editions are of other ground."""
    cut = cuts(content, before)
    for link in cut:
        sentence = words.MERGED if link.kind == LinkKind.MERGED else words.SPLIT
        named = {name: _named(telling, code) for name, code in (("unit", link.unit), ("to", link.to))}
        yield telling.say(sentence, day=in_words(link.on, telling.language), **named)
    elsewhere = _units(cut)
    names = [telling.label(move.unit) for move in _in_both(content, before) if move.unit in elsewhere]
    if names:
        yield telling.say(words.ON_OTHER_GROUND, names=names)


def _units(cut: Sequence[Succession]) -> frozenset[str]:
    return frozenset(unit for link in cut for unit in (link.unit, link.to))


def _named(telling: Telling, code: str) -> str:
    """What a unit is called that stands in one of the two editions."""
    contents = (telling.content, telling.before)
    found = next((unit for each in contents if each and (unit := each.find_unit(code))), None)
    return naming.label(found, telling.language) if found else code


def _firmly(telling: Telling, rose: Sequence[Move], fell: Sequence[Move]) -> Iterator[str]:
    """Who moved farther than the intervals of both editions reach."""
    firm = {
        sentence: [telling.label(move.unit) for move in moved if move.is_firm]
        for sentence, moved in ((words.FIRMLY_RISEN, rose), (words.FIRMLY_FALLEN, fell))
    }
    for sentence, names in firm.items():
        if names:
            yield telling.say(sentence, count=len(names), names=names)
    if not any(firm.values()) and (rose or fell):
        yield telling.say(words.NOTHING_FIRM)


def _greatest(telling: Telling, sentence: Sentence, moved: Sequence[Move]) -> str:
    most = max(abs(move.places) for move in moved)
    names = [
        f"{telling.label(move.unit)}, {telling.placed(move.before)} → {telling.placed(move.now)}"
        for move in moved
        if abs(move.places) == most
    ]
    return telling.say(sentence, count=most, names=names)
