"""A unit stands behind a number in the form that goes with it."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from ruamel.yaml import YAML

from bilim.base.templatetags.drawings import strip
from bilim.base.templatetags.measures import NO_BREAK, beside, counted, unit_after, unit_under
from bilim_engine.values import NOT_COLLECTED, Missing


@pytest.mark.parametrize(
    ("number", "decimals", "form"),
    [
        ("1", None, "балл"),
        ("2", None, "балла"),
        ("5", None, "баллов"),
        ("11", None, "баллов"),
        ("21", None, "балл"),
        ("112", None, "баллов"),
        ("-3", None, "балла"),
        ("0", None, "баллов"),
        ("3.67", 2, "балла"),
        ("5", 1, "балла"),
        ("4.9", 0, "баллов"),
    ],
)
def test_russian_counts_by_the_number_as_it_is_shown(number: str, decimals: int | None, form: str) -> None:
    with override("ru"):
        assert counted(Decimal(number), "балл", decimals) == form


def test_what_stands_behind_the_head_stays() -> None:
    with override("ru"):
        assert counted(Decimal("2.48"), "баллов на 1000 учащихся", 2) == "балла на 1000 учащихся"
        # The genitive of one: what is counted as an adjective has another behind two.
        assert counted(Decimal("5.3"), "процентный пункт", 1) == "процентного пункта"
        assert counted(Decimal(3), "процентный пункт") == "процентных пункта"
        assert counted(Decimal("0.4"), "учащихся на учителя", 1) == "учащегося на учителя"
    with override("en"):
        assert counted(Decimal(1), "schools") == "school"
        assert counted(Decimal("1.0"), "points per 1,000 pupils", 1) == "points per 1,000 pupils"
    with override("ky"):
        assert counted(Decimal(5), "балл") == "балл"


@pytest.mark.parametrize(("language", "sign"), [("ky", "%"), ("ru", f"{NO_BREAK}%"), ("en", "%")])
def test_per_cent_is_written_in_one_way_a_language(language: str, sign: str) -> None:
    with override(language):
        assert unit_after(Decimal("3.6"), "%", 1) == sign


@pytest.mark.parametrize(
    ("title", "measure", "said"),
    [
        ("Олимпиада: бир катышууга туура келген балл", "балл", ""),
        ("Олимпиада: 1000 окуучуга туура келген балл", "балл 1000 окуучуга", ""),
        ("Олимпиада: баллов на одно участие", "балл", ""),
        ("Olympiad: points per 1,000 pupils", "points per 1,000 pupils", ""),
        ("Share of schools with a valid accreditation", "%", "%"),
        ("Кызматкерлер", "адам", "адам"),
    ],
)
def test_a_title_that_names_its_unit_is_not_followed_by_it(title: str, measure: str, said: str) -> None:
    assert beside(measure, title) == said


def test_under_a_title_the_unit_stands_behind_its_number_too() -> None:
    with override("ru"):
        growth = unit_under(Decimal("5.3"), "процентный пункт", "Рост охвата", 1)
        assert growth == f"{NO_BREAK}процентного пункта"
        assert unit_under(Missing(NOT_COLLECTED), "процентный пункт", "Рост") == f"{NO_BREAK}процентный пункт"
        assert unit_under(Decimal("5.3"), "балл", "Олимпиада: баллов на одно участие", 1) == ""


def test_nothing_stands_behind_what_is_missing() -> None:
    assert unit_after(Missing(NOT_COLLECTED), "%") == unit_after(None, "%") == unit_after(True, "%") == ""


def test_every_unit_of_the_dictionary_is_known(root: Path) -> None:
    text = (root / "definitions" / "units_of_measure.yaml").read_text(encoding="utf-8")
    units = YAML(typ="safe").load(text)["units_of_measure"]
    alone = {"percent", "own_units"}
    for language, few in (("ru", 2), ("en", 2)):
        with override(language):
            for unit in units:
                if unit["code"] not in alone:
                    words = unit["title"][language]
                    assert counted(Decimal(1), words) != counted(Decimal(few), words), words


def test_dots_keep_their_size_on_a_phone() -> None:
    """Places are shares of the width and nothing is scaled: figures are as large as written."""
    drawn = render_to_string(
        "base/parts/strip.html", strip([("A", Decimal(1), False), ("B", Decimal(3), True)])
    )
    assert "viewBox" not in drawn
    assert re.findall(r'cx="([^"]+)"', drawn) == ["2.50%", "97.50%"]
