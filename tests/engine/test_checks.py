"""Answers of a return: read as people type them, compared exactly, never taken for zero."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim_engine.checks import Answers, cells_of, check_answers, facts_of, read_answers, words_of
from bilim_engine.definitions import Label
from bilim_engine.definitions.returns import Feed, Question, ReturnForm, Section
from bilim_engine.formulas import Names, parse
from bilim_engine.problems import LANGUAGES
from bilim_engine.values import EXACT, Missing, plain

WORDS = dict.fromkeys(LANGUAGES, "Pupils")
SEX = Label("sex", WORDS, values=(Label("female", WORDS), Label("male", WORDS)))
LANGUAGE = Label("language", WORDS, values=(Label("ky", WORDS), Label("ru", WORDS)))
BREAKDOWNS = {"sex": SEX, "language": LANGUAGE}


def form(*questions: Question, feeds: tuple[Feed, ...] = ()) -> ReturnForm:
    governed = dict.fromkeys(("title", "author", "checker", "basis"), WORDS)
    return ReturnForm(
        code="small",
        version=1,
        status="proposal",
        reviewed_on=None,  # type: ignore[arg-type]
        next_review_on=None,  # type: ignore[arg-type]
        filled_by="school",
        period="school_year",
        minutes=1,
        sections=(Section("only", WORDS, questions),),
        feeds=feeds,
        **governed,
    )


COUNT = Question("pupils", WORDS, "count", most=Decimal(9999))
NUMBER = Question("hours", WORDS, "number", places=2, least=Decimal(-5))


@pytest.mark.parametrize(
    ("question", "typed", "kept"),
    [
        (COUNT, "128", "128"),
        (COUNT, " 1 280 ", "1280"),
        (COUNT, "1\u00a0280", "1280"),
        (COUNT, "007", "7"),
        (COUNT, "12,0", "12"),
        (NUMBER, "12,50", "12.5"),
        (NUMBER, "12.25", "12.25"),
        (NUMBER, "\u22124,5", "-4.5"),
        (NUMBER, "-0", "0"),
        (NUMBER, "999999999999.25", "999999999999.25"),
    ],
)
def test_a_number_is_read_as_people_type_it(question: Question, typed: str, kept: str) -> None:
    assert read_answers(form(question), {question.code: typed}, BREAKDOWNS) == ({question.code: kept}, [])


@pytest.mark.parametrize(
    ("question", "typed", "code"),
    [
        (COUNT, "many", "checks.P002"),
        (COUNT, "1e3", "checks.P002"),
        (COUNT, "NaN", "checks.P002"),
        (COUNT, "=1+1", "checks.P002"),
        (COUNT, "١٢", "checks.P002"),
        (COUNT, "1_000", "checks.P002"),
        (COUNT, "1.280,5", "checks.P002"),
        (COUNT, "12,5", "checks.P003"),
        (COUNT, "-1", "checks.P004"),
        (COUNT, "10000", "checks.P004"),
        (NUMBER, "1234567890123,25678", "checks.P004"),
        (NUMBER, "1,255", "checks.P003"),
        (Question("plan", WORDS, "yes_no"), "maybe", "checks.P006"),
        (Question("words", WORDS, "text"), "x" * 501, "checks.P005"),
        (Question("words", WORDS, "text"), "a\u202eb", "checks.P008"),
    ],
)
def test_what_cannot_be_read_is_kept_as_typed_and_told(question: Question, typed: str, code: str) -> None:
    kept, found = read_answers(form(question), {question.code: typed}, BREAKDOWNS)
    assert kept == {question.code: typed}
    assert [each.code for each in found] == [code]
    assert found[0].place.field == question.code


def test_a_question_broken_down_stands_for_the_sum_of_its_cells() -> None:
    question = Question("pupils", WORDS, "count", by=("sex", "language"))
    cells = list(cells_of(question, BREAKDOWNS))
    assert cells[0] == "pupils[language=ky;sex=female]"
    answers = Answers(form(question), {key: str(number) for number, key in enumerate(cells, 1)}, BREAKDOWNS)
    assert answers.value("pupils") == 10
    assert answers.value("pupils", (("sex", "female"),)) == 3
    assert answers.value("pupils", (("language", "ru"),)) == 6
    assert answers.value("pupils", (("language", "ru"), ("sex", "male"))) == 4
    assert answers.value("pupils", (("form", "full_day"),)) == Missing("not_defined", "pupils")


def test_an_empty_cell_is_no_zero() -> None:
    question = Question("pupils", WORDS, "count", by=("sex",))
    answers = Answers(form(question), {"pupils[sex=female]": "7"}, BREAKDOWNS)
    assert answers.value("pupils") == Missing("not_collected")
    assert answers.value("pupils", (("sex", "female"),)) == 7


def test_what_is_wrong_feeds_nothing() -> None:
    value, _problems = parse("pupils", Names({"pupils": ("school_year", ())}))
    assert value is not None
    small = form(COUNT, feeds=(Feed("school.pupils", value),))
    for typed in ({}, {"pupils": "many"}, {"pupils": "-4"}):
        facts = facts_of(small, Answers(small, typed, BREAKDOWNS), BREAKDOWNS)
        assert facts == {("school.pupils", ()): Missing("not_collected")}


def test_of_a_draft_nothing_is_said_to_be_lacking() -> None:
    assert [each.problem.code for each in check_answers(form(COUNT), {}, BREAKDOWNS)] == ["checks.P001"]
    assert check_answers(form(COUNT), {}, BREAKDOWNS, is_sent=False) == []
    optional = Question("pupils", WORDS, "count", required=False)
    assert check_answers(form(optional), {}, BREAKDOWNS) == []


@given(
    st.integers(0, 10**9),
    st.integers(0, 2),
    st.sampled_from([",", "."]),
    st.sampled_from(["", " ", "\u202f"]),
)
def test_whatever_is_written_with_separators_is_the_same_number(
    number: int, places: int, comma: str, blank: str
) -> None:
    value = Decimal(number).scaleb(-places)
    whole, _, fraction = plain(value).partition(".")
    grouped = f"{int(whole):,}".replace(",", blank)
    written = grouped + (f"{comma}{fraction}" if fraction else "")
    kept, found = read_answers(form(NUMBER), {"hours": written}, BREAKDOWNS)
    assert found == []
    assert Decimal(kept["hours"]) == EXACT.plus(value)


def test_numbers_are_written_as_each_language_writes_them() -> None:
    assert words_of(Decimal("12345.5")) == {
        "ky": "12\u00a0345,5",
        "ru": "12\u00a0345,5",
        "en": "12\u00a0345.5",
    }
    assert words_of(Decimal(-7))["ky"] == "−7"
