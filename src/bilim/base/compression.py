"""Pages that anybody may read go over a slow line compressed."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

_ACCEPTED = re.compile(r"(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)")
_TEXT = ("text/", "application/json", "application/geo+json")
# Below this the answer fits into the first packet as it is.
_LEAST = 860


class Compression:
    """A text that nobody's secret stands in is compressed for whoever takes it so.

    The length of a compressed page tells what repeats in it. Where a page holds a secret (a token of a form,
    the work of somebody signed in) beside words the address brought, that could be used to guess the secret;
    such pages go as they are: whatever sets a cookie, and whatever is asked with the cookie of a session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not _is_public(request, response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if response.status_code == 200 and _is_worth_it(response) and accepts_gzip(request):
            _compress(response)
        return response


def _is_public(request: HttpRequest, response: HttpResponse) -> bool:
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    return request.method in ("GET", "HEAD") and not signed_in and not response.cookies


def accepts_gzip(request: HttpRequest) -> bool:
    """Whether the reader takes a page compressed."""
    return bool(_ACCEPTED.search(request.headers.get("Accept-Encoding", "")))


def _is_worth_it(response: HttpResponse) -> bool:
    is_text = response.headers.get("Content-Type", "").startswith(_TEXT)
    whole = not response.streaming and not response.has_header("Content-Encoding")
    return is_text and whole and len(response.content) >= _LEAST


def _compress(response: HttpResponse) -> None:
    """The same page in fewer bytes, always the same ones; its tag stands for the page, not for the bytes."""
    response.content = gzip.compress(response.content, compresslevel=6, mtime=0)
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.content))
    tag = response.headers.get("ETag", "")
    if tag.startswith('"'):
        response.headers["ETag"] = f"W/{tag}"
