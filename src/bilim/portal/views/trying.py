"""What would be if figures of a department were others, and what it would take: saved nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import following, naming, own_values, reaching
from bilim.portal.rules import what_if as rules
from bilim.portal.terms import Column, Crumb, Sheet
from bilim.portal.views.addresses import address
from bilim.portal.views.departments import peers_of, unit_of
from bilim.portal.views.frozen import (
    Shown,
    answers_every_parameter,
    asked_of_edition,
    crumbs,
    of_edition_and_rules,
    shown_page,
)
from bilim.portal.views.keeping import release
from bilim.portal.views.making import RETRY_AFTER, Busy, Kept, key_of
from bilim.portal.views.refusing import busy
from bilim.portal.views.sheets import files, sheet_response, source_line
from bilim.publication import queries
from bilim.publication.terms import EditionContent, RegisterUnit
from bilim.rulebook import queries as rulebook
from bilim_engine.fairness import Reached
from bilim_engine.problems import Place, Problem, Refused
from bilim_engine.units import changed_on
from bilim_engine.values import Missing

# The ways of a department take most of a second of a core: made one at a time, they leave the other to pages.
# Those of all departments in ten editions of the last years are kept, a few kilobytes each.
WAYS = Kept[tuple[Reached, ...]](most=600, waiting=4, size=lambda _ways: 1)


@asked_of_edition
@answers_every_parameter
def what_if(request: HttpRequest, shown: Shown, unit: str) -> HttpResponseBase:
    """Score, place and band of the department with own values in place of the published ones."""
    now, owner = language(), unit_of(shown, unit)
    _require_judged(shown, owner, now)
    asked = [(name, text) for name, texts in request.GET.lists() for text in texts]
    follow = partial(queries.what_follows, shown.content, unit)
    read = own_values.read(shown.content, unit, asked, now, address)
    question = following.held_together(shown.content, read, now, follow)
    found = None
    if question.own and not question.every_fault:
        trial = queries.try_values(shown.content, unit, question.own)
        found = rules.answer(shown.content, trial, now, address)
    context = {
        "unit": owner,
        "label": naming.label(owner, now),
        "question": question,
        "problems": question.every_fault,
        "answer": found,
        "published": shown.content.placed(unit),
        "crumbs": _crumbs(shown, owner, _("What if")),
    }
    response = shown_page(request, "portal/what_if.html", shown, context)
    response.status_code = 400 if question.every_fault else 200
    return response


@of_edition_and_rules
def what_it_takes(request: HttpRequest, shown: Shown, unit: str, form: str = "") -> HttpResponseBase:
    """The smallest changes that bring the department some places up or into the next band."""
    now, owner = language(), unit_of(shown, unit)
    _require_judged(shown, owner, now)
    content, label = shown.content, naming.label(owner, now)
    alike = peers_of(shown, owner)
    try:
        goals, rule, years = goals_of(shown, owner, alike)
    except Busy:
        return busy(request, RETRY_AFTER)
    if form:
        return sheet_response(_ways_sheet(shown, unit, goals), form)
    context = {
        "unit": owner,
        "label": label,
        "result": content.placed(unit),
        "goals": goals,
        "downloads": files("what-it-takes-file", code=shown.code, unit=unit),
        "rule": rule,
        "years": [each.header.period for each in years],
        "alike": [naming.label(content.unit(each), now) for each in alike],
        "unmoved": _unmoved(content, unit, now),
        "crumbs": _crumbs(shown, owner, _("What it would take")),
    }
    return shown_page(request, "portal/what_it_takes.html", shown, context)


def goals_of(
    shown: Shown, owner: RegisterUnit, alike: Sequence[str]
) -> tuple[tuple[reaching.GoalLine, ...], reaching.Rule | None, tuple[EditionContent, ...]]:
    """The goals with their ways, the rule that judges these by what it and those `alike` have improved, and
    the editions it looks at. Busy where others wait for theirs."""
    content, unit, now = shown.content, owner.code, language()
    rule = reaching.rule_of(rulebook.approved_definitions(), content.header.period)
    years = reaching.in_a_row(_until_now(shown, rule.years), rule.years) if rule else (content,)
    cuts = [changed_on(queries.list_cuts(later, before)) for before, later in pairwise(years)]
    paces = reaching.paces(years, [unit, *alike], now, address, cuts=cuts)
    largest = tuple(sorted((code, each.size) for code, each in paces.items()))
    pace = queries.Pace(reaching.bounds(content), largest, rule.paces if rule else Decimal(1))
    told = reaching.Told(content, unit, now, address, paces, rule)
    key = key_of("ways", repr((release(), content.header.sha256, unit, pace, reaching.PLACES)))
    ways = WAYS.get(key, lambda: queries.list_ways(content, unit, pace, reaching.PLACES))
    return reaching.lines(told, ways), rule, years


def _ways_sheet(shown: Shown, unit: str, goals: Sequence[reaching.GoalLine]) -> Sheet:
    """Every way of the page, a row for each value that it makes better and each that moves along."""
    columns = (
        Column("goal", _("Goal")),
        Column("place", _("Place"), True),
        Column("band", _("Band")),
        Column("way", _("Way"), True),
        Column("indicator", _("Indicator")),
        Column("title", _("Title")),
        Column("value", _("Value"), True),
        Column("enough", _("Would be enough"), True),
        Column("change", _("Change"), True),
        Column("largest", _("Largest in a year"), True),
        Column("realistic", _("Realistic")),
        Column("moves_with", _("Moves with")),
    )
    rows = [
        (
            goal.anchor,
            goal.rank,
            goal.band.code if goal.band else "",
            number,
            move.indicator,
            move.title,
            move.before,
            move.after,
            move.change,
            move.pace.size if move.pace else None,
            "" if move.moves_with else {None: "", True: "true", False: "false"}[way.is_realistic],
            move.moves_with,
        )
        for goal in goals
        for number, way in enumerate((*goal.alone, *([goal.together] if goal.together else ())), start=1)
        for move in (*way.moves, *way.followed)
    ]
    return Sheet(
        name=f"{shown.code}-{unit}-what-it-takes",
        title=_("What it would take"),
        columns=columns,
        rows=tuple(rows),
        source=source_line(shown),
        illustrative=shown.content.header.illustrative,
    )


def _until_now(shown: Shown, years: int) -> list[EditionContent]:
    """The last editions of the series up to this one, as many as there can be years, the oldest first."""
    past = [each for each in shown.years if each.period < shown.content.header.period]
    near = past[max(len(past) - years + 1, 0) :]
    return [*(queries.get_content(each.code) for each in near), shown.content]


def _unmoved(content: EditionContent, unit: str, now: str) -> list[str]:
    """The indicators of which the department has no value, so that nothing of them can be made better."""
    codes = dict.fromkeys(leaf.indicator for _, leaf in content.methodology.leaves())
    return [
        naming.said(content.indicator(code).title, now)
        for code in codes
        if (found := content.value(unit, code)) is None or isinstance(found.value, Missing)
    ]


def _crumbs(shown: Shown, owner: RegisterUnit, title: str) -> tuple[Crumb, ...]:
    where = address("edition-department", code=shown.code, unit=owner.code)
    return crumbs(shown, (naming.label(owner, language()), where), (title, ""))


def _require_judged(shown: Shown, owner: RegisterUnit, now: str) -> None:
    """The edition judges the department; what it only shows has no place that could be another."""
    if shown.content.result(owner.code) is None:
        params = {"unit": naming.label(owner, now)}
        raise Refused([Problem(problems.NOTHING_TO_TRY, Place(), params)])
