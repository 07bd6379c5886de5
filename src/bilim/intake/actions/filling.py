"""Filling a return in, and sending it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from bilim.access import queries as access
from bilim.base.actor import Actor
from bilim.base.templatetags.dates import moment_in_words
from bilim.intake import models, policies, problems, queries
from bilim.intake.rules import changes, explained, read_words
from bilim.intake.terms import OPEN_STATES, STATE_WORDS, Return, State
from bilim.journal import actions as journal
from bilim_engine.checks import check_answers, read_answers
from bilim_engine.problems import LANGUAGES, Problem, Refused


@transaction.atomic
def save_answers(
    *, code: str, typed: Mapping[str, str], explanations: Mapping[str, str], revision: int, by: Actor
) -> Return:
    """The draft holds what was typed, wrong or not: nobody loses what she wrote. It is checked when sent.

    Refuses what the return does not ask, and to write over what somebody else saved since this person opened
    it (`revision`): then nothing is changed. The same answers again change nothing.
    """
    row = _open_row(code)
    policies.require(policies.may_fill(by, row.unit_path))
    form, definitions = queries.get_rules(queries.to_campaign(row.campaign))
    kept, wrong = read_answers(form, typed, definitions.breakdowns)
    words, unfit = read_words(explanations, [each.code for each in form.checks])
    not_kept = [each for each in wrong if each.place.field not in kept]
    differing = changes(row.answers, kept)
    if revision != row.revision and differing:
        not_kept.append(_changed_meanwhile(row, len(differing)))
    if not_kept or unfit:
        raise Refused([*not_kept, *unfit])
    if differing or words != row.explanations:
        row.answers, row.explanations, row.revision = kept, words, row.revision + 1
        row.saved_by, row.saved_at = by.code, timezone.now()
        row.save(update_fields=["answers", "explanations", "revision", "saved_by", "saved_at"])
        details = {"revision": row.revision, "answers": [each.key for each in differing]}
        journal.record("intake.answers_saved", subject=row.code, by=by, details=details)
    return queries.to_return(row)


@transaction.atomic
def submit_return(*, code: str, revision: int, by: Actor) -> Return:
    """The return is with the department, kept as it was sent, and can no longer be changed.

    Refuses while any answer is lacking or wrong, any check fails, any warning is not explained, and where
    somebody saved it since this person read it. After the deadline it is taken, and is late.
    """
    row = _open_row(code)
    policies.require(policies.may_submit(by, row.unit_path))
    if revision != row.revision:
        raise Refused([_changed_meanwhile(row, 0)])
    campaign = queries.to_campaign(row.campaign)
    form, definitions = queries.get_rules(campaign)
    before = queries.answers_before(campaign, row.unit)
    found = check_answers(form, row.answers, definitions.breakdowns, before)
    if against := explained(found, row.explanations):
        raise Refused(against)
    now = timezone.now()
    number = row.submissions.count() + 1
    models.Submission.objects.create(
        of=row,
        number=number,
        answers=row.answers,
        explanations=row.explanations,
        submitted_by=by.code,
        submitted_at=now,
    )
    row.state, row.remarks = State.SUBMITTED, []
    row.submitted_by, row.submitted_at = by.code, now
    row.first_submitted_at = row.first_submitted_at or now
    row.checked_by, row.checked_at = "", None
    row.save()
    details = {"number": number, "revision": row.revision, "late": _is_late(row)}
    journal.record("intake.return_submitted", subject=row.code, by=by, details=details)
    return queries.to_return(row)


def _is_late(row: models.Return) -> bool:
    end = queries.first_instant_after(row.campaign.units_until)
    return row.first_submitted_at is not None and row.first_submitted_at >= end


def _open_row(code: str) -> models.Return:
    """The row of a return that may be changed, locked."""
    row = queries.lock_return(code)
    if row.campaign.closed_at is not None:
        raise Refused([Problem(problems.CAMPAIGN_CLOSED)])
    if row.state not in OPEN_STATES:
        raise Refused([Problem(problems.LOCKED, params={"state": STATE_WORDS[State(row.state)]})])
    return row


def _changed_meanwhile(row: models.Return, count: int) -> Problem:
    when = dict.fromkeys(LANGUAGES, "")
    if row.saved_at is not None:
        when = {language: moment_in_words(row.saved_at, language) for language in LANGUAGES}
    who = access.list_names().get(row.saved_by, row.saved_by)
    return Problem(problems.CHANGED_MEANWHILE, params={"who": who, "when": when, "count": str(count)})
