"""The draws of an analysis in plain Python, from sections 12 to 15 of `docs/arithmetic.md`.

A method is a nested dictionary: a leaf `{"path", "weight", "method", "policy"}`, a node `{"path", "weight",
"mean", "children"}`. `figures` gives each unit's figures by path, None where missing; `errors` the standard
errors.
"""

from __future__ import annotations

import math
from hashlib import shake_128
from statistics import NormalDist, fmean, median, pstdev


def number(seed, side, name, draw):
    """Number `draw` of a stream."""
    four = shake_128(f"bilim-2|{seed}|{side}|{name}".encode()).digest(4 * draw + 4)[-4:]
    return (int.from_bytes(four, "big") + 0.5) / 2**32


def picked(seed, side, name, draw, options):
    if len(options) == 1:
        return options[0]
    return options[math.floor(number(seed, side, name, draw) * len(options))]


def ranks(tree, figures, errors, limits, variation, draws, side="draws"):
    """The rank of each unit in each draw, None where it has none: a list of dictionaries.

    `side` may be a dictionary by factor of those that come from another side than "a".
    """
    return [_draw(tree, figures, errors, limits, variation, draw, side) for draw in range(draws)]


def _draw(tree, figures, errors, limits, variation, draw, side):
    def side_of(factor):
        return side.get(factor, "a") if isinstance(side, dict) else side

    def weigh(node):
        share = number(seed, side_of("weights"), f"weights|{node['path']}", draw)
        return node["weight"] * (1 + variation["spread"] * (2 * share - 1))

    seed = variation["seed"]
    choice = {
        factor: picked(seed, side_of(factor), factor, draw, variation[factor])
        for factor in ("normalisation", "aggregation", "missing")
    }
    moved = {
        unit: {
            path: _moved(seed, side_of("noise"), path, unit, draw, value, errors, limits)
            for path, value in row.items()
        }
        for unit, row in figures.items()
    }
    leaves = {leaf["path"]: _scores(leaf, choice, moved) for leaf in _leaves(tree)}
    return _ranked({unit: _score(tree, unit, leaves, choice, weigh) for unit in figures})


def _moved(seed, side, path, unit, draw, value, errors, limits):
    error = errors.get(path, {}).get(unit, 0.0)
    if value is None or not any(errors.get(path, {}).values()):
        return value
    low, high = limits[path]
    moved = (
        value + NormalDist().inv_cdf(number(seed, side, f"noise|{path.split('/')[-1]}|{unit}", draw)) * error
    )
    return min(max(moved, min(value, low)), max(value, high))


def _leaves(node):
    if "children" not in node:
        return [node]
    return [leaf for child in node["children"] for leaf in _leaves(child)]


def _scores(leaf, choice, figures):
    """The score of each unit at the leaf, gaps filled where the policy says so."""
    method = leaf["method"] if choice["normalisation"] == "as_stated" else choice["normalisation"]
    policy = leaf["policy"] if choice["missing"] == "as_stated" else choice["missing"]
    own = {unit: row[leaf["path"]] for unit, row in figures.items()}
    there = {unit: value for unit, value in own.items() if value is not None}
    found = dict.fromkeys(figures) | _normalised(method, there)
    if policy == "impute":
        donors = [score for score in found.values() if score is not None]
        if donors:
            found |= {unit: median(donors) for unit, value in own.items() if value is None}
    return found


def _normalised(method, values):
    every = list(values.values())
    if not every:
        return {}
    if method == "percentile":
        return {
            unit: 100 * (sum(x < value for x in every) + sum(x == value for x in every) / 2) / len(every)
            for unit, value in values.items()
        }
    if min(every) == max(every):
        return dict.fromkeys(values)
    if method == "z_score":
        return {unit: 50 + 10 * (value - fmean(every)) / pstdev(every) for unit, value in values.items()}
    return {unit: 100 * (value - min(every)) / (max(every) - min(every)) for unit, value in values.items()}


def _score(node, unit, leaves, choice, weigh):
    if "children" not in node:
        return leaves[node["path"]][unit]
    mean = node["mean"] if choice["aggregation"] == "as_stated" else choice["aggregation"]
    scores = [(child, _score(child, unit, leaves, choice, weigh)) for child in node["children"]]
    there = [(child, score) for child, score in scores if score is not None]
    whole = sum(child["weight"] for child in node["children"])
    if not there or sum(child["weight"] for child, _ in there) / whole < node["coverage"]:
        return None
    total = sum(weigh(child) for child, _ in there)
    if mean == "arithmetic":
        return sum(weigh(child) * score for child, score in there) / total
    if any(score == 0 for _, score in there):
        return 0.0
    return math.exp(sum(weigh(child) * math.log(score) for child, score in there) / total)


def _ranked(scores):
    own = [score for score in scores.values() if score is not None]
    return {
        unit: None if score is None else 1 + sum(other > score + 1e-9 for other in own)
        for unit, score in scores.items()
    }


# --- what the draws say ---------------------------------------------------------------------------------


def interval(places, level):
    """The nearest ranks; `level` is a Fraction."""
    ordered = sorted(place for place in places if place is not None)
    low, high = (math.ceil(end * len(ordered)) for end in ((1 - level) / 2, (1 + level) / 2))
    return ordered[max(1, low) - 1], ordered[max(1, high) - 1]


def joint(draws, level, compared):
    """The intervals cut at the greatest common depth that leaves enough draws whole."""
    by_unit = {unit: [draw[unit] for draw in draws] for unit in draws[0]}

    def depth(unit, place):
        own = [each for each in by_unit[unit] if each is not None]
        return min(sum(each <= place for each in own), sum(each >= place for each in own)) / len(own)

    def least(draw):
        return min((depth(unit, draw[unit]) for unit in compared if draw[unit] is not None), default=1)

    depths = sorted((least(draw) for draw in draws), reverse=True)
    cut = min(depths[math.ceil(level * len(draws)) - 1], float((1 - level) / 2)) - 1e-12
    found = {}
    for unit in by_unit:
        inside = [place for place in range(1, len(by_unit) + 1) if depth(unit, place) >= cut]
        found[unit] = (min(inside), max(inside))
    return found


def among(draws, unit, first, last):
    """The shares of draws in which the unit is among the first and among the last."""
    counted = [0, 0]
    for draw in draws:
        if draw[unit] is not None:
            below = sum(other is not None and other > draw[unit] for other in draw.values())
            counted[0] += draw[unit] <= first
            counted[1] += below < last
    return counted[0] / len(draws), counted[1] / len(draws)


def above(draws, one, other):
    met = [(draw[one], draw[other]) for draw in draws if None not in (draw[one], draw[other])]
    return sum(a < b for a, b in met) / len(met)


def indices(one, other, mixed):
    """First and total order from three lists of numbers."""
    rows = len(one)
    centre = (fmean(one) + fmean(other)) / 2
    variance = pstdev([*one, *other]) ** 2
    first = sum((other[r] - centre) * (mixed[r] - one[r]) for r in range(rows)) / rows / variance
    return first, sum((one[r] - mixed[r]) ** 2 for r in range(rows)) / (2 * rows) / variance
