"""Engine, bundle and verifier agree."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilim.publication.rules.bundle_reading import read_bundle
from bilim_verify import verify
from bilim_verify.command import lines
from verify import editions as made

D = Decimal

UNITS = made.units_of(
    {
        "kg": ("", "country"),
        "north": ("kg", "oblast"),
        "south": ("kg", "oblast"),
        **{f"n{i}": ("north", "district") for i in range(4)},
        **{f"s{i}": ("south", "district") for i in range(4)},
        "s0a": ("s0", "school"),
        "s0b": ("s0", "school"),
    }
)
INDICATORS = "indicators:" + "".join(
    (
        made.indicator(
            "i.share", "numerator: subtree(a.children)\n    denominator: subtree(a.all)\n    scale: 100"
        ),
        made.indicator(
            "i.money", "formula: b.money / a.all", period="school_year", polarity="lower_is_better"
        ),
        made.indicator("i.change", "formula: a.all - ago(a.all, years=1)"),
    )
)
METHOD = made.methodology(
    "m",
    """
units: {kinds: [district]}
screening: {coverage: 0.3}
root:
  code: overall
  title: {ky: ж, ru: о, en: o}
  mean: geometric
  weights: given
  coverage: 0.5
  range: [1, 100]
  children:
    - code: first
      title: {ky: б, ru: п, en: f}
      weight: 60
      mean: arithmetic
      weights: equal
      coverage: 0.5
      children:
        - indicator: i.share
          treat: {method: none}
          normalise: {method: min_max, goalposts: [0, 100], clip: true}
          missing: {policy: exclude}
        - indicator: i.change
          treat: {method: winsorise, limit: 2, skewness: 0.5, kurtosis: 0.5}
          normalise: {method: rank}
          missing: {policy: impute_median, group: oblast}
    - indicator: i.money
      weight: 40
      logarithm: true
      treat: {method: none}
      normalise: {method: min_max, goalposts: observed}
      missing: {policy: exclude}
ranking: {ties: competition, direction: descending}
interval: {draws: 40, spread: 0.25, level: 0.9, seed: test}
bands:
  - {code: high, title: {ky: ж, ru: в, en: h}, from: 50, until: null}
  - {code: low, title: {ky: т, ru: н, en: l}, from: null, until: 50}
adjustments:
  - code: exception
    title: {ky: ө, ru: и, en: e}
    reason: {ky: ө, ru: и, en: e}
    basis: {ky: 1-буйрук, ru: приказ 1, en: Order 1}
    source: {title: "Order", address: "https://example.org"}
    indicator: i.share
    units: [n1]
    period: "2025"
    operation: {replace: "i.share / 2"}
""",
)


def some_facts():
    facts = []
    for place, unit in enumerate([*(f"n{i}" for i in range(4)), *(f"s{i}" for i in range(1, 4))]):
        facts.append(made.fact(unit, "a.children", "2025", D(17 + 5 * place)))
        facts.append(made.fact(unit, "a.all", "2025", D(90 + 7 * place * place)))
        facts.append(
            made.fact(unit, "a.all", "2024", D(80 + place))
            if place != 2
            else made.fact(unit, "a.all", "2024", made.missing("not_collected"))
        )
        facts.append(made.fact(unit, "b.money", "2024/25", D("1000.5") + 333 * place))
    for school in ("s0a", "s0b"):
        facts.append(made.fact(school, "a.children", "2025", D(11)))
        facts.append(made.fact(school, "a.all", "2025", D(31)))
    return facts


def content():
    return made.content_of(made.definitions_of(made.VOCABULARY, INDICATORS, METHOD), "m", some_facts(), UNITS)


def test_an_edition_verifies() -> None:
    report = verify(made.bundle_of(content()))
    assert report.status == 0, "\n".join(lines(report, "en"))
    assert report.figures > 100


def test_reading_gives_back_what_was_written() -> None:
    data = made.bundle_of(content())
    again = read_bundle(data)
    assert made.bundle_of(again) == data
    assert again.results == content().results
    assert again.header.illustrative


@pytest.mark.parametrize(
    "normalise", ["{method: distance, reference: mean}", "{method: above_below_mean, threshold: 0.1}"]
)
def test_a_reference_that_is_nothing_to_twelve_places_is_out_of_domain_for_both(normalise: str) -> None:
    indicators = "indicators:" + made.indicator("i.tiny", "formula: a.all / 10000000000000000")
    method = made.methodology(
        "m",
        f"""
units: {{kinds: [district]}}
root:
  code: overall
  title: {{ky: ж, ru: о, en: o}}
  mean: arithmetic
  weights: equal
  coverage: 0
  range: [0, 100]
  children:
    - indicator: i.tiny
      treat: {{method: none}}
      normalise: {normalise}
      missing: {{policy: exclude}}
ranking: {{ties: competition, direction: descending}}
""",
    )
    whole = made.content_of(
        made.definitions_of(made.VOCABULARY, indicators, method), "m", some_facts(), UNITS
    )
    assert whole.score("n1", "i.tiny").score.reason == "out_of_domain"
    report = verify(made.bundle_of(whole))
    # Nobody has a place, which the gate refuses; no figure differs.
    assert {each.code for each in report.problems} == {"gate_refused"}, "\n".join(lines(report, "en"))
