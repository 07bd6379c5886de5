"""An edition and a department in sentences, and as documents to take along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from bilim.base.templatetags.figures import REASONS, reason_label
from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import downloads, naming
from bilim.portal.rules.documents.edition_book import edition_book
from bilim.portal.rules.documents.papers import Paper
from bilim.portal.rules.documents.presentation import presentation
from bilim.portal.rules.documents.report import report
from bilim.portal.rules.documents.unit_beside import Beside
from bilim.portal.rules.documents.unit_book import Told, unit_book
from bilim.portal.rules.documents.unit_sheet import unit_sheet
from bilim.portal.rules.reaching import GoalLine
from bilim.portal.rules.telling.editions import passages
from bilim.portal.rules.telling.told import Passage, Telling, nowhere
from bilim.portal.rules.telling.units import unit_passages
from bilim.portal.terms import Crumb
from bilim.portal.views.addresses import address
from bilim.portal.views.alike import peer_lines_of
from bilim.portal.views.departments import peers_of, previous, unit_of
from bilim.portal.views.frozen import Shown, Unknown, crumbs, of_edition, of_edition_and_rules, shown_page
from bilim.portal.views.keeping import release
from bilim.portal.views.making import KEPT, RETRY_AFTER, Busy, key_of, typeset
from bilim.portal.views.offering import edition_files, unit_files
from bilim.portal.views.refusing import busy
from bilim.portal.views.sheets import file_response, source_line
from bilim.portal.views.trying import goals_of
from bilim.publication import queries
from bilim.publication.terms import EditionContent, RegisterUnit
from bilim.registry import queries as registry
from bilim_engine.problems import Refused
from bilim_engine.values import Missing

PDF = "application/pdf"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def telling_of(shown: Shown) -> Telling:
    """The edition as it is told in the reader's language, beside the one of the period before."""
    before = previous(shown)
    cuts = queries.list_cuts(shown.content, before) if before else ()
    return Telling(shown.content, language(), before, cuts)


def reason_words(content: EditionContent) -> dict[str, str]:
    """Why a figure may be missing, in the reader's language."""
    labels = content.definitions.reasons
    return {code: reason_label(Missing(code), labels) for code in (*REASONS, *labels)}


def paper_of(shown: Shown) -> Paper:
    """What a paper of the edition is made from, in the reader's language."""
    return Paper(
        telling_of(shown),
        reason_words(shown.content),
        registry.get_tiles(),
        source_line(shown),
        is_draft=shown.is_draft,
        changes=queries.list_changes(shown.content, language(), nowhere),
        changes_address=address("changes", code=shown.code),
    )


@of_edition
def official_report(request: HttpRequest, shown: Shown) -> HttpResponseBase:
    """The official report of the edition as a PDF that can be heard."""
    return _typeset(request, "report", report(paper_of(shown)), f"{shown.code}-report-{language()}")


@of_edition
def slides(request: HttpRequest, shown: Shown) -> HttpResponseBase:
    """What the ministry shows of the edition: charts and tables that can be edited."""
    paper = paper_of(shown)
    before = paper.telling.before.header.sha256 if paper.telling.before else ""
    made_from = (
        *(release(), shown.content.header.sha256, before, language()),
        # An edition of an older format leaves to the register who was split or merged.
        *(repr(paper.tiles), repr(paper.telling.cuts), paper.source, paper.changes_address),
    )
    try:
        made = KEPT.get(key_of("slides", "\0".join(made_from)), lambda: presentation(paper))
    except Busy:
        return busy(request, RETRY_AFTER)
    return file_response(made, f"{shown.code}-slides-{language()}", "pptx", PPTX)


@of_edition_and_rules
def sheet(request: HttpRequest, shown: Shown, unit: str) -> HttpResponseBase:
    """One department on one page."""
    owner = ranked_unit(shown, unit)
    name = f"{shown.code}-{owner.code}-{language()}"
    try:
        beside = beside_of(shown, owner)
    except Busy:
        return busy(request, RETRY_AFTER)
    return _typeset(request, "sheet", unit_sheet(paper_of(shown), unit, beside), name)


def beside_of(shown: Shown, owner: RegisterUnit) -> Beside:
    """What the pages of the department compute, for its sheet; nothing of what they refuse."""
    before = previous(shown)
    split = queries.split_change(shown.content, before, owner.code) if before else None
    goals = _goals(shown, owner)
    return Beside(
        peer_lines_of(shown, owner),
        split.causes if split else None,
        is_data_alone=bool(split and split.is_data_alone),
        goal=next((goal for goal in goals if goal.band), None),
    )


def _goals(shown: Shown, owner: RegisterUnit) -> tuple[GoalLine, ...]:
    """None where the edition does not judge the department: it has no place to rise from."""
    if shown.content.result(owner.code) is None:
        return ()
    try:
        goals, _rule, _years = goals_of(shown, owner, peers_of(shown, owner))
    except Refused:
        return ()
    return goals


def _typeset(request: HttpRequest, template: str, data: Mapping[str, Any], name: str) -> HttpResponse:
    try:
        return file_response(typeset(template, data), name, "pdf", PDF)
    except Busy:
        return busy(request, RETRY_AFTER)


@of_edition
def scores_book(request: HttpRequest, shown: Shown, form: str) -> HttpResponseBase:
    """The scores of all departments as a workbook that computes."""
    words = reason_words(shown.content)
    book = edition_book(shown.content, language(), words, source_line(shown))
    return file_response(book, f"{shown.code}-scores", form, downloads.MEDIA_TYPES[form])


@of_edition
def unit_scores_book(request: HttpRequest, shown: Shown, unit: str, form: str) -> HttpResponseBase:
    """The score of one department as a workbook that computes."""
    owner = ranked_unit(shown, unit)
    told = Told(shown.content, unit, language(), reason_words(shown.content), source_line(shown))
    return file_response(
        unit_book(told), f"{shown.code}-{owner.code}-contributions", form, downloads.MEDIA_TYPES[form]
    )


def ranked_unit(shown: Shown, code: str) -> RegisterUnit:
    """The department with this code; of one that is not ranked there are no such documents."""
    found = unit_of(shown, code)
    if not found.ranked:
        where = address("table", code=shown.code)
        raise Unknown(problems.NOT_RANKED, code, Crumb(shown.code, where))
    return found


@of_edition
def edition(request: HttpRequest, shown: Shown) -> HttpResponseBase:
    """What the edition says, ready to be quoted."""
    found = passages(telling_of(shown))
    title = naming.said(shown.content.header.title, language())
    files = edition_files(shown)
    return _page(request, shown, title, found, files, (_("In words"), ""))


@of_edition
def department(request: HttpRequest, shown: Shown, unit: str) -> HttpResponseBase:
    """What the edition says of one department, ready to be quoted."""
    owner = unit_of(shown, unit)
    found = unit_passages(telling_of(shown), unit, reason_words(shown.content))
    label = naming.label(owner, language())
    where = address("edition-department", code=shown.code, unit=unit)
    files = unit_files(shown, unit) if owner.ranked else ()
    return _page(request, shown, label, found, files, (label, where), (_("In words"), ""))


def _page(
    request: HttpRequest,
    shown: Shown,
    title: str,
    found: tuple[Passage, ...],
    files: tuple[tuple[str, str], ...],
    *steps: tuple[str, str],
) -> HttpResponse:
    told = [(passage.title(language()), passage.sentences) for passage in found]
    context = {"told": told, "subject": title, "documents": files, "crumbs": crumbs(shown, *steps)}
    return shown_page(request, "portal/words.html", shown, context)
