"""A changed byte anywhere is found and named; tricks with archives are refused with a sentence."""

from __future__ import annotations

import io
import re
import struct
import subprocess
import sys
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bilim.publication.rules.canonical import archive
from bilim_verify import verify
from bilim_verify.command import lines, run
from bilim_verify.integrity import open_bundle
from bilim_verify.problems import LANGUAGES, SENTENCES, Problem
from verify import editions as made
from verify.test_agreement import content

SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture(scope="module")
def bundle() -> bytes:
    return made.bundle_of(content())


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


def rebuilt(data: bytes, change) -> bytes:
    """The archive with its entries changed by `change(name, content)`, in the one form, unsigned."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return archive({name: change(name, opened.read(name)) for name in opened.namelist()})


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


def plain_zip(entries: list[tuple[str, bytes]], compression: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as made_zip:
        for name, file in entries:
            made_zip.writestr(name, file)
    return stream.getvalue()


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
            return file.replace(b'"format_version":1', b'"format_version":2')
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


def test_two_files_that_cannot_be_read_are_both_named(
    tmp_path: Path, bundle: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([str(tmp_path / "a.zip"), "--corrects", str(tmp_path / "b.zip")]) == 2
    said = capsys.readouterr().out
    assert "a.zip" in said
    assert "b.zip" in said
    (tmp_path / "a.zip").write_bytes(bundle.replace(b"Creative", b"Kreative"))
    assert run([str(tmp_path / "a.zip"), "--corrects", str(tmp_path / "b.zip"), "--language", "en"]) == 2
    said = capsys.readouterr().out
    assert "b.zip" in said
    assert "LICENSE.txt" in said


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


@pytest.mark.parametrize("way", ["itself", "module"])
def test_runs_isolated_with_nothing_but_python(bundle: bytes, tmp_path: Path, way: str) -> None:
    path = tmp_path / "edition.zip"
    path.write_bytes(bundle)
    if way == "itself":
        command = [sys.executable, "-I", "-S", str(path), "--language", "en"]
    else:
        start = (
            f"import sys; sys.path.insert(0, {str(SOURCE)!r}); "
            "from bilim_verify.command import run; sys.exit(run())"
        )
        command = [sys.executable, "-I", "-S", "-c", start, str(path), "--language", "en"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "all agree" in ran.stdout
    path.write_bytes(bundle.replace(b"department n2", b"department n3", 1))
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=tmp_path)
    assert ran.returncode == 1
    assert "register.json" in ran.stdout


def test_a_reader_that_has_seen_enough_changes_nothing_of_the_verdict(bundle: bytes, tmp_path: Path) -> None:
    file = tmp_path / "bundle.zip"
    file.write_bytes(bundle[:-1])
    with subprocess.Popen(
        [sys.executable, "-m", "bilim_verify", str(file)],
        cwd=made.VERIFIER.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()  # before it says anything
        told = ran.stderr.read()
    assert (ran.returncode, told) == (1, b"")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert run([str(tmp_path / "nothing.zip"), "--language", "ru"]) == 2


def test_every_sentence_stands_in_three_languages_with_the_same_places() -> None:
    for code, sentences in SENTENCES.items():
        assert len(sentences) == 3, code
        assert all(sentence.strip() for sentence in sentences), code
        places = [set(re.findall(r"{(\w+)}", sentence)) for sentence in sentences]
        assert places[0] == places[1] == places[2], code


def test_the_verifier_imports_the_standard_library_alone() -> None:
    allowed = set(sys.stdlib_module_names) | {"bilim_verify"}
    for path in (SOURCE / "bilim_verify").glob("*.py"):
        for line in path.read_text().splitlines():
            found = re.match(r"\s*(?:from|import) ([a-z_]\w*)", line)
            assert not found or found[1] in allowed, f"{path.name}: {line}"
