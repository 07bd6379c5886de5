"""Analyses: what loads, what is refused, all of it at once and in three languages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bilim_engine.definitions import Definitions, load
from bilim_engine.definitions.analyses import ANALYSIS, load_analyses, obstacles
from bilim_engine.definitions.reading import from_plain
from bilim_engine.definitions.shapes import Reader
from bilim_engine.problems import Problem, catalogue
from bilim_engine.ratings.uncertainty import too_large
from factories.rules import FILES, METHODOLOGY

ROOT = Path(__file__).resolve().parents[2]
TEXT = """
code: small-uncertainty
version: 1
status: proposal
methodology: small-2026
title: {ky: кичине, ru: малая, en: small}
author: {ky: Билим долбоору, ru: Проект Билим, en: Bilim project}
checker: {ky: Экинчи окуган, ru: Второй читатель, en: Second reader}
basis: {ky: жок, ru: нет, en: none}
reviewed_on: 2026-11-21
next_review_on: 2027-11-01
seed: small
draws: 100
level: 0.9
first: 2
last: 1
spread: 0.25
normalisations: [as_stated, {method: percentile}]
aggregations: [as_stated, geometric]
missing: [as_stated, {policy: impute_median, group: oblast}]
noise: [{kind: binomial, indicator: preschool.coverage}]
compared: [osh, batken]
sensitivity: {base: 64, bootstraps: 50}
"""
UNBOUNDED = METHODOLOGY.replace("  range: [0, 100]\n", "").replace(
    "{method: min_max, goalposts: [0, 60], clip: true}", "{method: z_score, mean: 50, deviation: 10}"
)
REPORTED = METHODOLOGY.replace("status: proposal", "status: reported").replace(
    "mean: arithmetic", "mean: not_defined"
)
FORMULA = """    numerator: subtree(preschool.children)
    denominator: subtree(preschool.population)
    scale: 100
    missing: [{when: "denominator == 0", reason: not_applicable}]
