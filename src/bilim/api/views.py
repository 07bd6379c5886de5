"""The interface, version 1. Reads published editions, the definitions that stand, and the register."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.utils.translation import get_language
from ninja import NinjaAPI, Path, Query
from ninja.decorators import decorate_view
from ninja.errors import ValidationError

from bilim.api import problems, rules, terms
from bilim.publication import queries
from bilim.publication.terms import EditionContent, EditionSummary
from bilim.registry import queries as registry
from bilim.rulebook import queries as rulebook
from bilim_engine.definitions import Definitions, definition_to_json, to_json
from bilim_engine.problems import LANGUAGES, Place, Problem, Refused, nearest

Kind = Literal[
    "items", "parameters", "indicators", "methodologies", "reasons", "units_of_measure", "breakdowns"
]
Variant = Literal["adjusted", "unadjusted"]
# Codes are short; longer text is a mistake, and no code holds a control character.
_SHAPE = r"^[^\x00-\x1f]*$"
EditionCode = Annotated[
    str, Path(max_length=100, pattern=_SHAPE, description="Code of an edition, `departments-2025-1`.")
]
UnitCode = Annotated[
    str, Query("", max_length=100, pattern=_SHAPE, description="Only this unit; empty for all.")
]

api = NinjaAPI(
    title="Bilim",
    version="1",
    description="Published editions of the rating of education departments of the Kyrgyz Republic. "
    "Read only, under CC BY 4.0: name Bilim and the edition. Where `illustrative` (or the header "
    "`Bilim-Illustrative`) is true, figures are invented: say so wherever you show them. Every error, 404, "
    "405 and 422 alike, has one body; a parameter that is not described here is refused, never ignored.",
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api-1",
)


class NotThere(Exception):
    """What was asked for is not there."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.code)


def language() -> str:
    """The language of sentences: what the reader's programs accept, else Kyrgyz."""
    active = (get_language() or "ky").split("-")[0]
    return active if active in LANGUAGES else "ky"


def failure(problem: Problem, status: int) -> HttpResponse:
    """The one body of every error."""
    now = language()
    body = terms.Failure(
        code=problem.code, message=problem.message(now), hint=problem.hint(now), where=str(problem.place)
    )
    response = HttpResponse(
        body.model_dump_json(), status=status, content_type="application/json; charset=utf-8"
    )
    patch_vary_headers(response, ["Accept-Language"])
    return response


@api.exception_handler(NotThere)
def _not_there(request: HttpRequest, fault: NotThere) -> HttpResponse:
    return failure(fault.problem, 404)


