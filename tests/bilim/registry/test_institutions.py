"""Lists of institutions: loaded whole, once, or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bilim.base.actor import NOBODY, SYSTEM
from bilim.journal.models import Entry
from bilim.registry import queries
from bilim.registry.actions import LoadedInstitutions, load_institutions
from bilim.registry.models import Institution
from bilim_engine.problems import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
HEAD = "code,kind,department,name_ky,name_ru,name_en,illustrative,valid_from,valid_until\n"
GOOD = HEAD + (
    "talas-school-001,school,talas,Үлгү мектеп № 1,Школа-пример № 1,Example School No. 1,true,,\n"
    "talas-school-002,school,talas,Үлгү мектеп № 2,Школа-пример № 2,Example School No. 2,true,2024-09-01,\n"
)


@pytest.fixture
def write(tmp_path: Path) -> Path:
    path = tmp_path / "institutions.csv"
    path.write_text(GOOD, "utf-8")
    return path


def test_a_list_is_loaded_and_journaled(write: Path) -> None:
    assert load_institutions(write, SYSTEM) == LoadedInstitutions(total=2, added=2, changed=0)
    before, after = date(2024, 8, 31), date(2024, 9, 1)
    assert [row.code for row in queries.list_institutions(("talas",), before)] == ["talas-school-001"]
    assert queries.count_institutions(after) == {("talas", "school"): 2}
    assert Entry.objects.filter(event="registry.institutions_loaded").count() == 1


def test_the_same_list_again_changes_nothing(write: Path) -> None:
    load_institutions(write, SYSTEM)
    assert load_institutions(write, SYSTEM) == LoadedInstitutions(total=2, added=0, changed=0)
    assert Entry.objects.filter(event="registry.institutions_loaded").count() == 1


def test_what_changed_is_changed(write: Path) -> None:
    load_institutions(write, SYSTEM)
    write.write_text(GOOD.replace("Example School No. 2", "Example School No. 20"), "utf-8")
    assert load_institutions(write, SYSTEM) == LoadedInstitutions(total=2, added=0, changed=1)
    found = queries.find_institution("talas-school-002", date(2024, 9, 1))
    assert found is not None
    assert found.names["en"] == "Example School No. 20"


def test_every_fault_is_reported_with_its_row(write: Path) -> None:
    bad = HEAD + (
        "a,school,talaz,Ү,У,E,true,,\n"
        "a,collage,talas,Ү,У,E,perhaps,,\n"
        "b,school,talas,,У,E,true,soon,\n"
        "c,school,talas,Ү,У,E,true,2024-09-01,2024-09-01\n"
    )
    write.write_text(bad, "utf-8")
    with pytest.raises(Refused) as refused:
        load_institutions(write, SYSTEM)
    (unknown,) = (problem for problem in refused.value.problems if problem.code == "registry.P006")
    assert unknown.hint("ru") == "Проверьте код. → talas?"
    found = {(problem.code, problem.place.line) for problem in refused.value.problems}
    assert found == {
        ("registry.P006", 2),
        ("registry.P022", 3),
        ("registry.P004", 3),
        ("registry.P023", 4),
        ("registry.P008", 4),
        ("registry.P020", 5),
    }
    assert not Institution.objects.exists()


def test_only_what_runs_schools_has_institutions(write: Path) -> None:
    """The country, an oblast and a part of a department have none; a district of the capital has its own."""
    owners = ("kg", "talas-oblast", "tokmok-city", "talas", "bishkek-lenin")
    write.write_text(HEAD + "".join(f"{owner}-1,school,{owner},Ү,У,E,true,,\n" for owner in owners), "utf-8")
    with pytest.raises(Refused) as refused:
        load_institutions(write, SYSTEM)
    found = [(problem.code, problem.place.line) for problem in refused.value.problems]
    assert found == [("registry.P029", line) for line in (2, 3, 4)]
    assert "«kg»" in refused.value.problems[0].message("ru")


def test_a_name_with_a_sign_that_nobody_sees_is_refused(write: Path) -> None:
    write.write_text(GOOD.replace("Школа-пример № 2", "Школа-\u200bпример № 2"), "utf-8")
    with pytest.raises(Refused) as refused:
        load_institutions(write, SYSTEM)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("registry.P026", 3, "name_ru")


def test_rows_are_counted_as_a_spreadsheet_counts_them(write: Path) -> None:
    write.write_text(
        HEAD + '\na,school,talas,"Ү\nҮ",У,E,true,,\nb,school,talas,Ү,У,E,true,,,more\nc\n', "utf-8"
    )
    with pytest.raises(Refused) as refused:
        load_institutions(write, SYSTEM)
    found = {(problem.code, problem.place.line) for problem in refused.value.problems}
    assert found == {("registry.P025", 4), ("registry.P023", 5)}


def test_a_file_in_another_encoding_is_refused(write: Path) -> None:
    write.write_bytes(GOOD.encode("cp1251", errors="replace"))
    with pytest.raises(Refused, match=r"registry\.P024"):
        load_institutions(write, SYSTEM)


def test_columns_that_lack_are_named(write: Path) -> None:
    write.write_text("code,kind\nx,school\n", "utf-8")
    with pytest.raises(Refused) as refused:
        load_institutions(write, SYSTEM)
    assert {problem.params["column"] for problem in refused.value.problems} >= {"department", "name_ky"}


def test_nobody_may_load(write: Path) -> None:
    with pytest.raises(Refused, match=r"registry\.P017"):
        load_institutions(write, NOBODY)


def test_the_demonstration_loads(root: Path) -> None:
    loaded = load_institutions(root / "demonstration" / "institutions.csv", SYSTEM)
    assert loaded.added == loaded.total == Institution.objects.filter(illustrative=True).count()


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        ('x,school,talas,"Ү,У,E,true,,\n', "тырмакча жабылган эмес"),
        (f"x,school,talas,{'Ү' * 200_000},У,E,true,,\n", "уяча өтө узун"),
    ],
    ids=["a quotation mark is open", "a cell is endless"],
)
def test_a_file_that_is_no_csv_is_refused_with_its_row(write: Path, spoilt: str, said: str) -> None:
    write.write_text(GOOD + spoilt, "utf-8")
    with pytest.raises(Refused) as refused:
        load_institutions(write, SYSTEM)
    assert [(each.code, each.place.line) for each in refused.value.problems] == [("registry.P028", 4)]
    assert said in refused.value.problems[0].message("ky")
    assert not Institution.objects.exists()
