"""What a department says of its own records: right, or wrong with evidence; before publication and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.base.breakdowns import breakdown_words
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.paging import page_of, pager
from bilim.base.templatetags.figures import reason_label
from bilim.base.templatetags.frame import language
from bilim.cases import policies as case_policies
from bilim.cases.terms import Case, Kind
from bilim.facts import actions as facts
from bilim.publication import actions, problems, queries
from bilim.publication.actions import Claim
from bilim.publication.forms import ClaimForm, ConfirmedForm
from bilim.publication.rules import contest as rules
from bilim.publication.terms import EditionContent, PublishedFact, RegisterUnit, Text
from bilim.publication.views.frame import at_fields, cases_step
from bilim.storage import queries as stored
from bilim_engine.problems import Problem, Refused
from bilim_engine.values import NOT_APPLICABLE, NOT_COLLECTED, NOT_PUBLISHED, Missing

_MEGABYTE = 1024 * 1024
# Each has a line, a link, a source and who recorded it: more of them make a page too heavy for a slow line.
ROWS = 40
# Why a department can say that it has no figure; other reasons follow from computing.
_REASONS = (NOT_COLLECTED, NOT_APPLICABLE, NOT_PUBLISHED)


@dataclass(frozen=True, slots=True)
class Way:
    """How a record is contested: by a request before publication, by an appeal after."""

    kind: Kind
    act: Callable[..., Case]
    find: Callable[[str, str, Actor], EditionContent]
    title: Promise
    lead: Promise
    name: str  # of the page


def _of_draft(code: str, unit: str, actor: Actor) -> EditionContent:
    return queries.get_unit_preview(code, unit, seen_by=actor).content


def _of_public(code: str, unit: str, actor: Actor) -> EditionContent:
    return queries.get_content(code)


REQUEST = Way(
    Kind.CORRECTION_REQUEST,
    actions.request_correction,
    _of_draft,
    gettext_lazy("Ask for a correction"),
    gettext_lazy(
        "Your request is decided before the edition is signed. Until then the record stays as it is; its "
        "page says by when it must be decided, who decided it, and why. A declaration that your records are "
        "right ends with it."
    ),
    "ask",
)
APPEAL = Way(
    Kind.APPEAL,
    actions.appeal,
    _of_public,
    gettext_lazy("Appeal against a published record"),
    gettext_lazy(
        "What is published stays as it is. Where your appeal is granted, a corrected edition is drafted, "
        "checked and signed, with the list of everything that changed."
    ),
    "appeal",
)


class _Closed(Exception):
    """Her own department, outside the days on which departments are heard."""

    def __init__(self, why: Problem) -> None:
        self.why = why
        super().__init__(why.code)


@page(Permission.CASE_OPEN, form="publication:preview-unit")
def declare(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Her department's records are declared right; or the page says why not."""
    actor = actor_of(request)
    try:
        _hers(_found(REQUEST, code, unit, actor), unit, actor)
    except _Closed as closed:
        return not_now(request, closed.why)
    try:
        actions.declare_right(code=code, unit=unit, by=actor, seen=request.POST.get("seen", ""))
    except Refused as refusal:
        for each in refusal.problems:
            messages.error(request, f"{each.message(language())} {each.hint(language())}")
    else:
        messages.success(request, _("Your department’s records are declared right."))
    return redirect("publication:preview-unit", code, unit)


