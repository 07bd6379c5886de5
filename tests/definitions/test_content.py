"""What the definitions say: complete in three languages, sound, and true to what was published in 2021."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bilim_engine.definitions import Definitions, Node, load
from bilim_engine.definitions.methods import MinMax
from bilim_engine.definitions.peers import items_of, load_peers
from bilim_engine.formulas.tree import Expression
from bilim_engine.indicators import run_cases
from factories.editions import texts as files

ROOT = Path(__file__).parents[2] / "definitions"
OURS, OF_2021 = "department-2026", "department-2021"
# Choices of the method itself that have no place for an argument beside them.
CHOICES = {"bands", "interval"}


def rule_files() -> dict[str, str]:
    """What the rulebook adopts: not the register, statements, keys, analyses and generated schemas."""
    apart = {"register", "statements", "schema", "keys", "analyses", "peers", "tallies", "returns", "cases"}
    paths = (path for path in sorted(ROOT.rglob("*.yaml")) if path.relative_to(ROOT).parts[0] not in apart)
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@cache
def loaded() -> tuple[Definitions, list[Any]]:
    return load(rule_files())


@pytest.fixture
def definitions() -> Definitions:
    return loaded()[0]


@cache
def statement() -> Mapping[str, Any]:
    text = (ROOT / "statements" / "rating-2021.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = YAML(typ="safe").load(text)
    return found


def texts(tree: Any, path: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every text in three languages below `tree`, with where it stands."""
    if isinstance(tree, Mapping):
        if "ky" in tree:
            yield path, tree
        for key, each in tree.items():
            yield from texts(each, f"{path}/{key}")
    elif isinstance(tree, list):
        for index, each in enumerate(tree):
            yield from texts(each, f"{path}/{index}")


def every_text() -> Iterator[tuple[str, str, str]]:
    files = {**rule_files(), "statement": (ROOT / "statements" / "rating-2021.yaml").read_text("utf-8")}
    for name, text in files.items():
        for path, words in texts(YAML(typ="safe").load(text)):
            for language, sentence in words.items():
                yield f"{name}{path}", language, sentence


def test_everything_loads() -> None:
    problems = [each for each in loaded()[1] if each.is_error]
    assert not problems, "\n".join(each.render("en") for each in problems)


def test_the_gaps_printed_in_2021_are_warned_of_and_ours_has_none() -> None:
    """98 to 100, 69 to 90 and 89 to 90 belong to no group as published."""
    warnings = [each for each in loaded()[1] if not each.is_error]
    assert {each.place.file for each in warnings} == {f"ratings/{OF_2021}.yaml"}
    assert len(warnings) >= 3


def test_every_worked_case_holds(definitions: Definitions) -> None:
    problems = run_cases(definitions)
    assert not problems, "\n".join(each.render("en") for each in problems)


def test_every_indicator_of_ours_has_two_cases_and_one_of_them_is_missing_or_zero(
    definitions: Definitions,
) -> None:
    for indicator in definitions.indicators.values():
        if indicator.status != "proposal":
            continue
        assert len(indicator.cases) >= 2, indicator.code
        assert any(not isinstance(case.expect, Decimal) for case in indicator.cases), indicator.code
        assert indicator.why is not None, indicator.code
        assert indicator.author["en"] == "Bilim project", indicator.code


def test_what_2021_did_not_publish_is_not_computed(definitions: Definitions) -> None:
    reported = [each for each in definitions.indicators.values() if each.is_reported]
    assert len(reported) == 12
    assert not any(each.is_computable for each in reported)
    assert all("formula" in each.not_defined for each in reported)


def test_our_method_rates_exactly_our_indicators_in_seven_directions(definitions: Definitions) -> None:
    method = definitions.methodologies[OURS]
    rated = {leaf.indicator for _, leaf in method.leaves()}
    proposed = {code for code, each in definitions.indicators.items() if each.status == "proposal"}
    assert rated == proposed
    assert len(method.root.children) == len(definitions.methodologies[OF_2021].root.children) == 7


def test_our_weights_are_written_as_parts_of_a_hundred(definitions: Definitions) -> None:
    for path, node in definitions.methodologies[OURS].nodes():
        if isinstance(node, Node):
            weights = [child.weight for child in node.children]
            assert sum(weight for weight in weights if isinstance(weight, Decimal)) == 100, path
            assert node.coverage is not None, path


def test_our_goalposts_are_fixed_and_every_choice_is_argued(definitions: Definitions) -> None:
    for path, leaf in definitions.methodologies[OURS].leaves():
        assert isinstance(leaf.normalise, MinMax), path
        assert isinstance(leaf.normalise.goalposts, tuple), path
        assert leaf.normalise.clip is True, path
        assert leaf.argument, path


