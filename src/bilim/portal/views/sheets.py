"""A table as a file: how it is sent, what it says of its origin, and where its forms are found."""

from __future__ import annotations

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from bilim.portal.rules import downloads
from bilim.portal.terms import Sheet
from bilim.portal.views.addresses import address, is_preview
from bilim.portal.views.frozen import Shown


def sheet_response(sheet: Sheet, form: str) -> HttpResponse:
    """The sheet as a file the browser saves."""
    return file_response(downloads.written(sheet, form), sheet.name, form, downloads.MEDIA_TYPES[form])


def file_response(content: bytes, name: str, ending: str, media_type: str) -> HttpResponse:
    """A file the browser saves under this name; of a draft the name says so."""
    response = HttpResponse(content, content_type=media_type)
    name = f"{name}.draft" if is_preview() else name
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    patch_vary_headers(response, ["Accept-Language"])
    return response


def source_line(shown: Shown) -> str:
    """What a file says of its origin: edition, hash and method."""
    header = shown.content.header
    method = header.methodology
    mark = _("DRAFT, NOT PUBLISHED. ") if shown.is_draft else ""
    made = f"{header.code}, {header.period}, {method.code} v{method.version}, sha256 {header.sha256}"
    return f"{mark}Bilim, {made}, CC BY 4.0"


def query_of(request: HttpRequest, known: Collection[str]) -> str:
    """What is asked of a page that its files know, too: they refuse the rest."""
    asked = request.GET.copy()
    for name in [each for each in asked if each not in known]:
        del asked[name]
    return asked.urlencode()


def files(name: str, query: str = "", **arguments: str) -> tuple[tuple[str, str], ...]:
    """The three forms of a table with their addresses."""
    end = f"?{query}" if query else ""
    return tuple(
        (form.upper(), address(name, form=form, **arguments) + end) for form in downloads.MEDIA_TYPES
    )
