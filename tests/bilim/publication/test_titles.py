"""Titles say their period in words, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilim.publication.rules.findings import TITLES
from bilim.publication.rules.statements import read_statement
from bilim.publication.rules.titles import dated, edition_title, period_words
from bilim.publication.terms import NamedUnit

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("period", "ky", "ru", "en"),
    [
        ("2025", "2025-жыл", "2025 год", "2025"),
        ("2024/25", "2024/25-окуу жылы", "2024/25 учебный год", "school year 2024/25"),
        ("2025-H1", "2025-жылдын 1-жарым жылдыгы", "1-е полугодие 2025 года", "half-year 1 of 2025"),
        ("2025-H2", "2025-жылдын 2-жарым жылдыгы", "2-е полугодие 2025 года", "half-year 2 of 2025"),
        ("2025-12", "2025-12", "2025-12", "2025-12"),
    ],
)
def test_a_period_is_said_in_words(period: str, ky: str, ru: str, en: str) -> None:
    assert period_words(period) == {"ky": ky, "ru": ru, "en": en}


def test_an_edition_is_called_by_its_year() -> None:
    assert edition_title("departments", "2025") == {
        "ky": "Райондук жана шаардык билим берүү бөлүмдөрүнүн рейтинги, 2025-жыл",
        "ru": "Рейтинг районных и городских отделов образования за 2025 год",
        "en": "Rating of district and city education departments, 2025",
    }
    assert edition_title("schools", "2025")["ky"] == "schools, 2025-жыл"


def test_the_title_others_gave_stays_to_the_letter() -> None:
    said = {"ky": "{Рейтинг} түзүлдү", "ru": "Составлен рейтинг"}
    assert dated(said, "2021") == {"ky": "{Рейтинг} түзүлдү, 2021-жыл", "ru": "Составлен рейтинг, 2021 год"}


def test_headings_of_checks_claim_nothing() -> None:
    """A heading stands above findings as well: «counts add up» above two that do not contradicts itself."""
    claims = {
        "ky": (" жок", " бар", " келет", "бир маанилүү", "жазылган", "кирет", "чыгат", "алды", "ачылбайт"),
        "ru": ("сходится", "соответств", "есть ", " нет ", "согласу", "следует", "входит", "складыва"),
        "en": (" is ", " are ", " have ", " has ", "agree", "match", "add up", " leave ", " falls "),
    }
    for code, title in TITLES.items():
        for language, words in claims.items():
            claimed = [word for word in words if word in f" {title[language]} "]
            assert claimed == [], f"{code}: {title[language]}"


def test_a_statement_page_is_headed_by_title_and_year() -> None:
    text = (ROOT / "definitions" / "statements" / "rating-2021.yaml").read_text(encoding="utf-8")
    statement = read_statement(text, "rating-2021.yaml", NamedUnit)
    assert dated(statement.title, statement.period)["ky"].endswith("рейтинги түзүлдү, 2021-жыл")
