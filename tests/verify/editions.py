"""Small editions for tests: definitions from YAML, facts from rows, rated by the engine, bundled and
signed."""

# ruff: noqa: E501

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bilim.publication.rules.assembly import Heading, Ingredients, assemble
from bilim.publication.rules.bundle_writing import write_bundle
from bilim.publication.rules.canonical import archive
from bilim.publication.terms import (
    ContestRecord,
    EditionContent,
    PrintedStatement,
    PublicKey,
    PublishedFact,
    PublishedOrigin,
    RegisterUnit,
)
from bilim_engine.definitions import Definitions, load
from bilim_engine.definitions.analyses import load_analyses
from bilim_engine.facts import Fact, FactTable, parse_breakdown
from bilim_engine.periods import parse_period
from bilim_engine.ratings import exact_findings, rate, rated_units, uncertainty
from bilim_engine.units import Unit, UnitTree
from bilim_engine.values import Missing, Value

VERIFIER = Path(__file__).parents[2] / "src" / "bilim_verify"
KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"key of the tests").digest())
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"another key").digest())


def public_key(key: Ed25519PrivateKey) -> PublicKey:
    public = key.public_key().public_bytes_raw()
    return PublicKey(hashlib.sha256(public).hexdigest()[:16], base64.b64encode(public).decode())


def verifier_files() -> dict[str, bytes]:
    files = {f"bilim_verify/{path.name}": path.read_bytes() for path in VERIFIER.glob("*.py")}
    return {**files, "__main__.py": (VERIFIER / "travelling.txt").read_bytes()}


def text(words: str) -> dict[str, str]:
    return {language: f"{words} ({language})" for language in ("ky", "ru", "en")}


ORIGIN = PublishedOrigin(
    "made", text("made up"), "https://example.org/a", text("tests"), "2026-01-01", "proposal", True
)


def units_of(kinds: Mapping[str, tuple[str, str]]) -> list[Unit]:
    """Units from `code: (parent, kind)`."""
    return [Unit(code, parent or None, kind, text(code)) for code, (parent, kind) in kinds.items()]


def fact(unit: str, item: str, period: str, value: Value, breakdown: str = "") -> PublishedFact:
    return PublishedFact(
        unit, item, period, breakdown, value, "made", True, "2026-02-01T00:00:00.000000Z", "analyst"
    )


def definitions_of(*yaml: str, analysis: str = "") -> Definitions:
    definitions, problems = load({f"test{place}.yaml": each for place, each in enumerate(yaml)})
    if analysis:
        read, faults = load_analyses({"analysis.yaml": analysis}, definitions)
        definitions, problems = replace(definitions, analyses=read), [*problems, *faults]
    errors = [problem.render() for problem in problems if problem.is_error]
    assert not errors, "\n".join(errors)
    return definitions


def content_of(
    definitions: Definitions,
    methodology: str,
    facts: Sequence[PublishedFact],
    units: Sequence[Unit],
    *,
    period: str = "2025",
    statements: Sequence[PrintedStatement] = (),
) -> EditionContent:
    """The unsigned content of an edition, gate verdict included."""
    method = definitions.methodologies[methodology]
    tree = UnitTree(units)
    table = FactTable(
        Fact(each.unit, each.item, parse_period(each.period), parse_breakdown(each.breakdown), each.value)
        for each in facts
    )
    rating = rate(method, definitions=definitions, facts=table, units=tree, period=parse_period(period))
    ranked = set(rated_units(method, tree))
    register = [
        RegisterUnit(
            unit.code, unit.parent or "", unit.kind, unit.names, text(f"department {unit.code}"),
            {"soate": "41700000000000"}, unit.code in ranked,
        )
        for unit in units
    ]  # fmt: skip
    heading = Heading("test-2025-1", "test", 1, text("Test"), "2026-11-21T09:00:00+06:00")
    analysis = definitions.analysis_of(methodology)
    found = (
        exact_findings(uncertainty(rating, analysis, definitions=definitions, facts=table, units=tree))
        if analysis is not None
        else None
    )
    origins = {"made": ORIGIN}
    given = Ingredients(rating, definitions, "2025-12-31", register, facts, origins, statements, found)
    return assemble(heading, given)


def bundle_of(content: EditionContent, key: Ed25519PrivateKey = KEY) -> bytes:
    header = replace(content.header, key=public_key(key))
    judged = len(content.ranked_units)
    heard = content.contest or ContestRecord(judged, silent=judged)
    return write_bundle(
        replace(content, header=header, contest=heard), sign=key.sign, verifier=verifier_files()
    )


GOVERNED = """
    version: 1
    status: proposal
    author: {ky: Билим долбоору, ru: Проект Билим, en: Bilim project}
    checker: {ky: Экинчи окуган, ru: Второй читатель, en: Second reader}
    basis: {ky: "жок: сунуш", ru: "нет: предложение", en: "none: a proposal"}
    reviewed_on: 2026-11-21
    next_review_on: 2027-11-01
"""

VOCABULARY = """
units_of_measure:
  - {code: children, title: {ky: балдар, ru: дети, en: children}}
  - {code: percent, title: {ky: пайыз, ru: процент, en: percent}}
  - {code: soms, title: {ky: сом, ru: сом, en: soms}}
breakdowns:
  - code: sex
    title: {ky: жынысы, ru: пол, en: sex}
    values:
      - {code: female, title: {ky: кыздар, ru: девочки, en: girls}}
      - {code: male, title: {ky: балдар, ru: мальчики, en: boys}}
reasons:
  - {code: not_collected, title: {ky: чогултулган эмес, ru: не собрано, en: not collected}}
items:
  - {code: a.children, title: {ky: а, ru: а, en: a}, unit: children, measure: count, persons: true, public: true, period: calendar_year, breakdowns: [sex]}
  - {code: a.all, title: {ky: б, ru: б, en: b}, unit: children, measure: count, persons: true, public: true, period: calendar_year, breakdowns: []}
  - {code: b.money, title: {ky: в, ru: в, en: c}, unit: soms, measure: amount, period: school_year, breakdowns: []}
  - {code: c.month, title: {ky: г, ru: г, en: d}, unit: soms, measure: amount, period: month, breakdowns: []}
"""


def indicator(
    code: str, formula: str, *, period: str = "calendar_year", polarity: str = "higher_is_better"
) -> str:
    """The YAML of one indicator of the tests."""
    return f"""
  - code: {code}
    title: {{ky: {code} ky, ru: {code} ru, en: {code} en}}
    why: {{ky: а, ru: а, en: a}}
    base: {{ky: база, ru: база, en: base}}
    polarity: {polarity}
    unit: percent
    period: {period}
{GOVERNED}
    {formula}
    decimals: 1
    cases: []
"""


def analysis(rest: str, code: str = "m") -> str:
    """The YAML of an analysis of the method of the tests."""
    return f"""
code: {code}-uncertainty
title: {{ky: талдоо, ru: анализ, en: analysis}}
{GOVERNED.replace("    ", "")}
methodology: {code}
seed: a seed of the tests
{rest}
"""


def methodology(code: str, rest: str) -> str:
    return f"""
code: {code}
title: {{ky: ыкма, ru: метод, en: method}}
summary: {{ky: ыкма, ru: метод, en: method}}
{GOVERNED.replace("    ", "")}
valid_from: 2020-01-01
period: calendar_year
{rest}
"""


def missing(reason: str) -> Missing:
    return Missing(reason)


def rebuilt(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The archive with its entries changed by `change(name, content)`, in the one form, unsigned."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return archive({name: change(name, opened.read(name)) for name in opened.namelist()})
