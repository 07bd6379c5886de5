"""The journal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.desk.forms import JournalForm
from bilim.desk.queries import waiting as queries
from bilim.journal import queries as entries_of

LINES = 50


@page(Permission.JOURNAL_READ)
@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """What happened, the newest first, as she asked for it; and whether the chain of entries is whole."""
    people, part = access.list_people(), queries.part_of_journal(actor_of(request))
    form = JournalForm(queries.people_of(part, people), request.GET or None)
    # What was asked wrongly is answered with nothing: all entries would look like an answer.
    is_asked = not form.is_bound or form.is_valid()
    entries = entries_of.list_entries(**form.asked, limit=LINES + 1, part=part) if is_asked else []
    number, digest = entries_of.end_of_chain()
    context = {
        "form": form,
        "entries": entries[:LINES],
        "older": entries[LINES - 1].number if len(entries) > LINES else 0,
        "faults": entries_of.verify_chain(),
        "people": people,
        "is_part": part is not None,
        "count": entries_of.count_entries(),
        "end_number": number,
        "end_sha256": digest,
        "crumbs": from_desk(here=_("Journal")),
    }
    return render(request, "desk/journal.html", context, status=422 if form.errors else 200)