"""

# What is changed, and the problem that is told.
FAULTS = [
    ("draws: 100", "draws: 0", "definitions.P010"),
    ("draws: 100", "draws: 100001", "definitions.P010"),
    ("draws: 100", "draws: -5", "definitions.P008"),
    ("level: 0.9", "level: 1", "definitions.P010"),
    ("level: 0.9", "level: 0", "definitions.P010"),
    ("level: 0.9", "level: high", "definitions.P009"),
    ("spread: 0.25", "spread: -0.1", "definitions.P010"),
    ("spread: 0.25", "spread: 1.5", "definitions.P010"),
    ("first: 2", "first: 0", "definitions.P010"),
    ("seed: small", "seed:", "definitions.P008"),
    ("seed: small\n", "", "definitions.P007"),
    ("{method: percentile}", "{method: percentil}", "definitions.P013"),
    ("{method: percentile}", "as_statd", "definitions.P013"),
    ("geometric]", "median]", "definitions.P013"),
    ("aggregations: [as_stated, geometric]", "aggregations: []", "definitions.P008"),
    ("kind: binomial", "kind: poisson", "definitions.P013"),
    ("kind: binomial", "kind: relative", "definitions.P007"),
    ("{kind: binomial,", "{kind: absolute, deviation: -2,", "definitions.P010"),
    ("indicator: preschool.coverage", "indicator: preschool.coverag", "definitions.P015"),
    ("methodology: small-2026", "methodology: small-2027", "definitions.P015"),
    ("status: proposal", "status: reported", "definitions.P013"),
    ("base: 64", "base: 15", "definitions.P010"),
    ("bootstraps: 50", "bootstraps: 1", "definitions.P010"),
    ("Second reader", "Bilim project", "definitions.P017"),
    ("draws: 100", "draws: 100\ndraw: 5", "definitions.P006"),
    ("{method: percentile}", "{method: min_max, goalposts: [0, 60], clip: true}", "analyses.P003"),
    ("[as_stated, geometric]", "[geometric, geometric]", "analyses.P008"),
    ("{policy: impute_median, group: oblast}", "{policy: impute_median}", "analyses.P009"),
    ("coverage}]", "coverage}, {kind: binomial, indicator: preschool.coverage}]", "analyses.P006"),
    ("small-uncertainty", "Small", "definitions.P012"),
]  # fmt: skip


def definitions(**changed: str) -> Definitions:
    found, problems = load({**FILES, **changed})
    assert not [each for each in problems if each.is_error]
    return found


def told(text: str, around: Definitions) -> list[Problem]:
    return load_analyses({"analysis.yaml": text}, around)[1]


def test_a_sound_analysis_loads() -> None:
    found, problems = load_analyses({"analysis.yaml": TEXT}, definitions())
    assert problems == []
    analysis = found["small-uncertainty"]
    assert (analysis.draws, analysis.level, analysis.spread) == (100, Decimal("0.9"), Decimal("0.25"))
    assert analysis.normalisations[0] == "as_stated"
    assert analysis.normalisations[1].method == "percentile"
    assert analysis.missing[1].group == "oblast"
    assert analysis.sensitivity.bootstraps == 50


def test_its_json_reads_back_as_the_same_analysis() -> None:
    analysis = load_analyses({"analysis.yaml": TEXT}, definitions())[0]["small-uncertainty"]
    references = {"indicators": frozenset(["preschool.coverage"]), "methodologies": frozenset(["small-2026"])}
    problems: list[Problem] = []
    reader = Reader("", problems, references=references, adopted=True)
    assert ANALYSIS.read(from_plain(ANALYSIS.to_json(analysis)), reader) == analysis


@pytest.mark.parametrize(("old", "new", "code"), FAULTS)
def test_each_fault_is_told_at_its_line(old: str, new: str, code: str) -> None:
    assert old in TEXT
    problems = told(TEXT.replace(old, new, 1), definitions())
    assert [each.code for each in problems] == [code]
    assert problems[0].place.line > 0


def test_all_faults_are_told_together() -> None:
    text = TEXT.replace("draws: 100", "draws: 0").replace("level: 0.9", "level: 1.2")
    text = text.replace("spread: 0.25", "spread: -1").replace("percentile", "percentil")
    assert len(told(text, definitions())) == 4


def provoked() -> list[Problem]:
    """One of every problem that only an analysis has."""
    here = definitions()
    found = [each for old, new, _ in FAULTS for each in told(TEXT.replace(old, new, 1), here)]
    found += told("- one\n- two\n", here)
    found += told(TEXT, definitions(**{"methodology.yaml": REPORTED}))
    found += told(TEXT, definitions(**{"methodology.yaml": UNBOUNDED}))
    plain = FILES["indicator.yaml"].replace(FORMULA, "    formula: school.pupils\n")
    other = plain.replace("preschool.coverage", "other.number").replace("indicators:\n", "")
    found += told(
        TEXT.replace("preschool.coverage}", "other.number}"),
        definitions(**{"indicator.yaml": FILES["indicator.yaml"] + without_cases(other)}),
    )
    analysis = load_analyses({"a.yaml": TEXT}, here)[0]["small-uncertainty"]
    found += obstacles(replace(analysis, first=9), "another", ("osh", "batkent"))
    return [*found, *too_large(replace(analysis, draws=100_000), 3000)]


def without_cases(text: str) -> str:
    return text[: text.index("    cases:")]


def test_every_kind_is_provoked_and_speaks_three_languages() -> None:
    found = provoked()
    codes = {each.code for each in found}
    assert {each for each in codes if each.startswith("analyses.")} == {
        code for code in catalogue() if code.startswith("analyses.")
    }
    for problem in found:
        for language in ("ky", "ru", "en"):
            assert problem.message(language)
            assert problem.hint(language)


def test_two_analyses_of_one_code_are_refused() -> None:
    files = {"one.yaml": TEXT, "two.yaml": TEXT}
    problems = load_analyses(files, definitions())[1]
    assert [each.code for each in problems] == ["definitions.P016"]


def test_the_analyses_of_the_house_load() -> None:
    folder = ROOT / "definitions"
    names = ("items", "parameters", "indicators", "ratings")
    paths = [*folder.glob("*.yaml"), *(path for name in names for path in (folder / name).glob("*.yaml"))]
    around, _ = load({str(path): path.read_bytes() for path in paths})
    files = {str(path): path.read_bytes() for path in (folder / "analyses").glob("*.yaml")}
    found, problems = load_analyses(files, around)
    assert problems == []
    assert list(found) == ["department-2026-uncertainty"]
