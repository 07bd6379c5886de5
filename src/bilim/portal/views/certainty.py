"""How sure the order of an edition is: the analysis that came out with it, to the last number."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import certainty
from bilim.portal.rules.certainty import UnitLine
from bilim.portal.terms import Cell, Column, Crumb, Sheet
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import Shown, Unknown, crumbs, of_edition, shown_page
from bilim.portal.views.sheets import files, sheet_response, source_line
from bilim_engine.definitions import Interval
from bilim_engine.definitions.analyses import Analysis
from bilim_engine.ratings.findings import Findings


@of_edition
def order(request: HttpRequest, shown: Shown, form: str = "") -> HttpResponseBase:
    """Intervals of all departments, and groups that cannot be told apart."""
    content, now, (analysis, findings) = shown.content, language(), analysis_of(shown)
    every = certainty.lines(content, now, address)
    if form:
        return sheet_response(_sheet(shown, every), form)
    interval = content.methodology.interval
    context = {
        "analysis": analysis,
        "among_first": _("Among the first %(count)s") % {"count": analysis.first},
        "among_last": _("Among the last %(count)s") % {"count": analysis.last},
        "findings": findings,
        "lines": every,
        "drawn": [line for line in every if line.standing.low is not None],
        "groups": certainty.groups(content, every),
        "told": certainty.told_share(content),
        "noisy": [
            (*certainty.leaf_title(content, each.indicator, now, address), each) for each in analysis.noise
        ],
        "by_weights": interval if isinstance(interval, Interval) else None,
        "downloads": files("certainty-file", code=shown.code),
        "crumbs": crumbs(shown, (_("How sure is the order"), "")),
    }
    return shown_page(request, "portal/certainty.html", shown, context)


def analysis_of(shown: Shown) -> tuple[Analysis, Findings]:
    """The analysis that came out with the edition, and what it found; `Unknown` where there was none."""
    content = shown.content
    if content.findings is None or content.analysis is None:
        where = address("edition", code=shown.code)
        raise Unknown(problems.NO_ANALYSIS, shown.code, Crumb(shown.code, where))
    return content.analysis, content.findings


def _sheet(shown: Shown, every: tuple[UnitLine, ...]) -> Sheet:
    analysis = shown.content.analysis
    first, last = (analysis.first, analysis.last) if analysis else (0, 0)
    columns = (
        Column("unit", _("Code")),
        Column("name", _("Department")),
        Column("rank", _("Place"), True),
        Column("low", _("Place from"), True),
        Column("high", _("Place to"), True),
        Column("joint_low", _("Together with all: from"), True),
        Column("joint_high", _("Together with all: to"), True),
        Column("first", _("Among the first %(count)s") % {"count": first}, True),
        Column("last", _("Among the last %(count)s") % {"count": last}, True),
        Column("ranked", _("Has a place"), True),
    )
    return Sheet(
        name=f"{shown.code}-certainty",
        title=_("How sure is the order"),
        columns=columns,
        rows=tuple(_cells(line) for line in every),
        source=source_line(shown),
        illustrative=shown.content.header.illustrative,
    )


def _cells(line: UnitLine) -> tuple[Cell, ...]:
    each = line.standing
    ends = (each.low, each.high, each.joint_low, each.joint_high)
    return (line.code, line.label, line.rank, *ends, each.first, each.last, each.ranked)
