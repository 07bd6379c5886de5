"""Definitions are read exactly, and everything that is wrong with them is told at once, each at its line."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilim_engine.definitions import NOT_DEFINED, MinMax, load
from bilim_engine.formulas import write
from factories.faults import BOMB, FAULTS, UNREADABLE
from factories.rules import FILES, INDICATOR, METHODOLOGY, VOCABULARY, codes, loaded, with_change


def test_what_is_sound_loads_without_a_word() -> None:
    definitions = loaded()
    indicator = definitions.indicators["preschool.coverage"]
    assert indicator.title["ky"] == "камтуу"
    assert indicator.cases[0].given.figures == {
        "preschool.children": Decimal(20),
        "preschool.population": Decimal(80),
    }
    assert write(indicator.missing[0].when) == "subtree(preschool.population) == 0"
    root = definitions.methodologies["small-2026"].root
    leaf = next(leaf for _, leaf in definitions.methodologies["small-2026"].leaves())
    assert root.range == (0, 100)
    assert isinstance(leaf.normalise, MinMax)
    assert leaf.normalise.range == (0, 100), "the range of the root holds where a leaf states none"


@pytest.mark.parametrize(("file", "old", "new", "code", "says"), FAULTS)
def test_each_fault_is_told_in_its_place(file: str, old: str, new: str, code: str, says: str) -> None:
    files = with_change(file, old, new)
    _, problems = load(files)
    assert code in codes(problems)
    problem = next(each for each in problems if each.code == code)
    assert says in problem.message("en")
    assert problem.place.file == file
    first = next(i for i, line in enumerate(FILES[file].splitlines(), 1) if old.splitlines()[0] in line)
    assert problem.place.line >= 1
    if problem.is_error and code not in {"definitions.P012", "definitions.P016", "definitions.P025"}:
        assert abs(problem.place.line - first) <= 30


def test_a_fault_of_one_definition_is_not_told_again_by_those_who_use_it() -> None:
    definitions, problems = load(
        with_change("vocabulary.yaml", "measure: count\n    persons", "measure: x\n    persons")
    )
    assert codes(problems) == ["definitions.P013"]
    assert "preschool.population" not in definitions.items
    assert "preschool.coverage" in definitions.indicators


def test_all_faults_are_told_together_and_sorted_by_place() -> None:
    files = with_change("indicator.yaml", "unit: percent", "unit: percnt")
    files["indicator.yaml"] = (
        files["indicator.yaml"].replace("decimals: 1", "decimals: x").replace("basis", "bass")
    )
    files["vocabulary.yaml"] = VOCABULARY.replace("measure: count", "measure: cnt", 1)
    _, problems = load(files)
    assert sorted(codes(problems)) == [
        f"definitions.{code}" for code in ("P006", "P007", "P008", "P013", "P015")
    ]
    places = [(problem.place.file, problem.place.line) for problem in problems]
    assert places == sorted(places)
    line = files["indicator.yaml"].splitlines().index("    unit: percnt") + 1
    assert ("indicator.yaml", line) in places


def test_a_misspelt_numerator_is_told_where_it_stands_and_not_in_the_rules_that_name_it() -> None:
    files = with_change("indicator.yaml", "numerator: ", "numerator: 1 / 0 + childern + ")
    files["indicator.yaml"] = files["indicator.yaml"].replace("denominator == 0", "numerator + 1")
    _, problems = load(files)
    assert sorted(codes(problems)) == ["formulas.P003", "formulas.P006", "formulas.P007"]


def test_the_nearest_name_is_offered() -> None:
    _, problems = load(with_change("indicator.yaml", "polarity:", "polarty:"))
    assert any("polarity?" in problem.hint("ky") for problem in problems)


def test_decimals_come_from_the_source_text() -> None:
    text = with_change("methodology.yaml", "preschool.children * 0.5", "preschool.children * 0.1")
    definitions, _ = load(
        {
            **text,
            "p.yaml": "parameters:\n  - code: tiny\n    title: {ky: а, ru: б, en: c}\n"
            "    unit: percent\n    values: [{from: 2020-01-01, value: 0.1, certainty: found}]\n",
        }
    )
    assert definitions.parameters["tiny"].values[0].value == Decimal("0.1")
    operation = definitions.methodologies["small-2026"].adjustments[0].operation
    assert "0.1" in write(operation.formula)  # type: ignore[union-attr]


def test_yaml_is_read_as_1_2() -> None:
    labels = "reasons:\n  - {code: a, title: {ky: no, ru: on, en: yes}}\n"
    definitions, problems = load({"r.yaml": labels})
    assert problems == []
    assert definitions.reasons["a"].title == {"ky": "no", "ru": "on", "en": "yes"}


@pytest.mark.parametrize(("content", "code"), UNREADABLE)
def test_a_file_that_is_no_definition_gets_a_sentence(content: str | bytes, code: str) -> None:
    _, problems = load({"f.yaml": content})
    assert code in codes(problems)


def test_hostile_files_are_refused_quickly() -> None:
    started = time.monotonic()
    for content in ("[" * 900_000, "{a: " * 200_000, BOMB * 1000, "- " * 400_000):
        _, problems = load({"f.yaml": content})
        assert problems
    assert time.monotonic() - started < 20


@settings(deadline=None)
@given(st.text(max_size=200))
def test_loading_never_fails_whatever_the_file_holds(text: str) -> None:
    _, problems = load({"f.yaml": text})
    assert all(problem.message("ky") and problem.render("ru") for problem in problems)


LINES = INDICATOR.splitlines()


@settings(deadline=None)
@given(
    st.integers(1, len(LINES) - 1), st.sampled_from(["", "  x: 1", "    title: 3", "null", "      - ", "}"])
)
def test_loading_never_fails_whatever_line_is_spoiled(index: int, line: str) -> None:
    spoiled = "\n".join([*LINES[:index], line, *LINES[index + 1 :]])
    definitions, problems = load({**FILES, "indicator.yaml": spoiled})
    assert definitions.indicators or problems


def test_a_reported_methodology_may_leave_anything_undefined() -> None:
    text = METHODOLOGY.replace("status: proposal", "status: reported")
    for value in ("arithmetic", "given", "100\n", "{method: none}", "{policy: exclude}", "0.5\n"):
        text = text.replace(f": {value}", ": not_defined" + ("\n" if value.endswith("\n") else ""), 1)
    text = text.replace("{method: min_max, goalposts: [0, 60], clip: true}", "not_defined")
    text = text.replace("until: 50", "until: 40")
    definitions, problems = load({**FILES, "methodology.yaml": text})
    assert codes(problems) == ["definitions.P020"], "a gap of what others published is a finding"
    root = definitions.methodologies["small-2026"].root
    leaf = next(leaf for _, leaf in definitions.methodologies["small-2026"].leaves())
    assert (root.mean, root.weights, root.coverage) == (NOT_DEFINED,) * 3
    assert (leaf.weight, leaf.treat, leaf.normalise, leaf.missing) == (NOT_DEFINED,) * 4


def test_a_reported_overlap_is_a_finding_too() -> None:
    text = METHODOLOGY.replace("status: proposal", "status: reported").replace("until: 50", "until: 60")
    assert codes(load({**FILES, "methodology.yaml": text})[1]) == ["definitions.P022"]


def test_a_reported_indicator_lists_what_was_never_published() -> None:
    text = INDICATOR.split("    numerator")[0].replace("status: proposal", "status: reported")
    text = text.replace("    base: {ky: балдар, ru: дети, en: children}\n", "")
    text += "    not_defined: [base, formula]\n    basis: {ky: ж, ru: н, en: n}\n"
    text += "    author: {ky: а, ru: а, en: a}\n    checker: {ky: б, ru: б, en: b}\n"
    text += "    reviewed_on: 2026-11-21\n    next_review_on: 2027-11-21\n"
    definitions, problems = load({**FILES, "indicator.yaml": text})
    assert problems == []
    assert definitions.indicators["preschool.coverage"].base is NOT_DEFINED
    assert not definitions.indicators["preschool.coverage"].is_computable


def test_one_file_may_hold_everything() -> None:
    definitions, problems = load({"all.yaml": VOCABULARY + INDICATOR + METHODOLOGY})
    assert problems == []
    assert definitions == loaded()


def test_a_rating_of_one_indicator_at_the_root_is_refused() -> None:
    head = METHODOLOGY.split("root:")[0]
    _, problems = load(
        {**FILES, "methodology.yaml": head + "root: {indicator: preschool.coverage, weight: 1}\n"}
    )
    assert codes(problems) == ["definitions.P040"]


def test_an_indicator_without_a_case_is_noted() -> None:
    definitions, problems = load({**FILES, "indicator.yaml": INDICATOR.split("    cases:")[0]})
    assert codes(problems) == ["definitions.P027"]
    assert "preschool.coverage" in definitions.indicators


def test_touching_score_bands_are_judged_by_the_ends_they_include() -> None:
    def found(first: str, second: str) -> list[str]:
        bands = (
            f"[{{from: null, until: 70, points: 0, includes: {first}}}, "
            f"{{from: 70, until: null, points: 1, includes: {second}}}]"
        )
        text = METHODOLOGY.replace(
            "{method: min_max, goalposts: [0, 60], clip: true}", f"{{method: bands, bands: {bands}}}"
        )
        return codes(load({**FILES, "methodology.yaml": text})[1])

    assert found("lower", "lower") == []
    assert found("upper", "upper") == []
    assert found("lower", "upper") == ["definitions.P019"]
    assert found("both", "both") == ["definitions.P021"]


def test_a_band_whose_ends_are_turned_round_is_told_once() -> None:
    bands = (
        "[{from: null, until: 20, points: 0, includes: lower}, "
        "{from: 50, until: 20, points: 1, includes: lower}, "
        "{from: 50, until: null, points: 2, includes: lower}]"
    )
    old = "{method: min_max, goalposts: [0, 60], clip: true}"
    text = METHODOLOGY.replace(old, f"{{method: bands, bands: {bands}}}")
    problems = load({**FILES, "methodology.yaml": text})[1]
    assert len(problems) == 1
    assert "50 … 20" in problems[0].message("en")


def test_a_band_of_zero_alone_stands_below_the_one_that_begins_there() -> None:
    bands = (
        "[{from: null, until: 0, points: 2, includes: neither}, "
        "{from: 0, until: 0, points: 1, includes: both}, "
        "{from: 0, until: 5, points: 0, includes: upper}, "
        "{from: 5, until: null, points: 0, includes: neither}]"
    )
    old = "{method: min_max, goalposts: [0, 60], clip: true}"
    assert old in METHODOLOGY
    text = METHODOLOGY.replace(old, f"{{method: bands, bands: {bands}}}")
    assert codes(load({**FILES, "methodology.yaml": text})[1]) == []


def test_a_longer_circle_is_told_once() -> None:
    second = INDICATOR.replace("indicators:", "").replace("preschool.coverage", "second")
    second = second.replace("subtree(preschool.children)", "preschool.coverage")
    first = INDICATOR.replace("subtree(preschool.children)", "second")
    _, problems = load({**FILES, "indicator.yaml": first + second})
    assert codes(problems) == ["definitions.P025"]
    assert "preschool.coverage → second → preschool.coverage" in problems[0].message("en")


def test_a_circle_is_told_beside_the_other_faults_of_its_members() -> None:
    faulty = INDICATOR.replace("subtree(preschool.children)", "preschool.coverage").replace(
        "{ky: камтуу, ", "{"
    )
    _, problems = load({**FILES, "indicator.yaml": faulty})
    assert {"definitions.P014", "definitions.P025"} <= set(codes(problems))


@pytest.mark.parametrize(
    "method",
    [
        "{method: z_score, mean: 50, deviation: 10, range: [0, 100]}",
        "{method: bands, bands: [{from: null, until: null, points: 1}], range: [0, 100]}",
        "{method: categories, quantiles: [0.5], points: [0, 1], range: [0, 100]}",
    ],
)
def test_a_range_where_it_means_nothing_is_refused(method: str) -> None:
    text = METHODOLOGY.replace("{method: min_max, goalposts: [0, 60], clip: true}", method)
    _, problems = load({**FILES, "methodology.yaml": text})
    assert codes(problems) == ["definitions.P006"]
    assert "range" in problems[0].message("en")
