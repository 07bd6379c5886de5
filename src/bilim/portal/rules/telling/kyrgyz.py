"""Kyrgyz endings: the vowel follows the last vowel of the word, the consonant its last sound.

A number takes the ending of its last word as it is read: 5тин (беш), 57ден (жети), 40тан (кырк).
"""

from __future__ import annotations

_VOWELS = "аеёиоөуүыэюя"
_VOICELESS = frozenset("пткстфхцчшщ")
# The last vowel of a word → the vowel of an ending that is high (ы и у ү) and one that is low (а е о ө).
_HIGH = dict(zip(_VOWELS, "ыиуиуүуүыиуы", strict=True))
_LOW = dict(zip(_VOWELS, "аеоеоөаөаеаа", strict=True))
# First sound of the ending after a vowel, a voiced and a voiceless consonant; the rest, `i` high, `a` low.
_ENDINGS = {
    "genitive": ("н", "д", "т", "iн"),
    "dative": ("г", "г", "к", "a"),
    "accusative": ("н", "д", "т", "i"),
    "locative": ("д", "д", "т", "a"),
    "ablative": ("д", "д", "т", "aн"),
}
# After «its, their» (район-у, шаар-ы) the endings are shorter.
_POSSESSED = {
    "genitive": "нiн",
    "dative": "нa",
    "accusative": "н",
    "locative": "ндa",
    "ablative": "нaн",
}
# Last words that already end in «its, their».
_OWNED = ("району", "шаары", "облусу", "бөлүмү", "башкармалыгы", "республикасы", "жылы", "багыты")
_ONES = ("нөл", "бир", "эки", "үч", "төрт", "беш", "алты", "жети", "сегиз", "тогуз")
_TENS = ("", "он", "жыйырма", "отуз", "кырк", "элүү", "алтымыш", "жетимиш", "сексен", "токсон")

CASES = tuple(_ENDINGS)


def inflected(word: str, case: str) -> str:
    """The word or name in this case."""
    return word + ending(word, case)


def numbered(written: str, number: int, case: str) -> str:
    """A whole number as it is written, with the ending of the word it is read by."""
    return written + ending(last_word(number), case)


def ending(word: str, case: str) -> str:
    """What the case adds to the word."""
    letters = [letter for letter in word.casefold() if letter.isalpha()]
    sound = next((letter for letter in reversed(letters) if letter in _VOWELS), "и")
    last = next((letter for letter in reversed(letters) if letter not in "ьъ"), sound)
    if word.casefold().endswith(_OWNED):
        return _harmonised(_POSSESSED[case], sound)
    after_vowel, voiced, voiceless, rest = _ENDINGS[case]
    first = after_vowel if last in _VOWELS else voiceless if last in _VOICELESS else voiced
    return first + _harmonised(rest, sound)


def last_word(number: int) -> str:
    """The last word of the number as it is read: of 2 300 it is «жүз», of 57 «жети»."""
    number = abs(number)
    if number % 10 or not number:
        return _ONES[number % 10]
    if number % 100:
        return _TENS[number % 100 // 10]
    if number % 1000:
        return "жүз"
    return "миң" if number % 1_000_000 else "миллион"


def _harmonised(ending_: str, sound: str) -> str:
    return ending_.replace("i", _HIGH[sound]).replace("a", _LOW[sound])
