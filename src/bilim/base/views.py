"""Pages of the house itself: the way in, the sign of life, and what is shown when something went wrong."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import structlog
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from bilim.base.actor import NOBODY
from bilim.base.away import Away
from bilim.base.errors import error_page
from bilim.base.faults import is_of_absence, is_of_disk, is_of_waiting
from bilim.base.pages import PUBLIC, actor_of, page

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

log = structlog.get_logger(__name__)


@page(PUBLIC)
def to_default_language(request: HttpRequest) -> HttpResponse:
    """The reader is at the first page in Kyrgyz; the language switch stands on it."""
    return HttpResponseRedirect(f"/{settings.LANGUAGE_CODE}/")


@page(PUBLIC)
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers and its database does too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 400, _("The request could not be read"), _("Go back and try once more."))


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page that says why not: she lacks the permission, or holds it over another part of the tree."""
    if actor_of(request).may_somewhere(str(exception)):
        advice = _(
            "Your right to this covers your own part of the country, and this page is about another. If you "
            "need it for your work, ask the person who manages accounts."
        )
    else:
        advice = _(
            "Your roles do not permit it. If you need it for your work, ask the person who manages accounts."
        )
    return _error(request, 403, _("Your account may not open this page"), advice)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(
        request,
        404,
        _("There is no page at this address"),
        _("Check the address, or start from the first page."),
    )


def failed(request: HttpRequest) -> HttpResponse:
    """The page that says so; where even the frame cannot be made, the plain sentence."""
    error = sys.exc_info()[1]
    if is_of_disk(error):
        return _no_room(request)
    if is_of_absence(error):
        return _no_database(request, error)
    title = _("The page could not be made")
    advice = _(
        "The fault is ours and is recorded. Nothing you entered was half saved. Try again in a minute."
    )
    return _error_or_sentence(request, 500, title, advice)


def _no_room(request: HttpRequest) -> HttpResponse:
    """The disk of the server did not take it: no fault of the page, and over as soon as there is room."""
    title = _("The server could not write to its disk")
    advice = _(
        "Nothing you entered was half saved. Go back and send it again in a few minutes. If this repeats, "
        "tell those who run the server that its disk may be full."
    )
    response = _error_or_sentence(request, 507, title, advice)
    response.headers["Retry-After"] = "120"
    return response


def _no_database(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """The database is being started anew, is not reached, or another held for too long what is needed in it:
    over without anybody mending the page."""
    title = _("The server does not reach its database at the moment")
    if is_of_waiting(error):
        title = _("Others are writing to the database at the moment")
    advice = _("Nothing you entered was half saved. Try again in a minute.")
    # Who reads it the page does not ask, nor what she is to be told: it would wait as long once more.
    response = _error_or_sentence(request, 503, title, advice, asks_nobody=True)
    response.headers["Retry-After"] = "60"
    return response


def _error_or_sentence(
    request: HttpRequest, status: int, title: Words, advice: Words, *, asks_nobody: bool = False
) -> HttpResponse:
    known = {"actor": NOBODY, "messages": ()} if asks_nobody else {}
    try:
        return _error(request, status, title, advice, **known)
    except Exception:
        log.exception("base.error_page_failed")
        with override(_asked_language(request)):
            text = f"<!doctype html><title>{status}</title><h1>{title}</h1><p>{advice}</p>"
        return HttpResponse(text, status=status)


def too_large(request: HttpRequest) -> HttpResponse:
    """What was sent is larger than anything that is taken."""
    return _error(request, 413, _("What you sent is too large"), _("Split the file and send its parts."))


def length_lacking(request: HttpRequest) -> HttpResponse:
    """What was sent does not say how long it is: nothing of it is read."""
    advice = _("Nothing of it was kept. Send it with its length (Content-Length), not in chunks.")
    return _error(request, 411, _("What you sent does not say how long it is"), advice)


def turned_away(request: HttpRequest, why: Away) -> HttpResponse:
    """The form or file was not taken in; nothing of it is kept, and it may be sent again."""
    if why is Away.SLOW:
        advice = _("Nothing of it was kept. Send it again over a better line, or in smaller parts.")
        return _error(request, 408, _("What you sent came too slowly"), advice)
    advice = _(
        "Nothing of it was kept. Go back and send it again in half a minute; pages can be read meanwhile."
    )
    if why is Away.ADDRESS:
        title = _("Too many forms are being sent from your address at the moment")
        response = _error(request, 429, title, advice)
    else:
        title = _("Too many forms are being sent to the server at the moment")
        response = _error(request, 503, title, advice)
    response.headers["Retry-After"] = "30"
    return response


def wrong_method(request: HttpRequest, allowed: tuple[str, ...], form: str = "") -> HttpResponse:
    """The address is there, but not for what was asked of it; `Allow` says for what, and where nobody reads
    it, the page whose form it takes is linked."""
    if "GET" in allowed:
        advice = _("Open it as a page. What is offered for programs to read stands under /api/v1/.")
    else:
        advice = _("It only takes what a form sends. Nothing was done: open the page of the form.")
    response = _error(request, 405, _("This address cannot be used that way"), advice, form_page=form)
    response.headers["Allow"] = ", ".join(allowed)
    return response


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token does not match: it was open too long, or did not come from our page."""
    return _error(
        request,
        403,
        _("The form has expired"),
        _("Open the form again and send it once more. If this repeats, allow cookies for this site."),
    )


def _error(request: HttpRequest, status: int, title: Words, advice: Words, **context: object) -> HttpResponse:
    with override(_asked_language(request)):
        return error_page(request, status, title, advice, **context)


def _asked_language(request: HttpRequest) -> str:
    """That of the address: what went wrong may have done so before anybody set one."""
    known = {code for code, _name in settings.LANGUAGES}
    asked = request.path_info.lstrip("/").split("/")[0]
    return asked if asked in known else settings.LANGUAGE_CODE
