"""The interface, version 1. Reads published editions, the definitions that stand, and the register."""

from __future__ import annotations

from ninja.errors import ValidationError

from bilim.api.views import definitions, editions, register
from bilim.api.views.answering import (
    CURRENT_AGE,
    Failed,
    NotThere,
    failure,
    language,
    not_there,
    tagged,
    to_anybody,
    wrong,
)
from bilim.api.views.describing import Interface

_ABOUT = """Published editions of the rating of education departments of the Kyrgyz Republic, the definitions
they rest on, and the register. Read only, under CC BY 4.0: name Bilim and the edition.

* **Invented figures.** Where `illustrative` (or the header `Bilim-Illustrative`) is true, figures are
  invented: say so wherever you show them.
* **Numbers.** Decimals are text with a point, so that no program rounds them; counts and whole places are
  numbers. Where there is no number it is null, and `missing` says why. Nothing is ever 0 because it is
  missing.
* **Order and length.** Every list has one order, said with it, that never changes. Records come by pages;
  every other list comes whole.
* **Languages.** Names and titles come in all three languages, `ky`, `ru` and `en`. `Accept-Language` chooses
  the language of `message` and `hint` in errors and of nothing else; Kyrgyz, where none of the three is
  asked for.
* **Errors.** 404, 405 and 422 alike have one body, `Failure`, with everything that is wrong in `problems`; so
  have 500, 503 and 507, which are ours, and of which `Retry-After` says when to ask again.
  A parameter that is not described here is refused, never ignored. A code of a unit, indicator, item or
  period that the edition does not have is answered with 404 and the nearest, never with an empty list.
* **Reading again.** Each answer has an `ETag`; sent back as `If-None-Match` it is answered with 304. `HEAD`
  is answered like `GET`, without a body. Answers are compressed for who accepts gzip.
* **From other sites.** Any page may read this from a browser (`Access-Control-Allow-Origin: *`): there is no
  sign-in and nothing here is anybody's secret.
"""

api = Interface(
    title="Bilim",
    version="1",
    description=_ABOUT,
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api-1",
)
api.add_router("", editions.router)
api.add_router("", definitions.router)
api.add_router("", register.router)
api.exception_handler(NotThere)(not_there)
api.exception_handler(ValidationError)(wrong)

__all__ = ["CURRENT_AGE", "Failed", "api", "failure", "language", "tagged", "to_anybody"]
