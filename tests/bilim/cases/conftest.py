"""Cases alone: what follows from granting belongs to others, and is tried there."""

from __future__ import annotations

import pytest

from bilim.cases.actions import deciding


@pytest.fixture(autouse=True)
def _nothing_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "_granting", {})
