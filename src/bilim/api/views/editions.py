"""Editions: which there are, and the figures, records and bundle of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bilim.api import problems, rules, terms
from bilim.api.views.answering import CURRENT, FROZEN, NotThere
from bilim.publication import queries
from bilim.publication.terms import CHANGED_PLACES, EditionContent, EditionSummary
from bilim_engine.problems import Place, Problem

router = Router(tags=["editions"])
Row = TypeVar("Row")
View = TypeVar("View", bound=Callable[..., Any])
_ZIP = {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}


def _frozen(part: str, answer: Any, summary: str, **told: Any) -> Callable[[View], View]:
    """The view answers at this part of an edition, which never changes."""

    def told_of(view: View) -> View:
        where, answers = f"/editions/{{code}}/{part}", {200: answer, **terms.MISSING_OR_WRONG}
        extra = {"x-frozen": True, **told}
        tell = router.get(where, response=answers, summary=summary, openapi_extra=extra)
        return tell(FROZEN(view))

    return told_of


def _chosen(found: Iterable[Row], **asked: str) -> list[Row]:
    """The rows that are as asked in each of these; an empty wish leaves all."""
    wishes = [(name, wish) for name, wish in asked.items() if wish]
    return [each for each in found if all(getattr(each, name) == wish for name, wish in wishes)]


def _summary(code: str) -> EditionSummary:
    found = next((each for each in queries.list_editions() if each.code == code), None)
    if found is None:
        raise NotThere(Problem(problems.UNKNOWN_EDITION, Place(field="code"), {"code": code}))
    return found


def _content(code: str) -> EditionContent:
    return queries.get_content(_summary(code).code)


@router.get("/editions", response={200: list[terms.Summary], **terms.WRONG}, summary="All editions")
@CURRENT
def list_editions(request: HttpRequest) -> Any:
    """Every edition ever published, corrected ones included; whole (a few a year), the newest first."""
    return [rules.summary(each) for each in queries.list_editions()]


@router.get(
    "/editions/{code}", response={200: terms.Edition, **terms.MISSING_OR_WRONG}, summary="One edition"
)
@CURRENT
def get_edition(request: HttpRequest, code: terms.EditionCode) -> Any:
    """An edition with its method, key and sizes."""
    return rules.edition(_summary(code), _content(code))


@_frozen("results", list[terms.Result], "Places")
def list_results(
    request: HttpRequest,
    code: terms.EditionCode,
    variant: terms.Variant = "adjusted",
    unit: terms.UnitCode = "",
) -> Any:
    """Score, place, interval and band of each department; whole (one row a department), by code of unit."""
    content = _content(code)
    return [rules.result(content, each) for each in _chosen(content.results, variant=variant, unit=unit)]


@_frozen("uncertainty", terms.Uncertainty, "How sure the order is")
def get_uncertainty(request: HttpRequest, code: terms.EditionCode, unit: terms.UnitCode = "") -> Any:
    """Intervals of places, shares of draws among the first and the last, groups whose order cannot be told.

    Whole (one row a department), by code of unit. An edition without an analysis answers 404.
    """
    found = rules.uncertainty(_content(code), unit)
    if found is None:
        raise NotThere(Problem(problems.NO_ANALYSIS, Place(field="code"), {"code": code}))
    return found


@_frozen("values", list[terms.Figure], "Indicators")
def list_values(
    request: HttpRequest,
    code: terms.EditionCode,
    variant: terms.Variant = "adjusted",
    unit: terms.UnitCode = "",
    indicator: terms.IndicatorCode = "",
) -> Any:
    """The value of each indicator for each department, or the reason there is none.

    Whole (departments times indicators), by code of unit, then of indicator.
    """
    found = _chosen(_content(code).values, variant=variant, unit=unit, indicator=indicator)
    return list(map(rules.figure, found))


@_frozen("scores", list[terms.Score], "Scores")
def list_scores(
    request: HttpRequest,
    code: terms.EditionCode,
    variant: terms.Variant = "adjusted",
    unit: terms.UnitCode = "",
) -> Any:
    """Each node of the tree for each department; contributions of one department add up to its score.

    Whole (departments times nodes), by code of unit, then of node.
    """
    return list(map(rules.score, _chosen(_content(code).scores, variant=variant, unit=unit)))


@_frozen("facts", terms.Facts, "Records")
def list_facts(
    request: HttpRequest,
    code: terms.EditionCode,
    unit: terms.UnitCode = "",
    item: terms.ItemCode = "",
    period: terms.Period = "",
    offset: terms.Offset = 0,
    limit: terms.Limit = 1000,
) -> Any:
    """The records everything is computed from, by pages: by unit, item, period and breakdown.

    A page holds `limit` of them, 5000 at most; ask again with `offset` until `total` is reached.
    """
    found = _chosen(_content(code).facts, unit=unit, item=item, period=period)
    page = [rules.fact(each) for each in found[offset : offset + limit]]
    return terms.Facts(total=len(found), offset=offset, limit=limit, facts=page)


@_frozen("changes", terms.Changes, "What a revision changed")
def list_changes(request: HttpRequest, code: terms.EditionCode, unit: terms.UnitCode = "") -> Any:
    """Each figure that differs from the corrected edition, before and after, and the reason for the revision.

    Whole, in the order of the bundle: what was put right, and what followed from it. Nothing for what came
    out first. Places of different methods are never compared: then no change is a `rank` or an `interval`.
    """
    content = _content(code)
    told = content.corrections
    compared = not told.corrects or content.follows_method_of(_content(told.corrects))
    chosen = [
        each for each in _chosen(told.changes, unit=unit) if compared or each.kind not in CHANGED_PLACES
    ]
    return terms.Changes(
        corrects=told.corrects,
        reason=dict(told.reason),
        ranks_compared=compared,
        changes=[rules.change(each) for each in chosen],
    )


@_frozen("bundle", bytes, "The signed bundle", responses={200: _ZIP})
def get_bundle(request: HttpRequest, code: terms.EditionCode) -> Any:
    """The bundle, byte for byte as it was signed: a ZIP that verifies itself.

    `python3 BUNDLE.zip` recomputes it on any machine with Python; so does `./bilim verify BUNDLE.zip`.
    """
    content = queries.bundle_bytes(_summary(code).code)
    response = HttpResponse(content, content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{code}.zip"'
    return response
