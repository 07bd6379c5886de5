"""Texts of the register that hold what nobody sees: a mark of direction, a blank without width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from bilim.base.texts import first_not_printed, has_unseen_signs


def unseen(content: Any) -> Iterator[int]:
    """The line of each text of a file, key or value, that is not what is read."""
    return (line for text, line in _texts(content) if has_unseen_signs(text, lines=True))


def unprinted(content: Any) -> Iterator[tuple[int, dict[str, str]]]:
    """The line of each text with a sign that no paper prints, with the sign and where it stands."""
    return ((line, about) for text, line in _texts(content) if (about := about_unprinted(text)))


def about_unprinted(text: str) -> dict[str, str]:
    """Which sign of the text no paper prints, and where it stands; nothing where there is none, or where
    nobody sees it."""
    sign, where = first_not_printed(text)
    if not sign or has_unseen_signs(sign, lines=True):
        return {}
    return {"sign": sign, "code": f"U+{ord(sign):04X}", "where": where}


def _texts(content: Any) -> Iterator[tuple[str, int]]:
    waiting, seen = [(content, 1)], set[int]()
    while waiting:
        node, line = waiting.pop()
        if isinstance(node, str):
            yield node, line
        # An alias may hold itself.
        if isinstance(node, CommentedMap | CommentedSeq) and id(node) not in seen:
            seen.add(id(node))
            waiting += reversed(list(_parts(node)))


def _parts(node: CommentedMap | CommentedSeq) -> Iterator[tuple[Any, int]]:
    """What stands in a mapping or list, with its lines."""
    if isinstance(node, CommentedSeq):
        yield from ((each, node.lc.item(place)[0] + 1) for place, each in enumerate(node))
        return
    for key, value in node.items():
        yield key, node.lc.key(key)[0] + 1
        yield value, node.lc.value(key)[0] + 1
