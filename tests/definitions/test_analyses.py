"""Analyses: what loads, what is refused, all of it at once and in three languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bilim_engine.definitions import Definitions, load
from bilim_engine.definitions.analyses import (
    ANALYSIS,
    Binomial,
    Mean,
    Noise,
    Poisson,
    load_analyses,
    obstacles,
)
from bilim_engine.definitions.reading import from_plain
from bilim_engine.definitions.shapes import Reader
from bilim_engine.indicators import IndicatorValue
from bilim_engine.periods import parse_period
from bilim_engine.problems import Problem, catalogue
from bilim_engine.ratings.noise import impossible_figures
from bilim_engine.ratings.uncertainty import too_large
from bilim_engine.trace import INDICATOR, Step
from bilim_verify.analyses import LONGEST_SEED
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
    ("draws: 100", "draws: -5", "definitions.P010"),
    ("draws: 100", "draws: 1000000000", "definitions.P010"),
    # One draw is an interval of one place for everybody; at 0.9 one of twenty lies beyond either end.
    ("draws: 100", "draws: 1", "analyses.P018"),
    ("draws: 100", "draws: 19", "analyses.P018"),
    ("level: 0.9", "level: 1", "definitions.P010"),
    ("level: 0.9", "level: 0", "definitions.P010"),
    ("level: 0.9", "level: high", "definitions.P009"),
    ("spread: 0.25", "spread: -0.1", "definitions.P010"),
    ("spread: 0.25", "spread: 1.5", "definitions.P010"),
    ("first: 2", "first: 0", "definitions.P010"),
    ("seed: small", "seed:", "definitions.P008"),
    ("seed: small\n", "", "definitions.P007"),
    ("seed: small", f"seed: {'x' * (LONGEST_SEED + 1)}", "definitions.P044"),
    ("{method: percentile}", "{method: percentil}", "definitions.P013"),
    ("{method: percentile}", "as_statd", "definitions.P013"),
    ("geometric]", "median]", "definitions.P013"),
    ("aggregations: [as_stated, geometric]", "aggregations: []", "definitions.P008"),
    ("kind: binomial", "kind: poison", "definitions.P013"),
    ("kind: binomial", "kind: poisson, most: 0", "definitions.P010"),
    ("kind: binomial", "kind: poisson, least: 1", "definitions.P006"),
    ("kind: binomial", "kind: mean, most: 9", "definitions.P007"),
    ("kind: binomial", "kind: mean, least: 9, most: 9", "analyses.P014"),
    ("kind: binomial", "kind: difference", "analyses.P015"),
    ("kind: binomial", "kind: none", "definitions.P007"),
    ("kind: binomial", "kind: none, argument: {ky: бир, ru: одна}", "definitions.P014"),
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


def test_a_seed_may_be_as_long_as_the_verifier_takes_it_and_an_adopted_one_is_read_as_it_is() -> None:
    seed = "x" * LONGEST_SEED
    assert told(TEXT.replace("seed: small", f"seed: {seed}"), definitions()) == []
    assert told(TEXT.replace("seed: small", f"seed:   {seed}   "), definitions()) == []
    stated = dict(ANALYSIS.to_json(load_analyses({"a.yaml": TEXT}, definitions())[0]["small-uncertainty"]))
    references = {"indicators": frozenset(["preschool.coverage"]), "methodologies": frozenset(["small-2026"])}
    reader = Reader("", [], references=references, adopted=True)
    assert ANALYSIS.read(from_plain({**stated, "seed": seed + seed}), reader).seed == seed + seed


def test_all_faults_are_told_together() -> None:
    text = TEXT.replace("draws: 100", "draws: 0").replace("level: 0.9", "level: 1.2")
    text = text.replace("spread: 0.25", "spread: -1").replace("percentile", "percentil")
    assert len(told(text, definitions())) == 4


OTHER = "formula: preschool.coverage - ago(preschool.coverage, years=1)"
NOISE = "noise: [{kind: binomial, indicator: preschool.coverage}]"


def with_change(formula: str = OTHER) -> Definitions:
    """Those of the house's example with a second indicator, the change of the first."""
    other = without_cases(FILES["indicator.yaml"].replace(FORMULA, f"    {formula}\n"))
    other = other.replace("code: preschool.coverage", "code: preschool.change").replace("indicators:\n", "")
    method = METHODOLOGY.replace("weight: 100", "weight: 60")
    leaf = method[method.index("    - indicator:") : method.index("ranking:")]
    second = leaf.replace("preschool.coverage", "preschool.change").replace("weight: 60", "weight: 40")
    return definitions(
        **{
            "indicator.yaml": FILES["indicator.yaml"] + other,
            "methodology.yaml": method.replace(leaf, leaf + second),
        }
    )


