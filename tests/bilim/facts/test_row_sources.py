"""Where a row comes from: in three languages, checked, and the person where no source is named."""

from __future__ import annotations

import pytest

from bilim.facts.problems import rows as problems
from bilim.facts.rules.plans import origin_code
from bilim.facts.terms import Said, Source
from bilim_engine.problems import Kind
from factories.facts import csv_file
from factories.rows import GOOD, read, said


def test_without_a_source_the_person_stands_for_it() -> None:
    candidates, found = read(csv_file("nookat,preschool.children,2025,12,,"))
    assert candidates[0].source.title == Said.alike("Айзада")
    assert [problem.kind for problem in found] == [problems.NO_SOURCE_NOTED]


THREE = "unit,item,period,value,origin_ky,origin_ru,origin_en,publisher_ky,publisher_ru,publisher_en"


def test_a_source_is_named_in_three_languages() -> None:
    content = csv_file("nookat,preschool.children,2025,7,Үлгү,Пример,Example,Биз,Мы,We", header=THREE)
    candidates, found = read(content)
    assert found == []
    assert candidates[0].source == Source(
        Said("Үлгү", "Пример", "Example"), publisher=Said("Биз", "Мы", "We")
    )


def test_one_text_and_the_same_text_three_times_are_the_same_source() -> None:
    once, _ = read(csv_file(GOOD))
    thrice, _ = read(csv_file("nookat,preschool.children,2025,7,Report,Report,Report,,,", header=THREE))
    other, _ = read(csv_file("nookat,preschool.children,2025,7,Отчёт,Report,Report,,,", header=THREE))
    codes = [origin_code(each[0].source) for each in (once, thrice, other)]
    assert codes[0] == codes[1] != codes[2]
    assert codes[0] == "o-52eb75c25b25c8f7"  # what ledgers call it that knew one text only


@pytest.mark.parametrize(
    ("columns", "texts", "kind", "named"),
    [
        ("origin_ky,origin_ru,origin_en", "Үлгү,,Example", problems.LANGUAGE_LACKING, "origin_ru"),
        ("origin_ky", "Үлгү", problems.LANGUAGE_LACKING, "origin_ru"),
        ("origin,origin_ky,origin_ru,origin_en", "R,Үлгү,Пример,Example", problems.SAID_TWICE, "origin_en"),
        ("publisher_ky,publisher_ru", "Биз,Мы", problems.LANGUAGE_LACKING, "publisher_en"),
        ("publisher,publisher_en", "Us,We", problems.SAID_TWICE, "publisher_en"),
        ("origin_ky,origin_ru,origin_en", "Ү,П,E\u202e", problems.TEXT_UNSAFE, ""),
    ],
)
def test_half_a_source_is_refused(columns: str, texts: str, kind: Kind, named: str) -> None:
    content = csv_file(
        f"nookat,preschool.children,2025,7,{texts}", header=f"unit,item,period,value,{columns}"
    )
    candidates, found = read(content)
    assert candidates == []
    faults = [problem for problem in found if problem.kind is kind]
    assert faults
    assert named in faults[0].message("ky")


@pytest.mark.parametrize(
    ("column", "text", "kind"),
    [
        ("origin", "Re\u202eport", problems.TEXT_UNSAFE),
        ("origin", "x" * 1001, problems.TEXT_UNSAFE),
        ("address", "javascript:alert(1)", problems.ADDRESS_UNSAFE),
        ("address", "see the report", problems.ADDRESS_UNSAFE),
        ("retrieved_on", "21.11.2026", problems.DATE_UNREADABLE),
        ("retrieved_on", "20261121", problems.DATE_UNREADABLE),
        ("certainty", "sure", problems.CERTAINTY_UNKNOWN),
        ("illustrative", "maybe", problems.NOT_YES_OR_NO),
    ],
)
def test_sources_are_checked(column: str, text: str, kind: Kind) -> None:
    header = f"unit,item,period,value,{column}"
    content = csv_file(f"nookat,preschool.children,2025,7,{text}", header=header)
    assert kind in [found for found, _row in said(content)]
