"""What a revision says it changed is held against its figures, and against the corrected bundle if given."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bilim.publication.rules.canonical import json_bytes
from bilim.publication.rules.correcting import compare
from bilim.publication.terms import Corrections, EditionContent, PrintedStatement
from bilim_verify import changes
from bilim_verify.command import lines, run
from bilim_verify.verifying import verify
from verify import editions as made
from verify.test_agreement import INDICATORS, METHOD, UNITS, content, some_facts
from verify.test_claims import nothing, signed_again

CORRECTIONS = "corrections.json"
KINDS = ("definition", "fact", "value", "score", "rank", "band", "statement")
Changes = list[dict[str, Any]]


def revision(first: EditionContent, weight: str = "weight: 40") -> EditionContent:
    """A figure put right, one no longer known, a statement said: with everything that follows from it."""
    facts = [replace(each, value=Decimal(90)) if _is(each, "n0") else each for each in some_facts()]
    facts = [
        replace(each, value=made.missing("not_collected")) if _is(each, "s2") else each for each in facts
    ]
    said = PrintedStatement("n1", {"ky": "Макул эмесмин"}, "Head (head)", "2026-02-21T10:00:00+06:00")
    vocabulary = made.VOCABULARY.replace("en: not collected", "en: never collected")
    definitions = made.definitions_of(vocabulary, INDICATORS, METHOD.replace("weight: 40", weight))
    found = made.content_of(definitions, "m", facts, UNITS, statements=[said])
    header = replace(found.header, code="test-2025-2", revision=2, corrects="test-2025-1")
    compared = found.follows_method_of(first)
    why = Corrections("test-2025-1", made.text("a mistake"), compare(first, found), compared)
    return replace(found, header=header, corrections=why)


def _is(fact: Any, unit: str) -> bool:
    return (fact.unit, fact.item) == (unit, "a.children")


@pytest.fixture(scope="module")
def first() -> bytes:
    return made.bundle_of(content())


@pytest.fixture(scope="module")
def second() -> bytes:
    return made.bundle_of(revision(content()))


@pytest.fixture(scope="module")
def reworded() -> bytes:
    """A revision by another method: its weights are others."""
    return made.bundle_of(revision(content(), "weight: 45"))


def test_places_of_different_methods_are_not_among_the_changes(first: bytes, reworded: bytes) -> None:
    changed = revision(content(), "weight: 45").corrections
    assert not changed.ranks_compared
    assert not {"rank", "interval"} & {each.kind for each in changed.changes}
    assert "score" in {each.kind for each in changed.changes}
    assert verify(reworded).problems == []
    assert verify(reworded, corrected=first).problems == []


@pytest.mark.parametrize("which", ["second", "reworded"])
def test_whether_places_are_compared_follows_from_the_methods(
    first: bytes, which: str, request: pytest.FixtureRequest
) -> None:
    def other(files: dict[str, bytes]) -> None:
        stated = json.loads(files[CORRECTIONS])
        stated["ranks_compared"] = not stated["ranks_compared"]
        files[CORRECTIONS] = json_bytes(stated)

    data = signed_again(request.getfixturevalue(which), other, nothing)
    found = verify(data, corrected=first).problems
    assert ("claim_differs", "ranks_compared") in [(each.code, dict(each.params)["place"]) for each in found]


def ruled(value: str, since: str = "2020-01-01", certainty: str = "proposal") -> dict[str, bytes]:
    """Entries of a bundle whose method reads one parameter."""
    says = {"from": since, "value": value, "not_defined": False, "certainty": certainty, "source": {}}
    trees = {
        "manifest.json": {"edition": {"period": "2025"}},
        "definitions/methodology.json": {"root": {"op": "param", "code": "limit"}},
        "definitions/indicators.json": {},
        "definitions/parameters.json": {"limit": {"code": "limit", "values": [says]}},
    }
    return {name: json_bytes(each) for name, each in trees.items()}


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (ruled("5", certainty="found"), True),
        (ruled("6"), False),
        (ruled("6", since="2025-12-31"), False),
        (ruled("6", since="2026-01-01"), True),
    ],
)
def test_a_parameter_that_says_another_number_makes_another_method(
    other: dict[str, bytes], same: bool
) -> None:
    for stated in (True, False):
        found = list(changes._method(other, ruled("5"), stated))
        assert (found == []) == (stated == same)


def with_changes(data: bytes, change: Callable[[Changes], object]) -> bytes:
    def entry(files: dict[str, bytes]) -> None:
        stated = json.loads(files[CORRECTIONS])
        change(stated["changes"])
        files[CORRECTIONS] = json_bytes(stated)

    return signed_again(data, entry, nothing)


def one(changes: Changes, kind: str) -> dict[str, Any]:
    return next(each for each in changes if each["kind"] == kind)


def test_a_revision_verifies_alone_and_beside_what_it_corrects(first: bytes, second: bytes) -> None:
    changes = revision(content()).corrections.changes
    assert {each.kind for each in changes} == set(KINDS)
    assert verify(second).problems == []
    assert verify(second, corrected=first).problems == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "invention",
    [
        {"after": "77"},
        {"unit": "nowhere"},
        {"subject": "x.y"},
        {"period": "1999"},
        {"kind": "hearsay"},
    ],
    ids=lambda invention: next(iter(invention)) + next(iter(invention.values())),
)
def test_a_change_to_what_the_bundle_does_not_hold_is_named(
    second: bytes, kind: str, invention: dict[str, str]
) -> None:
    # A change that took a figure away says nothing of this bundle: it is made to say something.
    def change(changes: Changes) -> None:
        stated = one(changes, kind)
        stated.update({"after": stated["after"] or "high", **invention})

    report = verify(with_changes(second, change))
    assert report.status == 1
    told = [each.sentence("en") for each in report.problems]
    assert all(CORRECTIONS in each for each in told)
    assert any(next(iter(invention.values())) in each for each in told)


@pytest.mark.parametrize(
    "change",
    [
        lambda changes: changes.append(changes[0]),
        lambda changes: one(changes, "fact").update(before=one(changes, "fact")["after"]),
        lambda changes: one(changes, "fact").update(after=7),
        lambda changes: one(changes, "fact").update(note="trust me"),
        lambda changes: one(changes, "fact").pop("before"),
    ],
    ids=["twice", "no change", "a number", "a further key", "a key left out"],
)
def test_a_change_has_the_form_of_one(second: bytes, change: Callable[[Changes], object]) -> None:
    report = verify(with_changes(second, change))
    assert report.status == 1
    assert {each.code for each in report.problems} == {"not_foreseen"}


@pytest.mark.parametrize(
    "change",
    [
        lambda changes: one(changes, "fact").update(before="1"),
        lambda changes: changes.remove(one(changes, "rank")),
        lambda changes: changes.append(
            {"kind": "fact", "unit": "n3", "subject": "gone", "period": "2025", "before": "5", "after": ""}
        ),
    ],
    ids=["another before", "left out", "invented"],
)
def test_beside_the_corrected_bundle_every_change_is_held_against_both(
    first: bytes, second: bytes, change: Callable[[Changes], object]
) -> None:
    changed = with_changes(second, change)
    assert verify(changed).problems == []
    report = verify(changed, corrected=first)
    assert [each.code for each in report.problems] == ["claim_differs"]


def test_the_corrected_bundle_is_the_one_that_is_named(first: bytes, second: bytes) -> None:
    assert [each.code for each in verify(second, corrected=second).problems] == ["claim_differs"]
    unread = [each.code for each in verify(second, corrected=b"nothing").problems]
    assert unread == ["corrected_unsound", "not_a_zip"]
    broken = verify(second, corrected=first.replace(b"not_collected", b"not_colected_", 1))
    assert [each.code for each in broken.problems] == ["corrected_unsound"]


def test_the_corrected_bundle_is_named_on_the_command_line(
    first: bytes, second: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "1.zip").write_bytes(first)
    (tmp_path / "2.zip").write_bytes(
        with_changes(second, lambda changes: one(changes, "fact").update(before="1"))
    )
    line = [str(tmp_path / "2.zip"), "--language", "en"]
    assert run(line) == 0
    assert run([*line, "--corrects", str(tmp_path / "1.zip")]) == 1
    assert "a.children" in capsys.readouterr().out
    assert run([*line, "--corrects", str(tmp_path / "none.zip")]) == 2


def test_a_key_that_was_changed_between_the_two_is_named_for_each(first: bytes, second: bytes) -> None:
    before = made.bundle_of(content(), made.OTHER_KEY)
    key, other = (made.public_key(each).id for each in (made.KEY, made.OTHER_KEY))
    assert verify(second, key, before, other).problems == []
    assert verify(second, key, first).problems == []
    told = [each.code for each in verify(second, key, before).problems]
    assert told == ["corrected_unsound", "other_key"]


def test_a_revision_alone_says_that_its_changes_were_not_held_against_the_corrected_edition(
    first: bytes, second: bytes
) -> None:
    for language, words in (("ky", "салыштырылган жок"), ("ru", "не сверен"), ("en", "was not held against")):
        alone, beside = verify(second), verify(second, corrected=first)
        said = [line for line in lines(alone, language) if "test-2025-1" in line and "--corrects" in line]
        assert len(said) == 1
        assert words in said[0]
        assert [line for line in lines(beside, language) if "--corrects" in line] == []
    assert [line for line in lines(verify(first), "en") if "--corrects" in line] == []


@pytest.mark.parametrize("reason", [{}, {"ky": "а", "ru": "б"}, {"ky": "а", "ru": "б", "en": ""}])
def test_a_reason_that_lacks_a_language_is_refused_by_form(second: bytes, reason: dict[str, str]) -> None:
    def entry(files: dict[str, bytes]) -> None:
        files[CORRECTIONS] = json_bytes({**json.loads(files[CORRECTIONS]), "reason": reason})

    report = verify(signed_again(second, entry, nothing))
    lacking = [language for language in ("ky", "ru", "en") if not reason.get(language)]
    assert {each.code for each in report.problems} == {"not_foreseen"}
    assert [dict(each.params)["place"] for each in report.problems] == [f"/reason/{each}" for each in lacking]


def test_a_change_is_told_in_words_of_the_reader(second: bytes) -> None:
    changed = with_changes(second, lambda changes: one(changes, "fact").update(after="77"))
    (said,) = (line for line in lines(verify(changed), "ky") if CORRECTIONS in line and "77" in line)
    assert "маалымат, n0 (ky) (n0), a.children, 2025, жаңы мааниси" in said
    assert "fact" not in said.replace("facts.csv", "")
    assert "after" not in said


def test_a_change_that_came_of_nothing_and_was_left_out_is_told_by_what_came(
    first: bytes, second: bytes
) -> None:
    changed = with_changes(second, lambda changes: changes.remove(one(changes, "statement")))
    report = verify(changed, corrected=first)
    (said,) = (line for line in lines(report, "en") if CORRECTIONS in line)
    assert "after: “none” is stated, but statements.json has “2026-02-21T10:00:00+06:00”" in said
