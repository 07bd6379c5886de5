"""The register, as the checks of rows ask it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from bilim.facts.rules.units import Matched
from bilim.registry import queries as registry
from bilim.registry.terms import How
from bilim.rulebook import queries as rulebook
from bilim_engine.definitions.tallies import DEPARTMENT, Tally
from bilim_engine.periods import Period
from bilim_engine.problems import near_hint, nearest, offered


class RegisterUnits:
    """Asks the register once for each day; made anew for each file, so it is never out of date."""

    def __init__(self) -> None:
        self._paths = lru_cache(maxsize=None)(_paths)
        self._named = lru_cache(maxsize=None)(_names)
        self._gazetteer = lru_cache(maxsize=None)(registry.get_gazetteer)
        self._last_names = registry.list_last_names()

    def exists(self, code: str) -> bool:
        return code in self._last_names

    def path(self, code: str, period: Period) -> str:
        """Where the unit stood on the last day of the period, or else on the first; empty when on neither."""
        return self._paths(_last_day(period)).get(code) or self._paths(period.start).get(code, "")

    def names(self, code: str, period: Period) -> Mapping[str, str]:
        return self._named(_last_day(period)).get(code) or self._named(period.start).get(code, {})

    def last_names(self, code: str) -> Mapping[str, str]:
        return self._last_names.get(code, {})

    def nearest(self, text: str, period: Period) -> tuple[str, ...]:
        if code := nearest(text, self._last_names):
            return (code,)
        return self._gazetteer(_last_day(period)).nearest(text)

    def match(self, name: str, period: Period) -> Matched:
        found = self._gazetteer(_last_day(period)).match(name, None)
        if found.unit is None:
            is_other_kind = found.how == How.OTHER_KIND
            return Matched(
                candidates=found.candidates,
                is_other_kind=is_other_kind,
                later=found.later,
                is_near=found.is_near,
            )
        return Matched(found.unit, is_guess=found.how == How.SPELLING)

    def below(self, period: Period) -> Mapping[str, tuple[str, ...]]:
        return _below(self._paths(_last_day(period)))


class Answering:
    """Which unit answers for a row about a person, and what its cells may say; asked once for each day."""

    def __init__(self) -> None:
        self._units = RegisterUnits()
        self._departments = lru_cache(maxsize=None)(registry.get_departments)
        self._breakdowns = rulebook.get_definitions().breakdowns

    def department(self, institution: str, period: Period) -> str:
        """The department of the institution where that stood on the last day of the period, or else on the
        first; empty when on neither."""
        ended = self._departments(_last_day(period)).get(institution)
        return ended or self._departments(period.start).get(institution, "")

    def is_unit(self, tally: Tally, text: str, period: Period) -> bool:
        if tally.answers == DEPARTMENT:
            return bool(self.department(text, period))
        return bool(self._units.path(text, period))

    def nearest(self, tally: Tally, text: str, period: Period) -> str:
        if tally.answers == DEPARTMENT:
            return near_hint(text, self._departments(_last_day(period)))
        return offered(self._units.nearest(text, period)[:1])

    def categories(self, breakdown: str) -> tuple[str, ...]:
        found = self._breakdowns.get(breakdown)
        return tuple(each.code for each in found.values) if found else ()


def _below(paths: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, path in paths.items():
        above = path.split("/")[-2:-1]
        if above:
            found[above[0]] = (*found.get(above[0], ()), code)
    return found


def _last_day(period: Period) -> date:
    return period.end - timedelta(days=1)


def _names(day: date) -> Mapping[str, Mapping[str, str]]:
    return {unit.code: unit.names for unit in registry.list_units(day)}


def _paths(day: date) -> Mapping[str, str]:
    return {unit.code: unit.path for unit in registry.list_units(day)}
