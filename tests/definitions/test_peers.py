"""Who is alike: what loads, what is refused, all of it at once and in three languages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest

from bilim_engine.definitions import Definitions, from_json, load, stored_json, subset, subset_with_peers
from bilim_engine.definitions.base import Label
from bilim_engine.definitions.peers import OfCategory, OfKind, OfRatio, Peers, items_of, load_peers
from bilim_engine.definitions.problems import DEFINED_TWICE
from bilim_engine.problems import Problem, catalogue
from factories import editions as made
from factories.rules import FILES

TEXT = """
code: small-peers
version: 1
status: proposal
methodology: small-2026
title: {ky: кичине, ru: малая, en: small}
author: {ky: Билим долбоору, ru: Проект Билим, en: Bilim project}
checker: {ky: Экинчи окуган, ru: Второй читатель, en: Second reader}
basis: {ky: жок, ru: нет, en: none}
reviewed_on: 2026-11-21
next_review_on: 2027-11-01
count: 2
coverage: 0.5
characteristics:
  - code: size
    title: {ky: т, ru: т, en: t}
    measured: {kind: item, item: preschool.children}
    logarithm: true
    argument: {ky: т, ru: т, en: t}
  - code: share
    title: {ky: т, ru: т, en: t}
    measured: {kind: ratio, item: preschool.children, by: preschool.population}
    weight: 0.5
    decimals: 2
    argument: {ky: т, ru: т, en: t}
left_out:
  - {title: {ky: тоо, ru: горы, en: mountains}, reason: {ky: т, ru: т, en: t}}