def test_every_gap_of_2021_is_decided_and_so_are_bands_and_interval(definitions: Definitions) -> None:
    gaps = [decision.gap for decision in definitions.methodologies[OURS].decisions]
    assert sorted(gaps) == sorted({f"I{number:02}" for number in range(1, 34)} | CHOICES)


def test_the_scores_that_argue_for_the_bands_are_what_the_geometric_mean_gives(
    definitions: Definitions,
) -> None:
    method = definitions.methodologies[OURS]
    (why,) = (each.argument["en"] for each in method.decisions if each.gap == "bands")
    weights = [node.weight for path, node in method.nodes() if path and "/" not in path]
    assert min(weights) == 10
    assert sum(weights) == 100
    for high, low, limit in ((80, 20, Decimal(70)), (50, 5, Decimal(40))):
        score = Decimal(high) * (Decimal(low) / high) ** Decimal("0.1")
        assert score < limit < high
        assert f"{score:.1f}" in why
    assert isinstance(method.bands, tuple)
    assert [band.low for band in method.bands] == [70, 55, 40, None]


def test_every_indicator_of_ours_names_a_source(definitions: Definitions) -> None:
    codes = {leaf.indicator for _, leaf in definitions.methodologies[OURS].leaves()}
    assert not [code for code in sorted(codes) if not definitions.indicators[code].sources]


def test_nothing_is_collected_without_use(definitions: Definitions) -> None:
    used = {
        part.code
        for indicator in definitions.indicators.values()
        for expression in indicator.expressions()
        for part in expression.walk()
        if part.op == "item"
    }
    # What makes departments alike is collected for that alone.
    rules, _ = load_peers(files("peers"), definitions)
    used |= {code for rule in rules.values() for each in rule.characteristics for code in items_of(each)}
    # Figures that others published as shares or totals are shown beside ours and computed from by nobody.
    shown = {code for code in definitions.items if code.startswith("published.")}
    assert used == set(definitions.items) - shown


def test_a_ranked_indicator_uses_only_inputs_that_are_published(definitions: Definitions) -> None:
    """Public though small, or read as a total alone: only cells of breakdowns are ever withheld."""
    kept = {code for code, item in definitions.items.items() if not item.is_public}
    assert kept == {"school.graduates_11"}
    for indicator in definitions.indicators.values():
        for expression in indicator.expressions():
            assert not kept & _read_in_part(expression), indicator.code


def _read_in_part(expression: Expression) -> set[str]:
    """The items of which the expression adds up the cells of a breakdown."""
    totals = [part for part in expression.walk() if part.over]
    return {each.code for total in totals for each in total.walk() if each.op == "item"}


@pytest.mark.parametrize(
    ("code", "day", "unit", "value"),
    [
        ("olympiad.points.participant", date(2020, 9, 1), "suzak", 3),
        ("olympiad.points.prize_place", date(2020, 9, 1), "suzak", 5),
        ("olympiad.points.winner", date(2025, 8, 31), "suzak", 9),
        ("olympiad.quota", date(2021, 8, 31), "suzak", 34),
        ("olympiad.quota", date(2021, 8, 31), "bishkek-city", 57),
        ("olympiad.quota", date(2021, 8, 31), "osh-city", 54),
        ("olympiad.subjects", date(2021, 3, 24), "suzak", 17),
        ("accreditation.target", date(2021, 12, 31), "suzak", 30),
        ("altyn_tamga.emergency_share", date(2021, 5, 1), "batken", 50),
    ],
)
def test_published_numbers_stand_as_dated_parameters(
    definitions: Definitions, code: str, day: date, unit: str, value: int
) -> None:
    assert definitions.parameters[code].at(day, unit) == value


@pytest.mark.parametrize("code", ["olympiad.quota", "accreditation.target", "altyn_tamga.emergency_share"])
def test_what_was_published_for_2021_is_not_carried_on(definitions: Definitions, code: str) -> None:
    assert not isinstance(definitions.parameters[code].at(date(2023, 1, 1), "suzak"), Decimal)


def test_an_inferred_or_proposed_number_says_so(definitions: Definitions) -> None:
    for code in ("suppression.threshold", "planning.maximum", "parents.minimum_events"):
        assert {value.certainty for value in definitions.parameters[code].values} == {"proposal"}


