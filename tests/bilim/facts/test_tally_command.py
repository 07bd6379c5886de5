"""`./bilim tally`: rows about persons become facts in the ledger, and no row of a person is kept."""

from __future__ import annotations

import hashlib
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from bilim.base.actor import SYSTEM, Actor
from bilim.config.commands import tally as command
from bilim.facts import actions, models, queries
from bilim.facts.actions import tallies
from bilim.facts.rules import tallied
from bilim.journal import queries as journal
from bilim.registry import actions as registry
from bilim.rulebook import actions as rulebook
from bilim.rulebook.terms import DefinitionKind, Key
from bilim.storage import models as storage
from bilim_columnar.engines.duckdb import connect
from bilim_engine.facts import write_breakdown
from bilim_engine.problems import Problem, Refused
from factories.tallies import GOVERNED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ground")]

TALLY = f"""
code: preschool.attending
{GOVERNED.replace("title: {ky: А, ru: Б,", "title: {ky: А, ru: Посещавшие дети,").strip()}
source: children
item: preschool.children
unit: department
period: year
where: [{{column: age, sign: below, value: 7}}]
by: [sex]
cases:
  - name: {{ky: Бири, ru: Один, en: One}}
    rows: [{{department: d, year: 2025, age: 5, sex: female}}, {{department: d, year: 2025, age: 7, sex: ~}}]
    expect: {{d 2025: 1, d 2025 sex=female: 1}}
"""
CHILDREN = [
    "department,year,age,sex,surname",
    *("nookat,2025,5,female,Асанова", "nookat,2025,6,male,Осмонов", "nookat,2025,7,male,Сыдыков"),
    *("naryn,2025,4,male,Бакиров", "osh,2024,,female,Маматова"),
]


@pytest.fixture
def children(tmp_path: Path, settings: Any, methodologist_actor: Actor) -> Path:
    """A file of children, and the tally that counts them, approved."""
    settings.COLUMNS_ROOT = tmp_path / "columns"
    approve(adopt(tmp_path, TALLY), by=methodologist_actor)
    return write(tmp_path / "children.csv", CHILDREN)


def adopt(folder: Path, text: str) -> Key:
    """The tally stands; nobody has approved it."""
    tallies = folder / "definitions" / "tallies"
    tallies.mkdir(exist_ok=True)
    (tallies / "x.yaml").write_text(text, encoding="utf-8")
    rulebook.adopt(folder / "definitions", SYSTEM)
    found = yaml_of(text)
    return Key(DefinitionKind.TALLY, found["code"], int(found["version"]))


def yaml_of(text: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in text.splitlines() if line.startswith(("code: ", "version: ")))


def approve(key: Key, *, by: Actor) -> None:
    rulebook.approve_all(keys=[key], by=by)


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
    assert origin.title["ru"].startswith("Посещавшие дети · preschool.attending v1 · DuckDB · sha256 ")
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


