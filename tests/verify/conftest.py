"""The edition that most tests of the verifier change something of."""

from __future__ import annotations

import pytest

from verify import editions as made
from verify.test_agreement import content


@pytest.fixture(scope="session")
def bundle() -> bytes:
    """The signed bundle of a small edition."""
    return made.bundle_of(content())
