"""What comes between two looks at the ledger: nobody records, or reads, what she did not see."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from bilim.base.actor import SYSTEM
from bilim.facts import actions, models, queries
from bilim.facts.actions import imports
from bilim.facts.terms import Batch, BatchState
from bilim.journal import queries as journal
from bilim_engine.periods import calendar_year
from bilim_engine.values import Missing
from factories.facts import HEADER, csv_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ground")]
DASH = csv_file("nookat,preschool.children,2025,-,,Report")
NOT_HELD, ZERO = {"-": "not_held"}, {"-": "0"}


@pytest.fixture
def batch() -> Batch:
    """A file whose mark means that nothing was held, planned and not recorded."""
    return actions.draft_import(DASH, "file.csv", SYSTEM, mapping=NOT_HELD)


@pytest.fixture
def while_planning(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Lets something happen once, right after a plan was made and before anything is done with it."""

    def set_up(act: Callable[[], object]) -> None:
        real = imports.plan_import

        def planned(*given: Any, **named: Any) -> object:
            plan = real(*given, **named)
            monkeypatch.setattr(imports, "plan_import", real)
            act()
            return plan

        monkeypatch.setattr(imports, "plan_import", planned)

    return set_up


def stands() -> object:
    return queries.get_table().value("nookat", "preschool.children", calendar_year(2025))


def test_what_is_recorded_while_marks_are_explained_keeps_its_plan(
    batch: Batch, while_planning: Callable[..., None]
) -> None:
    while_planning(lambda: actions.commit_import(code=batch.code, plan_sha256=batch.plan_sha256, by=SYSTEM))
    told = actions.explain_marks(code=batch.code, mapping=ZERO, by=SYSTEM)
    assert stands() == Missing("not_held")
    assert (told.state, told.mapping, told.plan_sha256) == (
        BatchState.COMMITTED,
        NOT_HELD,
        batch.plan_sha256,
    )
    assert queries.get_batch(batch.code, seen_by=SYSTEM) == told


def test_marks_explained_while_a_plan_is_recorded_do_not_take_its_place(
    batch: Batch, while_planning: Callable[..., None]
) -> None:
    while_planning(lambda: actions.explain_marks(code=batch.code, mapping=ZERO, by=SYSTEM))
    actions.commit_import(code=batch.code, plan_sha256=batch.plan_sha256, by=SYSTEM)
    kept = queries.get_batch(batch.code, seen_by=SYSTEM)
    assert stands() == Missing("not_held")
    assert (kept.mapping, kept.plan_sha256) == (NOT_HELD, batch.plan_sha256)


def test_the_journal_names_the_plan_that_was_recorded(batch: Batch) -> None:
    actions.commit_import(code=batch.code, plan_sha256=batch.plan_sha256, by=SYSTEM)
    (entry,) = journal.list_entries(event="facts.import_committed")
    assert entry.details["plan"] == batch.plan_sha256


def test_a_number_that_is_taken_is_passed_over(batch: Batch) -> None:
    second = actions.draft_import(DASH, "file.csv", SYSTEM, mapping=NOT_HELD)
    models.ImportBatch.objects.filter(code=batch.code).delete()
    third = actions.draft_import(DASH, "file.csv", SYSTEM, mapping=NOT_HELD)
    assert [each.code.rpartition("-")[2] for each in (batch, second, third)] == ["1", "2", "3"]


@pytest.mark.django_db(transaction=True)
def test_two_who_send_the_same_file_at_the_same_moment_have_a_plan_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time: the second counts after the first is done")
    # A file that is new makes the second wait in the storage; one that was sent before does not.
    actions.draft_import(DASH, "file.csv", SYSTEM)
    ready, found = threading.Barrier(2), []
    real = imports._keep_plan

    def kept(*given: Any) -> str:
        ready.wait(timeout=60)
        return real(*given)

    def send() -> None:
        try:
            found.append(actions.draft_import(DASH, "file.csv", SYSTEM).code)
        except Exception as fault:
            found.append(fault)
        finally:
            connection.close()

    monkeypatch.setattr(imports, "_keep_plan", kept)
    senders = [threading.Thread(target=send) for _sender in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert sorted(each.rpartition("-")[2] for each in found) == ["2", "3"], found


def test_figures_that_arrive_between_two_questions_bear_their_mark() -> None:
    """Sources are asked apart from figures nowhere: what came in between would pass for real."""
    invented = csv_file("talas,preschool.children,2025,7,,Invented,yes", header=f"{HEADER},illustrative")
    arrived: list[object] = []

    def between(execute: Callable[..., object], sql: str, *rest: Any) -> object:
        result = execute(sql, *rest)
        if not arrived and "facts_origin" in sql:
            arrived.append(True)
            actions.import_file(invented, "file.csv", SYSTEM)
        return result

    with connection.execute_wrapper(between):
        seen = list(queries.get_table())
    now = list(queries.get_table())
    assert arrived
    assert [fact.illustrative for fact in (*seen, *now)] == [True] * (len(seen) + 1)
