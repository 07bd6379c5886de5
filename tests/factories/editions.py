"""Editions to look at: the real definitions and register, figures from a fixed seed, rated by the engine.

`content` is an edition in memory, `publish` puts its signed bundle into storage and database. Every figure
is illustrative.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from bilim.publication.rules.assembly import Heading, Ingredients, assemble
from bilim.publication.rules.bundle_reading import read_bundle
from bilim.publication.rules.bundle_writing import write_bundle
from bilim.publication.rules.signing import demonstration_signer
from bilim.publication.terms import (
    Boundaries,
    Corrections,
    EditionContent,
    EditionHeader,
    FigureChange,
    PrintedStatement,
    PublishedFact,
    PublishedOrigin,
    RegisterUnit,
    State,
)
from bilim_engine import periods
from bilim_engine.definitions import Definitions, Item, load
from bilim_engine.definitions.analyses import load_analyses
from bilim_engine.facts import Fact, FactTable
from bilim_engine.problems import LANGUAGES
from bilim_engine.ratings import Findings, Rating, exact_findings, rate, uncertainty
from bilim_engine.units import Succession, Unit, UnitTree
from bilim_engine.values import NOT_COLLECTED, Missing

ROOT = Path(__file__).resolve().parents[2]
METHOD = "department-2026"
YEARS = ("2023", "2024", "2025")
CODE = "departments-2025-1"
WORDS = {"ky": "Окуучулардын саны өстү.", "ru": "Число учащихся выросло.", "en": "There are more pupils."}
TITLE = {
    "ky": "Билим берүү бөлүмдөрүнүн рейтинги, {}-жыл",
    "ru": "Рейтинг отделов образования, {} год",
    "en": "Rating of education departments, {}",
}
_DEFINITION_FOLDERS = ("definitions", "items", "parameters", "indicators", "ratings")


@cache
def definitions() -> Definitions:
    """The definitions of the project as they stand in its folder."""
    files = {
        str(file.relative_to(ROOT)): file.read_text(encoding="utf-8")
        for file in sorted((ROOT / "definitions").rglob("*.yaml"))
        if file.parent.name in _DEFINITION_FOLDERS
    }
    found, problems = load(files)
    analyses, faults = load_analyses(texts("analyses"), found)
    assert not [each for each in (*problems, *faults) if each.is_error], problems[:3]
    return replace(found, analyses=analyses)


def texts(folder: str) -> dict[str, str]:
    """The files of a folder of definitions by name."""
    files = sorted((ROOT / "definitions" / folder).glob("*.yaml"))
    return {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in files}


@cache
def registered() -> tuple[RegisterUnit, ...]:
    """The register, parents before children."""
    rows = []
    for file in sorted((ROOT / "definitions" / "register").glob("*.yaml")):
        tree = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
        rows += tree.get("units") or [] if isinstance(tree, Mapping) else []
    return tuple(_parents_first([_unit(row) for row in rows]))


def _unit(row: Mapping[str, object]) -> RegisterUnit:
    name = row["names"][0]  # type: ignore[index]
    ranked = row["kind"] in definitions().methodologies[METHOD].units.kinds
    return RegisterUnit(
        str(row["code"]),
        str(row.get("parent") or ""),
        str(row["kind"]),
        name["full"],
        name.get("formal") or {},
        {"soate": "417"},
        ranked,
    )


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
    """A figure for each item of each ranked department in each period; every `gaps`-th is missing."""
    chance, made = random.Random("bilim pages"), []
    for unit in registered():
        if unit.ranked:
            size = Decimal(chance.randint(3, 40))
            # The height of a place is a figure of the land: nothing is made up of it, and no score reads it.
            for item in (each for each in definitions().items.values() if each.measure != "level"):
                made += _facts(unit.code, item, size, chance)
    return tuple(
        replace(each, value=Missing(NOT_COLLECTED)) if number % gaps == gaps - 1 else each
        for number, each in enumerate(made)
    )


def _facts(unit: str, item: Item, size: Decimal, chance: random.Random) -> Iterable[Fact]:
    base = Decimal(chance.randint(20, 100))
    for year in range(2019, 2026):
        period = periods.of_kind_within(periods.calendar_year(year), item.period)
        part = base * Decimal(chance.randint(90, 110)) / 100
        value = part.quantize(Decimal("0.1")) if item.measure == "share" else Decimal(round(part * size))
        yield Fact(unit, item.code, period, (), value, "made", True, "2026-11-21T10:00:00+06:00")


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
def findings(period: str = "2025") -> Findings:
    """What the analysis of the method finds about that year."""
    analysis = definitions().analysis_of(METHOD)
    assert analysis is not None
    return exact_findings(
        uncertainty(
            rating(period), analysis, definitions=definitions(), facts=FactTable(facts()), units=tree()
        )
    )


@cache
def draft(period: str = "2025", revision: int = 1) -> EditionContent:
    """The edition of that year before it is signed."""
    before = f"departments-{period}-{revision - 1}" if revision > 1 else ""
    heading = Heading(
        f"departments-{period}-{revision}",
        "departments",
        revision,
        {code: words.format(period) for code, words in TITLE.items()},
        f"{int(period) + 1}-03-0{revision}T09:00:00+06:00",
        before,
    )
    given = Ingredients(
        rating=rating(period),
        definitions=definitions(),
        register_as_of=f"{period}-12-31",
        units=registered(),
        facts=tuple(_published(each) for each in facts()),
        origins={"made": _origin()},
        statements=(PrintedStatement("nookat", WORDS, "head-nookat", "2026-11-21T10:00:00+06:00"),),
        findings=findings(period),
    )
    change = FigureChange("fact", "nookat", "preschool.children", period, "1000", "1100")
    reason = {"ky": "Отчёттогу ката", "ru": "Ошибка в отчёте", "en": "A mistake in the return"}
    return assemble(heading, given, Corrections(before, reason, (change,)) if before else None)


def rebuilt(
    period: str,
    *,
    rules: Definitions | None = None,
    units: tuple[RegisterUnit, ...] | None = None,
    figures: Iterable[Fact] | None = None,
    links: Iterable[Succession] = (),
) -> bytes:
    """The signed bundle of that year by other definitions, on another register or from other facts."""
    rules, units = rules or definitions(), units or registered()
    figures = tuple(facts() if figures is None else figures)
    rated = rate(
        rules.methodologies[METHOD],
        definitions=rules,
        facts=FactTable(figures),
        units=UnitTree(Unit(unit.code, unit.parent or None, unit.kind, unit.names) for unit in units),
        period=periods.parse_period(period),
    )
    title = {code: words.format(period) for code, words in TITLE.items()}
    heading = Heading(
        f"departments-{period}-1", "departments", 1, title, f"{int(period) + 1}-03-01T09:00:00+06:00", ""
    )
    given = Ingredients(
        rating=rated,
        definitions=replace(rules, analyses={}),
        register_as_of=f"{period}-12-31",
        units=units,
        facts=tuple(_published(each) for each in figures),
        origins={"made": _origin()},
        statements=(),
        findings=None,
        boundaries=Boundaries(tuple(links)),
    )
    return signed(assemble(heading, given, None))


def _origin() -> PublishedOrigin:
    title = {
        "ky": "Үлгү маалымат: Туруктуу сандан түзүлгөн",
        "ru": "Иллюстративные данные: Построено от числа",
        "en": "Illustrative data: Made from a fixed seed",
    }
    publisher = dict.fromkeys(LANGUAGES, "Bilim")
    return PublishedOrigin("made", title, "", publisher, "2026-11-21", "proposal", True)


def _published(fact: Fact) -> PublishedFact:
    return PublishedFact(
        fact.unit, fact.item, str(fact.period), "", fact.value, fact.origin, True, fact.recorded_at, "analyst"
    )


@cache
def bundle(period: str = "2025", revision: int = 1) -> bytes:
    """The signed bundle of that year."""
    return signed(draft(period, revision))


def signed(made: EditionContent) -> bytes:
    """The bundle of this draft, with the demonstration's signature."""
    signer = demonstration_signer()
    content = replace(made, header=replace(made.header, key=signer.key, demonstration_key=True))
    return write_bundle(content, sign=signer.sign, verifier={"__main__.py": b"\n"})


