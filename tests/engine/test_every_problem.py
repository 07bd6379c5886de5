"""Every kind of problem that units, facts, formulas and definitions can report is provoked by an example."""

from __future__ import annotations

import pytest

from bilim_engine.definitions import from_json as definitions_from_json
from bilim_engine.definitions import load
from bilim_engine.definitions.analyses import load_analyses
from bilim_engine.facts import read_facts_csv
from bilim_engine.formulas import Names, check, from_json, parse
from bilim_engine.indicators import run_cases
from bilim_engine.problems import Problem, Refused, catalogue
from bilim_engine.units import Unit, UnitTree
from factories.faults import FAULTS, OTHERS, TABLES, UNREADABLE
from factories.rulebook import ANALYSIS
from factories.rules import FILES, INDICATOR, with_change

OURS = ("units.", "figures.", "formulas.", "definitions.")
NAMES = Names(
    {"a": ("calendar_year", ("sex",)), "twin": ("month", ())}, frozenset({"twin"}), frozenset({"p"})
)
FORMULAS = ["a +", "a ** 2", "b", "f(a)", "abs()", "a > 0", "a / 0", 'param("q")', "total(a, over=x)",
            "1 + " * 40 + "a", "ago(1, years=1)", "ago(a, months=1)", "1e3", "twin"]  # fmt: skip


def from_formulas() -> list[Problem]:
    found: list[Problem] = []
    for text in FORMULAS:
        expression, problems = parse(text, NAMES)
        found += problems + (check(expression, NAMES, "number") if expression else [])
    with pytest.raises(Refused) as refused:
        from_json({"v": 1, "op": "unknown"})
    return [*found, *refused.value.problems]


def from_definitions() -> list[Problem]:
    found = [each for file, old, new, _, _ in FAULTS for each in load(with_change(file, old, new))[1]]
    found += [each for content, _ in UNREADABLE for each in load({"f.yaml": content})[1]]
    found += [each for files, _ in OTHERS for each in load(files)[1]]
    wrong, _ = load({**FILES, "indicator.yaml": INDICATOR.replace("expect: 25", "expect: 26")})
    with pytest.raises(Refused) as refused:
        definitions_from_json({"format": 0})
    long = ANALYSIS.replace("seed: spending", f"seed: {'x' * 501}")
    found += load_analyses({"a.yaml": long}, wrong)[1]
    return [*found, *run_cases(wrong), *refused.value.problems]


def from_units() -> list[Problem]:
    return UnitTree([Unit("a", "b"), Unit("b", "a"), Unit("c", "d"), Unit("e"), Unit("e")]).problems()


@pytest.mark.parametrize(("text", "code"), TABLES)
def test_each_fault_of_a_table_is_told(text: str, code: str) -> None:
    assert code in [problem.code for problem in read_facts_csv(text, "f.csv")[1]]


def test_every_kind_is_provoked_and_speaks_three_languages() -> None:
    found = [*from_formulas(), *from_definitions(), *from_units()]
    found += [each for text, _ in TABLES for each in read_facts_csv(text, "f.csv")[1]]
    provoked = {problem.code for problem in found}
    assert provoked == {code for code in catalogue() if code.startswith(OURS)}
    for problem in found:
        for language in ("ky", "ru", "en"):
            assert problem.message(language)
            assert problem.hint(language)
