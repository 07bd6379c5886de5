"""Small definitions as YAML: one indicator, one methodology of ours, one that others reported."""

from __future__ import annotations

from pathlib import Path

from bilim.base.actor import SYSTEM, Actor
from factories.facts import ITEMS

# Whoever approves is not who adopted.
SECOND = Actor(code="second", name="Second", is_system=True)

TITLE = "{ky: Аты, ru: Название, en: Title}"
INDICATORS = f"""
indicators:
  - code: preschool.spending
    version: 1
    status: proposal
    title: {{ky: Балага каражат, ru: Средства на ребёнка, en: Money for a child}}
    why: {TITLE}
    base: {TITLE}
    polarity: higher_is_better
    unit: som
    period: calendar_year
    numerator: budget.spent
    denominator: preschool.children
    scale: 1
    decimals: 1
    basis: {TITLE}
    author: {{ky: бирөө, ru: один, en: one}}
    checker: {{ky: башкасы, ru: другой, en: another}}
    reviewed_on: 2026-01-01
    next_review_on: 2027-01-01
    cases:
      - name: {TITLE}
        given: {{budget.spent: 40, preschool.children: 20}}
        expect: 2
"""
METHODOLOGY = f"""
code: spending
version: 1
status: proposal
title: {TITLE}
summary: {TITLE}
author: {{ky: бирөө, ru: один, en: one}}
checker: {{ky: башкасы, ru: другой, en: another}}
basis: {TITLE}
reviewed_on: 2026-01-01
next_review_on: 2027-01-01
valid_from: 2024-01-01
units: {{kinds: [district, city, capital_city, republican_city]}}
period: calendar_year
root:
  code: overall
  title: {TITLE}
  mean: arithmetic
  weights: given
  coverage: 0.5
  range: [0, 100]
  children:
    - indicator: preschool.spending
      weight: 100
      treat: {{method: none}}
      logarithm: false
      normalise: {{method: min_max, goalposts: [0, 10], clip: true}}
      missing: {{policy: exclude}}
ranking: {{ties: competition, direction: descending}}
interval: {{draws: 20, spread: 0.25, level: 0.9, seed: spending}}
bands:
  - {{code: low, title: {TITLE}, from: null, until: 50}}
  - {{code: high, title: {TITLE}, from: 50, until: null}}
adjustments:
  - code: flood
    title: {TITLE}
    reason: {TITLE}
    basis: {TITLE}
    source: {{title: A decree, address: "https://example.org/decree"}}
    indicator: preschool.spending
    units: [nookat]
    period: 2025
    operation: {{multiply: 2}}
"""


ANALYSIS = f"""
code: spending-uncertainty
version: 1
status: proposal
methodology: spending
title: {TITLE}
author: {{ky: бирөө, ru: один, en: one}}
checker: {{ky: башкасы, ru: другой, en: another}}
basis: {TITLE}
reviewed_on: 2026-01-01
next_review_on: 2027-01-01
seed: spending
draws: 60
level: 0.9
first: 5
last: 5
spread: 0.25
normalisations: [as_stated, {{method: percentile}}]
noise: [{{kind: binomial, indicator: preschool.spending}}]
sensitivity: {{base: 16, bootstraps: 20}}
"""

PEERS = f"""
code: spending-peers
version: 1
status: proposal
methodology: spending
title: {TITLE}
author: {{ky: бирөө, ru: один, en: one}}
checker: {{ky: башкасы, ru: другой, en: another}}
basis: {TITLE}
reviewed_on: 2026-01-01
next_review_on: 2027-01-01
count: 2
coverage: 0.5
characteristics:
  - {{code: size, title: {TITLE}, measured: {{kind: item, item: preschool.children}}, argument: {TITLE}}}
  - {{code: staff, title: {TITLE}, measured: {{kind: item, item: teachers.share}}, argument: {TITLE}}}
"""


def write_definitions(
    folder: Path, *, methodology: str = METHODOLOGY, indicators: str = INDICATORS, analysis: str = ""
) -> Path:
    """A folder of definitions that load, with an analysis of the methodology where one is given."""
    if analysis:
        (folder / "analyses").mkdir(parents=True, exist_ok=True)
        (folder / "analyses" / "spending.yaml").write_text(analysis, encoding="utf-8")
    (folder / "ratings").mkdir(parents=True, exist_ok=True)
    (folder / "items.yaml").write_text(ITEMS, encoding="utf-8")
    (folder / "indicators.yaml").write_text(indicators, encoding="utf-8")
    (folder / "ratings" / "spending.yaml").write_text(methodology, encoding="utf-8")
    reported = methodology.replace("code: spending\n", "code: others\n", 1)
    reported = reported.replace("status: proposal", "status: reported", 1)
    (folder / "ratings" / "others.yaml").write_text(reported, encoding="utf-8")
    return folder


def adopt_and_approve(folder: Path) -> None:
    """The definitions of the folder stand, approved by a second person."""
    from bilim.rulebook import actions, queries  # noqa: PLC0415 - models load with the database

    actions.adopt(folder, SYSTEM)
    waiting = queries.list_unapproved(queries.get_definitions())
    if waiting:
        actions.approve_all(keys=[each.key for each in waiting], by=SECOND)
