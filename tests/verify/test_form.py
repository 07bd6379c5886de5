"""A bundle is written in one form: the same content in another writing is refused, whoever signed it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from bilim.publication.rules.canonical import json_bytes
from bilim_verify import letters
from bilim_verify.verifying import verify
from verify import editions as made
from verify.test_claims import Change, nothing, signed_again

TABLES = ("facts.csv", "values.csv", "scores.csv", "results.csv")


def codes(data: bytes) -> list[str]:
    report = verify(data)
    assert report.status == (1 if report.problems else 0)
    return [each.code for each in report.problems]


def with_entry(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    return signed_again(data, lambda files: files.update({name: change(files[name])}), nothing)


def with_letter(data: bytes, change: Callable[[dict[str, bytes]], object], manifest: Change) -> bytes:
    """The same bundle signed again, its letter written for the changed manifest."""

    def entries(files: dict[str, bytes]) -> None:
        stated = json.loads(files["manifest.json"])
        manifest(stated)
        files["README.txt"] = letters.letter(stated).encode()
        change(files)

    return signed_again(data, entries, manifest)


def with_tree(data: bytes, name: str, change: Callable[[Any], object]) -> bytes:
    def rewritten(entry: bytes) -> bytes:
        tree = json.loads(entry)
        change(tree)
        return json_bytes(tree)

    return with_entry(data, name, rewritten)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n",
        lambda text: text.replace(",", ',"', 1).replace(",", '",', 2).replace('",', ",", 1),
        lambda text: _swapped(text),
        lambda text: _quoted(text),
    ],
    ids=["crlf", "no line feed", "an empty line", "quotes in the header", "another order", "needless quotes"],
)
def test_a_table_is_written_in_one_form(bundle: bytes, table: str, change: Callable[[str], str]) -> None:
    found = codes(with_entry(bundle, table, lambda entry: change(entry.decode()).encode()))
    assert found
    assert set(found) <= {"table_not_canonical", "bad_content"}


def _swapped(text: str) -> str:
    head, first, second, *rest = text.splitlines()
    return "\n".join([head, second, first, *rest]) + "\n"


def _quoted(text: str) -> str:
    head, first, *rest = text.splitlines()
    cell, _comma, others = first.partition(",")
    return "\n".join([head, f'"{cell}",{others}', *rest]) + "\n"


@pytest.mark.parametrize(
    "name", ["register.json", "gate.json", "definitions/methodology.json", "corrections.json", "origins.json"]
)
@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.rstrip(b"\n"),
        lambda entry: b" " + entry,
        lambda entry: json.dumps(json.loads(entry), indent=1, ensure_ascii=False).encode() + b"\n",
    ],
    ids=["no line feed", "a space before", "indented"],
)
def test_json_is_written_in_one_form(bundle: bytes, name: str, change: Callable[[bytes], bytes]) -> None:
    def both(entry: bytes) -> bytes:
        changed = change(entry)
        return changed if changed != entry else entry + b" "

    assert "not_canonical" in codes(with_entry(bundle, name, both))


def test_a_key_given_twice_is_not_the_one_form(bundle: bytes) -> None:
    twice = with_entry(bundle, "gate.json", lambda entry: entry[:-2] + b',"verdict":"passed"}\n')
    assert codes(twice) == ["not_canonical"]


@pytest.mark.parametrize(
    "change",
    [
        lambda stated: stated.update(note="approved by the ministry"),
        lambda stated: stated["edition"].update(note="approved"),
        lambda stated: stated["edition"].pop("title"),
        lambda stated: stated["edition"]["title"].update(de="Titel"),
        lambda stated: stated["key"].update(owner="the ministry"),
        lambda stated: stated["key"].update(algorithm="RSA"),
        lambda stated: stated["files"]["gate.json"].update(note="seen"),
        lambda stated: stated.update(demonstration_key="no"),
    ],
)
def test_the_manifest_holds_known_keys_alone(bundle: bytes, change: Change) -> None:
    assert codes(signed_again(bundle, nothing, change)) == ["not_foreseen"]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("register.json", lambda tree: tree.update(note="x")),
        ("register.json", lambda tree: tree["units"][0].update(note="x")),
        ("origins.json", lambda tree: tree["made"].update(note="x")),
        ("adjustments.json", lambda tree: tree[0].update(note="x")),
        ("adjustments.json", lambda tree: tree[0]["effects"][0].update(note="x")),
        ("gate.json", lambda tree: tree["checks"][0].update(note="x")),
        ("corrections.json", lambda tree: tree.update(note="x")),
        ("definitions/labels.json", lambda tree: tree.update(note={})),
    ],
)
def test_the_other_entries_hold_known_keys_alone(
    bundle: bytes, name: str, change: Callable[[Any], object]
) -> None:
    assert set(codes(with_tree(bundle, name, change))) == {"not_foreseen"}


@pytest.mark.parametrize("said", ["the ministry confirms this figure", "=1+1", "no.such.code"])
def test_the_detail_of_a_value_names_what_is_defined(bundle: bytes, said: str) -> None:
    def change(entry: bytes) -> bytes:
        lines = entry.decode().splitlines()
        number = next(place for place, line in enumerate(lines) if line.endswith("a.all") and place)
        lines[number] = lines[number].removesuffix("a.all") + said
        return ("\n".join(lines) + "\n").encode()

    assert codes(with_entry(bundle, "values.csv", change)) == ["not_foreseen"]


def test_beside_a_number_there_is_no_detail(bundle: bytes) -> None:
    def change(entry: bytes) -> bytes:
        return entry.replace(b",,\n", b",,a.all\n", 1)

    assert codes(with_entry(bundle, "values.csv", change)) == ["not_foreseen"]


@pytest.mark.parametrize(
    "change",
    [
        lambda stated: stated["edition"].update(code="departments-2025-1"),
        lambda stated: stated["edition"].update(code="test-2025-2"),
        lambda stated: stated["edition"].update(series="rating"),
        lambda stated: stated["edition"].update(revision=2),
        lambda stated: stated["edition"].update(revision=0, code="test-2025-0"),
        lambda stated: stated["edition"].update(revision=True),
    ],
)
def test_an_edition_is_called_by_series_period_and_revision(bundle: bytes, change: Change) -> None:
    found = codes(with_letter(bundle, nothing, change))
    assert found
    assert set(found) <= {"claim_differs", "not_foreseen"}
    assert set(codes(signed_again(bundle, nothing, change))) - set(found) <= {"letter_differs"}


def test_a_first_revision_corrects_nothing_and_a_later_one_the_one_before(bundle: bytes) -> None:
    def to(corrected: str) -> bytes:
        def entry(files: dict[str, bytes]) -> None:
            stated = {"corrects": corrected, "reason": made.text("a mistake"), "changes": []}
            stated["ranks_compared"] = True
            files["corrections.json"] = json_bytes(stated)

        revision = {"code": "test-2025-3", "revision": 3, "corrects": corrected}
        return with_letter(bundle, entry, lambda stated: stated["edition"].update(revision))

    assert codes(to("test-2025-2")) == []
    assert codes(to("test-2025-1")) == ["claim_differs"]
    assert codes(to("test-2024-2")) == ["claim_differs"]


def test_the_register_is_that_of_the_last_day_of_the_period(bundle: bytes) -> None:
    assert codes(with_tree(bundle, "register.json", lambda tree: tree.update(as_of="2020-01-01"))) == [
        "claim_differs"
    ]


@pytest.mark.parametrize("period", ["٢٠٢٥", "2025\n", "２０２５"])
def test_the_period_is_written_in_plain_digits(bundle: bytes, period: str) -> None:
    again = signed_again(bundle, nothing, lambda stated: stated["edition"].update(period=period))
    assert "bad_content" in codes(again)


FINDING = {"code": "publication.G001", "sentence": {"ky": "а"}, "place": "x", "unit": "", "blocking": True}


@pytest.mark.parametrize(
    "change",
    [
        lambda gate: gate["checks"][0].update(passed=False),
        lambda gate: gate["checks"][0]["findings"].append(FINDING),
        lambda gate: gate["checks"][0].update(findings=[FINDING], passed=False),
        lambda gate: gate.update(verdict="excellent"),
        lambda gate: gate["checks"].pop(),
        lambda gate: gate["checks"].clear(),
        lambda gate: gate["checks"].append(gate["checks"][0]),
    ],
)
def test_the_verdict_of_the_gate_follows_from_its_findings(
    bundle: bytes, change: Callable[[Any], object]
) -> None:
    found = codes(with_tree(bundle, "gate.json", change))
    assert found
    assert set(found) <= {"claim_differs", "gate_refused"}


def test_a_finding_that_blocks_nothing_refuses_nothing(bundle: bytes) -> None:
    warning = {**FINDING, "blocking": False}
    assert (
        codes(with_tree(bundle, "gate.json", lambda gate: gate["checks"][0]["findings"].append(warning)))
        == []
    )


@pytest.mark.parametrize(
    "change",
    [
        {"title": {"ky": "б"}},
        {"reason": {"ky": "б"}},
        {"basis": {"ky": "б"}},
        {"period": "2024"},
        {"target": "i.money"},
        {"operation": {"multiply": "3"}},
        {"source": {"title": "x"}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_exception_is_told_as_the_method_declares_it(bundle: bytes, change: dict[str, Any]) -> None:
    found = codes(with_tree(bundle, "adjustments.json", lambda tree: tree[0].update(change)))
    # A title that lacks two languages is a finding of the gate, too.
    assert found == (["claim_differs", "gate_silent"] if "title" in change else ["claim_differs"])
