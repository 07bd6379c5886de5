"""Statements of heads beside their place."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim.publication import models, policies, problems
from bilim.publication.queries.editions import get_content, get_row, wrong_state
from bilim.publication.rules.persons import signed_by
from bilim.publication.rules.texts import require_text
from bilim.publication.terms import PrintedStatement, State
from bilim_engine.problems import Problem, Refused


def write_statement(*, code: str, unit: str, text: Mapping[str, str], by: Actor) -> PrintedStatement:
    """The head's words stand beside the place of her unit on the pages, and in the bundle of the next
    revision.

    Only beside the current edition: a corrected one is history, and a draft is nobody's to comment on.
    A newer statement takes the place of the older one, which stays in the table and the journal.
    """
    row, words = _judged(code, unit, text, by)
    return _write(row, unit, words, by)


def preview_statement(*, code: str, unit: str, text: Mapping[str, str], by: Actor) -> PrintedStatement:
    """The statement as it would stand now; nothing is written. Refuses whatever writing it would refuse."""
    _, words = _judged(code, unit, text, by)
    now = timezone.now().isoformat(timespec="seconds")
    return PrintedStatement(unit, words, signed_by(by.code, {by.code: by.name}), now)


def _judged(
    code: str, unit: str, text: Mapping[str, str], by: Actor
) -> tuple[models.Edition, dict[str, str]]:
    """The edition and the words, where both are as they have to be."""
    row = get_row(code)
    _require_current(row)
    content = get_content(code)
    found = content.find_unit(unit)
    if found is None or not found.ranked:
        raise Refused([Problem(problems.UNIT_NOT_RANKED, params={"unit": unit[:50]})])
    policies.require(policies.may_write_statement(by, content.path_of(unit)))
    return row, require_text(text, lacking=problems.STATEMENT_EMPTY, too_long=problems.STATEMENT_TOO_LONG)


def _require_current(row: models.Edition) -> None:
    if row.state != State.PUBLISHED:
        raise wrong_state(row, State.PUBLISHED)


@transaction.atomic
def _write(row: models.Edition, unit: str, words: Mapping[str, str], by: Actor) -> PrintedStatement:
    # Her other window waits here, where the unit has no statement yet that could be locked; and so does the
    # revision that would take words along which are not written yet.
    _require_current(models.Edition.objects.select_for_update().get(pk=row.pk))
    now, signed = timezone.now(), signed_by(by.code, {by.code: by.name})
    standing = models.HeadStatement.objects.filter(edition=row, unit=unit, superseded_at__isnull=True)
    before = standing.first()
    if before is not None and before.text == words and before.by == by.code:
        return PrintedStatement(unit, before.text, signed, before.at.isoformat(timespec="seconds"))
    standing.update(superseded_at=now)
    models.HeadStatement.objects.create(edition=row, unit=unit, text=dict(words), by=by.code, at=now)
    journal.record(
        "publication.statement_written", subject=row.code, by=by, details={"unit": unit, "text": dict(words)}
    )
    return PrintedStatement(unit, words, signed, now.isoformat(timespec="seconds"))
