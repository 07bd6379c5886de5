"""Returns as definitions: what is asked twice or known already is refused, and worked cases hold."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from bilim_engine import checks
from bilim_engine.definitions import Definitions, definition_to_json, from_json, load, stored_json
from bilim_engine.definitions.returns import ReturnForm, load_returns
from bilim_engine.problems import Problem

ROOT = Path(__file__).parents[2] / "definitions"
FILE = "returns/school_year.yaml"


@cache
def known() -> Definitions:
    paths = [*ROOT.glob("*.yaml"), *(ROOT / "items").glob("*.yaml")]
    return load({path.name: path.read_text(encoding="utf-8") for path in paths})[0]


@cache
def annual() -> str:
    return (ROOT / FILE).read_text(encoding="utf-8")


def read(**files: str) -> tuple[dict[str, ReturnForm], list[Problem]]:
    return load_returns(files or {FILE: annual()}, known())


def problems_of(text: str) -> list[tuple[str, int]]:
    found, wrong = read(file=text)
    wrong += checks.run_cases(found.values(), known().breakdowns)
    return [(each.code, each.place.line) for each in wrong]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_every_return_is_sound_and_its_cases_hold() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "returns").glob("*.yaml")}
    found, wrong = load_returns(texts, known())
    assert [each.render("en") for each in wrong] == []
    assert [each.render("en") for each in checks.run_cases(found.values(), known().breakdowns)] == []
    assert len(found) == len(texts)


def test_no_return_bears_the_number_of_an_official_form() -> None:
    for path in (ROOT / "returns").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"ОШ-1|85-К|№ ?\d", text), path.name


def test_a_return_is_kept_as_json_and_read_again() -> None:
    found, _wrong = read()
    form = found["school_year"]
    again = from_json(stored_json(Definitions(**{**_parts(known()), "returns": {form.code: form}})))
    assert definition_to_json(again.returns[form.code]) == definition_to_json(form)
    assert again.returns[form.code].checks == form.checks


def _parts(definitions: Definitions) -> dict[str, object]:
    return {
        kind: getattr(definitions, kind) for kind in ("items", "units_of_measure", "breakdowns", "reasons")
    }


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("      - code: remarks\n", "      - code: pupils\n", "returns.P003"),
        ("      - code: remarks\n", "      - code: capacity\n", "returns.P004"),
        ("most: 300", "most: 300\n        least: 400", "returns.P005"),
        ("({pupils}) көп.", "({people}) көп.", "returns.P007"),
        ("({pupils}) көп.", "({pupils) көп.", "returns.P007"),
        ("period: school_year", "period: calendar_year", "returns.P008"),
        ("item: league.teams, value", "item: territory.elevation, value", "returns.P009"),
        ("value: league_teams}", "value: league_teams, by: [sex]}", "returns.P010"),
        ("league.teams: 3\n", "league.teams: 4\n", "returns.P012"),
        ("finds: [additional_within_pupils, ", "finds: [", "returns.P012"),
        ("cases:\n", "cases: []\nremoved:\n", "definitions.P006"),
        ("filled_by: school", "filled_by: ministry", "definitions.P013"),
        ("rule: graduates_11 <= pupils", "rule: graduates_11 + pupils", "formulas.P006"),
        ("rule: graduates_11 <= pupils", "rule: graduates <= pupils", "formulas.P003"),
        ("rule: parents_plan == 1 or", "rule: remarks == 1 or", "formulas.P003"),
        ("by: [sex]\n        most: 9999", "by: [colour]\n        most: 9999", "definitions.P015"),
        ("title: {ky: Окуучулар, ru: Учащиеся", "title: {ru: Учащиеся", "definitions.P014"),
    ],
)
def test_a_wrong_definition_is_refused_where_it_is_wrong(old: str, new: str, code: str) -> None:
    assert old in annual()
    found = problems_of(annual().replace(old, new, 1))
    assert code in [each for each, _line in found]


def test_what_another_return_of_the_same_institutions_asks_is_not_asked_again() -> None:
    other = annual().replace("code: school_year\n", "code: school_again\n", 1)
    _found, wrong = read(one=annual(), other=other)
    assert {each.code for each in wrong} == {"returns.P011"}
    assert len(wrong) == 5
    # A department is another source: it may say of itself what schools say of themselves.
    _found, wrong = read(one=annual(), other=other.replace("filled_by: school", "filled_by: department"))
    assert wrong == []


def test_a_file_that_is_no_return_is_told_so() -> None:
    assert problems_of("just words") == [("returns.P001", 0)]
