"""Templates are read by people: one element a line, lines that fit on a screen, and nothing left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import Engine, Library
from django.template.base import Lexer, Token, TokenType
from django.template.library import import_library

SOURCE = Path(__file__).resolve().parents[2] / "src" / "bilim"
LONGEST, PARAGRAPH = 120, 90
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_no_line_is_longer_than_a_screen(template: Path) -> None:
    lines = template.read_text(encoding="utf-8").splitlines()
    long = [f"{number}: {len(line)}" for number, line in enumerate(lines, start=1) if len(line) > LONGEST]
    assert long == []


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_no_address_goes_on_in_the_next_line(template: Path) -> None:
    """A break inside a tag is nothing to a reader of templates; inside an address it is part of it."""
    outside_tags = re.sub(r"\{[%{#].*?[%}#]\}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.findall(r"(?:href|src|action)=\"[^\"]*\n", outside_tags)


def paragraphs(template: Path) -> set[str]:
    """The sentences of a template that are longer than a label."""
    text = template.read_text(encoding="utf-8")
    blocks = re.findall(r"\{% blocktranslate.*?%\}(.*?)\{% endblocktranslate %\}", text, re.DOTALL)
    return {words for block in blocks if len(words := " ".join(block.split())) > PARAGRAPH}


def test_what_two_pages_say_stands_in_one_part() -> None:
    """Of a paragraph that is copied, one day one copy is changed."""
    places: dict[str, list[str]] = {}
    for template in TEMPLATES:
        for words in paragraphs(template):
            places.setdefault(words, []).append(str(template.relative_to(SOURCE)))
    assert places
    assert {words: where for words, where in places.items() if len(where) > 1} == {}


def test_templates_were_found() -> None:
    assert len(TEMPLATES) > 50


def pieces(template: Path) -> list[Token]:
    return Lexer(template.read_text(encoding="utf-8")).tokenize()


def loaded(tokens: list[Token]) -> list[str]:
    """The libraries a template asks for by name."""
    tags = [token.split_contents() for token in tokens if token.token_type == TokenType.BLOCK]
    return [name for words in tags if words[0] == "load" for name in words[1:]]


def serves(library: Library, tokens: list[Token]) -> bool:
    """Whether one of its tags or filters stands in the template."""
    told = [token.contents for token in tokens if token.token_type in {TokenType.BLOCK, TokenType.VAR}]
    tags = {text.split()[0] for text in told if text}
    filters = set(re.findall(r"\|(\w+)", " ".join(told)))
    return bool(tags & set(library.tags) or filters & set(library.filters))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_what_is_loaded_is_used(template: Path) -> None:
    """A tag taken out of a template leaves nothing behind; what every template has is loaded by none."""
    engine, tokens = Engine.get_default(), pieces(template)
    idle = [
        name
        for name in loaded(tokens)
        if engine.libraries[name] in engine.builtins
        or not serves(import_library(engine.libraries[name]), tokens)
    ]
    assert idle == []
