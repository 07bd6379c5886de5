"""A rating published by others, read from YAML as it was printed, its names taken to the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML

from bilim.base.texts import is_web
from bilim.publication import problems
from bilim.publication.rules.statement_shape import bounded, shape_problems
from bilim.publication.rules.statement_values import values_of
from bilim.publication.terms import (
    NamedUnit,
    Remark,
    StatedDirection,
    StatedGroup,
    StatedIndicator,
    Statement,
    Text,
)
from bilim_engine import reasons
from bilim_engine.definitions.problems import NOT_YAML, UNSEEN_SIGN
from bilim_engine.definitions.reading import Tree, read_yaml
from bilim_engine.problems import LANGUAGES, Place, Problem, Refused

# What is asked of a file since files of before were kept.
_ASKED_LATER = (
    UNSEEN_SIGN,
    problems.ADDRESS_NOT_WEB,
    problems.WORD_UNKNOWN,
    problems.KEY_UNKNOWN,
    problems.NUMBER_SPELT,
)
# No level of such a file has twenty: with so many at one it is read no further.
_MOST_KEYS = 1_000

Recognise = Callable[[str, str], NamedUnit]
"""From a name as printed and the word beside it to what the register makes of it."""


def read_statement(text: str | bytes, file: str, recognise: Recognise, *, is_kept: bool = False) -> Statement:
    """The statement written in this YAML. Refuses, with all reasons, what lacks a title or a language, keys
    that nobody reads and signs that nobody sees; a file that was kept stays readable,
    whatever is asked of files since."""
    tree, written = _parse(text, file, is_kept)
    if found := shape_problems(tree, file, written, unasked=_ASKED_LATER if is_kept else ()):
        raise Refused(found)
    scoring = tree.get("scoring") or {}
    return Statement(
        code=str(tree["code"]),
        title=_text(tree["title"]),
        publisher=_text(tree["publisher"]),
        address=tree["address"] if is_web(tree.get("address")) else "",
        period=str(tree["period"]),
        directions=tuple(_direction(each, recognise) for each in tree["directions"]),
        lists=tuple(_group(each, recognise) for each in tree.get("lists") or ()),
        weights_given=bool(scoring.get("weights")),
        points_given=bool(scoring.get("points")),
        units_total=_whole(tree.get("units_total")),
        date_note=_text(tree.get("date_note")),
        remarks=tuple(_remark(each) for each in tree.get("remarks") or ()),
    )


def says_the_same(one: Statement, other: Statement) -> bool:
    """Whether two statements state the same figures and names of the same period, whatever they are called
    and whoever published them."""
    return _said(one) == _said(other)


def _said(statement: Statement) -> Statement:
    return replace(statement, code="", title={}, publisher={}, address="", date_note={}, remarks=())


def _parse(text: str | bytes, file: str, is_kept: bool) -> tuple[dict[str, Any], Tree | None]:
    """What a file from anybody holds, and how it was written: nothing in it can make reading it dear."""
    written, found = read_yaml(text, file, most_keys=None if is_kept else _MOST_KEYS)
    if found and _is_table(text, file):
        raise Refused([Problem(problems.NOT_A_RATING, Place(file))])
    if found := [each for each in found if not (is_kept and each.kind in _ASKED_LATER)]:
        raise Refused(bounded(found, file))
    try:
        # What was kept with signs that nobody sees has no tree of how it was written.
        again = YAML(typ="safe", pure=True)
        tree: dict[str, Any] = again.load(text) if written is None else values_of(written)
    except ValueError as fault:
        # Well-formed, but what looks like a number or a day is none: ten thousand digits, the 40th of May.
        raise Refused([Problem(NOT_YAML, Place(file), {"detail": reasons.of_yaml(str(fault))})]) from None
    return tree, written


def _is_table(text: str | bytes, file: str) -> bool:
    """Whether a table was chosen by mistake: what a reader of YAML says of it helps nobody."""
    packed = isinstance(text, bytes) and text.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
    return packed or file.lower().endswith((".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods"))


def _text(stated: Any) -> Text:
    """A text in three languages; plain words, such as a period, are the same in each."""
    if isinstance(stated, Mapping):
        return {str(language): "" if said is None else str(said) for language, said in stated.items()}
    return {language: str(stated) for language in LANGUAGES} if stated else {}


def _direction(tree: Mapping[str, Any], recognise: Recognise) -> StatedDirection:
    indicators = tuple(_indicator(each, recognise) for each in tree.get("indicators") or ())
    return StatedDirection(str(tree["code"]), _text(tree["title"]), indicators, _text(tree.get("note")))


def _indicator(tree: Mapping[str, Any], recognise: Recognise) -> StatedIndicator:
    return StatedIndicator(
        code=str(tree["code"]),
        title=_text(tree["title"]),
        definition=_text(tree.get("definition")),
        base=_text(tree.get("base")),
        period=_text(tree.get("period")),
        groups=tuple(_group(each, recognise) for each in tree.get("groups") or ()),
        partition=bool(tree.get("partition")),
        decimals=_whole(tree.get("decimals")) or 0,
    )


def _group(tree: Mapping[str, Any], recognise: Recognise) -> StatedGroup:
    band = tree.get("band") or {}
    includes = band.get("includes", "lower")
    return StatedGroup(
        code=str(tree["code"]),
        title=_text(tree["title"]),
        text=_text(tree.get("text")),
        names=tuple(
            recognise(str(each["printed"]), str(each.get("kind") or "")) for each in tree.get("names") or ()
        ),
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


def _whole(stated: Any) -> int | None:
    return None if stated is None else int(Decimal(str(stated)))


def _remark(tree: Mapping[str, Any]) -> Remark:
    return Remark(str(tree["id"]), _text(tree["text"]), str(tree.get("place") or ""))
