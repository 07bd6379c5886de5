"""Loading the register: whole, once, or not at all."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from bilim.base.actor import NOBODY, SYSTEM
from bilim.journal.models import Entry
from bilim.registry import queries
from bilim.registry.actions import load_register
from bilim.registry.models import Unit, UnitCode, UnitName, UnitParent
from bilim_engine.problems import Refused

pytestmark = pytest.mark.django_db
NEW_YEAR_2025 = date(2025, 1, 1)


@pytest.fixture
def copy(register_files: Path, tmp_path: Path) -> Path:
    """The shipped files where a test may spoil them."""
    return Path(shutil.copytree(register_files, tmp_path / "register"))


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_shipped_register_loads_and_is_journaled(register_files: Path) -> None:
    loaded = load_register(register_files, SYSTEM)
    assert loaded.units == Unit.objects.count() == len(loaded.written)
    entry = Entry.objects.get(event="registry.register_loaded")
    assert entry.details["sha256"] == loaded.sha256


def test_loading_twice_changes_nothing(register_files: Path) -> None:
    load_register(register_files, SYSTEM)
    again = load_register(register_files, SYSTEM)
    assert again.written == ()
    assert Entry.objects.filter(event="registry.register_loaded").count() == 1


def test_only_what_changed_is_written(copy: Path) -> None:
    load_register(copy, SYSTEM)
    _replace(copy / "talas.yaml", "aliases: [Кара-Буринский район]", "aliases: [Айтматов району]")
    assert load_register(copy, SYSTEM).written == ("kara-buura",)
    assert queries.match_name("Айтматов району", as_of=NEW_YEAR_2025).unit == "kara-buura"


def test_two_units_may_change_tiles(copy: Path) -> None:
    load_register(copy, SYSTEM)
    _replace(copy / "tiles.yaml", "tup: [10, 0]", "tup: [9, 0]")
    _replace(copy / "tiles.yaml", "issyk-kul: [9, 0]", "issyk-kul: [10, 0]")
    assert set(load_register(copy, SYSTEM).written) == {"tup", "issyk-kul"}
    assert queries.get_tiles()["tup"] == (9, 0)


def test_every_fault_of_shape_is_reported_at_once(copy: Path) -> None:
    _replace(copy / "talas.yaml", "    kind: district", "    kind: distrikt")
    _replace(copy / "osh.yaml", 'code: "41706207000000"', 'code: "4170620700000"')
    _replace(copy / "naryn.yaml", "en: Naryn City}", "fr: Naryn}")
    _replace(copy / "links.yaml", "on: 2025-09-28", "on: soon")
    _replace(copy / "tiles.yaml", "tup: [10, 0]", "tup: [10]")
    with pytest.raises(Refused) as refused:
        load_register(copy, SYSTEM)
    codes = {problem.code for problem in refused.value.problems}
    assert codes >= {f"registry.P{number:03d}" for number in (4, 7, 8, 12, 15)}
    assert all(problem.place.line for problem in refused.value.problems)
    assert not Unit.objects.exists()


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u3164", "\ufeff"])
def test_a_sign_that_nobody_sees_is_refused_wherever_it_stands(copy: Path, sign: str) -> None:
    """Read, such a name is another than it is: no search finds it, and two that look alike are two."""
    _replace(copy / "talas.yaml", "aliases: [Кара-Буринский район]", f"aliases: [Кара{sign}-Буринский район]")
    _replace(copy / "tiles.yaml", "tup: [10, 0]", f'"tup\\u{ord(sign):04x}": [10, 0]')
    _replace(copy / "sources.yaml", "title: CoateRecordSeed.cs", f"title: Coate{sign}RecordSeed.cs")
    with pytest.raises(Refused) as refused:
        load_register(copy, SYSTEM)
    found = refused.value.problems
    assert {each.code for each in found} == {"registry.P026"}
    places = [(each.place.file, each.place.line) for each in found]
    assert places == [(name, _line(copy / name, text)) for name, text in WHERE]


@pytest.mark.parametrize("sign", ["😀", "中", "ก"])
def test_a_sign_that_no_paper_prints_is_refused_with_its_place(copy: Path, sign: str) -> None:
    _replace(copy / "talas.yaml", "aliases: [Кара-Буринский район]", f"aliases: [Кара{sign}-Буринский район]")
    with pytest.raises(Refused) as refused:
        load_register(copy, SYSTEM)
    (found,) = refused.value.problems
    assert found.code == "registry.P030"
    assert found.place.line == _line(copy / "talas.yaml", "-Буринский район")
    for language in ("ky", "ru", "en"):
        assert sign in found.message(language)
        assert "Кара□-Буринский район" in found.message(language)


WHERE = (("sources.yaml", "RecordSeed.cs"), ("talas.yaml", "-Буринский район"), ("tiles.yaml", "tup"))


def _line(path: Path, text: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_a_file_that_holds_itself_is_read_to_its_end(copy: Path) -> None:
    (copy / "zz.yaml").write_text("units: &a [*a]\n", "utf-8")
    with pytest.raises(Refused) as refused:
        load_register(copy, SYSTEM)
    assert "registry.P026" not in {each.code for each in refused.value.problems}


def test_every_contradiction_is_reported_at_once(copy: Path) -> None:
    _replace(copy / "talas.yaml", "parent: talas-oblast", "parent: talas-oblst")
    _replace(copy / "osh.yaml", "code: aravan", "code: alay")
    _replace(copy / "naryn.yaml", 'code: "41704220000000"', 'code: "41704210000000"')
    _replace(copy / "links.yaml", "sources: [osh-reform]", "sources: [osh-reforms]")
    _replace(copy / "tiles.yaml", "tup: [10, 0]", "tup: [9, 0]")
    _replace(copy / "jalal-abad.yaml", "from: 2025-09-28", "from: 2025-09-01")
    _replace(copy / "talas.yaml", "full: {ky: Талас шаары", "full: {ky: Талас району")
    with pytest.raises(Refused) as refused:
        load_register(copy, SYSTEM)
    codes = {problem.code for problem in refused.value.problems}
    assert codes >= {f"registry.P{number:03d}" for number in (5, 6, 9, 10, 11, 13, 14)}
    for language in ("ky", "ru", "en"):
        assert all(problem.message(language) for problem in refused.value.problems)


def test_a_unit_is_never_removed(copy: Path) -> None:
    load_register(copy, SYSTEM)
    (copy / "links.yaml").unlink()
    (copy / "tiles.yaml").unlink()
    (copy / "talas.yaml").unlink()
    with pytest.raises(Refused) as refused:
        load_register(copy, SYSTEM)
    assert {problem.code for problem in refused.value.problems} == {"registry.P016"}
    assert Unit.objects.filter(code="manas").exists()


def test_what_is_no_yaml_is_named_with_its_line(copy: Path) -> None:
    (copy / "talas.yaml").write_text("units:\n  - code: [\n", "utf-8")
    with pytest.raises(Refused) as refused:
        load_register(copy, SYSTEM)
    assert refused.value.problems[0].code == "registry.P001"
    assert refused.value.problems[0].place.file == "talas.yaml"


def _links(*links: tuple[str, str, str]) -> bytes:
    said = "on: 2025-02-01, certainty: inferred, basis: {ky: а, ru: а, en: a}"
    rows = (f"- {{kind: {kind}, unit: {unit}, to: {to}, {said}}}" for kind, unit, to in links)
    return "\n".join(("links:", *rows)).encode()


def _ending(copy: Path, code: str, day: str) -> None:
    head = f"  - code: {code}\n    kind: district\n"
    _replace(copy / "talas.yaml", head, f"{head}    until: {day}\n")


@pytest.mark.parametrize(
    ("until", "link", "codes"),
    [
        ("", ("merged", "manas", "talas"), {"registry.P071"}),
        ("2025-02-02", ("merged", "manas", "talas"), {"registry.P071", "registry.P072"}),
        ("2025-01-31", ("merged", "manas", "talas"), {"registry.P070", "registry.P072"}),
        ("2025-01-31", ("split", "talas", "manas"), {"registry.P070", "registry.P072"}),
        ("2025-01-31", ("territory_moved", "talas", "manas"), {"registry.P070", "registry.P072"}),
    ],
)
def test_a_link_that_contradicts_the_days_of_its_units_is_refused(
    copy: Path, until: str, link: tuple[str, str, str], codes: set[str]
) -> None:
    (copy / "more.yaml").write_bytes(_links(link))
    if until:
        _ending(copy, "manas", until)
    with pytest.raises(Refused) as refused:
        load_register(copy, SYSTEM)
    assert {each.code for each in refused.value.problems} == codes
    assert {each.place.file for each in refused.value.problems if each.is_error} == {"more.yaml"}
    assert not Unit.objects.exists()


def test_of_a_unit_that_ended_without_a_word_is_asked_and_the_register_loads(copy: Path) -> None:
    assert load_register(copy, SYSTEM).questions == ()
    _ending(copy, "manas", "2025-02-01")
    for _time in range(2):
        (question,) = load_register(copy, SYSTEM).questions
        assert (question.code, question.params) == ("registry.P072", {"unit": "manas", "day": "2025-02-01"})
    (copy / "more.yaml").write_bytes(_links(("merged", "manas", "talas")))
    assert load_register(copy, SYSTEM).questions == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"units: [5]", "registry.P019"),
        (b"units: [{code: a, kind: city, parent: 5, names: []}]", "registry.P019"),
        (b"units: [{code: a, kind: city, parent: [kg], names: []}]", "registry.P019"),
        (b"units: [{code: a, kind: city, aliases: Talas, names: []}]", "registry.P019"),
        (b"units: [{code: a, kind: city, sources: [[x]], names: []}]", "registry.P019"),
        (b"links: [{kind: renamed, unit: kg, to: kg, on: 2025-02-30}]", "registry.P001"),
        (_links(("merged", "nookat", "nookat")), "registry.P031"),
        (_links(("split", "nookat", "nookat")), "registry.P031"),
        (_links(("territory_moved", "nookat", "nookat")), "registry.P031"),
        (_links(("split", "nookat", "alay"), ("split", "alay", "nookat")), "registry.P031"),
        (
            _links(("merged", "nookat", "alay"), ("split", "alay", "talas"), ("merged", "talas", "nookat")),
            "registry.P031",
        ),
        (b"tiles: [1, 2]", "registry.P019"),
        (b"a: \0", "registry.P001"),
        (b"[" * 5000, "registry.P001"),
        ("units: []\n# Нарын".encode("cp1251"), "registry.P024"),
    ],
)
def test_whatever_a_file_holds_it_is_refused_with_its_name(copy: Path, content: bytes, code: str) -> None:
    (copy / "more.yaml").write_bytes(content)
    with pytest.raises(Refused) as refused:
        load_register(copy, SYSTEM)
    assert (code, "more.yaml") in {(each.code, each.place.file) for each in refused.value.problems}
    assert not Unit.objects.exists()


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"registry\.P018"):
        load_register(tmp_path, SYSTEM)


def test_nobody_may_load(register_files: Path) -> None:
    with pytest.raises(Refused, match=r"registry\.P017"):
        load_register(register_files, NOBODY)
    assert not Unit.objects.exists()


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        (None, None),
        (None, date(2025, 1, 1)),
        (date(2026, 1, 1), None),
        (date(2025, 9, 27), date(2025, 9, 28)),
    ],
)
@pytest.mark.usefixtures("loaded")
def test_the_database_refuses_overlapping_names(begin: date | None, end: date | None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitName.objects.create(
            unit_id="jalal-abad-city",
            full={},
            short={},
            certainty="found",
            valid_from=begin,
            valid_until=end,
        )


@pytest.mark.usefixtures("loaded")
def test_the_database_refuses_overlapping_codes_and_parents() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitCode.objects.create(
            unit_id="alay", scheme="soate", code="1", certainty="found", valid_until=NEW_YEAR_2025
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitParent.objects.create(unit_id="alay", parent_id="kg", valid_until=NEW_YEAR_2025)
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitName.objects.filter(unit_id="jalal-abad-city", valid_until__isnull=True).update(
            valid_from=date(2025, 9, 1)
        )


@pytest.mark.usefixtures("loaded")
def test_the_database_refuses_reversed_dates() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(code="alay").update(valid_from=date(2025, 1, 2), valid_until=NEW_YEAR_2025)


def test_whatever_is_given_twice_is_refused_by_its_name(copy: Path) -> None:
    _replace(copy / "talas.yaml", "[Кара-Буринский район]", "[Кара-Буринский район, Кара-Буринский район]")
    more = "sources: [{code: rating-2021, title: Another}]\ntiles: {tup: [90, 90]}\n"
    (copy / "more.yaml").write_text(more, "utf-8")
    with pytest.raises(Refused) as refused:
        load_register(copy, SYSTEM)
    told = {(each.code, each.params["what"]) for each in refused.value.problems}
    assert told == {("registry.P027", what) for what in ("Кара-Буринский район", "rating-2021", "tup")}


def test_a_link_given_twice_is_refused(copy: Path) -> None:
    links = (copy / "links.yaml").read_text("utf-8")
    (copy / "again.yaml").write_text(links, "utf-8")
    with pytest.raises(Refused) as refused:
        load_register(copy, SYSTEM)
    assert {each.code for each in refused.value.problems} == {"registry.P027"}
    assert any("2025-09-28" in each.params["what"] for each in refused.value.problems)


def test_a_unit_without_any_name_is_refused(copy: Path) -> None:
    (copy / "more.yaml").write_text("units: [{code: a, kind: city, parent: kg, names: []}]", "utf-8")
    with pytest.raises(Refused) as refused:
        load_register(copy, SYSTEM)
    assert [(each.code, each.params["key"]) for each in refused.value.problems] == [
        ("registry.P003", "names")
    ]
