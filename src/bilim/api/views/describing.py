"""The description of the interface: what the framework knows of the addresses, completed for people.

Each answer has a true example (`examples.json`; a test holds each against the living answer), its headers and
the answer to who has it already; every error has its body.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from bilim.api.views.answering import MARK

_ERRORS = {
    "404": "There is nothing under this code, in the address or in a parameter; `hint` says where to look.",
    "422": "A parameter is wrong or not known here; `where` names it.",
}
_KEPT = "The reader has this answer already: sent for `If-None-Match` with its `ETag`, without a body."
_HEADERS = {
    "ETag": "Stands for this very answer; send it back as `If-None-Match`.",
    "Cache-Control": "How many seconds the answer may be kept.",
    "Link": "The licence, CC BY 4.0.",
}
_MARKED = "`true` where figures of the edition are invented: say so wherever you show one."


@cache
def examples() -> dict[str, dict[str, dict[str, Any]]]:
    """By operation and status: an address, and what it answers, lists cut to their first two."""
    found = json.loads(Path(__file__).with_name("examples.json").read_text(encoding="utf-8"))
    return dict(found)


class Interface(NinjaAPI):
    """An interface whose description says all that its users have to know."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return str(operation.view_func.__name__)

    def get_openapi_schema(self, **asked: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**asked)
        for told in schema["paths"].values():
            _complete(told["get"])
        return schema


def _complete(operation: dict[str, Any]) -> None:
    shown = examples()[operation["operationId"]]
    responses = {str(status): told for status, told in operation["responses"].items()}
    for status, told in responses.items():
        told["description"] = _ERRORS.get(status, operation["summary"])
        if status in shown:
            next(iter(told["content"].values()))["example"] = shown[status]["answer"]
    # The framework calls every answer JSON, and leaves that beside what is said of a file.
    if "application/zip" in (content := responses["200"]["content"]):
        content.pop("application/json")
    responses["200"]["headers"] = {name: _header(text) for name, text in _headers(operation).items()}
    operation["responses"] = responses | {"304": {"description": _KEPT}}
    for parameter in operation["parameters"]:
        # OpenAPI calls a list of examples by another name beside a parameter than within a schema.
        if found := parameter.pop("examples", None):
            parameter["example"] = found[0]


def _headers(operation: dict[str, Any]) -> dict[str, str]:
    is_frozen = "x-frozen" in operation
    return _HEADERS | ({MARK: _MARKED} if is_frozen else {})


def _header(text: str) -> dict[str, Any]:
    return {"description": text, "schema": {"type": "string"}}
