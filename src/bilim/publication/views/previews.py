"""A draft as those see it who check it, sign it, or are judged by it. Never cached, never public."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bilim.access.terms import Permission
from bilim.base.breakdowns import breakdown_words
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.templatetags.frame import language
from bilim.publication import queries
from bilim.publication.queries.previews import Drafted
from bilim.publication.views.frame import checklist_step, or_absent, workflow_step


@never_cache
@page(Permission.DRAFT_READ)
@require_safe
def table(request: HttpRequest, code: str) -> HttpResponse:
    """Every place and score of the draft, beside the edition before."""
    with or_absent(code):
        preview = queries.get_preview(code, seen_by=actor_of(request))
    context = {
        "preview": preview,
        "crumbs": from_desk(workflow_step(), checklist_step(code), here=_here(preview.drafted)),
    }
    return render(request, "publication/preview.html", context)


@never_cache
@page(Permission.DESK_READ)
@require_safe
def unit(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """What the draft says of one department, with the records it rests on."""
    with or_absent(code):
        preview = queries.get_unit_preview(code, unit, seen_by=actor_of(request))
    definitions = preview.content.definitions
    context = {
        "preview": preview,
        "values": [(value, definitions.indicators[value.indicator]) for value in preview.values],
        "facts": [
            (fact, definitions.items[fact.item], breakdown_words(definitions, fact.breakdown, language()))
            for fact in preview.facts
        ],
        "reasons": definitions.reasons,
        "crumbs": from_desk(workflow_step(), checklist_step(code), here=_here(preview.drafted)),
    }
    return render(request, "publication/preview_unit.html", context)


@never_cache
@page(Permission.DRAFT_READ)
@require_safe
def bundle(request: HttpRequest, code: str) -> HttpResponse:
    """The unsigned bundle, named as what it is."""
    with or_absent(code):
        content = queries.draft_bundle_bytes(code, seen_by=actor_of(request))
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{code}.draft.zip"'
    return answer


def _here(drafted: Drafted) -> str:
    return _("Signed edition") if drafted.is_signed else _("Draft")
