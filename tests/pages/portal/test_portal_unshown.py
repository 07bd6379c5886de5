"""A page whose working the engine of the day cannot show: the published figure stands, and that is said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from bilim.publication.queries import explanations
from bilim.publication.rules import frozen
from factories import editions as made
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
SAID = {
    "ky": "жарыяланган сан күчүндө",
    "ru": "действует опубликованное число",
    "en": "the published figure stands",
}


def page(client: Client, language: str, rest: str) -> Page:
    found = client.get(f"/{language}/editions/{made.CODE}/departments/nookat/{rest}/")
    assert found.status_code == 200
    return Page(found.content)


@pytest.mark.parametrize("language", SAID)
def test_the_published_figure_stands_and_the_reader_is_sent_to_the_verifier(
    client: Client, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    def unable(*given: object) -> object:
        raise LookupError("a method of another day")

    explanations._scores.cache_clear()
    monkeypatch.setattr(frozen, "evaluator", unable)
    published = made.content().value("nookat", "preschool.coverage")
    assert published is not None
    assert isinstance(published.value, Decimal)
    shown = f"{published.value:.1f}".replace(".", "." if language == "en" else ",")
    for rest in ("indicators/preschool.coverage", "score", "score/preschool"):
        found = page(client, language, rest)
        assert SAID[language] in found.text, rest
        assert f"python3 {made.CODE}.zip" in found.text, rest
    value = page(client, language, "indicators/preschool.coverage")
    assert shown in value.text
    with translation.override(language):
        assert gettext("No record enters this value.") not in value.text


@pytest.mark.parametrize("language", SAID)
def test_nothing_of_it_stands_where_the_working_is_shown(client: Client, language: str) -> None:
    for rest in ("indicators/preschool.coverage", "score"):
        assert SAID[language] not in page(client, language, rest).text
