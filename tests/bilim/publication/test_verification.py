"""What the verifier says of bytes that are no bundle reaches whoever publishes as a refusal, not a fault."""

from __future__ import annotations

import pytest

from bilim.publication import problems
from bilim.publication.rules import verification
from bilim_engine.problems import LANGUAGES


@pytest.mark.parametrize("content", [b"", b"not a zip at all", b"PK\x05\x06" + bytes(18)])
def test_bytes_that_are_no_bundle_are_problems(content: bytes) -> None:
    assert verification.byte_problems(content, "0123456789abcdef")


def test_what_the_verifier_says_stands_in_ours_in_each_language_braces_and_all() -> None:
    from bilim_verify import problems as verifier  # noqa: PLC0415

    found = verifier.problem("not_foreseen", entry="facts.csv", place="/{x}", found="{…}")
    told = verification._problem(found)
    for language in LANGUAGES:
        assert found.sentence(language) in told.message(language)
    assert told.kind is problems.VERIFIER_DIFFERS
