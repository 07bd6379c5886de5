"""The two worked examples: real figures against an independent computation, and golden output."""

import csv
import math
import os
import re
import shlex
import subprocess
import sys
from decimal import Decimal as D
from pathlib import Path

import pytest

from bilim_engine.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
HUMAN = EXAMPLES / "human-development"


def rate(name: str, period: str, *more: str) -> list[str]:
    folder = EXAMPLES / name
    return [
        "rate",
        str(folder / f"{name}.yaml"),
        str(folder / "facts.csv"),
        "--units",
        str(folder / "units.csv"),
        "--period",
        period,
        *more,
    ]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def index_of(life: float, expected: float, mean: float, income: float) -> float:
    """The human development index by the technical note, in floats and in one line each."""
    health = (life - 20) / 65
    education = (min(expected, 18) / 18 + min(mean, 15) / 15) / 2
    living = math.log(min(income, 75000) / 100) / math.log(750)
    return (health * education * living) ** (1 / 3)


def test_the_human_development_index_is_that_of_an_independent_program(capsys):
    figures: dict[str, dict[str, float]] = {}
    for row in rows((HUMAN / "facts.csv").read_text(encoding="utf-8")):
        figures.setdefault(row["unit"], {})[row["item"]] = float(row["value"])
    assert main(rate("human-development", "2014", "--format", "csv")) == 0
    found = {row["unit"]: row for row in rows(capsys.readouterr().out) if row["variant"] == "adjusted"}
    assert len(found) == len(figures) == 24
    for unit, figure in figures.items():
        expected = index_of(
            figure["life_expectancy"],
            figure["expected_schooling"],
            figure["mean_schooling"],
            figure["income"],
        )
        assert float(found[unit]["score"]) == pytest.approx(expected, abs=1e-11)


def test_the_human_development_index_is_the_published_one_within_its_rounding(capsys):
    main(rate("human-development", "2014", "--format", "csv"))
    found = {row["unit"]: row for row in rows(capsys.readouterr().out) if row["variant"] == "adjusted"}
    for row in rows((HUMAN / "published.csv").read_text(encoding="utf-8")):
        # UNDP computes from unrounded components and prints rounded ones.
        assert abs(D(found[row["unit"]]["score"]) - D(row["hdi"])) <= D("0.0011"), row


def test_every_illustrative_figure_says_so():
    assert {row["illustrative"] for row in rows((EXAMPLES / "technology/facts.csv").read_text("utf-8"))} == {
        "true"
    }


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("human-development.csv", rate("human-development", "2014", "--format", "csv")),
        ("human-development.ky.txt", rate("human-development", "2014", "--language", "ky")),
        ("technology.csv", rate("technology", "2025", "--format", "csv")),
        ("technology.json", rate("technology", "2025", "--format", "json")),
        ("technology.ru.txt", rate("technology", "2025", "--language", "ru")),
        (
            "technology.explained.en.txt",
            ["explain", *rate("technology", "2025", "--language", "en", "sample-e")[1:]],
        ),
    ],
)
def test_the_output_is_the_one_that_was_looked_at(name, arguments, capsys):
    assert main(arguments) == 0
    assert capsys.readouterr().out == (GOLDEN / name).read_text(encoding="utf-8")


README = EXAMPLES / "README.md"
# What `./bilim` hands over to once its environment stands.
BILIM = "import sys; from bilim.config.cli import main; sys.exit(main(sys.argv[1:]))"


def commands_of(readme: str) -> list[str]:
    """The indented lines; one that ends with a backslash goes on in the next."""
    blocks = re.findall(r"(?:^    .*\n)+", readme, re.MULTILINE)
    joined = re.sub(r"\\\n\s*", "", "".join(blocks))
    return [line.strip() for line in joined.splitlines()]


@pytest.mark.parametrize("line", commands_of(README.read_text(encoding="utf-8")))
def test_each_command_of_the_readme_runs_as_it_is_written(line):
    program, *arguments = shlex.split(line)
    assert program == "./bilim"
    root = EXAMPLES.parent
    ran = subprocess.run(
        [sys.executable, "-c", BILIM, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "BILIM_LANGUAGE": "en"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(ran.stdout.splitlines()) > 10


def test_the_readme_shows_rating_explaining_and_uncertainty():
    lines = commands_of(README.read_text(encoding="utf-8"))
    assert [line.split()[2] for line in lines] == ["rate", "explain", "uncertainty"]
