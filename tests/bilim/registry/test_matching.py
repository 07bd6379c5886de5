"""Names as people write them, matched against the shipped register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from bilim.registry.rules.matching import Gazetteer, Known, Match, Written
from bilim.registry.rules.register import Register
from bilim.registry.terms import How

Ask = Callable[..., Match]
BEFORE_RENAMING, AFTER_RENAMING = date(2024, 12, 31), date(2025, 12, 31)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Бактен району", "batken"),
        ("Майлы-Суу", "mailuu-suu-city"),
        ("Көк-Жангак", "kok-jangak-city"),
        ("Көк-Жаңгак", "kok-jangak-city"),
        ("Тоӊ", "tong"),  # ң as COD-AB writes it, U+04CA
        ("Чоӊ-Алай району\u00a0", "chong-alay"),
        ("  Жети-Өгүз\u00a0району ", "jeti-oguz"),
        ("Джети-Огузский район", "jeti-oguz"),
        ("ДЖЕТИ-ОГУЗСКИЙ Р-Н", "jeti-oguz"),
        ("Jeti-Oguz District", "jeti-oguz"),
        ("Osh city", "osh-city"),
        ("г. Ош", "osh-city"),
        ("г.Ош", "osh-city"),
        ("Ош шаары", "osh-city"),
        ("Ош шаардык билим берүү башкармалыгы", "osh-city"),
        ("Ошская область", "osh-oblast"),
        ("Ош облусу", "osh-oblast"),
        ("Бишкек", "bishkek-city"),
        ("г. Бишкек", "bishkek-city"),
        ("Ленинский район г. Бишкек", "bishkek-lenin"),
        ("Биринчи май району", "bishkek-pervomai"),
        ("Cузак", "suzak"),  # a Latin C
        ("Нарынский район", "naryn"),
        ("Нарын шаары", "naryn-city"),
        ("Нарынский городской отдел образования", "naryn-city"),
        ("Узгенский район", "ozgon"),
        ("Uzgen city", "ozgon-city"),
        ("Кара-Суу", "kara-suu"),
        ("Каракол", "karakol-city"),
        ("Кара-Көл", "kara-kol-city"),
        ("Кара-Куль", "kara-kol-city"),
        ("Чүй-Токмок", "chui-tokmok"),
        ("Токмок шаары", "tokmok-city"),
        ("Чуйский район", "chui"),
        ("Кочкорский район", "kochkor"),
        ("Moscow", "moskva"),
        ("Ляйляк", "leilek"),
        ("kara-suu", "kara-suu"),
        ("41702210000000", "jeti-oguz"),
        ("KG02210000000", "jeti-oguz"),
        ("41703220400010", "kok-jangak-city"),
        ("41703220600010", "kok-jangak-city"),
        ("Кыргыз Республикасы", "kg"),
    ],
)
def test_found(match: Ask, text: str, unit: str) -> None:
    assert match(text).unit == unit


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Нарын", {"naryn", "naryn-city", "naryn-oblast"}),
        ("Талас", {"talas", "talas-city", "talas-oblast"}),
        ("Баткен", {"batken", "batken-city", "batken-oblast"}),
        ("Бактен", {"batken", "batken-city", "batken-oblast"}),
        ("Өзгөн", {"ozgon", "ozgon-city"}),
        ("Ысык-Көл", {"issyk-kul", "issyk-kul-oblast"}),
        ("Ош", {"osh-city", "osh-oblast"}),
        ("Нарынский отдел образования", {"naryn", "naryn-city"}),
        ("Кара-Кол", {"kara-kol-city", "karakol-city"}),
    ],
)
def test_ambiguous_is_asked(match: Ask, text: str, candidates: set[str]) -> None:
    found = match(text)
    assert found.unit is None
    assert found.how == How.AMBIGUOUS
    assert set(found.candidates) == candidates


def test_what_is_only_written_much_like_a_name_is_told_from_what_several_bear(match: Ask) -> None:
    near = match("Ноокад району")
    assert (near.unit, near.is_near, set(near.candidates)) == (None, True, {"nookat", "nooken"})
    assert not match("Нарын").is_near


def test_manas_is_the_district_until_the_city_takes_the_name(match: Ask) -> None:
    assert match("Манас").unit == "manas"
    after = match("Манас", AFTER_RENAMING)
    assert after.unit is None
    assert set(after.candidates) == {"manas", "jalal-abad-city"}
    assert match("Манас шаары", AFTER_RENAMING).unit == "jalal-abad-city"
    assert match("Манас району", AFTER_RENAMING).unit == "manas"


def test_a_former_name_still_leads_to_the_unit(match: Ask) -> None:
    former = match("Жалал-Абад шаары", AFTER_RENAMING)
    assert (former.unit, former.how) == ("jalal-abad-city", How.FORMER_NAME)


def test_a_name_is_not_known_before_it_is_given(match: Ask) -> None:
    found = match("Манас шаары")
    assert found.unit is None
    assert (found.candidates, found.how) == (("manas",), How.OTHER_KIND)
    assert found.later == ("jalal-abad-city",)
    assert match("Алматы").later == ()


@pytest.mark.parametrize(
    ("hint", "unit"), [("district", "naryn"), ("city", "naryn-city"), ("oblast", "naryn-oblast")]
)
def test_a_hint_decides(match: Ask, hint: str, unit: str) -> None:
    assert match("Нарын", hint=hint).unit == unit


def test_a_department_is_never_an_oblast(match: Ask) -> None:
    assert match("Ысык-Көл", hint="department").unit == "issyk-kul"
    assert set(match("Нарын", hint="department").candidates) == {"naryn", "naryn-city"}


@pytest.mark.parametrize("text", ["Алматы", "", "   ", "район", "Тон" * 40, "Нн"])
def test_unknown_is_said(match: Ask, text: str) -> None:
    found = match(text)
    assert (found.unit, found.candidates, found.how) == (None, (), How.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Нокатт району", {"nookat"}),
        ("Nuukett rayon", {"nookat"}),
        ("Майлыу-Соо шаары", {"mailuu-suu-city"}),
        ("Нырынн", {"naryn", "naryn-city", "naryn-oblast"}),  # whose name this is, she knows
        ("Нырынн шаары", {"naryn-city"}),
        ("Алматы", set()),
        ("", set()),
        ("район", set()),
        ("Тон" * 40, set()),
    ],
)
def test_the_nearest_names_of_an_unknown_one_are_offered(
    gazetteer: Callable[[date], Gazetteer], match: Ask, text: str, units: set[str]
) -> None:
    assert match(text).unit is None
    assert set(gazetteer(BEFORE_RENAMING).nearest(text)) == units


def test_every_printed_form_of_every_unit_leads_back_to_it(match: Ask, register: Register) -> None:
    """Full and formal names carry their kind word, so each must find its own unit and no other."""
    # A city of the republic bears the name of its department, which is meant.
    for unit in register.units:
        for text in (*unit.names[-1].full.values(), *unit.names[-1].formal.values()):
            found = match(text, AFTER_RENAMING)
            assert found.unit == unit.code or unit.kind == "city_of_republic", (text, found)


def _slips(text: str) -> Iterator[str]:
    """Every text one letter shorter and every text with two neighbouring letters changed about."""
    for place in range(len(text)):
        yield text[:place] + text[place + 1 :]
        if place + 1 < len(text):
            yield text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def test_a_slip_of_the_pen_never_leads_to_another_unit(match: Ask, register: Register) -> None:
    """It leads to the unit that was meant, or to a question."""
    # A city of the republic bears the name of its department, which is meant.
    same = {"bishkek": "bishkek-city", "osh": "osh-city"}
    found_anyway = 0
    for unit in register.units:
        for language in ("ky", "ru"):
            for text in _slips(unit.names[-1].full[language]):
                found = match(text, AFTER_RENAMING)
                assert found.unit in (None, unit.code, same.get(unit.code)), (text, found)
                found_anyway += found.unit is not None
    assert found_anyway > 1000


@pytest.mark.parametrize(
    ("number", "unit"), [("41711000000000", "bishkek-city"), ("KG21000000000", "osh-city")]
)
def test_a_number_that_a_city_bears_on_two_levels_means_its_department_as_its_name_does(
    match: Ask, number: str, unit: str
) -> None:
    assert match(number) == Match(unit, (unit,), How.CODE)


def test_a_number_that_was_of_one_unit_and_is_of_another_is_asked() -> None:
    known = [
        Known(code, "district", "kg", ("41702210000000",), (Written(code),)) for code in ("ak-suu", "tup")
    ]
    found = Gazetteer(known, AFTER_RENAMING).match("41702210000000")
    assert found == Match(None, ("ak-suu", "tup"), How.AMBIGUOUS)
