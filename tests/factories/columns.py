"""One indicator over the small items of the ledger, for tests of columns over it."""

from __future__ import annotations

from datetime import date

from bilim_engine.definitions import Definitions, Indicator
from bilim_engine.formulas import Names, parse
from factories.facts import DEFINITIONS, TITLE


def rules() -> Definitions:
    """The items, and the indicator `i` made of two of them."""
    names = Names(items={code: (each.period, each.breakdowns) for code, each in DEFINITIONS.items.items()})
    text = "1000 * subtree(budget.spent) / subtree(preschool.children)"
    formula, _problems = parse(text, names)
    year, no = "calendar_year", date(2025, 1, 1)
    own = Indicator(
        "i", 1, "proposal", TITLE, TITLE, TITLE, "higher_is_better", "som", year, TITLE, TITLE, no, no
    )
    values = {name: getattr(own, name) for name in own.__slots__}
    return Definitions(
        items=DEFINITIONS.items,
        breakdowns=DEFINITIONS.breakdowns,
        indicators={"i": Indicator(**{**values, "formula": formula})},
    )
