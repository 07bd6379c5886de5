"""What would be if figures of a department were others: tried out on the page, saved nowhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import naming, own_values
from bilim.portal.rules import what_if as rules
from bilim.portal.views.addresses import address
from bilim.portal.views.departments import unit_of
from bilim.portal.views.frozen import Shown, asked_of_edition, crumbs, shown_page
from bilim.publication import queries
from bilim.publication.terms import RegisterUnit
from bilim_engine.problems import Place, Problem, Refused


@asked_of_edition
def what_if(request: HttpRequest, shown: Shown, unit: str) -> HttpResponseBase:
    """Score, place and band of the department with own values in place of the published ones."""
    now, owner = language(), unit_of(shown, unit)
    _require_judged(shown, owner, now)
    asked = [(name, text) for name, texts in request.GET.lists() for text in texts]
    question = own_values.read(shown.content, unit, asked, now, address)
    found = None
    if question.own and not question.every_fault:
        trial = queries.try_values(shown.content, unit, question.own)
        found = rules.answer(shown.content, trial, now, address)
    label = naming.label(owner, now)
    of = {"code": shown.code, "unit": unit}
    context = {
        "unit": owner,
        "label": label,
        "result": shown.content.result(unit),
        "question": question,
        "problems": question.every_fault,
        "answer": found,
        "crumbs": crumbs(shown, (label, address("edition-department", **of)), (_("What if"), "")),
    }
    response = shown_page(request, "portal/what_if.html", shown, context)
    response.status_code = 400 if question.every_fault else 200
    return response


def _require_judged(shown: Shown, owner: RegisterUnit, now: str) -> None:
    """The edition judges the department; what it only shows has no place that could be another."""
    if shown.content.result(owner.code) is None:
        params = {"unit": naming.label(owner, now)}
        raise Refused([Problem(problems.NOTHING_TO_TRY, Place(), params)])
