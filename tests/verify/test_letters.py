"""Letter, licence and instant of a bundle are held against what the format says, whoever signed it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bilim.publication.rules import letter
from bilim_verify import command, letters
from bilim_verify.verifying import verify
from verify import editions as made
from verify.test_agreement import content
from verify.test_claims import nothing, signed_again
from verify.test_corrections import revision
from verify.test_form import codes, with_entry


def sentences(data: bytes, **given: Any) -> list[str]:
    return [each.sentence("en") for each in verify(data, **given).problems]


def test_writer_and_verifier_have_the_same_texts() -> None:
    edition = content()
    for illustrative in (True, False):
        for demonstration in (True, False):
            facts = tuple(replace(fact, illustrative=illustrative) for fact in edition.facts)
            header = replace(edition.header, demonstration_key=demonstration)
            manifest = {
                "edition": {"code": header.code, "title": header.title},
                "key": {"id": header.key.id},
                "illustrative": illustrative,
                "demonstration_key": demonstration,
            }
            written = letter.readme(replace(edition, facts=facts, header=header))
            assert letters.letter(manifest) == written
    assert letter.licence() == letters.LICENCE_TEXT


@pytest.mark.parametrize("entry", ["README.txt", "LICENSE.txt"])
@pytest.mark.parametrize("words", ["Not to be copied.", ""])
def test_another_letter_or_licence_is_named_with_its_line(bundle: bytes, entry: str, words: str) -> None:
    changed = with_entry(bundle, entry, lambda text: words.encode() + text[:40] if words else b"")
    assert codes(changed) == ["letter_differs"]
    assert f"“{entry}”, line 1" in sentences(changed)[0]


def test_a_letter_of_other_bytes_than_utf_8_is_named(bundle: bytes) -> None:
    assert codes(with_entry(bundle, "LICENSE.txt", lambda text: text + b"\xff")) == ["letter_differs"]


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("yesterday", "instant_unreadable"),
        ("2026-02-30T09:00:00+06:00", "instant_unreadable"),
        ("2026-05-01", "instant_unreadable"),
        ("2026-05-01T09:00:00", "instant_unreadable"),
        ("2025-12-31T23:59:59+06:00", "published_too_early"),
    ],
)
def test_the_instant_is_one_and_after_the_period(bundle: bytes, stated: str, code: str) -> None:
    changed = signed_again(bundle, nothing, lambda manifest: manifest["edition"].update(published_at=stated))
    assert codes(changed) == [code]
    assert stated in sentences(changed)[0]


def test_a_revision_does_not_come_out_before_what_it_corrects() -> None:
    first, second = content(), revision(content())
    earlier = replace(second, header=replace(second.header, published_at="2026-01-02T09:00:00+06:00"))
    data, before = made.bundle_of(earlier), made.bundle_of(first)
    assert verify(data).problems == []
    told = sentences(data, corrected=before)
    assert len(told) == 1
    assert "2026-01-02T09:00:00+06:00" in told[0]
    assert first.header.published_at in told[0]
    same = replace(second, header=replace(second.header, published_at=first.header.published_at))
    assert verify(made.bundle_of(same), corrected=before).problems == []


def test_facts_recorded_after_the_stated_instant_are_said_and_are_no_difference(
    bundle: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = signed_again(
        bundle, nothing, lambda manifest: manifest["edition"].update(published_at="2026-01-15T09:00:00+06:00")
    )
    for data, said in ((bundle, False), (late, True)):
        file = tmp_path / "edition.zip"
        file.write_bytes(data)
        assert command.run([str(file), "--language", "en"]) == 0
        assert ("facts recorded after the instant" in capsys.readouterr().out) is said


def test_the_golden_edition_still_verifies(root: Path) -> None:
    assert verify((root / "tests" / "golden" / "edition-format-1.zip").read_bytes()).problems == []
