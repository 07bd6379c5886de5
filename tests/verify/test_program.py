"""The verifier as a program: alone with Python, in three languages, with an exit code."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bilim_verify.command import lines, run
from bilim_verify.problems import SENTENCES
from bilim_verify.verifying import verify
from verify import editions as made
from verify.test_claims import nothing, signed_again

SOURCE = Path(__file__).parents[2] / "src"


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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], ["топтому көрсөтүлгөн эмес"]),
        (
            ["a.zip", "b.zip", "--kei", "--key"],
            ["«b.zip» ашыкча", "«--kei» деген параметр жок", "«--key» параметринин"],
        ),
        (["a.zip", "--language=de"], ["«de» деген тил жок"]),
        (["--corrects", "--key", "1"], ["«--corrects» параметринин мааниси жок", "көрсөтүлгөн эмес"]),
        (["nothing.zip"], ["«nothing.zip» деген файл жок"]),
    ],
)
def test_a_command_line_that_is_wrong_is_told_whole_in_the_readers_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], said: list[str]
) -> None:
    monkeypatch.setenv("BILIM_LANGUAGE", "ky")
    assert run(arguments) == 2
    told = capsys.readouterr().out
    assert [each for each in said if each not in told] == []
    assert ("Мындай жазылат" in told) == (arguments != ["nothing.zip"])


def test_help_is_told_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help", "--language", "ru"]) == 0
    assert capsys.readouterr().out.startswith("Пишется так")
    assert run(["--help"], bundle="a.zip") == 0


def changed_fact(bundle: bytes, *, mend_crc: bool = False) -> tuple[bytes, list[str]]:
    """The bundle with the first digit of the first value changed, and the cells of that row."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        entries = [(entry, opened.read(entry)) for entry in opened.infolist()]
    facts = next(content for entry, content in entries if entry.filename == "facts.csv")
    row = next(line for line in facts.decode().split("\n")[1:] if line.startswith("n1,a.children,2025,,22,"))
    other = row.replace(",22,", ",23,")
    if not mend_crc:
        return bundle.replace(row.encode(), other.encode(), 1), row.split(",")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made_anew:
        for entry, content in entries:
            made_anew.writestr(entry, content.replace(row.encode(), other.encode(), 1))
    return out.getvalue(), row.split(",")


def test_a_changed_fact_is_named_before_what_follows_from_it(
    bundle: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed, cells = changed_fact(bundle)
    (tmp_path / "a.zip").write_bytes(changed)
    assert run([str(tmp_path / "a.zip"), "--language", "en"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert "content of the entry “facts.csv”" in told[0]
    assert ", ".join(cell for cell in cells[:4] if cell) in told[1]
    assert "line " in told[1]


@pytest.mark.parametrize("mend_crc", [False, True])
def test_what_follows_is_counted_and_the_first_ten_are_shown_with_names(
    bundle: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, mend_crc: bool
) -> None:
    changed, _ = changed_fact(bundle, mend_crc=mend_crc)
    (tmp_path / "a.zip").write_bytes(changed)
    assert run([str(tmp_path / "a.zip"), "--language", "en"]) == 1
    short = capsys.readouterr().out.splitlines()
    assert run([str(tmp_path / "a.zip"), "--language", "en", "--all"]) == 1
    whole = capsys.readouterr().out.splitlines()
    (head,) = (line for line in short if line.startswith("Figures that do not follow"))
    count = int(head.rpartition(" ")[2].rstrip("."))
    figures = [line for line in whole if re.search(r"published .*(recomputed|follows from nothing)", line)]
    assert len(figures) == count > 10
    assert [line for line in short if line in figures] == figures[:10]
    assert f"… and {count - 10} more; all of them: --all." in short
    assert all(re.search(r", (\w+) \(en\) \(\1\)", line) for line in figures)
    assert [line for line in figures if line.count("Overall score") > 1] == []
    assert any(line.startswith("Overall score, ") for line in figures)


def test_a_fact_changed_in_an_archive_written_anew_is_sought_by_names(
    bundle: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed, _ = changed_fact(bundle, mend_crc=True)
    (tmp_path / "a.zip").write_bytes(changed)
    assert run([str(tmp_path / "a.zip"), "--language", "ky"]) == 1
    told = capsys.readouterr().out.splitlines()
    (said,) = (line for line in told if "архив жаңыдан жазылган" in line)
    assert "n1 (ky) (n1)" in said
    assert "а (a.children)" in said
    figures = [line for line in told if "жарыяланганы" in line]
    assert any(", i.share ky (i.share)" in line for line in figures), figures


def test_programs_of_another_version_or_hand_are_named(bundle: bytes) -> None:
    def other(files: dict[str, bytes]) -> None:
        files["bilim_verify/gate.py"] += b"x = 1\n"
        files["bilim_verify/spy.py"] = b"x = 1\n"

    report = verify(signed_again(bundle, other, nothing))
    assert (report.status, report.problems) == (0, [])
    (said,) = (
        line for line in lines(report, "en") if line.startswith("Note: programs") and "verifier: 2 (" in line
    )
    assert "(bilim_verify/gate.py, bilim_verify/spy.py)" in said
    honest = lines(verify(bundle), "en")
    assert [line for line in honest if "programs inside the bundle that are not" in line] == []
    held = next(line for line in honest if line.startswith("Held by the signature alone"))
    for each in ("worked cases", "which checks of the gate applied", "programs inside"):
        assert each in held
