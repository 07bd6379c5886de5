"""States and steps of an edition in the reader's language, and how those who speak beside it are named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils.translation import gettext_lazy, pgettext_lazy

from bilim.base.templatetags.dates import day_of, instant_of
from bilim.base.templatetags.figures import written
from bilim.base.templatetags.frame import language
from bilim.publication import problems
from bilim.publication.rules.persons import name_alone
from bilim.publication.terms import STATE_WORDS, EditionProgress, State, StepTaken, Text
from bilim_engine.problems import Problem

register = template.Library()

# The code of a unit, an item or a part of a breakdown, as it stands behind a name: (nookat), (sex=female).
_CODE = re.compile(r" \([a-z][a-z0-9_.=-]*\)")

STEPS = {
    "drafted": pgettext_lazy("step of an edition", "Drafted"),
    "checked": pgettext_lazy("step of an edition", "Checked"),
    "signed": pgettext_lazy("step of an edition", "Signed"),
    "published": pgettext_lazy("step of an edition", "Published"),
}

CASE_STATES = {
    "open": pgettext_lazy("state of a case", "open"),
    "granted": pgettext_lazy("state of a case", "granted"),
    "refused": pgettext_lazy("state of a case", "refused"),
    "withdrawn": pgettext_lazy("state of a case", "taken back"),
    "lapsed": pgettext_lazy("state of a case", "term passed without a decision"),
}
CASE_KINDS = {
    "correction_request": pgettext_lazy("kind of case", "Correction request"),
    "appeal": pgettext_lazy("kind of case", "Appeal"),
}
WINDOW_STATES = {
    "planned": pgettext_lazy("state of a window", "It has not opened yet."),
    "open": pgettext_lazy("state of a window", "It is open."),
    "closed": pgettext_lazy("state of a window", "It has closed."),
}
UNREHEARSED = {
    "none": pgettext_lazy("state of a rehearsal", "No dress rehearsal of this edition was held."),
    "waiting": pgettext_lazy(
        "state of a rehearsal", "The dress rehearsal of this edition waits: nothing has come of it yet."
    ),
    "running": pgettext_lazy(
        "state of a rehearsal",
        "The dress rehearsal of this edition is under way: nothing has come of it yet.",
    ),
    "broken_off": pgettext_lazy(
        "state of a rehearsal", "The dress rehearsal of this edition was broken off: nothing came of it."
    ),
    "faults": pgettext_lazy("state of a rehearsal", "The dress rehearsal of this edition found faults."),
}
REHEARSED = {
    "gate": pgettext_lazy("step of a rehearsal", "Checks of the gate"),
    "bundle": pgettext_lazy("step of a rehearsal", "Bytes of the bundle, written once more"),
    "verifier": pgettext_lazy("step of a rehearsal", "The independent verifier"),
    "pages": pgettext_lazy("step of a rehearsal", "Pages and documents of the public"),
}
REHEARSED_PARTS = {
    "whole": pgettext_lazy("part of a rehearsal", "pages and documents of the whole edition"),
    "departments": pgettext_lazy("part of a rehearsal", "pages of departments"),
    "unit_words": pgettext_lazy("part of a rehearsal", "departments in words"),
    "sheets": pgettext_lazy("part of a rehearsal", "sheets of departments"),
    "what_it_takes": pgettext_lazy("part of a rehearsal", "what it would take"),
    "peers": pgettext_lazy("part of a rehearsal", "departments alike"),
    "indicators": pgettext_lazy("part of a rehearsal", "pages of indicators"),
    "what_if": pgettext_lazy("part of a rehearsal", "what if"),
    "books": pgettext_lazy("part of a rehearsal", "workbooks of departments"),
    "record_lists": pgettext_lazy("part of a rehearsal", "lists of records"),
    "scores": pgettext_lazy("part of a rehearsal", "pages of single scores"),
    "values": pgettext_lazy("part of a rehearsal", "pages of single values"),
    "records": pgettext_lazy("part of a rehearsal", "pages of single records"),
    "files": pgettext_lazy("part of a rehearsal", "tables as files"),
    # A report of before counts these together.
    "others": pgettext_lazy("part of a rehearsal", "workbooks, lists of records, SDMX data, what if"),
}
CERTAINTIES = {
    "found": pgettext_lazy("certainty of a term", "found in a source"),
    "inferred": pgettext_lazy("certainty of a term", "inferred"),
    "proposal": pgettext_lazy("certainty of a term", "a proposal of the project, nobody’s order yet"),
}
_SCORE_DECIMALS = 2

# Said to the person herself, on the page where the step would be hers.
WHY_NOT = {
    problems.NOT_PERMITTED.code: gettext_lazy("Your roles do not include this step."),
    problems.DRAFTER_CHECKS.code: gettext_lazy("You drafted this edition, so somebody else has to check it."),
    problems.DRAFTER_SIGNS.code: gettext_lazy("You drafted this edition, so somebody else has to sign it."),
    problems.CHECKER_SIGNS.code: gettext_lazy("You checked this edition, so somebody else has to sign it."),
}


@register.filter
def state_words(state: str) -> str:
    """The state in words."""
    return STATE_WORDS[State(state)][language()]


@register.filter
def case_state_words(state: str) -> str:
    """The state of a case in words."""
    return str(CASE_STATES.get(state, state))


@register.filter
def of_unit(names: Mapping[str, Text], unit: str) -> Text:
    """The names of one unit."""
    return names.get(unit, {"ky": unit})


@register.filter
def case_kind_words(kind: str) -> str:
    """What kind of case it is, in words."""
    return str(CASE_KINDS.get(kind, kind))


@register.filter
def window_state_words(state: str) -> str:
    """The state of a window as a sentence."""
    return str(WINDOW_STATES.get(state, state))


@register.filter
def unrehearsed_words(standing: str) -> str:
    """What whoever signs or publishes is told of the rehearsal; nothing where it went well."""
    return str(UNREHEARSED.get(standing, ""))


@register.filter
def rehearsed_words(step: str) -> str:
    """A step of a rehearsal in words."""
    return str(REHEARSED.get(step, step))


@register.filter
def rehearsed_part_words(part: str) -> str:
    """A kind of pages in words."""
    return str(REHEARSED_PARTS.get(part, part))


@register.filter
def differs(one: datetime, other: str) -> bool:
    """Whether two instants are not the same."""
    return one != instant_of(other)


@register.filter
def certainty_words(certainty: str) -> str:
    """How sure a term is known to be, in words."""
    return str(CERTAINTIES.get(certainty, certainty))


@register.simple_tag
def shifted(figure: Decimal | None, decimals: int | None = None, is_score: object = False) -> str:
    """A figure before or after, with the decimals of its indicator or of scores; a dash where there is
    none."""
    if figure is None:
        return "–"
    return written(figure, _SCORE_DECIMALS if is_score else decimals)


@register.filter
def step_words(step: str) -> str:
    """The step in words."""
    return str(STEPS.get(step, step))


@register.filter
def day_on_public_pages(edition: EditionProgress, step: StepTaken) -> date | None:
    """The day of publication that the edition states and its public pages show, where the step was taken on
    another one."""
    stated = day_of(edition.summary.published_at)
    return stated if step.step == "published" and step.at and day_of(step.at) != stated else None


@register.filter
def why_not(problem: Problem) -> str:
    """Why the person who looks cannot take the next step, said to her."""
    return str(WHY_NOT[problem.code]) if problem.code in WHY_NOT else problem.message(language())


@register.filter
def asked_words(problem: Problem) -> str:
    """A question of the ledger without the codes that files need: she sees which figure is meant."""
    return _CODE.sub("", problem.message(language()))


@register.filter
def name_of(signature: str) -> str:
    """The person's name out of a signature that bears her code too."""
    return name_alone(signature)
