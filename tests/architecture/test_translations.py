"""Every sentence is there in the three languages, with the same placeholders."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from factories.templates import as_python

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
LANGUAGES = ("ky", "ru")


def _sources() -> Iterator[tuple[Path, bytes]]:
    for file in sorted((ROOT / "src" / "bilim").rglob("*.py")):
        yield file, file.read_bytes()
    for file in sorted((ROOT / "src" / "bilim").rglob("templates/**/*.html")):
        yield file, as_python(file)


@cache
def _sentences() -> dict[str, list[Path]]:
    """Every msgid with the places where it stands, from `src/bilim` on."""
    found: dict[str, list[Path]] = {}
    for file, content in _sources():
        for _line, message, _comments, context in extract("python", io.BytesIO(content), KEYWORDS):
            first = message[0] if isinstance(message, tuple) else message
            key = f"{context}\x04{first}" if context else first
            if first:
                found.setdefault(key, []).append(file.relative_to(ROOT / "src" / "bilim"))
    return found


@cache
def _catalogues(language: str) -> list[tuple[Path, Catalog]]:
    files = sorted((ROOT / "locale").glob(f"*/{language}/LC_MESSAGES/django.po"))
    return [(file, read_po(io.BytesIO(file.read_bytes()), locale=language)) for file in files]


def _key(message: Message) -> str:
    first = message.id[0] if isinstance(message.id, tuple) else message.id
    return f"{message.context}\x04{first}" if message.context else str(first)


def _translations(language: str) -> dict[str, tuple[str, ...]]:
    told = {}
    for _file, catalogue in _catalogues(language):
        for message in catalogue:
            if message.id and not message.fuzzy:
                texts = message.string if isinstance(message.string, tuple) else (message.string,)
                told[_key(message)] = texts
    return told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    told = _translations(language)
    lacking = [
        f"{places[0]}: {key!r}" for key, places in _sentences().items() if not all(told.get(key, ("",)))
    ]
    assert lacking == []
    assert len(told) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_placeholders(language: str) -> None:
    wrong = []
    for key, texts in _translations(language).items():
        wanted = set(PLACEHOLDER.findall(key.split("\x04")[-1]))
        # A plural form may leave the number out; it may not invent a name.
        for text in texts:
            found = set(PLACEHOLDER.findall(text))
            if found != wanted and not (len(texts) > 1 and found <= wanted):
                wrong.append(f"{key!r}: {text!r}")
    assert wrong == []


@pytest.mark.parametrize(("language", "forms"), [("ky", 1), ("ru", 3)])
def test_plural_forms_are_those_of_the_language(language: str, forms: int) -> None:
    assert _catalogues(language)
    for file, catalogue in _catalogues(language):
        header = file.read_text(encoding="utf-8").split("\n\n")[0]
        assert f"nplurals={forms};" in header, file
        assert catalogue.num_plurals == forms or "nplurals" in header


def test_one_sentence_has_one_translation() -> None:
    """The catalogues are merged by Django: two that differ would hide one another."""
    for language in LANGUAGES:
        seen: dict[str, str] = {}
        for _file, catalogue in _catalogues(language):
            for message in catalogue:
                if not message.id or message.context:
                    continue
                told = str(message.string)
                assert seen.setdefault(str(message.id), told) == told, f"{language}: {message.id!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_translated_in_the_catalogue_of_a_module_that_says_it(language: str) -> None:
    said = {key: {place.parts[0] for place in places} for key, places in _sentences().items()}
    # What is said through a variable (the words of the journal) is found by no reader of sources.
    strangers = [
        f"{file.parts[-4]}: {_key(message)!r} is said by {', '.join(sorted(modules))}"
        for file, catalogue in _catalogues(language)
        for message in catalogue
        if (modules := said.get(_key(message))) and file.parts[-4] not in modules
    ]
    assert strangers == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_in_english_or_said_no_longer(language: str) -> None:
    told = _translations(language)
    assert [key for key, texts in told.items() if texts[0] == key.split("\x04")[-1]] == []
    # A context marks what is said through a variable; the words of Django's forms are said by Django.
    unsaid = [key for key in told if key not in _sentences() and "\x04" not in key]
    assert unsaid == ["This field is required."]


def test_kyrgyz_is_written_with_its_letters() -> None:
    """A Kyrgyz catalogue without ө, ү and ң was written on the wrong keyboard."""
    texts = {
        file: " ".join(str(message.string) for message in catalogue if message.id)
        for file, catalogue in _catalogues("ky")
    }
    # ң is rare, and a small catalogue may do without it.
    assert [file for file, text in texts.items() if not all(letter in text for letter in "өү")] == []
    assert all("".join(texts.values()).count(letter) > 20 for letter in "өүң")
