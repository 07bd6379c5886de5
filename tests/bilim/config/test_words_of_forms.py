"""Django's own words of forms are said by the house: its Kyrgyz speaks to people as to children."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django import forms
from django.utils import translation

import bilim

ROOT = Path(__file__).parents[3]


def every_form() -> Iterator[type[forms.BaseForm]]:
    """Every form that somebody can meet."""
    for each in pkgutil.walk_packages(bilim.__path__, "bilim."):
        if each.name.rpartition(".")[2] in {"forms", "known_on", "login"} or ".forms." in each.name:
            importlib.import_module(each.name)
    waiting: list[type[forms.BaseForm]] = [forms.BaseForm]
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        if form.__module__.startswith("bilim."):
            yield form


def sentences(form: type[forms.BaseForm]) -> set[str]:
    """What the fields of the form say, in English, which is what they are translated from."""
    own = getattr(form, "error_messages", {})
    fields = getattr(form, "base_fields", {}).values()
    said = [*own.values(), *(text for field in fields for text in field.error_messages.values())]
    said += [check.message for field in fields for check in field.validators]
    return {_sentence(text) for text in said} - {""}


def _first(said: str | tuple[str, ...]) -> str:
    """The singular of a sentence that counts."""
    return said if isinstance(said, str) else said[0]


def _sentence(text: object) -> str:
    counted = getattr(text, "_kwargs", {}).get("singular")
    return str(counted or text)


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_what_forms_say_is_translated_by_the_house(language: str) -> None:
    house = set()
    for file in (ROOT / "locale").glob(f"*/{language}/LC_MESSAGES/django.po"):
        with file.open("rb") as stream:
            house |= {_first(message.id) for message in read_po(stream) if message.id}
    forms_found = list(every_form())
    assert len(forms_found) > 10
    with translation.override("en"):
        lacking = {text: form.__name__ for form in forms_found for text in sentences(form) - house}
    assert sorted(lacking.items()) == []


@pytest.mark.parametrize(
    ("field", "text"),
    [(forms.TimeField, "25:77"), (forms.DateField, "2026-02-31"), (forms.IntegerField, "x")],
)
def test_a_form_speaks_politely(field: type[forms.Field], text: str) -> None:
    with translation.override("ky"):
        with pytest.raises(forms.ValidationError) as refusal:
            field().clean(text)
        # Put into words when it is read, and so in this language alone within.
        assert "ңыз" in refusal.value.messages[0]
