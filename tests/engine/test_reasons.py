"""Why a file or a formula could not be read is said in the reader's language, not in a parser's English."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from bilim_engine import reasons
from bilim_engine.cli import main
from bilim_engine.cli.reading import read_units_csv
from bilim_engine.definitions.reading import read_yaml
from bilim_engine.facts import read_facts_csv
from bilim_engine.formulas import Names, parse
from bilim_engine.problems import LANGUAGES, Problem

YAML = {
    "a: [1, 2\nb: 3\n": "не закрыта скобка «[»",
    "a: {b: 1\nc: 2\n": "не закрыта скобка «{»",
    'a: "text\n': "не закрыта кавычка",
    "a:\n\tb: 1\n": "табуляция",
    "a: @b\n": "начинается со знака «@»",
    "a: b: c\n": "лишнее двоеточие",
    "a: 1\nb\nc: 2\n": "нет двоеточия",
    "a:\n  - 1\n b: 2\n": "неверный отступ",
    'a: "\\q"\n': "неизвестная запись «\\q»",
    "a: ]\n": "нет значения",
}
FORMULAS = {
    "(1 + 2": "не закрыта скобка «(»",
    "1 + 2)": "скобка «)» не открыта",
    "(1 + 2]": "скобка «(» закрыта скобкой «]»",
    "1 + 'a": "не закрыта кавычка",
    "1a + 2": "неверно записано число",
    "1 – 2": "знак «–» в формулах не употребляется",
    "1 +": "не по правилам",
    "a b": "не по правилам",
    "1\u00a0+ 2": "невидимый знак",
    "(" * 300 + "1" + ")" * 300: "слишком много вложенных скобок",
}
# What of these may stand in a Kyrgyz or Russian sentence: a bracket, a sign, an own name; no English word.
ENGLISH = re.compile(r"[A-Za-z]{3,}")


def why(found: list[Problem], language: str) -> str:
    (problem,) = found
    said = problem.params["detail"]
    assert not isinstance(said, str)
    return said[language]


@pytest.mark.parametrize(("text", "said"), YAML.items())
def test_the_commonest_faults_of_yaml_are_said_in_words(text: str, said: str) -> None:
    found = read_yaml(text, "a.yaml")[1]
    assert said in why(found, "ru")
    assert not ENGLISH.search(why(found, "ky"))
    assert "program" not in why(found, "en")


@pytest.mark.parametrize(("text", "said"), FORMULAS.items())
def test_the_commonest_faults_of_formulas_are_said_in_words(text: str, said: str) -> None:
    found = parse(text, Names())[1]
    assert said in why(found, "ru")
    assert not ENGLISH.search(why(found, "ky"))
    assert "program" not in why(found, "en")


def test_other_words_of_a_parser_stand_in_quotes_and_are_marked_as_its() -> None:
    assert reasons.of_yaml("found a\n duplicate anchor") == {
        "ky": "окуган программанын сөзү: «found a duplicate anchor»",
        "ru": "слова программы чтения: «found a duplicate anchor»",
        "en": "in the words of the program: “found a duplicate anchor”",
    }


def test_a_quotation_mark_left_open_in_a_table_is_said_in_words() -> None:
    found = read_facts_csv('unit,item,period,value\nosh,"a,2025,1\n', "f.csv")[1]
    assert why(found, "ky") == "тырмакча жабылган эмес"


def test_a_day_that_is_none_is_said_by_its_column_and_text(tmp_path: Path) -> None:
    found = read_units_csv("code,valid_from,valid_until\nosh,2026-13-01,2027-01-01\n", "u.csv")[1]
    assert [each.message("ky") for each in found] == ["Сап окулбайт: valid_from 2026-13-01."]


def test_a_row_with_a_cell_too_many_says_how_many_it_has_and_how_many_the_head_has() -> None:
    found = read_facts_csv("unit,item,period,value\nosh,a,2025,1,2\n", "f.csv")[1]
    assert [(each.place.line, each.message("ky")) for each in found] == [
        (2, "Бул сапта 5 уяча бар, ал эми баш сапта 4 мамыча.")
    ]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOENT, "такого файла или папки нет"),
        (errno.EACCES, "нет разрешения"),
        (errno.EISDIR, "это папка, а не файл"),
        (errno.ENOSPC, "на диске нет места"),
    ],
)
def test_reasons_of_the_system_are_said_in_words(number: int, said: str) -> None:
    found = reasons.of_system(OSError(number, os.strerror(number)))
    assert found["ru"] == said
    assert not ENGLISH.search(found["ky"])


def test_a_reason_without_words_of_ours_is_quoted() -> None:
    assert "«Stale file handle»" in reasons.of_system(OSError(errno.ESTALE, "Stale file handle"))["ky"]
    assert "«embedded null byte»" in reasons.of_system(ValueError("embedded null byte"))["ru"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_is_not_there_is_told_without_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert main(["check", str(tmp_path / "a.yaml"), "--language", language]) == 2
    assert "No such file" not in capsys.readouterr().out
