"""Worked cases: what a definition says it gives is what it gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bilim_engine.definitions import Case, Definitions, Given, Indicator, Parameter, ParameterValue
from bilim_engine.definitions.problems import CASE_FAILED
from bilim_engine.definitions.tables.indicators import FIGURE
from bilim_engine.facts import Fact, FactTable, parse_breakdown
from bilim_engine.indicators.evaluating import evaluate
from bilim_engine.periods import of_kind_within, parse_period
from bilim_engine.problems import LANGUAGES, Place, Problem
from bilim_engine.units import Unit, UnitTree
from bilim_engine.values import EXACT, OUT_OF_DOMAIN, Missing, Value, plain

# A case may write a periodic fraction with this many decimals: 33.333333.
DECIMALS = 6

_NO_VALUE = {"ky": "маани жок", "ru": "нет значения", "en": "no value"}


def run_cases(definitions: Definitions) -> list[Problem]:
    """Every worked case that does not give what it says, at its line.

    Where a formula rests on a definition that is itself faulty, its cases show nothing and are not asked.
    """
    return [
        problem
        for indicator in definitions.indicators.values()
        if not definitions.rests_on_unusable(indicator)
        for case in indicator.cases
        for problem in _run(indicator, case, definitions)
    ]


def _run(indicator: Indicator, case: Case, definitions: Definitions) -> Iterator[Problem]:
    found = case_value(indicator, case, definitions)
    if not _agree(case.expect, found):
        names = {f"name_{language}": name for language, name in case.name.items()}
        values = {"expected": _written(case.expect, definitions), "found": _written(found, definitions)}
        yield Problem(CASE_FAILED, Place(case.file, case.line), {**names, **values})


def case_value(indicator: Indicator, case: Case, definitions: Definitions) -> Value:
    """What the indicator gives for the figures of the case."""
    units = list(_units(case.given, case.unit, None, set()))
    try:
        facts = [fact for unit, given in units for fact in _facts(unit.code, given, case, definitions)]
    except ValueError as fault:
        return Missing(OUT_OF_DOMAIN, str(fault))
    result = evaluate(
        indicator,
        definitions=_with_parameters(definitions, case.parameters or {}),
        facts=FactTable(facts),
        units=UnitTree(unit for unit, _ in units),
        unit=case.unit,
        period=parse_period(case.period),
    )
    return result.value


def _units(given: Given, code: str, parent: str | None, used: set[str]) -> Iterator[tuple[Unit, Given]]:
    """The unit of the case and those below it; a code already used gets its parent's before it."""
    own = code if code not in used else f"{parent}/{code}"
    used.add(own)
    yield Unit(own, parent), given
    for child, below in given.children.items():
        yield from _units(below, child, own, used)


def _facts(unit: str, given: Given, case: Case, definitions: Definitions) -> Iterator[Fact]:
    for key, value in given.figures.items():
        found = FIGURE.fullmatch(key)
        if found is None or found["item"] not in definitions.items:
            raise ValueError(key)
        kind = definitions.items[found["item"]].period
        written = found["period"]
        period = parse_period(written) if written else of_kind_within(parse_period(case.period), kind)
        yield Fact(unit, found["item"], period, parse_breakdown(found["breakdown"] or ""), value)


def _with_parameters(definitions: Definitions, numbers: Mapping[str, Decimal]) -> Definitions:
    """The definitions with these parameters set to these numbers for all days and units."""
    parameters = dict(definitions.parameters)
    for code, number in numbers.items():
        known = parameters.get(code)
        values = (ParameterValue(date.min, value=number),)
        parameters[code] = replace(known, values=values) if known else Parameter(code, {}, "", values)
    return replace(definitions, parameters=parameters)


def _agree(expected: Value, found: Value) -> bool:
    """The same reason, or the same number to six decimals, or to as many as are written if more."""
    if isinstance(expected, Missing):
        return isinstance(found, Missing) and expected.reason == found.reason
    if isinstance(found, Missing):
        return False
    exponent = expected.as_tuple().exponent
    places = max(DECIMALS, -exponent) if isinstance(exponent, int) else DECIMALS
    return abs(EXACT.subtract(expected, found)) <= Decimal(5).scaleb(-places - 1)


def _written(value: Value, definitions: Definitions) -> str | Mapping[str, str]:
    """The number; or in each language that there is none, with the title of the reason and its code."""
    if not isinstance(value, Missing):
        return plain(value)
    known = definitions.reasons.get(value.reason)
    titles = {language: f": {known.title[language]}" for language in LANGUAGES} if known else {}
    return {
        language: f"{none}{titles.get(language, '')} ({value.reason})" for language, none in _NO_VALUE.items()
    }
