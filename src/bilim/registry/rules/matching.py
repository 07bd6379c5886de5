"""Which unit a written name means. What is ambiguous is handed back with its candidates, never guessed.

Tried in this order, the first that names anybody decides: a code; exactly a name, a former name or another
way of writing; the same sound in Latin letters; spelling distance, where ү and у, ө and о, ң and н are the
same letter. A name that was one unit's and is now another's means neither for certain: «Манас»,
«Жалал-Абад» after 2025.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rapidfuzz.distance import OSA

from bilim.registry.rules.folding import CITY, DISTRICT, OBLAST, Folded, fold
from bilim.registry.rules.sounds import is_latin
from bilim.registry.terms import DEPARTMENT_KINDS, OBLAST_LEVEL, How, UnitKind

# Edits (insert, delete, replace, swap two neighbours) a name of at least so many letters may differ by.
# «Бактен» is one swap from Баткен, «Майлы-Суу» two edits from Майлуу-Суу; three letters bear none (Тоң, Ош).
ALLOWED_EDITS = ((8, 2), (4, 1))
# A unit is found by spelling only if no other is within this many edits more: «Кара-Кол» is Кара-Көл to one
# eye and Каракол to another, so it is asked.
MARGIN = 2
# So much of a name nobody bears must agree with one somebody bears for that one to be offered.
LEAST_LIKENESS = 0.6

_KIND_WORDS = {
    UnitKind.OBLAST: {OBLAST},
    UnitKind.CITY_OF_REPUBLIC: {CITY},
    UnitKind.DISTRICT: {DISTRICT},
    UnitKind.CITY: {CITY},
    UnitKind.DISTRICT_AND_CITY: {DISTRICT, CITY},
    UnitKind.CAPITAL_CITY: {CITY},
    UnitKind.REPUBLICAN_CITY: {CITY},
    UnitKind.BISHKEK_DISTRICT: {DISTRICT},
}
_TIERS = (How.NAME, How.FORMER_NAME, How.ALIAS)
# Callers may hint with a kind, with one of these words, or with several of either.
_HINTED_KINDS = {
    "oblast": OBLAST_LEVEL,
    "department": (*DEPARTMENT_KINDS, UnitKind.BISHKEK_DISTRICT, UnitKind.COMPONENT),
}
_HINTED_WORDS = {"district": DISTRICT, "city": CITY}


@dataclass(frozen=True, slots=True)
class Written:
    """One way a unit is written, valid from `valid_from` until the day before `valid_until`."""

    text: str
    valid_from: date | None = None
    valid_until: date | None = None
    is_name: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """A unit as the matching sees it: its code, its numbers in other lists and all ways it is written."""

    code: str
    kind: str
    parent: str | None = None
    numbers: tuple[str, ...] = ()
    written: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The unit a name means, or the candidates among which a person has to choose."""

    unit: str | None
    candidates: tuple[str, ...]
    how: How
    is_near: bool = False  # nobody is written so: the candidates are only written much like it
    later: tuple[str, ...] = ()  # where nobody bears the name on the day: who exactly bears it later on


@dataclass(frozen=True, slots=True)
class _Entry:
    unit: str
    text: str
    near: str
    sound: str
    tier: How


