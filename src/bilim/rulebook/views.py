"""What was adopted, what one version says and changes, and the approval of it by a second person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.actor import SYSTEM, Actor
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.templatetags.frame import said
from bilim.rulebook import actions, policies, queries
from bilim.rulebook.rules import difference, outline
from bilim.rulebook.terms import APPROVED, DefinitionKind, Key, Version
from bilim_engine.definitions import REPORTED
from bilim_engine.problems import Problem, Refused

_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Row:
    """One version as the pages show it: who adopted and approved it, whether it stands and waits for her."""

    version: Version
    title: str
    value: str
    address: str
    stands: bool
    adopted_by: str
    approved_by: str
    may_approve: bool


@page(Permission.DESK_READ)
@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """She sees every version of every method and indicator, and which of them wait for approval."""
    return _versions_page(request)


@page(Permission.DEFINITIONS_APPROVE, form="rulebook:versions")
def approve(request: HttpRequest) -> HttpResponse:
    """All the versions she ticked are approved, or none is and she reads why."""
    keys = [key for text in request.POST.getlist("version") if (key := _key(text)) is not None]
    try:
        actions.approve_all(keys=keys, by=actor_of(request))
    except Refused as refusal:
        return _versions_page(request, refusal.problems, ticked=keys, status=422)
    return redirect(reverse("rulebook:versions") + "#approved")


@page(Permission.DESK_READ)
@require_safe
def version(request: HttpRequest, kind: str, code: str, number: int) -> HttpResponse:
    """She reads what the version says and what it changed, and approves it if that is hers to do."""
    found = _find(kind, code, number)
    every = queries.list_versions(kind, code)
    before = next((each for each in every if each.version < number), None)
    row = _rows([found], actor_of(request))[0]
    context = {
        "row": row,
        "version": found,
        "others": _rows([each for each in every if each.version != number], actor_of(request)),
        "before": before,
        "criteria": _criteria(found, stands=row.stands, by=actor_of(request)),
        "difference": difference(before.text, found.text) if before else [],
        "lines": outline(found.text),
        "crumbs": from_desk((_("Definitions"), reverse("rulebook:versions")), here=row.title),
    }
    return render(request, "rulebook/version.html", context)


@page(Permission.DEFINITIONS_APPROVE, form="rulebook:versions")
def freeze(request: HttpRequest) -> HttpResponse:
    """The criteria of the methodology are on record; or the list of versions says why not."""
    code = request.POST.get("methodology", "")
    try:
        frozen = actions.freeze_criteria(methodology=code, by=actor_of(request))
    except Refused as refusal:
        return _versions_page(request, refusal.problems, status=422)
    messages.success(
        request, _("The criteria are on record under the hash %(sha256)s.") % {"sha256": frozen.sha256}
    )
    return redirect("rulebook:version", DefinitionKind.METHODOLOGY.value, code, frozen.version)


def _criteria(found: Version, *, stands: bool, by: Actor) -> dict[str, object] | None:
    """The hash of the criteria that stand for this methodology, and when it was put on record."""
    if found.kind != DefinitionKind.METHODOLOGY or not stands or found.status == REPORTED:
        return None
    sha256 = queries.criteria_sha256(queries.get_definitions(), found.code)
    frozen = queries.find_frozen(found.code, sha256)
    names = access.list_names()
    return {
        "sha256": sha256,
        "frozen": frozen,
        "by": _person(frozen.by, names) if frozen else "",
        "may_freeze": frozen is None and not found.needs_approval and policies.may_approve(by),
    }


def _versions_page(
    request: HttpRequest, problems: Sequence[Problem] = (), *, ticked: Iterable[Key] = (), status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    # What waits comes first: it is what she came for.
    rows = sorted(_rows(queries.list_rules(), actor), key=lambda row: not row.version.needs_approval)
    context = {
        "problems": problems,
        "groups": [
            (_("Methodologies"), [row for row in rows if row.version.kind == DefinitionKind.METHODOLOGY]),
            (_("Indicators"), [row for row in rows if row.version.kind == DefinitionKind.INDICATOR]),
            (_("Items"), [row for row in rows if row.version.kind == DefinitionKind.ITEM]),
            (_("Parameters"), [row for row in rows if row.version.kind == DefinitionKind.PARAMETER]),
            (_("Analyses"), [row for row in rows if row.version.kind == DefinitionKind.ANALYSIS]),
            (_("Who is alike"), [row for row in rows if row.version.kind == DefinitionKind.PEERS]),
            (_("Rules of counting rows"), [row for row in rows if row.version.kind == DefinitionKind.TALLY]),
            (_("Returns"), [row for row in rows if row.version.kind == DefinitionKind.RETURN]),
        ],
        "waiting": sum(row.version.needs_approval and row.stands for row in rows),
        "may_approve": any(row.may_approve for row in rows),
        "ticked": [_value(key) for key in ticked],
        "crumbs": from_desk(here=_("Definitions")),
    }
    return render(request, "rulebook/versions.html", context, status=status)


def _rows(found: Iterable[Version], actor: Actor) -> list[Row]:
    standing, names = queries.list_standing(), access.list_names()
    return [
        Row(
            version=each,
            title=said(each.title),
            value=_value(each.key),
            address=reverse("rulebook:version", args=[each.kind.value, each.code, each.version]),
            stands=each.key in standing,
            adopted_by=_person(each.adopted_by, names),
            approved_by=_person(each.approved_by, names),
            may_approve=policies.may_approve_version(actor, each),
        )
        for each in found
    ]


def _person(code: str, names: Mapping[str, str]) -> str:
    if code == SYSTEM.code:
        return _("the installation")
    return f"{names[code]} ({code})" if code in names else code


def _value(key: Key) -> str:
    return f"{key.kind.value}/{key.code}/{key.version}"


def _key(text: str) -> Key | None:
    """The version a tick stands for; None for anything else."""
    kind, _slash, rest = text.partition("/")
    code, _slash, number = rest.rpartition("/")
    is_number = number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER
    if kind not in set(APPROVED) or not code or not is_number or not code.isprintable():
        return None
    return Key(DefinitionKind(kind), code, int(number))


def _find(kind: str, code: str, number: int) -> Version:
    key = _key(f"{kind}/{code}/{number}")
    try:
        return queries.get_version(*(key or (kind, "", 0)))
    except Refused:
        raise Http404(f"{kind} {code} {number}") from None
