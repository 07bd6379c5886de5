"""A changed byte anywhere is found and named; tricks with archives are refused with a sentence."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from bilim.publication.rules.canonical import archive
from bilim_verify import verify
from bilim_verify.command import lines
from bilim_verify.integrity import open_bundle
from bilim_verify.problems import Problem
from verify.editions import rebuilt


def owner_of(data: bytes, position: int) -> tuple[str, str]:
    """Which entry and which part of it the byte at this position belongs to, by Python's own reader."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        entries = opened.infolist()
        start_of_directory = opened.start_dir
    for entry in entries:
        head = entry.header_offset + 30 + len(entry.filename)
        if entry.header_offset <= position < head:
            return entry.filename, "local_header"
        if head <= position < head + entry.file_size:
            return entry.filename, "content"
    offset = start_of_directory
    for entry in entries:
        end = offset + 46 + len(entry.filename)
        if offset <= position < end:
            return entry.filename, "directory"
        offset = end
    return "", "end"


def positions(data: bytes) -> list[int]:
    """Every k-th byte, and of every entry its headers' ends, the length of its name in either, and the first
    and last byte of its content."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        entries = opened.infolist()
        directory = opened.start_dir
    chosen = set(range(0, len(data), max(1, len(data) // 150)))
    for entry in entries:
        head = entry.header_offset + 30 + len(entry.filename)
        chosen |= {entry.header_offset, entry.header_offset + 14, entry.header_offset + 18, head - 1, head}
        chosen |= {head + entry.file_size - 1, entry.header_offset + 26, entry.header_offset + 27}
    # Of each line of the directory, its first byte and both of the length of its name.
    starts = [directory]
    for entry in entries:
        starts.append(starts[-1] + 46 + len(entry.filename))
    chosen |= {start + place for start in starts[:-1] for place in (0, 28, 29)}
    chosen |= set(range(directory, len(data), 37)) | set(range(len(data) - 22, len(data)))
    return sorted(chosen)


def accused(found: list[Problem]) -> list[dict[str, str]]:
    """What is said to have been changed, signature apart."""
    codes = ("header_changed", "content_byte_changed", "content_changed", "crc_differs", "size_differs")
    return [dict(each.params) for each in found if each.code in (*codes, "missing_entry", "extra_entry")]


def test_a_changed_byte_anywhere_is_found_and_named(bundle: bytes) -> None:
    chosen = positions(bundle)
    assert len(chosen) >= 300
    parts = set()
    for position in chosen:
        changed = bytearray(bundle)
        # No letter of a name becomes a slash or a colon by it: that would be refused as a trick, unopened.
        changed[position] ^= 0x02
        entry, part = owner_of(bundle, position)
        parts.add((entry, part))
        found = open_bundle(bytes(changed)).problems
        named = [
            dict(each.params) for each in found if each.code in ("header_changed", "content_byte_changed")
        ]
        assert any(
            each.get("entry") == entry
            and each["offset"] == str(position)
            and each.get("part", "content") == part
            for each in named
        ), (position, entry, part, found)
        assert {each.get("entry") for each in accused(found)} == {entry}, (position, entry, part, found)
    names = {entry for entry, _ in parts if entry}
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        assert names == set(opened.namelist())
    assert all({(name, "local_header"), (name, "content"), (name, "directory")} <= parts for name in names)


@pytest.mark.parametrize("name", ["manifest.json", "manifest.sig"])
def test_a_changed_name_of_what_no_hash_is_stated_for_is_named(bundle: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        entry = opened.getinfo(name)
    listed = bundle.rindex(name.encode())
    for start, part in ((entry.header_offset + 30, "local_header"), (listed, "directory")):
        for position in range(start, start + len(name)):
            changed = bytearray(bundle)
            changed[position] ^= 0x02
            found = accused(open_bundle(bytes(changed)).problems)
            assert [(each["entry"], each["part"], each["offset"]) for each in found] == [
                (name, part, str(position))
            ]


@pytest.mark.parametrize("flip", [0x01, 0x80, 0xFF])
def test_the_whole_report_names_a_changed_figure(bundle: bytes, flip: int) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        entry = opened.getinfo("scores.csv")
    changed = bytearray(bundle)
    changed[entry.header_offset + 30 + len("scores.csv") + entry.file_size // 2] ^= flip
    report = verify(bytes(changed))
    assert report.status == 1
    assert any("scores.csv" in line for line in lines(report, "ru"))


def test_two_changed_bytes_are_placed_in_their_entry(bundle: bytes) -> None:
    changed = rebuilt(
        bundle, lambda name, file: file.replace(b"2025", b"2024") if name == "values.csv" else file
    )
    report = verify(changed)
    assert report.status == 1
    assert any(
        each.code == "content_changed" and dict(each.params)["entry"] == "values.csv"
        for each in report.problems
    )


def test_a_truncated_bundle_says_where_it_ends(bundle: bytes) -> None:
    for length in (len(bundle) // 3, len(bundle) // 2, len(bundle) - 400):
        report = verify(bundle[:length])
        assert report.status in (1, 2)
        assert report.problems, length
    report = verify(bundle[: len(bundle) // 2])
    assert (report.status, report.problems[0].code) == (2, "truncated")


def test_bytes_after_the_end_and_before_the_beginning_are_found(bundle: bytes) -> None:
    after = verify(bundle + b"hidden")
    assert after.status == 1
    assert [each.code for each in after.problems] == ["extra_bytes"]
    assert verify(b"#!/bin/sh\n" + bundle).status in (1, 2)


HIDDEN = b"#!/bin/sh\n"


def placed(bundle: bytes, name: str) -> int:
    """Where the header of this entry begins, or the directory."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        return opened.getinfo(name).header_offset if name else opened.start_dir