@dataclass(slots=True)
class Gazetteer:
    """All names of the register as they stand on a day, ready to be asked many times."""

    units: Sequence[Known]
    as_of: date
    _known: dict[str, Known] = field(init=False)
    _words: dict[str, frozenset[str]] = field(init=False)
    _numbers: dict[str, set[str]] = field(init=False)
    _by_text: dict[str, list[_Entry]] = field(init=False)
    _later: dict[str, set[str]] = field(init=False)
    _by_near: dict[str, set[str]] = field(init=False)
    _by_sound: dict[str, set[str]] = field(init=False)
    _order: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self._known = {unit.code: unit for unit in self.units}
        self._words = {unit.code: _words(unit) for unit in self.units}
        self._order = {code: place for place, code in enumerate(self._known)}
        self._numbers, self._by_text, self._by_near, self._by_sound, self._later = {}, {}, {}, {}, {}
        for unit in self.units:
            for number in unit.numbers:
                self._numbers.setdefault(number, set()).add(unit.code)
            for written in unit.written:
                if _begins_after(written, self.as_of):
                    self._later.setdefault(fold(written.text).text, set()).add(unit.code)
        for entry in (entry for unit in self.units for entry in _entries(unit, self.as_of)):
            self._by_text.setdefault(entry.text, []).append(entry)
            self._by_near.setdefault(entry.near, set()).add(entry.unit)
            self._by_sound.setdefault(entry.sound, set()).add(entry.unit)

    def match(self, text: str, kind_hint: str | Collection[str] | None = None) -> Match:
        """The unit `text` means on the day of the gazetteer, or why nobody can say."""
        if units := self._by_code(text.strip()):
            return self._answer(units, How.CODE)
        folded = fold(text)
        allowed = self._allowed(folded, kind_hint)
        return self._decide(folded, allowed) or self._otherwise(folded, allowed)

    def nearest(self, text: str) -> tuple[str, ...]:
        """The units whose name is most like an unknown one, in the register's order: what a person is asked,
        never what is taken. Several where they are equally near, none where nothing is near."""
        folded = fold(text)
        near, known = self._comparable(folded)
        allowed, best = self._allowed(folded, None), LEAST_LIKENESS
        found: set[str] = set()
        for name, units in known.items():
            likeness = OSA.normalized_similarity(near, name, score_cutoff=best)
            if likeness >= best and (meant := units & allowed):
                found = meant if likeness > best else found | meant
                best = likeness
        return self._places(found)

    def starting_with(self, text: str, kind_hint: str | Collection[str] | None = None) -> tuple[str, ...]:
        """The units with a name that begins so, then those with another word that does, each in the order of
        the register; none for fewer than two letters."""
        folded = fold(text)
        begun, known = self._comparable(folded)
        if len(begun) < 2:
            return ()
        allowed = self._allowed(folded, kind_hint)
        first = {unit for name, units in known.items() if name.startswith(begun) for unit in units} & allowed
        later = {unit for name, units in known.items() if f" {begun}" in name for unit in units} & allowed
        return (*self._places(first), *self._places(later - first))

    def _allowed(self, folded: Folded, kind_hint: str | Collection[str] | None) -> set[str]:
        """The units of the hinted kinds that may be called by the kind words beside the name."""
        hints, kinds = folded.hints | _words_of(kind_hint), _kinds_of(kind_hint)
        return {
            code
            for code, unit in self._known.items()
            if (not kinds or unit.kind in kinds) and _fits(self._words[code], hints)
        }

    def _by_code(self, code: str) -> Collection[str]:
        if code in self._known:
            return (code,)
        # P-codes of COD-AB are SOATE codes with KG in place of 417.
        return self._numbers.get("417" + code[2:] if code.startswith("KG") else code.replace(" ", ""), ())

    def _decide(self, folded: Folded, allowed: Collection[str]) -> Match | None:
        found = [entry for entry in self._by_text.get(folded.text, ()) if entry.unit in allowed]
        if not found:
            return self._by_sound_or_spelling(folded, allowed)
        how = min((entry.tier for entry in found), key=_TIERS.index)
        return self._answer((entry.unit for entry in found), how)

    def _comparable(self, folded: Folded) -> tuple[str, dict[str, set[str]]]:
        """The form a name is compared in that is not written exactly, and all names of the register in it."""
        if is_latin(folded.text):
            return folded.sound, self._by_sound
        return folded.near, self._by_near

    def _by_sound_or_spelling(self, folded: Folded, allowed: Collection[str]) -> Match | None:
        near, known = self._comparable(folded)
        if known is self._by_sound and (same := known.get(near, set()).intersection(allowed)):
            return self._answer(same, How.SPELLING)
        return self._by_spelling(near, known, allowed)

    def _by_spelling(self, near: str, known: dict[str, set[str]], allowed: Collection[str]) -> Match | None:
        limit = _allowed_edits(near)
        farthest = limit + MARGIN - 1
        edits: dict[str, int] = {}
        for name, units in known.items():
            distance = OSA.distance(near, name, score_cutoff=farthest)
            if distance <= farthest:
                for unit in units.intersection(allowed):
                    edits[unit] = min(distance, edits.get(unit, distance))
        best = min(edits.values(), default=limit + 1)
        if best > limit:
            return None
        match = self._answer((unit for unit in edits if edits[unit] < best + MARGIN), How.SPELLING)
        return replace(match, is_near=True)

    def _answer(self, units: Iterable[str], how: How) -> Match:
        places = self._places(units)
        if len(places) == 1:
            return Match(places[0], places, how)
        return Match(None, places, How.AMBIGUOUS)

    def _places(self, units: Iterable[str]) -> tuple[str, ...]:
        """The units without those that are the same city one level higher, in the register's order."""
        found = set(units)
        above = {
            parent
            for unit in found
            if (parent := self._known[unit].parent) in found
            and self._known[parent].kind == UnitKind.CITY_OF_REPUBLIC
        }
        return tuple(sorted(found - above, key=self._order.__getitem__))

    def _otherwise(self, folded: Folded, allowed: Collection[str]) -> Match:
        """Nothing of the hinted kind: what bears the name among all others is offered, not taken, and what
        of that kind bears it later on is told."""
        later = self._places(self._later.get(folded.text, set()).intersection(allowed))
        match = self._decide(folded, self._known)
        if match is None:
            return Match(None, (), How.UNKNOWN, later=later)
        return Match(None, match.candidates, How.OTHER_KIND, later=later)


