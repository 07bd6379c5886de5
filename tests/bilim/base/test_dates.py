"""How pages write days and instants."""

from __future__ import annotations

from datetime import date

import pytest
from django.template import Context, Template
from django.utils.html import strip_tags
from django.utils.translation import override

from bilim.base.templatetags.dates import dated, in_words, moment, validity


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


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ky", "2026-ж. 22-ноябрь, 04:30"),
        ("ru", "22 ноября 2026 г., 04:30"),
        ("en", "22 November 2026, 04:30"),
    ],
)
def test_an_instant_stands_by_the_clock_of_bishkek(language: str, written: str) -> None:
    with override(language):
        instant = "2026-11-21T22:30:05.123456+00:00"
        assert moment(instant) == written
        assert dated(instant) == moment(instant).partition(",")[0]


@pytest.mark.parametrize("name", ["dated", "in_words", "moment", "moment_in_words"])
def test_on_a_page_a_day_is_one_element_and_what_is_copied_is_clean(name: str) -> None:
    template = Template("{{ at|" + name + " }}")
    with override("ky"):
        written = template.render(Context({"at": "2026-11-20T22:30:00+00:00"}))
        assert template.render(Context({"at": None})) == ""
    machine = "2026-11-21T04:30:00+06:00" if "moment" in name else "2026-11-21"
    assert written.startswith(f'<time datetime="{machine}">2026-ж')
    assert strip_tags(written).isprintable()


def test_validity_names_the_last_day_not_the_one_after() -> None:
    with override("en"):
        words = strip_tags(validity(date(2020, 1, 1), date(2026, 1, 1)))
        assert words == "1 January 2020 – 31 December 2025"
        assert validity(None, None) == "always, as far as known"
        assert validity(date(2020, 1, 1), None).endswith("– today")
        assert validity(None, date(2020, 1, 1)).startswith("… –")
