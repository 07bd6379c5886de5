"""A draft that an earlier program made is neither checked nor signed; and what a revision says of its changes
is held against the edition it corrects before anybody signs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import timezone

from bilim.base.actor import SYSTEM, Actor
from bilim.facts import actions as facts
from bilim.publication import actions, models, problems, queries
from bilim.publication.actions.keeping import unsigned_bytes
from bilim.publication.queries.editions import draft_content
from bilim.publication.rules.bundle_formats import FORMAT_VERSION
from bilim.publication.terms import State
from bilim.ratings import actions as ratings
from bilim.storage import actions as storage
from bilim_engine.problems import LANGUAGES
from factories import releases
from factories.facts import csv_file
from factories.refusals import refused

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
WHY = {"ky": "Отчёттогу ката", "ru": "Ошибка в отчёте", "en": "A mistake in the return"}


def put_under(code: str, content: bytes, **changes: object) -> None:
    """These bytes are the draft of the edition."""
    kept = storage.keep(content, name="draft.zip", media_type="application/zip", by=SYSTEM)
    models.Edition.objects.filter(code=code).update(draft_sha256=kept.sha256, **changes)


def checked(code: str, by: Actor) -> None:
    """An earlier program let the draft pass."""
    rows = models.Edition.objects.filter(code=code)
    rows.update(state=State.CHECKED, checked_by=by.code, checked_at=timezone.now())


@pytest.mark.parametrize("older", range(1, FORMAT_VERSION))
def test_a_draft_of_an_older_format_is_drafted_anew(
    draft: str, older: int, methodologist_actor: Actor, publisher_actor: Actor, analyst_actor: Actor
) -> None:
    put_under(draft, (GOLDEN / f"edition-format-{older}.zip").read_bytes())
    with refused(problems.DRAFT_OF_OLDER_FORMAT) as refusal:
        actions.check_edition(code=draft, by=methodologist_actor)
    for language in LANGUAGES:
        assert {str(older), str(FORMAT_VERSION)} <= set(
            re.findall(r"\d+", refusal.value.problems[0].message(language))
        )
    shown = queries.checklist(draft, seen_by=methodologist_actor).obstacles
    assert problems.DRAFT_OF_OLDER_FORMAT in [each.kind for each in shown]
    checked(draft, methodologist_actor)
    with refused(problems.DRAFT_OF_OLDER_FORMAT):
        actions.sign_edition(code=draft, by=publisher_actor)
    shown = queries.checklist(draft, seen_by=publisher_actor).obstacles
    assert problems.DRAFT_OF_OLDER_FORMAT in [each.kind for each in shown]
    actions.discard_draft(code=draft, by=analyst_actor)
    assert releases.make_draft(analyst_actor) == draft
    assert queries.checklist(draft, seen_by=methodologist_actor).obstacles == ()


def revised(published: str, analyst: Actor) -> str:
    """A revision in which one figure differs."""
    facts.import_file(csv_file("nookat,budget.spent,2025,60,,Budget"), "more.csv", SYSTEM)
    run = ratings.make_run("spending", "2025", analyst).code
    now = timezone.localtime().isoformat()
    return actions.correct_edition(code=published, run=run, reason=WHY, published_at=now, by=analyst)


def test_what_a_revision_says_it_changes_is_held_against_what_it_corrects(
    published: str,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    released: Callable[..., None],
) -> None:
    code = revised(published, analyst_actor)
    honest = draft_content(models.Edition.objects.get(code=code))
    (place, change), *_ = (
        (place, each) for place, each in enumerate(honest.corrections.changes) if each.kind == "fact"
    )
    changes = list(honest.corrections.changes)
    changes[place] = replace(change, before="41")
    false = replace(honest, corrections=replace(honest.corrections, changes=tuple(changes)))
    put_under(code, unsigned_bytes(false))
    with refused(problems.VERIFIER_DIFFERS):
        actions.check_edition(code=code, by=methodologist_actor)
    checked(code, methodologist_actor)
    with refused(problems.VERIFIER_DIFFERS):
        actions.sign_edition(code=code, by=publisher_actor)
    put_under(code, unsigned_bytes(honest), state=State.DRAFT, checked_by="", checked_at=None)
    released(code, methodologist_actor, publisher_actor)
