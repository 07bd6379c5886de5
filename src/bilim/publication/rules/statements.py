"""A rating published by others, read from YAML as it was printed, its names taken to the register."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from bilim.publication import problems
from bilim.publication.terms import (
    NamedUnit,
    Remark,
    StatedDirection,
    StatedGroup,
    StatedIndicator,
    Statement,
    Text,
)
from bilim_engine.problems import LANGUAGES, Place, Problem, Refused

Recognise = Callable[[str, str], NamedUnit]
"""From a name as printed and the word beside it to what the register makes of it."""


def read_statement(text: str, file: str, recognise: Recognise) -> Statement:
    """The statement written in this YAML. Refuses, with all reasons, what lacks a title or a language."""
    tree = _parse(text, file)
    if found := list(_faults(tree, file)):
        raise Refused(found)
    scoring = tree.get("scoring") or {}
    return Statement(
        code=tree["code"],
        title=tree["title"],
        publisher=tree["publisher"],
        address=tree.get("address") or "",
        period=str(tree["period"]),
        directions=tuple(_direction(each, recognise) for each in tree["directions"]),
        lists=tuple(_group(each, recognise) for each in tree.get("lists") or ()),
        weights_given=bool(scoring.get("weights")),
        points_given=bool(scoring.get("points")),
        units_total=tree.get("units_total"),
        date_note=_text(tree.get("date_note")),
        remarks=tuple(_remark(each) for each in tree.get("remarks") or ()),
    )


def _parse(text: str, file: str) -> dict[str, Any]:
    try:
        tree = YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 0
        raise Refused([Problem(problems.NOT_YAML, Place(file, line), {"why": str(fault.problem)})]) from None
    if not isinstance(tree, dict):
        raise Refused([Problem(problems.NOT_YAML, Place(file, 1), {"why": type(tree).__name__})])
    return tree


def _faults(tree: Mapping[str, Any], file: str) -> Iterator[Problem]:
    for name in ("code", "title", "publisher", "period", "directions"):
        if not tree.get(name):
            yield Problem(problems.FIELD_LACKING, Place(file, field=name), {"field": name})
    for path, node in _nodes(tree):
        if "title" in node and not _in_all_languages(node["title"]):
            yield Problem(problems.TITLE_LACKING, Place(file, field=path), {"place": path})


def _nodes(tree: Any, path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(tree, Mapping):
        here = f"{path}/{tree.get('code', '')}".strip("/")
        yield here, tree
        for value in tree.values():
            yield from _nodes(value, here)
    elif isinstance(tree, Sequence) and not isinstance(tree, str):
        for value in tree:
            yield from _nodes(value, path)


def _in_all_languages(text: Any) -> bool:
    return isinstance(text, Mapping) and all(text.get(language) for language in LANGUAGES)


def _text(stated: Any) -> Text:
    """A text in three languages; plain words, such as a period, are the same in each."""
    if isinstance(stated, Mapping):
        return dict(stated)
    return {language: str(stated) for language in LANGUAGES} if stated else {}


def _direction(tree: Mapping[str, Any], recognise: Recognise) -> StatedDirection:
    indicators = tuple(_indicator(each, recognise) for each in tree.get("indicators") or ())
    return StatedDirection(tree["code"], tree["title"], indicators, _text(tree.get("note")))


def _indicator(tree: Mapping[str, Any], recognise: Recognise) -> StatedIndicator:
    return StatedIndicator(
        code=tree["code"],
        title=tree["title"],
        definition=_text(tree.get("definition")),
        base=_text(tree.get("base")),
        period=_text(tree.get("period")),
        groups=tuple(_group(each, recognise) for each in tree.get("groups") or ()),
        partition=bool(tree.get("partition")),
        decimals=int(tree.get("decimals") or 0),
    )


def _group(tree: Mapping[str, Any], recognise: Recognise) -> StatedGroup:
    band = tree.get("band") or {}
    includes = band.get("includes", "lower")
    return StatedGroup(
        code=tree["code"],
        title=tree["title"],
        text=_text(tree.get("text")),
        names=tuple(recognise(each["printed"], each.get("kind") or "") for each in tree.get("names") or ()),
        announced=_number(tree.get("announced")),
        percent=_number(tree.get("percent")),
        lower=_number(band.get("from")),
        upper=_number(band.get("until")),
        includes_lower=includes in ("lower", "both"),
        includes_upper=includes in ("upper", "both"),
        banded=bool(band),
        listed=bool(tree.get("listed")),
    )


def _number(stated: Any) -> Decimal | None:
    return None if stated is None else Decimal(str(stated))


def _remark(tree: Mapping[str, Any]) -> Remark:
    return Remark(tree["id"], _text(tree["text"]), tree.get("place") or "")
