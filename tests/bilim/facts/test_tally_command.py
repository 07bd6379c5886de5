"""`./bilim tally`: rows about persons become facts in the ledger, and no row of a person is kept."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from bilim.config.commands import tally as command
from bilim.facts import actions, models, queries
from bilim.facts.actions import tallies
from bilim.storage import models as storage
from bilim_columnar.engines.duckdb import connect
from bilim_engine.facts import write_breakdown
from bilim_engine.problems import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ground")]

TALLIES = """
tallies:
  - code: preschool.attending
    title: {ky: Барган балдар, ru: Посещавшие дети, en: Children attending}
    basis: {ky: Сунуш, ru: Предложение, en: A proposal}
    source: children
    item: preschool.children
    unit: department
    period: year
    where: [{column: age, sign: below, value: 7}]
    by: [sex]
    cases:
      - name: {ky: Бири, ru: Один, en: One}
        rows: [{department: d, year: 2025, age: 5, sex: female}, {department: d, year: 2025, age: 7, sex: ~}]
        expect: {d 2025: 1, d 2025 sex=female: 1}
"""
CHILDREN = [
    "department,year,age,sex,surname",
    *("nookat,2025,5,female,Асанова", "nookat,2025,6,male,Осмонов", "nookat,2025,7,male,Сыдыков"),
    *("naryn,2025,4,male,Бакиров", "osh,2024,,female,Маматова"),
]


@pytest.fixture
def children(tmp_path: Path, settings: Any) -> Path:
    """A file of children, and the tally that counts them."""
    settings.DEFINITIONS_ROOT = tmp_path / "definitions"
    settings.COLUMNS_ROOT = tmp_path / "columns"
    (tmp_path / "definitions" / "tallies").mkdir()
    (tmp_path / "definitions" / "tallies" / "x.yaml").write_text(TALLIES, encoding="utf-8")
    return write(tmp_path / "children.csv", CHILDREN)


def write(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def standing() -> dict[str, str]:
    return {f"{each.unit} {write_breakdown(each.breakdown)}": str(each.value) for each in queries.get_table()}


def test_a_dry_run_records_nothing(children: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run([str(children), "--source", "children"]) == 0
    assert "nookat preschool.children 2025" in capsys.readouterr().out
    assert models.FactRow.objects.count() == 0


def test_the_counts_are_facts_with_their_source_and_a_second_time_changes_nothing(
    children: Path, analyst: object
) -> None:
    asked = [str(children), "--source", "children", "--illustrative", "--commit", "--by", "analyst"]
    for _time in range(2):
        assert command.run(asked) == 0
        assert standing() == {
            "nookat ": "2",
            "nookat sex=female": "1",
            "nookat sex=male": "1",
            "naryn ": "1",
            "naryn sex=male": "1",
        }
    (origin,) = queries.get_origins().values()
    assert origin.title["ru"].startswith("Посещавшие дети · preschool.attending · sha256 ")
    assert origin.illustrative
    assert models.ImportBatch.objects.count() == 1


def test_no_row_about_a_person_is_kept(children: Path, analyst: object, settings: Any) -> None:
    command.run([str(children), "--source", "children", "--commit", "--by", "analyst"])
    folders = (settings.STORAGE_ROOT, settings.COLUMNS_ROOT)
    kept = [each.read_bytes() for folder in folders for each in Path(folder).rglob("*") if each.is_file()]
    assert any(b"preschool.attending" in each for each in kept)
    assert not any("Асанова".encode() in each for each in kept)
    assert storage.StoredFile.objects.filter(name="children.csv").count() == 0


def test_a_group_that_has_no_rows_any_more_is_zero(children: Path, analyst: object) -> None:
    asked = ["--source", "children", "--commit", "--by", "analyst"]
    command.run([str(children), *asked])
    fewer = write(children.with_name("later.csv"), [each for each in CHILDREN if "naryn" not in each])
    assert command.run([str(fewer), *asked]) == 0
    assert (standing()["naryn "], standing()["naryn sex=male"], standing()["nookat "]) == ("0", "0", "2")


@pytest.mark.parametrize(
    ("lines", "source", "code"),
    [
        (CHILDREN, "childern", "tallies.P007"),
        (["department,year,sex", "nookat,2025,male"], "children", "tallies.P003"),
        ([*CHILDREN, "osh,2025,six,male,Ж"], "children", "tallies.P006"),
        ([*CHILDREN, 'osh,2025,"5'], "children", "tallies.P005"),
    ],
)
def test_what_is_wrong_is_said(children: Path, lines: list[str], source: str, code: str) -> None:
    write(children, lines)
    with pytest.raises(Refused) as refused:
        command.run([str(children), "--source", source])
    assert [each.code for each in refused.value.problems] == [code]
    for language in ("ky", "ru", "en"):
        assert refused.value.problems[0].render(language)


def test_why_a_table_could_not_be_read_is_marked_as_the_word_of_the_program(children: Path) -> None:
    write(children, [*CHILDREN, 'osh,2025,"5'])
    with pytest.raises(Refused) as refused:
        command.run([str(children), "--source", "children"])
    assert ": окуган программанын сөзү: «" in refused.value.problems[0].message("ky")


def test_a_category_the_item_does_not_have_is_refused_as_in_every_file(
    children: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(children, [*CHILDREN, "osh,2025,5,,Жумаева"])
    assert command.run([str(children), "--source", "children"]) == 1
    assert "not_stated" in capsys.readouterr().err


def test_the_same_rows_as_parquet_or_with_semicolons_give_the_same(
    children: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = write(children.with_name("x.csv"), [each.replace(",", ";") for each in CHILDREN])
    parquet = children.with_suffix(".parquet")
    connect().execute(f"COPY (SELECT * FROM read_csv('{children}')) TO '{parquet}'")
    told = set()
    for file in (children, lines, parquet):
        assert command.run([str(file), "--source", "children"]) == 0
        told.add(capsys.readouterr().out)
    assert len(told) == 1


def test_codes_keep_their_zeros(children: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(children, [CHILDREN[0], "007,2025,5,male,Ж"])
    assert command.run([str(children), "--source", "children"]) == 1
    assert "007" in capsys.readouterr().err


def cubes(settings: Any) -> list[Path]:
    return sorted((settings.COLUMNS_ROOT / "tallies").iterdir())


def test_what_was_looked_at_is_recorded_without_reading_the_rows_again(
    children: Path, analyst: object, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [str(children), "--source", "children"]
    assert command.run(asked) == 0
    assert len(cubes(settings)) == 1
    with monkeypatch.context() as patch:
        patch.setattr(tallies, "PersonsFile", None)
        assert command.run([*asked, "--illustrative", "--commit", "--by", "analyst"]) == 0
    assert standing()["nookat "] == "2"
    write(children, [*CHILDREN, "nookat,2025,3,male,Жаңы"])
    assert command.run([*asked, "--illustrative", "--commit", "--by", "analyst"]) == 0
    assert standing()["nookat "] == "3"
    assert len(cubes(settings)) == 2


def test_another_rule_is_counted_anew(children: Path, analyst: object, settings: Any) -> None:
    asked = [str(children), "--source", "children", "--illustrative", "--commit", "--by", "analyst"]
    assert command.run(asked) == 0
    rules = settings.DEFINITIONS_ROOT / "tallies" / "x.yaml"
    text = rules.read_text(encoding="utf-8").replace("value: 7}", "value: 6}").replace("age: 7", "age: 6")
    rules.write_text(text, encoding="utf-8")
    assert command.run(asked) == 0
    assert standing()["nookat "] == "1"


def test_a_damaged_cube_is_counted_anew(children: Path, settings: Any) -> None:
    first = actions.tally_file(children, source="children")
    (cube,) = cubes(settings)
    cube.write_bytes(b"not a database")
    assert actions.tally_file(children, source="children") == first


def test_a_file_that_changes_while_it_is_read_is_refused_and_nothing_is_kept(
    children: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Changing(tallies.PersonsFile):
        def rows(self, text: str) -> list[tuple[Any, ...]]:
            write(children, [*CHILDREN, "nookat,2025,3,male,Жаңы"])
            return super().rows(text)

    with monkeypatch.context() as patch:
        patch.setattr(tallies, "PersonsFile", Changing)
        with pytest.raises(Refused) as refused:
            actions.tally_file(children, source="children")
    assert [each.code for each in refused.value.problems] == ["tallies.P008"]
    assert cubes(settings) == []
    assert b"nookat,preschool.children,2025,,3," in actions.tally_file(children, source="children").content


def test_no_more_than_the_newest_cubes_are_kept(
    children: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallies, "_KEPT", 2)
    for age in (1, 2, 3, 4):
        actions.tally_file(write(children, [*CHILDREN, f"nookat,2025,{age},male,Ж"]), source="children")
    assert len(cubes(settings)) == 2


def test_a_file_that_is_too_large_is_refused_before_it_is_read(children: Path) -> None:
    with children.open("r+b") as stream:
        stream.truncate(50_000_000_000)
    begun = time.monotonic()
    with pytest.raises(Refused) as refused:
        command.run([str(children), "--source", "children"])
    assert [problem.code for problem in refused.value.problems] == ["tallies.P009"]
    assert time.monotonic() - begun < 5


def test_a_file_without_any_line_is_not_taken_into_memory_for_its_head(children: Path) -> None:
    with children.open("wb") as stream:
        stream.truncate(300_000_000)
    tracemalloc.start()
    with pytest.raises(Refused) as refused:
        command.run([str(children), "--source", "children"])
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [problem.code for problem in refused.value.problems] == ["tallies.P005"]
    assert most < 100_000_000
