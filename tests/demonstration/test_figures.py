"""The demonstration's data: repeatable, marked, sourced, and in agreement with what was published."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from demonstration.figures import COLUMNS, EXTENDED, FREE, PUBLISHED_COLUMNS, SHARED
from demonstration.sharing import share_out
from demonstration.sizes import DEPARTMENTS, LEAVES, OBLASTS

from bilim_engine.periods import parse_period
from bilim_engine.values import REASONS
from demonstration import generate
from factories.demonstration_rows import FOLDER, Row, key, read


def _said(row: Row, name: str) -> tuple[str, str, str]:
    return row[f"{name}_ky"], row[f"{name}_ru"], row[f"{name}_en"]


def _sum(figures: dict[tuple[str, str, str, str], Decimal], oblast: str, item: str, period: str) -> Decimal:
    return sum((figures[(leaf, item, period, "")] for leaf in OBLASTS[oblast]), Decimal(0))


# --- marks, sources, repeatability ---------------------------------------------------------------------


def test_generating_again_gives_the_same_bytes() -> None:
    for name, text in generate.files().items():
        assert (FOLDER / name).read_text("utf-8") == text, f"{name}: python -m demonstration.generate"


def test_no_file_stands_that_is_not_made_or_published() -> None:
    made = {FOLDER / name for name in generate.files()}
    enclosed = {FOLDER / "evidence" / "returns-nookat-2025.csv"}  # with the appeal that waits
    assert set(FOLDER.rglob("*.csv")) - made - enclosed == {FOLDER / "facts" / "published.csv"}


def test_every_row_says_what_it_is(rows: list[Row]) -> None:
    for row in rows:
        assert bool(row["value"]) != bool(row["missing"]), row
        if row["illustrative"] == "true":
            assert tuple(row) == COLUMNS
            assert _said(row, "origin") in (FREE, SHARED, EXTENDED)
            assert _said(row, "publisher") == generate.PUBLISHER
            assert row["address"] == ""
        else:
            assert tuple(row) == PUBLISHED_COLUMNS
            assert row["illustrative"] == "false"
            assert len(set(map(bool, _said(row, "publisher")))) == 1
            assert row["origin"]
            assert "illustrative" not in row["origin"].casefold()
            assert row["certainty"] in ("found", "inferred")
            assert row["address"] == "" or row["address"].startswith("http")


def test_illustrative_origins_say_so_in_three_languages() -> None:
    for ky, ru, en in (FREE, SHARED, EXTENDED):
        assert ky.startswith("Үлгү маалымат")
        assert ru.startswith("Иллюстративные данные")
        assert en.startswith("Illustrative data")


def test_each_cell_stands_once_and_the_published_one_wins(rows: list[Row]) -> None:
    keys = [key(row) for row in rows]
    assert len(keys) == len(set(keys))


def test_every_origin_is_listed(rows: list[Row]) -> None:
    columns = ("origin", *COLUMNS[6:])

    def told(rows: list[Row]) -> set[tuple[str, ...]]:
        return {tuple(row.get(column, "") for column in columns) for row in rows}

    assert told(rows) == told(read(FOLDER / "origins.csv"))


def test_units_items_periods_and_reasons_are_known(rows: list[Row], root: Path) -> None:
    register = "\n".join(
        path.read_text("utf-8") for path in (root / "definitions" / "register").glob("*.yaml")
    )
    items = "\n".join(path.read_text("utf-8") for path in (root / "definitions" / "items").glob("*.yaml"))
    reasons = (root / "definitions" / "reasons.yaml").read_text("utf-8")
    for unit in {row["unit"] for row in rows}:
        assert f"- code: {unit}\n" in register
    for item in {row["item"] for row in rows}:
        assert f"- code: {item}\n" in items
    for period in {row["period"] for row in rows}:
        parse_period(period)
    for reason in {row["missing"] for row in rows} - {""}:
        assert reason in REASONS or f"code: {reason}," in reasons


def test_the_departments_are_those_of_the_tile_map(root: Path) -> None:
    tiles = (root / "definitions" / "register" / "tiles.yaml").read_text("utf-8")
    placed = {line.split(":")[0].strip() for line in tiles.splitlines() if line.endswith("]")}
    assert set(DEPARTMENTS) == placed


# --- agreement with what was published -----------------------------------------------------------------


@pytest.mark.parametrize("oblast", OBLASTS)
@pytest.mark.parametrize("year", ["2020", "2021", "2022", "2023", "2024"])
def test_preschool_coverage_is_the_published_one(both: dict, oblast: str, year: str) -> None:
    published = both[(oblast, "published.preschool_coverage", year, "")]
    children = _sum(both, oblast, "preschool.children", year)
    population = _sum(both, oblast, "preschool.population_1_6", year)
    assert abs(100 * children / population - published) < Decimal("0.05")


@pytest.mark.parametrize(
    ("item", "period"),
    [
        ("preschool.children", "2021"),
        ("school.pupils", "2022/23"),
        ("school.pupils", "2023/24"),
        ("school.public_schools", "2024/25"),
        ("altyn_tamga.declared", "2021/22"),
        ("altyn_tamga.confirmed", "2021/22"),
        ("offences.by_minors", "2024"),
        ("offences.by_minors", "2025"),
        ("readiness.prepared", "2024/25"),
    ],
)
def test_departments_add_up_to_the_country(both: dict, real: dict, item: str, period: str) -> None:
    total = sum(_sum(both, oblast, item, period) for oblast in OBLASTS)
    assert total == real[("kg", item, period, "")]


def test_departments_add_up_to_each_published_oblast(both: dict, real: dict) -> None:
    """Of every item that is published for an oblast and made for its departments in the same period."""
    compared = 0
    for (unit, item, period, breakdown), value in real.items():
        leaves = OBLASTS.get(unit, {})
        parts = [both.get((leaf, item, period, breakdown)) for leaf in leaves]
        if parts and None not in parts and list(leaves) != [unit]:
            compared += 1
            assert sum(parts) == value, (unit, item, period)
    assert compared >= 9


@pytest.mark.parametrize("oblast", OBLASTS)
def test_vacant_posts_of_december_2025_are_the_published_ones(both: dict, oblast: str) -> None:
    established = _sum(both, oblast, "staff.posts_established", "2025-12")
    filled = _sum(both, oblast, "staff.posts_filled", "2025-12")
    assert established - filled == both[(oblast, "published.teacher_vacancies", "2025-12", "")]


def test_public_schools_are_those_that_admitted_first_graders(both: dict) -> None:
    known = [key for key in both if key[1:3] == ("published.schools_admitting", "2023/24")]
    assert len(known) == 7
    for oblast, _item, period, _breakdown in known:
        expected = both[(oblast, "published.schools_admitting", period, "")]
        assert _sum(both, oblast, "school.public_schools", period) == expected


# --- inner agreement -----------------------------------------------------------------------------------


def test_breakdowns_add_up_to_their_total(made: dict) -> None:
    parts: dict[tuple[str, str, str, str], Decimal] = defaultdict(Decimal)
    for (unit, item, period, breakdown), value in made.items():
        if breakdown.startswith(("sex=", "form=", "language=")):
            parts[(unit, item, period, breakdown.split("=")[0])] += value
    assert parts
    for (unit, item, period, _dimension), total in parts.items():
        assert made[(unit, item, period, "")] == total


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("preschool.children", "preschool.population_1_6"),
        ("readiness.prepared", "readiness.children_6_7"),
        ("accreditation.passed", "accreditation.applied"),
        ("accreditation.applied", "accreditation.schools"),
        ("accreditation.valid", "accreditation.schools"),
        ("altyn_tamga.confirmed", "altyn_tamga.declared"),
        ("altyn_tamga.declared", "school.graduates_11"),
        ("staff.posts_filled", "staff.posts_established"),
        ("courses.completed", "courses.scheduled"),
        ("parents.schools_working", "school.public_schools"),
        ("additional.children", "school.pupils"),
        ("recreation.camp_children", "population.children_7_17"),
        ("planning.measures_done", "planning.measures_planned"),
        ("returns.submitted", "returns.due"),
        ("returns.in_time", "returns.submitted"),
        ("returns.complete", "returns.submitted"),
        ("returns.returned", "returns.submitted"),
    ],
)
def test_no_part_exceeds_its_whole(made: dict, part: str, whole: str) -> None:
    compared = 0
    for (unit, item, period, breakdown), value in made.items():
        limit = made.get((unit, whole, period, breakdown))
        if item == part and limit is not None:
            compared += 1
            assert 0 <= value <= limit, (unit, period)
    assert compared > 100


def test_olympiad_places_and_quotas(made: dict) -> None:
    people = {key: value for key, value in made.items() if key[1] == "olympiad.participants"}
    for (unit, _item, period, breakdown), value in people.items():
        prizes = made[(unit, "olympiad.prize_places", period, breakdown)]
        winners = made[(unit, "olympiad.winners", period, breakdown)]
        assert prizes + winners <= value
        assert value <= {"bishkek-city": 57, "osh-city": 54}.get(unit, 34)


def test_there_are_holes_and_they_have_reasons(rows: list[Row]) -> None:
    assert {row["missing"] for row in rows} >= {"not_collected", "not_held", "under_appeal", "not_published"}


def test_every_department_has_every_item_of_every_year(rows: list[Row]) -> None:
    """A hole is a row with a reason, never a row that is not there."""
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        if row["illustrative"] == "true" and not row["breakdown"]:
            told[(row["item"], row["period"])].add(row["unit"])
    published = {(row["item"], row["period"], row["unit"]) for row in rows if row["illustrative"] == "false"}
    for (item, period), units in told.items():
        wanted = set(DEPARTMENTS) if item.startswith("planning.") else set(LEAVES)
        assert wanted - units == {unit for unit in wanted if (item, period, unit) in published}


def test_three_years_bring_real_change(both: dict) -> None:
    """Coverage does not move in step: in each year some departments fall while others rise."""
    for earlier, later in (("2022", "2023"), ("2023", "2024"), ("2024", "2025")):
        moves = []
        for leaf in LEAVES:
            shares = [
                both[(leaf, "preschool.children", year, "")]
                / both[(leaf, "preschool.population_1_6", year, "")]
                for year in (earlier, later)
            ]
            moves.append(shares[1] - shares[0])
        assert max(moves) - min(moves) > Decimal("0.02")


# --- sharing -------------------------------------------------------------------------------------------


def test_shares_add_up_within_their_bounds() -> None:
    shares = share_out(10, {"a": 1, "b": 1, "c": 1})
    assert sum(shares.values()) == 10
    assert sorted(shares.values()) == [3, 3, 4]
    bounded = share_out(100, {"a": 90, "b": 5, "c": 5}, most={"a": 50}, least={"c": 30})
    assert bounded == {"a": 50, "b": 20, "c": 30}
    with pytest.raises(ValueError, match="within the bounds"):
        share_out(10, {"a": 1}, most={"a": 9})
