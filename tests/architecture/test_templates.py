"""Templates are read by people: one element a line, and lines that fit on a screen."""

from __future__ import annotations

from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "bilim"
LONGEST = 120
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_no_line_is_longer_than_a_screen(template: Path) -> None:
    lines = template.read_text(encoding="utf-8").splitlines()
    long = [f"{number}: {len(line)}" for number, line in enumerate(lines, start=1) if len(line) > LONGEST]
    assert long == []


def test_templates_were_found() -> None:
    assert len(TEMPLATES) > 50
