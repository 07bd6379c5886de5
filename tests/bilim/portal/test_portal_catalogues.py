"""Every sentence of the pages stands in Kyrgyz and in Russian, with the same blanks to fill."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po

from factories.templates import as_python

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "src" / "bilim"
FOLDERS = ("base/templates", "base/templatetags", "portal")
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}
BLANK = re.compile(r"%\(\w+\)s")


def sentences() -> Iterator[str]:
    """Everything marked for translation in the templates and the Python of these folders."""
    for folder in FOLDERS:
        for file in sorted((SOURCE / folder).rglob("*")):
            if file.suffix not in (".html", ".py"):
                continue
            source = as_python(file) if file.suffix == ".html" else file.read_bytes()
            for _line, _function, message, _comments in extract_python(io.BytesIO(source), KEYWORDS, [], {}):
                yield message if isinstance(message, str) else message[0]


def catalogue(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for module in ("frame", "portal"):
        path = ROOT / "locale" / module / language / "LC_MESSAGES" / "django.po"
        with path.open("rb") as stream:
            for message in read_po(stream, locale=language):
                plural = isinstance(message.id, tuple)
                text = message.string if plural else (message.string,)
                found[message.id[0] if plural else message.id] = tuple(text)
    return found


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_every_sentence_is_translated(language: str) -> None:
    known = catalogue(language)
    wanted = set(sentences())
    assert len(wanted) > 300
    assert sorted(wanted - set(known)) == []
    assert sorted(sentence for sentence in wanted if not all(known[sentence])) == []


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_translations_have_the_same_blanks(language: str) -> None:
    for sentence, texts in catalogue(language).items():
        for text in texts if sentence else ():
            assert sorted(BLANK.findall(sentence)) == sorted(BLANK.findall(text)), sentence


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_no_sentence_is_left_in_english_or_no_longer_said(language: str) -> None:
    known = catalogue(language)
    names = {"", "Bilim"}
    same = [sentence for sentence, texts in known.items() if sentence not in names and texts[0] == sentence]
    assert same == []
    assert sorted(set(known) - set(sentences()) - names) == []


def test_kyrgyz_is_written_with_its_letters() -> None:
    """A Kyrgyz catalogue without ө, ү and ң was written on the wrong keyboard."""
    text = " ".join(text for texts in catalogue("ky").values() for text in texts)
    assert all(text.count(letter) > 20 for letter in "өүң")
