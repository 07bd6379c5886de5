"""The checks of a return, run over its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bilim_engine.checks import problems
from bilim_engine.checks.answers import Answers, cell_title, cells_of, read_answers, words_of
from bilim_engine.definitions.base import Label
from bilim_engine.definitions.returns import Check, ReturnForm
from bilim_engine.definitions.returns.loading import figures_of
from bilim_engine.formulas import Scope, evaluate
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem
from bilim_engine.values import Missing


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found, and every question that it compared."""

    problem: Problem
    questions: tuple[str, ...]
    check: str = ""
    """The code of the check of the definition; empty where the answer itself cannot be."""

    @property
    def is_error(self) -> bool:
        return self.problem.is_error


def check_answers(
    form: ReturnForm,
    typed: Mapping[str, str],
    breakdowns: Mapping[str, Label],
    before: Mapping[int, Mapping[str, str]] | None = None,
    *,
    is_sent: bool = True,
) -> list[Found]:
    """Everything found in the answers, first what stands alone, then what is compared.

    A check of which an answer is lacking cannot be decided and finds nothing: that the answer is lacking is
    found in itself. Of a draft, which is not `is_sent`, nothing is said to be lacking.
    """
    kept, wrong = read_answers(form, typed, breakdowns)
    found = [Found(each, (each.place.field.partition("[")[0],)) for each in wrong]
    if is_sent:
        found += _lacking(form, kept, breakdowns)
    answers = Answers(form, kept, breakdowns, before)
    return found + [each for check in form.checks for each in _run(check, form, answers)]


def _lacking(form: ReturnForm, kept: Mapping[str, str], breakdowns: Mapping[str, Label]) -> Iterator[Found]:
    for question in form.questions():
        if not question.required:
            continue
        for key, breakdown in cells_of(question, breakdowns).items():
            if key not in kept:
                title = cell_title(question, breakdown, breakdowns)
                problem = Problem(problems.REQUIRED, Place(field=key), {"title": title})
                yield Found(problem, (question.code,))


def _run(check: Check, form: ReturnForm, answers: Answers) -> Iterator[Found]:
    if evaluate(check.rule, answers, Scope("")).value is not False:
        return
    figures = figures_of(check.rule)
    params: dict[str, str | Mapping[str, str]] = {}
    for name, (code, months) in figures.items():
        value = answers.value(code, (), months)
        params[name] = dict.fromkeys(LANGUAGES, "—") if isinstance(value, Missing) else words_of(value)
    kind = Kind(f"{form.code}.{check.code}", check.sentence, check.advice, check.severity)
    questions = tuple(dict.fromkeys(code for code, _ in figures.values()))
    yield Found(Problem(kind, Place(field=questions[0]), params), questions, check.code)
