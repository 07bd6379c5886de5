"""What the pages of returns share."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language, said
from bilim.intake import problems, queries
from bilim.intake.terms import STATE_WORDS, Campaign, Remark, Return, State
from bilim.registry import queries as registry
from bilim_engine.checks import Found, cells_of, words_of
from bilim_engine.definitions import Label
from bilim_engine.definitions.returns import TEXT, YES_NO, Question, ReturnForm
from bilim_engine.problems import Problem, Refused
from bilim_engine.values import parse_decimal

Text = Mapping[str, str]


def returns_step() -> tuple[str, str]:
    """The step of the way that leads to returns."""
    return _("Returns"), reverse("intake:home")


def campaign_step(campaign: Campaign, form: ReturnForm) -> tuple[str, str]:
    """The step of the way that leads to a campaign."""
    return f"{said(form.title)}, {campaign.period}", reverse("intake:campaign", args=[campaign.code])


@contextlib.contextmanager
def or_absent(code: str) -> Iterator[None]:
    """What nobody knows is a page that is not there; what is not hers is denied."""
    try:
        yield
    except Refused as refusal:
        if refusal.problems[0].kind in (problems.UNKNOWN_CAMPAIGN, problems.UNKNOWN_RETURN):
            raise Http404(code) from None
        if refusal.problems[0].kind == problems.NOT_PERMITTED:
            raise PermissionDenied(code) from None
        raise


def state_words(state: State) -> str:
    """Where a return stands, as the page says it."""
    return said(STATE_WORDS[state])


def names_of(campaign: Campaign, departments: Sequence[str]) -> Mapping[str, Text]:
    """What the institutions of these departments were called on the day the campaign was opened; and what the
    departments are."""
    day = campaign.opened_at.date()
    last = registry.list_last_names()
    found = {each: last.get(each, {}) for each in departments}
    for institution in registry.list_institutions(departments, day):
        found[institution.code] = institution.names
    return found


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as the page shows it: what stands in it, what stood a year ago, what another saved."""

    key: str
    label: str
    text: str
    written: str
    before: str
    theirs: str
    old: str | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One question as the page shows it, with its cells, what is asked about it and what was found."""

    question: Question
    cells: tuple[Cell, ...]
    unit: str
    remark: Remark | None
    found: tuple[Found, ...]

    @property
    def is_single(self) -> bool:
        """Whether it is asked by one cell."""
        return len(self.cells) == 1


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the return."""

    title: str
    note: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of a return is made from beside the return itself."""

    answers: Mapping[str, str]
    found: Sequence[Found] = ()
    theirs: Mapping[str, str] | None = None
    accepted: Mapping[str, str] | None = None


def parts_of(one: Return, rules: queries.Rules, before: Mapping[str, str], shown: Shown) -> list[Part]:
    """The sections with their questions, each beside what was accepted a year ago."""
    remarks = {each.question: each for each in one.remarks}
    breakdowns = rules.definitions.breakdowns

    def line(question: Question) -> Line:
        compared = tuple(each for each in shown.found if each.check and each.questions[0] == question.code)
        alone: dict[str, list[Problem]] = {}
        for each in shown.found:
            if not each.check:
                alone.setdefault(each.problem.place.field, []).append(each.problem)
        unit = rules.definitions.units_of_measure.get(question.unit or "")
        cells = tuple(
            Cell(
                key=key,
                label=_categories(breakdown, breakdowns),
                text=shown.answers.get(key, ""),
                written=written(question, shown.answers.get(key, "")),
                before=written(question, before.get(key, "")),
                theirs=_theirs(question, key, shown),
                old=_old(question, key, shown),
                problems=tuple(alone.get(key, ())),
            )
            for key, breakdown in cells_of(question, breakdowns).items()
        )
        return Line(question, cells, said(unit.title) if unit else "", remarks.get(question.code), compared)

    return [
        Part(said(each.title), said(each.note) if each.note else "", tuple(map(line, each.questions)))
        for each in rules.form.sections
    ]


def _categories(breakdown: tuple[tuple[str, str], ...], breakdowns: Mapping[str, Label]) -> str:
    titles = (
        said(each.title)
        for dimension, category in breakdown
        for each in breakdowns[dimension].values
        if each.code == category
    )
    return ", ".join(titles)


def written(question: Question, kept: str) -> str:
    """An answer as a reader reads it."""
    if not kept or question.kind == TEXT:
        return kept
    if question.kind == YES_NO:
        return {"1": _("yes"), "0": _("no")}.get(kept, kept)
    try:
        return words_of(parse_decimal(kept))[language()]
    except ValueError:
        return kept


def _theirs(question: Question, key: str, shown: Shown) -> str:
    if shown.theirs is None or shown.theirs.get(key, "") == shown.answers.get(key, ""):
        return ""
    return written(question, shown.theirs.get(key, "")) or "—"


def _old(question: Question, key: str, shown: Shown) -> str | None:
    """What was accepted before where it was another answer; None where it is the same or nothing was."""
    if shown.accepted is None or shown.accepted.get(key, "") == shown.answers.get(key, ""):
        return None
    return written(question, shown.accepted.get(key, "")) or "—"
