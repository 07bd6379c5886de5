"""A small set of definitions that loads, for tests that change one thing in it."""

from __future__ import annotations

from functools import cache

from bilim_engine.definitions import Definitions, load
from bilim_engine.problems import Problem

VOCABULARY = """
units_of_measure:
  - {code: children, title: {ky: бала, ru: ребёнок, en: children}}
  - {code: percent, title: {ky: "%", ru: "%", en: "%"}}
breakdowns:
  - code: sex
    title: {ky: жынысы, ru: пол, en: sex}
    values:
      - {code: female, title: {ky: кыздар, ru: девочки, en: girls}}
      - {code: male, title: {ky: балдар, ru: мальчики, en: boys}}
  - {code: language, title: {ky: тили, ru: язык, en: language}}
reasons:
  - {code: not_held, title: {ky: өткөрүлгөн эмес, ru: не проводилось, en: not held}}
items:
  - code: preschool.children
    title: {ky: балдар, ru: дети, en: children}
    unit: children
    measure: count
    period: calendar_year
    breakdowns: [sex, language]
  - code: preschool.population
    title: {ky: калк, ru: население, en: population}
    unit: children
    measure: count
    persons: true
    period: calendar_year
  - code: school.pupils
    title: {ky: окуучулар, ru: учащиеся, en: pupils}
    unit: children
    measure: count
    period: school_year
parameters:
  - code: target
    title: {ky: максат, ru: цель, en: target}
    unit: percent
    values:
      - {from: 2020-01-01, until: 2024-01-01, value: 30, certainty: found}
      - {from: 2024-01-01, by_unit: {osh: 54, bishkek: 57}, otherwise: 34, certainty: proposal}
"""

INDICATOR = """
indicators:
  - code: preschool.coverage
    version: 1
    status: proposal
    title: {ky: камтуу, ru: охват, en: coverage}
    why: {ky: жеткиликтүүлүк, ru: доступность, en: access}
    base: {ky: балдар, ru: дети, en: children}
    polarity: higher_is_better
    unit: percent
    period: calendar_year
    numerator: subtree(preschool.children)
    denominator: subtree(preschool.population)
    scale: 100
    missing: [{when: "denominator == 0", reason: not_applicable}]
    decimals: 1
    basis: {ky: жок, ru: нет, en: none}
    author: {ky: Билим долбоору, ru: Проект Билим, en: Bilim project}
    checker: {ky: Экинчи окуган, ru: Второй читатель, en: Second reader}
    reviewed_on: 2026-11-21
    next_review_on: 2027-11-01
    cases:
      - name: {ky: төрттөн бири, ru: четверть, en: a quarter}
        given: {preschool.children: 20, preschool.population: 80}
        expect: 25
      - name: {ky: эч ким, ru: никто, en: nobody}
        given: {preschool.children: 0, preschool.population: 0}
        expect: {missing: not_applicable}
"""

METHODOLOGY = """
code: small-2026
version: 1
status: proposal
title: {ky: кичине, ru: малая, en: small}
author: {ky: Билим долбоору, ru: Проект Билим, en: Bilim project}
checker: {ky: Экинчи окуган, ru: Второй читатель, en: Second reader}
basis: {ky: жок, ru: нет, en: none}
reviewed_on: 2026-11-21
next_review_on: 2027-11-01
valid_from: 2023-01-01
units: {kinds: [district, city]}
period: calendar_year
screening: {coverage: 0.6}
root:
  code: overall
  title: {ky: жалпы, ru: общий, en: overall}
  mean: arithmetic
  weights: given
  coverage: 0.5
  range: [0, 100]
  children:
    - indicator: preschool.coverage
      weight: 100
      treat: {method: none}
      normalise: {method: min_max, goalposts: [0, 60], clip: true}
      missing: {policy: exclude}
ranking: {ties: competition, direction: descending}
interval: {draws: 10, spread: 0.25, level: 0.9, seed: small}
bands:
  - {code: weak, title: {ky: алсыз, ru: слабый, en: weak}, from: null, until: 50}
  - {code: strong, title: {ky: күчтүү, ru: сильный, en: strong}, from: 50, until: null}
adjustments:
  - code: border
    title: {ky: чек ара, ru: граница, en: border}
    reason: {ky: себеп, ru: причина, en: reason}
    basis: {ky: жок, ru: нет, en: none}
    item: preschool.children
    units: [batken]
    period: 2024
    operation: {replace: preschool.children * 0.5}
"""

FILES = {"vocabulary.yaml": VOCABULARY, "indicator.yaml": INDICATOR, "methodology.yaml": METHODOLOGY}


def with_change(file: str, old: str, new: str) -> dict[str, str]:
    """The files with one passage of one of them replaced."""
    assert old in FILES[file], old
    return {**FILES, file: FILES[file].replace(old, new)}


@cache
def loaded() -> Definitions:
    definitions, problems = load(FILES)
    assert problems == []
    return definitions


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def with_formula(formula: str = "", *, period: str = "calendar_year") -> Definitions:
    """The small set, with one more indicator that is this formula."""
    if not formula:
        return loaded()
    head, tail = INDICATOR.split("    numerator")
    body = head.replace("preschool.coverage", "other").replace("indicators:", "")
    body = body.replace("period: calendar_year", f"period: {period}")
    rest = tail.split("    decimals")[1].split("    cases")[0]
    quoted = formula.replace("'", "''")
    text = f"{INDICATOR}{body}    formula: '{quoted}'\n    decimals{rest}"
    found, problems = load({**FILES, "indicator.yaml": text})
    assert [each.render() for each in problems if each.is_error] == []
    return found
