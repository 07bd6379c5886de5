"""The first page and the editions."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal.rules import bands, departments, ranking, tiles
from bilim.portal.rules import certainty as sureness
from bilim.portal.rules.telling.editions import governed
from bilim.portal.rules.telling.told import Telling
from bilim.portal.terms import Column, Crumb, RatingRow, Sheet
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import Shown, load, of_edition, public, shown_page, tag_of
from bilim.portal.views.keeping import kept
from bilim.portal.views.offering import edition_files
from bilim.portal.views.sheets import files, sheet_response
from bilim.publication import queries
from bilim.publication.terms import ADJUSTED, EditionContent, EditionSummary, PublishedAdjustment
from bilim.registry import queries as registry
from bilim_engine.values import Missing


@public
def home(request: HttpRequest) -> HttpResponseBase:
    """The newest edition at a glance; before the first one, what will stand here."""
    current = queries.current_edition()
    if current is None:
        return render(request, "portal/no_edition.html")
    shown = load(current.code)
    return kept(request, tag_of(request, shown), lambda: _edition(request, shown, home=True))


@of_edition
def edition(request: HttpRequest, shown: Shown) -> HttpResponseBase:
    """One edition at a glance: map, ends of the table, how certain, what is missing, downloads."""
    return _edition(request, shown, home=False)


def _edition(request: HttpRequest, shown: Shown, *, home: bool) -> HttpResponse:
    content, now = shown.content, language()
    rows = ranking.rows(content, now, address)
    scored = [row for row in rows if row.result.rank is not None]
    places = registry.get_tiles()
    context = {
        "home": home,
        "rows": rows,
        "first": scored[:5],
        "last": scored[-5:],
        "unscored": [row for row in rows if row.result.rank is None],
        "tiles": tiles.tiles(rows, places, now),
        "undrawn": tiles.undrawn(rows, places),
        "oblasts": _by_oblast(rows),
        "bands": bands.marks(content.methodology, now),
        "certainty": certainty(rows),
        "told": sureness.told_share(content),
        "group": sureness.longest(sureness.groups(content, sureness.lines(content, now, address))),
        "gaps": gaps(content),
        "exceptions": [each for each in content.adjustments if has_effect(each)],
        "method": content.methodology,
        "criteria": queries.get_criteria(content),
        "governed": tuple(governed(Telling(content, now))),
        "downloads": files("table-file", code=shown.code),
        "documents": edition_files(shown),
        "changes": queries.list_changes(content, now, address),
        "crumbs": () if home else (Crumb(_("Rating"), address("home")), Crumb(content.header.period)),
    }
    return shown_page(request, "portal/edition.html", shown, context)


def _by_oblast(rows: Sequence[RatingRow]) -> list[tuple[str, list[RatingRow]]]:
    """The departments by oblast and name, as one looks for one's own."""
    found: dict[str, list[RatingRow]] = {}
    for row in sorted(rows, key=lambda each: (each.oblast, each.label)):
        found.setdefault(row.oblast, []).append(row)
    return list(found.items())


def certainty(rows: Sequence[RatingRow]) -> dict[str, object]:
    """How far places may be trusted: the middle width of the intervals, and how many touch the first ten."""
    known = [
        row.result for row in rows if row.result.rank_low is not None and row.result.rank_high is not None
    ]
    widths = [Decimal(result.rank_high - result.rank_low + 1) for result in known]  # type: ignore[operator]
    firm = [result for result in known if result.rank_low == result.rank_high]
    return {"width": departments.median(widths), "firm": len(firm), "count": len(known)}


def has_effect(adjustment: PublishedAdjustment) -> bool:
    """Whether the exception changes any score of this edition; one of another year does not."""
    return any(effect.score_with != effect.score_without for effect in adjustment.effects)


def gaps(content: EditionContent) -> dict[str, int]:
    """How much is missing: values without a number, of all that the method asks for."""
    values = [value for value in content.values if value.variant == ADJUSTED]
    missing = [value for value in values if isinstance(value.value, Missing)]
    illustrative = [value for value in values if value.illustrative and isinstance(value.value, Decimal)]
    return {"values": len(values), "missing": len(missing), "illustrative": len(illustrative)}


@public
def editions(request: HttpRequest, form: str = "") -> HttpResponseBase:
    """Every edition ever published, corrected ones included."""
    summaries = tuple(queries.list_editions())
    if form:
        return sheet_response(_editions_sheet(summaries), form)
    context = {
        "editions": sorted(summaries, key=lambda each: (each.period, each.revision), reverse=True),
        "illustrative": any(each.illustrative for each in summaries),
        "downloads": files("editions-file"),
    }
    return render(request, "portal/editions.html", context)


def _editions_sheet(summaries: Sequence[EditionSummary]) -> Sheet:
    heads = ("code", "period", "revision", "state", "published_at", "sha256")
    return Sheet(
        name="bilim-editions",
        title=_("Editions"),
        columns=tuple(Column(head, head) for head in heads),
        rows=tuple(tuple(str(getattr(each, head)) for head in heads) for each in summaries),
        source="Bilim, CC BY 4.0",
        illustrative=any(each.illustrative for each in summaries),
    )


@of_edition
def bundle(request: HttpRequest, shown: Shown) -> HttpResponseBase:
    """The signed bundle, byte for byte as it was signed; of a draft, the unsigned one that is checked."""
    if shown.is_draft:
        return redirect("publication:draft-bundle", shown.code)
    content = queries.bundle_bytes(shown.code)
    response = HttpResponse(content, content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{shown.code}.zip"'
    return response
