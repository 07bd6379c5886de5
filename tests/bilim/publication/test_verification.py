"""What the verifier says of bytes that are no bundle reaches whoever publishes as a refusal, not a fault."""

from __future__ import annotations

import pytest

from bilim.publication.rules import verification


@pytest.mark.parametrize("content", [b"", b"not a zip at all", b"PK\x05\x06" + bytes(18)])
def test_bytes_that_are_no_bundle_are_problems(content: bytes) -> None:
    assert verification.byte_problems(content, "0123456789abcdef")
