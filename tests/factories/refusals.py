"""Expecting a refusal."""

from __future__ import annotations

import pytest

from bilim_engine.problems import Kind, Refused


def refused(kind: Kind) -> pytest.RaisesExc[Refused]:
    """Holds where what stands under it is refused, for this reason first."""
    return pytest.RaisesExc(Refused, check=lambda refusal: refusal.problems[0].code == kind.code)
