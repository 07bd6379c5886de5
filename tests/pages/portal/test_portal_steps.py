"""The steps of a calculation stand in words, with no code of the engine among them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from factories import editions as made

pytestmark = pytest.mark.django_db

ENGINE = re.compile(r"\b(add|sub|mul|div|subtree|ago|min_max|arithmetic|geometric|total|own)\b")


@pytest.mark.parametrize(
    ("language", "heading", "mean"),
    [
        ("ky", "Эсептөөнүн ар бир кадамы", "салмакталган орточо"),
        ("ru", "Каждый шаг вычисления", "взвешенное среднее"),
    ],
)
def test_every_step_of_a_score_is_told_in_words(
    client: Client, edition: str, language: str, heading: str, mean: str
) -> None:
    unit = made.content().ranked_units[0].code
    page = client.get(f"/{language}/editions/{edition}/departments/{unit}/score/").content.decode()
    told = re.sub(r"<[^>]*>", " ", page.partition(heading)[2].partition("</main>")[0])
    assert mean in told
    assert not ENGINE.search(told), ENGINE.findall(told)
    assert not re.search(r"\b[a-z_]+\.[a-z_]+\b", told)
