"""Answers as they are typed, and as formulas read them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from bilim_engine.checks import problems
from bilim_engine.definitions.base import Label, Text
from bilim_engine.definitions.returns import NUMBER, TEXT, YES_NO, Question, ReturnForm
from bilim_engine.definitions.returns.table import MOST_DIGITS
from bilim_engine.facts import Breakdown, write_breakdown
from bilim_engine.formulas import Expression, Scope
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem
from bilim_engine.trace import INDICATOR, ITEM, PARAM, Step
from bilim_engine.values import EXACT, NOT_COLLECTED, NOT_DEFINED, Missing, Value, plain

LONGEST_TEXT = 500
_BLANKS = re.compile("[ \u00a0\u202f\u2009]")
_WRITTEN = re.compile(r"-?[0-9]+([.,][0-9]+)?", re.ASCII)
YES, NO = "1", "0"


def key_of(code: str, breakdown: Breakdown = ()) -> str:
    """A cell of a return as it is named everywhere: `pupils`, or `pupils[language=ky;sex=female]`."""
    return f"{code}[{write_breakdown(breakdown)}]" if breakdown else code


def cells_of(question: Question, breakdowns: Mapping[str, Label]) -> dict[str, Breakdown]:
    """Every cell of the question by its key, in the order of the categories."""
    if not question.by:
        return {question.code: ()}
    categories = [[(by, each.code) for each in breakdowns[by].values] for by in question.by]
    every = (tuple(sorted(pairs)) for pairs in product(*categories))
    return {key_of(question.code, breakdown): breakdown for breakdown in every}


def cell_title(question: Question, breakdown: Breakdown, breakdowns: Mapping[str, Label]) -> Text:
    """What the cell is called: the title of its question, and its categories behind it."""
    if not breakdown:
        return question.title
    titles = [
        next(each.title for each in breakdowns[by].values if each.code == category)
        for by, category in breakdown
    ]
    return {
        language: f"{question.title[language]}, {', '.join(each[language] for each in titles)}"
        for language in LANGUAGES
    }


def read_answers(
    form: ReturnForm, typed: Mapping[str, str], breakdowns: Mapping[str, Label]
) -> tuple[dict[str, str], list[Problem]]:
    """The answers as they are kept, by cell: numbers plain, texts as they are; and what is wrong with any.

    What is wrong is kept as it was typed: nobody loses what she wrote. An empty cell is no answer. Whether
    something is lacking is asked of a return that is sent (`check_answers`), not of a draft.
    """
    asked = {
        key: (question, breakdown)
        for question in form.questions()
        for key, breakdown in cells_of(question, breakdowns).items()
    }
    kept: dict[str, str] = {}
    # In the order in which they are asked: a database keeps documents in an order of its own.
    found = [_not_asked(key) for key in typed if key not in asked]
    for key, (question, breakdown) in asked.items():
        written = typed.get(key, "").strip()
        if not written:
            continue
        read = _read(question, written)
        if isinstance(read, str):
            kept[key] = read
            continue
        kept[key] = written[: LONGEST_TEXT * 2]
        title = cell_title(question, breakdown, breakdowns)
        found.append(Problem(read.kind, Place(field=key), {"title": title, **read.params}))
    return kept, found


def _not_asked(key: str) -> Problem:
    return Problem(problems.NOT_ASKED, Place(field=key[:80]), {"key": key[:80]})


@dataclass(frozen=True, slots=True)
class _Fault:
    kind: Kind
    params: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)


def _read(question: Question, written: str) -> str | _Fault:
    if question.kind == TEXT:
        if len(written) > LONGEST_TEXT:
            told = {"length": str(len(written)), "most": str(LONGEST_TEXT)}
            return _Fault(problems.TOO_LONG, told)
        return _Fault(problems.UNSAFE) if any(map(_is_unsafe, written)) else written
    if question.kind == YES_NO:
        return written if written in (YES, NO) else _Fault(problems.NOT_YES_NO)
    return _read_number(question, written)


def _read_number(question: Question, written: str) -> str | _Fault:
    joined = _BLANKS.sub("", written).replace("\u2212", "-")
    if not _WRITTEN.fullmatch(joined):
        return _Fault(problems.NOT_A_NUMBER, {"text": _shown(written)})
    whole, _, fraction = joined.replace(",", ".").partition(".")
    if len(whole.lstrip("-0")) + len(fraction) > MOST_DIGITS:
        return _Fault(problems.OUT_OF_BOUNDS, {"text": _shown(written), "bounds": _bounds(question)})
    number = Decimal(f"{whole}.{fraction}" if fraction else whole)
    places = question.places if question.kind == NUMBER else 0
    if number != number.quantize(Decimal(1).scaleb(-places)):
        return _Fault(problems.NOT_WHOLE, {"text": words_of(number), "places": str(places)})
    if number < question.least or (question.most is not None and number > question.most):
        return _Fault(problems.OUT_OF_BOUNDS, {"text": words_of(number), "bounds": _bounds(question)})
    return plain(number)


def _is_unsafe(sign: str) -> bool:
    return sign not in "\n\r\t" and unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs")


def _bounds(question: Question) -> Mapping[str, str]:
    low = words_of(question.least)
    if question.most is None:
        return {language: f"≥ {low[language]}" for language in LANGUAGES}
    high = words_of(question.most)
    return {language: f"{low[language]}–{high[language]}" for language in LANGUAGES}


def _shown(text: str) -> str:
    safe = "".join(each if each.isprintable() else "\ufffd" for each in text[:40])
    return f"{safe}…" if len(text) > 40 else safe


def words_of(number: Decimal) -> Mapping[str, str]:
    """The number as each language writes it: thousands apart, a decimal comma but in English."""
    sign, digits = ("−", plain(-number)) if number < 0 else ("", plain(number))
    whole, _, fraction = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", "\u00a0") if len(whole) > 4 else whole
    return {
        language: sign + grouped + (f"{'.' if language == 'en' else ','}{fraction}" if fraction else "")
        for language in LANGUAGES
    }


class Answers:
    """What formulas read of a return: its answers, and those that were accepted for earlier periods.

    `kept` holds what `read_answers` gave; what is no number there is not collected. `before` holds the
    answers of earlier periods by the months they lie back.
    """

    def __init__(
        self,
        form: ReturnForm,
        kept: Mapping[str, str],
        breakdowns: Mapping[str, Label],
        before: Mapping[int, Mapping[str, str]] | None = None,
    ) -> None:
        self._questions = {each.code: each for each in form.questions()}
        self._breakdowns = breakdowns
        self._kept = {0: kept, **(before or {})}

    def value(self, code: str, breakdown: Breakdown = (), months_ago: int = 0) -> Value:
        """The sum of the cells of a question that are of this breakdown; missing where one of them is."""
        question = self._questions.get(code)
        if question is None or any(dimension not in question.by for dimension, _ in breakdown):
            return Missing(NOT_DEFINED, code)
        wanted = set(breakdown)
        kept = self._kept.get(months_ago, {})
        total = Decimal(0)
        for key, each in cells_of(question, self._breakdowns).items():
            if wanted <= set(each):
                number = _number(kept.get(key, ""), question)
                if number is None:
                    return Missing(NOT_COLLECTED)
                total = EXACT.add(total, number)
        return total

    def item(self, code: str, scope: Scope) -> Step:
        return Step(ITEM, code, self.value(code, scope.breakdown, scope.months_ago))

    def indicator(self, code: str, scope: Scope) -> Step:
        return Step(INDICATOR, code, Missing(NOT_DEFINED, code))

    def param(self, code: str, scope: Scope) -> Step:
        return Step(PARAM, code, Missing(NOT_DEFINED, code))

    def children(self, unit: str) -> Sequence[str]:
        return ()

    def below(self, unit: str) -> Sequence[str]:
        return ()

    def categories(self, over: str, expression: Expression, scope: Scope) -> Sequence[str]:
        return [each.code for each in self._breakdowns[over].values]


def _number(text: str, question: Question) -> Decimal | None:
    """The number that stands in a cell; None where there is none, or what stands there is wrong."""
    read = _read(question, text) if text else ""
    return Decimal(read) if isinstance(read, str) and read and question.kind != TEXT else None
