"""`./bilim columns values INDICATOR …`, `./bilim columns outliers`: CSV over the ledger of this moment, or
as it was known on an instant that has passed."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable
from datetime import datetime
from itertools import product
from typing import TYPE_CHECKING

import django

from bilim.config.engines import EMBEDDED, add_engine, opened
from bilim.config.explained import explained
from bilim.config.problems import NOT_AN_INSTANT
from bilim.config.speech import note, reader, told
from bilim_columnar.problems import UNKNOWN_UNIT
from bilim_engine.arguments import COUNT, DISTANCE
from bilim_engine.facts.problems import NOT_A_PERIOD
from bilim_engine.periods import Period, parse_period
from bilim_engine.problems import Problem, Refused, near_hint
from bilim_engine.values import Missing, plain

if TYPE_CHECKING:
    from bilim.indicators.queries import Columns


VALUES = {"ky": "көрсөткүчтөрдүн маанилери", "ru": "значения показателей", "en": "values of indicators"}
RATED = {
    "ky": "бааланган мезгилдер, үтүр менен: 2024,2025",
    "ru": "оцениваемые периоды через запятую: 2024,2025",
    "en": "rated periods with commas between: 2024,2025",
}
UNITS = {
    "ky": "коддор, үтүр менен; берилбесе – бардыгы",
    "ru": "коды через запятую; без них – всё дерево",
    "en": "codes with commas between; none: the whole tree",
}
KNOWN_ON = {
    "ky": "ошол учурда белгилүү болгондой: 2026-09-01 же 2026-09-01T14:30; берилбесе – азыр",
    "ru": "как было известно на момент: 2026-09-01 или 2026-09-01T14:30; без него – сейчас",
    "en": "as known on that instant: 2026-09-01 or 2026-09-01T14:30; none: now",
}
OUTLIERS = {
    "ky": "башка бирдиктердин сандарынан алыс турган сандар",
    "ru": "числа, далёкие от чисел других единиц",
    "en": "figures far from those of other units",
}
OF_FACTS = {
    "ky": "фактылардын мезгилдери, үтүр менен; берилбесе – бардыгы",
    "ru": "периоды фактов через запятую; без них – все",
    "en": "periods of facts with commas between; none: all",
}
OVER_SNAPSHOT = {
    "ky": "Эсептеген: {engine}; сүрөт {snapshot}, белгиси {mark}, андан кийинки өзгөрүүлөр: {later}.",
    "ru": "Вычислил {engine}; снимок {snapshot} до {mark}, изменений после него: {later}.",
    "en": "Computed by {engine} over the snapshot {snapshot} up to {mark}; changes since: {later}.",
}
AS_KNOWN = {
    "ky": "Эсептеген: {engine}; {mark} учурунда белгилүү болгон фактылар боюнча.",
    "ru": "Вычислил {engine} по фактам, известным на {mark}.",
    "en": "Computed by {engine} over the facts as known on {mark}.",
}
EXACT = {
    "ky": "Маанилер: {values}, анын ичинен так жол эсептегени: {exact}.",
    "ru": "Значений: {values}, из них точным путём: {exact}.",
    "en": "Values: {values}, of them by the exact path: {exact}.",
}


def run(arguments: list[str]) -> int:
    asked = _parse(arguments)
    django.setup()
    from bilim.indicators.queries import Columns  # noqa: PLC0415 - models load after the set-up
    from bilim.rulebook.queries import get_definitions  # noqa: PLC0415

    known_on = None if asked.known_on is None else instant_of(asked.known_on)
    # Outliers are found in arrays, which the embedded engine alone gives.
    engine = asked.engine if asked.what == "values" else EMBEDDED
    with opened(engine) as computing:
        columns = Columns(get_definitions(), known_on, computing)
        # Written as it comes and not through `say`: the answer is a table, for a file or another program.
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows(_values(columns, asked) if asked.what == "values" else _outliers(columns, asked))
        _tell_source(columns)
    return 0


def _tell_source(columns: Columns) -> None:
    """By what it was computed and over which facts; beside the table and not in it."""
    params = {"engine": columns.engine.name, "mark": columns.snapshot.mark}
    if columns.known_on is None:
        note(OVER_SNAPSHOT, **params, snapshot=columns.snapshot.folder.name, later=columns.later)
    else:
        note(AS_KNOWN, **params)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = reader("columns")
    kinds = parser.add_subparsers(dest="what", required=True)
    values = kinds.add_parser("values", help=told(VALUES))
    values.add_argument("indicators", nargs="+", help=explained("indicators"))
    values.add_argument("--periods", required=True, help=told(RATED))
    values.add_argument("--units", default="", help=told(UNITS))
    values.add_argument("--known-on", help=told(KNOWN_ON))
    add_engine(values)
    outliers = kinds.add_parser("outliers", help=told(OUTLIERS))
    outliers.add_argument("--periods", default="", help=told(OF_FACTS))
    outliers.add_argument("--z", type=DISTANCE, default=3.0, help=explained("z"))
    outliers.add_argument("--modified-z", type=DISTANCE, default=3.5, help=explained("modified-z"))
    outliers.add_argument("--limit", type=COUNT, default=1000, help=explained("limit"))
    outliers.add_argument("--known-on", help=told(KNOWN_ON))
    return parser.parse_args(arguments)


def instant_of(text: str) -> datetime | None:
    """The instant asked for, as a page that asks for one reads it; None for a day that has not ended."""
    from bilim.base.known_on import KnownOnForm  # noqa: PLC0415 - texts of forms load after the set-up

    day, _, hour = text.strip().replace(" ", "T").partition("T")
    form = KnownOnForm({"known_on": day, "known_time": hour})
    if not day or not form.is_valid():
        raise Refused([Problem(NOT_AN_INSTANT, params={"text": text[:60]})])
    return form.instant


def _listed(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]


def _periods(text: str) -> list[Period]:
    """The periods of the list; every one that is none is told."""
    found, problems = [], []
    for each in _listed(text):
        try:
            found.append(parse_period(each))
        except ValueError:
            problems.append(Problem(NOT_A_PERIOD, params={"text": each[:60]}))
    if problems:
        raise Refused(problems)
    return found


def _values(columns: Columns, asked: argparse.Namespace) -> Iterable[tuple[object, ...]]:
    periods = _periods(asked.periods)
    known, units = columns.units(periods), _listed(asked.units)
    if strangers := [each for each in units if each not in known]:
        raise Refused(
            Problem(UNKNOWN_UNIT, params={"unit": each, "near": near_hint(each, known)}) for each in strangers
        )
    units = units or known
    found = columns.values(asked.indicators, periods, units)
    if found.exact:
        note(EXACT, exact=found.exact, values=len(found.values))
    yield ("indicator", "period", "unit", "value", "missing")
    # An engine gives rows in any order; the same question has the same answer on each.
    keys = (dict.fromkeys(each) for each in (asked.indicators, map(str, periods), units))
    for indicator, period, unit in product(*keys):
        value = found.value(indicator, period, unit)
        told = ("", value.reason) if isinstance(value, Missing) else (plain(value), "")
        yield (indicator, period, unit, *told)


def _outliers(columns: Columns, asked: argparse.Namespace) -> Iterable[tuple[object, ...]]:
    from bilim.indicators.queries import OUTLIER_COLUMNS, outlier_row  # noqa: PLC0415

    yield OUTLIER_COLUMNS
    periods = [str(each) for each in _periods(asked.periods)] or None
    for each in columns.outliers(periods, z=asked.z, modified_z=asked.modified_z, limit=asked.limit):
        yield outlier_row(each)
