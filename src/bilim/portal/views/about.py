"""What this site is, how its figures can be checked, and with which keys editions are signed."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from bilim.portal.terms import Column, Crumb, Sheet
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import public
from bilim.portal.views.keeping import kept_as_made
from bilim.portal.views.sheets import files, sheet_response
from bilim.publication import queries
from bilim.publication.terms import EditionSummary, PublicKey
from bilim.rulebook import queries as rulebook
from bilim.rulebook.terms import THRESHOLD
from bilim_engine.definitions import Parameter
from bilim_engine.problems import LANGUAGES

# What is proposed or was looked for in vain names no source, whatever its definition notes there.
_SOURCED = ("found", "inferred")


@public
def about(request: HttpRequest) -> HttpResponseBase:
    """What is real, what is withheld, how to check a bundle, how to contest, the licences."""
    current = queries.current_edition()
    context = {
        "current": current,
        "threshold": _threshold(current),
        "sourced": _SOURCED,
        "crumbs": (Crumb(_("Rating"), address("home")), Crumb(_("About"))),
    }
    return render(request, "portal/about.html", context)


def _threshold(current: EditionSummary | None) -> Parameter | None:
    """What the edition that stands was held to, whatever was adopted since; without one what is approved."""
    stated = queries.get_content(current.code).definitions if current else rulebook.approved_definitions()
    return stated.parameters.get(THRESHOLD)


@public
def keys(request: HttpRequest, form: str = "") -> HttpResponseBase:
    """The register of keys with their dates, and as a file; a demonstration's key is named as such."""
    found = queries.list_keys()
    if form:
        return kept_as_made(request, sheet_response(_sheet(found), form))
    crumbs = (Crumb(_("Rating"), address("home")), Crumb(_("About"), address("about")), Crumb(_("Keys")))
    context = {"keys": found, "downloads": files("keys-file"), "crumbs": crumbs}
    return render(request, "portal/keys.html", context)


def _sheet(found: Sequence[PublicKey]) -> Sheet:
    columns = (
        Column("key", _("Identifier")),
        *(Column(f"holder.{each}", f"{_('Holder')} ({each})") for each in LANGUAGES),
        Column("valid_from", _("Valid from")),
        Column("valid_until", _("Valid until")),
        Column("algorithm", _("Algorithm")),
        Column("public", _("Public key")),
        Column("demonstration", _("Demonstration key")),
    )
    rows = tuple(
        (
            key.id,
            *(key.holder.get(each, "") for each in LANGUAGES),
            key.valid_from,
            key.valid_until,
            key.algorithm,
            key.public,
            "true" if key.demonstration else "false",
        )
        for key in found
    )
    return Sheet("bilim-keys", _("Keys"), columns, rows, "Bilim, CC BY 4.0", False)
