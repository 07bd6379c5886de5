"""A formula resolved: indicators put in place, shifts pushed down to the figures, totals written out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Breakdown = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One operation on figures of one unit in one rated period.

    Beside the operators of the language there are:

    - `recorded`: whether a figure stands for any of the items that are its arguments, missing or not;
    - `missing`: the reason `code`, always;
    - `sum`: the sum of all arguments;
    - `open_sum`: arguments in pairs, a truth and a number that counts only where it holds;
    - `rule`: missing for the reason `code` where the first argument holds, else the second;
    - `within`: the argument, where the rated period fixes a period of `kind` at this shift.
    """

    op: str
    args: tuple[Node, ...] = ()
    value: Decimal | None = None
    code: str = ""
    kind: str = ""
    shift: int = 0
    breakdown: Breakdown = ()


class Unfit(Exception):
    """This formula has no form in columns; the text says why."""
