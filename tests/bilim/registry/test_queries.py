"""The register on a day, through a change, and on the ground of another day."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from bilim.base.actor import SYSTEM
from bilim.registry import queries
from bilim.registry.actions import load_register
from bilim.registry.models import Loading, Unit, UnitName
from bilim.registry.queries import stored
from bilim.registry.terms import DEPARTMENT_KINDS, RegisteredUnit, UnknownUnit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
BEFORE, AFTER = date(2024, 12, 31), date(2025, 12, 31)


def _found(code: str, day: date) -> RegisteredUnit:
    unit = queries.find_unit(code, day)
    assert unit is not None
    return unit


def test_the_tree_has_the_country_at_the_top_and_no_problem() -> None:
    tree = queries.get_tree(AFTER)
    assert [unit.code for unit in tree.roots()] == ["kg"]
    assert tree.problems() == []
    assert [unit.code for unit in tree.path("nookat")] == ["kg", "osh-oblast", "nookat"]
    assert [unit.code for unit in tree.children("chui-tokmok")] == ["tokmok-city", "chui"]
    assert {unit.kind for unit in tree.children("bishkek-city")} == {"bishkek_district"}


def test_jalal_abad_city_is_manas_from_the_day_of_the_law() -> None:
    assert queries.get_tree(date(2025, 9, 27)).get("jalal-abad-city").names["en"] == "Jalal-Abad City"
    assert queries.get_tree(date(2025, 9, 28)).get("jalal-abad-city").names["en"] == "Manas City"
    before, after = (_found("jalal-abad-city", day) for day in (BEFORE, AFTER))
    assert before.codes == after.codes
    assert len(after.name_history) == 2
    assert after.name_history[1].certainty == "inferred"


def test_kok_jangak_has_two_codes_one_after_the_other() -> None:
    codes = [_found("kok-jangak-city", day).codes["soate"] for day in (BEFORE, AFTER)]
    assert codes == ["41703220400010", "41703220600010"]
    assert [link.kind for link in queries.list_links("kok-jangak-city")] == ["recoded"]


def test_constructed_names_are_marked() -> None:
    departments = queries.list_units(AFTER, kinds=DEPARTMENT_KINDS)
    statuses = {unit.code: unit.formal_status for unit in departments}
    assert statuses["osh-city"] == "found"
    assert statuses["alay"] == "inferred"
    assert all(statuses.values())


def test_paths_are_what_grants_are_held_over() -> None:
    assert _found("nookat", AFTER).path == "kg/osh-oblast/nookat"
    assert _found("bishkek-lenin", AFTER).path == "kg/bishkek/bishkek-city/bishkek-lenin"


def test_an_unknown_unit_is_said() -> None:
    with pytest.raises(UnknownUnit):
        queries.on_boundaries_of("atlantis", AFTER)
    assert queries.find_unit("atlantis", AFTER) is None


def test_renaming_moves_nothing_and_moved_territory_is_said() -> None:
    manas = queries.on_boundaries_of("jalal-abad-city", BEFORE, AFTER)
    assert (manas.units, manas.exact, manas.steps) == (("jalal-abad-city",), True, ())
    bishkek = queries.on_boundaries_of("bishkek-city", date(2023, 12, 31), AFTER)
    assert (bishkek.units, bishkek.exact) == (("bishkek-city",), False)
    assert {step.unit for step in bishkek.steps} == {"alamudun", "sokuluk"}
    assert queries.on_boundaries_of("bishkek-city", BEFORE, AFTER).exact


def test_names_are_matched_from_the_database_as_from_the_files() -> None:
    assert queries.match_name("Майлы-Суу", as_of=AFTER).unit == "mailuu-suu-city"
    assert queries.match_name("Манас", as_of=BEFORE).unit == "manas"
    assert queries.match_name("Манас", as_of=AFTER).unit is None


def test_asking_again_costs_one_query(django_assert_num_queries: object) -> None:
    queries.get_tree(AFTER)
    with django_assert_num_queries(1):  # type: ignore[operator]
        queries.get_tree(AFTER)


def test_each_statement_cites_known_sources() -> None:
    known = queries.list_sources()
    for unit in queries.list_units(AFTER):
        for record in (*unit.name_history, *unit.code_history):
            assert set(record.sources) <= set(known)


def test_a_day_without_a_name_is_told_by_the_name_before_it_or_else_by_the_first() -> None:
    first = UnitName.objects.get(unit_id="jalal-abad-city", valid_until__isnull=False)
    first.valid_from, first.valid_until = date(2000, 1, 1), date(2010, 1, 1)
    first.save()
    Loading.objects.create(sha256="0" * 64, at=timezone.now(), by="system")
    said = {
        year: _found("jalal-abad-city", date(year, 6, 1)).names["en"] for year in (1999, 2005, 2015, 2026)
    }
    assert said == {
        1999: "Jalal-Abad City",
        2005: "Jalal-Abad City",
        2015: "Jalal-Abad City",
        2026: "Manas City",
    }


def test_a_register_loaded_while_it_is_read_is_read_again(register_files: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(register_files, tmp_path / "register"))
    text = (other / "talas.yaml").read_text("utf-8")
    (other / "talas.yaml").write_text(
        text.replace("en: Kara-Buura District}", "en: Aytmatov District}"), "utf-8"
    )
    loaded: list[object] = []

    def between(execute: Callable[..., object], sql: str, *rest: Any) -> object:
        if not loaded and 'FROM "registry_unitname"' in sql:
            loaded.append(load_register(other, SYSTEM))
        return execute(sql, *rest)

    stored._made.cache_clear()
    stored._read_once.cache_clear()
    with connection.execute_wrapper(between):
        assert _found("kara-buura", AFTER).names["en"] == "Aytmatov District"
    load_register(register_files, SYSTEM)
    assert _found("kara-buura", AFTER).names["en"] == "Kara-Buura District"


def test_the_last_name_of_every_unit_is_known() -> None:
    names = queries.list_last_names()
    assert names["jalal-abad-city"]["en"] == "Manas City"
    assert set(names) == set(Unit.objects.values_list("code", flat=True))
