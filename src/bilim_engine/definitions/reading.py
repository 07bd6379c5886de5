"""YAML 1.2 read into a small tree that remembers the source text and line of everything.

Nothing is converted here: a scalar stays the text that was written, so that `0.1` can become the decimal 0.1.
Anchors, aliases and tags are refused, and so are keys given twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from bilim_engine import reasons
from bilim_engine.definitions.problems import (
    DUPLICATE_KEY,
    MANY_DOCUMENTS,
    NOT_UTF8,
    NOT_YAML,
    REFERENCE_IN_YAML,
    TOO_LARGE,
    UNSEEN_SIGN,
    WRONG_SHAPE,
)
from bilim_engine.problems import Kind, Place, Problem

MAX_BYTES = 1_000_000
# Halves of characters, which no encoding holds, and the null sign, which PostgreSQL refuses.
_UNSOUND = re.compile("[\0\ud800-\udfff]")
MAX_DEPTH = 40
_CROWDED = {
    "ky": "бир деңгээлде {} ачкычтан көп",
    "ru": "ключей на одном уровне больше {}",
    "en": "more than {} keys at one level",
}


@dataclass(slots=True)
class Scalar:
    """Text as written; `plain` when it stood without quotes."""

    text: str
    plain: bool
    line: int

    @property
    def is_null(self) -> bool:
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(slots=True)
class Sequence:
    """A list."""

    line: int
    items: list[Tree] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys with their lines and values, in the order written."""

    line: int
    entries: dict[str, Tree] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """The scalar under the key, or an empty string."""
        found = self.entries.get(key)
        return found.text if isinstance(found, Scalar) else ""


Tree = Scalar | Sequence | Mapping


def read_yaml(
    content: str | bytes, file: str, *, most_keys: int | None = None
) -> tuple[Tree | None, list[Problem]]:
    """The tree of the only document in `content`, or None, and what is wrong with its form.

    A level with more than `most_keys` keys is read no further: none of the caller's has so many.
    """
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1 if isinstance(content, bytes) else 0
        return None, [Problem(NOT_UTF8, Place(file, line))]
    if len(text) > MAX_BYTES:
        return None, [Problem(TOO_LARGE, Place(file), {"detail": f"{len(text)} > {MAX_BYTES}"})]
    return _Builder(file, most_keys).build(text)


def from_plain(value: Any) -> Tree:
    """The same tree made from JSON that this package wrote; lines are not known."""
    if isinstance(value, dict):
        entries = {str(key): from_plain(each) for key, each in value.items()}
        return Mapping(0, entries, dict.fromkeys(entries, 0))
    if isinstance(value, list):
        return Sequence(0, [from_plain(each) for each in value])
    if value is None or isinstance(value, bool):
        return Scalar({None: "null", True: "true", False: "false"}[value], True, 0)
    return Scalar(str(value), not isinstance(value, str), 0)


class _Builder:
    """Builds the tree from events with a stack of its own: no depth of nesting can exhaust Python's."""

    def __init__(self, file: str, most_keys: int | None = None) -> None:
        self._file = file
        self._most_keys = most_keys
        self._problems: list[Problem] = []
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._root: Tree | None = None
        self._documents = 0

    def build(self, text: str) -> tuple[Tree | None, list[Problem]]:
        try:
            for event in _events(text):
                if not self._take(event):
                    break
        except MarkedYAMLError as fault:
            mark = fault.problem_mark or fault.context_mark
            detail = reasons.of_yaml(str(fault.problem or fault.context or ""))
            self._report(NOT_YAML, mark.line + 1 if mark else 0, detail=detail)
        except (YAMLError, RecursionError, ValueError) as fault:
            self._report(NOT_YAML, 0, detail=reasons.of_yaml(str(fault)))
        return (None if self._problems else self._root), self._problems

    def _report(self, kind: Kind, line: int, **params: str | reasons.Said) -> None:
        self._problems.append(Problem(kind, Place(self._file, line), params))

    def _take(self, event: Any) -> bool:
        """Whether to go on after this event."""
        line = event.start_mark.line + 1
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._report(MANY_DOCUMENTS, line)
                return False
        elif isinstance(event, SequenceEndEvent | MappingEndEvent):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, NodeEvent):
            return self._take_node(event, line)
        return True

    def _take_node(self, event: Any, line: int) -> bool:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, AliasEvent) or anchor or tag:
            mark = "*" if isinstance(event, AliasEvent) else "&"
            self._report(REFERENCE_IN_YAML, line, text=str(tag or f"{mark}{anchor}"))
        if isinstance(event, ScalarEvent):
            self._place(Scalar(self._sound(event.value, line), event.style is None, line))
            return not self._is_crowded(line)
        if isinstance(event, AliasEvent):
            self._place(Scalar("", False, line))
        else:
            opened = Sequence(line) if isinstance(event, SequenceStartEvent) else Mapping(line)
            self._place(opened)
            self._open.append(opened)
            self._keys.append(None)
            if len(self._open) > MAX_DEPTH:
                self._report(TOO_LARGE, line, detail=f"> {MAX_DEPTH}")
                return False
        return True

    def _is_crowded(self, line: int) -> bool:
        """Whether the level at hand has more keys than any should; then it is reported."""
        level = self._open[-1] if self._open else None
        if self._most_keys is None or not isinstance(level, Mapping) or len(level.lines) <= self._most_keys:
            return False
        most = str(self._most_keys)
        self._report(TOO_LARGE, line, detail={each: said.format(most) for each, said in _CROWDED.items()})
        return True

    def _sound(self, text: str, line: int) -> str:
        """The text, if every sign of it can be written; an escape can make half a character, or none."""
        if found := _UNSOUND.search(text):
            self._report(NOT_YAML, line, detail=f"\\u{ord(found[0]):04x}")
        elif unseen := _unseen(text):
            self._report(UNSEEN_SIGN, line, sign=f"U+{ord(unseen):04X}")
        return text

    def _place(self, node: Tree) -> None:
        """The node stands where it belongs: in the list, as the next key, or under the last key."""
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif self._keys[-1] is None:
            self._open_key(parent, node)
        else:
            key = self._keys[-1]
            self._keys[-1] = None
            if key.text not in parent.entries:
                parent.entries[key.text] = node
                parent.lines[key.text] = key.line

    def _open_key(self, parent: Mapping, node: Tree) -> None:
        if not isinstance(node, Scalar):
            self._report(WRONG_SHAPE, node.line, text="?", wanted="key")
            node = Scalar(f"?{node.line}", False, node.line)
        elif node.text in parent.lines:
            self._report(DUPLICATE_KEY, node.line, key=node.text, first=str(parent.lines[node.text]))
        self._keys[-1] = node


def _unseen(text: str) -> str:
    """The first control sign or mark of direction, which nobody sees, or nothing; lines may end."""
    if text.isprintable():
        return ""
    return next((each for each in text if unicodedata.category(each)[0] == "C" and each not in "\r\n\t"), "")


def _events(text: str) -> Iterator[Any]:
    # The pure parser is the one that knows YAML 1.2; its events come without recursion.
    events: Iterator[Any] = YAML(typ="safe", pure=True).parse(text)
    return events
