"""Worked cases of returns: what a definition says it finds and gives is what it finds and gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bilim_engine.checks.answers import Answers, key_of
from bilim_engine.checks.feeding import facts_of
from bilim_engine.checks.running import check_answers
from bilim_engine.definitions.base import Label
from bilim_engine.definitions.returns import ReturnCase, ReturnForm
from bilim_engine.definitions.returns.problems import CASE_FAILED
from bilim_engine.problems import Place, Problem
from bilim_engine.values import Missing, plain

# Of a case the answers of the period before are those of a year ago.
YEAR = 12


def run_cases(forms: Iterable[ReturnForm], breakdowns: Mapping[str, Label]) -> list[Problem]:
    """Every worked case that does not give what it says, at its line."""
    return [problem for form in forms for case in form.cases for problem in _run(form, case, breakdowns)]


def _run(form: ReturnForm, case: ReturnCase, breakdowns: Mapping[str, Label]) -> Iterator[Problem]:
    before = {YEAR: case.before}
    found = check_answers(form, case.given, breakdowns, before)
    codes = sorted({each.check or each.problem.code for each in found})
    if codes != sorted(case.finds):
        yield _failed(case, "finds", ", ".join(sorted(case.finds)) or "—", ", ".join(codes) or "—")
    facts = facts_of(form, Answers(form, case.given, breakdowns, before), breakdowns)
    written = {key_of(item, breakdown): value for (item, breakdown), value in facts.items()}
    for key, expected in case.facts.items():
        value = written.get(key)
        if value != expected:
            told = "—" if value is None else str(value) if isinstance(value, Missing) else plain(value)
            yield _failed(case, key, plain(expected), told)


def _failed(case: ReturnCase, what: str, expected: str, found: str) -> Problem:
    names = {f"name_{language}": name for language, name in case.name.items()}
    params = {**names, "what": what, "expected": expected, "found": found}
    return Problem(CASE_FAILED, Place(case.file, case.line), params)
