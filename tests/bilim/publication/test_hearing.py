"""A correction window counts for a draft that departments could see in it, however often it was made anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from bilim.base.actor import SYSTEM, Actor
from bilim.facts.actions import import_file
from bilim.publication import actions, models, problems, queries
from bilim.publication.rules.hearing import drafts_that_stood
from bilim.ratings import actions as ratings
from bilim_engine.problems import LANGUAGES
from factories.cases import at, later
from factories.contests import REASON, ask, open_window
from factories.facts import csv_file
from factories.refusals import refused
from factories.releases import AT

pytestmark = pytest.mark.django_db
Drafted = Callable[[], str]


@pytest.fixture
def anew(analyst_actor: Actor) -> Drafted:
    """The draft that stands is discarded, and another is made of all that is known by now."""

    def drafted() -> str:
        code = models.Edition.objects.get().code
        actions.discard_draft(code=code, by=analyst_actor)
        run = ratings.make_run("spending", "2025", analyst_actor).code
        given = timezone.localtime().isoformat(timespec="microseconds")
        return actions.draft_edition(run=run, published_at=given, by=analyst_actor)

    return drafted


def obstacles(code: str) -> list[object]:
    return [each.kind for each in queries.list_obstacles(models.Edition.objects.get(code=code))]


def record(figure: str) -> None:
    import_file(csv_file(figure), "more.csv", SYSTEM)


def test_a_window_within_which_no_draft_stood_counts_for_none(
    draft: str, analyst_actor: Actor, methodologist_actor: Actor, publisher_actor: Actor
) -> None:
    """Set ahead, its draft discarded, and drafted anew when it was over: the edition said that departments
    had been silent in days on which nobody could ask."""
    run = models.Edition.objects.get().run
    open_window(draft, analyst_actor, 5, 9)
    with at(later(days=2)):
        actions.discard_draft(code=draft, by=analyst_actor)
    with at(later(days=12)):
        assert actions.draft_edition(run=run, published_at=AT, by=analyst_actor) == draft
        row = models.Edition.objects.get()
        (found,) = queries.list_obstacles(row)
        assert (found.kind, found.params["count"]) == (problems.DAYS_UNHEARD, "5")
        for language in LANGUAGES:
            assert "{" not in found.message(language) + found.hint(language)
        checklist = queries.checklist(draft, seen_by=analyst_actor)
        assert not checklist.contest.may_waive
        with refused(problems.NOTHING_TO_WAIVE):
            actions.waive_window(code=draft, reason=REASON, by=analyst_actor, seen=row.draft_sha256)
        actions.check_edition(code=draft, by=methodologist_actor)
        with refused(problems.DAYS_UNHEARD):
            actions.sign_edition(code=draft, by=publisher_actor)
        open_window(draft, analyst_actor, 0, 3)
        assert obstacles(draft) == [problems.WINDOW_STANDS]
    with at(later(days=16)):
        actions.sign_edition(code=draft, by=publisher_actor)


def test_a_day_without_a_draft_is_told_while_the_window_is_open(
    draft: str, analyst_actor: Actor, anew: Drafted
) -> None:
    open_window(draft, analyst_actor)
    with at(later(days=1)):
        anew()
        assert obstacles(draft) == [problems.WINDOW_STANDS], "within one day"
        actions.discard_draft(code=draft, by=analyst_actor)
    with at(later(days=4)):
        run = ratings.make_run("spending", "2025", analyst_actor).code
        actions.draft_edition(run=run, published_at=AT, by=analyst_actor)
        first, *rest = queries.list_obstacles(models.Edition.objects.get())
        assert (first.kind, first.params["count"]) == (problems.DAYS_UNHEARD, "2")
        assert [each.kind for each in rest] == [problems.WINDOW_STANDS]


def test_a_draft_made_after_the_window_holds_what_was_granted_and_nothing_else_new(
    draft: str, analyst_actor: Actor, head_actor: Actor, methodologist_actor: Actor, anew: Drafted
) -> None:
    open_window(draft, analyst_actor)
    case = ask(draft, head_actor).code
    actions.decide_contested(code=case, granted=True, reason=REASON, by=methodologist_actor)
    with at(later(days=12)):
        anew()
        assert obstacles(draft) == []
        record("talas,budget.spent,2025,33,,Budget")
        anew()
        (found,) = queries.list_obstacles(models.Edition.objects.get())
        assert (found.kind, found.params["count"]) == (problems.CHANGED_UNHEARD, "1")
        assert "Talas" in found.message("en")
        for language in LANGUAGES:
            assert "{" not in found.message(language) + found.hint(language)
        open_window(draft, analyst_actor, 0, 2)
        assert obstacles(draft) == [problems.WINDOW_STANDS]
    with at(later(days=16)):
        assert obstacles(draft) == []


def test_a_draft_of_other_figures_made_in_the_last_hours_of_a_window_is_unheard(
    draft: str, analyst_actor: Actor, anew: Drafted
) -> None:
    open_window(draft, analyst_actor)
    record("talas,budget.spent,2025,33,,Budget")
    last = timezone.localtime().replace(hour=23, minute=0) + timedelta(days=9)
    with at(last):
        anew()
        assert obstacles(draft) == [problems.CHANGED_UNHEARD, problems.WINDOW_STANDS]
    with at(later(days=12)):
        assert obstacles(draft) == [problems.CHANGED_UNHEARD]


def test_a_draft_made_anew_before_the_last_day_was_shown(
    draft: str, analyst_actor: Actor, anew: Drafted
) -> None:
    open_window(draft, analyst_actor)
    record("talas,budget.spent,2025,33,,Budget")
    with at(later(days=4)):
        anew()
    with at(later(days=12)):
        assert obstacles(draft) == []


def test_a_signed_edition_asks_nobody() -> None:
    now = timezone.now()
    steps = [
        ("publication.edition_drafted", now, "a"),
        ("publication.window_set", now, ""),
        ("publication.edition_signed", now + timedelta(1), ""),
        ("publication.edition_withdrawn", now + timedelta(2), "a"),
        ("publication.edition_drafted", now + timedelta(3), "b"),
    ]
    told = [(each.draft, each.since, each.until) for each in drafts_that_stood(steps)]
    assert told == [("a", now, now + timedelta(1)), ("b", now + timedelta(3), None)]
