"""What is drawn stands where it belongs: names beside their lines, places from the best at the left."""

from __future__ import annotations

import re
from types import SimpleNamespace

from bilim.base.templatetags.drawings import places, spans


def line(label: str, low: int, high: int, rank: int) -> SimpleNamespace:
    standing = SimpleNamespace(low=low, high=high, joint_low=low, joint_high=high, rank=rank)
    return SimpleNamespace(label=label, standing=standing)


def test_each_name_stands_in_the_middle_of_its_line() -> None:
    drawn = spans([line("one", 1, 3, 1), line("two", 2, 5, 4)], 5)
    dots = re.findall(r"M(\d+) (\d+)h0", str(drawn["dots"]))
    names = drawn["names"]
    assert isinstance(names, list)
    # Letters of 13 points reach as far above their line as below it.
    assert [float(name.y) - float(y) for name, (_x, y) in zip(names, dots, strict=True)] == [4.5, 4.5]
    assert re.findall(r"M(\d+) \d+H(\d+)", str(drawn["alone"])) == [("6", "500"), ("253", "994")]


def result(rank: int) -> SimpleNamespace:
    return SimpleNamespace(rank=rank, rank_low=rank, rank_high=rank)


def test_a_line_ends_where_the_method_changes_even_in_a_year_without_place() -> None:
    years = [
        ("2021", result(3), 9, False),
        ("2022", result(4), 9, False),
        ("2023", None, 9, True),
        ("2024", result(5), 9, False),
        ("2025", result(6), 9, False),
    ]
    drawn = places(years)
    lines = drawn["lines"]
    assert isinstance(lines, list)
    assert [len(points.split()) for points in lines] == [2, 2]
    assert drawn["labels"] == ["2021: 3; 2022: 4", "2024: 5; 2025: 6"]
