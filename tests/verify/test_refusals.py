"""What is no bundle is refused with a sentence, and whatever else can be told of it is told at once."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from bilim_verify import archive, ranking, verify
from bilim_verify.command import lines
from bilim_verify.content import BadContent
from bilim_verify.problems import LANGUAGES
from bilim_verify.verifying import UNREADABLE
from verify.editions import rebuilt


def plain_zip(entries: list[tuple[str, bytes]], compression: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as made_zip:
        for name, file in entries:
            made_zip.writestr(name, file)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("9" * 100_000, "row 4: a number of 100000 signs"),
        ("1e5", "row 4: not a number: 1e5"),
        ("", "row 4: value or reason: "),
    ],
)
def test_a_fact_that_is_no_number_of_the_ledger_is_named_with_its_line(
    bundle: bytes, value: str, why: str
) -> None:
    def spoilt(name: str, content: bytes) -> bytes:
        if name != "facts.csv":
            return content
        table = content.decode().split("\n")
        cells = table[3].split(",")
        table[3] = ",".join([*cells[:4], value, "", *cells[6:]])
        return "\n".join(table).encode()

    told = [dict(each.params) for each in verify(rebuilt(bundle, spoilt)).problems]
    unread = [each for each in told if each.get("why", "").startswith("row ")]
    assert [(each["entry"], each["why"][: len(why)]) for each in unread] == [("facts.csv", why)]
    assert not [each for each in told if "InvalidOperation" in each.get("why", "")]
    assert all(len(each["why"]) < 200 for each in unread)


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (lambda file: file.replace(b",made,", b",", 1), "2-сапта 9 уяча бар, 10 болушу керек"),
        (lambda file: file.replace(b"unit,", b"place,", 1), "мамычалардын аталыштары башка: place,"),
        (lambda file: b"\xff" + file, "бул UTF-8 тексти эмес (0-байт)"),
        (lambda file: b"", "мамычалардын аталыштары башка"),
    ],
    ids=["cells", "header", "no text", "empty"],
)
def test_why_a_table_cannot_be_read_is_said_in_the_readers_language(
    bundle: bytes, spoilt: Callable[[bytes], bytes], said: str
) -> None:
    report = verify(rebuilt(bundle, lambda name, file: spoilt(file) if name == "facts.csv" else file))
    told = [line for line in lines(report, "ky") if "facts.csv" in line and "окулбайт" in line]
    assert told
    assert all(said in line for line in told)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_zip"),
        (b"not a zip at all" * 9, "not_a_zip"),
        (plain_zip([("a", b"1"), ("a", b"2")]), "duplicate_entry"),
        (plain_zip([("../../etc/passwd", b"1")]), "unsafe_name, no_manifest"),
        (plain_zip([("/root", b"1")]), "unsafe_name, no_manifest"),
        (plain_zip([("c:\\x", b"1"), ("../y", b"")]), "unsafe_name, unsafe_name, no_manifest"),
        (
            plain_zip([("manifest.json", b"\0" * 10_000_000)], zipfile.ZIP_DEFLATED),
            "packed_entry, no_manifest",
        ),
        (plain_zip([(f"f{i}", b"") for i in range(2000)]), "too_many_entries"),
        (plain_zip([("manifest.json", b"{}")]), "no_manifest"),
        (plain_zip([("manifest.json", b"[" * 100_000)]), "no_manifest"),
        (plain_zip([("other.txt", b"hello")]), "no_manifest"),
        (
            plain_zip(
                [("manifest.json", b'{"edition":{},"methodology":{},"files":{},"key":{},"format":"x"}')]
            ),
            "unknown_format",
        ),
    ],
)
def test_what_is_no_bundle_is_refused_with_a_sentence(data: bytes, code: str) -> None:
    report = verify(data)
    assert report.status == 2
    told = [each.code for each in report.problems]
    # What is wrong about the archive itself, field by field, and about its entries follows the reasons.
    assert [each for each in told if each not in ("header_changed", "not_canonical", "not_foreseen")] == (
        code.split(", ")
    )
    assert told[0] == code.split(", ")[0]
    for language in LANGUAGES:
        assert "{" not in "".join(lines(report, language)).replace("{…}", "")


def test_whatever_else_can_be_told_of_what_is_no_bundle_is_told_at_once(bundle: bytes) -> None:
    """The manifest cannot be read; a table and a JSON file lack their last line feed; a byte was changed."""

    def spoilt(name: str, file: bytes) -> bytes:
        if name == "manifest.json":
            return b"{}"
        return file.rstrip(b"\n") if name in ("gate.json", "facts.csv") else file

    report = verify(rebuilt(bundle, spoilt))
    assert report.status == 2
    told = [(each.code, dict(each.params).get("entry", "")) for each in report.problems]
    assert told[0] == ("no_manifest", "")
    for expected in (("not_canonical", "gate.json"), ("table_not_canonical", "facts.csv")):
        assert expected in told
    changed = bytearray(rebuilt(bundle, spoilt))
    changed[changed.index(b"Creative Commons")] ^= 1
    told = [(each.code, dict(each.params).get("entry", "")) for each in verify(bytes(changed)).problems]
    assert ("crc_differs", "LICENSE.txt") in told


def test_of_another_format_only_the_archive_is_judged(bundle: bytes) -> None:
    def newer(name: str, file: bytes) -> bytes:
        if name == "manifest.json":
            return file.replace(b'"format_version":5', b'"format_version":6')
        return file.rstrip(b"\n") if name == "gate.json" else file

    assert [each.code for each in verify(rebuilt(bundle, newer)).problems] == ["unknown_format"]


def test_one_entry_that_cannot_be_read_hides_no_other_finding(bundle: bytes) -> None:
    def spoilt(name: str, file: bytes) -> bytes:
        spoils = {"facts.csv": b"nothing\n", "LICENSE.txt": b"mine\n", "gate.json": b"[]\n"}
        return spoils.get(name, file)

    told = {
        (each.code, dict(each.params).get("entry", "")) for each in verify(rebuilt(bundle, spoilt)).problems
    }
    for expected in (
        ("bad_content", "facts.csv"),
        ("letter_differs", "LICENSE.txt"),
        ("part_unreadable", "gate.json"),
    ):
        assert expected in told


def test_a_changed_byte_is_not_looked_for_in_a_content_that_would_take_minutes(bundle: bytes) -> None:
    large = rebuilt(bundle, lambda name, content: content + b"x" * 20_000_000 * (name == "facts.csv"))
    begun = time.process_time()
    told = verify(large).problems
    assert time.process_time() - begun < 5
    assert ("content_changed", "facts.csv") in {(each.code, dict(each.params).get("entry")) for each in told}


def test_a_directory_that_names_one_stretch_many_times_asks_for_no_more_than_the_file_holds() -> None:
    size, names = 1 << 20, [b"n%04d" % number for number in range(900)]
    common = (20, 0, 0, 0, 0x21, 0, size, size, 5, 0)
    body = archive.LOCAL.pack(archive.LOCAL_MARK, *common) + names[0] + bytes(size)
    rows = [
        archive.CENTRAL.pack(archive.CENTRAL_MARK, 0x314, *common, 0, 0, 0, 0x81A40000, 0) + name
        for name in names
    ]
    listed = b"".join(rows)
    end = archive.END.pack(archive.END_MARK, 0, 0, len(rows), len(rows), len(listed), len(body), 0)
    tracemalloc.start()
    report = verify(body + listed + end)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert report.status == UNREADABLE
    assert peak < 10 * size
    assert lines(report, "en")[0] == (
        "The entries “n0000” and “n0001” overlap (from byte 35): such an archive is not read."
    )
    assert [each.code for each in report.problems] == ["entries_overlap"]


def test_more_draws_than_a_reader_can_wait_for_are_refused_at_once() -> None:
    rule = {"draws": "1000000", "spread": Decimal("0.25"), "level": "0.9", "seed": "s"}
    ties = {"ties": "competition", "direction": "descending"}
    country: Any = SimpleNamespace(scores={f"u{i}": {"": Decimal(1)} for i in range(55)}, nodes=[None] * 32)
    with pytest.raises(BadContent, match="draws: 1000000"):
        ranking.intervals(country, rule, ties)
    assert ranking.MOST_DRAWN > 1000 * 2400 * 50, "a rating of all schools of the country can be verified"
