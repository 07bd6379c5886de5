"""Statements of heads beside their place."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim.publication import models, policies, problems
from bilim.publication.queries.editions import get_content, get_row
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
    row = get_row(code)
    if row.state != State.PUBLISHED:
        params = {"edition": code, "state": str(State(row.state)), "needed": str(State.PUBLISHED)}
        raise Refused([Problem(problems.WRONG_STATE, params=params)])
    content = get_content(code)
    found = content.find_unit(unit)
    if found is None or not found.ranked:
        raise Refused([Problem(problems.UNIT_NOT_RANKED, params={"unit": unit[:50]})])
    policies.require(policies.may_write_statement(by, content.path_of(unit)))
    words = require_text(text, lacking=problems.STATEMENT_EMPTY, too_long=problems.STATEMENT_TOO_LONG)
    return _write(row, unit, words, by)


@transaction.atomic
def _write(row: models.Edition, unit: str, words: Mapping[str, str], by: Actor) -> PrintedStatement:
    now, signed = timezone.now(), signed_by(by.code, {by.code: by.name})
    standing = models.HeadStatement.objects.select_for_update().filter(
        edition=row, unit=unit, superseded_at__isnull=True
    )
    before = standing.first()
    if before is not None and before.text == words and before.by == by.code:
        return PrintedStatement(unit, before.text, signed, before.at.isoformat(timespec="seconds"))
    standing.update(superseded_at=now)
    models.HeadStatement.objects.create(edition=row, unit=unit, text=dict(words), by=by.code, at=now)
    journal.record(
        "publication.statement_written", subject=row.code, by=by, details={"unit": unit, "text": dict(words)}
    )
    return PrintedStatement(unit, words, signed, now.isoformat(timespec="seconds"))
