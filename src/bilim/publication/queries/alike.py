"""Who is like whom in a frozen edition."""

from __future__ import annotations

from bilim.publication.queries.explanations import Frozen, ground
from bilim.publication.terms import EditionContent
from bilim_engine.definitions.peers import Peers
from bilim_engine.fairness import Grounds, Peer, characteristics, nearest_peers
from bilim_engine.periods import parse_period


def list_peers(content: EditionContent, unit: str, peers: Peers) -> tuple[Peer, ...]:
    """The departments of the edition most like this one by these characteristics, the nearest first.

    Measured by the facts and the register of the edition alone. Nobody for a unit that is not ranked.
    """
    on = ground(Frozen(content))
    grounds = Grounds(on.facts, content.definitions.items, on.units, parse_period(content.header.period))
    codes = [each.code for each in content.ranked_units]
    return nearest_peers(peers, characteristics(peers, grounds, codes), unit) if unit in codes else ()
