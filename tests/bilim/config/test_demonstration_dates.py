"""The demonstration's history holds together: each figure once, recorded in order, before it is published."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from bilim.config import demonstration_dates as dates
from bilim.config.demonstration import FIGURES
from bilim_engine.periods import parse_period

EDITIONS = {"2023": "2024-02-05", "2024": "2025-02-03", "2025": "2026-02-02"}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_every_figure_is_recorded_once_after_its_period_and_in_order() -> None:
    parcels = dates.parcels(FIGURES / "facts")
    instants = [each.recorded_at for each in parcels]
    assert instants == sorted(set(instants))
    for each in parcels:
        assert all(parse_period(row["period"]).end <= each.recorded_at.date() for row in rows(each.content))
    cut = sorted(tuple(row.values()) for each in parcels for row in rows(each.content))
    whole = sorted(
        tuple(row.values()) for file in (FIGURES / "facts").glob("*.csv") for row in rows(file.read_bytes())
    )
    assert len(cut) > 1000
    assert cut == whole
    assert [each.content for each in dates.parcels(FIGURES / "facts")] == [each.content for each in parcels]


@pytest.mark.parametrize(("year", "day"), EDITIONS.items())
def test_an_edition_knows_the_figures_of_its_year_and_none_of_the_next(year: str, day: str) -> None:
    known_on = dates.known_on(f"{day}T09:00:00+06:00")
    assert known_on.date().isoformat() == f"{int(year) + 1}-01-15"
    for each in dates.parcels(FIGURES / "facts"):
        ends = {parse_period(row["period"]).end for row in rows(each.content)}
        assert (each.recorded_at <= known_on) == (max(ends) <= parse_period(year).end)


def test_a_figure_of_a_period_to_come_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("unit,item,period,value\nnookat,a.b,2099,1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="2099"):
        dates.parcels(tmp_path)
