"""The tour leads through files that exist, and the figures it quotes are those of the demonstration."""

import csv
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOUR = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")


def _paths() -> list[str]:
    return sorted(set(re.findall(r"`((?:src|definitions|demonstration|docs|tests|examples)/[^`\s]+)`", TOUR)))


def test_every_path_of_the_tour_exists() -> None:
    paths = _paths()
    assert len(paths) > 20
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_function_the_tour_names_is_in_the_file_beside_it() -> None:
    named = re.findall(r"`(\w+)(?:\([^`]*\))?`\s+in\s+`(src/[^`]+)`", TOUR)
    assert len(named) >= 5
    texts = {path: (ROOT / path).read_text("utf-8") for _, path in named}
    absent = [f"{name} in {path}" for name, path in named if f"def {name}(" not in texts[path]]
    assert absent == []


def test_the_number_of_the_tour_is_the_number_of_the_demonstration() -> None:
    with (ROOT / "demonstration" / "facts" / "preschool.csv").open(encoding="utf-8", newline="") as file:
        rows = {
            row["item"]: row["value"]
            for row in csv.DictReader(file)
            if row["unit"] == "nookat" and row["period"] == "2025" and not row["breakdown"]
        }
    assert f",{rows['preschool.children']}," in TOUR
    assert f",{rows['preschool.population_1_6']}," in TOUR


def test_every_file_in_the_commands_of_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = sorted(set(re.findall(r"(?:examples|docs|definitions|demonstration)/[\w./-]+\w", readme)))
    assert len(named) >= 5
    assert [path for path in named if not (ROOT / path).exists()] == []
