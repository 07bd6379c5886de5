"""Random methods and random facts: what the engine computes, the verifier finds again, figure by figure."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilim_verify import verify
from bilim_verify.command import lines
from verify import editions as made

UNITS = made.units_of(
    {
        "kg": ("", "country"),
        "north": ("kg", "oblast"),
        "south": ("kg", "oblast"),
        "osh": ("kg", "city_of_republic"),
        **{f"n{i}": ("north", "district") for i in range(3)},
        **{f"s{i}": ("south", "city") for i in range(3)},
        "o0": ("osh", "city"),
        "n0a": ("n0", "school"),
        "n0b": ("n0", "school"),
        "n0c": ("n0", "school"),
    }
)
RANKED = ("n0", "n1", "n2", "s0", "s1", "s2", "o0")
FORMULAS = (
    ("numerator: subtree(a.children)\n    denominator: subtree(a.all)\n    scale: 100", "calendar_year"),
    ("formula: b.money / a.all", "school_year"),
    ("formula: a.all - ago(a.all, years=1)", "calendar_year"),
    ("formula: total(a.children, over=sex) / a.all", "calendar_year"),
    ("formula: 'max(a.children, 3) if a.all > param(\"limit\") else -a.children'", "calendar_year"),
    ("formula: count(a.all > 20)", "calendar_year"),
    (
        "formula: 'abs(c.month - ago(c.month, months=2)) if present(c.month) and not a.all < 5 else 1'",
        "month",
    ),
    ("formula: 'i.other * 2 + min(a.all, a.children)'", "calendar_year"),
    (
        "numerator: a.children\n    denominator: a.all - a.children\n    scale: 10\n"
        "    missing: [{when: 'denominator <= 0', reason: not_applicable}]",
        "calendar_year",
    ),
    ("formula: i.f0 - ago(i.f0, years=1)", "calendar_year"),
    ("formula: i.f8 - ago(i.f8, years=1)", "calendar_year"),
)
# Of which shares the last are differences.
ENDS = {9: 0, 10: 8}
OTHER = made.indicator("i.other", "formula: a.all + 1")
PARAMETERS = """
parameters:
  - code: limit
    title: {ky: чек, ru: порог, en: limit}
    unit: children
    values:
      - {from: 2020-01-01, until: 2025-06-01, value: 10, certainty: proposal, source: {title: t}}
      - from: 2025-06-01
        by_unit: {n0: 5, s1: 200}
        otherwise: 30
        certainty: proposal
        source: {title: t}
