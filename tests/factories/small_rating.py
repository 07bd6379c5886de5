"""A small rating: its definitions, figures and units, few enough to be worked by hand."""

from bilim_engine.periods import parse_period
from bilim_engine.ratings import rate
from bilim_engine.units import Unit, UnitTree

HEAD = """
units_of_measure:
  - {code: points, title: {ky: балл, ru: балл, en: points}}
"""


INDICATOR = """
  - code: i.{name}
    version: 1
    status: proposal
    title: {{ky: т, ru: т, en: t}}
    why: {{ky: т, ru: т, en: t}}
    base: {{ky: т, ru: т, en: t}}
    polarity: {polarity}
    unit: points
    period: calendar_year
    formula: {name}
    basis: {{ky: жок, ru: нет, en: none}}
    author: {{ky: бирөө, ru: один, en: one}}
    checker: {{ky: башкасы, ru: другой, en: another}}
    reviewed_on: 2026-11-21
    next_review_on: 2027-11-21
    cases: [{{name: {{ky: өзү, ru: само, en: itself}}, given: {{{name}: 1}}, expect: 1}}]
"""


METHOD = """
code: small
version: 1
status: proposal
title: {ky: т, ru: т, en: t}
author: {ky: бирөө, ru: один, en: one}
checker: {ky: башкасы, ru: другой, en: another}
basis: {ky: жок, ru: нет, en: none}
reviewed_on: 2026-11-21
next_review_on: 2027-11-21
valid_from: 2020-01-01
period: calendar_year
units: {kinds: [district]}
screening: {coverage: 0.5, argument: {ky: т, ru: т, en: t}}
root:
  code: overall
  title: {ky: т, ru: т, en: t}
  mean: arithmetic
  weights: given
  coverage: 0.5
  range: [0, 100]
  children:
    - code: part
      title: {ky: т, ru: т, en: t}
      weight: 75
      mean: arithmetic
      weights: equal
      coverage: 0.5
      children:
        - indicator: i.aa
          weight: 1
          treat: {method: none}
          normalise: {method: min_max, goalposts: [0, 10], clip: true}
          missing: {policy: impute_median, group: oblast}
        - indicator: i.bb
          weight: 1
          treat: {method: none}
          normalise: {method: min_max, goalposts: [0, 10], clip: true}
          missing: {policy: exclude}
    - indicator: i.cc
      weight: 25
      treat: {method: none}
      normalise: {method: min_max, goalposts: [0, 10], clip: true}
      missing: {policy: exclude}
ranking: {ties: competition, direction: descending}
interval: {draws: 50, spread: 0.25, level: 0.9, seed: small}
bands:
  - {code: low, title: {ky: т, ru: т, en: t}, from: null, until: 50}
  - {code: high, title: {ky: т, ru: т, en: t}, from: 50, until: null}
adjustments:
  - code: flood
    title: {ky: т, ru: т, en: t}
    reason: {ky: т, ru: т, en: t}
    basis: {ky: 1-буйрук, ru: приказ 1, en: order 1}
    indicator: i.bb
    units: [d1]
    period: "2025"
    operation: {add: 4}
"""


ITEM = """  - code: {name}
    title: {{ky: т, ru: т, en: t}}
    unit: points
    measure: points
    period: calendar_year
"""


FACTS = """unit,item,period,value,missing
d1,aa,2025,8,
d1,bb,2025,2,
d1,cc,2025,5,
d2,aa,2025,,not_collected
d2,bb,2025,6,
d2,cc,2025,1,
d3,aa,2025,4,
d3,bb,2025,,not_collected
d3,cc,2025,9,
d4,aa,2025,,not_applicable
d4,bb,2025,10,
d4,cc,2025,10,
d5,cc,2025,10,
"""


UNITS = UnitTree(
    [
        Unit("north", None, "oblast"),
        Unit("south", None, "oblast"),
        *(Unit(code, "north", "district") for code in ("d1", "d2", "d3")),
        *(Unit(code, "south", "district") for code in ("d4", "d5")),
    ]
)


def rated(methodology, definitions, facts, period="2025"):
    return rate(methodology, definitions=definitions, facts=facts, units=UNITS, period=parse_period(period))
