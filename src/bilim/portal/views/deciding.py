"""What decides the order of an edition: choices, indicators and exceptions; whether it holds together."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal.rules import certainty, coherence
from bilim.portal.terms import Cell, Column, Sheet
from bilim.portal.views.addresses import address
from bilim.portal.views.certainty import analysis_of
from bilim.portal.views.frozen import Shown, crumbs, of_edition, shown_page
from bilim.portal.views.sheets import files, sheet_response, source_line


@of_edition
def what_decides(request: HttpRequest, shown: Shown) -> HttpResponseBase:
    """What each choice, indicator and exception does to the order, and whether weights do what they say."""
    content, now, (analysis, _findings) = shown.content, language(), analysis_of(shown)
    sure = address("certainty", code=shown.code)
    weights, pairs = coherence.weights(content, now, address), coherence.pairs(content, now, address)
    shares = [share for line in weights for share in (line.nominal, line.linear) if share is not None]
    context = {
        "analysis": analysis,
        "sure": sure,
        "factors": certainty.factors(content),
        "left_out": certainty.left_out(content, now, address),
        "dropped": certainty.dropped(content, now),
        "weights": weights,
        "most": max(shares, default=None),
        "farthest": coherence.farthest(weights),
        "pairs": pairs[: coherence.NAMED],
        "redundant": [line for line in pairs if line.pair.redundant],
        "nearly_same": coherence.NEARLY_SAME,
        "triangle": coherence.triangle(content, now, address),
        "parts": coherence.parts(content, now),
        "weights_files": files("weights-file", code=shown.code),
        "correlations_files": files("correlations-file", code=shown.code),
        "crumbs": crumbs(shown, (_("How sure is the order"), sure), (_("What decides the order"), "")),
    }
    return shown_page(request, "portal/what_decides.html", shown, context)


@of_edition
def weights(request: HttpRequest, shown: Shown, form: str) -> HttpResponseBase:
    """The weights on paper and in effect, as a file."""
    analysis_of(shown)
    columns = (
        Column("indicator", _("Code")),
        Column("title", _("Indicator")),
        Column("nominal", _("On paper"), True),
        Column("linear", _("By correlation"), True),
        Column("main_effect", _("By variance"), True),
    )
    rows = tuple(
        (line.path, line.title, line.nominal, line.linear, line.main_effect)
        for line in coherence.weights(shown.content, language(), address)
    )
    return sheet_response(_sheet(shown, "weights", _("Weights on paper and in effect"), columns, rows), form)


@of_edition
def correlations(request: HttpRequest, shown: Shown, form: str) -> HttpResponseBase:
    """How far every two indicators go together, as a file."""
    analysis_of(shown)
    columns = (
        Column("one", _("Code")),
        Column("one_title", _("Indicator")),
        Column("other", _("Code of the other")),
        Column("other_title", _("The other indicator")),
        Column("same_direction", _("Of one direction")),
        Column("correlation", _("Correlation"), True),
        Column("units", _("Departments compared"), True),
        Column("redundant", _("Nearly the same")),
    )
    rows = tuple(
        (
            line.pair.one,
            line.one,
            line.pair.other,
            line.other,
            _truth(line.inside),
            line.pair.correlation,
            line.pair.units,
            _truth(line.pair.redundant),
        )
        for line in coherence.pairs(shown.content, language(), address)
    )
    return sheet_response(
        _sheet(shown, "correlations", _("How far indicators go together"), columns, rows), form
    )


def _truth(holds: bool) -> str:
    return "true" if holds else "false"


def _sheet(
    shown: Shown, name: str, title: str, columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]
) -> Sheet:
    return Sheet(
        name=f"{shown.code}-{name}",
        title=title,
        columns=columns,
        rows=rows,
        source=source_line(shown),
        illustrative=shown.content.header.illustrative,
    )