"""

numbers = st.sampled_from(["0", "1", "2.5", "7", "10", "33.3", "60", "100"])
TREATMENTS = st.sampled_from(
    [
        "{method: none}",
        "{method: winsorise, limit: 2, skewness: 0.3, kurtosis: 0.2}",
        "{method: winsorise, limit: 1, skewness: 2, kurtosis: 3.5}",
        "{method: iqr, k: 0.5}",
        "{method: clip, low: 2, high: 50}",
        "{method: clip, high: 30}",
    ]
)
LOGARITHMED = (
    "{method: min_max, goalposts: observed}",
    "{method: min_max, goalposts: [1, 80], clip: true}",
    "{method: min_max, goalposts: [0.5, 40], clip: false}",
    "{method: z_score, mean: 50, deviation: 10}",
    "{method: distance, reference: leader}",
    "{method: distance, reference: median}",
    "{method: distance, reference: mean, range: [0, 10]}",
    "{method: distance, reference: 25}",
    "{method: above_below_mean, threshold: 0.2}",
)
PLAIN = (
    "{method: rank}",
    "{method: percentile}",
    "{method: bands, bands: [{from: null, until: 10, points: 1},"
    " {from: 10, until: 40, points: 50, includes: lower}, {from: 40, until: null, points: 99.5}]}",
    "{method: bands, bands: [{from: null, until: 5, points: 1, includes: neither},"
    " {from: 5, until: 5, points: 3, includes: both}, {from: 5, until: null, points: 7, includes: neither}]}",
    "{method: categories, quantiles: [0.25, 0.5, 0.75], points: [10, 20, 30, 40]}",
)
POLICIES = st.sampled_from(
    [
        "{policy: exclude}",
        "{policy: refuse}",
        "{policy: impute_median, group: oblast}",
        "{policy: impute_median, group: kind}",
        "{policy: impute_median, group: all}",
    ]
)


@st.composite
def leaf(draw: st.DrawFn, code: str, depth: int) -> str:
    logarithm = draw(st.booleans())
    normalise = draw(st.sampled_from(LOGARITHMED if logarithm else LOGARITHMED + PLAIN))
    pad = "  " * depth
    return "\n".join(
        pad + line
        for line in (
            f"- indicator: {code}",
            f"  weight: {draw(st.sampled_from(['1', '2.5', '40', '0.3']))}",
            f"  treat: {draw(TREATMENTS)}",
            f"  logarithm: {'true' if logarithm else 'false'}",
            f"  normalise: {normalise}",
            f"  missing: {draw(POLICIES)}",
        )
    )


@st.composite
def node(draw: st.DrawFn, code: str, children: list[str], depth: int) -> str:
    pad = "  " * depth
    mean = draw(st.sampled_from(["arithmetic", "geometric", "harmonic"]))
    weights = draw(st.sampled_from(["given", "equal"]))
    coverage = draw(st.sampled_from(["0", "0.3", "0.5", "0.9"]))
    head = (
        f"- code: {code}",
        "  title: {ky: т, ru: т, en: t}",
        f"  weight: {draw(st.sampled_from(['10', '35', '1.5']))}",
        f"  mean: {mean}",
        f"  weights: {weights}",
        f"  coverage: {coverage}",
        "  children:",
    )
    return "\n".join([*(pad + line for line in head), *children])


@st.composite
def methods(draw: st.DrawFn) -> tuple[str, str]:
    """The YAML of some indicators and of a method over them."""
    chosen = draw(st.lists(st.sampled_from(range(len(FORMULAS))), min_size=2, max_size=5, unique=True))
    chosen += sorted({ENDS[place] for place in chosen if place in ENDS} - {*chosen})
    codes = [f"i.f{place}" for place in chosen]
    polarity = st.sampled_from(["higher_is_better", "lower_is_better"])
    indicators = "indicators:" + OTHER
    for place, code in zip(chosen, codes, strict=True):
        formula, period = FORMULAS[place]
        indicators += made.indicator(code, formula, period=period, polarity=draw(polarity))
    split = draw(st.integers(0, len(codes)))
    inner, outer = codes[:split], codes[split:]
    parts = [draw(leaf(code, 2)) for code in outer]
    if inner:
        parts.append(draw(node("inner", [draw(leaf(code, 4)) for code in inner], 2)))
    ties = draw(st.sampled_from(["competition", "dense", "fractional"]))
    direction = draw(st.sampled_from(["descending", "ascending"]))
    root = draw(node("overall", [], 0)).replace("- code", "  code", 1).replace("  weight:", "  # weight:", 1)
    low = draw(st.sampled_from(["0", "1"]))
    screening = draw(st.sampled_from(["", "screening: {coverage: 0.4}"]))
    return indicators, made.methodology(
        "m",
        f"""
units: {{kinds: [district, city]}}
{screening}
root:
{root.replace("  children:", f"  range: [{low}, 100]{chr(10)}  children:")}
{chr(10).join(parts)}
ranking: {{ties: {ties}, direction: {direction}}}
interval: {{draws: 15, spread: 0.3, level: 0.8, seed: random}}
bands:
  - {{code: low, title: {{ky: т, ru: н, en: l}}, from: null, until: 40}}
  - {{code: high, title: {{ky: ж, ru: в, en: h}}, from: 40, until: null}}
