"""One ratio through all floors: the columns answer what the reference evaluator answers, to the last
digit.
"""

from __future__ import annotations

from decimal import Decimal

from bilim_columnar.engines.duckdb import DuckDB
from columnar.worlds import bare, by_reference, definitions, fact, in_columns, indicator, tree

TREE = tree(("kg", None), ("x", "kg"), ("y", "kg"), ("z", "kg"))


def test_a_quotient_of_two_items_has_all_digits() -> None:
    rules = definitions(indicator("i", top="a", bottom="b", scale="100"))
    facts = [
        fact("x", "a", "2025", "1"),
        fact("x", "b", "2025", "3"),
        fact("y", "a", "2025", "12.50"),
        fact("y", "b", "2025", "0"),
        fact("z", "a", "2025", "suppressed"),
    ]
    asked = (["2025", "2024"], ["kg", "x", "y", "z"], TREE)
    found = in_columns(rules, facts, DuckDB(), *asked, hand_over=False)
    assert found.value("i", "2025", "x") == Decimal("33.33333333333333333333333333333333")
    assert bare(found.values) == bare(by_reference(rules, facts, *asked))
