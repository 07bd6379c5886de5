"""The dress rehearsal: everything of publication is done with the draft, and nothing comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim.publication import models, policies, problems
from bilim.publication.actions.keeping import unsigned_bytes
from bilim.publication.actions.windows import locked_in
from bilim.publication.queries import releases as queries
from bilim.publication.queries.editions import draft_content, get_row
from bilim.publication.rules import verification
from bilim.publication.rules.releases import write_report
from bilim.publication.terms import Rehearsed, RehearsedStep, State
from bilim.storage import actions as storage
from bilim.storage import queries as stored
from bilim_engine.problems import LANGUAGES, Problem, Refused

# Makes the pages the public will get of this draft, for this person: each with its address and status.
Pages = Callable[[str, Actor], Iterator[tuple[str, int]]]
_makers: list[Pages] = []
ON_ITS_WAY = (State.DRAFT, State.CHECKED)
_OK = 200
_MOST_TOLD = 20
_OTHER_BYTES = {
    "ky": "Кайра жазылган топтомдун байттары башка: долбоор түзүлгөндөн бери программа өзгөргөн.",
    "ru": "Байты записанного заново пакета другие: с составления проекта изменилась программа.",
    "en": "The bundle written once more has other bytes: the program has changed since it was drafted.",
}


def on_rehearsal(make: Pages) -> None:
    """These pages are made in a rehearsal: whoever owns the public's pages says so once."""
    _makers.append(make)


def rehearse(*, code: str, by: Actor) -> Rehearsed:
    """Gate, bundle, verifier and pages were tried with the draft; how each went stands on the checklist."""
    policies.require(policies.may_rehearse(by))
    row = get_row(code)
    if row.state not in ON_ITS_WAY:
        params = {"edition": code, "state": str(State(row.state)), "needed": str(State.DRAFT)}
        raise Refused([Problem(problems.WRONG_STATE, params=params)])
    steps = (_gate(row), _bundle(row), _verifier(row), _pages(code, by))
    _keep(code, row.draft_sha256, steps, by)
    found = queries.find_rehearsed(get_row(code))
    assert found is not None
    return found


def _gate(row: models.Edition) -> RehearsedStep:
    gate = draft_content(row).gate
    faults = [each.sentence for each in gate.findings if each.blocking]
    return RehearsedStep("gate", len(gate.checks), tuple(faults[:_MOST_TOLD]))


def _bundle(row: models.Edition) -> RehearsedStep:
    """Written once more from what it says, the bundle has the same bytes."""
    kept = stored.read(row.draft_sha256)
    again = unsigned_bytes(draft_content(row))
    return RehearsedStep("bundle", len(kept), () if again == kept else (_OTHER_BYTES,))


def _verifier(row: models.Edition) -> RehearsedStep:
    found = verification.unsigned_problems(stored.read(row.draft_sha256))
    faults = [{language: each.message(language) for language in LANGUAGES} for each in found]
    return RehearsedStep("verifier", 1, tuple(faults[:_MOST_TOLD]))


def _pages(code: str, by: Actor) -> RehearsedStep:
    made = [each for make in _makers for each in make(code, by)]
    faults = [dict.fromkeys(LANGUAGES, f"{address} {status}") for address, status in made if status != _OK]
    return RehearsedStep("pages", len(made), tuple(faults[:_MOST_TOLD]))


@transaction.atomic
def _keep(code: str, draft: str, steps: tuple[RehearsedStep, ...], by: Actor) -> None:
    row = locked_in(code, ON_ITS_WAY)
    if row.draft_sha256 != draft:
        raise Refused([Problem(problems.NOT_WHAT_WAS_SEEN, params={"edition": code})])
    content = write_report(steps)
    kept = storage.keep(content, name=f"{code}.rehearsal.json", media_type="application/json", by=by)
    passed = all(step.passed for step in steps)
    models.Rehearsal.objects.create(
        edition=code,
        draft_sha256=draft,
        report_sha256=kept.sha256,
        passed=passed,
        by=by.code,
        at=timezone.now(),
    )
    details = {"draft": draft, "report": kept.sha256, "passed": passed}
    journal.record("publication.edition_rehearsed", subject=code, by=by, details=details)
