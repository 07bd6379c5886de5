"""Rows: every problem at once, each with its true row."""

from __future__ import annotations

import pytest

from bilim.facts.problems import files, importing
from bilim.facts.problems import rows as problems
from bilim.facts.rules.checks import OF_COMPUTATIONS
from bilim.facts.rules.plans import check_permitted
from bilim.facts.terms import Said, Source
from bilim_engine.problems import Kind
from factories.facts import HEADER, SmallRegister, csv_file, xlsx_file
from factories.rows import GOOD, read, said


def test_a_good_row_is_a_candidate() -> None:
    candidates, found = read(csv_file(GOOD))
    assert found == []
    assert candidates[0].cell == ("nookat", "preschool.children", "2025", "")
    assert (candidates[0].row, candidates[0].value, candidates[0].missing) == (2, "12", "")
    assert candidates[0].source == Source(Said.alike("Report"))
    assert candidates[0].path == "kg/osh-oblast/nookat"


def test_all_faults_of_a_file_are_reported_together() -> None:
    content = csv_file(
        GOOD,
        "nokat,preschool.children,2025,1,,R",
        "",
        "nookat,preschool.childern,2025,1,,R",
        "nookat,preschool.children,2024/25,1,,R",
        "nookat,preschool.children,spring,1,,R",
        "nookat,preschool.children,2024,-4,,R",
        "nookat,preschool.children,2023,,,R",
        "nookat,preschool.children,2022,1,suppressed,R",
        "nookat,preschool.children,2021,,supressed,R",
        "nookat,preschool.children,2020,104.9¹,,R",
        'nookat,preschool.children,2019,"1,234",,R',
        "nookat,preschool.children,2018,1e400,,R",
        "nookat,preschool.children,2017,NaN,,R",
        "kemin,preschool.children,2025,1,,R",
    )
    assert said(content) == [
        (problems.UNIT_UNKNOWN, 3),
        (problems.ITEM_UNKNOWN, 5),
        (problems.PERIOD_KIND, 6),
        (problems.PERIOD_UNREADABLE, 7),
        (problems.NEGATIVE, 8),
        (problems.VALUE_NOR_REASON, 9),
        (problems.VALUE_AND_REASON, 10),
        (problems.REASON_UNKNOWN, 11),
        (problems.NUMBER_UNCLEAR, 12),
        (problems.NUMBER_AMBIGUOUS, 13),
        (problems.NUMBER_NOT_FINITE, 14),
        (problems.NUMBER_NOT_FINITE, 15),
        (problems.UNIT_NOT_THEN, 16),
    ]


def test_the_nearest_name_is_offered() -> None:
    _rows, found = read(csv_file("nokat,preschool.childern,2025,,supressed,R"))
    sentences = [problem.message("en") for problem in found]
    assert [sentence.rpartition("→ ")[2] for sentence in sentences] == [
        "preschool.children?",
        "Nookat District (nookat)?",
        "suppressed?",
    ]


@pytest.mark.parametrize("column", ["unit", "unit_name"])
def test_names_that_are_equally_near_are_all_offered(column: str) -> None:
    header = f"{column},item,period,value,missing,origin"
    _rows, found = read(csv_file("Нырынн,preschool.children,2025,1,,R", header=header))
    [problem] = found
    assert problem.message("ky") == (
        "Реестрде «Нырынн» деген бирдик жок. → Нарын району (naryn), Нарын шаары (naryn-city)?"
    )


@pytest.mark.parametrize(
    ("header", "kinds"),
    [
        ("unit,item,period,valu", [files.COLUMN_MISSING, files.COLUMN_UNKNOWN]),
        ("item,period,value", [files.COLUMN_MISSING]),
        ("unit,item,period,value,value", [files.COLUMN_TWICE]),
        ("unit,item,period,value,colour", [files.COLUMN_UNKNOWN]),
        ("a,b,c,d", [files.COLUMN_MISSING]),
    ],
)
def test_columns_are_checked_before_rows(header: str, kinds: list[Kind]) -> None:
    assert [kind for kind, _row in said(csv_file("x,y,2025,1", header=header))] == kinds


def test_headings_of_another_language_are_answered_once_with_what_is_taken() -> None:
    _rows, found = read(csv_file("Ноокат,Балдар,2025,1", header="Бөлүм,Көрсөткүч,Жыл,Саны"))
    assert len(found) == 1
    assert found[0].message("en") == "Columns that are not there: unit / unit_name, item, period, value."
    assert "unit, unit_name, item, period, value" in found[0].hint("ky")


def test_a_missing_column_names_the_nearest() -> None:
    _rows, found = read(csv_file("x,y,2025,1", header="unit,item,period,valu"))
    assert found[0].message("en").endswith("→ valu?")


