"""Territories, departments and schools as a dated tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from bilim_engine.problems import Place, Problem, catalogued, near_hint

UNKNOWN_PARENT = catalogued(
    "units.P001",
    ky="«{unit}» бирдиги «{parent}» бирдигине карайт деп жазылган, бирок мындай бирдик жок.",
    ru="Единица «{unit}» подчинена «{parent}», но такой единицы нет.",
    en="Unit “{unit}” belongs to “{parent}”, but there is no such unit.",
    hint_ky="Кодду текшериңиз.{near}",
    hint_ru="Проверьте код.{near}",
    hint_en="Check the code.{near}",
)
CIRCLE = catalogued(
    "units.P002",
    ky="Бирдиктер айланып келип өзүнө өзү караштуу болуп калган: {path}.",
    ru="Единицы подчинены сами себе: {path}.",
    en="These units belong to themselves: {path}.",
    hint_ky="Айлампанын бир жеринде жогорку бирдикти өзгөртүңүз.",
    hint_ru="Измените вышестоящую единицу в одном звене круга.",
    hint_en="Change the parent at one place of the circle.",
)
TWICE = catalogued(
    "units.P003",
    ky="«{unit}» бирдигинин мөөнөттөрү кабатталат же код эки жолу берилген.",
    ru="Единица «{unit}» задана дважды: сроки действия пересекаются.",
    en="Unit “{unit}” is given twice: the dates overlap.",
    hint_ky="Ар бир күнгө бир гана жазуу калтырыңыз.",
    hint_ru="Оставьте на каждый день одну запись.",
    hint_en="Leave one record for each day.",
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A territory, department or institution, valid from `valid_from` until the day before `valid_until`."""

    code: str
    parent: str | None = None
    kind: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    valid_from: date | None = None
    valid_until: date | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether the unit stood, under this record, on that day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day < self.valid_until)


@dataclass(frozen=True, slots=True)
class Succession:
    """On `on`, `unit` was renamed, recoded, split, merged, or gave territory to `to`."""

    kind: str
    unit: str
    to: str
    on: date


def changed_on(cuts: Iterable[Succession]) -> dict[str, date]:
    """The day on which each unit was last split or merged, or began or ended by it, by splits and mergers."""
    found: dict[str, date] = {}
    for link in cuts:
        for unit in (link.unit, link.to):
            found[unit] = max(found.get(unit, link.on), link.on)
    return found


def heirs(unit: str, ended: Mapping[str, date], cuts: Iterable[Succession]) -> tuple[str, ...]:
    """What a unit became that stands no more, by any number of steps: what it was split or merged into on the
    day of its end, and in place of what of that ended, too, what that became.

    What was split off on another day was a part of it, and is not what it became. What ended without a link
    became nothing. `ended` holds the first day without each unit that ended.
    """
    became: dict[str, list[str]] = {}
    for link in cuts:
        if link.unit != link.to and link.on == ended.get(link.unit):
            became.setdefault(link.unit, []).append(link.to)
    # Walked once each: a register may say that two units came of one another.
    found: dict[str, None] = {}
    waiting = [unit]
    while waiting:
        if (each := waiting.pop()) not in found:
            found[each] = None
            waiting.extend(reversed(became.get(each, ())))
    return tuple(each for each in found if each not in ended)


class UnitTree:
    """Units by code, with their parents, in the order given.

    The tree never follows a circle or a parent that is not there: such a unit stands at the top, and
    `problems()` says so.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._records = tuple(units)
        # The newest record of a unit that changed over time speaks for it until `as_of` picks a day.
        self._units = {unit.code: unit for unit in sorted(self._records, key=_age)}
        self._units = {unit.code: self._units[unit.code] for unit in self._records}
        self._circles = tuple(_circles(self._units))
        broken = {code for circle in self._circles for code in circle}
        self._children: dict[str | None, list[str]] = {}
        for code, unit in self._units.items():
            stands = unit.parent in self._units and code not in broken
            self._children.setdefault(unit.parent if stands else None, []).append(code)

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._units.values())

    def __len__(self) -> int:
        return len(self._units)

    def __contains__(self, code: object) -> bool:
        return code in self._units

    def get(self, code: str) -> Unit:
        """The unit with this code; KeyError when there is none."""
        return self._units[code]

    def find(self, code: str) -> Unit | None:
        """The unit with this code, or None."""
        return self._units.get(code)

    def roots(self) -> tuple[Unit, ...]:
        """The units that belong to none."""
        return tuple(self._units[each] for each in self._children.get(None, ()))

    def children(self, code: str) -> tuple[Unit, ...]:
        """The units directly below, in the order given."""
        return tuple(self._units[each] for each in self._children.get(code, ()))

    def path(self, code: str) -> tuple[Unit, ...]:
        """The units from the top down to this one, itself included."""
        steps = [self._units[code]]
        broken = {each for circle in self._circles for each in circle}
        while steps[-1].code not in broken and (parent := self.find(steps[-1].parent or "")):
            steps.append(parent)
        return tuple(reversed(steps))

    def subtree(self, code: str) -> tuple[Unit, ...]:
        """This unit and everything below it, parents before children."""
        found: list[Unit] = []
        waiting = [code]
        while waiting:
            current = waiting.pop()
            found.append(self._units[current])
            waiting.extend(reversed(self._children.get(current, [])))
        return tuple(found)

    def of_kind(self, *kinds: str) -> tuple[Unit, ...]:
        """The units of any of these kinds, in the order given."""
        return tuple(unit for unit in self._units.values() if unit.kind in kinds)

    def as_of(self, day: date) -> UnitTree:
        """The tree as it stood on that day."""
        return UnitTree(unit for unit in self._records if unit.is_valid_on(day))

    def problems(self) -> list[Problem]:
        """Circles, parents that are not there and units given twice for the same day."""
        found = [_unknown_parent(unit, self._units) for unit in self._units.values()]
        twice = [Problem(TWICE, Place(field=code), {"unit": code}) for code in _twice(self._records)]
        circles = [
            Problem(CIRCLE, Place(field=circle[0]), {"path": " → ".join((*circle, circle[0]))})
            for circle in self._circles
        ]
        return [problem for problem in found if problem] + circles + twice


def _age(unit: Unit) -> date:
    return unit.valid_from or date.min


def _unknown_parent(unit: Unit, known: Mapping[str, Unit]) -> Problem | None:
    if unit.parent is None or unit.parent in known:
        return None
    params = {"unit": unit.code, "parent": unit.parent, "near": near_hint(unit.parent, known)}
    return Problem(UNKNOWN_PARENT, Place(field=unit.code), params)


def _circles(units: Mapping[str, Unit]) -> Iterator[tuple[str, ...]]:
    """Each circle of parents once; a unit already followed is not followed again."""
    done: set[str] = set()
    for start in units:
        trail: dict[str, None] = {}
        code: str | None = start
        while code is not None and code in units and code not in done and code not in trail:
            trail[code] = None
            code = units[code].parent
        if code is not None and code in trail:
            steps = list(trail)
            yield tuple(steps[steps.index(code) :])
        done.update(trail)


def _twice(records: Iterable[Unit]) -> list[str]:
    spans: dict[str, list[tuple[date, date]]] = {}
    for unit in records:
        span = (unit.valid_from or date.min, unit.valid_until or date.max)
        spans.setdefault(unit.code, []).append(span)
    return [code for code, dates in spans.items() if _overlap(sorted(dates))]


def _overlap(spans: list[tuple[date, date]]) -> bool:
    return any(later[0] < earlier[1] for earlier, later in pairwise(spans))
