"""What a corrected edition changed, against the edition it corrects."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from bilim.base.paging import page_of, pager
from bilim.base.templatetags.frame import language
from bilim.portal.rules.wishes import refusals
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import Shown, answers_every_parameter, crumbs, of_edition, shown_page
from bilim.publication import queries
from bilim_engine.problems import Refused

# Of each kind the first few, on one page; of one kind as many as a page over a slow line may have.
_FEW, _ROWS = 10, 60


@of_edition
@answers_every_parameter
def changes(request: HttpRequest, shown: Shown) -> HttpResponseBase:
    """The first changes of each kind; asked for a kind, all of it by pages."""
    groups = queries.list_changes(shown.content, language(), address)
    asked = {name: str(value) for name, value in request.GET.items() if name != "page"}
    if wrong := refusals(asked, {"kind": [each.kind for each in groups if each.lines]}):
        raise Refused(wrong)
    context: dict[str, object] = {
        "changes": groups,
        "most": _FEW,
        "crumbs": crumbs(shown, (_("What this revision changed"), "")),
    }
    if kind := asked.get("kind"):
        whole = next(each for each in groups if each.kind == kind)
        page = page_of(request, whole.lines, _ROWS)
        shown_lines = replace(whole, lines=tuple(page.object_list), total=whole.count)
        context |= {"changes": [shown_lines], "most": _ROWS, "pager": pager(request, page, kind)}
    return shown_page(request, "portal/changes.html", shown, context)
