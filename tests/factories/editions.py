"""Editions in memory: the real definitions and register, figures from a fixed seed, rated by the engine.

What the pages and the API are tested on; no database is needed to make one. Every figure is illustrative.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from bilim.publication.terms import (
    EditionContent,
    EditionHeader,
    EditionSummary,
    GateReport,
    MethodologyReference,
    PrintedStatement,
    PublicKey,
    PublishedFact,
    PublishedOrigin,
    PublishedResult,
    PublishedScore,
    PublishedValue,
    RegisterUnit,
    State,
)
from bilim_engine import periods
from bilim_engine.definitions import Definitions, Item, load
from bilim_engine.facts import Fact, FactTable
from bilim_engine.problems import LANGUAGES
from bilim_engine.ratings import VARIANTS, Rating, rate
from bilim_engine.units import Unit, UnitTree
from bilim_engine.values import NOT_COLLECTED, Missing, Value

ROOT = Path(__file__).resolve().parents[2]
METHOD = "department-2026"
YEARS = ("2023", "2024", "2025")
KEY = PublicKey("0123456789abcdef", "A" * 43 + "=", valid_from="2026-11-21", demonstration=True)


@cache
def definitions() -> Definitions:
    """The definitions of the project as they stand in its folder."""
    files = {
        str(file.relative_to(ROOT)): file.read_text(encoding="utf-8")
        for file in sorted((ROOT / "definitions").rglob("*.yaml"))
        if file.parent.name in ("definitions", "items", "parameters", "indicators", "ratings")
    }
    found, problems = load(files)
    assert not [each for each in problems if each.is_error], problems[:3]
    return found


@cache
def registered() -> tuple[RegisterUnit, ...]:
    """The register, parents before children."""
    rows = []
    for file in sorted((ROOT / "definitions" / "register").glob("*.yaml")):
        tree = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
        rows += tree.get("units") or [] if isinstance(tree, Mapping) else []
    known = definitions().methodologies[METHOD].units.kinds
    units = [
        RegisterUnit(
            row["code"],
            row.get("parent") or "",
            row["kind"],
            row["names"][0]["full"],
            row["names"][0].get("formal") or {},
            {"soate": "417"},
            row["kind"] in known,
        )
        for row in rows
    ]
    return tuple(_parents_first(units))


def _parents_first(units: Iterable[RegisterUnit]) -> Iterable[RegisterUnit]:
    left, done = list(units), {""}
    while left:
        ready = [unit for unit in left if unit.parent in done]
        assert ready, left[0]
        yield from ready
        done |= {unit.code for unit in ready}
        left = [unit for unit in left if unit.code not in done]


def tree() -> UnitTree:
    """The register as the engine reads it."""
    return UnitTree(Unit(unit.code, unit.parent or None, unit.kind, unit.names) for unit in registered())


@cache
def facts(gaps: int = 40) -> tuple[Fact, ...]:
    """A figure for each item of each ranked department in each period needed; every `gaps`-th is missing."""
    chance, made = random.Random("bilim pages"), []
    for unit in registered():
        if unit.ranked:
            size = Decimal(chance.randint(3, 40))
            for item in definitions().items.values():
                made += _facts(unit.code, item, size, chance)
    return tuple(
        Fact(each.unit, each.item, each.period, each.breakdown, Missing(NOT_COLLECTED), each.origin, True)
        if number % gaps == gaps - 1
        else each
        for number, each in enumerate(made)
    )


def _facts(unit: str, item: Item, size: Decimal, chance: random.Random) -> Iterable[Fact]:
    base = Decimal(chance.randint(20, 100))
    for year in range(2019, 2026):
        period = periods.of_kind_within(periods.calendar_year(year), item.period)
        part = Decimal(chance.randint(90, 110)) / 100
        value: Value = (
            (base * part).quantize(Decimal("0.1")) if item.measure == "share" else round(base * part * size)
        )
        yield Fact(unit, item.code, period, (), Decimal(value), "made", True, "2026-11-21T10:00:00+06:00")


@cache
def rating(period: str = "2025") -> Rating:
    """The engine's rating of that year."""
    return rate(
        definitions().methodologies[METHOD],
        definitions=definitions(),
        facts=FactTable(facts()),
        units=tree(),
        period=periods.parse_period(period),
    )


