"""The details of an entry in the reader's language: what each is called, and what it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from bilim.access.terms import ROLE_NAMES, Permission, Person, Role
from bilim.base.templatetags.dates import in_words, moment_in_words
from bilim.base.templatetags.figures import written
from bilim.base.templatetags.frame import said
from bilim.publication.templatetags.workflow import state_words

register = template.Library()

TITLES = {
    "account": pgettext_lazy("detail", "Account"),
    "added": pgettext_lazy("detail", "Added"),
    "address": pgettext_lazy("detail", "Address"),
    "answers": pgettext_lazy("detail", "Answers that changed"),
    "asked_by": pgettext_lazy("detail", "Asked for by"),
    "brought_by": pgettext_lazy("detail", "Brought in by"),
    "bundle": pgettext_lazy("detail", "Hash of the bundle"),
    "cases": pgettext_lazy("detail", "Cases"),
    "changed": pgettext_lazy("detail", "Changed"),
    "checked_by": pgettext_lazy("detail", "Checked by"),
    "closes_on": pgettext_lazy("detail", "Last day"),
    "corrected_by": pgettext_lazy("detail", "Corrected by the edition"),
    "definitions": pgettext_lazy("detail", "Hash of the definitions"),
    "demonstration": pgettext_lazy("detail", "Account of the demonstration"),
    "departments": pgettext_lazy("detail", "Returns by department"),
    "departments_until": pgettext_lazy("detail", "Last day for departments"),
    "despite_warnings": pgettext_lazy("detail", "Recorded in spite of warnings"),
    "draft": pgettext_lazy("detail", "Hash of the draft"),
    "drafted_by": pgettext_lazy("detail", "Drafted by"),
    "due_at": pgettext_lazy("detail", "Due at"),
    "edition": pgettext_lazy("detail", "Edition"),
    "engine": pgettext_lazy("detail", "Counting engine"),
    "event": pgettext_lazy("detail", "Number of the event"),
    "evidence": pgettext_lazy("detail", "Hash of the evidence"),
    "facts": pgettext_lazy("detail", "Facts"),
    "figures": pgettext_lazy("detail", "Hash of the records"),
    "findings": pgettext_lazy("detail", "Hash of what the analysis found"),
    "form": pgettext_lazy("detail", "Return"),
    "gate": pgettext_lazy("detail", "Gate"),
    "heirs": pgettext_lazy("detail", "What came of it"),
    "inputs": pgettext_lazy("detail", "Hash of the inputs"),
    "instead_of": pgettext_lazy("detail", "Instead of the file"),
    "key": pgettext_lazy("detail", "Signing key"),
    "kind": pgettext_lazy("detail", "Kind of definition"),
    "known_on": pgettext_lazy("detail", "As known on"),
    "last_day": pgettext_lazy("detail", "Last day, included"),
    "late": pgettext_lazy("detail", "Late"),
    "left": pgettext_lazy("detail", "Still left"),
    "left_out": pgettext_lazy("detail", "Further refusals since, not listed"),
    "mark": pgettext_lazy("detail", "Up to the instant"),
    "matter": pgettext_lazy("detail", "Matter"),
    "ministry_until": pgettext_lazy("detail", "Last day for the ministry"),
    "name": pgettext_lazy("detail", "File"),
    "new": pgettext_lazy("detail", "New"),
    "number": pgettext_lazy("detail", "Which sending"),
    "of": pgettext_lazy("detail", "Out of"),
    "on": pgettext_lazy("detail", "Day"),
    "opens_on": pgettext_lazy("detail", "First day"),
    "order": pgettext_lazy("detail", "Order"),
    "order_on": pgettext_lazy("detail", "Day of the order"),
    "outcome": pgettext_lazy("detail", "What followed"),
    "pages": pgettext_lazy("detail", "Pages"),
    "passed": pgettext_lazy("detail", "Went well"),
    "passed_over": pgettext_lazy("detail", "Passed over"),
    "period": pgettext_lazy("detail", "Period"),
    "permission": pgettext_lazy("detail", "Permission that was lacking"),
    "plan": pgettext_lazy("detail", "Hash of the plan"),
    "published_at": pgettext_lazy("detail", "Stated instant of publication"),
    "questions": pgettext_lazy("detail", "In spite of questions of the ledger"),
    "reason": pgettext_lazy("detail", "Reason"),
    "recorded_at": pgettext_lazy("detail", "Recorded on"),
    "rehearsal": pgettext_lazy("detail", "Dress rehearsal"),
    "release_at": pgettext_lazy("detail", "Announced for"),
    "remarks_at": pgettext_lazy("detail", "Remarks at"),
    "replaced": pgettext_lazy("detail", "Replaced the file"),
    "report": pgettext_lazy("detail", "Hash of the report"),
    "results": pgettext_lazy("detail", "Hash of the results"),
    "returns": pgettext_lazy("detail", "Returns"),
    "revision": pgettext_lazy("detail", "Revision of the draft"),
    "role": pgettext_lazy("detail", "Role"),
    "run": pgettext_lazy("detail", "Run"),
    "same": pgettext_lazy("detail", "Unchanged"),
    "sha256": pgettext_lazy("detail", "Hash of the file"),
    "signed_by": pgettext_lazy("detail", "Signed by"),
    "state": pgettext_lazy("detail", "State"),
    "statements": pgettext_lazy("detail", "Statements taken along from the corrected edition"),
    "tallies": pgettext_lazy("detail", "Counted by"),
    "text": pgettext_lazy("detail", "Text"),
    "total": pgettext_lazy("detail", "In all"),
    "unit": pgettext_lazy("detail", "Unit"),
    "unit_path": pgettext_lazy("detail", "Part of the tree"),
    "units": pgettext_lazy("detail", "Units"),
    "units_until": pgettext_lazy("detail", "Last day for institutions"),
    "until": pgettext_lazy("detail", "May be used until"),
    "valid_from": pgettext_lazy("detail", "Valid from"),
    "valid_until": pgettext_lazy("detail", "Valid until, not included"),
    "version": pgettext_lazy("detail", "Version"),
    "who": pgettext_lazy("detail", "Who"),
    "withdrawn": pgettext_lazy("detail", "Withdrawn"),
    "written": pgettext_lazy("detail", "Written anew"),
}
VERDICTS = {
    "passed": pgettext_lazy("detail", "passed"),
    "refused": pgettext_lazy("detail", "found contradictions"),
}
REHEARSALS = {
    "none": pgettext_lazy("detail", "none was held"),
    "waiting": pgettext_lazy("detail", "waited"),
    "running": pgettext_lazy("detail", "was under way"),
    "broken_off": pgettext_lazy("detail", "was broken off"),
    "faults": pgettext_lazy("detail", "found faults"),
    "passed": pgettext_lazy("detail", "went well"),
}
PERMISSIONS = {
    Permission.DESK_READ: pgettext_lazy("permission", "to open the desk"),
    Permission.FACTS_READ: pgettext_lazy("permission", "to read figures and their history"),
    Permission.FACTS_IMPORT: pgettext_lazy("permission", "to bring figures in"),
    Permission.DEFINITIONS_APPROVE: pgettext_lazy("permission", "to approve definitions"),
    Permission.RUN_MAKE: pgettext_lazy("permission", "to make runs"),
    Permission.DRAFT_READ: pgettext_lazy("permission", "to read drafts"),
    Permission.EDITION_DRAFT: pgettext_lazy("permission", "to draft editions"),
    Permission.EDITION_CHECK: pgettext_lazy("permission", "to check editions"),
    Permission.EDITION_SIGN: pgettext_lazy("permission", "to sign editions"),
    Permission.EDITION_PUBLISH: pgettext_lazy("permission", "to publish editions"),
    Permission.EDITION_CORRECT: pgettext_lazy("permission", "to correct editions"),
    Permission.OUTSIDE_BRING: pgettext_lazy("permission", "to bring ratings of others in"),
    Permission.OUTSIDE_CONFIRM: pgettext_lazy("permission", "to confirm ratings of others"),
    Permission.STATEMENT_WRITE: pgettext_lazy("permission", "to write a head’s statement"),
    Permission.CASE_OPEN: pgettext_lazy("permission", "to ask for corrections and to appeal"),
    Permission.CASE_DECIDE: pgettext_lazy("permission", "to decide on requests and appeals"),
    Permission.JOURNAL_READ: pgettext_lazy("permission", "to read the journal"),
    Permission.RETURN_READ: pgettext_lazy("permission", "to read returns"),
    Permission.RETURN_FILL: pgettext_lazy("permission", "to fill in returns"),
    Permission.RETURN_SUBMIT: pgettext_lazy("permission", "to submit returns"),
    Permission.RETURN_CHECK: pgettext_lazy("permission", "to check returns for a department"),
    Permission.RETURN_ACCEPT: pgettext_lazy("permission", "to accept returns for the ministry"),
    Permission.CAMPAIGN_OPEN: pgettext_lazy("permission", "to open campaigns"),
    Permission.REGISTER_EDIT: pgettext_lazy("permission", "to edit the register"),
    Permission.ACCOUNT_MANAGE: pgettext_lazy("permission", "to manage accounts"),
}
_PEOPLE = {"brought_by", "checked_by", "drafted_by", "signed_by"}
_HASH = re.compile(r"[0-9a-f]{64}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Detail(NamedTuple):
    """One detail: its name for programs, its title and words for readers, the whole of what words shorten."""

    name: str
    title: str
    words: str
    whole: str


@register.simple_tag
def details_of(details: Mapping[str, object], people: Mapping[str, Person]) -> list[Detail]:
    """Every detail of an entry as the page shows it."""
    return [
        Detail(name, str(TITLES.get(name, name)), _words(name, value, people), str(value))
        for name, value in details.items()
    ]


def _words(name: str, value: object, people: Mapping[str, Person]) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int):
        return written(value)
    if value is None or value == "" or value == []:
        return "–"
    if isinstance(value, Mapping):
        return said({str(language): str(text) for language, text in value.items()}) or _first(value)
    if isinstance(value, list):
        return f"{len(value)}: {', '.join(map(str, value[:5]))}{' …' if len(value) > 5 else ''}"
    return _text(name, str(value), people)


def _text(name: str, value: str, people: Mapping[str, Person]) -> str:
    if name in _PEOPLE:
        return people[value].name if value in people else value
    if name == "gate":
        return str(VERDICTS.get(value, value))
    if name == "rehearsal":
        return str(REHEARSALS.get(value, value))
    if name == "permission" and value in set(Permission):
        return str(PERMISSIONS[Permission(value)])
    if name == "state":
        return state_words(value)
    if name == "role" and value in set(Role):
        return said(ROLE_NAMES[Role(value)])
    if _HASH.fullmatch(value):
        return f"{value[:12]}…"
    if _INSTANT.fullmatch(value):
        return moment_in_words(value)
    return in_words(date.fromisoformat(value)) if _DAY.fullmatch(value) else value


def _first(texts: Mapping[object, object]) -> str:
    """What stands in another language than the reader's, rather than nothing."""
    return next((str(text) for text in texts.values() if text), "–")
