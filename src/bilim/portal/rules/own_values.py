"""Own values in place of published ones: what was asked, and what of it cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bilim.base.templatetags.figures import MINUS, THIN, brief, written
from bilim.portal import problems
from bilim.portal.rules import naming
from bilim.portal.rules.departments import Subject, short_measure
from bilim.publication.terms import EditionContent
from bilim_engine.definitions import Node
from bilim_engine.definitions.analyses import Noise
from bilim_engine.fairness import Bounds, bounds_of
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem, near_hint
from bilim_engine.values import Value, parse_decimal

Address = Callable[..., str]
Asked = Sequence[tuple[str, str]]
"""Names and texts as they stand in the address."""

# So many digits on either side of the point are more than any figure here has, and few enough to be quick.
MOST_DIGITS = 12
_WRITTEN = re.compile(rf"[+-]?(?:\d{{1,{MOST_DIGITS}}})(?:\.\d{{0,{MOST_DIGITS}}})?", re.ASCII)
# A comma before the fraction, gaps between thousands, the minus of a text: as people and pages write.
_AS_PROGRAMS_WRITE = {
    ord(","): ".",
    ord(MINUS): "-",
    ord(THIN): None,
    ord("\N{NO-BREAK SPACE}"): None,
    ord(" "): None,
}
_LOOKS_LIKE_ONE = re.compile(r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?", re.ASCII)
# An address may hold thousands of names; so many sentences say enough, and so many signs of each.
_MOST_SAID, _SIGNS = 8, 40


@dataclass(frozen=True, slots=True)
class Field:
    """One indicator of the form: what it is now, what was written, the number or what is wrong with it."""

    code: str
    title: str
    measure: str
    decimals: int
    value: Value
    address: str
    text: str = ""
    number: Decimal | None = None
    fault: Problem | None = None
    sentence: str = ""
    made_of: str = ""
    """The titles of those that it is computed from and moves with, never alone."""
    followed: Value | None = None
    """What it comes to with the values that were written; None where it stays."""
    beyond: Decimal | None = None
    """The value of the edition that is nearest, where what was written lies beyond all of them and nobody
    says where such values end."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked: each field with its faults, the values that can be, and what is wrong besides."""

    fields: tuple[tuple[str, tuple[Field, ...]], ...]
    faults: tuple[Problem, ...]

    @property
    def own(self) -> dict[str, Decimal]:
        """The values that can be, by indicator."""
        return {each.code: each.number for each in self.every_field if each.number is not None}

    @property
    def every_fault(self) -> tuple[Problem, ...]:
        """All of them, in the order of the page."""
        return (*self.faults, *(field.fault for field in self.every_field if field.fault))

    @property
    def every_field(self) -> tuple[Field, ...]:
        """All of them, in the order of the page."""
        return tuple(field for _, fields in self.fields for field in fields)

    @property
    def followed(self) -> tuple[Field, ...]:
        """Those that move with what was written."""
        return tuple(each for each in self.every_field if each.followed is not None)

    @property
    def beyond(self) -> tuple[Field, ...]:
        """Those whose value is one that no department of the edition has come near."""
        return tuple(each for each in self.every_field if each.beyond is not None)


def read(content: EditionContent, unit: str, asked: Asked, language: str, address: Address) -> Question:
    """The question as the form shows it again; nothing is tried while it has a fault."""
    texts: dict[str, list[str]] = {}
    for name, text in asked:
        if text.strip():
            texts.setdefault(name, []).append(text.strip())
    subject = Subject(content, unit, language, address)
    directions = tuple(
        (title, tuple(_field(subject, code, texts.get(code, ())) for code in codes))
        for title, codes in _directions(content, language)
    )
    codes = [field.code for _, fields in directions for field in fields]
    return Question(directions, tuple(_strange(texts, codes)))


