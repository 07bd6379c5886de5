"""A gate whose findings were emptied, or made up, by whoever holds the key is found out where it follows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilim_verify import claims, gate
from bilim_verify.command import run
from bilim_verify.verifying import verify
from bilim_verify.words import words
from verify import editions as made
from verify.test_form import with_entry, with_tree

METHOD, ITEMS, PARAMETERS = (f"definitions/{name}.json" for name in ("methodology", "items", "parameters"))


def told(data: bytes) -> set[tuple[str, str]]:
    """The findings the verifier misses or doubts."""
    found = [each for each in verify(data).problems if each.code in ("gate_silent", "gate_invents")]
    return {(each.code, dict(each.params)["finding"]) for each in found}


def stating(data: bytes, check: str, finding: str) -> bytes:
    """The same with this finding stated."""

    def change(tree: Any) -> None:
        target = next(each for each in tree["checks"] if each["code"] == check)
        stated = {"code": f"publication.{finding}", "sentence": {"ky": "…"}, "place": "", "unit": ""}
        target["findings"].append({**stated, "blocking": True})

    return with_tree(data, "gate.json", change)


def test_every_check_is_counted_anew_or_recomputed_or_named_as_open() -> None:
    assert set(claims.CHECKS) == {*gate.REPEATED, *gate.FIGURES, *gate.OPEN}
    assert {*gate.REPEATED} & {*gate.OPEN} == {"small_numbers"}
    assert not {*gate.FIGURES} & {*gate.REPEATED, *gate.OPEN}


def test_an_honest_edition_has_the_findings_that_follow(bundle: bytes, root: Path) -> None:
    assert told(bundle) == set()
    assert told((root / "tests" / "golden" / "edition-format-1.zip").read_bytes()) == set()


def _unband(rows: bytes) -> bytes:
    head, *lines = rows.decode().splitlines()
    return "\n".join([head, *(line.rsplit(",", 1)[0] + "," for line in lines)]).encode() + b"\n"


def _gap(tree: Any) -> None:
    tree["bands"] = [
        {"code": "low", "title": made.text("low"), "from": None, "until": "40"},
        {"code": "high", "title": made.text("high"), "from": "50", "until": None},
    ]


def _overlap(tree: Any) -> None:
    _gap(tree)
    tree["bands"][1]["from"] = "30"


def _baseless(tree: Any) -> None:
    for each in tree.values():
        each.pop("base")


def _undefined(tree: Any) -> None:
    for each in tree.values():
        each.pop("formula", None)
        each.pop("numerator", None)


def _persons(tree: Any) -> None:
    for each in tree.values():
        each.update(persons=True)
        each.pop("public", None)


def _threshold(tree: Any) -> None:
    value = {"from": "2000-01-01", "value": "1000000", "certainty": "found"}
    stated = {"code": gate.THRESHOLD, "title": made.text("threshold"), "unit": "children", "values": [value]}
    tree[gate.THRESHOLD] = stated


def _threshold_of_this_year(tree: Any) -> None:
    _threshold(tree)
    tree[gate.THRESHOLD]["values"][0]["from"] = "2025-12-31"


def _of_the_year_before(rows: bytes) -> bytes:
    return rows.replace(b",2025,,", b",2024,,")


def _without_threshold(tree: Any) -> None:
    tree.pop(gate.THRESHOLD, None)


FAULTS: dict[str, Callable[[bytes], bytes]] = {
    "G010": lambda data: with_tree(data, METHOD, _gap),
    "G011": lambda data: with_tree(data, METHOD, _overlap),
    "G012": lambda data: with_tree(data, "definitions/indicators.json", _undefined),
    "G013": lambda data: with_tree(data, "definitions/indicators.json", _baseless),
    "G041": lambda data: with_entry(data, "values.csv", _all_suppressed),
    "G043": lambda data: with_tree(with_entry(data, "results.csv", _unband), METHOD, _gap),
    "G044": lambda data: with_entry(
        data, "facts.csv", lambda rows: rows.replace(b",made,true,", b",made,false,")
    ),
    "G045": lambda data: with_tree(data, "register.json", lambda tree: tree["units"][0]["names"].pop("ru")),
    "G046": lambda data: with_tree(data, "origins.json", lambda tree: tree.clear()),
    "G048": lambda data: with_entry(
        with_tree(with_tree(data, ITEMS, _persons), PARAMETERS, _threshold), "facts.csv", _broken_down
    ),
    "G050": lambda data: with_tree(with_tree(data, ITEMS, _persons), PARAMETERS, _threshold),
    "G053": lambda data: with_entry(data, "results.csv", _unplaced),
    "G058": lambda data: with_tree(with_tree(data, ITEMS, _persons), PARAMETERS, _without_threshold),
}


def _broken_down(rows: bytes) -> bytes:
    head, *lines = rows.decode().splitlines()
    cells = [line.split(",") for line in lines]
    return (
        "\n".join([head, *(",".join([*row[:3], "sex=female", *row[4:]]) for row in cells)]).encode() + b"\n"
    )


def _all_suppressed(rows: bytes) -> bytes:
    head, *lines = rows.decode().splitlines()
    cells = [line.split(",") for line in lines]
    written = [",".join([*row[:4], "", "suppressed", ""]) for row in cells]
    return "\n".join([head, *written]).encode() + b"\n"


def _unplaced(rows: bytes) -> bytes:
    head, *lines = rows.decode().splitlines()
    cells = [line.split(",") for line in lines]
    return "\n".join([head, *(",".join([*row[:4], "", "", "", row[7]]) for row in cells)]).encode() + b"\n"


def test_a_small_total_before_the_first_threshold_is_held_to_that_of_the_edition(bundle: bytes) -> None:
    small = with_tree(with_tree(bundle, ITEMS, _persons), PARAMETERS, _threshold_of_this_year)
    assert ("gate_silent", "G050") in told(with_entry(small, "facts.csv", _of_the_year_before))


@pytest.mark.parametrize("finding", FAULTS)
def test_a_finding_that_follows_and_was_emptied_is_named(bundle: bytes, finding: str) -> None:
    assert ("gate_silent", finding) in told(FAULTS[finding](bundle))


@pytest.mark.parametrize(
    ("check", "finding"), [(check, each) for check, codes in gate.REPEATED.items() for each in codes]
)
def test_a_finding_that_is_stated_and_does_not_follow_is_named(
    bundle: bytes, check: str, finding: str
) -> None:
    assert told(stating(bundle, check, finding)) == {("gate_invents", finding)}


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_verdict_says_what_it_does_not_prove(
    bundle: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    file = tmp_path / "edition.zip"
    file.write_bytes(bundle)
    assert run([str(file), "--language", language]) == 0
    said = capsys.readouterr().out
    for code in gate.OPEN:
        assert words(f"check_{code}", language) in said
    assert words("signed_alone", language) in said


def test_a_name_of_the_register_is_held_by_the_signature_alone(bundle: bytes) -> None:
    """Whoever holds the key can rename a unit: nothing in the bundle contradicts it."""
    renamed = with_tree(bundle, "register.json", lambda tree: tree["units"][0]["names"].update(en="Else"))
    assert verify(renamed).problems == []
