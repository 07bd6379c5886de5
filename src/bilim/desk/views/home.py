"""The staff's front page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.base.pages import actor_of, page
from bilim.cases import policies as cases
from bilim.desk.queries import waiting as queries
from bilim.facts import queries as facts
from bilim.publication import policies as publication
from bilim.publication import queries as drafts
from bilim.registry import queries as registry


def _has_early(actor: Actor) -> bool:
    return bool(drafts.list_seen_early(actor))


@page(Permission.DESK_READ, also=_has_early)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """She sees what waits for her and where everything else is; without any role, the drafts that an embargo
    list opens to her."""
    actor = actor_of(request)
    people = access.list_people()
    waiting = queries.waiting_for(actor)
    context = {
        "waiting": waiting,
        "people": people,
        "me": people.get(actor.code),
        "may_returns": actor.may_somewhere(Permission.RETURN_READ),
        "may_import": actor.may_somewhere(Permission.FACTS_IMPORT),
        "may_publication": actor.may_somewhere(Permission.DRAFT_READ),
        "may_load": publication.may_bring_statement(actor),
        "may_cases": cases.may_read_some(actor),
        "may_definitions": actor.may_somewhere(Permission.DESK_READ),
        "may_register": actor.may_somewhere(Permission.REGISTER_EDIT),
        "may_outliers": actor.may_somewhere(Permission.FACTS_READ),
        "may_changes": facts.is_of_departments(actor),
        "names": registry.list_last_names() if waiting.to_decide or waiting.own_cases else {},
        "may_accounts": actor.may_somewhere(Permission.ACCOUNT_MANAGE),
        "may_journal": actor.may_somewhere(Permission.JOURNAL_READ),
    }
    return render(request, "desk/home.html", context)
