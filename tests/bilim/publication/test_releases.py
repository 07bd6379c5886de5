"""What is announced, and who sees a draft before."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from bilim.access import problems as access_problems
from bilim.base.actor import Actor
from bilim.cases import actions as case_actions
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems, queries
from factories.cases import at, later
from factories.contests import days
from factories.refusals import refused

WHY = {"ky": "Отчёттор кечикти.", "ru": "Отчёты запаздывают.", "en": "Returns are late."}


def soon(**by: float) -> datetime:
    return timezone.localtime(later(**(by or {"days": 20}))).replace(microsecond=0)


# --- the calendar ----------------------------------------------------------------------------------------


def test_a_release_is_announced_and_moved_with_a_reason(db: None, publisher_actor: Actor) -> None:
    first, second = soon(), soon(days=30)
    actions.plan_release(period="2025", at=first, by=publisher_actor)
    actions.plan_release(period="2025", at=first, by=publisher_actor)
    for reason in (None, {"ky": "Кечикти"}):
        with refused(problems.MOVE_REASON_LACKING):
            actions.plan_release(period="2025", at=second, reason=reason, by=publisher_actor)
    planned = actions.plan_release(period="2025", at=second, reason=WHY, by=publisher_actor)
    assert (planned.at, planned.before, planned.reason) == (second, first, WHY)
    (moved, announced) = journal.list_entries(event="publication.release_planned")
    assert announced.details == {"release_at": first.isoformat()}
    assert moved.details["instead_of"] == first.isoformat()
    assert [each.period for each in queries.list_planned()] == ["2025"]


def test_an_instant_that_comes_without_its_edition_is_noted_once_and_said(
    db: None, publisher_actor: Actor
) -> None:
    due = soon()
    actions.plan_release(period="2025", at=due, by=publisher_actor)
    assert case_actions.run_clocks()["releases"] == []
    with at(later(days=40)):
        assert case_actions.run_clocks()["releases"] == ["departments-2025"]
        assert case_actions.run_clocks()["releases"] == []
        (planned,) = queries.list_planned()
        assert planned.is_late
    (told,) = journal.list_entries(event="publication.release_came_due")
    assert told.details == {"due_at": due.isoformat()}
    assert told.actor == "system"


@pytest.mark.parametrize(
    ("period", "by", "kind"),
    [
        ("2025", {"days": -1}, problems.RELEASE_PAST),
        ("2025", {"days": 1000}, problems.RELEASE_TOO_FAR),
        ("2090", {"days": 20}, problems.RELEASE_PERIOD),
        ("never", {"days": 20}, problems.RELEASE_PERIOD_UNREADABLE),
        ("20277", {"days": 20}, problems.RELEASE_PERIOD_UNREADABLE),
    ],
)
def test_what_cannot_be_announced_is_refused(
    db: None, publisher_actor: Actor, period: str, by: dict[str, float], kind: Any
) -> None:
    with refused(kind):
        actions.plan_release(period=period, at=soon(**by), by=publisher_actor)
    assert not models.PlannedRelease.objects.exists()


def test_what_lies_behind_is_not_announced(published: str, publisher_actor: Actor) -> None:
    """A slip of the pen stood in the public calendar, and nothing takes an announcement from it."""
    for period in ("2015", "2024", "2025-H1"):
        with refused(problems.RELEASE_OVERTAKEN):
            actions.plan_release(period=period, at=soon(days=20), by=publisher_actor)
    assert not models.PlannedRelease.objects.exists()
    # What was announced before the other came out may still be moved.
    early = {"series": "departments", "period": "2024", "release_at": soon(days=5)}
    models.PlannedRelease.objects.create(**early, reason={}, set_by="b", set_at=timezone.now())
    later_on = soon(days=20)
    moved = actions.plan_release(period="2024", at=later_on, reason=WHY, by=publisher_actor)
    assert moved.at == later_on


def test_a_period_of_long_ago_is_not_announced_where_nothing_came_out(
    db: None, publisher_actor: Actor
) -> None:
    with refused(problems.RELEASE_LONG_AGO):
        actions.plan_release(period="1999", at=soon(days=20), by=publisher_actor)


def test_only_a_publisher_announces(db: None, analyst_actor: Actor) -> None:
    with refused(problems.NOT_PERMITTED):
        actions.plan_release(period="2025", at=soon(), by=analyst_actor)


def test_an_edition_does_not_come_out_before_it_was_announced_for(
    draft: str, methodologist_actor: Actor, publisher_actor: Actor
) -> None:
    actions.plan_release(period="2025", at=soon(days=3), by=publisher_actor)
    actions.check_edition(code=draft, by=methodologist_actor)
    actions.sign_edition(code=draft, by=publisher_actor)
    with refused(problems.RELEASE_NOT_YET):
        actions.publish_edition(code=draft, by=publisher_actor)
    obstacles = queries.checklist(draft, seen_by=publisher_actor).obstacles
    assert [each.kind for each in obstacles] == [problems.RELEASE_NOT_YET]
    with at(later(days=4)):
        actions.publish_edition(code=draft, by=publisher_actor)
    (planned,) = queries.list_planned()
    assert planned.edition == draft
    with refused(problems.RELEASE_OUT):
        actions.plan_release(period="2025", at=soon(days=9), by=publisher_actor)


# --- the embargo list ------------------------------------------------------------------------------------


def allow(code: str, by: Actor, **given: Any) -> Any:
    first, last = days(0, 3)
    told = {"name": "Министрдин орун басары", "reason": WHY, "valid_from": first, "valid_until": last}
    return actions.allow_early(code=code, by=by, **{**told, **given})


def test_who_stands_on_the_list_sees_the_places_on_her_days(
    draft: str, publisher_actor: Actor, head_actor: Actor, analyst_actor: Actor
) -> None:
    with refused(problems.NOT_PERMITTED):
        queries.get_preview(draft, seen_by=head_actor)
    entry = allow(draft, publisher_actor, account=head_actor.code)
    assert queries.get_preview(draft, seen_by=head_actor).lines
    assert queries.list_seen_early(head_actor) == [draft]
    with at(later(days=5)), refused(problems.NOT_PERMITTED):
        queries.get_preview(draft, seen_by=head_actor)
    actions.end_early(code=draft, entry=entry.id, by=publisher_actor)
    with refused(problems.NOT_PERMITTED):
        queries.get_preview(draft, seen_by=head_actor)
    with refused(problems.EMBARGO_UNKNOWN):
        actions.end_early(code=draft, entry=entry.id, by=publisher_actor)
    (kept,) = queries.checklist(draft, seen_by=analyst_actor).early
    assert (kept.name, kept.ended_by) == ("Министрдин орун басары", publisher_actor.code)
    events = [entry.event for entry in reversed(journal.list_entries(subject=draft, event="publication."))]
    assert events[-2:] == ["publication.embargo_added", "publication.embargo_ended"]


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"name": " "}, problems.EMBARGO_NAME),
        ({"name": "a\u202eb"}, problems.EMBARGO_NAME),
        ({"name": "ы" * 300}, problems.EMBARGO_NAME),
        ({"reason": {}}, problems.EMBARGO_REASON),
        ({"account": "nobody"}, access_problems.UNKNOWN_ACCOUNT),
    ],
)
def test_a_wrong_entry_is_refused(draft: str, publisher_actor: Actor, given: Any, kind: Any) -> None:
    with refused(kind):
        allow(draft, publisher_actor, **given)
    assert not models.EmbargoEntry.objects.exists()


@pytest.mark.parametrize(("first", "last"), [(3, 1), (-5, -1), (0, 60)])
def test_wrong_days_are_refused(draft: str, publisher_actor: Actor, first: int, last: int) -> None:
    begins, ends = days(first, last)
    with refused(problems.EMBARGO_DAYS):
        allow(draft, publisher_actor, valid_from=begins, valid_until=ends)


def test_the_list_is_of_what_is_not_public_yet(
    published: str, publisher_actor: Actor, analyst_actor: Actor
) -> None:
    with refused(problems.WRONG_STATE):
        allow(published, publisher_actor)
    with refused(problems.NOT_PERMITTED):
        allow(published, analyst_actor)
