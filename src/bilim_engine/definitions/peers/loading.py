"""Definitions of peers read from files, with the same shapes and the same care as other definitions."""

from __future__ import annotations

from collections.abc import Mapping

from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.peers.checking import check_peers
from bilim_engine.definitions.peers.problems import NOT_PEERS
from bilim_engine.definitions.peers.table import PEERS
from bilim_engine.definitions.peers.types import Peers
from bilim_engine.definitions.speaking import Speaking
from bilim_engine.problems import Problem

_PEERS = Speaking("peers", PEERS, check_peers, NOT_PEERS)


def load_peers(
    files: Mapping[str, str | bytes], definitions: Definitions
) -> tuple[dict[str, Peers], list[Problem]]:
    """The rules in these texts by code, one a file, and every problem of every file, sorted by place."""
    return _PEERS.load(files, definitions)
