"""Whatever comes in is refused with a problem that can be printed: half characters, pipes, folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim_engine.cli import reading
from bilim_engine.cli.commands import main
from bilim_engine.cli.reading import read_units_csv
from bilim_engine.definitions import canonical_bytes, load, to_json
from bilim_engine.facts import read_facts_csv
from bilim_engine.formulas import Names, parse
from bilim_engine.problems import LANGUAGES, Problem

REASON = 'reasons:\n  - {{code: "{code}", title: {{ky: "{title}", ru: b, en: c}}}}\n'
HEADER = "unit,item,period,value,origin\n"
# Every text, half characters and control signs included, with what means something to the readers.
TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from('\ud800\udfff\0\x1b",;:{}[]\\u#&*!|>%@`\n')), max_size=40
)


def printable(found: list[Problem]) -> bool:
    """Every problem can be written in every language; whether there is any."""
    for problem in found:
        for language in LANGUAGES:
            problem.render(language).encode()
    return bool(found)


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\0"])
@pytest.mark.parametrize("field", ["code", "title"])
def test_an_escape_that_is_no_character_is_refused(escape: str, field: str) -> None:
    text = REASON.format(**{"code": "known", "title": "a", field: f"a{escape}"})
    _definitions, found = load({"reasons.yaml": text})
    assert printable(found)
    assert any(problem.place.line == 2 for problem in found)


def test_half_a_character_in_a_table_is_named_with_its_line() -> None:
    facts, found = read_facts_csv(f"{HEADER}a,b,2025,1,c\na\ud800,b,2024,1,c\n", "facts.csv")
    assert facts == []
    assert [str(problem.place) for problem in found] == ["facts.csv:3"]
    assert "\\ud800" in found[0].message("en")


def test_the_name_of_a_file_may_hold_bytes_that_are_no_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")
    assert main(["check", odd, "--language", "en"]) == 2
    assert "engine.P001" in capsys.readouterr().out


@given(TEXTS)
def test_any_text_is_definitions_or_a_problem(text: str) -> None:
    definitions, found = load({"any.yaml": text})
    printable(found)
    canonical_bytes(to_json(definitions))


@given(TEXTS)
def test_any_quoted_text_is_a_title_or_a_problem(text: str) -> None:
    quoted = "".join(f"\\u{ord(sign):04x}" if ord(sign) < 65536 else sign for sign in text)
    definitions, found = load({"reasons.yaml": REASON.format(code="known", title=quoted)})
    if not printable(found):
        canonical_bytes(to_json(definitions))


@given(TEXTS)
def test_any_text_is_a_formula_or_a_problem(text: str) -> None:
    expression, found = parse(text, Names())
    assert (expression is None) == printable(found)


@given(TEXTS, st.integers(0, 4))
def test_any_cell_is_read_or_a_problem(text: str, column: int) -> None:
    cells = ["u", "i", "2025", "1", "o"]
    cells[column] = text
    facts, found = read_facts_csv(HEADER + ",".join(cells) + "\n", "facts.csv")
    printable(found)
    for fact in facts:
        f"{fact.unit}{fact.item}{fact.origin}".encode()
    printable(read_units_csv(f"code,ky\n{text},{text}\n", "units.csv")[1])


@pytest.fixture
def method(root: Path) -> str:
    return str(next((root / "examples").rglob("*.yaml")))


def test_a_pipe_is_not_waited_for(tmp_path: Path, method: str, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for arguments in (["check", str(pipe)], ["rate", method, str(pipe), "--period", "2025"]):
        assert main([*arguments, "--language", "en"]) == 2
        told = capsys.readouterr()
        assert "engine.P012" in told.out + told.err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device")
def test_a_device_without_end_is_not_read(method: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rate", method, "/dev/zero", "--period", "2025", "--language", "en"]) == 2
    assert "engine.P012" in capsys.readouterr().err


def test_a_folder_is_no_table(tmp_path: Path, method: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rate", method, str(tmp_path), "--period", "2025", "--language", "en"]) == 2
    assert "engine.P012" in capsys.readouterr().err


def test_a_file_beyond_the_limit_is_not_read_whole(
    tmp_path: Path, method: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1024)
    heavy = tmp_path / "facts.csv"
    heavy.write_bytes(b"x" * 1025)
    assert main(["rate", method, str(heavy), "--period", "2025", "--language", "en"]) == 2
    assert "engine.P013" in capsys.readouterr().err
