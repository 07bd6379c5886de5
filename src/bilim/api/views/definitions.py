"""The definitions that stand: codes by kind, and each as it is hashed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from bilim.api import problems, terms
from bilim.api.views.answering import CURRENT, NotThere
from bilim.rulebook import queries as rulebook
from bilim_engine.definitions import definition_to_json, to_json
from bilim_engine.problems import Place, Problem, near_hint

router = Router(tags=["definitions"])


@router.get(
    "/definitions", response={200: dict[str, list[str]], **terms.WRONG}, summary="Codes of all definitions"
)
@CURRENT
def list_definitions(request: HttpRequest) -> Any:
    """The code of each definition that stands, by kind; whole, in the order of the codes."""
    return {kind: sorted(found) for kind, found in to_json(rulebook.current_definitions()).items()}


@router.get(
    "/definitions/{kind}/{code}",
    response={200: dict[str, Any], **terms.MISSING_OR_WRONG},
    summary="One definition",
)
@CURRENT
def get_definition(request: HttpRequest, kind: terms.Kind, code: terms.DefinitionCode) -> Any:
    """The definition as its canonical JSON: what is hashed and stands in bundles.

    What its parts mean is said by the schema of definitions, `definitions/schema/` in the project.
    """
    known = getattr(rulebook.current_definitions(), kind)
    if code not in known:
        params = {"code": code, "near": near_hint(code, known)}
        raise NotThere(Problem(problems.UNKNOWN_DEFINITION, Place(field="code"), params))
    return definition_to_json(known[code])
