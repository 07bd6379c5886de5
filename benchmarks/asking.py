"""How a measurement is asked for: help in the language of the terminal, everything wrong told at once."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from bilim_engine.arguments import COUNT, Parser, Written, terminal_language

Words = Mapping[str, str]


def told(text: Words) -> str:
    """The text in the reader's language."""
    return text[terminal_language()]


def at_least(least: int) -> Written:
    """A whole number with which the measurement has something to measure."""

    def read(text: str) -> object:
        if (found := int(str(COUNT(text)))) < least:
            raise ValueError
        return found

    words = {"ky": "{} же андан чоң бүтүн сан", "ru": "целое число, не меньше {}", "en": "{} or more"}
    return Written(read, {language: text.format(least) for language, text in words.items()})


def reader(script: str, about: Words) -> Parser:
    """Reads what stands behind the name of this script."""
    name = Path(script).name
    return Parser(language=terminal_language(), prog=f"benchmarks/{name}", description=told(about))
