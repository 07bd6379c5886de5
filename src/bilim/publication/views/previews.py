"""A draft as those see it who check it, sign it, or are judged by it. Never cached, never public."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.paging import page_of, pager
from bilim.cases import policies as case_policies
from bilim.publication import actions, policies, problems, queries
from bilim.publication.queries.previews import Drafted
from bilim.publication.views.contesting import ROWS, items_of, not_now, of_item, record_lines
from bilim.publication.views.frame import draft_steps, or_absent
from bilim_engine.problems import Refused


def _is_early(actor: Actor, *, code: str) -> bool:
    return queries.may_see_early(code, actor)


@never_cache
@page(Permission.DESK_READ, also=_is_early)
@require_safe
def table(request: HttpRequest, code: str) -> HttpResponse:
    """Every place and score of the draft, beside the edition before. Whoever is on its embargo list reads it
    and is led to no page of the draft that is not hers."""
    actor = actor_of(request)
    with or_absent(code):
        preview = queries.get_preview(code, seen_by=actor)
        actions.note_early_reading(code=code, by=actor)
    own = queries.list_contestable(seen_by=actor)
    context = {
        "preview": preview,
        "may_see_drafts": policies.may_see_drafts(actor),
        "last_day": queries.last_early_day(code, actor),
        "own": {each.unit.code for each in own if each.content.header.code == code},
        "crumbs": from_desk(*draft_steps(code, actor), here=_here(preview.drafted)),
    }
    return render(request, "publication/preview.html", context)


@never_cache
@page(Permission.DESK_READ)
@require_safe
def unit(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """What the draft says of one department, with the records it rests on."""
    actor = actor_of(request)
    try:
        preview = queries.get_unit_preview(code, unit, seen_by=actor)
    except Refused as refusal:
        if refusal.problems[0].kind is problems.NOT_PERMITTED:
            raise PermissionDenied(Permission.CASE_OPEN) from None
        if refusal.problems[0].kind is problems.WINDOW_NOT_OPEN:
            return not_now(request, refusal.problems[0])
        raise Http404(code) from None
    definitions = preview.content.definitions
    is_open = queries.is_contested_now(code)
    hers = case_policies.may_open(actor, preview.content.path_of(unit))
    may_read = hers or policies.may_see_drafts(actor)
    requests = [*queries.list_requests(code, unit), *queries.list_open_cases(unit)] if may_read else []
    lines = record_lines(preview.content, preview.unit, "ask", requests)
    shown = page_of(request, of_item(request, lines), ROWS)
    context = {
        "preview": preview,
        "values": [(value, definitions.indicators[value.indicator]) for value in preview.values],
        "lines": shown.object_list,
        "items": items_of(lines),
        "about": request.GET.get("about", ""),
        "pager": pager(request, shown),
        "requests": requests,
        "may_ask": hers and is_open,
        "window": queries.find_window(code),
        "is_open": is_open,
        "hers": hers,
        "declared": queries.find_declared(code, preview.content, preview.unit),
        "digest": queries.digest_of(preview.content, preview.unit),
        "people": access.list_people(),
        "reasons": definitions.reasons,
        "crumbs": from_desk(*draft_steps(code, actor), here=_here(preview.drafted)),
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
