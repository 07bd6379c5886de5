"""What things are called in a language, and a department where it stands among others: Нарын the district and
Нарын the city."""

from __future__ import annotations

from bilim.publication.terms import RegisterUnit

_PATTERNS = {
    "district": {"ky": "{} району", "ru": "{} район", "en": "{} District"},
    "city": {"ky": "{} шаары", "ru": "г. {}", "en": "{} City"},
    "capital_city": {"ky": "{} шаары", "ru": "г. {}", "en": "{} City"},
    "republican_city": {"ky": "{} шаары", "ru": "г. {}", "en": "{} City"},
}
# Letters that Russian has not; a title of some length has one of them.
_KYRGYZ = frozenset("ңөү")
# Words that already say what kind of place it is.
_SAID = ("район", "шаар", "облус", "област", "город", "г. ", "district", "city", "oblast")


def said(text: object, language: str) -> str:
    """Multilingual words in the language, or the words themselves."""
    if not text or isinstance(text, str):
        return str(text or "")
    return text.get(language) or text.get("ky", "")  # type: ignore[attr-defined,no-any-return]


def language_of(title: str) -> str:
    """The language in which a source is cited: that of most letters of its title; nothing without letters."""
    latin = sum("a" <= letter <= "z" for letter in title.casefold())
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in title)
    if latin >= cyrillic:
        return "en" if latin else ""
    return "ky" if _KYRGYZ.intersection(title.casefold()) else "ru"


def label(unit: RegisterUnit, language: str) -> str:
    """The name with its kind, so that a district and its city cannot be confused."""
    name = unit.names.get(language) or unit.names.get("ky", unit.code)
    pattern = _PATTERNS.get(unit.kind, {}).get(language)
    if pattern is None or any(word in name.lower() for word in _SAID):
        return name
    return pattern.format(name)


def tile_label(unit: RegisterUnit, language: str) -> str:
    """The shortest name that is still its own on the map: a city beside its district keeps its mark."""
    name = unit.names.get(language) or unit.names.get("ky", unit.code)
    for word in (" району", " район", " District", " шаары", " City"):
        name = name.removesuffix(word)
    name = name.removeprefix("город ").removeprefix("г. ")
    if unit.kind == "city":
        return {"ky": f"{name} ш.", "ru": f"г. {name}", "en": f"{name} City"}[language]
    return name
