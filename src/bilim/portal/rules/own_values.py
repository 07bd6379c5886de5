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
_LOOKS_LIKE_ONE = re.compile(r"[+-]?\d[\d.]*(?:[eE][+-]?\d+)?", re.ASCII)
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


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked: each field with its faults, the values that can be, and what is wrong besides."""

    fields: tuple[tuple[str, tuple[Field, ...]], ...]
    own: Mapping[str, Decimal]
    faults: tuple[Problem, ...]

    @property
    def every_fault(self) -> tuple[Problem, ...]:
        """All of them, in the order of the page."""
        fields = (field for _, fields in self.fields for field in fields)
        return (*self.faults, *(field.fault for field in fields if field.fault))


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
    fields = [field for _, fields in directions for field in fields]
    own = {field.code: field.number for field in fields if field.number is not None}
    return Question(directions, own, tuple(_strange(texts, [field.code for field in fields])))


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
    except _Wrong as wrong:
        fault = Problem(wrong.kind, Place(field=code), {"title": definition.title, **wrong.params})
        sentence = f"{fault.message(subject.language)} {fault.hint(subject.language)}"
        return replace(field, fault=fault, sentence=sentence)
    return replace(field, number=number)


def bounds(content: EditionContent, code: str) -> Bounds:
    """Between which numbers the indicator can lie: by its formula, and wherever the edition has one."""
    found = bounds_of(code, content.definitions)
    values = [content.value(unit.code, code) for unit in content.ranked_units]
    known = [each.value for each in values if each is not None and isinstance(each.value, Decimal)]
    return Bounds(
        None if found.low is None else min([found.low, *known]),
        None if found.high is None else max([found.high, *known]),
    )


class _Wrong(Exception):
    """What was written cannot be a value of the indicator."""

    def __init__(self, kind: Kind, **params: str | Mapping[str, str]) -> None:
        self.kind, self.params = kind, params
        super().__init__(kind.code)


def _number(texts: Sequence[str], within: Bounds) -> Decimal | None:
    """The number that was written, None where nothing was; `_Wrong` where it cannot be."""
    if not texts:
        return None
    if len(texts) > 1:
        raise _Wrong(problems.GIVEN_TWICE, count=str(len(texts)))
    plain = texts[0].translate(_AS_PROGRAMS_WRITE)
    if not _WRITTEN.fullmatch(plain):
        is_number = _LOOKS_LIKE_ONE.fullmatch(plain)
        kind = problems.TOO_MANY_DIGITS if is_number else problems.NOT_A_NUMBER
        raise _Wrong(kind, text=texts[0][:_SIGNS], most=str(MOST_DIGITS))
    number = parse_decimal(plain)
    if within.low is not None and number < within.low:
        raise _Wrong(problems.BELOW_THE_LEAST, value=_in_words(number), bound=_in_words(within.low))
    if within.high is not None and number > within.high:
        raise _Wrong(problems.ABOVE_THE_GREATEST, value=_in_words(number), bound=_in_words(within.high))
    return number


def _in_words(number: Decimal) -> Mapping[str, str]:
    return {language: written(brief(number), None, language) for language in LANGUAGES}


def _strange(texts: Mapping[str, Sequence[str]], known: Sequence[str]) -> Iterator[Problem]:
    """What was asked of nothing in the method, and too much of it."""
    count = sum(map(len, texts.values()))
    if count > len(known):
        yield Problem(problems.TOO_MANY_VALUES, Place(), {"count": str(count), "most": str(len(known))})
    for name in [each for each in texts if each not in known][:_MOST_SAID]:
        params = {"code": name[:_SIGNS], "near": near_hint(name[:_SIGNS], known)}
        yield Problem(problems.NOT_IN_THE_METHOD, Place(), params)