@pytest.mark.parametrize(
    ("noise", "formula", "told_codes"),
    [
        ("{kind: binomial, indicator: preschool.coverage}, {kind: difference, indicator: X}", OTHER, []),
        ("{kind: difference, indicator: X}, {kind: poisson, indicator: preschool.coverage}", OTHER, []),
        ("{kind: difference, indicator: X}", OTHER, ["P016"]),
        ("{kind: none, indicator: preschool.coverage, argument: W}, {kind: difference, indicator: X}", OTHER,
         ["P016"]),
        ("{kind: difference, indicator: preschool.coverage}, {kind: difference, indicator: X}", OTHER,
         ["P015", "P016"]),
        ("{kind: difference, indicator: X}", "formula: ago(preschool.coverage, years=1) - preschool.coverage",
         ["P015"]),
        ("{kind: difference, indicator: X}", "formula: preschool.coverage + ago(preschool.coverage, years=1)",
         ["P015"]),
        ("{kind: difference, indicator: X}", "formula: preschool.children - ago(preschool.children, years=1)",
         ["P015"]),
        ("{kind: binomial, indicator: X}", OTHER, ["P007"]),
        ("{kind: poisson, indicator: X}", OTHER, ["P007"]),
        ("{kind: mean, least: 0, most: 5, indicator: X}", OTHER, ["P007"]),
        ("{kind: absolute, deviation: 1, indicator: X}", OTHER, []),
    ],
)  # fmt: skip
def test_the_noise_of_a_base_needs_one_and_that_of_a_difference_both_ends(
    noise: str, formula: str, told_codes: list[str]
) -> None:
    words = "{ky: себеп, ru: причина, en: reason}"
    noise = noise.replace("X", "preschool.change").replace("W", words)
    problems = told(TEXT.replace(NOISE, f"noise: [{noise}]"), with_change(formula))
    assert [each.code for each in problems] == [f"analyses.{code}" for code in told_codes]


@pytest.mark.parametrize(
    ("noise", "value", "limits"),
    [
        (Mean("preschool.coverage", Decimal(3), Decimal(9)), "2.999", "3 … 9"),
        (Mean("preschool.coverage", Decimal(3), Decimal(9)), "9.001", "3 … 9"),
        (Mean("preschool.coverage", Decimal(3), Decimal(9)), "9", ""),
        # No float is a tenth: the ends are those that are written.
        (Mean("preschool.coverage", Decimal("0.1"), Decimal("0.7")), "0.1", ""),
        (Mean("preschool.coverage", Decimal("0.1"), Decimal("0.7")), "0.7", ""),
        (Mean("preschool.coverage", Decimal("0.1"), Decimal("0.7")), "0.71", "0.1 … 0.7"),
        (Poisson("preschool.coverage"), "-0.1", "≥ 0"),
        (Poisson("preschool.coverage"), "0", ""),
        # A child counted in two kindergartens: more than all is said by the figure, not by the noise.
        (Binomial("preschool.coverage"), "104", ""),
    ],
)
def test_a_figure_that_its_noise_says_there_cannot_be_is_told(noise: Noise, value: str, limits: str) -> None:
    problems = impossible(noise, value)
    assert [each.params["limits"] for each in problems] == ([limits] if limits else [])
    assert all(value in each.message("en") and "osh" in each.message("en") for each in problems)


def impossible(noise: Noise, value: str) -> list[Problem]:
    here = definitions()
    analysis = replace(load_analyses({"a.yaml": TEXT}, here)[0]["small-uncertainty"], noise=(noise,))
    step = Step(INDICATOR, "preschool.coverage", Decimal(value))
    found = IndicatorValue("osh", "preschool.coverage", parse_period("2025"), Decimal(value), step)
    return list(impossible_figures(analysis, here, {"osh": {"preschool.coverage": found}}))


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
    found += told(
        TEXT.replace(NOISE, "noise: [{kind: difference, indicator: preschool.change}]"), with_change()
    )
    found += impossible(Poisson("preschool.coverage"), "-1")
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
    for analysis in found.values():
        leaves = [leaf.indicator for _, leaf in around.methodologies[analysis.methodology].leaves()]
        assert sorted(each.indicator for each in analysis.noise) == sorted(leaves)
        assert all(each.argument for each in analysis.noise)
    noise = {each.indicator: each for each in found["department-2026-uncertainty"].noise}
    points, each = noise["olympiad.points_per_participation"], noise["olympiad.points_per_thousand_pupils"]
    for year in range(2021, 2027):
        least, most = (
            around.parameters[f"olympiad.points.{name}"].at(date(year, 12, 31), "")
            for name in ("participant", "winner")
        )
        assert (points.least, points.most, each.most) == (least, most, most)
