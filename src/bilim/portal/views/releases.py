"""The release calendar: what is announced, and what came out when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bilim.portal.views.frozen import public
from bilim.publication import queries


@public
def releases(request: HttpRequest) -> HttpResponse:
    """Every announced edition with its day, why it was moved, and the day on which it came out."""
    planned = queries.list_planned()
    context = {
        "to_come": [each for each in planned if not each.edition],
        "out": [each for each in planned if each.edition],
    }
    return render(request, "portal/releases.html", context)
