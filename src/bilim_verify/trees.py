"""Trees of JSON as every entry is read: a number in them is one that a ledger and its arithmetic make."""

import json
import re
from decimal import Decimal
from functools import partial
from typing import Any, Callable, Iterator, Optional, Tuple

from .problems import LANGUAGES

# The ledger keeps 34 digits, and no computation rounds more than 200.
LONGEST_NUMBER = 100
NUMBER = re.compile(r"^-?[0-9]+(\.[0-9]+)?\Z")
# Words of a writer, which may be of digits: they are never computed with.
WRITTEN = frozenset((*LANGUAGES, "seed", "title", "address", "by"))


def read(content: bytes) -> Any:
    """The tree. A number too long to be computed with stays the text that it is written as."""
    whole, with_places = partial(_short, int), partial(_short, float)
    return json.loads(content.decode("utf-8"), parse_int=whole, parse_float=with_places)


def _short(kind: Callable[[str], Any], text: str) -> Any:
    return kind(text) if len(text) <= LONGEST_NUMBER else text


def number(stated: Any) -> Optional[Decimal]:
    """The number that this text is, or None: of what a bundle states, nothing else is computed with."""
    is_one = isinstance(stated, str) and len(stated) <= LONGEST_NUMBER and NUMBER.match(stated)
    return Decimal(stated) if is_one else None


def long_numbers(found: Any) -> Iterator[Tuple[str, int]]:
    """The place of each number that has too many signs, and how many."""
    # No recursion: a tree may be as deep as its reader bears.
    left = [("", found)]
    while left:
        place, value = left.pop()
        if isinstance(value, dict):
            left += [(f"{place}/{key}", inner) for key, inner in value.items() if _may_hold(key, inner)]
        elif isinstance(value, list):
            left += [(f"{place}[{order}]", inner) for order, inner in enumerate(value, start=1)]
        elif isinstance(value, str) and len(value) > LONGEST_NUMBER and NUMBER.match(value):
            yield place or "/", len(value)


def _may_hold(key: str, inner: Any) -> bool:
    return key not in WRITTEN or isinstance(inner, (dict, list))
