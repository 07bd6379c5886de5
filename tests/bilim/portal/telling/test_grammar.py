"""Numbers, names and lists as each language bends them."""

from __future__ import annotations

from decimal import Decimal

from bilim.portal.rules.telling.grammar import (
    Names,
    Number,
    Rounded,
    Sentence,
    listed,
    per_cent,
    period_name,
)
from bilim.portal.rules.telling.told import Telling
from factories import editions

RISE = Sentence(
    ky="{count} бөлүм, {count:ablative} көп эмес",
    ru="{count} {count:отдел|отдела|отделов}",
    en="{count} {count:department|departments}",
)


def test_the_word_follows_its_number() -> None:
    numbers = (0, 1, 2, 4, 5, 11, 12, 21, 22, 25, 101, 111, 112, 1000, 100000)
    russian = [RISE.said("ru", count=count) for count in numbers]
    assert [each.rpartition(" ")[2] for each in russian] == [
        *(
            "отделов",
            "отдел",
            "отдела",
            "отдела",
            "отделов",
            "отделов",
            "отделов",
            "отдел",
            "отдела",
            "отделов",
        ),
        *("отдел", "отделов", "отделов", "отделов", "отделов"),
    ]
    assert russian[-1] == "100\u202f000 отделов"
    english = [RISE.said("en", count=count).rpartition(" ")[2] for count in (0, 1, 2, 21)]
    assert english == ["departments", "department", "departments", "departments"]
    assert RISE.said("ky", count=57) == "57 бөлүм, 57ден көп эмес"


def test_a_fraction_takes_the_form_of_a_part() -> None:
    half = Number(Decimal("2.5"), "ru")
    assert f"{half} {half:место|места|мест}" == "2,5 места"
    assert f"{Number(Decimal('2.5'), 'en'):place|places}" == "places"


def test_numbers_are_rounded_once_and_have_the_comma_of_the_language() -> None:
    said = Sentence(ky="{score}", ru="{score}", en="{score}")
    score = Rounded(Decimal("71.25"))
    assert [said.said(code, score=score) for code in ("ky", "ru", "en")] == ["71,2", "71,2", "71.2"]
    assert per_cent(Decimal("0.9"), "ky") == "90%"
    assert per_cent(Decimal("0.425"), "ru", 1) == "42,5\u202f%"


def test_english_places_have_their_endings() -> None:
    numbers = (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)
    assert " ".join(f"{Number(number, 'en'):ordinal}" for number in numbers) == (
        "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th"
    )


def test_lists_end_with_and() -> None:
    assert listed((), "ky") == ""
    assert listed(("а",), "ky") == "а"
    assert listed(("а", "б", "в"), "ky") == "а, б жана в"
    assert listed(("а", "б", "в"), "ru") == "а, б и в"
    assert listed(("a", "b"), "en") == "a and b"
    assert listed(("а (1,2)", "б (3,4)", "в"), "ru") == "а (1,2); б (3,4) и в"
    assert f"{Names(('Ош шаары', 'Ноокат району'), 'ky'):dative}" == "Ош шаары жана Ноокат районуна"


def test_periods_are_words() -> None:
    assert [period_name("2024", code) for code in ("ky", "ru", "en")] == ["2024-жыл", "2024 год", "2024"]
    assert period_name("2024/25", "ky") == "2024/25-окуу жылы"
    assert period_name("2024-H1", "ru") == "2024-H1"


def test_quotation_marks_inside_others_are_of_the_second_rank() -> None:
    def quoted(title: str, language: str) -> str:
        return Telling(editions.content(), language).title({language: title})

    assert quoted("«Санарип» багыты", "ky") == "„Санарип“ багыты"
    assert quoted("the “Digital” one", "en") == "the ‘Digital’ one"


def test_a_sentence_begins_with_a_capital_whoever_stands_first() -> None:
    said = Sentence(ky="{name} бар.", ru="{name} есть.", en="{name} is there.")
    assert said.said("ru", name="город Ош") == "Город Ош есть."