@never_cache
@page(Permission.CASE_OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """The request is a case; or the form, with everything wrong at its fields; or the page that says that the
    window has closed, with what she had written."""
    try:
        return _contest(request, REQUEST, code, unit)
    except _Closed as closed:
        return not_now(request, closed.why, _written(request))


@never_cache
@page(Permission.CASE_OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """The appeal is a case; or the form, with everything wrong at its fields."""
    return _contest(request, APPEAL, code, unit)


@never_cache
@page(Permission.CASE_OPEN)
@require_safe
def records(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Every record of her department in the published edition, each with the way to appeal."""
    actor = actor_of(request)
    content = _found(APPEAL, code, unit, actor)
    found = _hers(content, unit, actor)
    summary = queries.find_edition(code)
    assert summary is not None
    told = [*queries.list_appeals(code, unit), *queries.list_open_cases(unit)]
    lines = record_lines(content, found, "appeal", told)
    shown = page_of(request, of_item(request, lines), ROWS)
    context = {
        "content": content,
        "unit": found,
        "is_current": not summary.corrected_by,
        "lines": shown.object_list,
        "items": items_of(lines),
        "about": request.GET.get("about", ""),
        "pager": pager(request, shown),
        "reasons": content.definitions.reasons,
        "crumbs": from_desk(here=_("Appeal")),
    }
    return render(request, "publication/own_records.html", context)


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record of a department, and what was asked about it or where to ask."""

    fact: PublishedFact
    title: object
    breakdown: str
    source: Text
    case: Case | None
    address: str


def record_lines(
    content: EditionContent, unit: RegisterUnit, name: str, cases: Sequence[Case]
) -> list[RecordLine]:
    """The records of the unit; those about which a case is open lead there, the others to the form."""
    known = {case.subject.matter: case for case in sorted(cases, key=lambda case: case.opened_at)}
    base = reverse(f"publication:{name}", args=[content.header.code, unit.code])
    return [
        RecordLine(
            fact,
            content.definitions.items[fact.item].title,
            breakdown_words(content.definitions, fact.breakdown, language()),
            content.origins[fact.origin].title if fact.origin in content.origins else {},
            known.get(rules.matter_of(fact.key)),
            f"{base}?{_query(fact)}",
        )
        for fact in content.facts_of(unit.code)
    ]


def items_of(lines: Iterable[RecordLine]) -> dict[str, object]:
    """What the records are records of, once each, with its title."""
    return {line.fact.item: line.title for line in lines}


def of_item(request: HttpRequest, lines: Sequence[RecordLine]) -> Sequence[RecordLine]:
    """The records of the item that was chosen; all of them where none of it was."""
    about = request.GET.get("about", "")
    return [line for line in lines if line.fact.item == about] or lines


def _query(fact: PublishedFact) -> str:
    return urlencode({"item": fact.item, "period": fact.period, "breakdown": fact.breakdown})


def _contest(request: HttpRequest, way: Way, code: str, unit: str) -> HttpResponse:
    actor = actor_of(request)
    content = _found(way, code, unit, actor)
    found_unit = _hers(content, unit, actor)
    asked = {name: request.GET.get(name, "") for name in ("item", "period", "breakdown")}
    key = (unit, asked["item"], asked["period"], asked["breakdown"])
    fact = content.fact(*key)
    if fact is None:
        raise Http404(rules.matter_of(key))
    form, confirming = _form(request), ConfirmedForm(request.POST if request.method == "POST" else None)
    accepted = request.POST.get("accepted", "")
    found: Sequence[Problem] = ()
    questions: Sequence[Problem] = ()
    if form.is_valid() and confirming.is_valid():
        try:
            case = way.act(code=code, claim=_claim(form, confirming, key, accepted), by=actor)
        except Refused as refusal:
            questions = [each for each in refusal.problems if not each.is_error]
            found = at_fields(form, [each for each in refusal.problems if each.is_error], {})
            found = at_fields(confirming, found, {})
        else:
            messages.success(request, _("The case %(code)s is open.") % {"code": case.code})
            return redirect("publication:case", case.code)
    standing, matter = queries.list_open_cases(unit), rules.matter_of(key)
    accepting = facts.digest_of_questions(questions)
    context = {
        "form": form,
        "confirming": confirming,
        "questions": questions,
        "accepting": accepting,
        "is_ticked": accepted == accepting,
        "way": way,
        "unit": found_unit,
        "fact": fact,
        "item": content.definitions.items[fact.item],
        "breakdown": breakdown_words(content.definitions, fact.breakdown, language()),
        "content": content,
        "reasons": content.definitions.reasons,
        "query": _query(fact),
        "address": reverse(f"publication:{way.name}", args=[code, unit]),
        "standing": next((each for each in standing if each.subject.matter == matter), None),
        "problems": found,
        "crumbs": from_desk(cases_step(), here=str(way.title)),
    }
    is_wrong = found or form.errors or confirming.errors
    return render(request, "publication/ask.html", context, status=422 if is_wrong else 200)


def _form(request: HttpRequest) -> ClaimForm:
    shown = [(code, reason_label(Missing(code))) for code in _REASONS]
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    smaller = {kind: size // _MEGABYTE for kind, size in stored.list_smaller_limits().items()}
    return ClaimForm(shown, stored.list_evidence_kinds(), _limit() // _MEGABYTE, smaller, *sent)


def _limit() -> int:
    limit: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return limit


def _claim(
    form: ClaimForm, confirming: ConfirmedForm, key: tuple[str, str, str, str], accepted: str
) -> Claim:
    given, why = form.cleaned_data, {language(): confirming.cleaned_data["confirmed"]}
    file = given["evidence"]
    # A byte beyond the limit is enough for whoever weighs it.
    content, name = (file.read(_limit() + 1), file.name) if file else (b"", "")
    return Claim(
        key, given["value"], given["missing"], {language(): given["words"]}, content, name, accepted, why
    )


def not_now(request: HttpRequest, why: Problem, written: Sequence[tuple[object, str]] = ()) -> HttpResponse:
    """The page that says that departments are not heard now, with what she had written, to be copied."""
    now = language()
    context = {"status": 403, "title": why.message(now), "advice": why.hint(now), "written": written}
    return render(request, "publication/closed.html", context, status=403)


def _written(request: HttpRequest) -> list[tuple[object, str]]:
    """What stood in the form that was sent, under its labels. The file is not kept: she has it."""
    if request.method != "POST":
        return []
    form, confirming = _form(request), ConfirmedForm(request.POST)
    reasons = {code: label for code, label in form.fields["missing"].choices if code}  # type: ignore[attr-defined]
    file = request.FILES.get("evidence")
    told = (
        (form["value"].label, request.POST.get("value", "")),
        (form["missing"].label, str(reasons.get(request.POST.get("missing", ""), ""))),
        (form["words"].label, request.POST.get("words", "")),
        (form["evidence"].label, (file.name or "") if file else ""),
        (confirming["confirmed"].label, request.POST.get("confirmed", "")),
    )
    return [(label, text) for label, text in told if text.strip()]


def _found(way: Way, code: str, unit: str, actor: Actor) -> EditionContent:
    try:
        return way.find(code, unit, actor)
    except Refused as refusal:
        if refusal.problems[0].kind is problems.NOT_PERMITTED:
            raise PermissionDenied(Permission.CASE_OPEN) from None
        if refusal.problems[0].kind is problems.WINDOW_NOT_OPEN:
            raise _Closed(refusal.problems[0]) from None
        raise Http404(code) from None


def _hers(content: EditionContent, unit: str, actor: Actor) -> RegisterUnit:
    """The unit, which she may speak for: another department's records are not hers."""
    found = content.find_unit(unit)
    if found is None:
        raise Http404(unit)
    if not case_policies.may_open(actor, content.path_of(unit)):
        raise PermissionDenied(Permission.CASE_OPEN)
    return found
