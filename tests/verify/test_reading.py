"""Whatever file is named, the verifier ends soon, with a sentence; and it says what it cannot prove."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bilim_verify.command import lines, run
from bilim_verify.problems import LANGUAGES
from bilim_verify.verifying import verify
from verify import editions as made
from verify.test_agreement import content

ROOT = Path(__file__).parents[2]


def _fifo(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.zip")
    return folder / "pipe.zip"


def _huge(folder: Path) -> Path:
    with (folder / "huge.zip").open("wb") as stream:
        stream.truncate(3 << 30)
    return folder / "huge.zip"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda folder: Path("/dev/zero"), "not_regular"),
        (_fifo, "not_regular"),
        (lambda folder: folder, "not_regular"),
        (_huge, "too_large"),
        (lambda folder: folder / "nothing.zip", "file_missing"),
    ],
    ids=["device", "pipe", "folder", "huge", "nothing"],
)
def test_what_is_no_file_of_a_bundle_is_refused_at_once(make, code: str, tmp_path: Path) -> None:
    path = make(tmp_path)
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29)); "
        "from bilim_verify.command import run; sys.exit(run())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", limited, str(path), "--language", "en"],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    said = {
        "not_regular": "is not a regular file",
        "too_large": "The file is too large: 3221225472 bytes; a bundle has at most 1073741824.",
        "file_missing": "There is no file",
    }
    assert (ran.returncode, ran.stderr) == (2, "")
    assert said[code] in ran.stdout


def test_a_growing_file_is_read_up_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    """A file may grow between the look at its size and its last byte."""
    monkeypatch.setattr("bilim_verify.reading.MOST_BYTES", 10)
    monkeypatch.setattr("bilim_verify.reading.os.fstat", lambda _file: os.stat(tmp_path / "small"))
    (tmp_path / "small").write_bytes(b"1234")
    (tmp_path / "grown").write_bytes(b"12345678901")
    assert run([str(tmp_path / "grown"), "--language", "en"]) == 2
    assert "too large" in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_key_it_says_that_nothing_is_proven_about_who_made_it(language: str) -> None:
    report = verify(made.bundle_of(content()))
    hint = lines(report, language)[-1]
    assert "/keys/" in hint
    assert "--key" in hint
    assert hint not in lines(report, language, report.manifest["key"]["id"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_copy_in_the_bundle_never_vouches_for_its_maker(language: str, tmp_path: Path) -> None:
    """Even with a key: a stranger's program says what the stranger likes."""
    report = verify(made.bundle_of(content()))
    key = report.manifest["key"]["id"]
    warning = lines(report, language, key, travelling=True)[-1]
    assert "./bilim verify" in warning
    assert warning not in lines(report, language, key)
    path = tmp_path / "edition.zip"
    path.write_bytes(made.bundle_of(content()))
    line = [sys.executable, str(path), "--key", key, "--language", language]
    ran = subprocess.run(line, capture_output=True, encoding="utf-8", timeout=120, check=True)
    assert warning in ran.stdout


def test_the_letter_in_the_bundle_says_where_to_take_the_verifier_and_the_key_from() -> None:
    from bilim.publication.rules.letter import readme  # noqa: PLC0415

    letters = readme(content()).split("-" * 72)
    assert len(letters) == 3
    for letter in letters:
        assert "./bilim verify" in letter
        assert "--key" in letter
        assert "/keys/" in letter