@api.exception_handler(ValidationError)
def _wrong(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    where = ".".join(str(part) for part in fault.errors[0]["loc"])
    name = str(fault.errors[0]["loc"][-1])
    return failure(Problem(problems.WRONG_PARAMETER, Place(field=where), {"name": name}), 422)


def kept(age: int) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """The answer carries a tag and may be kept so many seconds; who has it already gets 304."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            response = view(request, *args, **kwargs)
            if response.status_code != 200:
                return response
            if age == FROZEN_AGE:
                # A list has no place of its own for the mark.
                mark = queries.get_content(kwargs["code"]).header.illustrative
                response.headers["Bilim-Illustrative"] = "true" if mark else "false"
            tag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
            response.headers["ETag"] = tag
            response.headers["Cache-Control"] = f"public, max-age={age}"
            return get_conditional_response(request, etag=tag, response=response) or response

        return answered

    return decorate


# An edition is frozen; lists of editions and what stands today change.
FROZEN_AGE, CURRENT_AGE = 86_400, 300
FROZEN = decorate_view(kept(FROZEN_AGE))
CURRENT = decorate_view(kept(CURRENT_AGE))
MISSING_OR_WRONG: dict[int, Any] = {404: terms.Failure, 422: terms.Failure}


def _summary(code: str) -> EditionSummary:
    found = next((each for each in queries.list_editions() if each.code == code), None)
    if found is None:
        raise NotThere(Problem(problems.UNKNOWN_EDITION, Place(field="code"), {"code": code}))
    return found


def _content(code: str) -> EditionContent:
    return queries.get_content(_summary(code).code)


@api.get("/editions", response={200: list[terms.Summary]}, tags=["editions"], summary="All editions")
@CURRENT
def list_editions(request: HttpRequest) -> Any:
    """Every edition ever published, corrected ones included."""
    return [rules.summary(each) for each in queries.list_editions()]


@api.get(
    "/editions/{code}",
    response={200: terms.Edition, **MISSING_OR_WRONG},
    tags=["editions"],
    summary="One edition",
)
@CURRENT
def get_edition(request: HttpRequest, code: EditionCode) -> Any:
    """An edition with its method, key and sizes."""
    return rules.edition(_summary(code), _content(code))


@api.get(
    "/editions/{code}/results",
    response={200: list[terms.Result], **MISSING_OR_WRONG},
    tags=["editions"],
    summary="Places",
)
@FROZEN
def list_results(
    request: HttpRequest, code: EditionCode, variant: Variant = "adjusted", unit: UnitCode = ""
) -> Any:
    """Score, place, interval and band of each department."""
    found = _content(code).results
    return [rules.result(each) for each in found if each.variant == variant and unit in ("", each.unit)]


@api.get(
    "/editions/{code}/values",
    response={200: list[terms.Figure], **MISSING_OR_WRONG},
    tags=["editions"],
    summary="Indicators",
)
@FROZEN
def list_values(
    request: HttpRequest,
    code: EditionCode,
    variant: Variant = "adjusted",
    unit: UnitCode = "",
    indicator: UnitCode = "",
) -> Any:
    """The value of each indicator for each department, or the reason there is none."""
    return [
        rules.figure(each)
        for each in _content(code).values
        if each.variant == variant and unit in ("", each.unit) and indicator in ("", each.indicator)
    ]


@api.get(
    "/editions/{code}/scores",
    response={200: list[terms.Score], **MISSING_OR_WRONG},
    tags=["editions"],
    summary="Scores",
)
@FROZEN
def list_scores(
    request: HttpRequest, code: EditionCode, variant: Variant = "adjusted", unit: UnitCode = ""
) -> Any:
    """Each node of the tree for each department; contributions of one department add up to its score."""
    found = _content(code).scores
    return [rules.score(each) for each in found if each.variant == variant and unit in ("", each.unit)]


@api.get(
    "/editions/{code}/facts",
    response={200: terms.Facts, **MISSING_OR_WRONG},
    tags=["editions"],
    summary="Records",
)
@FROZEN
def list_facts(
    request: HttpRequest,
    code: EditionCode,
    unit: UnitCode = "",
    item: UnitCode = "",
    period: UnitCode = "",
    offset: Annotated[int, Query(0, ge=0, le=10_000_000)] = 0,
    limit: Annotated[int, Query(1000, ge=1, le=5000)] = 1000,
) -> Any:
    """The records everything is computed from, in the order of the bundle, by pages."""
    found = [
        each
        for each in _content(code).facts
        if unit in ("", each.unit) and item in ("", each.item) and period in ("", each.period)
    ]
    page = [rules.fact(each) for each in found[offset : offset + limit]]
    return terms.Facts(total=len(found), offset=offset, limit=limit, facts=page)


@api.get(
    "/editions/{code}/bundle",
    response={200: bytes, **MISSING_OR_WRONG},
    tags=["editions"],
    summary="The signed bundle",
    openapi_extra={
        "responses": {
            200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}
        }
    },
)
@FROZEN
def get_bundle(request: HttpRequest, code: EditionCode) -> Any:
    """The bundle, byte for byte as it was signed: a ZIP that verifies itself."""
    content = queries.bundle_bytes(_summary(code).code)
    response = HttpResponse(content, content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{code}.zip"'
    return response


def _definitions() -> Definitions:
    """What stands; nothing before the first adoption."""
    try:
        return rulebook.get_definitions()
    except Refused:
        return Definitions()


@api.get(
    "/definitions",
    response={200: dict[str, list[str]]},
    tags=["definitions"],
    summary="Codes of all definitions",
)
@CURRENT
def list_definitions(request: HttpRequest) -> Any:
    """The code of each definition that stands, by kind."""
    return {kind: list(found) for kind, found in to_json(_definitions()).items()}


@api.get(
    "/definitions/{kind}/{code}",
    response={200: dict[str, Any], **MISSING_OR_WRONG},
    tags=["definitions"],
    summary="One definition",
)
@CURRENT
def get_definition(request: HttpRequest, kind: Kind, code: EditionCode) -> Any:
    """The definition as its canonical JSON: what is hashed and stands in bundles."""
    known = getattr(_definitions(), kind)
    if code not in known:
        params = {"code": code, "near": nearest(code, known) or "–"}
        raise NotThere(Problem(problems.UNKNOWN_DEFINITION, Place(field="code"), params))
    return definition_to_json(known[code])


@api.get(
    "/register",
    response={200: terms.Register, 422: terms.Failure},
    tags=["register"],
    summary="Units on a day",
)
@CURRENT
def get_register(
    request: HttpRequest, as_of: terms.Day | None = None, boundaries: terms.Day | None = None
) -> Any:
    """Every unit of the register as it stood on a day; today, where no day is given.

    `boundaries` is another day: each unit then says which units cover its ground on that day.
    """
    day = as_of or timezone.localdate()
    grounds = registry.list_grounds(day, boundaries) if boundaries else {}
    counted = rules.institutions(
        registry.count_institutions(day), registry.count_institutions(day, illustrative=True)
    )
    units = [
        rules.unit(each, counted.get(each.code, []), grounds.get(each.code))
        for each in registry.list_units(day)
    ]
    return terms.Register(as_of=day, boundaries=boundaries, units=units)
