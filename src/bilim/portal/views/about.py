"""What this site is, how its figures can be checked, and with which keys editions are signed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from bilim.portal.terms import Crumb
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import public
from bilim.publication import queries
from bilim.publication.terms import THRESHOLD
from bilim.rulebook import queries as rulebook

# What is proposed or was looked for in vain names no source, whatever its definition notes there.
_SOURCED = ("found", "inferred")


@public
def about(request: HttpRequest) -> HttpResponseBase:
    """What is real, what is withheld, how to check a bundle, how to contest, the licences."""
    context = {
        "current": queries.current_edition(),
        "threshold": rulebook.current_definitions().parameters.get(THRESHOLD),
        "sourced": _SOURCED,
        "crumbs": (Crumb(_("Rating"), address("home")), Crumb(_("About"))),
    }
    return render(request, "portal/about.html", context)


@public
def keys(request: HttpRequest) -> HttpResponseBase:
    """The register of keys with their dates; a demonstration's key is named as such."""
    crumbs = (Crumb(_("Rating"), address("home")), Crumb(_("About"), address("about")), Crumb(_("Keys")))
    return render(request, "portal/keys.html", {"keys": queries.list_keys(), "crumbs": crumbs})
