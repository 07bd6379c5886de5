"""Parts and wholes that are items of their own: an indicator in per cent divides the one by the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bilim.facts.problems import plausibility as problems
from bilim.facts.rules.standing import Standing
from bilim.facts.terms import Cell
from bilim_engine.definitions import Definitions, Indicator
from bilim_engine.formulas import Expression
from bilim_engine.problems import Problem

PERCENT, HUNDRED = "percent", Decimal(100)


def wholes(definitions: Definitions) -> dict[tuple[str, str], Indicator]:
    """The items of a part and of its whole, with the indicator that is the share of the one in the other."""
    found: dict[tuple[str, str], Indicator] = {}
    for indicator in definitions.indicators.values():
        part, whole = _item(indicator.numerator), _item(indicator.denominator)
        if indicator.unit == PERCENT and indicator.scale == HUNDRED and part and whole:
            found.setdefault((part, whole), indicator)
    return found


def _item(formula: Expression | None) -> str:
    """The one item a formula counts, of the unit itself or of all below it; empty where it does more."""
    if formula is not None and formula.op == "subtree":
        (formula,) = formula.args
    return formula.code if formula is not None and formula.op == "item" else ""


def partners(items: Iterable[str], definitions: Definitions) -> set[str]:
    """The items beside which figures of these are laid: their wholes, and their parts."""
    items = set(items)
    return {other for pair in wholes(definitions) if items & set(pair) for other in pair}


def parts_and_wholes(standing: Standing, definitions: Definitions) -> Iterator[Problem]:
    """Parts that are more than their whole, where the file touches one of the two."""
    for (part_item, whole_item), indicator in wholes(definitions).items():
        touched = {
            each._replace(item=part_item) for each in standing.file if each.item in (part_item, whole_item)
        }
        for cell in sorted(touched):
            yield from _above(standing, definitions, cell, whole_item, indicator)


def _above(
    standing: Standing, definitions: Definitions, cell: Cell, whole_item: str, indicator: Indicator
) -> Iterator[Problem]:
    part, whole = standing.find(cell), standing.find(cell._replace(item=whole_item))
    if part is not None and whole is not None and part.amount > whole.amount:
        yield standing.ask(
            problems.SHARE_ABOVE_WHOLE,
            cell,
            (part, whole),
            figure=part.amount,
            whole=whole.amount,
            whole_title=definitions.items[whole_item].title,
            share=indicator.title,
        )
