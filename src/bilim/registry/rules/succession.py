"""On which ground a unit stood at another time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bilim.registry.terms import IDENTITY_LINKS, Ground, LinkKind
from bilim_engine.units import Succession


def ground_of(unit: str, as_of: date, until: date, links: Iterable[Succession]) -> Ground:
    """The ground `unit` had on `as_of`, told in the units that stand on `until`.

    Later dates are followed forwards, earlier ones backwards; renaming and recoding move nothing.
    """
    moves = [link for link in links if link.kind not in IDENTITY_LINKS]
    if as_of <= until:
        steps = sorted((link for link in moves if as_of < link.on <= until), key=lambda link: link.on)
        return _follow(unit, as_of, steps, forwards=True)
    steps = sorted((link for link in moves if until < link.on <= as_of), key=lambda link: link.on)
    return _follow(unit, as_of, list(reversed(steps)), forwards=False)


def _follow(unit: str, as_of: date, steps: list[Succession], *, forwards: bool) -> Ground:
    units, exact = {unit: None}, True
    taken: list[Succession] = []
    for link in steps:
        giver, taker = (link.unit, link.to) if forwards else (link.to, link.unit)
        if giver not in units and taker not in units:
            continue
        taken.append(link)
        if link.kind == LinkKind.TERRITORY_MOVED:
            # Both ends stand; between them the ground changed unless both belong to it.
            exact = exact and giver in units and taker in units
        elif giver in units:
            units[taker] = None
        else:
            exact = False
    gone = _gone(taken, forwards=forwards)
    exact = exact and _whole(units, taken, steps, forwards=forwards)
    return Ground(unit, as_of, tuple(code for code in units if code not in gone), exact, tuple(taken))


def _gone(taken: list[Succession], *, forwards: bool) -> set[str]:
    """Units that ended by being split or merged (or, looking backwards, that did not stand yet)."""
    ended = (LinkKind.SPLIT, LinkKind.MERGED)
    left = {(link.unit if forwards else link.to) for link in taken if link.kind in ended}
    # A unit that lives on after a split is written as its own successor.
    return left - {link.unit for link in taken if link.unit == link.to}


def _whole(
    units: dict[str, None], taken: list[Succession], steps: list[Succession], *, forwards: bool
) -> bool:
    """Every unit that went into a successor of this ground belongs to the ground itself."""
    ended = (LinkKind.SPLIT, LinkKind.MERGED)
    reached = {(link.to if forwards else link.unit) for link in taken if link.kind in ended}
    givers = {
        (link.unit if forwards else link.to)
        for link in steps
        if link.kind in ended and (link.to if forwards else link.unit) in reached
    }
    return givers <= set(units)