def test_the_exception_of_2021_is_kept_and_ours_is_smaller(definitions: Definitions) -> None:
    published = definitions.methodologies[OF_2021].adjustments[0]
    ours = next(each for each in definitions.methodologies[OURS].adjustments if each.code == published.code)
    assert published.units == ours.units == ("batken", "leilek")
    day, unit = date(2020, 9, 1), "batken"
    share = definitions.parameters["altyn_tamga.emergency_share"].at(day, unit)
    confirmed = definitions.parameters["altyn_tamga.reference_confirmed"].at(day, unit)
    declared = definitions.parameters["altyn_tamga.reference_declared"].at(day, unit)
    numbers = [each for each in (confirmed, declared, share) if isinstance(each, Decimal)]
    assert numbers == [80, 2232, 50]
    assert numbers[0] / numbers[1] < numbers[2] / 100


def test_the_statement_holds_every_printed_name_and_number() -> None:
    groups = {
        (indicator["code"], group["code"]): group
        for direction in statement()["directions"]
        for indicator in direction["indicators"]
        for group in indicator["groups"]
    }
    printing = (*groups.values(), *statement()["lists"])
    names = [name["printed"] for group in printing for name in group["names"]]
    assert len(names) == 101
    assert {"Бактен", "Майлы-Суу", "Көк-Жаңгак", "Көк-Жангак", "Ленин", "Биринчи Май"} <= set(names)
    printed = {code: (group["announced"], group["percent"]) for code, group in groups.items()}
    assert [printed["preschool_coverage", each] for each in ("above", "average", "not_reached")] == [
        (12, 21),
        (14, 24),
        (30, 55),
    ]
    assert [printed["nariste", each] for each in ("above", "average", "not_reached")] == [
        (6, 11),
        (25, 44),
        (26, 45),
    ]
    assert [len(each["names"]) for each in statement()["lists"]] == [19, 10]


def test_remarks_of_people_are_apart_from_what_a_program_finds() -> None:
    found_by_program = {*(f"I{n:02}" for n in (1, 2, 3, 4, 5, 6, 9, 10, 11, 20, 21, 22, 23, 24, 25, 29, 32))}
    remarks = {remark["id"] for remark in statement()["remarks"]}
    assert not remarks & found_by_program
    assert remarks | found_by_program == {f"I{number:02}" for number in range(1, 34)}


def test_every_text_is_in_three_languages_and_neatly_written() -> None:
    faults = []
    for place, language, sentence in every_text():
        if not isinstance(sentence, str) or not sentence.strip() or sentence != sentence.strip():
            faults.append(f"{place} {language}: empty or with blanks at its ends")
        elif "  " in sentence or "ӊ" in sentence or "\u00a0" in sentence:
            faults.append(f"{place} {language}: double blank or a wrong letter: {sentence}")
        elif language != "en" and re.search(r"(?<![\d.])\d+\.\d+(?!\.?\d)", sentence):
            faults.append(f"{place} {language}: a decimal point where a comma belongs: {sentence}")
        elif language != "en" and re.search(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]", sentence):
            faults.append(f"{place} {language}: Latin letters inside a Cyrillic word: {sentence}")
    assert not faults, "\n".join(faults)
    assert all(set(words) == {"ky", "ru", "en"} for _, words in texts(statement()))


def test_kyrgyz_is_not_russian() -> None:
    """A Kyrgyz sentence of some length that equals the Russian one was forgotten, not translated."""
    forgotten = [
        place
        for name, text in rule_files().items()
        for place, words in ((f"{name}{path}", words) for path, words in texts(YAML(typ="safe").load(text)))
        if len(words["ky"].split()) > 2 and words["ky"] == words["ru"]
    ]
    assert not forgotten


def test_the_glossary_is_whole_and_gives_one_row_to_a_word() -> None:
    text = (ROOT.parent / "GLOSSARY.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    house = [row for row in rows if len(row) == 5]
    assert len(house) > 60
    assert all(cell.strip() for row in house for cell in row)
    codes = [row[0].strip() for row in house]
    assert len(codes) == len(set(codes))


def test_the_exception_of_2021_says_of_which_rating_alone_it_is(definitions: Definitions) -> None:
    """Three school years are counted together, so the last that holds 2020/21 is the rating of 2023."""
    rule = next(
        each for each in definitions.methodologies[OURS].adjustments if each.code == "altyn-tamga-border-2021"
    )
    expressions = definitions.indicators["altyn_tamga.rate"].expressions()
    latest = max(step.years for each in expressions for step in each.walk())
    year = 2000 + int(str(rule.period).partition("/")[2]) + latest
    said = {
        "ky": f"{year}-жылдын рейтингинде гана",
        "ru": f"только в рейтинге {year} года",
        "en": f"{year} only",
    }
    assert all(words in rule.reason[language] for language, words in said.items())
