"""What happens to one institution: the forms and what they do."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from bilim.base.pages import actor_of, page
from bilim.registry import actions, queries
from bilim.registry.forms import (
    ATTRIBUTES,
    ChangeForm,
    EventForm,
    MoveForm,
    NamesForm,
    OpenForm,
    WithdrawForm,
)
from bilim.registry.terms import Details, EventKind
from bilim.registry.views.frame import EDIT, departments, dossier_of, form_page, steps
from bilim_engine.problems import LANGUAGES, Problem, Refused


@page(EDIT)
def begin(request: HttpRequest) -> HttpResponse:
    """The institution stands in the register from the day of the order on."""
    by = actor_of(request)
    form = OpenForm(departments(by, timezone.localdate()), request.POST or None)

    def act() -> None:
        given = form.cleaned_data
        actions.open_institution(
            code=given["code"],
            details=form.details,
            illustrative=given["illustrative"],
            by=by,
            **form.event,
        )

    return form_page(request, form, act, dossier=None, title=_("Open an institution"))


@page(EDIT)
def rename(request: HttpRequest, code: str) -> HttpResponse:
    """It bears the new name from the day on, and the former one before it."""
    dossier = dossier_of(request, code)
    names = {f"name_{each}": _now(dossier.latest).names.get(each, "") for each in LANGUAGES}
    form = NamesForm(request.POST or None, initial={**names, "seen": dossier.fingerprint})

    def act() -> None:
        actions.rename_institution(code=code, names=form.names, by=actor_of(request), **form.event)

    return form_page(request, form, act, dossier=dossier, title=_("Rename"))


@page(EDIT)
def move(request: HttpRequest, code: str) -> HttpResponse:
    """It belongs to the other department from the day on."""
    dossier, by = dossier_of(request, code), actor_of(request)
    form = MoveForm(
        departments(by, timezone.localdate()),
        request.POST or None,
        initial={"department": _now(dossier.latest).department, "seen": dossier.fingerprint},
    )

    def act() -> None:
        actions.move_institution(code=code, department=form.cleaned_data["department"], by=by, **form.event)

    lead = _("Its years before that day still count to the department of then.")
    return form_page(request, form, act, dossier=dossier, title=_("Move to another department"), lead=lead)


@page(EDIT)
def change(request: HttpRequest, code: str) -> HttpResponse:
    """It is of that kind, size or place from the day on."""
    dossier = dossier_of(request, code)
    now = _now(dossier.latest)
    told = {name: getattr(now, name) for name in ATTRIBUTES}
    form = ChangeForm(request.POST or None, initial={**told, "seen": dossier.fingerprint})

    def act() -> None:
        actions.change_institution(code=code, changes=form.changes, by=actor_of(request), **form.event)

    lead = _("Correct what the order changes and leave the rest as it stands.")
    return form_page(request, form, act, dossier=dossier, title=_("Change what is said of it"), lead=lead)


@page(EDIT)
def close(request: HttpRequest, code: str) -> HttpResponse:
    """It stands until before the day."""
    dossier = dossier_of(request, code)
    form = EventForm(request.POST or None, initial={"seen": dossier.fingerprint})

    def act() -> None:
        actions.close_institution(code=code, by=actor_of(request), **form.event)

    lead = _("Its past stays in the register; its code is never given again.")
    return form_page(request, form, act, dossier=dossier, title=pgettext("institution", "Close"), lead=lead)


def _now(state: object) -> Details:
    """What it is like now; of an institution whose opening was taken back nothing can be told."""
    if state is None:
        raise Http404
    details: Details = state.details  # type: ignore[attr-defined]
    return details


@page(EDIT)
def withdraw(request: HttpRequest, event: int) -> HttpResponse:
    """The institutions are as they were before the event, and it is told who took it back and why."""
    found = queries.find_event(event)
    if found is None:
        raise Http404(event)
    dossier = dossier_of(request, found.involved[0].code)
    form = WithdrawForm(request.POST or None)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_event(event=event, why=form.cleaned_data["why"], by=actor_of(request))
        except Refused as refusal:
            problems = tuple(refusal.problems)
        else:
            messages.success(request, _("It is taken back: everything is as it was before."))
            return redirect("registry:institution", dossier.code)
    context = {
        "form": form,
        "problems": problems,
        "dossier": dossier,
        "event": found,
        "kind": EventKind(found.kind).label,
        "until": queries.undo_until(found.recorded_at),
        "crumbs": steps(dossier, _("Take an event back")),
    }
    status = 422 if problems or form.errors else 200
    return render(request, "registry/withdraw.html", context, status=status)
