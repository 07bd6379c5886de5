"""Names as they sound, in few Latin letters, so that what is written in Latin finds what stands in Cyrillic.

There is no one way to write Kyrgyz or Russian in Latin letters: Жумгал is Jumgal, Zhumgal and Cumgal,
Чаткальский is Chatkalskiy, Chatkalskii and Chatkalsky. What those ways differ in is made the same here.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = dict(zip("абвгдезийклмнопрстуфхыэёүөң", "abvgdeziiklmnoprstufhieeuon", strict=True))
_LATIN |= {"ж": "j", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
_TO_LATIN = str.maketrans(_LATIN)
# Turkish keyboards have one letter where others write two; a lone c is ж there, and ı is ы.
_ONE_LETTER = str.maketrans({"ç": "ch", "ş": "sh", "ı": "i", "ñ": "n"})
_SAME = (
    (re.compile(r"c(?!h)"), "j"),
    (re.compile(r"d?zh|dj"), "j"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"ng"), "n"),
    (re.compile(r"y"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def is_latin(text: str) -> bool:
    """Whether the text has letters, and none of them is Cyrillic."""
    return not _CYRILLIC.search(text) and any(sign.isalpha() for sign in text)


def sound(text: str) -> str:
    """The folded name in Latin letters, the same for whatever people write for one sound."""
    heard = _plain(text.translate(_TO_LATIN).translate(_ONE_LETTER))
    for shape, same in _SAME:
        heard = shape.sub(same, heard)
    return heard


def _plain(text: str) -> str:
    """The letters without what stands above or below them: ü is u."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
