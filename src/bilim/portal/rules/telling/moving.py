"""Who rose and who fell since the edition before, and whether beyond the intervals of both."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilim.base.templatetags.dates import in_words
from bilim.portal.rules import departments, naming
from bilim.portal.rules.changes import overlaps
from bilim.portal.rules.telling import edition_words as words
from bilim.portal.rules.telling.grammar import Rounded, Sentence, period_name
from bilim.portal.rules.telling.told import Telling
from bilim.publication.terms import ROOT, PublishedResult
from bilim.registry.terms import LinkKind
from bilim_engine.units import changed_on


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


def moves(telling: Telling) -> tuple[Move, ...]:
    """The departments with a place in both editions, in the order of the register; none that was split or
    merged in between, since its places are of other ground."""
    elsewhere = changed_on(telling.cuts)
    return tuple(move for move in _in_both(telling) if move.unit not in elsewhere)


def _in_both(telling: Telling) -> tuple[Move, ...]:
    content, before = telling.content, telling.before
    if before is None:
        return ()
    pairs = (
        (unit.code, before.placed(unit.code), content.placed(unit.code)) for unit in content.ranked_units
    )
    return tuple(
        Move(unit, then, now)
        for unit, then, now in pairs
        if then is not None and now is not None and then.rank is not None and now.rank is not None
    )


def cuts_told(telling: Telling, units: Collection[str]) -> Iterator[str]:
    """What became of whom: each split and merger since the edition before that concerns one of the units."""
    for link in telling.cuts:
        if link.unit in units or link.to in units:
            sentence = words.MERGED if link.kind == LinkKind.MERGED else words.SPLIT
            named = {name: _named(telling, code) for name, code in (("unit", link.unit), ("to", link.to))}
            yield telling.say(sentence, day=in_words(link.on, telling.language), **named)


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
    every = moves(telling)
    rose = [move for move in every if move.places > 0]
    fell = [move for move in every if move.places < 0]
    kept = len(every) - len(rose) - len(fell)
    yield telling.say(words.MOVED, **named, rose=len(rose), fell=len(fell), kept=kept)
    yield from _firmly(telling, rose, fell)
    if rose:
        yield _greatest(telling, words.GREATEST_RISE, rose)
    if fell:
        yield _greatest(telling, words.GREATEST_FALL, fell)
    yield from _cut(telling)
    then, now = departments.median_of(before, ROOT), departments.median_of(content, ROOT)
    if then is not None and now is not None:
        yield telling.say(words.MIDDLE_THEN_AND_NOW, then=Rounded(then), now=Rounded(now))


def _cut(telling: Telling) -> Iterator[str]:
    """What became of departments, and whose places in the two editions are of other ground."""
    contents = (telling.content, telling.before)
    yield from cuts_told(telling, {unit.code for each in contents if each for unit in each.ranked_units})
    elsewhere = changed_on(telling.cuts)
    names = [telling.label(move.unit) for move in _in_both(telling) if move.unit in elsewhere]
    if names:
        yield telling.say(words.ON_OTHER_GROUND, names=names)


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
