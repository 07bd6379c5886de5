"""The tile map looks like the country."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bilim.registry.terms import DEPARTMENT_KINDS

# A degree of longitude is this much of a degree of latitude at 41° north.
LONGITUDE = 0.75


def _load(root: Path, name: str) -> dict[str, Any]:
    return YAML(typ="safe").load((root / "definitions/register" / f"{name}.yaml").read_text("utf-8"))[name]


@pytest.fixture(scope="module")
def files() -> Path:
    return Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def tiles(files: Path) -> dict[str, list[int]]:
    return _load(files, "tiles")


@pytest.fixture(scope="module")
def centroids(files: Path) -> dict[str, dict[str, float]]:
    return _load(files, "centroids")


def _ground(centroids: dict[str, Any], one: str, other: str) -> float:
    a, b = centroids[one], centroids[other]
    return hypot((a["longitude"] - b["longitude"]) * LONGITUDE, a["latitude"] - b["latitude"])


def _map(tiles: dict[str, list[int]], one: str, other: str) -> float:
    return hypot(tiles[one][0] - tiles[other][0], tiles[one][1] - tiles[other][1])


def _ranks(values: list[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for place in order[start:end]:
            ranks[place] = (start + end - 1) / 2
        start = end
    return ranks


def test_far_stays_far_and_near_stays_near(tiles: dict[str, Any], centroids: dict[str, Any]) -> None:
    """Spearman's rank correlation of the distances of all pairs, on the ground and on the map."""
    pairs = list(combinations(sorted(tiles), 2))
    ground = _ranks([_ground(centroids, *pair) for pair in pairs])
    drawn = _ranks([_map(tiles, *pair) for pair in pairs])
    mean = (len(pairs) - 1) / 2
    covariance = sum((a - mean) * (b - mean) for a, b in zip(ground, drawn, strict=True))
    spread = (sum((a - mean) ** 2 for a in ground) * sum((b - mean) ** 2 for b in drawn)) ** 0.5
    assert covariance / spread > 0.9


def test_the_nearest_department_is_next_door(tiles: dict[str, Any], centroids: dict[str, Any]) -> None:
    for unit in tiles:
        others = [other for other in tiles if other != unit]
        nearest = min(others, key=lambda other: _ground(centroids, unit, other))
        assert _map(tiles, unit, nearest) < 1.5, (unit, nearest)


def test_north_is_up_and_east_is_right(tiles: dict[str, Any], centroids: dict[str, Any]) -> None:
    """Units more than two degrees apart never change sides."""
    for one, other in combinations(tiles, 2):
        east = centroids[one]["longitude"] - centroids[other]["longitude"]
        north = centroids[one]["latitude"] - centroids[other]["latitude"]
        if abs(east) > 2:
            assert (tiles[one][0] - tiles[other][0]) * east > 0, (one, other)
        if abs(north) > 2:
            assert (tiles[other][1] - tiles[one][1]) * north > 0, (one, other)


@pytest.mark.usefixtures("loaded")
def test_every_department_has_one_tile_and_nothing_else_has() -> None:
    from bilim.registry.queries import get_tiles, list_units  # noqa: PLC0415

    departments = {unit.code for unit in list_units(date(2025, 12, 31), kinds=DEPARTMENT_KINDS)}
    assert set(get_tiles()) == departments
    assert len(set(get_tiles().values())) == len(departments)
