"""The trace in the words of the reader: what each step did, for whom and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bilim.base.breakdowns import breakdown_words
from bilim.portal.rules import naming
from bilim.portal.rules.naming import said
from bilim.publication.problems import WORKING_NOT_SHOWN
from bilim.publication.terms import UNSHOWN, EditionContent
from bilim_engine import trace
from bilim_engine.definitions import Leaf
from bilim_engine.problems import Problem
from bilim_engine.ratings import steps
from bilim_engine.trace import Result, Step

Address = Callable[..., str]


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One step as a reader sees it: what it is, of whom and when, its number and unit, where it leads."""

    title: str
    where: str
    value: Result
    unit: str
    address: str
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
    "not_defined": _three("орточосу аныкталган эмес", "среднее не определено", "mean not defined"),
}


_POINTS_KINDS = (steps.NORMALISE, steps.IMPUTE, steps.MEAN, steps.SCREEN)
# Signs stand before the words of an operator: a reader finds them faster than the words.
_SIGNS = {
    "add": "+",
    "sub": "−",
    "mul": "×",
    "div": "÷",
    "neg": "−",
    "lt": "<",
    "le": "≤",
    "gt": ">",
    "ge": "≥",
    "eq": "=",
    "ne": "≠",
}


def lines(
    content: EditionContent,
    unit: str,
    step: Step,
    language: str,
    address: Address,
    node: str = "",
    *,
    to_records: bool = True,
) -> TraceLine:
    """The step and all below it, in words; `node` is where in the tree of the method the calculation ends.

    Not down to the records, it ends at the values of indicators, whose own pages have the rest.
    """
    return _Reader(content, unit, language, address, to_records).line(step, node)


def words_of(kind: str, label: str, language: str) -> str:
    """What a step of this kind does, in words; empty where only a definition can name it."""
    if kind == trace.OPERATOR:
        words = _OPERATORS.get(label)
        text = words[language] if words else ""
        return f"{_SIGNS[label]} {text}" if label in _SIGNS else text
    table = {trace.SUBTREE: _SUBTREE, steps.MEAN: _MEANS}.get(kind)
    words = table.get(label) if table else _KINDS.get(kind)
    return words[language] if words else ""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the trace of one figure of one edition to a reader of one language."""

    content: EditionContent
    unit: str
    language: str
    address: Address
    to_records: bool

    def line(self, step: Step, node: str = "") -> TraceLine:
        # One record under «of the whole department» says the same twice.
        while step.kind == trace.SUBTREE and len(step.inputs) == 1 and step.inputs[0].value == step.value:
            step = step.inputs[0]
        node = self._node(step, node)
        where = self._address(step, node)
        goes_on = self.to_records or step.kind != trace.INDICATOR or not where
        return TraceLine(
            title=self._title(step),
            where=self._where(step),
            value=step.value,
            unit=self._measure(step),
            address=where,
            below=tuple(self.line(*each) for each in self._below(step, node)) if goes_on else (),
        )

    def _below(self, step: Step, node: str) -> list[tuple[Step, str]]:
        """The inputs, each with its own node where the step is a mean over the children of one."""
        part = dict(self.content.methodology.nodes()).get(node)
        if step.kind != steps.MEAN or part is None or isinstance(part, Leaf):
            return [(each, "") for each in step.inputs]
        paths = [f"{node}/{child.code}" if node else child.code for child in part.children]
        return list(zip(step.inputs, paths, strict=False))

    def _node(self, step: Step, node: str) -> str:
        return step.note.get("node", node) if step.kind == steps.MEAN else node

    def _title(self, step: Step) -> str:
        """What the step is called; a code that nothing names stands for itself."""
        named = self._of_definition(step)
        if named:
            return named
        label = step.note.get("method", "") if step.kind == trace.SUBTREE else step.label
        words = words_of(step.kind, label, self.language)
        if step.kind == steps.MEAN:
            return self._mean(step, words)
        if step.kind == steps.NORMALISE:
            indicator = self.content.definitions.indicators.get(step.note.get("indicator", ""))
            return f"{said(indicator.title, self.language)}: {words}" if indicator else words
        return words or step.label

    def _of_definition(self, step: Step) -> str:
        """The title of the item, indicator, parameter or exception the step names; empty for others."""
        definitions = self.content.definitions
        if step.kind == trace.ADJUSTMENT:
            named = {each.code: each for each in self.content.methodology.adjustments}.get(step.label)
            return said(named.title, self.language) if named else ""
        known: Mapping[str, Mapping[str, object]] = {
            trace.ITEM: definitions.items,
            trace.INDICATOR: definitions.indicators,
            trace.PARAM: definitions.parameters,
        }
        found = known.get(step.kind, {}).get(step.label)
        return said(found.title, self.language) if found is not None else ""  # type: ignore[attr-defined]

    def _mean(self, step: Step, mean: str) -> str:
        """The direction and the mean taken over its parts."""
        part = dict(self.content.methodology.nodes()).get(step.note.get("node", ""))
        if part is None or isinstance(part, Leaf):
            return mean
        return f"{said(part.title, self.language)}: {mean}"

    def _where(self, step: Step) -> str:
        """Unit, period and breakdown of the step, as far as it has them."""
        note = step.note
        if UNSHOWN in note:
            return self._unshown()
        unit = self.content.find_unit(note.get("unit", ""))
        words = (
            naming.label(unit, self.language) if unit else "",
            note.get("period", ""),
            breakdown_words(self.content.definitions, note.get("breakdown", ""), self.language),
        )
        return ", ".join(word for word in words if word)

    def _unshown(self) -> str:
        """Why there is nothing below this number, and who can recompute it."""
        why = Problem(WORKING_NOT_SHOWN, params={"edition": self.content.header.code})
        return f"{why.message(self.language)} {why.hint(self.language)}"

    def _measure(self, step: Step) -> str:
        """What the number counts; empty where it is a bare number or a truth."""
        definitions, code = self.content.definitions, ""
        if step.kind == trace.ITEM and step.label in definitions.items:
            code = definitions.items[step.label].unit
        elif step.kind == trace.INDICATOR and step.label in definitions.indicators:
            code = str(definitions.indicators[step.label].unit)
        elif step.kind == trace.PARAM and step.label in definitions.parameters:
            code = str(definitions.parameters[step.label].unit)
        elif step.kind in _POINTS_KINDS:
            code = "points"
        measure = definitions.units_of_measure.get(code)
        return said(measure.short or measure.title, self.language) if measure else ""

    def _address(self, step: Step, node: str) -> str:
        """The page of the record, value or score the step is; empty where it has none of its own."""
        code, note = self.content.header.code, step.note
        unit, item, period = note.get("unit", ""), note.get("item", ""), note.get("period", "")
        if step.kind == trace.ITEM:
            breakdown = note.get("breakdown", "")
            if self.content.fact(unit, item, period, breakdown) is None:
                return ""
            where = self.address("fact", code=code, unit=unit, item=item, period=period)
            return f"{where}?breakdown={breakdown}" if breakdown else where
        if step.kind == trace.INDICATOR and self.content.value(unit, step.label):
            return self.address("value", code=code, unit=unit, indicator=step.label)
        if step.kind in _POINTS_KINDS and node and self.content.score(self.unit, node):
            return self.address("score", code=code, unit=self.unit, node=node)
        return ""
