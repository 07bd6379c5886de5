"""Sentences with places for numbers and names; each language bends what stands in a place as it must.

In a sentence `{count:отдел|отдела|отделов}` is the form of the word that goes with the number,
`{name:dative}` the name in that Kyrgyz case, `{place:ordinal}` the English number with its ending. A sentence
itself holds no figure and no name of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilim.base.templatetags.figures import THIN, written
from bilim.portal.rules.telling import kyrgyz

_AND = {"ky": "жана", "ru": "и", "en": "and"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in the three languages; all have the same places."""

    ky: str
    ru: str
    en: str

    def said(self, language: str, **places: object) -> str:
        """The sentence with its places filled; what is no number or name yet becomes one."""
        text: str = getattr(self, language)
        filled = text.format(**{name: _spoken(value, language) for name, value in places.items()})
        # Names such as «город Ош» may come first; what is only part of a sentence begins small.
        return filled[:1].upper() + filled[1:] if text.endswith((".", "}")) and text[0] == "{" else filled


@dataclass(frozen=True, slots=True)
class Number:
    """A number that rules the form of words beside it; `decimals` as it is rounded, once, here."""

    value: Decimal | int
    language: str
    decimals: int | None = None

    def __str__(self) -> str:
        return written(self.value, self.decimals, self.language)

    def __format__(self, wish: str) -> str:
        if "|" in wish:
            return wish.split("|")[_form(self.value, self.language)]
        if wish in kyrgyz.CASES and self.value == int(self.value):
            return kyrgyz.numbered(str(self), int(self.value), wish)
        return str(self) + _english_ending(int(self.value)) if wish == "ordinal" else str(self)


@dataclass(frozen=True, slots=True)
class Name:
    """What somebody or something is called."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text

    def __format__(self, wish: str) -> str:
        if wish in kyrgyz.CASES and self.language == "ky":
            return kyrgyz.inflected(self.text, wish)
        return self.text


@dataclass(frozen=True, slots=True)
class Names:
    """Several, joined as the language joins them; a case is that of the last, as Kyrgyz has it."""

    texts: Sequence[str]
    language: str

    def __str__(self) -> str:
        return listed(self.texts, self.language)

    def __format__(self, wish: str) -> str:
        if "|" in wish:
            return wish.split("|")[_form(len(self.texts), self.language)]
        if wish in kyrgyz.CASES and self.language == "ky":
            *others, last = self.texts
            return listed((*others, kyrgyz.inflected(last, wish)), self.language)
        return str(self)


@dataclass(frozen=True, slots=True)
class Rounded:
    """A figure that is to be shown with so many decimals."""

    value: Decimal
    decimals: int = 1


def figure(value: Decimal, language: str, decimals: int = 1) -> str:
    """A figure as it stands in a list."""
    return written(value, decimals, language)


def signed(value: Decimal, language: str, decimals: int = 1) -> str:
    """A change, its sign always written."""
    text = written(value, decimals, language)
    return f"+{text}" if value > 0 else text


def per_cent(share: Decimal, language: str, decimals: int = 0) -> str:
    """A share of one in hundredths, with its sign."""
    return with_per_cent(written(share * 100, decimals, language), language)


def with_per_cent(number: str, language: str) -> str:
    """The number with the sign behind it: parted from it in Russian, as its rules ask."""
    return f"{number}{THIN}%" if language == "ru" else f"{number}%"


def period_name(period: str, language: str) -> str:
    """A year as a word: «2024-жыл», «2024 год», "2024"; other periods as they are written."""
    if len(period) == 4 and period.isdecimal():
        return {"ky": f"{period}-жыл", "ru": f"{period} год", "en": period}[language]
    if len(period) == 7 and "/" in period:
        return {"ky": f"{period}-окуу жылы", "ru": f"{period} учебный год", "en": period}[language]
    return period


def listed(texts: Sequence[str], language: str) -> str:
    """Joined by commas and, before the last, by «and»; by semicolons where one has a comma of its own."""
    if len(texts) < 2:
        return "".join(texts)
    comma = "; " if any("," in text for text in texts) else ", "
    return f"{comma.join(texts[:-1])} {_AND[language]} {texts[-1]}"


def _spoken(value: object, language: str) -> object:
    if isinstance(value, Rounded):
        return Number(value.value, language, value.decimals)
    if isinstance(value, Decimal | int):
        return Number(value, language)
    if isinstance(value, str):
        return Name(value, language)
    return Names(value, language) if isinstance(value, tuple | list) else value


def _form(number: Decimal | int, language: str) -> int:
    """Which form of a word goes with the number, among those its language has."""
    if language == "ky":
        return 0
    if number != int(number):
        return 1
    whole = abs(int(number))
    if language == "en":
        return 0 if whole == 1 else 1
    if whole % 10 == 1 and whole % 100 != 11:
        return 0
    return 1 if whole % 10 in (2, 3, 4) and whole % 100 not in (12, 13, 14) else 2


def _english_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
