"""What a bundle repeats of itself is held against what it repeats, even where the signature is good."""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from bilim.publication.rules.canonical import archive, json_bytes
from bilim_verify.verifying import verify
from verify import editions as made

Change = Callable[[dict[str, Any]], object]
MANIFEST, ADJUSTMENTS, RESULTS = "manifest.json", "adjustments.json", "results.csv"


def signed_again(data: bytes, change: Callable[[dict[str, bytes]], object], manifest: Change) -> bytes:
    """The bundle with its entries changed, its hashes stated anew, signed with the key of the edition."""
    with zipfile.ZipFile(BytesIO(data)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    change(files)
    stated = json.loads(files.pop(MANIFEST))
    del files["manifest.sig"]
    stated["files"] = {
        name: {"sha256": hashlib.sha256(file).hexdigest(), "size": len(file)} for name, file in files.items()
    }
    manifest(stated)
    written = json_bytes(stated)
    signature = base64.b64encode(made.KEY.sign(written)) + b"\n"
    return archive({**files, MANIFEST: written, "manifest.sig": signature})


def nothing(_whatever: object) -> None:
    """What is left as it is."""


def test_signed_again_without_a_change_it_is_whole(bundle: bytes) -> None:
    assert signed_again(bundle, nothing, nothing) == bundle
    assert verify(bundle).problems == []


@pytest.mark.parametrize(
    "change",
    [
        lambda stated: stated["methodology"].update(version=9),
        lambda stated: stated["methodology"].update(version=True),
        lambda stated: stated["methodology"].update(status="in_force"),
        lambda stated: stated["methodology"].update(code="department-2021"),
        lambda stated: stated["edition"].update(corrects="test-2025-0"),
    ],
)
def test_the_manifest_claims_nothing_that_is_not_inside(bundle: bytes, change: Change) -> None:
    report = verify(signed_again(bundle, nothing, change))
    codes = {each.code for each in report.problems}
    assert (report.status, codes - {"not_foreseen"}) == (1, {"claim_differs"})


@pytest.mark.parametrize("version", [True, 1.0, "1", None, 0, 6])
def test_a_format_version_is_a_whole_number_it_knows(bundle: bytes, version: object) -> None:
    report = verify(signed_again(bundle, nothing, lambda stated: stated.update(format_version=version)))
    assert (report.status, report.problems[0].code) == (2, "unknown_format")


@pytest.mark.parametrize("drop", [lambda stated: stated.clear(), lambda stated: stated[0]["effects"].clear()])
def test_no_exception_and_no_effect_of_one_is_left_out(bundle: bytes, drop: Callable[[Any], None]) -> None:
    def change(files: dict[str, bytes]) -> None:
        stated = json.loads(files[ADJUSTMENTS])
        drop(stated)
        files[ADJUSTMENTS] = json_bytes(stated)

    report = verify(signed_again(bundle, change, nothing))
    assert (report.status, [each.code for each in report.problems]) == (1, ["claim_differs"])


@pytest.mark.parametrize(
    "written",
    [
        lambda number: f"{number[0]}_{number[1:]}",
        lambda number: f"+{number}",
        lambda number: f" {number}",
        lambda number: f"{number}E0",
        lambda number: f"0{number}",
        lambda number: f"{number}\n",
        lambda number: number.translate({ord("0") + digit: 0x660 + digit for digit in range(10)}),
    ],
)
def test_a_figure_is_written_as_the_format_says(bundle: bytes, written: Callable[[str], str]) -> None:
    """The same number to Python, another one or none to another reader."""

    def change(files: dict[str, bytes]) -> None:
        lines = files[RESULTS].decode().splitlines()
        number = next(i for i, line in enumerate(lines) if len(line.split(",")[2]) > 2 and i)
        cells = lines[number].split(",")
        cell = written(cells[2])
        cells[2] = f'"{cell}"' if "\n" in cell else cell
        lines[number] = ",".join(cells)
        files[RESULTS] = ("\n".join(lines) + "\n").encode()

    report = verify(signed_again(bundle, change, nothing))
    assert report.status == 1
    assert "figure_differs" in {each.code for each in report.problems}


@pytest.mark.parametrize("written", ["٢٤", "24\n", "２４", "2_4"])
def test_a_recorded_figure_is_written_in_plain_digits(bundle: bytes, written: str) -> None:
    def change(files: dict[str, bytes]) -> None:
        head, first, *rest = files["facts.csv"].decode().splitlines()
        cells = first.split(",")
        cells[4] = f'"{written}"' if "\n" in written else written
        files["facts.csv"] = ("\n".join([head, ",".join(cells), *rest]) + "\n").encode()

    report = verify(signed_again(bundle, change, nothing))
    assert report.status == 1
    assert {each.code for each in report.problems} == {"bad_content"}