"""
CATEGORY = "{kind: category, item: preschool.children, breakdown: sex, category: female}"
RATIO = "{kind: ratio, item: preschool.children, by: preschool.population}"

# What is changed, and the problem that is told.
FAULTS = [
    ("count: 2", "count: 0", "definitions.P010"),
    ("count: 2", "count: 21", "definitions.P010"),
    ("count: 2", "count: two", "definitions.P008"),
    ("count: 2\n", "", "definitions.P007"),
    ("coverage: 0.5", "coverage: 1.5", "definitions.P010"),
    ("weight: 0.5", "weight: 0", "definitions.P010"),
    ("weight: 0.5", "weight: -1", "definitions.P010"),
    ("code: share", "code: size", "peers.P002"),
    (RATIO, "{kind: median, item: preschool.children}", "definitions.P013"),
    (RATIO, "{item: preschool.children}", "definitions.P007"),
    (RATIO, "{kind: item, item: preschool.childre}", "definitions.P015"),
    (RATIO, "{kind: ratio, item: preschool.children}", "definitions.P007"),
    (RATIO, "{kind: unit_kind, kinds: []}", "definitions.P008"),
    (RATIO, CATEGORY.replace("breakdown: sex", "breakdown: colour"), "definitions.P015"),
    (RATIO, "{kind: unit_kind, kinds: [kolkhoz]}", "peers.P007"),
    ("methodology: small-2026", "methodology: small", "definitions.P015"),
    ("status: proposal", "status: reported", "definitions.P013"),
    ("    logarithm: true", "    log: true", "definitions.P006"),
    ("left_out:", "left_on:", "definitions.P006"),
]


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    found, problems = load(FILES)
    assert not [each for each in problems if each.is_error]
    method = next(iter(found.methodologies.values()))
    ranked = replace(method.units, kinds=("district", "city"))
    return replace(found, methodologies={**found.methodologies, method.code: replace(method, units=ranked)})


def with_height(definitions: Definitions) -> Definitions:
    """These definitions with an item that no indicator reads."""
    item = replace(definitions.items["preschool.children"], code="territory.height")
    return replace(definitions, items={**definitions.items, item.code: item})


def loaded(text: str, definitions: Definitions) -> tuple[dict[str, Peers], list[Problem]]:
    return load_peers({"peers.yaml": text}, definitions)


def codes(problems: list[Problem]) -> list[str]:
    return [each.code for each in problems if each.is_error]


def test_a_good_rule_loads(definitions: Definitions) -> None:
    found, problems = loaded(TEXT, definitions)
    assert not problems
    rule = found["small-peers"]
    assert (rule.count, rule.coverage) == (2, D("0.5"))
    size, share = rule.characteristics
    assert (size.logarithm, size.weight, share.weight, share.decimals) == (True, D(1), D("0.5"), 2)
    assert items_of(share) == ("preschool.children", "preschool.population")
    assert isinstance(share.measured, OfRatio)
    assert items_of(replace(size, measured=OfKind(("city",)))) == ()


@pytest.mark.parametrize(("old", "new", "code"), FAULTS)
def test_each_fault_is_told(definitions: Definitions, old: str, new: str, code: str) -> None:
    assert old in TEXT
    found, problems = loaded(TEXT.replace(old, new, 1), definitions)
    assert code in codes(problems), codes(problems)
    assert found == {}
    for problem in problems:
        assert problem.place.line > 0
        assert all(problem.message(language) for language in ("ky", "ru", "en"))


def test_all_faults_come_at_once(definitions: Definitions) -> None:
    text = TEXT.replace("count: 2", "count: 0").replace("weight: 0.5", "weight: 0")
    text = text.replace("coverage: 0.5", "coverage: 2")
    assert len(codes(loaded(text, definitions)[1])) == 3


def test_a_category_must_be_one_of_its_breakdown(definitions: Definitions) -> None:
    sex = Label("sex", {}, values=(Label("female", {}), Label("male", {})))
    item = definitions.items["preschool.children"]
    broken = replace(
        definitions,
        breakdowns={"sex": sex, "age": Label("age", {})},
        items={**definitions.items, item.code: replace(item, breakdowns=("sex",))},
    )
    found, problems = loaded(TEXT.replace(RATIO, CATEGORY, 1), broken)
    assert not problems
    assert isinstance(found["small-peers"].characteristics[1].measured, OfCategory)
    changes = {"peers.P004": ("female", "child"), "peers.P003": ("breakdown: sex", "breakdown: age")}
    for code, change in changes.items():
        assert codes(loaded(TEXT.replace(RATIO, CATEGORY.replace(*change), 1), broken)[1]) == [code]
    logarithm = TEXT.replace(RATIO, f"{CATEGORY}\n    logarithm: true", 1)
    assert codes(loaded(logarithm, broken)[1]) == ["peers.P006"]


@pytest.mark.parametrize("measure", ["share", "points", "level"])
def test_what_does_not_add_up_stands_for_itself_and_in_no_ratio(
    definitions: Definitions, measure: str
) -> None:
    item = definitions.items["preschool.children"]
    changed = replace(definitions, items={**definitions.items, item.code: replace(item, measure=measure)})
    found, problems = loaded(TEXT, changed)
    assert codes(problems) == ["peers.P005"]
    assert not found
    alone = TEXT.replace(RATIO, "{kind: item, item: preschool.children}", 1)
    assert not loaded(alone, changed)[1]


@pytest.mark.parametrize("text", ["", "[]", "just words"])
def test_what_is_no_rule_says_so(definitions: Definitions, text: str) -> None:
    assert codes(loaded(text, definitions)[1]) == ["peers.P001"]


def test_two_of_one_code_are_told(definitions: Definitions) -> None:
    found, problems = load_peers({"a.yaml": TEXT, "b.yaml": TEXT}, definitions)
    assert [each.kind for each in problems] == [DEFINED_TWICE]
    assert list(found) == ["small-peers"]


def test_it_is_kept_and_read_again_and_what_it_measures_by_is_part_of_an_edition(
    definitions: Definitions,
) -> None:
    higher = with_height(definitions)
    found, _ = loaded(TEXT.replace("by: preschool.population", "by: territory.height", 1), higher)
    whole = replace(higher, peers=found)
    assert from_json(stored_json(whole)).peers == found
    assert "peers" not in stored_json(definitions)
    assert subset(whole, "small-2026").peers == {}
    assert "territory.height" not in subset(whole, "small-2026").items
    kept = subset_with_peers(whole, "small-2026")
    assert (set(kept.items) - set(subset(whole, "small-2026").items), kept.peers) == (
        {"territory.height"},
        found,
    )
    assert subset_with_peers(kept, "small-2026") == kept
    assert subset_with_peers(higher, "small-2026") == subset(higher, "small-2026")
    assert whole.peers_of("small-2026") == found["small-peers"]
    assert whole.peers_of("another") is None


def test_the_rule_of_the_project_loads() -> None:
    found, problems = load_peers(made.texts("peers"), made.definitions())
    assert not problems
    (rule,) = found.values()
    assert rule.methodology == made.METHOD
    assert rule.status == "proposal"
    assert all(each.argument["ky"] for each in rule.characteristics)
    assert "elevation" in [each.code for each in rule.characteristics]
    assert [each.title["en"] for each in rule.left_out] == [
        "List of mountain settlements",
        "Rural share of the population",
    ]
    assert {f"peers.P00{number}" for number in range(1, 8)} <= set(catalogue())
