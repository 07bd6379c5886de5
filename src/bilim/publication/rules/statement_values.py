"""What the scalars in the file of an outside statement mean: numbers, days, words, nothing."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode

from bilim_engine.definitions.reading import Mapping, Scalar, Tree

# As definitions write numbers. Other spellings of YAML (0o17, 0x1F, 1_000, 1e3) say one thing to one reader
# and another to the next.
DECIMAL = re.compile(r"[-+]?(\d{1,34}(\.\d{0,34})?|\.\d{1,34})", re.ASCII)
_WHOLE = re.compile(r"[-+]?\d{1,34}", re.ASCII)
# A sign between keys, to YAML 1.1 alone: standing as a value it is a word.
_WORDS = ("=", "<<")


class Respelt(Decimal):
    """A number that was not written in plain decimal digits; `text` is how it was."""

    text: str


def values_of(written: Tree) -> Any:
    """Mappings, lists and scalars as YAML reads them, from what was read already: reading costs the most.

    Raises ValueError where something looks like a number or a day and is none.
    """
    return _Reader().values(written)


class _Reader:
    def __init__(self) -> None:
        # One for each file: it remembers every scalar it was asked of.
        yaml: Any = YAML(typ="safe", pure=True)
        self._resolver, self._constructor = yaml.resolver, yaml.constructor

    def values(self, written: Tree) -> Any:
        if isinstance(written, Mapping):
            return {key: self.values(below) for key, below in written.entries.items()}
        if isinstance(written, Scalar):
            return self._value(written.text) if written.plain else written.text
        return [self.values(each) for each in written.items]

    def _value(self, text: str) -> Any:
        if text in _WORDS:
            return text
        if DECIMAL.fullmatch(text):
            return int(text) if _WHOLE.fullmatch(text) else float(text)
        tag = self._resolver.resolve(ScalarNode, text, (True, False))
        read = self._constructor.construct_object(ScalarNode(tag, text), deep=True)
        is_number = isinstance(read, int | float) and not isinstance(read, bool) and math.isfinite(read)
        return _respelt(read, text) if is_number else read


def _respelt(read: float, text: str) -> Respelt:
    number = Respelt(str(read))
    number.text = text
    return number
