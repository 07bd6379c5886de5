"""Working days, terms with dates, and what the clock says."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim.cases import problems
from bilim.cases.rules import due_at, last_day, read_calendar, require_words, state_at
from bilim.cases.terms import LONGEST_WORDS, Kind, State
from factories.refusals import refused

BISHKEK = ZoneInfo("Asia/Bishkek")
NONE: frozenset[date] = frozenset()
FRIDAY, NOON = date(2026, 11, 20), datetime(2026, 11, 20, 12, tzinfo=BISHKEK)
TERMS = """
terms:
  - kind: appeal
    values:
      - {from: 2020-01-01, working_days: 14, certainty: found, note: {ky: а, ru: б, en: c},
         source: {title: A law, address: "https://example.org/"}}
      - {from: 2027-01-01, working_days: 10, certainty: found, note: {ky: а, ru: б, en: c},
         source: {title: A newer law, address: ""}}
holidays: [2026-11-23]
"""


@pytest.mark.parametrize(
    ("opened", "days", "holidays", "last"),
    [
        (FRIDAY, 1, NONE, date(2026, 11, 23)),
        (FRIDAY, 5, NONE, date(2026, 11, 27)),
        (FRIDAY, 5, frozenset({date(2026, 11, 24)}), date(2026, 11, 30)),
        (date(2026, 11, 21), 1, NONE, date(2026, 11, 23)),
        (date(2026, 11, 16), 14, NONE, date(2026, 12, 4)),
        (date(2026, 12, 31), 1, frozenset({date(2027, 1, 1)}), date(2027, 1, 4)),
    ],
)
def test_a_term_counts_working_days_after_the_first(
    opened: date, days: int, holidays: frozenset[date], last: date
) -> None:
    assert last_day(opened, days, holidays) == last


@given(st.integers(0, 3000), st.integers(1, 60), st.lists(st.integers(1, 60), max_size=3))
def test_the_last_day_is_a_working_day_and_the_term_is_long_enough(
    since: int, days: int, ahead: list[int]
) -> None:
    opened = FRIDAY + timedelta(since)
    holidays = {opened + timedelta(each) for each in ahead}
    last = last_day(opened, days, holidays)
    between = [opened + timedelta(n) for n in range(1, (last - opened).days + 1)]
    working = [day for day in between if day.weekday() < 5 and day not in holidays]
    assert len(working) == days
    assert working[-1] == last


def test_the_whole_last_day_belongs_to_the_term() -> None:
    due = due_at(date(2026, 11, 27), BISHKEK)
    assert due.isoformat() == "2026-11-28T00:00:00+06:00"
    before = datetime(2026, 11, 27, 23, 59, 59, tzinfo=BISHKEK)
    assert state_at(State.OPEN, due, before) == State.OPEN
    assert state_at(State.OPEN, due, due) == State.LAPSED
    for kept in (State.GRANTED, State.REFUSED, State.WITHDRAWN, State.LAPSED):
        assert state_at(kept, due, due) == kept


def test_a_case_has_the_term_of_its_day() -> None:
    calendar = read_calendar(TERMS, "terms.yaml")
    assert calendar.term(Kind.APPEAL, date(2026, 12, 31)).working_days == 14
    assert calendar.term(Kind.APPEAL, date(2027, 1, 1)).working_days == 10
    assert calendar.holidays == {date(2026, 11, 23)}
    with refused(problems.NO_TERM):
        calendar.term(Kind.APPEAL, date(2019, 12, 31))
    with refused(problems.NO_TERM):
        calendar.term(Kind.CORRECTION_REQUEST, FRIDAY)


@pytest.mark.parametrize(
    ("given_", "instead"),
    [
        ("working_days: 14", "working_days: 0"),
        ("working_days: 14", "working_days: 3000"),
        ("working_days: 14", "working_days: yes"),
        ("working_days: 14", 'working_days: "14"'),
        ("working_days: 14, ", ""),
        ("certainty: found", "certainty: law"),
        ("kind: appeal", "kind: complaint"),
        ("from: 2020-01-01", "from: soon"),
        ("ru: б", "rus: б"),
        ("2026-11-23", "November"),
        ("terms:", "term:"),
        (TERMS, "just words"),
        (TERMS, "terms: ["),
    ],
)
def test_a_file_of_terms_that_says_something_else_is_refused(given_: str, instead: str) -> None:
    with refused(problems.TERMS_UNREADABLE):
        read_calendar(TERMS.replace(given_, instead, 1), "terms.yaml")


def test_the_terms_of_the_house_say_that_they_are_proposals(root: Path) -> None:
    file = root / "definitions" / "cases" / "terms.yaml"
    calendar = read_calendar(file.read_text(encoding="utf-8"), file.name)
    assert {each.kind for each in calendar.terms} == set(Kind)
    assert {each.certainty for each in calendar.terms} == {"proposal"}
    assert all(each.note[language] for each in calendar.terms for language in ("ky", "ru", "en"))


def test_words_are_asked_for_all_at_once() -> None:
    assert require_words({"ky": " Ката. ", "en": ""}, problems.WORDS_LACKING, "words") == {"ky": "Ката."}
    with refused(problems.WORDS_LACKING):
        require_words({"ky": " … "}, problems.WORDS_LACKING, "words")
    with refused(problems.WORDS_TOO_LONG):
        require_words({"ky": "а" * (LONGEST_WORDS + 1)}, problems.WORDS_LACKING, "words")
    with refused(problems.TEXT_UNSAFE):
        require_words({"ky": "сан\u202e туура эмес"}, problems.WORDS_LACKING, "words")
