"""The correction window of a draft: its days, declarations of heads, and the drafter's reason to go on."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from bilim.access import queries as access
from bilim.base.actor import SYSTEM, Actor
from bilim.cases import actions as cases
from bilim.journal import actions as journal
from bilim.publication import models, policies, problems
from bilim.publication.queries import contest, editions
from bilim.publication.rules import contest as rules
from bilim.publication.rules import waiving
from bilim.publication.rules.texts import require_text
from bilim.publication.terms import State, Text, Window
from bilim_engine.problems import Problem, Refused


@transaction.atomic
def set_window(*, code: str, opens_on: date, closes_on: date, by: Actor) -> Window:
    """Departments may ask for corrections of this draft on these days; set again, the newer days hold.

    The window is the code's: it goes on where the draft is discarded and drafted anew, and counts for what
    departments were shown in it (`list_unheard`).
    """
    policies.require(policies.may_set_window(by))
    locked_in(code, contest.IN_WINDOW)
    if found := rules.window_problems(opens_on, closes_on, timezone.localdate(), contest.find_window(code)):
        raise Refused(found)
    row, _is_new = models.CorrectionWindow.objects.update_or_create(
        edition=code,
        defaults={
            "opens_on": opens_on,
            "closes_on": closes_on,
            "set_by": by.code,
            "set_at": timezone.now(),
            "ended_at": None,
        },
    )
    details = {"opens_on": opens_on.isoformat(), "closes_on": closes_on.isoformat()}
    journal.record("publication.window_set", subject=code, by=by, details=details)
    return contest.to_window(row)


@transaction.atomic
def waive_window(*, code: str, reason: Text, by: Actor, seen: str, listed: str | None = None) -> None:
    """This very draft may be signed although its window or its requests have not ended: the drafter says why.

    Said of what stands in the way now: what is asked later, or a window moved later, wants another reason,
    which takes the place of this one; the journal keeps both. What was granted and is not in the draft is not
    passed over so. `listed` is what she was shown (`digest_of_standing`); where something came to it
    since, she looks again. The reason is published with the edition: it holds no digits and no
    word of the name of an account (`told_in_waiver`).
    """
    row = locked_in(code, contest.IN_WINDOW)
    if seen != row.draft_sha256:
        raise Refused([Problem(problems.NOT_WHAT_WAS_SEEN, params={"edition": code})])
    if by.code != row.drafted_by:
        raise Refused([Problem(problems.WAIVER_BY_DRAFTER)])
    passed_over = [each for each in contest.list_obstacles(row) if waiving.can_be_passed_over(each)]
    if not passed_over:
        raise Refused([Problem(problems.NOTHING_TO_WAIVE)])
    if listed is not None and listed != waiving.digest_of_standing(passed_over):
        raise Refused([Problem(problems.MORE_STANDS_NOW)])
    words = require_text(
        reason, lacking=problems.WAIVER_REASON_LACKING, too_long=problems.WITHDRAWAL_REASON_TOO_LONG
    )
    if told := waiving.told_in_waiver(words, access.list_names().values()):
        raise Refused(told)
    models.WindowWaiver.objects.update_or_create(
        edition=code,
        draft_sha256=row.draft_sha256,
        defaults={"reason": words, "by": by.code, "at": timezone.now()},
    )
    details = {
        "draft": row.draft_sha256,
        "reason": words,
        "passed_over": [each.message("ky") for each in passed_over],
        "cases": waiving.passed_over_cases(passed_over),
    }
    journal.record("publication.window_waived", subject=code, by=by, details=details)


@transaction.atomic
def declare_right(*, code: str, unit: str, by: Actor, seen: str) -> None:
    """The head says that the records of her department are right: those she saw. Said twice, it stands once,
    until she asks for the correction of one."""
    row = locked_in(code, contest.IN_WINDOW)
    content = editions.shown_content(row)
    found = content.find_unit(unit)
    if found is None or not found.ranked:
        raise Refused([Problem(problems.RECORD_UNKNOWN)])
    policies.require(policies.may_declare(by, content.path_of(unit)))
    require_open(row)
    digest = contest.digest_of(content, found)
    if seen != digest:
        raise Refused([Problem(problems.NOT_WHAT_WAS_SEEN, params={"edition": code})])
    if undecided := [case.code for case in contest.list_requests(code, unit) if case.is_open]:
        raise Refused([Problem(problems.ASKED_ALREADY, params={"cases": ", ".join(undecided)})])
    if contest.find_declared(code, content, found) is not None:
        return
    models.Declaration.objects.update_or_create(
        edition=code, unit=unit, figures_sha256=digest, defaults={"by": by.code, "at": timezone.now()}
    )
    details = {"unit": unit, "figures": digest}
    journal.record("publication.figures_declared", subject=code, by=by, details=details)


def end_windows(now: datetime) -> list[str]:
    """Windows whose last day has passed are noted in the journal with the instant at which they ended, once;
    the codes of their editions. The days alone decide: nothing waits for this."""
    today = timezone.localdate(now)
    rows = models.CorrectionWindow.objects.filter(ended_at__isnull=True, closes_on__lt=today)
    return cases.one_by_one(rows.order_by("closes_on", "edition").values_list("edition", flat=True), _end)


@transaction.atomic
def _end(code: str) -> str:
    row = cases.take_due(models.CorrectionWindow.objects.filter(edition=code))
    ended = rules.ends_at(contest.to_window(row), timezone.get_current_timezone())
    if row.ended_at is not None or ended > timezone.now():
        return ""
    row.ended_at = ended
    row.save(update_fields=["ended_at"])
    details = {"due_at": timezone.localtime(ended).isoformat()}
    journal.record("publication.window_ended", subject=code, by=SYSTEM, details=details)
    return code


def locked_in(code: str, states: tuple[State, ...]) -> models.Edition:
    """The edition's row, locked; refused where there is none, or where it stands elsewhere."""
    row = models.Edition.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise editions.unknown(code)
    if row.state not in states:
        raise editions.wrong_state(row, states[0])
    return row


def require_open(row: models.Edition) -> None:
    """Departments may be heard today."""
    if not contest.is_open(row):
        raise Refused([Problem(problems.WINDOW_NOT_OPEN, params={"edition": row.code})])
