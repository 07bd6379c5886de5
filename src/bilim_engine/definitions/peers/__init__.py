"""Peers: by which characteristics units are held alike. A kind of definition of its own, read after the
methodologies it speaks of."""

from bilim_engine.definitions.peers.loading import load_peers
from bilim_engine.definitions.peers.table import PEERS
from bilim_engine.definitions.peers.types import (
    Characteristic,
    LeftOut,
    OfCategory,
    OfItem,
    OfKind,
    OfRatio,
    Peers,
    items_of,
)

__all__ = [
    "PEERS",
    "Characteristic",
    "LeftOut",
    "OfCategory",
    "OfItem",
    "OfKind",
    "OfRatio",
    "Peers",
    "items_of",
    "load_peers",
]
