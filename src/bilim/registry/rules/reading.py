"""The files of the register read into records, with every fault of shape and its line.

The top-level keys `units`, `links`, `sources` and `tiles` may stand in any file; `centroids` belong to the
test of the tile map and are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bilim.registry import problems as kinds
from bilim.registry.rules.register import (
    LinkRecord,
    Register,
    SourceRecord,
    TileRecord,
    UnitRecord,
)
from bilim.registry.rules.signs import unprinted, unseen
from bilim.registry.terms import (
    Certainty,
    CodeScheme,
    DatedCode,
    DatedName,
    DatedParent,
    FormalStatus,
    LinkKind,
    UnitKind,
)
from bilim_engine import reasons
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem

_DATED = {"from", "until"}
_KEYS = {
    "file": {"units", "links", "sources", "tiles", "centroids"},
    "unit": {"code", "kind", "parent", "names", "codes", "aliases", "note", "sources"} | _DATED,
    "parent": {"unit"} | _DATED,
    "name": {"full", "short", "formal", "formal_status", "certainty", "sources"} | _DATED,
    "code": {"scheme", "code", "certainty", "sources"} | _DATED,
    "link": {"kind", "unit", "to", "on", "certainty", "basis", "sources"},
    "source": {"code", "title", "address"},
}


def read(files: Mapping[str, bytes]) -> tuple[Register, list[Problem]]:
    """The register in these files (name → content) and every fault of their shape."""
    reader = _Reader()
    for name, content in files.items():
        reader.file(name, content)
    return reader.register(), reader.problems


class _Reader:
    """Collects records and problems from one file after another."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._name = ""
        self._found: dict[str, list[Any]] = {"units": [], "links": [], "sources": [], "tiles": []}

    def register(self) -> Register:
        return Register(**{key: tuple(records) for key, records in self._found.items()})

    def file(self, name: str, written: bytes) -> None:
        self._name = name
        content = self._loaded(written)
        if content is None:
            return
        if not isinstance(content, CommentedMap):
            self._problem(kinds.WRONG_SHAPE, 1, key=name, wanted="units: …")
            return
        for line in unseen(content):
            self._problem(kinds.UNSEEN_SIGN, line)
        for line, about in unprinted(content):
            self._problem(kinds.NOT_PRINTED, line, **about)
        self._known_keys(content, "file", 1)
        self._each(content, "units", self._unit)
        self._each(content, "links", self._link)
        self._each(content, "sources", self._source)
        if content.get("tiles") is not None:
            self._tiles(content["tiles"], content.lc.key("tiles")[0] + 1)

    def _loaded(self, written: bytes) -> Any:
        """What the YAML says, or None where it cannot be read and the problem is reported."""
        try:
            return YAML(typ="rt").load(written.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            self._problem(kinds.NOT_UTF8, written[: error.start].count(b"\n") + 1)
        except MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            self._problem(
                kinds.UNREADABLE, line, why=reasons.of_yaml(str(error.problem or error.context or ""))
            )
        # A day that no calendar has is a ValueError; brackets without end exhaust the stack.
        except (YAMLError, ValueError, RecursionError) as error:
            self._problem(kinds.UNREADABLE, 0, why=reasons.of_yaml(str(error)))
        return None

    # --- the records -------------------------------------------------------------------------------------

    def _unit(self, node: Any, line: int) -> UnitRecord:
        self._known_keys(node, "unit", line)
        begin, end = self._dates(node, line)
        return UnitRecord(
            code=self._text(node, "code", line),
            kind=self._word(node, "kind", UnitKind.values, line),
            parents=self._parents(node.get("parent"), line),
            names=self._list(node, "names", self._unit_name, line),
            codes=self._list(node, "codes", self._code, line) if "codes" in node else (),
            aliases=self._texts(node, "aliases", line),
            note=self._three(node["note"], "note", line) if "note" in node else {},
            sources=self._texts(node, "sources", line),
            valid_from=begin,
            valid_until=end,
            place=Place(self._name, line),
        )

    def _parents(self, node: Any, line: int) -> tuple[DatedParent, ...]:
        if node is None:
            return ()
        if isinstance(node, str):
            return (DatedParent(node, None, None),)
        if not isinstance(node, list) or not all(isinstance(each, dict) for each in node):
            self._problem(kinds.WRONG_SHAPE, line, key="parent", wanted="- unit: …")
            return ()
        return tuple(self._parent(each, line) for each in node)

    def _parent(self, node: Any, line: int) -> DatedParent:
        self._known_keys(node, "parent", line)
        return DatedParent(self._text(node, "unit", line), *self._dates(node, line))

    def _unit_name(self, node: Any, line: int) -> DatedName:
        self._known_keys(node, "name", line)
        begin, end = self._dates(node, line)
        formal = self._three(node["formal"], "formal", line) if "formal" in node else {}
        statuses = FormalStatus.values
        return DatedName(
            full=self._three(node.get("full"), "full", line),
            short=self._three(node.get("short"), "short", line),
            formal=formal,
            formal_status=self._word(node, "formal_status", statuses, line) if formal else "",
            certainty=self._word(node, "certainty", Certainty.values, line, default=Certainty.FOUND),
            sources=self._texts(node, "sources", line),
            valid_from=begin,
            valid_until=end,
        )

    def _code(self, node: Any, line: int) -> DatedCode:
        self._known_keys(node, "code", line)
        begin, end = self._dates(node, line)
        code = self._text(node, "code", line)
        if code and not (len(code) == 14 and code.isdigit() and code.startswith("417")):
            self._problem(kinds.CODE_SHAPE, line, code=code)
        return DatedCode(
            scheme=self._word(node, "scheme", CodeScheme.values, line),
            code=code,
            certainty=self._word(node, "certainty", Certainty.values, line, default=Certainty.FOUND),
            sources=self._texts(node, "sources", line),
            valid_from=begin,
            valid_until=end,
        )

    def _link(self, node: Any, line: int) -> LinkRecord:
        self._known_keys(node, "link", line)
        return LinkRecord(
            kind=self._word(node, "kind", LinkKind.values, line),
            unit=self._text(node, "unit", line),
            to=self._text(node, "to", line),
            on=self._date(node, "on", line) or date.min,
            certainty=self._word(node, "certainty", Certainty.values, line, default=Certainty.FOUND),
            basis=self._three(node.get("basis"), "basis", line),
            sources=self._texts(node, "sources", line),
            place=Place(self._name, line),
        )

    def _source(self, node: Any, line: int) -> SourceRecord:
        self._known_keys(node, "source", line)
        title = self._text(node, "title", line)
        address = str(node.get("address") or "")
        return SourceRecord(self._text(node, "code", line), title, address, Place(self._name, line))

    def _tiles(self, node: Any, line: int) -> None:
        if not isinstance(node, CommentedMap):
            self._problem(kinds.WRONG_SHAPE, line, key="tiles", wanted="…: [1, 1]")
            return
        for unit, spot in node.items():
            line = node.lc.key(unit)[0] + 1
            good = isinstance(spot, list) and len(spot) == 2
            if not good or not all(isinstance(number, int) and number >= 0 for number in spot):
                self._problem(kinds.TILE_SHAPE, line, unit=str(unit))
                continue
            place = Place(self._name, line)
            self._found["tiles"].append(TileRecord(str(unit), int(spot[0]), int(spot[1]), place))

    # --- parts of a record -------------------------------------------------------------------------------

    def _each(self, content: Any, key: str, make: Callable[[Any, int], Any]) -> None:
        if key in content:
            self._found[key].extend(self._list(content, key, make, content.lc.key(key)[0] + 1))

    def _list(self, node: Any, key: str, make: Callable[[Any, int], Any], line: int) -> tuple[Any, ...]:
        value = node.get(key)
        if value is None:
            self._problem(kinds.KEY_LACKING, line, key=key)
            return ()
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self._problem(kinds.WRONG_SHAPE, line, key=key, wanted="- …: …")
            return ()
        return tuple(make(each, each.lc.line + 1) for each in value)

    def _text(self, node: Any, key: str, line: int) -> str:
        value = node.get(key)
        if value is None or str(value) == "":
            self._problem(kinds.KEY_LACKING, line, key=key)
            return ""
        return str(value)

    def _word(self, node: Any, key: str, known: list[str], line: int, default: str = "") -> str:
        if default and key not in node:
            return str(default)
        word = self._text(node, key, line)
        if word and word not in known:
            self._problem(kinds.UNKNOWN_WORD, line, word=word, key=key, known=", ".join(known))
        return word

    def _three(self, node: Any, key: str, line: int) -> dict[str, str]:
        given = node if isinstance(node, dict) else {}
        for language in LANGUAGES:
            if not given.get(language):
                self._problem(kinds.LANGUAGE_LACKING, line, key=key, language=language)
        return {language: str(given.get(language, "")) for language in LANGUAGES}

    def _texts(self, node: Any, key: str, line: int) -> tuple[str, ...]:
        value = node.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or any(isinstance(each, list | dict) for each in value):
            self._problem(kinds.WRONG_SHAPE, line, key=key, wanted="[…, …]")
            return ()
        return tuple(str(each) for each in value)

    def _dates(self, node: Any, line: int) -> tuple[date | None, date | None]:
        begin, end = self._date(node, "from", line), self._date(node, "until", line)
        if begin is not None and end is not None and end <= begin:
            self._problem(kinds.DATES_REVERSED, line, start=begin.isoformat(), until=end.isoformat())
            return None, None
        return begin, end

    def _date(self, node: Any, key: str, line: int) -> date | None:
        value = node.get(key)
        if value is None or type(value) is date:
            return value
        self._problem(kinds.NOT_A_DATE, line, text=str(value))
        return None

    def _known_keys(self, node: Any, what: str, line: int) -> None:
        for key in node:
            if key not in _KEYS[what]:
                known = ", ".join(sorted(_KEYS[what]))
                self._problem(kinds.UNKNOWN_KEY, line, key=str(key), known=known)

    def _problem(self, kind: Kind, line: int, **params: str | reasons.Said) -> None:
        self.problems.append(Problem(kind, Place(self._name, line), params))