@cache
def content(period: str = "2025", revision: int = 1) -> EditionContent:
    """The edition of that year as its bundle says."""
    return read_bundle(bundle(period, revision))


def publish(period: str = "2025", revision: int = 1) -> str:
    """The edition is in the storage and in the database, published; the one it corrects is corrected."""
    return publish_bundle(bundle(period, revision))


@cache
def _header(data: bytes) -> EditionHeader:
    return read_bundle(data).header


def publish_bundle(data: bytes) -> str:
    """The edition in this bundle has come out."""
    from django.utils import timezone  # noqa: PLC0415 - models load with the database

    from bilim.base.actor import SYSTEM  # noqa: PLC0415
    from bilim.publication import models  # noqa: PLC0415
    from bilim.storage import actions as storage  # noqa: PLC0415

    header, now = _header(data), timezone.now()
    kept = storage.keep(data, name=f"{header.code}.zip", media_type="application/zip", by=SYSTEM)
    before = models.Edition.objects.filter(code=header.corrects).first()
    if before is not None:
        before.state = State.CORRECTED
        before.save(update_fields=["state"])
    models.Edition.objects.create(
        code=header.code,
        series=header.series,
        period=header.period,
        revision=header.revision,
        title=dict(header.title),
        state=State.PUBLISHED,
        run="run",
        methodology=METHOD,
        published_at=header.published_at,
        corrects=before,
        illustrative=True,
        gate_passed=True,
        draft_sha256=kept.sha256,
        bundle_sha256=kept.sha256,
        bundle_size=len(data),
        key_id=header.key.id,
        demonstration_key=True,
        **_steps(now),
    )
    return header.code


def _steps(at: datetime) -> dict[str, object]:
    """Who took each step, all at one instant."""
    return {
        "drafted_by": "analyst",
        "drafted_at": at,
        "checked_by": "methodologist",
        "checked_at": at,
        "signed_by": "publisher",
        "signed_at": at,
        "published_by": "publisher",
        "released_at": at,
    }
