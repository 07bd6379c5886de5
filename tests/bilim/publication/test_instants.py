"""When an edition comes out: stated in one way, neither backdated nor put off, and waited for."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone, translation

from bilim.base.actor import Actor
from bilim.base.templatetags.dates import moment_in_words
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems, queries
from bilim.publication.forms import InstantForm
from bilim.publication.rules.instants import instant_problems, not_yet
from bilim.publication.rules.proposing import whole_minute
from bilim_engine.periods import day_in_words, parse_period
from bilim_engine.problems import LANGUAGES, Kind, Refused
from factories.refusals import refused

WHY = {"ky": "Каражат такталды.", "ru": "Уточнены средства.", "en": "The money was corrected."}


def test_a_year_to_come_is_never_the_front_page(published: str) -> None:
    row = models.Edition.objects.get(code=published)
    row.pk, row.code, row.period = None, "departments-2099-1", "2099"
    row.save()
    assert queries.current_edition().code == published
    assert queries.current_edition("2099") is None


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow",
        "2026-05-01T09:00:00",
        "2026-05-01 09:00:00+06:00",
        "20260501T090000+0600",
        "2026-W18-5T09:00+06:00",
        "2026-13-01T09:00:00+06:00",
        "0001-01-01T00:00:00+06:00",
        "9999-12-31T23:59:59-12:00",
    ],
)
def test_an_instant_is_written_in_one_way(run: str, analyst_actor: Actor, text: str) -> None:
    with refused(problems.INSTANT_UNREADABLE):
        actions.draft_edition(run=run, published_at=text, by=analyst_actor)


@pytest.mark.parametrize(
    ("stated", "kinds"),
    [
        ("2020-01-01T00:00:00+06:00", [problems.BEFORE_PERIOD_ENDED, problems.BEFORE_FIGURES]),
        ("2025-12-31T23:59:59+06:00", [problems.BEFORE_PERIOD_ENDED, problems.BEFORE_FIGURES]),
        ("2026-01-01T00:00:00+06:00", [problems.BEFORE_FIGURES]),
        ("2099-01-01T00:00:00+06:00", [problems.TOO_FAR_AHEAD]),
    ],
)
def test_an_edition_is_neither_backdated_nor_put_off(
    run: str, analyst_actor: Actor, stated: str, kinds: list[Kind]
) -> None:
    with pytest.raises(Refused) as refusal:
        actions.draft_edition(run=run, published_at=stated, by=analyst_actor)
    assert [problem.kind for problem in refusal.value.problems] == kinds
    assert not models.Edition.objects.exists()


@pytest.mark.parametrize(
    ("stated", "recorded", "told"),
    [
        ("05:30:00", "05:31:20.500000", ("05:30", "05:31")),
        ("05:31:00", "05:31:20.500000", ("05:31:00", "05:31:20")),
        ("05:31:20", "05:31:20.500000", ("05:31:20.000000", "05:31:20.500000")),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_two_instants_of_one_minute_are_told_apart(
    stated: str, recorded: str, told: tuple[str, str], language: str
) -> None:
    """«05:31 is before 05:31» would be no reason."""
    at, known_on = (datetime.fromisoformat(f"2026-04-01T{each}+06:00") for each in (stated, recorded))
    (found,) = instant_problems(
        at, period=parse_period("2025"), known_on=known_on, now=known_on + timedelta(days=1)
    )
    sentence = found.message(language)
    assert [f"{day_in_words(at.date(), language)}, {each}" in sentence for each in told] == [True, True]
    assert tuple(re.findall(r"[0-9]{2}:[0-9:.]+", sentence)) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_within_this_minute_is_told_to_the_second(language: str) -> None:
    stated = datetime.fromisoformat("2026-04-01T09:00:30+06:00")
    assert "09:00:30" in not_yet(stated, stated - timedelta(seconds=20))[0].message(language)
    assert "09:00:30" not in not_yet(stated, stated - timedelta(minutes=1))[0].message(language)
    assert not_yet(stated, stated) == []


@pytest.mark.parametrize(
    ("recorded", "first"), [("09:00:00", "09:00"), ("09:00:00.000001", "09:01"), ("23:59:20", "00:00")]
)
def test_the_first_minute_that_the_form_names_is_one_it_takes(recorded: str, first: str) -> None:
    known_on = datetime.fromisoformat(f"2026-04-01T{recorded}+06:00")
    named = whole_minute(known_on)
    assert named.time().isoformat() == f"{first}:00"
    assert named >= known_on
    day = "1 April" if named.day == 1 else "2 April"
    # A page of a test before may have left another language behind.
    with translation.override("en"):
        help_text = str(InstantForm(known_on).fields["published_on"].help_text)
    assert f"Not before {day} 2026, {first}," in help_text
    now = known_on + timedelta(days=1)
    assert instant_problems(named, period=parse_period("2025"), known_on=known_on, now=now) == []


def test_a_correction_is_not_dated_before_what_it_corrects(
    published: str, run: str, analyst_actor: Actor
) -> None:
    with refused(problems.BEFORE_PREVIOUS):
        actions.correct_edition(
            code=published,
            run=run,
            reason=WHY,
            published_at="2026-04-30T09:00:00+06:00",
            by=analyst_actor,
        )


def test_an_edition_waits_until_the_instant_it_states(
    run: str,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stated = timezone.localtime() + timedelta(days=3)
    code = actions.draft_edition(run=run, published_at=stated.isoformat(), by=analyst_actor)
    actions.check_edition(code=code, by=methodologist_actor)
    actions.sign_edition(code=code, by=publisher_actor)
    with refused(problems.NOT_YET):
        actions.publish_edition(code=code, by=publisher_actor)
    obstacles = queries.checklist(code, seen_by=publisher_actor).obstacles
    assert [each.kind for each in obstacles] == [problems.NOT_YET]
    for language in LANGUAGES:
        assert moment_in_words(stated, language) in obstacles[0].message(language)
    assert queries.list_editions() == []
    monkeypatch.setattr("bilim.publication.actions.editions.timezone.localtime", lambda: stated)
    actions.publish_edition(code=code, by=publisher_actor)
    steps = [entry.details.get("published_at") for entry in journal.list_entries(subject=code)]
    assert steps == [stated.isoformat(), stated.isoformat(), None, stated.isoformat()]
