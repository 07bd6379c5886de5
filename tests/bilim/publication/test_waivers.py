"""A reason passes over what its writer was shown, to the last case."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bilim.cases.terms import Case, Evidence, Kind, State, Subject
from bilim.publication import problems
from bilim.publication.rules import waiving
from bilim.publication.terms import Window

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
WINDOW = Window("departments-2025-1", date(2026, 3, 1), date(2026, 3, 2), "analyst", AT)


def request(number: int) -> Case:
    subject = Subject("departments-2025-1", "nookat", "kg/osh/nookat", f"nookat|x{number}|2025|", {})
    return Case(
        f"c-2026-{number:04d}", Kind.CORRECTION_REQUEST, State.OPEN, subject, {}, Evidence("", ""),
        "head", AT, {}, AT + timedelta(days=9),
    )  # fmt: skip


def standing(*numbers: int) -> list:
    """What stands in the way after the window, with these requests open."""
    asked = map(request, numbers)
    return waiving.obstacles(WINDOW, asked, today=date(2026, 3, 9), known_on=AT, waiver=None)


def test_another_request_is_seen_however_many_there_are() -> None:
    shown, now = standing(*range(1, 9)), standing(*range(1, 8), 9)
    assert [each.message("en") for each in shown] == [each.message("en") for each in now]
    assert waiving.digest_of_standing(shown) != waiving.digest_of_standing(now)
    assert waiving.digest_of_standing(shown) == waiving.digest_of_standing(standing(*range(8, 0, -1)))


def test_the_journal_names_every_case_that_was_passed_over() -> None:
    found = standing(*range(1, 9))
    assert [each.kind for each in found] == [problems.REQUESTS_UNDECIDED]
    assert waiving.passed_over_cases(found) == [f"c-2026-{number:04d}" for number in range(1, 9)]


NAMES = ("Асанова Гүлнара Ким", "Analyst", "И. Ли")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("асанова макул болду", ["асанова"]),
        ("А. АСАНОВА, гүлнара", ["асанова", "гүлнара"]),
        ("Approved by the analyst", ["analyst"]),
        ("Analysts were ill", []),
        ("Ли, Ким жана И. келди", []),
        ("Согласовано с Асановой", []),
        ("4 бала", ["4"]),
        ("Мөөнөт бүттү", []),
    ],
)
def test_a_reason_names_nobody_by_a_word_of_four_letters(said: str, told: list[str]) -> None:
    """Whole words, small and capital letters alike; what is inflected is another word."""
    found = waiving.told_in_waiver({"ky": said}, NAMES)
    assert [each.params["told"] for each in found] == told
