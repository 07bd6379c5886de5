"""An edition's way: draft, check, sign, publish, correct. Each step has its person and stands in the journal.

The bundle is in the storage before the database names it, and one transaction moves the state: whatever is
killed when, an edition is before a step or after it.

A draft can be discarded and drafted anew under the same code. So whoever decides on an edition may say by its
hash which file she has `seen`: the step is taken with that one or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim.publication import models, policies, problems, queries
from bilim.publication.actions.drafting import draft_first, draft_revision
from bilim.publication.actions.keeping import MEDIA_TYPE, keep_draft
from bilim.publication.queries import contest, keys, releases
from bilim.publication.queries.contest_record import contest_record
from bilim.publication.queries.earlier import correction_problems, given_away_problems
from bilim.publication.queries.editions import (
    SERIES,
    corrected_by,
    draft_content,
    get_row,
    outdated,
    standing_file,
    wrong_state,
)
from bilim.publication.rules import verification
from bilim.publication.rules.bundle_writing import write_bundle
from bilim.publication.rules.instants import not_yet, read_instant, signing_days
from bilim.publication.rules.signing import Signer
from bilim.publication.rules.texts import require_text
from bilim.publication.terms import ContestRecord, EditionSummary, State, Text
from bilim.storage import actions as storage
from bilim.storage import queries as stored
from bilim_engine.problems import Problem, Refused


def draft_edition(*, run: str, published_at: str, by: Actor, series: str = SERIES) -> str:
    """A draft of the first edition of the run's period stands, with the gate's verdict on it; its code.

    Refuses a method that is only reported, and a period that has an edition already.
    """
    policies.require(policies.may_draft(by))
    read_instant(published_at)
    return keep_draft(draft_first(run=run, series=series, published_at=published_at), by)


def correct_edition(*, code: str, run: str, reason: Mapping[str, str], published_at: str, by: Actor) -> str:
    """A draft of the next revision stands, which says what it changes and why; its code.

    The edition it corrects stays readable and current until the revision is published.
    """
    policies.require(policies.may_correct(by))
    read_instant(published_at)
    words = require_text(
        reason, lacking=problems.REASON_LACKING, too_long=problems.REASON_TOO_LONG, in_all=True
    )
    before = get_row(code)
    _require_state(before, State.PUBLISHED)
    return keep_draft(draft_revision(before, run=run, published_at=published_at, reason=words), by)


@transaction.atomic
def discard_draft(*, code: str, by: Actor, reason: Text | None = None, seen: str | None = None) -> None:
    """The draft is gone, its run and period are free for another, and the journal keeps why.

    Her own draft the drafter discards without a word; whoever discards another's says why. What was published
    is never discarded.
    """
    policies.require(policies.may_discard(by))
    row = _locked(code)
    if row.state not in (State.DRAFT, State.CHECKED):
        raise wrong_state(row, State.DRAFT)
    _require_seen(row, seen)
    words = {} if by.code == row.drafted_by and not _said(reason) else _require_reason(reason or {})
    details: dict[str, object] = {
        "run": row.run,
        "state": row.state,
        "draft": row.draft_sha256,
        "drafted_by": row.drafted_by,
    }
    if words:
        details["reason"] = words
    row.delete()
    journal.record("publication.draft_discarded", subject=code, by=by, details=details)


def check_edition(*, code: str, by: Actor, seen: str | None = None) -> None:
    """The edition is checked: the gate passed it and the independent verifier found the same figures.

    Refuses the drafter, and whatever the gate or the verifier refuses.
    """
    policies.require(policies.may_check(by))
    row = get_row(code)
    _require_state(row, State.DRAFT)
    _require_seen(row, seen)
    _refuse(policies.three_pairs_of_eyes(drafter=row.drafted_by, checker=by.code))
    _refuse(outdated(row))
    gate = draft_content(row).gate
    if not gate.passed:
        count = sum(finding.blocking for finding in gate.findings)
        _refuse([Problem(problems.GATE_REFUSES, params={"count": str(count)})])
    _refuse(given_away_problems(row))
    _refuse(correction_problems(row))
    # Law 5: never trust the calculator. Takes seconds, so it is done before anything is locked.
    _refuse(verification.unsigned_problems(stored.read(row.draft_sha256), corrected_by(code)))
    _checked(code, row.draft_sha256, by)


@transaction.atomic
def _checked(code: str, draft: str, by: Actor) -> None:
    row = _locked(code)
    _require_state(row, State.DRAFT)
    if row.draft_sha256 != draft:
        raise wrong_state(row, State.DRAFT)
    # The same file may have been drafted anew, by another.
    _refuse(policies.three_pairs_of_eyes(drafter=row.drafted_by, checker=by.code))
    row.state, row.checked_by, row.checked_at = State.CHECKED, by.code, timezone.now()
    row.save(update_fields=["state", "checked_by", "checked_at"])
    journal.record("publication.edition_checked", subject=code, by=by, details={"draft": draft})


def sign_edition(*, code: str, by: Actor, seen: str | None = None) -> str:
    """The signed bundle lies in the storage and verifies; its hash. Refuses the drafter, the checker, a key
    not registered, and while departments are still to be heard."""
    policies.require(policies.may_sign(by))
    row = get_row(code)
    _require_state(row, State.CHECKED)
    _require_seen(row, seen)
    _refuse(policies.three_pairs_of_eyes(drafter=row.drafted_by, checker=row.checked_by, signer=by.code))
    _refuse(outdated(row))
    # What is told of departments first, then whether one waits: who comes in between is found, not told of.
    heard = contest_record(row)
    _refuse(contest.list_obstacles(row))
    signer = keys.get_signer(*signing_days(row.published_at, timezone.localtime()))
    content = draft_content(row)
    header = replace(content.header, key=signer.key, demonstration_key=signer.is_demonstration)
    bundle = write_bundle(
        replace(content, header=header, contest=heard),
        sign=signer.sign,
        verifier=verification.travelling_files(),
    )
    _refuse(verification.signed_problems(bundle, signer.key.id, corrected_by(code)))
    kept = storage.keep(bundle, name=f"{code}.zip", media_type=MEDIA_TYPE, by=by)
    _signed(code, row.draft_sha256, heard, kept.sha256, len(bundle), signer, by)
    return kept.sha256


@transaction.atomic
def _signed(
    code: str, draft: str, heard: ContestRecord, bundle: str, size: int, signer: Signer, by: Actor
) -> None:
    row = _locked(code)
    _require_state(row, State.CHECKED)
    if row.draft_sha256 != draft:
        raise wrong_state(row, State.CHECKED)
    _refuse(policies.three_pairs_of_eyes(drafter=row.drafted_by, checker=row.checked_by, signer=by.code))
    # Under the lock that every request takes too: none slips in between.
    _refuse(contest.list_obstacles(row))
    if contest_record(row) != heard:
        # Somebody declared, asked or took back since: what is signed would say otherwise.
        raise Refused([Problem(problems.HEARD_SINCE)])
    row.state, row.signed_by, row.signed_at = State.SIGNED, by.code, timezone.now()
    row.bundle_sha256, row.bundle_size = bundle, size
    row.key_id, row.demonstration_key = signer.key.id, signer.is_demonstration
    row.save()
    details = {"bundle": bundle, "key": signer.key.id, "published_at": row.published_at}
    details["rehearsal"] = releases.rehearsal_standing(row).value
    journal.record("publication.edition_signed", subject=code, by=by, details=details)


@transaction.atomic
def withdraw_edition(*, code: str, reason: Text, by: Actor, seen: str | None = None) -> None:
    """The signed edition will not come out, and its period is free for another draft.

    The signed bytes stay in the storage under the hash that the journal names, beside the reason. What was
    published is never withdrawn: it is corrected.
    """
    policies.require(policies.may_withdraw(by))
    words = _require_reason(reason)
    row = _locked(code)
    _require_state(row, State.SIGNED)
    _require_seen(row, seen)
    details = {
        "reason": words,
        "bundle": row.bundle_sha256,
        "draft": row.draft_sha256,
        "key": row.key_id,
        "drafted_by": row.drafted_by,
        "checked_by": row.checked_by,
        "signed_by": row.signed_by,
    }
    row.delete()
    journal.record("publication.edition_withdrawn", subject=code, by=by, details=details)


def _said(reason: Text | None) -> bool:
    return any(words.strip() for words in (reason or {}).values())


def _require_reason(reason: Text) -> dict[str, str]:
    """Why an edition is held back, for those who made it and for whoever reads the journal."""
    return require_text(
        reason, lacking=problems.WITHDRAWAL_REASON_LACKING, too_long=problems.WITHDRAWAL_REASON_TOO_LONG
    )


def publish_edition(*, code: str, by: Actor, seen: str | None = None) -> EditionSummary:
    """The edition is public and current; the one it corrects is marked as corrected and stays readable.

    Refuses before the instant that the edition states has come, and while it lacks what a department was
    granted.
    """
    policies.require(policies.may_publish(by))
    row = get_row(code)
    _require_state(row, State.SIGNED)
    _require_seen(row, seen)
    _refuse(not_yet(read_instant(row.published_at), timezone.localtime()))
    _refuse(releases.early_of(row))
    _refuse(contest.list_absent(row))
    # Read once more: what is about to be public must be whole on the disk.
    _refuse(verification.byte_problems(stored.read(row.bundle_sha256), row.key_id))
    beside = queries.list_published_codes()
    _refuse(given_away_problems(row))
    _published(code, row.bundle_sha256, beside, by)
    found = queries.find_edition(code)
    assert found is not None
    return found


@transaction.atomic
def _published(code: str, bundle: str, beside: list[str], by: Actor) -> None:
    # All rows: of two editions that come out in one moment, the second must mind the first.
    list(models.Edition.objects.select_for_update().order_by("pk"))
    row = _locked(code)
    _require_state(row, State.SIGNED)
    if row.bundle_sha256 != bundle:
        raise wrong_state(row, State.SIGNED)
    if queries.list_published_codes() != beside:
        raise Refused([Problem(problems.OTHERS_CAME_OUT, params={"edition": code})])
    # Requests that were passed over may be granted until the last moment.
    _refuse(contest.list_absent(row))
    if row.corrects_id is not None:
        corrected = models.Edition.objects.select_for_update().get(pk=row.corrects_id)
        _require_state(corrected, State.PUBLISHED)
        corrected.state = State.CORRECTED
        corrected.save(update_fields=["state"])
        details = {"corrected_by": code}
        journal.record("publication.edition_corrected", subject=corrected.code, by=by, details=details)
    row.state, row.published_by, row.released_at = State.PUBLISHED, by.code, timezone.now()
    row.save(update_fields=["state", "published_by", "released_at"])
    details = {"bundle": bundle, "published_at": row.published_at}
    details["rehearsal"] = releases.rehearsal_standing(row).value
    if taken := _take_statements_along(row):
        details["statements"] = ", ".join(taken)
    journal.record("publication.edition_published", subject=code, by=by, details=details)


def _take_statements_along(row: models.Edition) -> list[str]:
    """What heads said beside the corrected edition since the file of this one was made stands beside it.

    Returns the units whose words these are; none where it corrects nothing.
    """
    if row.corrects_id is None:
        return []
    standing = models.HeadStatement.objects.filter(edition=row.corrects_id, superseded_at__isnull=True)
    printed = {each.unit: each.text for each in queries.get_content(row.code).statements}
    since = [each for each in standing.order_by("unit") if each.text != printed.get(each.unit)]
    models.HeadStatement.objects.bulk_create(
        models.HeadStatement(edition=row, unit=each.unit, text=each.text, by=each.by, at=each.at)
        for each in since
    )
    return [each.unit for each in since]


def _locked(code: str) -> models.Edition:
    row = models.Edition.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise Refused([Problem(problems.EDITION_UNKNOWN, params={"edition": code[:80]})])
    return row


def _require_state(row: models.Edition, needed: State) -> None:
    if row.state != needed:
        raise wrong_state(row, needed)


def _require_seen(row: models.Edition, seen: str | None) -> None:
    if seen is not None and seen != standing_file(row):
        raise Refused([Problem(problems.NOT_WHAT_WAS_SEEN, params={"edition": row.code})])


def _refuse(found: list[Problem]) -> None:
    if found:
        raise Refused(found)
