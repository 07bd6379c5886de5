"""Institutions found by words typed with wrong letters, in whatever alphabet.

Words are compared as they sound («мектеп», «мектеп» typed without ө and ү, «mektep»), so one index answers
for all habits. Every word must be found: in a name, in what its kind is called, or in the name of its
department or oblast; one of them in the former. Numbers are never near one another: № 12 is not № 13.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bilim.registry.rules.folding import words_of
from bilim.registry.rules.matching import ALLOWED_EDITS
from bilim.registry.terms import InstitutionKind

# What people call an institution of the kind, whatever stands in its name.
CALLED = {
    InstitutionKind.SCHOOL: "мектеп школа school mektep",
    InstitutionKind.KINDERGARTEN: "бала бакча бакчасы балдар детский сад садик ясли kindergarten nursery",
    InstitutionKind.COLLEGE: "колледж техникум окуу жайы college",
    InstitutionKind.VOCATIONAL_LYCEUM: "кесиптик лицей профессиональный лицей пту vocational lyceum",
    InstitutionKind.ADDITIONAL_EDUCATION: "кошумча билим берүү дополнительное образование кружок additional",
}
# What two letters begin, too many words begin; an ending more or less is the same word.
_LEAST_BEGINNING, _LEAST_STEM = 3, 4
_EXACT, _BEGINNING, _ENDING, _NEAR = 0, 1, 2, 4
# Nobody names an institution by more words, and each is looked up on its own.
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Named:
    """An institution as the search sees it; `places` are the names of what it belongs to."""

    code: str
    kind: str
    names: tuple[str, ...]
    places: tuple[str, ...]


class Index:
    """The words of all institutions of a day, ready to be asked many times."""

    def __init__(self, institutions: Iterable[Named]) -> None:
        self._codes: list[str] = []
        self._bearing: dict[str, set[int]] = {}
        self._own: dict[str, set[int]] = {}
        heard: dict[str, frozenset[str]] = {}
        for number, each in enumerate(institutions):
            self._codes.append(each.code)
            own = (*each.names, CALLED.get(InstitutionKind(each.kind), ""))
            for texts, bearing in ((own, self._own), ((*own, *each.places), self._bearing)):
                for text in texts:
                    if text not in heard:
                        heard[text] = frozenset(words_of(text))
                    for word in heard[text]:
                        bearing.setdefault(word, set()).add(number)
        self._known = set(self._codes)

    def search(self, text: str) -> tuple[str, ...]:
        """The codes of those that bear every word, the nearest first; a code finds its own alone."""
        if text.strip().casefold() in self._known:
            return (text.strip().casefold(),)
        words = list(dict.fromkeys(words_of(text)))[:_MOST_WORDS]
        found: dict[int, int] | None = None
        named: set[int] = set()
        for word in words:
            costs, own = self._cost_of(word)
            named |= own
            if found is None:
                found = costs
            else:
                found = {number: cost + costs[number] for number, cost in found.items() if number in costs}
        # By its department alone nobody asks for a school: then all of the district would be meant.
        meant = {number: cost for number, cost in (found or {}).items() if number in named}
        nearest = sorted(meant.items(), key=lambda each: (each[1], each[0]))
        return tuple(self._codes[number] for number, _cost in nearest)

    def _cost_of(self, word: str) -> tuple[dict[int, int], set[int]]:
        """Who bears the word or one like it and how unlike that is; and who of them in a name of its own."""
        costs: dict[int, int] = {}
        own: set[int] = set()
        for unlike, known in sorted(self._like(word)):
            for number in self._bearing[known]:
                costs.setdefault(number, unlike)
            own |= self._own.get(known, set())
        return costs, own

    def _like(self, word: str) -> Iterable[tuple[int, str]]:
        if word.isdecimal():
            return [(_EXACT, word)] if word in self._bearing else []
        edits = next((edits for least, edits in ALLOWED_EDITS if len(word) >= least), 0)
        judged = ((_unlikeness(word, known, edits), known) for known in self._bearing)
        return [(unlike, known) for unlike, known in judged if unlike is not None]


def _unlikeness(word: str, known: str, edits: int) -> int | None:
    if word == known:
        return _EXACT
    if known.isdecimal():
        return None
    if len(word) >= _LEAST_BEGINNING and known.startswith(word):
        return _BEGINNING
    if len(known) >= _LEAST_STEM and word.startswith(known):
        return _ENDING
    if edits and (distance := OSA.distance(word, known, score_cutoff=edits)) <= edits:
        return _NEAR + distance
    return None


def named(code: str, kind: str, names: Mapping[str, str], places: Sequence[Mapping[str, str]]) -> Named:
    """The institution with every way it and its places are written."""
    told = tuple(dict.fromkeys(text for place in places for text in place.values() if text))
    return Named(code, kind, tuple(dict.fromkeys(names.values())), told)
