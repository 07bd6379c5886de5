"""Editions: which there are, and the figures, records and bundle of each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bilim.api import problems, rules, terms
from bilim.api.views.answering import CURRENT, FROZEN, NotThere
from bilim.publication import queries
from bilim.publication.terms import EditionContent, EditionSummary
from bilim_engine.problems import Place, Problem

router = Router(tags=["editions"])
_FROZEN: dict[str, Any] = {"x-frozen": True}
_ZIP = {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}


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


@router.get(
    "/editions/{code}/results",
    response={200: list[terms.Result], **terms.MISSING_OR_WRONG},
    summary="Places",
    openapi_extra=_FROZEN,
)
@FROZEN
def list_results(
    request: HttpRequest,
    code: terms.EditionCode,
    variant: terms.Variant = "adjusted",
    unit: terms.UnitCode = "",
) -> Any:
    """Score, place, interval and band of each department; whole (one row a department), by code of unit."""
    found = _content(code).results
    return [rules.result(each) for each in found if each.variant == variant and unit in ("", each.unit)]


@router.get(
    "/editions/{code}/uncertainty",
    response={200: terms.Uncertainty, **terms.MISSING_OR_WRONG},
    summary="How sure the order is",
    openapi_extra=_FROZEN,
)
@FROZEN
def get_uncertainty(request: HttpRequest, code: terms.EditionCode, unit: terms.UnitCode = "") -> Any:
    """Intervals of places, shares of draws among the first and the last, groups whose order cannot be told.

    Whole (one row a department), by code of unit. An edition without an analysis answers 404.
    """
    found = rules.uncertainty(_content(code), unit)
    if found is None:
        raise NotThere(Problem(problems.NO_ANALYSIS, Place(field="code"), {"code": code}))
    return found


@router.get(
    "/editions/{code}/values",
    response={200: list[terms.Figure], **terms.MISSING_OR_WRONG},
    summary="Indicators",
    openapi_extra=_FROZEN,
)
@FROZEN
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
    return [
        rules.figure(each)
        for each in _content(code).values
        if each.variant == variant and unit in ("", each.unit) and indicator in ("", each.indicator)
    ]


@router.get(
    "/editions/{code}/scores",
    response={200: list[terms.Score], **terms.MISSING_OR_WRONG},
    summary="Scores",
    openapi_extra=_FROZEN,
)
@FROZEN
def list_scores(
    request: HttpRequest,
    code: terms.EditionCode,
    variant: terms.Variant = "adjusted",
    unit: terms.UnitCode = "",
) -> Any:
    """Each node of the tree for each department; contributions of one department add up to its score.

    Whole (departments times nodes), by code of unit, then of node.
    """
    found = _content(code).scores
    return [rules.score(each) for each in found if each.variant == variant and unit in ("", each.unit)]


@router.get(
    "/editions/{code}/facts",
    response={200: terms.Facts, **terms.MISSING_OR_WRONG},
    summary="Records",
    openapi_extra=_FROZEN,
)
@FROZEN
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
    found = [
        each
        for each in _content(code).facts
        if unit in ("", each.unit) and item in ("", each.item) and period in ("", each.period)
    ]
    page = [rules.fact(each) for each in found[offset : offset + limit]]
    return terms.Facts(total=len(found), offset=offset, limit=limit, facts=page)


@router.get(
    "/editions/{code}/bundle",
    response={200: bytes, **terms.MISSING_OR_WRONG},
    summary="The signed bundle",
    openapi_extra=_FROZEN | {"responses": {200: _ZIP}},
)
@FROZEN
def get_bundle(request: HttpRequest, code: terms.EditionCode) -> Any:
    """The bundle, byte for byte as it was signed: a ZIP that verifies itself.

    `python3 BUNDLE.zip` recomputes it on any machine with Python; so does `./bilim verify BUNDLE.zip`.
    """
    content = queries.bundle_bytes(_summary(code).code)
    response = HttpResponse(content, content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{code}.zip"'
    return response
