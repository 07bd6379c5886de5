"""One school or kindergarten as anybody may see it: what it is like on a day, and what happened to it.

Nothing about a person stands here: the head is not asked for, and of an order that changed something else
than a name, a department or a life, which may name somebody, the title is left out.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from bilim.base.templatetags.dates import in_words
from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import naming
from bilim.portal.terms import Crumb
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import Unknown, asks, public
from bilim.portal.views.keeping import kept_as_made
from bilim.portal.views.registers import days_asked
from bilim.registry import queries as registry
from bilim.registry.terms import (
    EventKind,
    InstitutionEvent,
    InstitutionKind,
    InstitutionType,
    Involved,
    Ownership,
    RegisteredInstitution,
    Role,
    Tongue,
)
from bilim_engine.problems import LANGUAGES


@public
@asks("on")
def institution(request: HttpRequest, code: str) -> HttpResponseBase:
    """The institution as of the day asked for."""
    day, _boundaries, found_problems = days_asked(request, "")
    found = registry.find_institution(code, day)
    if found is None:
        raise _absent(code, day)
    title = naming.said(found.names, language())
    owner = registry.find_unit(found.department, day)
    owner_title = naming.said(owner.names, language()) if owner else found.department
    events = [each for each in registry.list_events(code) if each.withdrawn_at is None]
    context = {
        "institution": found,
        "title": title,
        "day": day.isoformat(),
        "problems": found_problems,
        "owner": owner,
        "owner_title": owner_title,
        "kind": InstitutionKind(found.kind).label,
        "type": InstitutionType(found.type).label if found.type else "",
        "ownership": Ownership(found.ownership).label if found.ownership else "",
        "languages": ", ".join(str(Tongue(each).label) for each in found.languages),
        "events": [_told(each, code) for each in reversed(events)],
        "illustrative": found.illustrative,
        "crumbs": (
            Crumb(_("Rating"), address("home")),
            Crumb(_("Departments"), address("register")),
            *([Crumb(owner_title, address("unit", unit=owner.code))] if owner else []),
            Crumb(title),
        ),
    }
    return kept_as_made(request, render(request, "portal/institution.html", context))


def _told(event: InstitutionEvent, code: str) -> dict[str, object]:
    """What happened, in words, with the other institutions in it."""
    return {
        "kind": EventKind(event.kind).label,
        "on": event.on,
        "order": event.order,
        "shows_title": event.kind != EventKind.CHANGED,
        "others": [_other(each, event) for each in event.involved if each.code != code],
        "shares": [each for each in event.heirs if each.share is not None],
    }


def _other(involved: Involved, event: InstitutionEvent) -> dict[str, str]:
    """Another institution in the event, and a day on which it stands: before it, where it ended by it."""
    then = event.on - timedelta(days=1) if involved.role == Role.SUBJECT else event.on
    return {"code": involved.code, "on": then.isoformat()}


def _absent(code: str, day: date) -> Unknown:
    """Nobody bears the code on the day: when somebody did, or how to find it by name."""
    known = _on_another_day(code, day)
    if known is None:
        return Unknown(problems.UNKNOWN_INSTITUTION, code, Crumb(_("Find"), address("find")), day=_day(day))
    found, then = known
    name = {each: naming.said(found.names, each) for each in LANGUAGES}
    return Unknown(
        problems.CLOSED_INSTITUTION,
        code,
        Crumb(
            f"{naming.said(found.names, language())}, {in_words(then)}",
            f"{address('institution', code=code)}?on={then.isoformat()}",
        ),
        name=name,
        day=_day(day),
    )


def _on_another_day(code: str, day: date) -> tuple[RegisteredInstitution, date] | None:
    """The institution on its last day where it has ended by then, else on its first."""
    life = registry.find_life(code)
    if life is None:
        return None
    start, until = life
    then = until - timedelta(days=1) if until is not None and until <= day else start
    found = registry.find_institution(code, then) if then else None
    return (found, then) if found and then else None


def _day(day: date) -> dict[str, str]:
    return {each: in_words(day, each) for each in LANGUAGES}
