"""A formula as a tree of operators, and its versioned JSON form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

VERSION = 1

# In a tree, for a part that cannot be read: `code` is the part as written, the arguments what of it can.
# No operator: no table, no JSON and no evaluation knows it.
UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Expression:
    """An operator with its arguments; `operators.TABLE` has one row for each `op`.

    `value` is set for numbers, `code` for items, indicators and parameters, `over` for totals, `years` and
    `months` for earlier periods. `line` and `column` say where it was written and do not count in comparison.
    """

    op: str
    args: tuple[Expression, ...] = ()
    value: Decimal | None = None
    code: str = ""
    over: str = ""
    years: int = 0
    months: int = 0
    line: int = field(default=0, compare=False)
    column: int = field(default=0, compare=False)

    def walk(self) -> Iterator[Expression]:
        """This expression and every one below it, parents first; no recursion, so depth is no matter."""
        waiting = [self]
        while waiting:
            current = waiting.pop()
            yield current
            waiting.extend(reversed(current.args))
