"""A department beside those most like it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import alike, naming
from bilim.portal.terms import Cell, Column, Sheet
from bilim.portal.views.addresses import address
from bilim.portal.views.departments import unit_of
from bilim.portal.views.frozen import Shown, crumbs, of_edition_and_rules, shown_page
from bilim.portal.views.sheets import files, sheet_response, source_line
from bilim.publication import queries
from bilim.publication.terms import RegisterUnit
from bilim.rulebook import queries as rulebook
from bilim_engine.problems import Place, Problem, Refused


@of_edition_and_rules
def peers(request: HttpRequest, shown: Shown, unit: str, form: str = "") -> HttpResponseBase:
    """The peers of the department: who, why these, and where it stands among them."""
    now, owner = language(), unit_of(shown, unit)
    subject = _subject(shown, owner, now)
    lines = alike.indicator_lines(subject)
    if form:
        return sheet_response(_sheet(shown, owner, lines), form)
    where = address("edition-department", code=shown.code, unit=unit)
    codes = [each.unit for each in subject.peers]
    asked = urlencode([("unit", code) for code in (unit, *codes[:3])])
    context = {
        "unit": owner,
        "label": naming.label(owner, now),
        "result": shown.content.placed(unit),
        "rule": subject.rule,
        "peers": alike.peer_lines(subject),
        "compare_with_peers": f"{address('compare', code=shown.code)}?{asked}",
        "characteristics": alike.characteristic_lines(subject),
        "lines": lines,
        "downloads": files("peers-file", code=shown.code, unit=unit),
        "crumbs": crumbs(shown, (naming.label(owner, now), where), (_("Departments alike"), "")),
    }
    return shown_page(request, "portal/peers.html", shown, context)


def _subject(shown: Shown, owner: RegisterUnit, now: str) -> alike.Subject:
    """The department with its peers; refused where it is not judged, or nobody said who is alike."""
    if not owner.ranked:
        params = {"unit": naming.label(owner, now)}
        raise Refused([Problem(problems.NOTHING_TO_TRY, Place(), params)])
    method = shown.content.header.methodology.code
    rule = rulebook.approved_definitions().peers_of(method)
    if rule is None:
        raise Refused([Problem(problems.NOBODY_ALIKE, Place(), {"code": method})])
    found = queries.list_peers(shown.content, owner.code, rule)
    return alike.Subject(shown.content, owner.code, rule, found, now, address)


def peer_lines_of(shown: Shown, owner: RegisterUnit) -> tuple[alike.PeerLine, ...]:
    """The peers as their page names them; nobody where no rule says who is alike."""
    try:
        return alike.peer_lines(_subject(shown, owner, language()))
    except Refused:
        return ()


def _sheet(shown: Shown, owner: RegisterUnit, lines: tuple[alike.IndicatorAmong, ...]) -> Sheet:
    heads = (
        Column("title", _("Indicator")),
        Column("unit", _("Unit")),
        Column("value", _("Value"), True),
        Column("median", _("Median of the peers"), True),
        Column("gap", _("Gap"), True),
        Column("percentile", _("Share of the peers it is ahead of, per cent"), True),
        Column("peers", _("Peers with a value"), True),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.title,
            each.measure,
            each.value,
            each.among.middle,
            each.among.gap,
            None if each.among.ahead is None else each.among.ahead * 100,
            each.among.count,
        )
        for each in lines
    )
    title = f"{_('Departments alike')}: {naming.label(owner, language())}"
    name = f"{shown.code}-{owner.code}-peers"
    return Sheet(name, title, heads, rows, source_line(shown), shown.content.header.illustrative)
