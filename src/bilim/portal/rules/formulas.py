"""A formula as a reader sees it: titles instead of codes, fractions instead of slashes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bilim_engine.definitions import Definitions, Indicator
from bilim_engine.formulas.tree import Expression

WORDS = "words"
ROW = "row"
FRACTION = "fraction"
ITEM = "item"
NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a formula: words, a number, an item by code, a row of parts or a fraction of two."""

    kind: str
    text: str = ""
    code: str = ""
    number: Decimal | None = None
    parts: tuple[Piece, ...] = ()


_SIGNS = {
    "add": " + ",
    "sub": " − ",
    "mul": " × ",
    "lt": " < ",
    "le": " ≤ ",
    "gt": " > ",
    "ge": " ≥ ",
    "eq": " = ",
    "ne": " ≠ ",
}
# What binds weaker than its surroundings is put in brackets. Words bind weaker than signs: before
# «, 3 years earlier» and after «the smallest of: » nobody sees how far they reach.
_WORDS_AROUND, _WORDS_AFTER, _ALONE = 1, 2, 10
_STRENGTH = {
    **dict.fromkeys(("if", "min", "max", "abs", "count"), _WORDS_AROUND),
    **dict.fromkeys(("ago", "total"), _WORDS_AFTER),
    "or": 3,
    "and": 4,
    "not": 5,
    **dict.fromkeys(("lt", "le", "gt", "ge", "eq", "ne", "present"), 6),
    **dict.fromkeys(("add", "sub"), 7),
    "mul": 8,
    "neg": 9,
}

_PHRASES: Mapping[str, Mapping[str, str]] = {
    "years": {"ky": ", {n} жыл мурун", "ru": ", {n} г. назад", "en": ", {n} years earlier"},
    "months": {"ky": ", {n} ай мурун", "ru": ", {n} мес. назад", "en": ", {n} months earlier"},
    "total": {
        "ky": ", {over} боюнча суммасы",
        "ru": ", сумма по признаку «{over}»",
        "en": ", summed over {over}",
    },
    "count": {
        "ky": "төмөнкү шартка туура келгендердин саны: ",
        "ru": "число тех, у кого ",
        "en": "number of those where ",
    },
    "min": {"ky": "эң кичинеси: ", "ru": "меньшее из: ", "en": "the smallest of: "},
    "max": {"ky": "эң чоңу: ", "ru": "большее из: ", "en": "the largest of: "},
    "abs": {"ky": "модулу: ", "ru": "модуль: ", "en": "size of: "},
    "present": {"ky": " белгилүү болсо", "ru": " известно", "en": " is known"},
    "and": {"ky": " жана ", "ru": " и ", "en": " and "},
    "or": {"ky": " же ", "ru": " или ", "en": " or "},
    "not": {"ky": "андай эмес: ", "ru": "не ", "en": "not "},
    "if": {"ky": ", эгерде ", "ru": ", если ", "en": " if "},
    "else": {"ky": "; болбосо ", "ru": "; иначе ", "en": "; otherwise "},
}


def of_indicator(indicator: Indicator, definitions: Definitions, language: str) -> Piece | None:
    """Scale times numerator over denominator, or the formula given; None where none is defined."""
    if indicator.formula is not None:
        return of(indicator.formula, definitions, language)
    if indicator.numerator is None or indicator.denominator is None:
        return None
    above, below = (of(each, definitions, language) for each in (indicator.numerator, indicator.denominator))
    fraction = Piece(FRACTION, parts=(above, below))
    if indicator.scale == 1:
        return fraction
    return Piece(ROW, parts=(Piece(NUMBER, number=indicator.scale), Piece(WORDS, " × "), fraction))


def is_summed(indicator: Indicator) -> bool:
    """Whether records of what lies below the department are added to its own."""
    return any(step.op == "subtree" for each in indicator.expressions() for step in each.walk())


def of(expression: Expression, definitions: Definitions, language: str, outer: int = 0) -> Piece:
    """One expression in words and signs, in brackets where what is around it binds stronger."""
    expression = _bare(expression)
    made = _plain(expression, definitions, language)
    if _STRENGTH.get(expression.op, _ALONE) < outer:
        return Piece(ROW, parts=(Piece(WORDS, "("), made, Piece(WORDS, ")")))
    return made


def _plain(expression: Expression, definitions: Definitions, language: str) -> Piece:
    op = expression.op
    if op == "num":
        return Piece(NUMBER, number=expression.value)
    if op in ("item", "indicator", "param"):
        return _named(expression, definitions, language)
    pairs = zip(expression.args, _outers(expression), strict=True)
    args = [of(each, definitions, language, outer) for each, outer in pairs]
    if op == "div":
        return Piece(FRACTION, parts=tuple(args))
    if op in _SIGNS:
        return _joined(args, _SIGNS[op])
    if op in ("and", "or"):
        return _joined(args, _PHRASES[op][language])
    if op == "if":
        condition, then, other = args
        return _row(then, _PHRASES["if"][language], condition, _PHRASES["else"][language], other)
    return _phrase(expression, args, definitions, language)


def _outers(expression: Expression) -> list[int]:
    """How strongly each argument must bind to stand without brackets."""
    op, count, strength = expression.op, len(expression.args), _STRENGTH.get(expression.op, 0)
    if op == "if":  # only its last branch may be a condition
        return [_WORDS_AFTER, _WORDS_AFTER, _WORDS_AROUND]
    if op in ("min", "max", "abs"):
        return [_WORDS_AFTER] * count
    if op in ("div", "count"):  # the line of a fraction shows how far both sides reach
        return [0] * count
    if op in ("ago", "total"):
        return [_WORDS_AFTER if _bare(expression.args[0]).op in ("ago", "total") else _ALONE]
    if op == "present":
        return [_ALONE]
    return [strength + (op == "sub" and place > 0) for place in range(count)]


def _bare(expression: Expression) -> Expression:
    """Without `subtree`, which is said once below the formula and not at each record."""
    while expression.op == "subtree":
        expression = expression.args[0]
    return expression


def _phrase(expression: Expression, args: list[Piece], definitions: Definitions, language: str) -> Piece:
    op = expression.op
    if op == "neg":
        return _row("−", args[0])
    if op == "ago":
        parts = [("years", expression.years), ("months", expression.months)]
        words = "".join(_PHRASES[name][language].format(n=n) for name, n in parts if n)
        return _row(args[0], words)
    if op == "present":
        return _row(args[0], _PHRASES[op][language])
    if op == "total":
        label = definitions.breakdowns.get(expression.over)
        over = label.title.get(language, label.title["ky"]) if label else expression.over
        return _row(args[0], _PHRASES[op][language].format(over=over.lower()))
    return _row(_PHRASES[op][language] if op in _PHRASES else f"{op} ", _joined(args, "; "))


def _named(expression: Expression, definitions: Definitions, language: str) -> Piece:
    known: dict[str, Mapping[str, Any]] = {
        "item": definitions.items,
        "indicator": definitions.indicators,
        "param": definitions.parameters,
    }
    found = known[expression.op].get(expression.code)  # type: ignore[attr-defined]
    title = found.title.get(language, found.title["ky"]) if found else expression.code
    return Piece(ITEM, title, code=expression.code)


def _row(*parts: Piece | str) -> Piece:
    return Piece(ROW, parts=tuple(Piece(WORDS, part) if isinstance(part, str) else part for part in parts))


def _joined(parts: list[Piece], sign: str) -> Piece:
    joined: list[Piece | str] = []
    for part in parts:
        joined += [sign, part] if joined else [part]
    return _row(*joined)
