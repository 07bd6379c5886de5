"""The gate on names: levels of units, ambiguous names, spelling."""

from __future__ import annotations

from collections.abc import Iterator

from bilim.publication import problems
from bilim.publication.rules.findings import found
from bilim.publication.terms import Finding, NamedUnit, Statement, Text
from bilim_engine.problems import LANGUAGES

Named = list[tuple[str, Text, NamedUnit]]

# The words that a text may put beside a name.
KINDS: dict[str, Text] = {
    "country": {"ky": "өлкө", "ru": "страна", "en": "the country"},
    "oblast": {"ky": "облус", "ru": "область", "en": "an oblast"},
    "city_of_republic": {
        "ky": "республикалык маанидеги шаар (аймак)",
        "ru": "город республиканского значения (территория)",
        "en": "a city of republican significance (a territory)",
    },
    "district": {"ky": "район", "ru": "район", "en": "a district"},
    "city": {"ky": "шаар", "ru": "город", "en": "a city"},
    "district_and_city": {
        "ky": "район менен шаардын бирдиктүү бөлүмү",
        "ru": "единый отдел района и города",
        "en": "one department of a district and a city",
    },
    "capital_city": {"ky": "борбор шаар", "ru": "столица", "en": "the capital city"},
    "republican_city": {
        "ky": "республикалык маанидеги шаар",
        "ru": "город республиканского значения",
        "en": "a city of republican significance",
    },
    "bishkek_district": {"ky": "Бишкектин району", "ru": "район Бишкека", "en": "a district of Bishkek"},
}
# What the words of a text may stand for in the register.
SAID = {
    "district": {"district", "bishkek_district"},
    "city": {"city", "capital_city", "republican_city"},
    "bishkek_district": {"bishkek_district"},
}


def _names(statement: Statement) -> Named:
    """Every printed name with its place and the title it stands under."""
    inside = [
        (f"{indicator.code}/{group.code}", indicator.title, name)
        for direction in statement.directions
        for indicator in direction.indicators
        for group in indicator.groups
        for name in group.names
    ]
    return inside + [(group.code, group.title, name) for group in statement.lists for name in group.names]


def levels(statement: Statement) -> Iterator[Finding]:
    """Units that are rated as a whole in one place and by their parts in another."""
    names = _names(statement)
    rated = {name.unit: name.printed for _, _, name in names if name.unit}
    seen: set[str] = set()
    for place, title, name in names:
        whole = next((code for code in name.within if code in rated), "")
        if whole and name.unit not in seen:
            seen.add(name.unit)
            texts = {"place": title}
            yield found(
                problems.MIXED_LEVELS,
                place,
                unit=name.unit,
                texts=texts,
                part=name.printed,
                whole=rated[whole],
            )


def ambiguous(statement: Statement) -> Iterator[Finding]:
    """Names that mean several units, and names whose kind is not what the register says or changes."""
    names = _names(statement)
    several: dict[str, tuple[str, NamedUnit]] = {}
    for place, _, name in names:
        if len(name.candidates) > 1:
            several.setdefault(name.printed, (place, name))
    for printed, (place, name) in several.items():
        yield found(
            problems.AMBIGUOUS_NAME,
            place,
            unit=name.unit,
            name=printed,
            count=str(len(name.candidates)),
            lists={"candidates": _candidates(name)},
        )
    yield from _kinds(names)


def _candidates(name: NamedUnit) -> Text:
    """The units a name may mean, as each language calls them; by code where nothing else tells them apart."""
    codes = dict.fromkeys(LANGUAGES, ", ".join(name.candidates))
    told = {each: ", ".join(names.get(each) or names["ky"] for names in name.called) for each in LANGUAGES}
    return told if name.called else codes


def _kinds(names: Named) -> Iterator[Finding]:
    said: dict[str, tuple[str, NamedUnit]] = {}
    for place, _, name in names:
        if name.unit and name.said_kind:
            said.setdefault(name.unit, (place, name))
    for place, name in said.values():
        if name.kind not in SAID.get(name.said_kind, {name.said_kind}):
            texts = {"said": _kind(name.said_kind), "kind": _kind(name.kind)}
            yield found(problems.KIND_DIFFERS, place, unit=name.unit, texts=texts, name=name.printed)
    bare = {name.unit: (place, name) for place, _, name in names if name.unit and not name.said_kind}
    for unit, (place, name) in bare.items():
        if unit in said:
            texts = {"said": _kind(said[unit][1].said_kind)}
            yield found(problems.KIND_CHANGES, place, unit=unit, texts=texts, name=name.printed)


def _kind(code: str) -> Text:
    return KINDS.get(code, {"ky": code, "ru": code, "en": code})


def spelling(statement: Statement) -> Iterator[Finding]:
    """Names not written as in the register, unknown names, and one unit written in two ways."""
    seen: set[str] = set()
    ways: dict[str, dict[str, str]] = {}
    for place, _, name in _names(statement):
        if name.unit:
            ways.setdefault(name.unit, {}).setdefault(name.printed, place)
        if name.printed in seen or name.spelling == "exact":
            continue
        seen.add(name.printed)
        if name.spelling == "unknown":
            if not name.candidates:
                yield found(problems.UNKNOWN_NAME, place, name=name.printed)
            continue
        texts = {"official": name.official}
        yield found(problems.MISSPELT, place, unit=name.unit, texts=texts, name=name.printed)
    for unit, written in ways.items():
        if len(written) > 1:
            spellings = ", ".join(f"«{printed}»" for printed in written)
            yield found(problems.TWO_SPELLINGS, next(iter(written.values())), unit=unit, spellings=spellings)
