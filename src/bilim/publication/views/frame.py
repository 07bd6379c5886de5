"""What the pages of the workflow share."""

from __future__ import annotations

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from bilim.publication import problems
from bilim_engine.problems import Place, Problem


def crumbs(section: str, leaf: str = "") -> list[dict[str, str]]:
    """The way from the desk to this page."""
    way = [{"title": _("Desk"), "address": reverse("desk:home")}]
    if not leaf:
        return [*way, {"title": section, "address": ""}]
    return [
        *way,
        {"title": section, "address": reverse("publication:workflow")},
        {"title": leaf, "address": ""},
    ]


def error_list(form: forms.Form) -> list[Problem]:
    """The errors of a form that stands inside another page."""
    return [
        Problem(problems.FIELD_LACKING, Place(field=field), {"field": str(form.fields[field].label or field)})
        for field in form.errors
        if field in form.fields
    ]
