"""What a bundle says of its criteria and of how departments were heard, held against the rest of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bilim.publication.actions.keeping import unsigned_bytes
from bilim.publication.rules.canonical import json_bytes
from bilim.publication.terms import ContestRecord, CriteriaRecord, EditionContent, Waived
from bilim.rulebook.rules import criteria_sha256
from bilim_verify import governed
from bilim_verify.command import lines
from bilim_verify.governed_words import GOVERNED
from bilim_verify.verifying import verify
from verify import editions as made
from verify.test_agreement import content
from verify.test_claims import nothing, signed_again

BEGINS, BEFORE, AFTER = "2025-01-01T00:00:00+06:00", "2024-12-02T10:00:00+06:00", "2025-03-01T10:00:00+06:00"

DAYS = {
    "ky": ("2025-жылдын 1-январы", "2026-жылдын 16-февралы"),
    "ru": ("1 января 2025 года", "16 февраля 2026 года"),
    "en": ("1 January 2025", "16 February 2026"),
}


UNSTATED = {
    "ky": "критерийлер бекемделген-бекемделбегени жана качан бекемделгени айтылган эмес",
    "ru": "не сказано, были ли зафиксированы критерии и когда",
    "en": "does not say when its criteria were frozen",
}


def stated(at: str = BEFORE, **contest: Any) -> EditionContent:
    """The edition of the tests with both records."""
    found = content()
    sha256 = criteria_sha256(found.definitions, found.header.methodology.code)
    entry = ("methodologist", 12, "a" * 64) if at else ()
    criteria = CriteriaRecord(sha256, BEGINS, at, *entry)
    judged = len(found.ranked_units)
    held = {"opens_on": "2026-02-16", "closes_on": "2026-02-27", "declared": 1, "asked": 1, "refused": 1}
    held |= {"silent": judged - 1, **contest}
    return replace(found, criteria=criteria, contest=ContestRecord(judged, **held))


@pytest.fixture(scope="module")
def whole() -> bytes:
    return made.bundle_of(stated())


def changed(data: bytes, entry: str, change: Callable[[dict[str, Any]], object]) -> list[tuple[str, str]]:
    """What is found where this entry says something else and everything is signed anew."""

    def rewrite(files: dict[str, bytes]) -> None:
        tree = json.loads(files[entry])
        change(tree)
        files[entry] = json_bytes(tree)

    report = verify(signed_again(data, rewrite, nothing))
    return [(each.code, dict(each.params).get("place", "")) for each in report.problems]


def test_the_hash_of_the_criteria_is_computed_anew_from_the_bundle(whole: bytes) -> None:
    assert verify(whole).problems == []
    told = changed(whole, "criteria.json", lambda tree: tree.update(sha256="0" * 64))
    assert told == [("claim_differs", "sha256")]


def test_a_changed_definition_is_not_what_was_frozen(whole: bytes) -> None:
    def reworded(files: dict[str, bytes]) -> None:
        items = json.loads(files["definitions/items.json"])
        items["a.all"]["title"]["en"] = "another title"
        files["definitions/items.json"] = json_bytes(items)

    report = verify(signed_again(whole, reworded, nothing))
    assert ("claim_differs", "sha256") in [
        (each.code, dict(each.params).get("place")) for each in report.problems
    ]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda tree: tree.update(in_time=False), "in_time"),
        (lambda tree: tree["frozen"].update(at=AFTER), "in_time"),
        (lambda tree: tree.update(frozen={}), "in_time"),
        (lambda tree: tree.update(begins="2026-01-01T00:00:00+06:00"), "begins"),
        (lambda tree: tree["frozen"].update(at="long ago"), "frozen.at"),
        (lambda tree: tree["frozen"].update(role=" "), "frozen.role"),
        (lambda tree: tree["frozen"].update(entry=0), "frozen.entry"),
        (lambda tree: tree["frozen"].update(entry_sha256="a" * 63), "frozen.entry_sha256"),
    ],
)
def test_nobody_says_that_it_was_in_time_where_it_was_not(
    whole: bytes, change: Callable[[dict[str, Any]], object], place: str
) -> None:
    assert ("claim_differs", place) in changed(whole, "criteria.json", change)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda tree: tree["departments"].update(judged=99), "departments.judged"),
        (lambda tree: tree["departments"].update(silent=0), "departments.silent"),
        (lambda tree: tree["departments"].update(asked=2), "departments.asked"),
        (lambda tree: tree["requests"].update(refused=-1), "requests.refused"),
        (lambda tree: tree.update(window={}), "window"),
        (lambda tree: tree["window"].update(closes_on="2026-02-15"), "window.closes_on"),
        (lambda tree: tree.update(waived={"reason": {}, "window": False, "requests": 1}), "waived.requests"),
    ],
)
def test_counts_that_contradict_each_other_are_named(
    whole: bytes, change: Callable[[dict[str, Any]], object], place: str
) -> None:
    assert ("claim_differs", place) in changed(whole, "contest.json", change)


@pytest.mark.parametrize("day", ["", "soon", "2026-2-16", "2026-02-30"])
@pytest.mark.parametrize("place", ["opens_on", "closes_on"])
def test_a_day_of_the_window_that_is_none_is_named(whole: bytes, place: str, day: str) -> None:
    found = changed(whole, "contest.json", lambda tree: tree["window"].update({place: day}))
    assert ("not_foreseen", f"/window/{place}") in found


@pytest.mark.parametrize(
    ("part", "name"), [("window", "closes_on"), ("departments", "asked"), ("requests", "open")]
)
def test_a_count_or_day_that_lacks_is_named_and_nothing_told_of_how_they_were_heard(
    whole: bytes, part: str, name: str
) -> None:
    def without(files: dict[str, bytes]) -> None:
        tree = json.loads(files["contest.json"])
        del tree[part][name]
        files["contest.json"] = json.dumps(tree).encode()

    report = verify(signed_again(whole, without, nothing))
    assert ("not_foreseen", f"/{part}/{name}") in [
        (each.code, dict(each.params).get("place")) for each in report.problems
    ]
    assert not [code for code, _params in report.told if code.startswith("contest")]


def test_a_signed_edition_that_says_nothing_of_either_is_told(whole: bytes) -> None:
    """Or whoever leaves both out would be the only one of whom no late freeze is told and no silent head."""
    assert changed(whole, "criteria.json", lambda tree: tree.clear()) == []
    report = verify(signed_again(whole, silenced("criteria.json"), nothing))
    assert "criteria_unstated" in [code for code, _params in report.told]
    for language, words in UNSTATED.items():
        assert any(words in line for line in lines(report, language))
    report = verify(signed_again(whole, silenced("contest.json"), nothing))
    assert [each.code for each in report.problems] == ["contest_unstated"]
    assert all(report.problems[0].sentence(language) for language in DAYS)


def test_an_edition_of_format_3_that_says_nothing_of_it_is_told_so(root: Path) -> None:
    golden = (root / "tests" / "golden" / "edition-format-3.zip").read_bytes()
    ours = made.public_key(made.KEY)

    def with_our_key(manifest: dict[str, Any]) -> None:
        manifest["key"].update(id=ours.id, public=ours.public)

    report = verify(signed_again(golden, silenced("contest.json", "criteria.json"), with_our_key))
    assert {each.code for each in report.problems} == {"letter_differs"}, "README.txt names the other key"
    assert [code for code, _params in report.told] == ["criteria_unstated", "contest_unstated"]


def test_a_draft_has_not_been_contested_yet() -> None:
    report = verify(unsigned_bytes(replace(stated(), contest=None)))
    assert "contest_unstated" not in {each.code for each in report.problems}
    assert "contest_unstated" not in {code for code, _params in report.told}


def silenced(*entries: str) -> Callable[[dict[str, bytes]], None]:
    """These say nothing."""

    def rewrite(files: dict[str, bytes]) -> None:
        files.update(dict.fromkeys(entries, json_bytes({})))

    return rewrite


@pytest.mark.parametrize("entry", ["criteria.json", "contest.json"])
def test_nothing_else_stands_in_them_and_both_are_there(whole: bytes, entry: str) -> None:
    assert changed(whole, entry, lambda tree: tree.update(note="x")) == [("not_foreseen", "/note")]
    report = verify(signed_again(whole, lambda files: files.pop(entry), nothing))
    assert "missing_entry" in {each.code for each in report.problems}


@pytest.mark.parametrize(
    ("at", "code"), [(BEFORE, "criteria_in_time"), (AFTER, "criteria_late"), ("", "criteria_never")]
)
def test_the_report_says_when_the_criteria_were_frozen(at: str, code: str) -> None:
    report = verify(made.bundle_of(stated(at)))
    assert report.problems == []
    assert [each for each, _params in report.told] == [code, "contest_held"]
    for language, (begins, opens) in DAYS.items():
        said = lines(report, language)
        assert any(begins in line and dict(report.told[0][1])["sha256"] in line for line in said)
        assert any(opens in line for line in said)
        assert not any(BEGINS in line or "2026-02-16" in line for line in said)


def test_the_report_tells_an_instant_by_the_clock_of_the_period() -> None:
    report = verify(made.bundle_of(stated("2024-12-02T20:30:00.000001+00:00")))
    assert any("2024-жылдын 3-декабры, 02:30" in line for line in lines(report, "ky"))


def test_what_was_passed_over_is_told() -> None:
    waived = Waived({"ky": "Мөөнөт бүттү"}, window=True, requests=1)
    report = verify(made.bundle_of(stated(open=1, waived=waived)))
    assert report.problems == []
    assert [code for code, _params in report.told][-1] == "contest_waived"


def test_a_parameter_that_a_formula_reads_judges_and_the_house_s_does_not() -> None:
    found = {
        "definitions/methodology.json": {"code": "m", "root": {"op": "param", "code": "read"}},
        "definitions/indicators.json": {},
        "definitions/items.json": {},
        "definitions/parameters.json": {"read": {}, "suppression.threshold": {}},
    }
    without = {**found, "definitions/parameters.json": {"read": {}}}
    hashes = [
        governed.criteria_sha256({name: json_bytes(tree) for name, tree in each.items()})
        for each in (found, without)
    ]
    assert hashes[0] == hashes[1]


def test_an_item_by_which_units_are_alike_judges_nobody() -> None:
    """The rule of who is alike brings items of its own into a bundle."""
    case = {"given": {"b[sex=female]": "1", "c@2024": "2", "n1": {"d": "3"}}}
    found = {
        "definitions/methodology.json": {"code": "m", "adjustments": [{"item": "e"}]},
        "definitions/indicators.json": {"i": {"formula": {"op": "item", "code": "a"}, "cases": [case]}},
        "definitions/items.json": {code: {} for code in "abcde"},
        "definitions/parameters.json": {},
    }
    with_peers = {**found, "definitions/items.json": {code: {} for code in "abcdez"}}
    without = {**found, "definitions/items.json": {code: {} for code in "abcd"}}
    first, second, third = (
        governed.criteria_sha256({name: json_bytes(tree) for name, tree in each.items()})
        for each in (found, with_peers, without)
    )
    assert first == second != third


def test_a_correction_without_a_window_is_told_apart_from_an_edition_without_one() -> None:
    heard = {"departments.json": b"{}", "contest.json": b'{"window": null}', "criteria.json": b"{}"}
    for corrects, code in (("", "contest_none"), ("departments-2025-1", "contest_of_corrected")):
        manifest = {"format_version": 5, "edition": {"corrects": corrects}}
        found = governed.told(heard, manifest, is_signed=False)
        assert [each[0] for each in found] == [code]
        assert all(sentence for sentence in GOVERNED[code])
