"""The shape of an outside statement's file: what must be there, of what kind, all faults at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from bilim.base.texts import is_web
from bilim.publication import problems
from bilim.publication.rules.statement_fields import STATEMENT, Shape
from bilim.publication.rules.statement_lines import line_of, lines_of
from bilim.publication.rules.statement_values import DECIMAL, Respelt
from bilim.publication.terms.states import LONGEST_TEXT
from bilim_engine.definitions.reading import Tree
from bilim_engine.periods import parse_period
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem, near_hint

# Of a title every reader reads his own language.
_TITLES = {"title", "publisher"}
_PLAIN = {"code", "id", "printed", "period"}
# It stands in addresses.
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
# No count of anything in the country is larger; a percentage far above 100 is still told by the gate.
_LARGEST = Decimal(10**9)
_LIMITS = {
    "announced": (Decimal(0), _LARGEST),
    "percent": (Decimal(0), Decimal(1000)),
    "decimals": (Decimal(0), Decimal(6)),
    "units_total": (Decimal(0), _LARGEST),
}
# Where each kind of fault that has a nearest known word says what was written.
_WRITTEN = {problems.KEY_UNKNOWN.code: "key", problems.WORD_UNKNOWN.code: "text"}
# Of more faults nobody reads the rest: they are counted.
MOST_TOLD = 100
# Definitions are held against each other letter by letter: so many letters of them in one language.
MOST_DEFINED = 10_000
# Each pair of them costs something however short they are: so many letters one counts for at least.
_LEAST_DEFINED = 50


def shape_problems(
    tree: Any, file: str, written: Tree | None = None, *, unasked: Collection[Kind] = ()
) -> list[Problem]:
    """What is not as the file of a statement is, but for kinds that are not asked of it, with lines where it
    is known how it was written; empty where it can be read. Of very many the first, and how many more."""
    if not isinstance(tree, Mapping):
        return [Problem(problems.NOT_A_RATING, Place(file))]
    found = [*_level(tree, STATEMENT, "", file), *_head(tree, file)]
    # A key too many leaves the rest as it should be; anything else may leave no definitions to count.
    if all(each.kind is problems.KEY_UNKNOWN for each in found):
        found += _definitions(tree, file)
    asked = [each for each in found if each.kind not in unasked]
    told = list(map(_with_nearest, asked[:MOST_TOLD]))
    return [*_with_lines(told, written, file), *_more(asked, file)]


def bounded(found: list[Problem], file: str) -> list[Problem]:
    """As many as anybody reads, and how many more there are."""
    return [*found[:MOST_TOLD], *_more(found, file)]


def _more(found: list[Problem], file: str) -> list[Problem]:
    rest = len(found) - MOST_TOLD
    return [Problem(problems.MORE_FAULTS, Place(file), {"count": str(rest)})] if rest > 0 else []


def _with_nearest(problem: Problem) -> Problem:
    """With the known key or word that may be meant: looked for only where told, for it costs the most."""
    if problem.code not in _WRITTEN:
        return problem
    written, known = str(problem.params[_WRITTEN[problem.code]]), str(problem.params["known"])
    return replace(problem, params={**problem.params, "near": near_hint(written, known.split(", "))})


def _with_lines(found: list[Problem], written: Tree | None, file: str) -> list[Problem]:
    if not found or written is None:
        return found
    lines = lines_of(written)
    places = [str(each.params.get("place") or each.params.get("field")) for each in found]
    return [
        replace(each, place=Place(file, line_of(place, lines)))
        for each, place in zip(found, places, strict=True)
    ]


def _level(node: Any, shape: Shape, path: str, file: str) -> Iterator[Problem]:
    if not isinstance(node, Mapping):
        yield _wrong(file, path, problems.LEVEL_WRONG)
        return
    here = f"{path}/{_code_of(node)}".strip("/")
    yield from _keys(node, shape.known, here, file)
    for name in shape.needed:
        yield from _field(node, name, here, file)
    for name in shape.numbers:
        yield from _number(node.get(name), name, _at(here, name), file)
    for name in shape.texts:
        yield from _text(node.get(name), _at(here, name), file)
    for name, known in shape.words.items():
        yield from _word(node.get(name), known, _at(here, name), file)
    for name, known in shape.word_lists.items():
        listed = node.get(name)
        for each in listed if isinstance(listed, list) else [listed]:
            yield from _word(each, known, _at(here, name), file)
    for name in shape.flags:
        yield from _flag(node.get(name), _at(here, name), file)
    yield from _below(node, shape, here, file)


def _keys(node: Mapping[Any, Any], known: tuple[str, ...], here: str, file: str) -> Iterator[Problem]:
    """A key that nobody reads is most often one misspelt: what it holds would be passed over in silence."""
    names = ", ".join(known)
    for key in node:
        if key not in known:
            said = str(key)[:60]
            params = {"key": said, "place": _at(here, said), "known": names, "near": ""}
            yield Problem(problems.KEY_UNKNOWN, Place(file), params)


def _field(node: Mapping[str, Any], name: str, here: str, file: str) -> Iterator[Problem]:
    stated, place = node.get(name), _at(here, name)
    if not stated:
        yield Problem(problems.FIELD_LACKING, Place(file), {"field": place})
    elif name in _PLAIN and isinstance(stated, Mapping | list):
        yield _wrong(file, place, problems.LEVEL_WRONG)
    elif name in _TITLES and not _in_all_languages(stated):
        yield _wrong(file, place, problems.TITLE_LACKING)


def _at(here: str, name: str) -> str:
    return f"{here}/{name}".strip("/")


def _code_of(node: Mapping[str, Any]) -> str:
    code = node.get("code")
    return "" if code is None or isinstance(code, Mapping | list) else str(code)[:60]


def _below(node: Mapping[str, Any], shape: Shape, here: str, file: str) -> Iterator[Problem]:
    for name, deeper in shape.lists.items():
        each_of = node.get(name) or []
        if not isinstance(each_of, list):
            yield _wrong(file, _at(here, name), problems.LEVEL_WRONG)
            continue
        for number, each in enumerate(each_of, start=1):
            coded = isinstance(each, Mapping) and each.get("code")
            yield from _level(each, deeper, here if coded else _at(here, f"{name}[{number}]"), file)
    for name, deeper in shape.mappings.items():
        if node.get(name):
            yield from _level(node[name], deeper, _at(here, name), file)


def _in_all_languages(text: Any) -> bool:
    return isinstance(text, Mapping) and all(str(text.get(language) or "").strip() for language in LANGUAGES)


def _number(stated: Any, name: str, place: str, file: str) -> Iterator[Problem]:
    if stated is None:
        return
    least, most = _LIMITS.get(name, (-_LARGEST, _LARGEST))
    try:
        number = Decimal(str(stated))
    except InvalidOperation:
        number = Decimal("NaN")
    if isinstance(stated, bool) or not number.is_finite():
        yield _wrong(file, place, problems.NUMBER_WRONG)
    elif isinstance(stated, Respelt) or (isinstance(stated, str) and not DECIMAL.fullmatch(stated.strip())):
        params = {"place": place, "text": getattr(stated, "text", str(stated))[:60]}
        yield Problem(problems.NUMBER_SPELT, Place(file), params)
    elif not least <= number <= most:
        params = {"place": place, "least": f"{least:f}", "most": f"{most:f}"}
        yield Problem(problems.NUMBER_BEYOND, Place(file), params)


def _word(stated: Any, known: tuple[str, ...], place: str, file: str) -> Iterator[Problem]:
    """A word that is none of these would be passed over, and a contradiction found that is ours."""
    if stated is not None and stated not in known:
        yield _none_of(str(stated), known, place, file)


def _flag(stated: Any, place: str, file: str) -> Iterator[Problem]:
    """Any word that is no YAML of yes or no, `no` too, would be taken for yes."""
    if stated is not None and not isinstance(stated, bool):
        yield _none_of(str(stated), ("true", "false"), place, file)


def _none_of(text: str, known: tuple[str, ...], place: str, file: str) -> Problem:
    params = {"place": place, "text": text[:60], "known": ", ".join(known), "near": ""}
    return Problem(problems.WORD_UNKNOWN, Place(file), params)


def _text(stated: Any, place: str, file: str) -> Iterator[Problem]:
    """What is wrong with words given once, or once in each language."""
    if isinstance(stated, Mapping):
        yield from _keys(stated, LANGUAGES, place, file)
    words = list(stated.values()) if isinstance(stated, Mapping) else [stated]
    if any(isinstance(each, Mapping | list) for each in words):
        yield _wrong(file, place, problems.LEVEL_WRONG)
    elif (length := max((len(str(each)) for each in words), default=0)) > LONGEST_TEXT:
        yield _too_long(file, place, length, LONGEST_TEXT)


def _too_long(file: str, place: str, length: int, limit: int) -> Problem:
    params = {"place": place, "length": str(length), "limit": str(limit)}
    return Problem(problems.WORDS_TOO_LONG, Place(file), params)


def _definitions(tree: Mapping[str, Any], file: str) -> Iterator[Problem]:
    """Whether all definitions together are longer than what is held against each other."""
    stated = [
        definition
        for direction in tree.get("directions") or ()
        for indicator in direction.get("indicators") or ()
        if (definition := indicator.get("definition"))
    ]
    for language in LANGUAGES:
        said = (each.get(language) or "" if isinstance(each, Mapping) else each for each in stated)
        if (length := sum(_counted(str(each)) for each in said)) > MOST_DEFINED:
            yield _too_long(file, f"definition/{language}", length, MOST_DEFINED)


def _counted(definition: str) -> int:
    return max(_LEAST_DEFINED, len(definition)) if definition else 0


def _head(tree: Mapping[str, Any], file: str) -> Iterator[Problem]:
    """What is wrong with code, address and period of the statement, where they are given at all."""
    if tree.get("code") and not _CODE.fullmatch(str(tree["code"])):
        yield _wrong(file, "code", problems.CODE_WRONG)
    if tree.get("address") and not is_web(tree["address"]):
        yield _wrong(file, "address", problems.ADDRESS_NOT_WEB)
    if tree.get("period"):
        try:
            parse_period(str(tree["period"]))
        except ValueError:
            yield _wrong(file, "period", problems.PERIOD_WRONG)


def _wrong(file: str, place: str, kind: Any) -> Problem:
    return Problem(kind, Place(file), {"place": place})
