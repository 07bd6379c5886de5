"""How pages write a day inside a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from bilim.base.templatetags.frame import in_words


@pytest.mark.parametrize(
    ("language", "written"),
    [("ky", "2026-жылдын 2-февралы"), ("ru", "2 февраля 2026 года"), ("en", "2 February 2026")],
)
def test_a_day_is_written_as_each_language_writes_it(language: str, written: str) -> None:
    with override(language):
        assert in_words(date(2026, 2, 2)) == written
        assert in_words("2026-02-02T09:00:00+06:00") == written


def test_every_month_has_its_name_in_every_language() -> None:
    days = [date(2026, month, 1) for month in range(1, 13)]
    for language in ("ky", "ru", "en"):
        with override(language):
            assert len({in_words(day) for day in days}) == 12


def test_no_day_is_written_as_nothing() -> None:
    assert in_words(None) == ""
    assert in_words("") == ""
