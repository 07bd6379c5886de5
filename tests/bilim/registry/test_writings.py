"""Every department is found however its name is written: in Kyrgyz, Russian or Latin letters, with its kind.

The writings are made from the register by rules, and the letters of Latin by tables of their own, so that
nothing here repeats what the matching does.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from bilim.registry.rules.matching import Gazetteer, Match
from bilim.registry.rules.register import Register, UnitRecord
from bilim.registry.terms import DEPARTMENT_KINDS, How, UnitKind

Ask = Callable[..., Match]
DAY = date(2025, 12, 31)
SHOWN = (*DEPARTMENT_KINDS, UnitKind.BISHKEK_DISTRICT)
LEAST_WRITINGS = 150

_SHARED = dict(zip("абвгдезийклмнопрстуф", "abvgdeziyklmnoprstuf", strict=True))
_SHARED |= {"ы": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "э": "e", "ю": "yu", "я": "ya"}
# How passports, maps and people write: the Kyrgyz name, the Russian one, and the one on a Turkish keyboard.
KYRGYZ = _SHARED | {"ж": "j", "ү": "ü", "ө": "ö", "ң": "ng", "ъ": "", "ь": ""}
RUSSIAN = _SHARED | {"ж": "zh", "ь": "'", "ъ": "", "ё": "e"}
PLAIN_RUSSIAN = RUSSIAN | {"ь": "", "й": "i"}
TURKISH = KYRGYZ | {"ж": "c", "ч": "ç", "ш": "ş", "ң": "ñ", "ы": "ı", "х": "h"}


def latin(text: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(sign, sign) for sign in text.lower()).title().replace("'S", "'s")


def district(unit: UnitRecord) -> Iterator[str]:
    short = unit.names[-1].short
    ky, ru, en = short["ky"], short["ru"], short["en"]
    yield from (f"{ky} району", f"{ky} р-ну", f"{ru} район", f"{ru} р-н", f"{ru.upper()} РАЙОН")
    yield from (f"{en} {word}" for word in ("district", "District", "rayonu", "raionu", "rayon", "r-n"))
    yield from (f"{latin(ky, KYRGYZ)} rayonu", f"{latin(ky, TURKISH)} rayonu")
    yield f"{latin(ru, RUSSIAN)} rayon"
    yield f"{latin(ru, PLAIN_RUSSIAN)} raion"
    yield f"{latin(ru, RUSSIAN).replace('iy', 'y')} district"


def city(unit: UnitRecord) -> Iterator[str]:
    short = unit.names[-1].short
    ky, ru, en = short["ky"], short["ru"], short["en"]
    yield from (f"{ky} шаары", f"{ky} ш.", f"г. {ru}", f"г.{ru}", f"город {ru}", f"гор. {ru}")
    yield from (f"{en} city", f"{en} shaary", f"g. {en}", f"gorod {en}", f"City of {en}")
    yield from (f"{latin(ky, KYRGYZ)} shaary", f"{latin(ky, TURKISH)} şaarı")
    yield f"g. {latin(ru, RUSSIAN)}"


def writings(register: Register) -> Iterator[tuple[str, str]]:
    for unit in register.units:
        if unit.kind in SHOWN and unit.kind != UnitKind.DISTRICT_AND_CITY:
            made = district if unit.kind in (UnitKind.DISTRICT, UnitKind.BISHKEK_DISTRICT) else city
            yield from ((text, unit.code) for text in made(unit))


def test_each_of_many_writings_leads_to_its_department(match: Ask, register: Register) -> None:
    asked = list(writings(register))
    found = {text: (unit, match(text, DAY, "department").unit) for text, unit in asked}
    assert {text: each for text, each in found.items() if each[0] != each[1]} == {}
    assert len(asked) > LEAST_WRITINGS


def test_without_its_kind_a_name_of_two_is_asked(match: Ask, register: Register) -> None:
    """The name alone leads to its department, or to a question in which it stands; never to another."""
    asked = 0
    for unit in register.units:
        for text, letters in (("ky", KYRGYZ), ("ky", TURKISH), ("ru", RUSSIAN)):
            if unit.kind not in SHOWN:
                continue
            found = match(latin(unit.names[-1].short[text], letters), DAY, "department")
            assert unit.code in found.candidates, (unit.code, text, found)
            asked += found.unit is None
    assert asked


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Chatkal rayonu", "chatkal"),
        ("Chatkalskiy rayon", "chatkal"),
        ("Chatkal'skiy rayon", "chatkal"),
        ("Osh shaary", "osh-city"),
        ("Nookat district", "nookat"),
        ("Ysyk-Köl rayonu", "issyk-kul"),
        ("Sverdlovskiy rayon goroda Bishkek", "bishkek-sverdlov"),
        ("Chatkal rayonduk bilim berüü bölümü", "chatkal"),
        ("Narynskiy gorodskoy otdel obrazovaniya", "naryn-city"),
        ("Djalal-Abad", "jalal-abad-city"),
        ("Jeti-Ögüz", "jeti-oguz"),
    ],
)
def test_found_in_latin(match: Ask, text: str, unit: str) -> None:
    assert match(text, DAY, "department").unit == unit


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Narın", {"naryn", "naryn-city"}),
        ("Özgön", {"ozgon", "ozgon-city"}),
        ("Nariin", {"naryn", "naryn-city"}),
    ],
)
def test_asked_in_latin(match: Ask, text: str, candidates: set[str]) -> None:
    found = match(text, DAY, "department")
    assert (found.unit, set(found.candidates), found.how) == (None, candidates, How.AMBIGUOUS)


@pytest.mark.parametrize("text", ["Almaty", "London", "rayonu", "shaary", "Tashkent shaary", "g."])
def test_what_is_elsewhere_stays_unknown_in_latin(match: Ask, text: str) -> None:
    assert match(text, DAY, "department").candidates == ()


def test_a_name_that_sounds_alike_is_taken_as_a_guess(match: Ask) -> None:
    """A file says so beside the row; nobody wrote that name in the register."""
    assert match("Chatkalskiy rayon", DAY).how == How.SPELLING


def test_asking_is_quick(register: Register, gazetteer: Callable[[date], Gazetteer]) -> None:
    """A reader waits for one question, a file asks thousands: an answer is a small part of a second."""
    asked, known = [text for text, _unit in writings(register)], gazetteer(DAY)
    begun = time.perf_counter()
    for text in asked:
        known.match(text, "department")
    assert (time.perf_counter() - begun) / len(asked) < 0.01
