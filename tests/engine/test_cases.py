"""Worked cases: they hold, or say where and what was found instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bilim_engine.definitions import load
from bilim_engine.definitions.base import Label
from bilim_engine.indicators import run_cases
from bilim_engine.problems import nearest
from factories.rules import FILES, INDICATOR, codes, loaded, with_formula


def test_the_cases_of_the_small_set_hold() -> None:
    assert run_cases(loaded()) == []


def with_case(case: str) -> list[str]:
    found, problems = load({**FILES, "indicator.yaml": INDICATOR + case})
    assert problems == []
    return [problem.message("en") for problem in run_cases(found)]


def _line_of(text: str) -> int:
    return next(number for number, line in enumerate(INDICATOR.splitlines(), 1) if text in line)


def test_a_case_that_fails_says_what_was_found_and_where() -> None:
    found, _ = load({**FILES, "indicator.yaml": INDICATOR.replace("expect: 25", "expect: 25.0000001")})
    problems = run_cases(found)
    assert codes(problems) == ["definitions.P026"]
    assert "Case “a quarter”: expected 25.0000001, found 25" in problems[0].message("en")
    assert "«төрттөн бири»" in problems[0].message("ky")
    assert problems[0].place.line == _line_of("en: a quarter")
    assert nearest("25", [problems[0].params["found"]]) == "25"


@pytest.mark.parametrize("titled", [False, True])
def test_a_case_without_a_value_says_so_in_the_readers_language(titled: bool) -> None:
    found, _ = load(
        {**FILES, "indicator.yaml": INDICATOR.replace("preschool.population: 80", "preschool.population: 0")}
    )
    if titled:
        title = {"ky": "колдонулбайт", "ru": "неприменимо", "en": "not applicable"}
        found = replace(found, reasons={"not_applicable": Label("not_applicable", title)})
    (problem,) = run_cases(found)
    said = {language: problem.message(language) for language in ("ky", "ru", "en")}
    assert not any("missing(" in each for each in said.values())
    assert (
        "маани жок: колдонулбайт (not_applicable) чыкты" if titled else "маани жок (not_applicable) чыкты"
    ) in said["ky"]
    assert "ожидалось 25, получилось: нет значения" in said["ru"]
    assert "found no value" in said["en"]


def test_a_case_may_have_units_below_other_periods_and_missing_figures() -> None:
    text = """
      - name: {ky: мисал, ru: пример, en: two units below}
        given:
          unit: {preschool.population: 100}
          children:
            - {preschool.children: 10}
            - children: {inner: {preschool.children: 15}}
        expect: 25
      - name: {ky: мисал, ru: пример, en: a period of its own}
        period: 2024
        given: {preschool.children: 1, preschool.population@2024: 3}
        expect: 33.333333
      - name: {ky: мисал, ru: пример, en: not published}
        given: {preschool.children: {missing: not_published}, preschool.population: 3}
        expect: {missing: not_published}
"""
    assert with_case(text) == []


def test_a_case_may_set_parameters_and_stand_for_a_unit() -> None:
    rules = with_formula('param("target") * total(preschool.children, over=sex)')
    text = """
    cases:
      - name: {ky: мисал, ru: пример, en: set}
        given: {"preschool.children[sex=female]": 1, "preschool.children[sex=male]": 2}
        parameters: {target: 2}
        expect: 6
      - name: {ky: мисал, ru: пример, en: of Osh}
        unit: osh
        given: {"preschool.children[sex=female]": 1, "preschool.children[sex=male]": 0}
        expect: 54
      - name: {ky: мисал, ru: пример, en: wrong reason}
        given: {}
        expect: {missing: suppressed}
"""
    cases, problems = load({**FILES, "indicator.yaml": INDICATOR + text[len("\n    cases:") :]})
    assert problems == []
    given_cases = cases.indicators["preschool.coverage"].cases[2:]
    other = replace(rules.indicators["other"], cases=given_cases)
    found = run_cases(replace(rules, indicators={**rules.indicators, "other": other}))
    assert [problem.message("en") for problem in found] == [
        "Case “wrong reason”: expected no value (suppressed), found no value (not_collected)."
    ]


def test_what_an_indicator_rests_on_is_known_through_the_indicators_it_names() -> None:
    rules = with_formula('preschool.coverage * param("target")')
    coverage, other = rules.indicators["preschool.coverage"], rules.indicators["other"]
    for kind, code, resting in (
        ("items", "preschool.population", [coverage, other]),
        ("parameters", "target", [other]),
        ("items", "target", []),
    ):
        faulty = replace(rules, unusable={kind: frozenset({code})})
        assert [each for each in (coverage, other) if faulty.rests_on_unusable(each)] == resting
    circle = {"other": replace(coverage, code="other", numerator=other.formula), "preschool.coverage": other}
    assert not replace(rules, indicators=circle).rests_on_unusable(other)
