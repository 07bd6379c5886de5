"""Rank intervals in plain Python, from section 9 of `docs/arithmetic.md`; shares nothing with the engine.

A tree is nested dictionaries: a leaf `{"path", "weight"}`, a node `{"path", "weight", "mean", "children"}`.
`scores` gives each unit's leaf scores and `absent` the paths of nodes that are missing for it.
"""

from __future__ import annotations

import math
from fractions import Fraction
from hashlib import sha256
from itertools import pairwise


def rank_intervals(tree, scores, absent, *, draws, spread, level, seed, descending=True, ties=None):
    """The interval of each unit's rank; `level` is a Fraction. Without `ties` as in editions of format 1,
    else in the places of that rule."""
    ranks = {unit: [] for unit in scores}
    for draw in range(draws):
        overall = {
            unit: _score(tree, leaves, absent.get(unit, ()), seed, draw, spread)
            for unit, leaves in scores.items()
        }
        for unit, own in overall.items():
            above = sum(other > own + 1e-9 for other in overall.values())
            below = sum(other < own - 1e-9 for other in overall.values())
            better, worse = (above, below) if descending else (below, above)
            if ties == "dense":
                ranks[unit].append(_dense(own, list(overall.values()), descending))
            elif ties == "fractional":
                ranks[unit].append(Fraction(1 + better + len(overall) - worse, 2))
            else:
                ranks[unit].append(1 + better)
    return {unit: _ends(sorted(found), Fraction(level)) for unit, found in ranks.items()}


def _dense(own, everyone, descending):
    """How many different scores stand there, counted from the best down to one's own."""
    ordered = sorted(everyone if descending else [-other for other in everyone], reverse=True)
    own, place = own if descending else -own, 1
    for better, next_ in pairwise(ordered):
        if better == own:
            break
        place += better > next_ + 1e-9
    return place


def _score(node, leaves, absent, seed, draw, spread):
    if "children" not in node:
        return leaves.get(node["path"])
    if node["path"] in absent:
        return None
    there = []
    for child in node["children"]:
        score = _score(child, leaves, absent, seed, draw, spread)
        if score is not None:
            there.append((_weight(child, seed, draw, spread), score))
    return _mean(node["mean"], there)


def _weight(node, seed, draw, spread):
    head = sha256(f"{seed}|{draw}|{node['path']}".encode()).digest()[:8]
    u = (int.from_bytes(head, "big") >> 11) / 2**53
    return float(node["weight"]) * (1 + spread * (2 * u - 1))


def _mean(kind, there):
    total, amount = 0.0, 0.0
    if kind != "arithmetic" and any(score == 0 for _, score in there):
        return 0.0
    for weight, score in there:
        total += weight
        if kind == "arithmetic":
            amount += weight * score
        elif kind == "geometric":
            amount += weight * math.log(score)
        else:
            amount += weight / score
    if kind == "arithmetic":
        return amount / total
    return math.exp(amount / total) if kind == "geometric" else total / amount


def _ends(ranks, level):
    low = max(1, math.ceil((1 - level) / 2 * len(ranks)))
    high = max(1, math.ceil((1 + level) / 2 * len(ranks)))
    return ranks[low - 1], ranks[high - 1]
