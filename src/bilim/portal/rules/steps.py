"""The trace in the words of the reader: what each step did, for whom and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bilim.portal.rules import naming
from bilim.portal.rules.departments import said
from bilim.portal.rules.explanations import breakdown_words
from bilim.publication.terms import EditionContent
from bilim_engine import trace
from bilim_engine.definitions import Leaf
from bilim_engine.ratings import steps
from bilim_engine.trace import Result, Step


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One step as a reader sees it."""

    title: str
    where: str
    value: Result
    below: tuple[TraceLine, ...]


_Words = Mapping[str, str]


def _three(ky: str, ru: str, en: str) -> _Words:
    return {"ky": ky, "ru": ru, "en": en}


# What a step did; a step of a formula is named by its operator, every other by its kind.
_OPERATORS: Mapping[str, _Words] = {
    "add": _three("кошуу", "сумма", "sum"),
    "sub": _three("кемитүү", "разность", "difference"),
    "mul": _three("көбөйтүү", "произведение", "product"),
    "div": _three("бөлүү", "частное", "quotient"),
    "neg": _three("белгисин өзгөртүү", "смена знака", "change of sign"),
    "lt": _three("салыштыруу: аз", "сравнение: меньше", "comparison: less"),
    "le": _three("салыштыруу: көп эмес", "сравнение: не больше", "comparison: at most"),
    "gt": _three("салыштыруу: көп", "сравнение: больше", "comparison: more"),
    "ge": _three("салыштыруу: аз эмес", "сравнение: не меньше", "comparison: at least"),
    "eq": _three("салыштыруу: барабар", "сравнение: равно", "comparison: equal"),
    "ne": _three("салыштыруу: барабар эмес", "сравнение: не равно", "comparison: not equal"),
    "and": _three("бардыгы аткарылат", "выполнено всё", "all hold"),
    "or": _three("жок дегенде бири аткарылат", "выполнено хотя бы одно", "at least one holds"),
    "not": _three("тескерисинче", "наоборот", "the opposite"),
    "if": _three("шарт боюнча", "по условию", "by a condition"),
    "present": _three("сан белгилүүбү", "известно ли число", "is the number known"),
    "total": _three("бөлүнүштөрдүн суммасы", "сумма по разбивке", "sum over the breakdown"),
    "count": _three("шартка туура келгендердин саны", "число выполняющих условие", "number that comply"),
    "min": _three("эң кичинеси", "наименьшее", "the smallest"),
    "max": _three("эң чоңу", "наибольшее", "the largest"),
    "abs": _three("модулу", "модуль", "absolute value"),
}
_KINDS: Mapping[str, _Words] = {
    trace.NUMBER: _three("сан", "число", "number"),
    trace.AGO: _three("мурунку мезгилдеги маани", "значение за прежний период", "value of an earlier period"),
    trace.RULE: _three("маалымат жок болгондогу эреже", "правило при отсутствии данных", "rule for missing"),
    steps.TREAT: _three("кескин четтөөлөрдү чектөө", "обработка выбросов", "treatment of outliers"),
    steps.LOGARITHM: _three("логарифм", "логарифм", "logarithm"),
    steps.NORMALISE: _three("баллга айландыруу", "перевод в баллы", "as points"),
    steps.IMPUTE: _three("топтун медианасы", "медиана группы", "median of the group"),
    steps.SCREEN: _three("маалыматтын жетиштүүлүгү", "достаточность данных", "sufficiency of data"),
}
_SUBTREE: Mapping[str, _Words] = {
    "own": _three("бөлүм боюнча жалпы", "всего по отделу", "the whole department"),
    "sum": _three("карамагындагылардын суммасы", "сумма по подчинённым", "sum over the units below"),
}
_MEANS: Mapping[str, _Words] = {
    "arithmetic": _three("салмакталган орточо", "взвешенное среднее", "weighted mean"),
    "geometric": _three(
        "салмакталган геометриялык орточо",
        "взвешенное геометрическое среднее",
        "weighted geometric mean",
    ),
    "harmonic": _three(
        "салмакталган гармоникалык орточо",
        "взвешенное гармоническое среднее",
        "weighted harmonic mean",
    ),
}


def lines(content: EditionContent, step: Step, language: str) -> TraceLine:
    """The step and all below it, in words."""
    return TraceLine(
        title=_title(content, step, language),
        where=_where(content, step, language),
        value=step.value,
        below=tuple(lines(content, each, language) for each in step.inputs),
    )


def _title(content: EditionContent, step: Step, language: str) -> str:
    """What the step is called; a code that nothing names stands for itself."""
    named = _of_definition(content, step, language)
    if named:
        return named
    if step.kind == trace.SUBTREE:
        words = _SUBTREE.get(step.note.get("method", ""))
    elif step.kind == trace.OPERATOR:
        words = _OPERATORS.get(step.label)
    elif step.kind == steps.MEAN:
        return _mean(content, step, language)
    else:
        words = _KINDS.get(step.kind)
    return words[language] if words else step.label


def _of_definition(content: EditionContent, step: Step, language: str) -> str:
    """The title of the item, indicator, parameter or exception that the step names; empty for other steps."""
    definitions = content.definitions
    if step.kind == trace.ADJUSTMENT:
        named = {each.code: each for each in content.methodology.adjustments}.get(step.label)
        return said(named.title, language) if named else ""
    known: Mapping[str, Mapping[str, object]] = {
        trace.ITEM: definitions.items,
        trace.INDICATOR: definitions.indicators,
        trace.PARAM: definitions.parameters,
    }
    found = known.get(step.kind, {}).get(step.label)
    return said(found.title, language) if found is not None else ""  # type: ignore[attr-defined]


def _mean(content: EditionContent, step: Step, language: str) -> str:
    """The direction and the mean taken over its parts."""
    words = _MEANS.get(step.label)
    mean = words[language] if words else step.label
    part = dict(content.methodology.nodes()).get(step.note.get("node", ""))
    if part is None or isinstance(part, Leaf):
        return mean
    return f"{said(part.title, language)}: {mean}"


def _where(content: EditionContent, step: Step, language: str) -> str:
    """Unit, period and breakdown of the step, as far as it has them."""
    note = step.note
    unit = content.find_unit(note.get("unit", ""))
    words = (
        naming.label(unit, language) if unit else "",
        note.get("period", ""),
        breakdown_words(content, note.get("breakdown", ""), language),
    )
    return ", ".join(word for word in words if word)
