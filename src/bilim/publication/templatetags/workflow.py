"""States and steps of an edition in the reader's language, and how those who speak beside it are named."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.translation import gettext_lazy, pgettext_lazy

from bilim.base.templatetags.dates import day_of
from bilim.base.templatetags.frame import language
from bilim.publication import problems
from bilim.publication.rules.persons import name_alone
from bilim.publication.terms import EditionProgress, StepTaken
from bilim_engine.problems import Problem

register = template.Library()

STATES = {
    "draft": pgettext_lazy("state of an edition", "draft"),
    "checked": pgettext_lazy("state of an edition", "checked"),
    "signed": pgettext_lazy("state of an edition", "signed"),
    "published": pgettext_lazy("state of an edition", "published"),
    "corrected": pgettext_lazy("state of an edition", "corrected"),
}
STEPS = {
    "drafted": pgettext_lazy("step of an edition", "Drafted"),
    "checked": pgettext_lazy("step of an edition", "Checked"),
    "signed": pgettext_lazy("step of an edition", "Signed"),
    "published": pgettext_lazy("step of an edition", "Published"),
}

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
    return str(STATES.get(state, state))


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
def name_of(signature: str) -> str:
    """The person's name out of a signature that bears her code too."""
    return name_alone(signature)
