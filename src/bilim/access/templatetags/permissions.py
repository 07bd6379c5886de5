"""What each permission lets one do and what each role is for, in a sentence of the reader's language."""

from __future__ import annotations

from django import template
from django.utils.translation import pgettext_lazy

from bilim.access.terms import ROLE_NAMES, Permission, Role
from bilim.base.templatetags.frame import said

register = template.Library()

PROSE = {
    Permission.DESK_READ: pgettext_lazy(
        "prose", "Opens the desk: what waits for her, the definitions in force, and this page."
    ),
    Permission.FACTS_READ: pgettext_lazy(
        "prose", "Reads every figure of her part of the country with its source and all its earlier values."
    ),
    Permission.FACTS_IMPORT: pgettext_lazy(
        "prose", "Brings in files of figures: first a dry run with what would change, then the record."
    ),
    Permission.DEFINITIONS_APPROVE: pgettext_lazy(
        "prose",
        "Approves what somebody else adopted: items, formulas, methodologies; puts criteria on record.",
    ),
    Permission.RUN_MAKE: pgettext_lazy("prose", "Computes a rating from the recorded figures."),
    Permission.DRAFT_READ: pgettext_lazy("prose", "Sees editions before they are public, each page of them."),
    Permission.EDITION_DRAFT: pgettext_lazy(
        "prose", "Drafts an edition from a run, sets its correction window, discards a draft."
    ),
    Permission.EDITION_CHECK: pgettext_lazy(
        "prose", "Checks a draft that somebody else drafted, and says so under her name."
    ),
    Permission.EDITION_SIGN: pgettext_lazy(
        "prose", "Signs an edition that others drafted and checked, with the key of the house."
    ),
    Permission.EDITION_PUBLISH: pgettext_lazy(
        "prose", "Makes a signed edition public, announces when editions come out, or holds one back."
    ),
    Permission.EDITION_CORRECT: pgettext_lazy(
        "prose", "Drafts the revision of a published edition, with the reason and the differences."
    ),
    Permission.OUTSIDE_BRING: pgettext_lazy(
        "prose", "Brings in a rating that others published, to be examined for contradictions."
    ),
    Permission.OUTSIDE_CONFIRM: pgettext_lazy(
        "prose", "Confirms that a rating of others, which somebody else brought in, is as it was published."
    ),
    Permission.STATEMENT_WRITE: pgettext_lazy(
        "prose", "Writes her own words beside the place of her department, and declares its records right."
    ),
    Permission.CASE_OPEN: pgettext_lazy(
        "prose", "Asks for the correction of a record of her department before publication, appeals after it."
    ),
    Permission.CASE_DECIDE: pgettext_lazy(
        "prose", "Decides on requests and appeals of others within their terms, with reasons."
    ),
    Permission.JOURNAL_READ: pgettext_lazy(
        "prose", "Searches the journal: every act and every refusal in her part of the country."
    ),
    Permission.RETURN_READ: pgettext_lazy(
        "prose", "Reads the returns of the schools and kindergartens of her part of the country."
    ),
    Permission.RETURN_FILL: pgettext_lazy("prose", "Fills in the returns of her institution as drafts."),
    Permission.RETURN_SUBMIT: pgettext_lazy(
        "prose", "Hands a filled return of her institution over to the department."
    ),
    Permission.RETURN_CHECK: pgettext_lazy(
        "prose", "Checks submitted returns of her department, or sends them back with remarks at the field."
    ),
    Permission.RETURN_ACCEPT: pgettext_lazy(
        "prose", "Accepts the checked returns of a department, by which their cells become figures."
    ),
    Permission.CAMPAIGN_OPEN: pgettext_lazy(
        "prose", "Opens a return for a period and to units, with a deadline for each level."
    ),
    Permission.REGISTER_EDIT: pgettext_lazy(
        "prose",
        "Records that an institution opened, closed, was renamed, moved, split or merged, by which order.",
    ),
    Permission.ACCOUNT_MANAGE: pgettext_lazy(
        "prose", "Invites people, gives and ends roles of others, blocks accounts and ends their sessions."
    ),
}

PURPOSES = {
    Role.ANALYST: pgettext_lazy(
        "purpose", "Of the ministry: gathers figures, accepts returns, computes ratings and drafts editions."
    ),
    Role.METHODOLOGIST: pgettext_lazy(
        "purpose", "Of the ministry: answers for the rules, approves definitions and checks drafts."
    ),
    Role.PUBLISHER: pgettext_lazy(
        "purpose", "Of the ministry: signs checked editions and makes them public."
    ),
    Role.DEPARTMENT_HEAD: pgettext_lazy(
        "purpose", "Answers for the figures of a department, speaks for it, asks for corrections and appeals."
    ),
    Role.DEPARTMENT_OFFICER: pgettext_lazy(
        "purpose", "Of a department: looks through the returns of its schools and kindergartens."
    ),
    Role.SCHOOL_HEAD: pgettext_lazy(
        "purpose", "Answers for the returns of one school or kindergarten and submits them."
    ),
    Role.SCHOOL_CLERK: pgettext_lazy(
        "purpose", "Of one school or kindergarten: fills its returns in, for its head to submit."
    ),
    Role.AUDITOR: pgettext_lazy("purpose", "Reads everything, the journal too, and changes nothing."),
    Role.ADMINISTRATOR: pgettext_lazy(
        "purpose", "Keeps accounts and their roles; has no hand in figures and may give herself no role."
    ),
}


@register.filter
def prose(permission: str) -> str:
    """What it lets one do."""
    return str(PROSE[Permission(permission)])


@register.filter
def purpose(role: str) -> str:
    """What the role is for."""
    return str(PURPOSES[Role(role)])


@register.filter
def role_name(role: str) -> str:
    """The role as people call it; the word of an older version as it is."""
    return said(ROLE_NAMES[Role(role)]) if role in set(Role) else role
