"""The staff's front page and the journal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.cases import policies as cases
from bilim.desk.forms import JournalForm
from bilim.desk.queries import waiting as queries
from bilim.facts import queries as facts
from bilim.journal import queries as journal
from bilim.publication import policies as publication
from bilim.registry import queries as registry

LINES = 50


@page(Permission.DESK_READ)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """She sees what waits for her and where everything else is."""
    actor = actor_of(request)
    people = access.list_people()
    waiting = queries.waiting_for(actor)
    context = {
        "waiting": waiting,
        "people": people,
        "me": people.get(actor.code),
        "may_import": actor.may_somewhere(Permission.FACTS_IMPORT),
        "may_publication": actor.may_somewhere(Permission.DRAFT_READ),
        "may_load": publication.may_bring_statement(actor),
        "may_cases": cases.may_read_some(actor),
        "may_outliers": actor.may_somewhere(Permission.FACTS_READ),
        "may_changes": facts.is_of_departments(actor),
        "names": registry.list_last_names() if waiting.to_decide or waiting.own_cases else {},
        "may_journal": actor.may_somewhere(Permission.JOURNAL_READ),
    }
    return render(request, "desk/home.html", context)


@page(Permission.JOURNAL_READ)
@require_safe
def journal_page(request: HttpRequest) -> HttpResponse:
    """What happened, the newest first, as she asked for it; and whether the chain of entries is whole."""
    people, part = access.list_people(), queries.part_of_journal(actor_of(request))
    form = JournalForm(queries.people_of(part, people), request.GET or None)
    # What was asked wrongly is answered with nothing: all entries would look like an answer.
    is_asked = not form.is_bound or form.is_valid()
    entries = journal.list_entries(**form.asked, limit=LINES + 1, part=part) if is_asked else []
    number, digest = journal.end_of_chain()
    context = {
        "form": form,
        "entries": entries[:LINES],
        "older": entries[LINES - 1].number if len(entries) > LINES else 0,
        "faults": journal.verify_chain(),
        "people": people,
        "is_part": part is not None,
        "count": journal.count_entries(),
        "end_number": number,
        "end_sha256": digest,
        "crumbs": from_desk(here=_("Journal")),
    }
    return render(request, "desk/journal.html", context, status=422 if form.errors else 200)