@pytest.mark.parametrize("mark", ["-", "…", "...", "x", "(*)"])
def test_a_mark_is_asked_once_and_has_no_default(mark: str) -> None:
    rows = [f"nookat,preschool.children,{year},{mark},,R" for year in (2023, 2024, 2025)]
    candidates, found = read(csv_file(*rows))
    assert candidates == []
    assert [(problem.kind, problem.params["rows"]) for problem in found] == [(problems.MARK, "2, 3, 4")]


def test_a_mark_means_what_a_person_says() -> None:
    rows = ("nookat,preschool.children,2025,-,,R", "nookat,preschool.children,2024,…,,R")
    candidates, found = read(csv_file(*rows), **{"-": "0", "…": "not_collected"})
    assert found == []
    assert [(row.value, row.missing) for row in candidates] == [("0", ""), ("", "not_collected")]


@pytest.mark.parametrize("reason", sorted(OF_COMPUTATIONS))
def test_a_reason_that_only_a_computation_finds_is_no_reason_of_a_figure(reason: str) -> None:
    _candidates, found = read(csv_file(f"nookat,preschool.children,2025,,{reason},R"))
    assert [problem.kind for problem in found] == [problems.REASON_UNKNOWN]
    known = str(found[0].params["known"]).split(", ")
    assert "not_collected" in known
    assert not OF_COMPUTATIONS & set(known)


def test_a_mark_cannot_mean_what_is_no_reason() -> None:
    _rows, found = read(csv_file(GOOD), **{"-": "zero"})
    assert [problem.kind for problem in found] == [importing.MAPPING_UNKNOWN]


def test_a_decimal_comma_and_gaps_are_read_and_said() -> None:
    content = csv_file("nookat;budget.spent;2025;1\u00a0234,5;;R").replace(b",item,", b";item;")
    content = content.replace(HEADER.replace(",item,", ";item;").encode(), HEADER.replace(",", ";").encode())
    candidates, found = read(content)
    assert candidates[0].value == "1234.5"
    noted = [files.SEPARATOR_NOTED, problems.COMMA_NOTED, problems.GROUPING_NOTED]
    assert [problem.kind for problem in found] == noted


def test_comma_and_point_in_one_file_are_asked() -> None:
    rows = ('nookat,budget.spent,2025,"12,5",,R', "nookat,budget.spent,2024,1.234,,R")
    kinds = [kind for kind, _row in said(csv_file(*rows))]
    assert kinds == [problems.MIXED_MARKS, problems.COMMA_NOTED]


def test_numbers_of_a_sheet_do_not_mix_with_commas_of_a_text() -> None:
    head, source = HEADER.split(","), ["", "R"]
    rows = [
        head,
        ["nookat", "budget.spent", "2025", "12,5", *source],
        ["nookat", "budget.spent", 2024, 1.234],
    ]
    assert problems.MIXED_MARKS not in [kind for kind, _row in said(xlsx_file(("A", rows)), "f.xlsx")]


def test_a_share_above_a_hundred_and_half_a_child_are_remarks() -> None:
    rows = ("nookat,teachers.share,2024/25,104.2,,R", "nookat,preschool.children,2025,1.5,,R")
    candidates, found = read(csv_file(*rows))
    assert [problem.kind for problem in found] == [problems.ABOVE_HUNDRED, problems.NOT_WHOLE]
    assert not any(problem.is_error for problem in found)
    assert len(candidates) == 2


def test_a_name_is_matched_and_a_guess_said_once() -> None:
    header = "unit_name,item,period,value,origin"
    rows = [f"{name},preschool.children,{year},1,R" for name, year in (("Ноокат", 2025), ("Нокат", 2024))]
    candidates, found = read(csv_file(*rows, "Нокат,preschool.children,2023,1,R", header=header))
    assert {row.cell.unit for row in candidates} == {"nookat"}
    assert [(problem.kind, problem.place.line) for problem in found] == [(problems.NAMES_NOTED, 3)]
    assert found[0].message("ky") == "«Нокат» деген аталыш «Ноокат району (nookat)» деп окулду."


def test_an_ambiguous_name_lists_its_candidates() -> None:
    content = csv_file("Нарын,preschool.children,2025,1,R", header="unit_name,item,period,value,origin")
    _rows, found = read(content)
    assert [problem.kind for problem in found] == [problems.UNIT_AMBIGUOUS]
    assert "Нарын району (naryn), Нарын шаары (naryn-city)" in found[0].message("ky")


def test_a_misspelt_name_is_not_said_to_fit_what_is_only_written_much_like_it() -> None:
    content = csv_file("Ноокад,preschool.children,2025,1,R", header="unit_name,item,period,value,origin")
    _rows, found = read(content)
    assert [problem.kind for problem in found] == [problems.UNIT_NEAR]
    assert "так «Ноокад» деп аталган бирдик жок" in found[0].message("ky")
    assert "Ноокат району (nookat)" in found[0].message("ky")


