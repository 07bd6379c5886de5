"""What the pages of the workflow share."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from bilim.base.actor import Actor
from bilim.base.templatetags.frame import language
from bilim.publication import policies, problems
from bilim_engine.problems import Problem, Refused


def workflow_step() -> tuple[str, str]:
    """The step of the way that leads to editions and runs."""
    return _("Publication"), reverse("publication:workflow")


def cases_step() -> tuple[str, str]:
    """The step of the way that leads to requests and appeals."""
    return _("Requests and appeals"), reverse("publication:cases")


def checklist_step(code: str) -> tuple[str, str]:
    """The step of the way that leads to an edition's checklist."""
    return code, reverse("publication:checklist", args=[code])


def draft_steps(code: str, actor: Actor) -> tuple[tuple[str, str], ...]:
    """The steps of the way that leads to a draft, for whoever may go it: a head and a reader of an embargo
    list see a page of the draft and none above it."""
    return (workflow_step(), checklist_step(code)) if policies.may_see_drafts(actor) else ()


def at_fields(form: forms.Form, found: Sequence[Problem], fields: Mapping[str, str]) -> list[Problem]:
    """What was refused stands at the field it is about; the rest is returned, for the top of the page.

    `fields` says which field of the form asks for what an action knows under another name.
    """
    now, rest = language(), []
    for problem in found:
        field = fields.get(problem.place.field, problem.place.field)
        if field in form.fields:
            form.add_error(field, format_html("{} {}", problem.message(now), problem.hint(now)))
        else:
            rest.append(problem)
    return rest


@contextlib.contextmanager
def or_absent(code: str) -> Iterator[None]:
    """What nobody knows is a page that is not there; what is not hers is denied."""
    try:
        yield
    except Refused as refusal:
        unknown = (problems.EDITION_UNKNOWN, problems.STATEMENT_UNKNOWN)
        raise (Http404 if refusal.problems[0].kind in unknown else PermissionDenied)(code) from None