def offsets_mended(data: bytes, place: int) -> bytes:
    """The same with the places in directory and end record moved on, as a careful hand would."""
    found = bytearray(data)
    end = found.rfind(b"PK\x05\x06")
    count, _, start = struct.unpack_from("<H2I", found, end + 10)
    row = start + len(HIDDEN)
    struct.pack_into("<I", found, end + 16, row)
    for _ in range(count):
        stated = struct.unpack_from("<I", found, row + 42)[0]
        struct.pack_into("<I", found, row + 42, stated + len(HIDDEN) * (stated >= place))
        row += 46 + sum(struct.unpack_from("<3H", found, row + 28))
    return bytes(found)


@pytest.mark.parametrize("name", ["LICENSE.txt", "facts.csv", "manifest.json", ""])
@pytest.mark.parametrize("careful", [False, True])
def test_bytes_put_between_entries_are_told_as_such(bundle: bytes, name: str, *, careful: bool) -> None:
    place = placed(bundle, name)
    spoilt = bundle[:place] + HIDDEN + bundle[place:]
    report = verify(offsets_mended(spoilt, place) if careful else spoilt)
    assert report.status == (1 if careful else 2)
    (told,) = report.problems
    assert told.code == ("inserted_bytes" if name else "inserted_before_directory")
    assert dict(told.params) == {"entry": name, "offset": str(place), "count": str(len(HIDDEN))}


def test_bytes_put_in_twice_are_told_twice(bundle: bytes) -> None:
    place = placed(bundle, "facts.csv")
    spoilt = HIDDEN + bundle[:place] + HIDDEN + bundle[place:]
    assert [each.code for each in verify(spoilt).problems] == ["inserted_bytes", "inserted_bytes"]


def test_an_extra_entry_is_found(bundle: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    report = verify(archive({**files, "notes.txt": b"hello"}))
    assert [each.code for each in report.problems] == ["extra_entry"]
    files.pop("gate.json")
    assert "missing_entry" in {each.code for each in verify(archive(files)).problems}


def test_a_declared_size_beyond_the_file_is_no_trouble(bundle: bytes) -> None:
    changed = bytearray(bundle)
    struct.pack_into("<I", changed, 22, 0xFFFFFFFF)
    report = verify(bytes(changed))
    assert report.status == 1
    assert "header_changed" in {each.code for each in report.problems}
