"""Names brought to one form, so that two ways of writing the same name compare equal.

Kind words (район, шаары, г., district …) are taken out of the name and kept as hints.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bilim.registry.rules.sounds import sound

DISTRICT = "district"
CITY = "city"
OBLAST = "oblast"

# Letters that older fonts and foreign keyboards put in place of Kyrgyz ones. COD-AB writes ң as ӊ
# (U+04CA), news sites ө as ѳ (U+0473), Kazakh keyboards ү as ұ.
_SAME_LETTERS = str.maketrans({"ӊ": "ң", "ҥ": "ң", "ѳ": "ө", "ɵ": "ө", "ұ": "ү", "ё": "е"})
# Latin letters that look Cyrillic, met inside Cyrillic words of real lists («Cузак» with a Latin C).
_LOOK_ALIKES = str.maketrans("ABCEHKMOPTXYaceopxyk", "АВСЕНКМОРТХУасеорхук")
_NEAR_LETTERS = str.maketrans("үөңй", "уони")

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_DASHES = re.compile(r"[-\u00ad\u2010-\u2015\u2212/_]+")
# «Chatkal'skiy», «Кара-Кулʼджа»: inside a word it stands for a soft sign and parts nothing.
_APOSTROPHE = re.compile(r"(?<=\w)['’ʹʼ`´](?=\w)")
_RAION = re.compile(r"\b(?:р-о?н|r-o?n)\w*")
_NOT_WORD = re.compile(r"[^\w]+")
_WORDS_AND_NUMBERS = re.compile(r"\d+|[^\W\d_]+")
_NUMBER_SIGN = re.compile(r"\b(?:no?|nr|н)\b\.?(?=\W*\d)|\b(?:no?|nr)(?=\d)")

# Endings are short: «шаарынынЛенин» is two words run together, not a form of «шаар».
_HINTS = (
    (DISTRICT, re.compile(r"район\w{0,7}|ra[yi]on\w{0,7}|districts?|роо|рбб|рно")),
    (CITY, re.compile(r"шаар\w{0,7}|ш|город\w{0,7}|гор|г|мэри\w{0,4}|меря\w{0,4}|гороо|шбб")),
    (CITY, re.compile(r"city|town|(?:sh|ş)aar\w{0,7}|gorod\w{0,7}|gor|g")),
    (OBLAST, re.compile(r"облус\w{0,7}|област\w{0,7}|обл|obl|oblus\w{0,7}|oblast\w{0,7}|region|province")),
)
_FILLER = re.compile(
    r"билим|берүү|беруу|бөлүм\w{0,7}|болум\w{0,7}|башкармалы\w{0,7}"
    r"|отдел\w{0,5}|управлени\w{0,4}|образовани\w{0,4}"
    r"|bilim|ber[uü]+|b[oö]l[uü]m\w{0,7}|bashkarmal[yı]\w{0,7}"
    r"|otdel\w{0,5}|upravleni\w{0,4}|obrazovani\w{0,4}"
    r"|education|department|administration|of|the|боюнча|по"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A name in comparable form, and the kind words that stood beside it."""

    text: str
    hints: frozenset[str] = frozenset()

    @property
    def near(self) -> str:
        """The form in which ү and у, ө and о, ң and н are the same letter."""
        return self.text.translate(_NEAR_LETTERS)

    @property
    def sound(self) -> str:
        """The form in which Latin and Cyrillic writings of one name are the same."""
        return sound(self.text)


def fold(name: str) -> Folded:
    """The comparable form of a name.

    Case, dashes, punctuation, no-break and repeated spaces, look-alike letters and kind words no longer
    tell names apart. A name made of kind words alone («Город») keeps them.
    """
    tokens = [_one_alphabet(token) for token in _DASHES.sub("-", _normal(name)).split()]
    whole = _APOSTROPHE.sub("", " ".join(tokens).casefold().translate(_SAME_LETTERS))
    line = _RAION.sub(" район ", whole)
    words = [word for word in _NOT_WORD.sub(" ", line).split() if word]
    kept: list[str] = []
    hints: set[str] = set()
    for word in words:
        hint = _hint(word)
        if hint:
            hints.add(hint)
        elif not _FILLER.fullmatch(word):
            kept.append(word)
    return Folded(" ".join(kept or words), frozenset(hints))


def words_of(name: str) -> list[str]:
    """The words and the numbers of a name as they sound: one form for Kyrgyz letters, for their neighbours on
    a Russian keyboard and for Latin ones. «№ 05», «N5» and «5» are one number."""
    tokens = [_one_alphabet(token) for token in _DASHES.sub("-", _normal(name.replace("№", " "))).split()]
    whole = _APOSTROPHE.sub("", " ".join(tokens).casefold().translate(_SAME_LETTERS))
    words = _WORDS_AND_NUMBERS.findall(_NUMBER_SIGN.sub(" ", whole))
    return [str(int(word)) if word.isdecimal() else sound(word) for word in words]


def _normal(name: str) -> str:
    # NFKC makes a plain space of the no-break space that ends COD-AB's «району ».
    return unicodedata.normalize("NFKC", name)


def _one_alphabet(token: str) -> str:
    """The token with Latin look-alikes made Cyrillic, when any of its letters is Cyrillic."""
    return token.translate(_LOOK_ALIKES) if _CYRILLIC.search(token) else token


def _hint(word: str) -> str:
    return next((hint for hint, shape in _HINTS if shape.fullmatch(word)), "")
