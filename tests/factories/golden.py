"""How a golden edition is made when a bundle gets a new format: few departments, few indicators, every kind
of thing a bundle can hold. What was made once stays as it is (tests/golden/README.md).

    BILIM_DEMONSTRATION=1 PYTHONPATH=src:tests DJANGO_SETTINGS_MODULE=bilim.config.settings \\
        python -c "import django; django.setup(); from factories import golden; golden.main()"

writes the bundle of the present format, and refuses where it lies there already.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bilim.publication.queries.explanations import explain_indicator, explain_score
from bilim.publication.rules.assembly import Heading, Ingredients, assemble
from bilim.publication.rules.boundaries import boundaries_json
from bilim.publication.rules.bundle_formats import FORMAT_VERSION
from bilim.publication.rules.bundle_reading import read_bundle
from bilim.publication.rules.bundle_writing import write_bundle
from bilim.publication.rules.canonical import json_bytes, parted
from bilim.publication.rules.governed import contest_json, criteria_json
from bilim.publication.rules.signing import demonstration_signer
from bilim.publication.rules.verification import travelling_files
from bilim.publication.terms import (
    Boundaries,
    ContestRecord,
    Corrections,
    CriteriaRecord,
    EditionContent,
    FigureChange,
    PrintedStatement,
    PublishedFact,
    RegisterUnit,
    Waived,
)
from bilim.registry.terms import EndedUnit
from bilim.rulebook.rules import criteria_sha256
from bilim_engine.definitions import Add, Adjustment, Definitions, Leaf, Methodology, Multiply, Node
from bilim_engine.definitions.analyses import (
    Absolute,
    Analysis,
    Mean,
    Noise,
    Poisson,
    Relative,
    Sensitivity,
)
from bilim_engine.definitions.methods import Bands, Clip, Rank, ScoreBand, Winsorise, ZScore
from bilim_engine.definitions.tree import MissingPolicy
from bilim_engine.facts import Fact, FactTable
from bilim_engine.periods import parse_period
from bilim_engine.ratings import exact_findings, findings_json, rate, uncertainty
from bilim_engine.trace import ADJUSTMENT, INDICATOR, ITEM, PARAM, Step
from bilim_engine.units import Succession, Unit, UnitTree
from bilim_engine.values import NOT_COLLECTED, NOT_COMPARABLE, Missing
from factories import editions

FOLDER = Path(__file__).resolve().parents[1] / "golden"
RANKED = ("nookat", "alay", "osh-city", "batken", "leilek", "talas")
DIRECTIONS = ("preschool", "quality", "statistics")
LEAVES = (
    "preschool.coverage",
    "preschool.change_3y",
    "readiness.coverage",
    "altyn_tamga.rate",
    "altyn_tamga.confirmation",
    "returns.in_time_share",
    "returns.rework_share",
)
D = Decimal
HOW: dict[str, dict[str, Any]] = {
    "readiness.coverage": {"normalise": ZScore(D(50), D(10)), "treat": Clip(D(0), D(100))},
    "altyn_tamga.rate": {"normalise": Rank((D(1), D(100))), "treat": Winsorise(D(1), D(2), D("3.5"))},
    "returns.rework_share": {
        "normalise": Bands(
            (
                ScoreBand(None, D(10), D(100)),
                ScoreBand(D(10), D(30), D(50)),
                ScoreBand(D(30), None, D(1)),
            )
        )
    },
}
NOISE: dict[str, Noise] = {
    each.indicator: each
    for each in (
        Relative("preschool.coverage", D("0.02")),
        Absolute("returns.in_time_share", D(1)),
        Mean("returns.rework_share", D(0), D(300)),
        Poisson("altyn_tamga.rate", D(2)),
    )
}
# On the first day of the year a district that never was went to the city of Osh.
MERGED, GONE = "osh-city", "ulgu"
NAMES = {"ky": "Үлгү району", "ru": "Район-образец", "en": "Sample District"}
SAID = {"ky": "Үлгү өзгөчө эреже", "ru": "Особое правило для примера", "en": "An exception for example"}


def method() -> Methodology:
    """Three directions of our method, with other means and normalisations, and exceptions of its own year."""
    found = editions.definitions().methodologies[editions.METHOD]
    root = _pruned(found.root)
    children = [replace(each, mean="geometric") if each.code == "quality" else each for each in root.children]
    return replace(found, root=replace(root, children=tuple(children)), adjustments=tuple(_exceptions()))


def _pruned(node: Node) -> Node:
    kept: list[Node | Leaf] = []
    for child in node.children:
        if isinstance(child, Leaf) and child.indicator in LEAVES:
            kept.append(replace(child, **HOW.get(child.indicator, {})))
        elif isinstance(child, Node) and (inner := _pruned(child)).children:
            kept.append(inner)
    return replace(node, children=tuple(kept))


def _exceptions() -> Iterable[Adjustment]:
    yield Adjustment(
        "coverage-doubled", SAID, SAID, SAID, ("leilek",), "2025", Multiply(D(2)), "preschool.coverage"
    )
    yield Adjustment(
        "children-added", SAID, SAID, SAID, ("alay",), "2025", Add(D(500)), item="preschool.children"
    )


def definitions() -> Definitions:
    """Those of the project with this method and a short analysis of it in place of ours."""
    found = replace(editions.definitions(), methodologies={editions.METHOD: method()})
    return replace(found, analyses={each.code: each for each in [_analysis()]})


def _analysis() -> Analysis:
    """Every kind of choice and of noise, in few draws: a reader draws them anew in a second."""
    found = editions.definitions().analysis_of(editions.METHOD)
    assert found is not None
    noise = {each.indicator: each for each in found.noise if each.indicator in LEAVES} | NOISE
    return replace(
        found,
        draws=400,
        first=2,
        last=2,
        normalisations=(*found.normalisations, ZScore(D(50), D(10))),
        missing=(*found.missing, MissingPolicy("impute_median", "all")),
        noise=tuple(noise.values()),
        sensitivity=Sensitivity(64, 40),
    )


def units() -> tuple[RegisterUnit, ...]:
    """The ranked departments and all above them, in the order of the register."""
    known = {unit.code: unit for unit in editions.registered()}
    kept: set[str] = set()
    for code in RANKED:
        while code:
            kept.add(code)
            code = known[code].parent
    return tuple(unit for unit in editions.registered() if unit.code in kept)


def boundaries() -> Boundaries:
    """A unit that ended, a merger, a split of long ago, and ground that moved."""
    links = (
        Succession("split", "alay", "nookat", date(2010, 1, 1)),
        Succession("territory_moved", "nookat", "osh-city", date(2024, 4, 1)),
        Succession("merged", GONE, MERGED, date(2025, 1, 1)),
    )
    return Boundaries(links, (EndedUnit(GONE, "district", NAMES, date(2025, 1, 1)),))


def facts() -> tuple[PublishedFact, ...]:
    """Figures from the fixed seed; the statistics returns of Talas were not collected, and what Osh had
    counted before the merger is of other ground."""
    return tuple(editions._published(_fact(each)) for each in editions.facts() if each.unit in RANKED)


def content() -> EditionContent:
    """The unsigned edition."""
    tree = UnitTree(Unit(unit.code, unit.parent or None, unit.kind, unit.names) for unit in units())
    rating = rate(
        method(),
        definitions=definitions(),
        facts=FactTable(_fact(each) for each in editions.facts()),
        units=tree,
        period=parse_period("2025"),
    )
    heading = Heading(
        "departments-2025-2",
        "departments",
        2,
        {language: words.format("2025") for language, words in editions.TITLE.items()},
        "2026-03-02T09:00:00+06:00",
        "departments-2025-1",
    )
    statement = PrintedStatement("nookat", editions.WORDS, "Head (head-nookat)", "2026-02-21T10:00:00+06:00")
    analysis = definitions().analysis_of(editions.METHOD)
    assert analysis is not None
    known = FactTable(_fact(each) for each in editions.facts())
    found = exact_findings(uncertainty(rating, analysis, definitions=definitions(), facts=known, units=tree))
    given = Ingredients(
        rating,
        definitions(),
        "2025-12-31",
        units(),
        facts(),
        {"made": editions._origin()},
        (statement,),
        found,
        boundaries=boundaries(),
    )
    key = ("nookat", "preschool.children", "2025", "")
    now = next(each.value for each in facts() if each.key == key)
    change = FigureChange("fact", *key[:3], "1500", str(now))
    reason = {"ky": "Отчёттогу ката", "ru": "Ошибка в отчёте", "en": "A mistake in the return"}
    made = assemble(heading, given, Corrections("departments-2025-1", reason, (change,)))
    return replace(made, criteria=_criteria(made), contest=_contest())


def _criteria(made: EditionContent) -> CriteriaRecord:
    """On record before the year began."""
    sha256 = criteria_sha256(made.definitions, editions.METHOD)
    begins, at = "2025-01-01T00:00:00+06:00", "2024-12-02T10:00:00+06:00"
    return CriteriaRecord(sha256, begins, at, "methodologist", 12, "a" * 64)


def _contest() -> ContestRecord:
    """Every kind of answer, and a reason to go on without one."""
    waived = Waived({"ky": "Мөөнөт бүттү", "ru": "Срок вышел", "en": "The term is over"}, False, 2)
    return ContestRecord(len(RANKED), "2026-02-16", "2026-02-27", 2, 3, 1, 1, 1, 1, 1, 1, waived)


def _fact(fact: Fact) -> Fact:
    if fact.unit == "talas" and fact.item.startswith("returns."):
        return replace(fact, value=Missing(NOT_COLLECTED))
    is_of_before = fact.unit == MERGED and fact.period.end <= date(2025, 1, 1)
    return replace(fact, value=Missing(NOT_COMPARABLE)) if is_of_before else fact


def bundle() -> bytes:
    """The signed bundle, byte for byte the same at each call of one version of the project."""
    signer, made = demonstration_signer(), content()
    signed = replace(made, header=replace(made.header, key=signer.key, demonstration_key=True))
    return write_bundle(signed, sign=signer.sign, verifier=travelling_files())


def stated(edition: EditionContent) -> dict[str, Any]:
    """What the test holds against the bundle: figures, origins, statements, and what each trace rests on."""
    shown = {f"{unit} {code}": explain_indicator(edition, unit, code) for unit, code in _TRACED}
    score = explain_score(edition, "leilek")
    return {
        "code": edition.header.code,
        "title": dict(edition.header.title),
        "values": {
            f"{each.variant} {each.unit} {each.indicator}": "|".join(parted(each.value))
            for each in edition.values
        },
        "scores": {
            f"{each.variant} {each.unit} {each.node or '·'}": "|".join(parted(each.score))
            for each in edition.scores
        },
        "results": {
            f"{each.variant} {each.unit}": [
                *parted(each.score),
                str(each.rank),
                each.rank_low,
                each.rank_high,
                each.band,
            ]
            for each in edition.results
        },
        "origins": {code: dict(each.title) for code, each in edition.origins.items()},
        "statements": [[each.unit, dict(each.text), each.by, each.at] for each in edition.statements],
        "corrections": [edition.corrections.corrects, dict(edition.corrections.reason)],
        "gate": [edition.gate.verdict, sorted(check.code for check in edition.gate.checks)],
        "criteria": criteria_json(edition.criteria),
        "contest": contest_json(edition.contest),
        "boundaries": boundaries_json(edition.boundaries),
        "findings": findings_json.to_json(edition.findings) if edition.findings else {},
        "traces": {key: rests_on(step) for key, step in {**shown, "leilek score": score}.items()},
    }


_TRACED = (
    ("nookat", "preschool.coverage"),
    ("nookat", "preschool.change_3y"),
    ("leilek", "preschool.coverage"),
    ("alay", "preschool.coverage"),
    ("talas", "returns.in_time_share"),
)


def rests_on(step: Step) -> list[list[str]]:
    """The records, parameters, indicators and exceptions in a trace, each with its number."""
    kinds = (ITEM, PARAM, INDICATOR, ADJUSTMENT)
    return [
        [each.kind, each.label, each.note.get("unit", ""), each.note.get("period", ""), *_said(each)]
        for each in step.walk()
        if each.kind in kinds
    ]


def _said(step: Step) -> tuple[str, str]:
    return (str(step.value), "") if isinstance(step.value, bool) else parted(step.value)


def main() -> int:
    """Writes the golden edition of the present format with what is stated of it, once and never again."""
    path = FOLDER / f"edition-format-{FORMAT_VERSION}.zip"
    if path.exists():
        sys.stdout.write(f"{path.name} was made once and is never made again.\n")
        return 1
    path.write_bytes(bundle())
    said = json.loads(json_bytes(stated(read_bundle(path.read_bytes()))))
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
    path.with_suffix(".json").write_text(f"{text}\n", encoding="utf-8")
    return 0
