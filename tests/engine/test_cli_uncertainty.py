"""`uncertainty` on the command line: three languages, three forms, faults of all files together."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from bilim_engine.cli import main

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "technology"
ANALYSIS = FOLDER / "analyses" / "technology.yaml"


def arguments(*more: str, analysis: Path = ANALYSIS, method: Path = FOLDER / "technology.yaml") -> list[str]:
    files = [str(method), str(FOLDER / "facts.csv"), "--units", str(FOLDER / "units.csv")]
    return ["uncertainty", *files, "--period", "2025", "--analysis", str(analysis), *more]


def changed(folder: Path, *pairs: tuple[str, str]) -> Path:
    text = ANALYSIS.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    (folder / "analysis.yaml").write_text(text, encoding="utf-8")
    return folder / "analysis.yaml"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ky",
            (
                "Биргелешкен аралык",
                "Кайсынысы жогору экенин",
                "бир шкалага келтирүү",
                "100,0%",
                "Үлгү маалымат",
            ),
        ),
        ("ru", ("Совместный интервал", "порядок неразличим", "нормализация", "100,0%", "Иллюстративные")),
        ("en", ("Joint interval", "order cannot be told", "normalisation", "100.0%", "Illustrative")),
    ],
)
def test_the_tables_speak_the_language_asked_for(language, words, capsys):
    assert main(arguments("--language", language)) == 0
    out = capsys.readouterr().out
    for word in words:
        assert word in out


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_number_below_zero_has_the_true_minus(language, capsys):
    assert main(arguments("--language", language)) == 0
    out = capsys.readouterr().out
    point = "." if language == "en" else ","
    assert re.search(rf" −\d\{point}\d", out)
    assert not re.search(r"(?<!\S)\(?-\d", out)


def test_the_same_analysis_gives_the_same_bytes_twice(capsys):
    outputs = []
    for _ in range(2):
        assert main(arguments("--format", "json")) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


def test_the_json_holds_everything_and_agrees_with_the_csv(capsys):
    assert main(arguments("--format", "json")) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["analysis"] == {"code": "technology-uncertainty", "seed": "technology", "version": 1}
    assert set(found["sensitivity"]) == {"weights", "normalisation", "aggregation", "missing", "noise"}
    assert set(found["sensitivity"]["weights"]["first"]) == {"shift", *found["units"]}
    assert set(found["without_adjustment"]) == {"earthquake-2025"}
    assert len(found["without_indicator"]) == len(found["coherence"]["weights"]) == 8
    assert all(sum(counts) == found["draws"] == 500 for counts in found["distribution"].values())
    unranked = [unit for unit, each in found["units"].items() if each["ranked"] == 0]
    assert unranked == ["sample-l"]
    assert found["units"]["sample-l"]["low"] is None
    assert main(arguments("--format", "csv")) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["unit"] for row in rows] == list(found["units"])
    for row in rows:
        assert row["illustrative"] == "true"
        for column in ("rank", "low", "high", "joint_low", "joint_high"):
            assert row[column] == str(found["units"][row["unit"]][column] or "")


def test_another_seed_gives_other_draws_and_no_sensitivity_where_none_is_asked(tmp_path, capsys):
    other = changed(
        tmp_path, ("seed: technology", "seed: other"), ("sensitivity: {base: 128, bootstraps: 100}", "")
    )
    outputs = []
    for analysis in (ANALYSIS, other):
        assert main(arguments("--format", "json", analysis=analysis)) == 0
        outputs.append(json.loads(capsys.readouterr().out))
    assert outputs[1]["sensitivity"] is None
    assert outputs[0]["distribution"] != outputs[1]["distribution"]
    assert outputs[0]["without_indicator"] == outputs[1]["without_indicator"]


def test_faults_of_analysis_and_method_are_told_together(tmp_path, capsys):
    analysis = changed(tmp_path, ("draws: 500", "draws: 0"), ("level: 0.9", "level: 2"))
    method = tmp_path / "technology.yaml"
    text = (FOLDER / "technology.yaml").read_text(encoding="utf-8")
    method.write_text(text.replace("polarity: lower_is_better", "polarity: lower", 1), encoding="utf-8")
    assert main(arguments("--language", "en", analysis=analysis, method=method)) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("definitions.P010") == 2
    assert "polarity" in err or "lower_is_better" in err


def test_what_only_the_rating_shows_is_told_together(tmp_path, capsys):
    analysis = changed(
        tmp_path, ("first: 2", "first: 40"), ("spread: 0.25", "spread: 0.25\ncompared: [sample-a, sampel-b]")
    )
    assert main(arguments("--language", "ru", analysis=analysis)) == 1
    err = capsys.readouterr().err
    assert "analyses.P010" in err
    assert "sample-b?" in err
    assert "analyses.P011" in err


def test_an_analysis_that_is_not_there_is_told(tmp_path, capsys):
    assert main(arguments("--language", "ky", analysis=tmp_path / "none.yaml")) == 2
    assert "engine.P001" in capsys.readouterr().err
