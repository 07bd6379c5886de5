"""Texts of the register that hold what nobody sees: a mark of direction, a blank without width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from bilim.base.texts import has_unseen_signs


def unseen(content: Any) -> Iterator[int]:
    """The line of each text of a file, key or value, that is not what is read."""
    waiting, seen = [(content, 1)], set[int]()
    while waiting:
        node, line = waiting.pop()
        if isinstance(node, str) and has_unseen_signs(node, lines=True):
            yield line
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