def _directions(content: EditionContent, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The directions with the codes of their indicators, each code once; those outside of any at the end."""
    seen: dict[str, str] = {}
    titles = {
        child.code: naming.said(child.title, language)
        for child in content.methodology.root.children
        if isinstance(child, Node)
    }
    for path, leaf in content.methodology.leaves():
        seen.setdefault(leaf.indicator, path.partition("/")[0] if "/" in path else "")
    for direction in dict.fromkeys(seen.values()):
        yield titles.get(direction, ""), tuple(code for code, of in seen.items() if of == direction)


def _field(subject: Subject, code: str, texts: Sequence[str]) -> Field:
    """The field of this indicator, with the value that was written or what is wrong with it."""
    definition, published = subject.content.indicator(code), subject.content.value(subject.unit, code)
    assert published is not None
    field = Field(
        code,
        naming.said(definition.title, subject.language),
        short_measure(subject.content, code, subject.language),
        definition.decimals,
        published.value,
        subject.where("value", indicator=code),
        texts[0][:_SIGNS] if texts else "",
    )
    try:
        number = _number(texts, bounds(subject.content, code))
    except Wrong as wrong:
        return wrong.at(field, definition.title, subject.language)
    beyond = None if number is None else _beyond(subject.content, code, number)
    return replace(field, number=number, beyond=beyond)


def bounds(content: EditionContent, code: str) -> Bounds:
    """Between which numbers the indicator can lie: by its formula and what the analysis declares of it, and
    wherever the edition has one."""
    found = bounds_of(code, content.definitions, declared_noise(content))
    known = _known(content, code)
    return Bounds(
        None if found.low is None else min([found.low, *known]),
        None if found.high is None else max([found.high, *known]),
    )


def declared_noise(content: EditionContent) -> tuple[Noise, ...]:
    """What the analysis that came out with the edition declares of its figures; nothing where none did."""
    return content.analysis.noise if content.analysis else ()


def _known(content: EditionContent, code: str) -> list[Decimal]:
    values = [content.value(unit.code, code) for unit in content.ranked_units]
    return [each.value for each in values if each is not None and isinstance(each.value, Decimal)]


def _beyond(content: EditionContent, code: str, number: Decimal) -> Decimal | None:
    """The value of the edition nearest to the number, where that lies beyond all of them on a side on which
    nothing says how far values go."""
    found, known = bounds(content, code), _known(content, code)
    if known and found.high is None and number > max(known):
        return max(known)
    return min(known) if known and found.low is None and number < min(known) else None


class Wrong(Exception):
    """What was written cannot be a value of the indicator."""

    def __init__(self, kind: Kind, **params: str | Mapping[str, str]) -> None:
        self.kind, self.params = kind, params
        super().__init__(kind.code)

    def at(self, field: Field, title: Mapping[str, str], language: str) -> Field:
        """The field with what is wrong with it, and no number."""
        fault = Problem(self.kind, Place(field=field.code), {"title": title, **self.params})
        sentence = f"{fault.message(language)} {fault.hint(language)}"
        return replace(field, fault=fault, sentence=sentence, number=None)


def _number(texts: Sequence[str], within: Bounds) -> Decimal | None:
    """The number that was written, None where nothing was; `Wrong` where it cannot be."""
    if not texts:
        return None
    if len(texts) > 1:
        raise Wrong(problems.GIVEN_TWICE, count=str(len(texts)))
    plain = texts[0].translate(_AS_PROGRAMS_WRITE)
    if not _WRITTEN.fullmatch(plain):
        is_number = _LOOKS_LIKE_ONE.fullmatch(plain)
        kind = problems.TOO_MANY_DIGITS if is_number else problems.NOT_A_NUMBER
        raise Wrong(kind, text=texts[0][:_SIGNS], most=str(MOST_DIGITS))
    return held_within(parse_decimal(plain), within)


def held_within(number: Decimal, within: Bounds) -> Decimal:
    """The number; `Wrong` where it lies beyond the bounds."""
    if within.low is not None and number < within.low:
        raise Wrong(problems.BELOW_THE_LEAST, value=in_words(number), bound=in_words(within.low))
    if within.high is not None and number > within.high:
        raise Wrong(problems.ABOVE_THE_GREATEST, value=in_words(number), bound=in_words(within.high))
    return number


def in_words(number: Decimal, decimals: int | None = None) -> Mapping[str, str]:
    """The number as each language writes it."""
    found = brief(number) if decimals is None else number
    return {language: written(found, decimals, language) for language in LANGUAGES}


def _strange(texts: Mapping[str, Sequence[str]], known: Sequence[str]) -> Iterator[Problem]:
    """What was asked of nothing in the method, and too much of it."""
    count = sum(map(len, texts.values()))
    if count > len(known):
        yield Problem(problems.TOO_MANY_VALUES, Place(), {"count": str(count), "most": str(len(known))})
    for name in [each for each in texts if each not in known][:_MOST_SAID]:
        params = {"code": name[:_SIGNS], "near": near_hint(name[:_SIGNS], known)}
        yield Problem(problems.NOT_IN_THE_METHOD, Place(), params)
