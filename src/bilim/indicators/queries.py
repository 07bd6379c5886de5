"""Reading kept inputs and values."""

from __future__ import annotations

from functools import lru_cache

from bilim.indicators.rules import read_inputs, read_values
from bilim.indicators.terms import Inputs, Values
from bilim.storage import queries as stored


@lru_cache(maxsize=4)
def get_inputs(sha256: str) -> Inputs:
    """The inputs kept under this hash."""
    return read_inputs(stored.read(sha256))


@lru_cache(maxsize=4)
def get_values(sha256: str) -> Values:
    """The values, with their traces, kept under this hash."""
    return read_values(stored.read(sha256))
