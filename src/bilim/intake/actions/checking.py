"""What the department does with a return, and sending it back."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.intake import models, policies, problems, queries
from bilim.intake.rules import read_words
from bilim.intake.terms import SENT_STATES, STATE_WORDS, Return, State
from bilim.journal import actions as journal
from bilim_engine.problems import Place, Problem, Refused


@transaction.atomic
def check_return(*, code: str, number: int, by: Actor) -> Return:
    """The department has looked at what was sent under this number: it is the ministry's to accept.

    Refuses whoever sent it, what was sent anew meanwhile, and what is not with the department. Checked again
    it stays as it was.
    """
    row = queries.lock_return(code)
    policies.require(policies.may_check(by, row.unit_path))
    if row.state == State.CHECKED and row.submissions.count() == number:
        return queries.to_return(row)
    _require_sent(row, number, (State.SUBMITTED,))
    if found := policies.submitter_does_not_check(submitter=row.submitted_by, checker=by.code):
        raise Refused(found)
    row.state, row.checked_by, row.checked_at = State.CHECKED, by.code, timezone.now()
    row.save(update_fields=["state", "checked_by", "checked_at"])
    journal.record("intake.return_checked", subject=row.code, by=by, details={"number": number})
    return queries.to_return(row)


@transaction.atomic
def send_back(*, code: str, number: int, remarks: Mapping[str, str], by: Actor) -> Return:
    """Those who fill it in may change the return again, and read at each question what is asked of them.

    The department sends back what it has in hand, the ministry what was checked or accepted. What was
    accepted stays in the ledger until something else is. Refuses where no remark says what to mend.
    """
    row = queries.lock_return(code)
    policies.require(_may_send_back(row, by))
    _require_sent(row, number, SENT_STATES)
    form, _definitions = queries.get_rules(queries.to_campaign(row.campaign))
    words, unfit = read_words(remarks, ["", *(each.code for each in form.questions())])
    if unfit:
        raise Refused(unfit)
    if not words:
        raise Refused([Problem(problems.REMARK_LACKING, Place(field="remark-"))])
    now = timezone.now().isoformat()
    row.remarks = [
        {"question": question, "words": each, "by": by.code, "at": now} for question, each in words.items()
    ]
    row.state, row.times_returned = State.REWORK, row.times_returned + 1
    row.checked_by, row.checked_at = "", None
    row.save(update_fields=["state", "remarks", "times_returned", "checked_by", "checked_at"])
    details = {"number": number, "remarks_at": list(words)}
    journal.record("intake.return_sent_back", subject=row.code, by=by, details=details)
    return queries.to_return(row)


def _may_send_back(row: models.Return, by: Actor) -> bool:
    if row.state == State.SUBMITTED and policies.may_check(by, row.unit_path):
        return True
    # What the department passed on is no longer its own to take back.
    return policies.may_accept(by, row.unit_path)


def _require_sent(row: models.Return, number: int, states: tuple[State, ...]) -> None:
    if row.campaign.closed_at is not None:
        raise Refused([Problem(problems.CAMPAIGN_CLOSED)])
    if row.state not in states:
        raise Refused([Problem(problems.NOT_SENT, params={"state": STATE_WORDS[State(row.state)]})])
    if row.submissions.count() != number:
        raise Refused([Problem(problems.SENT_ANEW)])
