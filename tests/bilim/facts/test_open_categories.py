"""A breakdown with open categories: the text that stands there is limited as every text of a file is."""

from __future__ import annotations

import pytest

from bilim.facts.problems import rows as problems
from factories.facts import csv_file
from factories.rows import read, said

HEADER = "unit,item,period,breakdown,value,missing,origin"


def row(category: str) -> bytes:
    return csv_file(f"nookat,preschool.children,2025,form={category},1,,R", header=HEADER)


def test_a_category_of_any_words_is_taken() -> None:
    (candidate,), found = read(row("күндүзгү"))
    assert (candidate.cell.breakdown, found) == ("form=күндүзгү", [])


@pytest.mark.parametrize("category", ["a" * 251, "a\u202eb", "a\u0007b"], ids=["long", "turned", "bell"])
def test_one_that_the_ledger_cannot_keep_or_nobody_sees_is_refused(category: str) -> None:
    assert said(row(category)) == [(problems.BREAKDOWN_UNREADABLE, 2)]