adjustments:
{draw(adjustments(codes))}
""",
    )


@st.composite
def adjustments(draw: st.DrawFn, codes: list[str]) -> str:
    """Two declared exceptions, on an item and on an indicator."""
    operations = st.sampled_from(
        [
            "{add: 3}",
            "{multiply: 0.5}",
            "{exclude: not_applicable}",
            '{replace: "a.all / 2 + param(\\"limit\\")"}',
        ]
    )
    code = draw(st.sampled_from(codes))
    year = {"school_year": "2024/25", "month": "2025-12"}.get(FORMULAS[int(code[3:])][1], "2025")
    target, period = draw(st.sampled_from([("item: a.all", "2025"), (f"indicator: {code}", year)]))
    return "\n".join(_adjustment(each, target, period, draw(operations)) for each in ("first", "second"))


def _adjustment(code: str, target: str, period: str, operation: str) -> str:
    return f"""
  - code: {code}
    title: {{ky: ө, ru: и, en: e}}
    reason: {{ky: ө, ru: и, en: e}}
    basis: {{ky: б, ru: п, en: o}}
    {target}
    units: [n1, s0]
    period: "{period}"
    operation: {operation}"""


@st.composite
def some_facts(draw: st.DrawFn) -> list:
    value = st.one_of(
        numbers.map(Decimal),
        numbers.map(Decimal),
        numbers.map(Decimal),
        st.sampled_from(["not_collected", "not_applicable", "under_appeal"]).map(made.missing),
        st.none(),
    )
    cells = [(item, "2025", "") for item in ("a.children", "a.all")]
    cells += [
        ("a.children", "2024", ""),
        ("a.all", "2024", ""),
        ("b.money", "2024/25", ""),
        ("c.month", "2025-12", ""),
        ("c.month", "2025-10", ""),
    ]
    cells += [("a.children", "2025", f"sex={sex}") for sex in ("female", "male")]
    facts = []
    for unit in (*RANKED[1:], "n0a", "n0b", "n0c"):
        for item, period, breakdown in cells:
            found = draw(value)
            if found is not None:
                facts.append(made.fact(unit, item, period, found, breakdown))
    return facts


@given(method=methods(), facts=some_facts())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_verifier_finds_what_the_engine_computed(method: tuple[str, str], facts: list) -> None:
    definitions = made.definitions_of(made.VOCABULARY, PARAMETERS, *method)
    content = made.content_of(definitions, "m", facts, UNITS)
    report = verify(made.bundle_of(content))
    # A gate that refuses is part of the bundle and said by the verifier; figures must agree all the same.
    differing = [each for each in report.problems if each.code != "gate_refused"]
    assert not differing, "\n".join(lines(report, "en")) + "\n" + "\n".join(method)
    assert report.figures > 50


OPTIONS = (
    "{method: percentile, range: [0, 100]}",
    "{method: rank, range: [1, 10]}",
    "{method: min_max, goalposts: observed, range: [0, 100]}",
    "{method: z_score, mean: 50, deviation: 10}",
    "{method: distance, reference: median, range: [0, 100]}",
    "{method: above_below_mean, threshold: 0.1, range: [0, 100]}",
    "{method: categories, quantiles: [0.25, 0.5, 0.75], points: [10, 20, 30, 40]}",
)
GAPS = ("{policy: exclude}", "{policy: refuse}", "{policy: impute_median, group: oblast}")


@st.composite
def analyses(draw: st.DrawFn, indicators: list[str]) -> str:
    """The YAML of an analysis: some options of each choice, noise of some indicators, sensitivity or none."""

    def listed(name: str, options: tuple[str, ...]) -> str:
        chosen = draw(st.lists(st.sampled_from(options), max_size=3, unique=True))
        return f"{name}: [{', '.join(['as_stated', *chosen])}]"

    noisy = draw(st.lists(st.sampled_from(indicators), max_size=3, unique=True))
    noisy += sorted({DIFFERENCES[each] for each in noisy if each in DIFFERENCES} - {*noisy})
    kinds = [_noise(each, draw(ON_BASE if each in SHARES else DECLARED)) for each in noisy]
    lines = [
        "draws: 40",
        f"level: {draw(st.sampled_from(['0.8', '0.9', '0.55']))}",
        "first: 2",
        "last: 3",
        f"spread: {draw(st.sampled_from(['0', '0.3']))}",
        listed("normalisations", OPTIONS),
        listed("aggregations", ("arithmetic", "geometric", "harmonic")),
        listed("missing", GAPS),
        f"noise: [{', '.join(kinds)}]",
        draw(st.sampled_from(["compared: []", "compared: [n0, s1]"])),
        draw(st.sampled_from(["", "sensitivity: {base: 16, bootstraps: 20}"])),
    ]
    return made.analysis("\n".join(lines))


def _noise(indicator: str, kind: str) -> str:
    kind = "difference" if indicator in DIFFERENCES else kind
    return f"{{kind: {kind}, indicator: {indicator}}}"


SHARES = tuple(f"i.f{place}" for place, (formula, _) in enumerate(FORMULAS) if "denominator:" in formula)
DIFFERENCES = {f"i.f{place}": f"i.f{end}" for place, end in ENDS.items()}
DECLARED = st.sampled_from(
    [
        "relative, deviation: 0.2",
        "absolute, deviation: 0.2",
        "none, argument: {ky: с, ru: п, en: r}",
    ]
)
ON_BASE = st.sampled_from(
    [
        "binomial",
        "poisson",
        "poisson, most: 2.5",
        "mean, least: -10, most: 20000",
        "relative, deviation: 0.2",
        "absolute, deviation: 0.2",
    ]
)


@given(data=st.data(), method=methods(), facts=some_facts())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_verifier_draws_what_the_engine_drew(
    data: st.DataObject, method: tuple[str, str], facts: list
) -> None:
    used = [f"i.f{place}" for place in range(len(FORMULAS)) if f"indicator: i.f{place}" in method[1]]
    used = [code for code in used if f"- indicator: {code}\n" in method[1]]
    analysis = data.draw(analyses(used))
    definitions = made.definitions_of(made.VOCABULARY, PARAMETERS, *method, analysis=analysis)
    report = verify(made.bundle_of(made.content_of(definitions, "m", facts, UNITS)))
    differing = [each for each in report.problems if each.code != "gate_refused"]
    assert not differing, "\n".join([*lines(report, "en"), *method, analysis])
    assert report.draws >= 40
