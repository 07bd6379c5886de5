"""Methodologies: the tree with its weights, bands, missing values, and each decision with its argument."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import bands, naming
from bilim.portal.templatetags.certainty import noise_words
from bilim.portal.terms import Crumb
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import Unknown, public
from bilim.portal.views.keeping import etag, kept, kept_as_made
from bilim.portal.views.method_files import bands_sheet, lines, tree_sheet
from bilim.portal.views.sheets import files, sheet_response
from bilim.publication import queries
from bilim.publication.terms import EditionSummary
from bilim.registry import queries as registry
from bilim.rulebook import queries as rulebook
from bilim.rulebook.terms import Frozen
from bilim_engine.definitions import Definitions, Methodology
from bilim_engine.definitions.analyses import Analysis
from bilim_engine.problems import nearest

# Choices of the method, argued among its decisions: each is shown where the choice is.
_CHOICES = ("bands", "interval")


@public
def methodologies(request: HttpRequest) -> HttpResponseBase:
    """Every methodology with its status: ours is a proposal, the one of 2021 is only reported."""
    now = language()
    context = {
        "methods": [
            (method, naming.said(method.title, now), naming.said(method.summary, now))
            for method in rulebook.current_definitions().methodologies.values()
        ],
        "crumbs": (Crumb(_("Rating"), address("home")), Crumb(_("Methodology"))),
    }
    return render(request, "portal/methodologies.html", context)


@public
def methodology(request: HttpRequest, code: str, form: str = "") -> HttpResponseBase:
    """One methodology in full, so that anybody could compute the rating by hand; its tree as a file."""
    definitions, found = _chosen(code)
    if form:
        return kept_as_made(request, sheet_response(tree_sheet(found, definitions), form))
    editions = queries.list_editions()
    frozen = rulebook.list_frozen(code)
    criteria = "" if found.is_reported else rulebook.criteria_sha256(definitions, code)
    analysis = definitions.analysis_of(code)
    known = (str(found), str(analysis), str(editions), str(timezone.localdate()), criteria, str(frozen))
    tag = etag(request, *known)
    return kept(request, tag, lambda: _methodology(request, found, definitions, editions, criteria, frozen))


@public
def bands_file(request: HttpRequest, code: str, form: str) -> HttpResponseBase:
    """The bands of the overall score as a file."""
    _definitions, found = _chosen(code)
    return kept_as_made(request, sheet_response(bands_sheet(found), form))


def _chosen(code: str) -> tuple[Definitions, Methodology]:
    """The methodology with this code and the definitions it is of, or `Unknown` with the nearest."""
    definitions = rulebook.current_definitions()
    found = definitions.methodologies.get(code)
    if found is None:
        near = nearest(code, definitions.methodologies)
        ways = [Crumb(near, address("methodology", code=near))] if near else []
        raise Unknown(problems.UNKNOWN_METHODOLOGY, code, *ways)
    return definitions, found


def _methodology(
    request: HttpRequest,
    found: Methodology,
    definitions: Definitions,
    editions: Sequence[EditionSummary],
    criteria: str,
    frozen: Sequence[Frozen],
) -> HttpResponse:
    now = language()
    title = naming.said(found.title, now)
    analysis = definitions.analysis_of(found.code)
    context = {
        "analysis": analysis,
        "noisy": _by_noise(analysis, definitions, now) if analysis else {},
        "method": found,
        "title": title,
        "lines": list(lines(found, definitions, now)),
        "bands": bands.marks(found, now),
        "adjustments": [(each, _names(each.units, now)) for each in found.adjustments],
        "argued": {each.gap: each for each in found.decisions if each.gap in _CHOICES},
        "decisions": [each for each in found.decisions if each.gap not in _CHOICES],
        "editions": [each for each in editions if _used(each.code, found.code)],
        "reasons": definitions.reasons,
        "criteria": criteria,
        "frozen": frozen,
        "is_frozen": criteria in [each.sha256 for each in frozen],
        "downloads": files("methodology-file", code=found.code),
        "band_files": files("bands-file", code=found.code),
        "crumbs": (
            Crumb(_("Rating"), address("home")),
            Crumb(_("Methodology"), address("methodologies")),
            Crumb(title),
        ),
    }
    return render(request, "portal/methodology.html", context)


def _by_noise(analysis: Analysis, definitions: Definitions, language: str) -> dict[str, list[str]]:
    """How chance moves figures, in words, with the titles of the indicators it moves so."""
    found: dict[str, list[str]] = {}
    for each in analysis.noise:
        title = naming.said(definitions.indicators[each.indicator].title, language)
        found.setdefault(noise_words(each), []).append(title)
    return found


def _names(codes: Iterable[str], now: str) -> list[str]:
    """The departments by name, as the register has them today; a code that it does not know stays a code."""
    today = timezone.localdate()
    units = [(code, registry.find_unit(code, today)) for code in codes]
    return [naming.said(unit.names, now) if unit else code for code, unit in units]


def _used(edition: str, methodology: str) -> bool:
    return queries.get_content(edition).header.methodology.code == methodology