def _entries(unit: Known, as_of: date) -> Iterable[_Entry]:
    for written in unit.written:
        if _begins_after(written, as_of):
            continue
        over = written.valid_until is not None and written.valid_until <= as_of
        tier = How.ALIAS if not written.is_name else How.FORMER_NAME if over else How.NAME
        folded = fold(written.text)
        yield _Entry(unit.code, folded.text, folded.near, folded.sound, tier)


def _begins_after(written: Written, day: date) -> bool:
    return written.valid_from is not None and written.valid_from > day


def _fits(words: frozenset[str], hints: frozenset[str]) -> bool:
    return not hints or not words or bool(words & hints)


def _words(unit: Known) -> frozenset[str]:
    """The kind words a unit may be called by; a component's are those of its own name."""
    if unit.kind == UnitKind.COMPONENT:
        return frozenset().union(*(fold(written.text).hints for written in unit.written))
    return frozenset(_KIND_WORDS.get(UnitKind(unit.kind), ()))


def _each(kind_hint: str | Collection[str] | None) -> tuple[str, ...]:
    if kind_hint is None:
        return ()
    return (kind_hint,) if isinstance(kind_hint, str) else tuple(kind_hint)


def _words_of(kind_hint: str | Collection[str] | None) -> frozenset[str]:
    hints = _each(kind_hint)
    if not all(hint in _HINTED_WORDS for hint in hints):
        return frozenset()
    return frozenset(_HINTED_WORDS[hint] for hint in hints)


def _kinds_of(kind_hint: str | Collection[str] | None) -> frozenset[str]:
    hints = _each(kind_hint)
    if all(hint in _HINTED_WORDS for hint in hints):
        return frozenset()
    kinds: set[str] = set()
    for hint in hints:
        kinds.update(str(kind) for kind in _HINTED_KINDS.get(hint, (hint,)))
    return frozenset(kinds)


def _allowed_edits(text: str) -> int:
    return next((edits for least, edits in ALLOWED_EDITS if len(text) >= least), 0)