def test_what_an_earlier_release_recorded_is_the_tallys_own(
    children: Path, analyst: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Titles of sources named no version then."""
    asked = ["--source", "children", "--commit", "--by", "analyst"]
    rows = tallied.rows

    def of_then(*given: Any, **more: Any) -> Any:
        for row in rows(*given, **more):
            yield tuple(cell.replace(" v1 · DuckDB · sha256", " · sha256") for cell in row)

    with monkeypatch.context() as earlier:
        earlier.setattr(tallied, "rows", of_then)
        command.run([str(children), *asked])
    (origin,) = queries.get_origins().values()
    assert " · preschool.attending · sha256 " in origin.title["en"]
    fewer = write(children.with_name("later.csv"), [each for each in CHILDREN if "naryn" not in each])
    assert command.run([str(fewer), *asked]) == 0
    assert (standing()["naryn "], standing()["nookat "]) == ("0", "2")


def refused(file: Path, source: str = "children") -> list[Problem]:
    """What a dry run is refused for, sayable in every language."""
    with pytest.raises(Refused) as found:
        command.run([str(file), "--source", source])
    for problem in found.value.problems:
        assert all(problem.render(language) for language in ("ky", "ru", "en"))
    return list(found.value.problems)


def told(problems: list[Problem]) -> list[tuple[str, int, str, object]]:
    return [(each.code, each.place.line, each.place.column, each.params.get("rows", "")) for each in problems]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["department,year,sex", "nookat,2025,male"], ("tallies.P003", 0, "", "")),
        ([*CHILDREN, "osh,2025,six,male,Ж"], ("tallies.P006", 7, "age", "7")),
        ([*CHILDREN, '"osh",2025,"5,5",male,Ж'], ("tallies.P006", 7, "age", "7")),
        ([*CHILDREN[:2], "osh,2025", *CHILDREN[2:]], ("tallies.P015", 3, "age", "")),
        ([*CHILDREN, "osh,2025,5,male,Ж,1"], ("tallies.P016", 7, "", "")),
        ([*CHILDREN, 'osh,2025,"5'], ("tallies.P017", 7, "", "")),
        ([*CHILDREN, ",2025,5,male,Ж"], ("tallies.P019", 7, "department", "7")),
        ([*CHILDREN, "nookat,2025,5,,Ж"], ("tallies.P019", 7, "sex", "7")),
        ([*CHILDREN, "", "noocat,2025,5,male,Ж"], ("tallies.P021", 8, "department", "8")),
        (
            [*CHILDREN, 'nookat,2025,5,male,"Ж\nЖ"', "007,2025,5,male,Ж"],
            ("tallies.P021", 9, "department", "9"),
        ),
        ([*CHILDREN, "nookat,2025-13,5,male,Ж"], ("tallies.P022", 7, "year", "7")),
        ([*CHILDREN, "nookat,2025,5,F,Ж", "naryn,2025,5,F,Ж"], ("tallies.P023", 7, "sex", "7, 8")),
        (["department,year,age,sex,age", "nookat,2025,5,male,5"], ("tallies.P013", 1, "", "")),
        (CHILDREN[:1], ("tallies.P012", 0, "", "")),
        ([], ("tallies.P012", 0, "", "")),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_column(
    children: Path, lines: list[str], expected: tuple[str, int, str, str]
) -> None:
    assert told(refused(write(children, lines))) == [expected]


def test_an_unknown_source_is_told_those_there_are(children: Path) -> None:
    (problem,) = refused(children, "childern")
    assert problem.code == "tallies.P007"
    assert "children" in problem.hint("ky")


def test_all_faults_are_told_at_once_in_the_order_of_the_lines(children: Path) -> None:
    lines = [CHILDREN[0], "osh,2025", "noocat,2025,5,male,Ж", "nookat,2025,5,F,Ж", "nookat,x,5,male,Ж"]
    codes = ["tallies.P015", "tallies.P021", "tallies.P023", "tallies.P022"]
    found = told(refused(write(children, lines)))
    assert [each[0] for each in found] == codes
    assert [each[1] for each in found] == [2, 3, 4, 5]


def test_of_very_many_faults_the_rest_is_counted(children: Path) -> None:
    lines = [CHILDREN[0], *(f"x{number},2025,5,male,Ж" for number in range(50))]
    found = refused(write(children, lines))
    assert len(found) == 21
    assert (found[-1].code, found[-1].params["count"]) == ("tallies.P025", "30")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04" + bytes(200), "tallies.P011"),
        ("\n".join(CHILDREN).encode("utf-16"), "tallies.P011"),
        (b"\x00\x01" * 100, "tallies.P011"),
        ("\n".join([CHILDREN[0], "Нөөкөт,2025,5,male,Ж"]).replace("ө", "о").encode("cp1251"), "tallies.P014"),
        (
            "жаш,бөлүм\n1,2\n".replace("ө", "о").replace("ү", "у").encode("cp1251"),
            "tallies.P014",
        ),
    ],
)
def test_a_file_of_another_kind_or_encoding_is_told(children: Path, content: bytes, code: str) -> None:
    children.write_bytes(content)
    assert code in [each.code for each in refused(children)]


def test_a_parquet_that_is_none_is_told_in_words_marked_as_those_of_the_program(children: Path) -> None:
    children.with_suffix(".parquet").write_bytes(b"department,year")
    (problem,) = refused(children.with_suffix(".parquet"))
    assert problem.code == "tallies.P005"
    assert ": окуган программанын сөзү: «" in problem.message("ky")


def test_rows_of_parquet_are_told_by_their_number(children: Path) -> None:
    write(children, [*CHILDREN, "noocat,2025,5,male,Ж"])
    parquet = children.with_suffix(".parquet")
    connect().execute(f"COPY (SELECT * FROM read_csv('{children}')) TO '{parquet}'")
    assert told(refused(parquet)) == [("tallies.P021", 6, "department", "6")]


def test_nobody_counts_twice_and_no_code_of_a_person_is_repeated(
    children: Path, tmp_path: Path, methodologist_actor: Actor
) -> None:
    text = TALLY.replace("version: 1", "version: 2").replace(
        "unit: department", "unit: department\nperson: id"
    )
    text = text.replace("department: d,", "id: 1, department: d,", 1).replace(
        "{department: d,", "{id: 2, department: d,"
    )
    approve(adopt(tmp_path, text), by=methodologist_actor)
    rows = ["a1,nookat,2025,5", "a2,nookat,2025,5", "a1,naryn,2025,5", "a1,naryn,2024,5", "a2,osh,2025,9"]
    write(children, ["id,department,year,age,sex", *(f"{row},male" for row in rows)])
    (problem,) = refused(children)
    assert told([problem]) == [("tallies.P024", 2, "id", "2, 4")]
    assert "a1" not in problem.render("ky")


def test_a_tally_that_nobody_else_approved_counts_nothing(
    children: Path, tmp_path: Path, methodologist_actor: Actor
) -> None:
    key = adopt(tmp_path, TALLY.replace("version: 1", "version: 2"))
    (problem,) = refused(children)
    assert (problem.code, problem.params["version"]) == ("tallies.P026", "2")
    approve(key, by=methodologist_actor)
    assert command.run([str(children), "--source", "children"]) == 0


def test_what_was_counted_from_which_file_by_which_tally_is_in_the_journal(
    children: Path, analyst: object
) -> None:
    asked = [str(children), "--source", "children", "--commit", "--by", "analyst"]
    command.run(asked)
    command.run(asked)
    (entry,) = journal.list_entries(event="facts.tallied")
    assert entry.actor == "analyst"
    assert entry.details["tallies"] == ["preschool.attending v1"]
    assert entry.details["sha256"] == hashlib.sha256(children.read_bytes()).hexdigest()
    assert str(entry.details["engine"]).startswith("DuckDB ")


SCHOOLS = TALLY.replace("unit: department", "unit: school\nanswers: department").replace(
    "department: d,", "school: a,"
)


@pytest.fixture
def schools(children: Path, tmp_path: Path, methodologist_actor: Actor) -> Path:
    """Children by school; two schools of Nookat, one of which closed in the year."""
    text = SCHOOLS.replace("version: 1", "version: 2").replace(
        "    expect", "    departments: {a: d}\n    expect"
    )
    approve(adopt(tmp_path, text), by=methodologist_actor)
    names = "Үлгү,Пример,Example,true"
    lines = [
        "code,kind,department,name_ky,name_ru,name_en,illustrative,valid_from,valid_until",
        f"nookat-school-1,school,nookat,{names},,",
        f"nookat-school-2,school,nookat,{names},,2025-06-01",
        f"naryn-school-1,school,naryn,{names},2025-09-01,",
    ]
    registry.load_institutions(write(tmp_path / "institutions.csv", lines), SYSTEM)
    rows = [
        "nookat-school-1,2025,5,female",
        "nookat-school-2,2025,5,male",
        "nookat-school-1,2025,6,female",
        "naryn-school-1,2025,5,male",
    ]
    return write(children, ["school,year,age,sex", *rows])


def test_the_department_of_an_institution_answers_as_of_the_period(schools: Path, analyst: object) -> None:
    assert command.run([str(schools), "--source", "children", "--commit", "--by", "analyst"]) == 0
    assert standing() == {
        "nookat ": "3",
        "nookat sex=female": "2",
        "nookat sex=male": "1",
        "naryn ": "1",
        "naryn sex=male": "1",
    }


def test_an_institution_that_did_not_stand_then_or_never_is_told_once_with_its_rows(schools: Path) -> None:
    rows = ["nookat-school-2,2026,5,male", "nookat-school-9,2025,5,male", "nookat-school-9,2025,6,male"]
    write(schools, ["school,year,age,sex", *rows])
    found = refused(schools)
    assert told(found) == [("tallies.P020", 2, "school", "2"), ("tallies.P020", 3, "school", "3, 4")]
    assert found[1].hint("ky").endswith("→ nookat-school-1?")


def test_what_the_register_no_longer_has_is_refused_though_the_rows_were_counted_before(
    schools: Path, tmp_path: Path
) -> None:
    assert command.run([str(schools), "--source", "children"]) == 0
    lines = (tmp_path / "institutions.csv").read_text(encoding="utf-8").replace("2025-09-01,", "2027-09-01,")
    registry.load_institutions(write(tmp_path / "institutions.csv", lines.splitlines()), SYSTEM)
    assert told(refused(schools)) == [("tallies.P020", 5, "school", "5")]


def test_no_row_of_the_file_between_is_named(children: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run([str(children), "--source", "children"]) == 0
    first = capsys.readouterr().out.splitlines()[1]
    assert first.split()[0] == "naryn"


def test_the_same_rows_as_parquet_or_with_semicolons_give_the_same(
    children: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = write(children.with_name("x.csv"), [each.replace(",", ";") for each in CHILDREN])
    parquet = children.with_suffix(".parquet")
    connect().execute(f"COPY (SELECT * FROM read_csv('{children}')) TO '{parquet}'")
    shown = set()
    for file in (children, lines, parquet):
        assert command.run([str(file), "--source", "children"]) == 0
        shown.add(capsys.readouterr().out)
    assert len(shown) == 1


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("p[1].csv", "p1.csv"),
        ("q?.csv", "qa.csv"),
        ("r*.csv", "rest.csv"),
        ("[!x].csv", "y.csv"),
        ("sex=female/p.csv", "p.csv"),
        ("year=2019/age=9/p.parquet", "p.csv"),
        ("up\\p.csv", "up/p.csv"),
    ],
)
def test_the_file_that_is_named_is_counted_and_no_other(
    children: Path, name: str, other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing in its name or in those of its folders is a pattern or a column."""
    for place, sex in ((name, "male"), (other, "female")):
        file = children.parent / "files" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        write(file.with_suffix(".csv"), [CHILDREN[0], f"nookat,2025,5,{sex},"])
        if file.suffix == ".parquet":
            read = f"read_csv('{file.with_suffix('.csv')}', header=true, hive_partitioning=false)"
            connect().execute(f"COPY (SELECT * FROM {read}) TO '{file}'")
    assert command.run([str(children.parent / "files" / name), "--source", "children"]) == 0
    told = capsys.readouterr().out
    assert "sex=male" in told
    assert "sex=female" not in told


def test_a_name_that_could_not_be_told_from_a_pattern_is_refused(children: Path) -> None:
    """DuckDB takes the folder `a` and a file below it for `a\\[1].csv`, once its bracket is escaped."""
    (children.parent / "a").mkdir()
    for name in ("a\\[1].csv", "a/[1].csv"):
        write(children.parent / name, CHILDREN)
    (problem,) = refused(children.parent / "a\\[1].csv")
    assert problem.code == "columns.P008"


def test_codes_keep_their_zeros(children: Path) -> None:
    (problem,) = refused(write(children, [CHILDREN[0], "007,2025,5,male,Ж"]))
    assert problem.params["value"] == "007"


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


def test_another_rule_is_counted_anew(
    children: Path, analyst: object, tmp_path: Path, methodologist_actor: Actor
) -> None:
    asked = [str(children), "--source", "children", "--illustrative", "--commit", "--by", "analyst"]
    assert command.run(asked) == 0
    text = (
        TALLY.replace("value: 7}", "value: 6}")
        .replace("age: 7", "age: 6")
        .replace("version: 1", "version: 2")
    )
    approve(adopt(tmp_path, text), by=methodologist_actor)
    assert command.run(asked) == 0
    assert standing()["nookat "] == "1"
    assert {each.title["en"].split(" · ")[1] for each in queries.get_origins().values()} == {
        "preschool.attending v1",
        "preschool.attending v2",
    }


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
        with pytest.raises(Refused) as raised:
            actions.tally_file(children, source="children")
    assert [each.code for each in raised.value.problems] == ["tallies.P008"]
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
    with pytest.raises(Refused) as raised:
        command.run([str(children), "--source", "children"])
    assert [problem.code for problem in raised.value.problems] == ["tallies.P009"]
    assert time.monotonic() - begun < 5


def test_a_file_without_any_line_is_not_taken_into_memory_for_its_head(children: Path) -> None:
    with children.open("wb") as stream:
        stream.truncate(300_000_000)
    tracemalloc.start()
    with pytest.raises(Refused) as raised:
        command.run([str(children), "--source", "children"])
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [problem.code for problem in raised.value.problems] == ["tallies.P011"]
    assert most < 100_000_000
