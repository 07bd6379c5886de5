"""Whoever changes a bundle and signs it again is found out by the figures, the key or the signature."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bilim_verify import verify
from bilim_verify.command import lines
from verify import editions as made
from verify.editions import rebuilt
from verify.test_agreement import content


def test_a_figure_changed_and_signed_again_with_another_key_is_named() -> None:
    whole = content()
    results = tuple(
        replace(each, score=Decimal("99.5")) if (each.variant, each.unit) == ("adjusted", "n2") else each
        for each in whole.results
    )
    forged = made.bundle_of(replace(whole, results=results), made.OTHER_KEY)
    honest_key = made.public_key(made.KEY).id
    report = verify(forged, honest_key)
    assert report.status == 1
    codes = {each.code for each in report.problems}
    assert codes == {"figure_differs", "other_key"}
    said = "\n".join(lines(report, "ky"))
    assert "n2" in said
    assert "99,5" in said
    assert honest_key in said
    unpinned = verify(forged)
    assert unpinned.status == 1
    assert "agrees with itself" not in "\n".join(lines(unpinned, "en"))


def test_a_manifest_rewritten_without_the_key_is_a_bad_signature(bundle: bytes) -> None:
    changed = rebuilt(
        bundle,
        lambda name, file: file.replace(b'"en":"Test', b'"en":"Best') if name == "manifest.json" else file,
    )
    codes = {each.code for each in verify(changed).problems}
    assert codes == {"bad_signature", "letter_differs"}


def test_the_key_can_be_pinned(bundle: bytes) -> None:
    assert verify(bundle, made.public_key(made.KEY).id).status == 0
    report = verify(bundle, "0123456789abcdef")
    assert report.status == 1
    assert [each.code for each in report.problems] == ["other_key"]