def test_code_and_name_must_agree() -> None:
    content = csv_file("naryn,Ноокат,preschool.children,2025,1", header="unit,unit_name,item,period,value")
    _rows, found = read(content)
    assert [problem.kind for problem in found][:1] == [problems.UNIT_DISAGREES]
    assert "«Нарынский район (naryn)», а по названию «Ноокатский район (nookat)»" in found[0].message("ru")


def test_a_unit_that_was_is_named_as_it_was_last_called() -> None:
    _rows, found = read(csv_file("kemin,preschool.children,2025,1,,R"))
    assert [problem.kind for problem in found] == [problems.UNIT_NOT_THEN]
    assert "«Кемин району (kemin)»" in found[0].message("ky")


def test_dimensions_stand_in_columns_or_in_one() -> None:
    header = "unit,item,period,value,origin,sex,breakdown"
    rows = ("nookat,preschool.children,2025,7,R,female,form=full_day", "nookat,preschool.children,2025,9,R,,")
    candidates, found = read(csv_file(*rows, header=header))
    assert found == []
    assert [row.cell.breakdown for row in candidates] == ["form=full_day;sex=female", ""]


@pytest.mark.parametrize(
    ("breakdown", "kind"),
    [
        ("sex=femal", problems.CATEGORY_UNKNOWN),
        ("language=ky", problems.DIMENSION_UNKNOWN),
        ("sex", problems.BREAKDOWN_UNREADABLE),
        ("sex=female;sex=male", problems.BREAKDOWN_UNREADABLE),
    ],
)
def test_breakdowns_are_those_of_the_item(breakdown: str, kind: Kind) -> None:
    content = csv_file(
        f"nookat,preschool.children,2025,7,R,{breakdown}", header="unit,item,period,value,origin,breakdown"
    )
    assert said(content) == [(kind, 2)]


def test_a_cell_twice_is_a_fault_where_it_differs() -> None:
    content = csv_file(GOOD, GOOD, GOOD.replace(",12,", ",13,"), GOOD.replace("Report", "Letter"))
    assert said(content) == [
        (problems.TWICE_SAME, 3),
        (problems.TWICE_DIFFERENT, 4),
        (problems.TWICE_DIFFERENT, 5),
    ]
    assert len(read(content)[0]) == 1


def test_control_signs_do_not_reach_the_reader() -> None:
    _rows, found = read(csv_file("\x1b[31mred\x07,preschool.children,2025,1,,R"))
    assert "\x1b" not in found[0].message("en")
    assert "�[31mred�" in found[0].message("en")


def test_a_row_longer_than_the_header_is_a_fault() -> None:
    assert said(csv_file(f"{GOOD},more")) == [(files.ROW_TOO_LONG, 2)]


def test_formulas_are_refused_where_rows_are_read() -> None:
    head = ["unit", "item", "period", "value", "origin"]
    row = ["nookat", "preschool.children", 2025, "=6+6", "R"]
    content = xlsx_file(("Data", [head, row]), ("Notes", [["=1+1"]]))
    assert said(content, "f.xlsx") == [(files.FORMULA, 2), (files.SHEET_NOT_READ, 1)]


def test_units_outside_ones_part_of_the_tree_are_named_with_their_rows() -> None:
    rows = [f"naryn,preschool.children,{year},1,,R" for year in (2024, 2025)]
    candidates, _found = read(csv_file(GOOD, *rows))
    found = check_permitted(
        candidates, lambda path: path.startswith("kg/osh-oblast"), "file.csv", SmallRegister()
    )
    assert [(problem.kind, problem.params["rows"]) for problem in found] == [(problems.NOT_PERMITTED, "3, 4")]
    assert "«Нарынский район (naryn)»" in found[0].message("ru")


def test_every_sentence_is_written_in_three_languages() -> None:
    content = csv_file("nokat,preschool.childern,2025,,supressed,R", GOOD, GOOD, "nookat,x,2025,1e400,,R")
    for problem in read(content)[1]:
        for language in ("ky", "ru", "en"):
            assert problem.message(language)
            assert problem.hint(language)
            assert "{" not in problem.message(language) + problem.hint(language)


def test_a_file_of_nothing_but_faults_is_not_read_to_its_end() -> None:
    content = csv_file(*(f"nowhere{number},preschool.children,2025,1,,R" for number in range(5_000)))
    found = said(content)
    assert (files.TOO_MANY_FAULTS, 2_002) in found
    assert max(row for _kind, row in found) == 2_002


def test_marks_without_end_are_not_all_asked_about() -> None:
    letters = "abcdefghijklmnop"
    marks = (f"{first}{second}{third}" for first in letters for second in letters for third in letters)
    content = csv_file(*(f"nookat,preschool.children,2025,{mark},,R" for mark in marks))
    assert files.TOO_MANY_FAULTS in [kind for kind, _row in said(content)]