@cache
def content(period: str = "2025", revision: int = 1) -> EditionContent:
    """The edition of that year, as a bundle would hold it."""
    made = rating(period)
    return EditionContent(
        header=_header(period, revision),
        definitions=definitions(),
        register_as_of=f"{period}-12-31",
        units=registered(),
        facts=tuple(_fact(each) for each in facts()),
        origins={"made": _origin()},
        values=tuple(_values(made)),
        scores=tuple(_scores(made)),
        results=tuple(_results(made)),
        adjustments=(),
        statements=(
            PrintedStatement("nookat", {"ky": "Окуучулардын саны өстү."}, "head-nookat", "2026-11-21"),
        ),
        gate=GateReport(()),
    )


def _header(period: str, revision: int) -> EditionHeader:
    code = f"departments-{period}-{revision}"
    return EditionHeader(
        code,
        "departments",
        period,
        revision,
        {
            "ky": f"Билим берүү бөлүмдөрүнүн рейтинги, {period}-жыл",
            "ru": f"Рейтинг отделов образования, {period} год",
            "en": f"Rating of education departments, {period}",
        },
        f"{int(period) + 1}-03-01T09:00:00+06:00",
        f"departments-{period}-{revision - 1}" if revision > 1 else "",
        MethodologyReference(METHOD, 1, "proposal", "0" * 64),
        True,
        True,
        KEY,
        hashlib.sha256(code.encode()).hexdigest(),
    )


def _origin() -> PublishedOrigin:
    title = {"ky": "Үлгү маалымат", "ru": "Иллюстративные данные", "en": "Illustrative data"}
    return PublishedOrigin(
        "made", title, "", dict.fromkeys(LANGUAGES, "Bilim"), "2026-11-21", "illustrative", True
    )


def _fact(fact: Fact) -> PublishedFact:
    breakdown = ";".join(f"{dimension}={category}" for dimension, category in fact.breakdown)
    return PublishedFact(
        fact.unit,
        fact.item,
        str(fact.period),
        breakdown,
        fact.value,
        fact.origin,
        True,
        fact.recorded_at,
        "analyst",
    )


def _values(rating: Rating) -> Iterable[PublishedValue]:
    for variant in VARIANTS:
        for unit, row in rating.values[variant].items():
            for code, each in row.items():
                yield PublishedValue(variant, unit, code, str(each.period), each.value, True)


def _scores(rating: Rating) -> Iterable[PublishedScore]:
    none = Missing("not_applicable")
    for variant in VARIANTS:
        for unit, row in rating.scores[variant].items():
            for node, each in row.items():
                yield PublishedScore(
                    variant,
                    unit,
                    node,
                    none if each.raw is None else each.raw,
                    none if each.treated is None else each.treated,
                    each.value,
                    each.weight or Decimal(1),
                    each.share,
                    each.contribution,
                    each.imputed,
                )


def _results(rating: Rating) -> Iterable[PublishedResult]:
    for variant in VARIANTS:
        for unit, each in rating.results[variant].items():
            yield PublishedResult(
                variant, unit, each.score, each.rank, each.rank_low, each.rank_high, each.band or ""
            )


def summary(period: str = "2025", revision: int = 1, corrected_by: str = "") -> EditionSummary:
    """The edition as it stands in a list."""
    header = _header(period, revision)
    state = State.CORRECTED if corrected_by else State.PUBLISHED
    return EditionSummary(
        header.code,
        header.series,
        period,
        revision,
        header.title,
        state,
        header.published_at,
        header.corrects,
        corrected_by,
        header.sha256,
        1_234_567,
        True,
        True,
    )
