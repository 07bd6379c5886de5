"""What the JSON entries of a bundle may hold: these keys, all of them, and no others
(docs/bundle-format.md)."""

from datetime import date
from typing import Any, Dict, Iterator, List, Tuple

from .problems import LANGUAGES, Problem, problem, shown


class Each:
    """A mapping with keys of the writer's choice, every value of this shape."""

    def __init__(self, shape: Any) -> None:
        self.shape = shape


class OneOf:
    """One of these words."""

    def __init__(self, *words: str) -> None:
        self.words = words


class OrEmpty:
    """A mapping of this shape, or an empty one."""

    def __init__(self, shape: Any) -> None:
        self.shape = shape


class Day:
    """A day such as 2026-02-16."""


class Words:
    """A text in some of the three languages, or in `every` one."""

    def __init__(self, every: bool = False) -> None:
        self.every = every


TEXT, FILE = Words(), {"sha256": str, "size": int}
EFFECT = {"unit": str, "score_without": str, "score_with": str, "rank_without": str, "rank_with": str}
FINDING = {"code": str, "sentence": TEXT, "place": str, "unit": str, "blocking": bool}
CHECK = {"code": str, "title": TEXT, "applies": bool, "passed": bool, "findings": [FINDING]}
KINDS = ("definition", "fact", "value", "score", "rank", "band", "interval", "statement")
CHANGE = {
    "kind": OneOf(*KINDS), "unit": str, "subject": str, "period": str, "before": str, "after": str,
}  # fmt: skip
EDITION = {
    "code": str, "series": str, "period": str, "revision": int, "title": TEXT, "published_at": str,
    "corrects": str,
}  # fmt: skip
ESTIMATE = {"value": str, "low": str, "high": str}
FACTOR = {
    "factor": OneOf("weights", "normalisation", "aggregation", "missing", "noise"), "first": ESTIMATE,
    "total": ESTIMATE, "units": Each({"first": str, "total": str}),
}  # fmt: skip
EFFECT_ON_ORDER = {
    "subject": str, "moved": int, "average": str, "greatest": int, "spearman": str, "kendall": str,
    "ranks": Each(int),
}  # fmt: skip
PAIR = {"one": str, "other": str, "inside": bool, "correlation": str, "units": int, "redundant": bool}
UNCERTAINTY = {
    "draws": int,
    "places": Each(Each(int)),
    "above": Each(Each(str)),
    "alike": [[str]],
    "sensitivity": {"evaluations": int, "factors": [FACTOR]},
    "indicators": [EFFECT_ON_ORDER],
    "adjustments": [EFFECT_ON_ORDER],
    "coherence": {
        "pairs": [PAIR],
        "weights": [{"path": str, "nominal": str, "linear": str, "main_effect": str}],
        "alpha": Each(str),
    },
}
# Nothing was corrected, analysed or stated of what came before: these may be empty.
MAY_BE_EMPTY = ("corrections.json", "uncertainty.json", "criteria.json", "contest.json")
CORRECTIONS = {"corrects": str, "reason": Words(every=True), "changes": [CHANGE]}
# As an entry was written before format 3.
BEFORE_3: Dict[str, Any] = {"corrections.json": CORRECTIONS}
SHAPES: Dict[str, Any] = {
    "manifest.json": {
        "format": str,
        "format_version": int,
        "edition": EDITION,
        "methodology": {"code": str, "version": int, "status": str, "sha256": str},
        "illustrative": bool,
        "demonstration_key": bool,
        "files": Each(FILE),
        "key": {"algorithm": OneOf("Ed25519"), "id": str, "public": str},
    },
    "register.json": {
        "as_of": str,
        "units": [
            {
                "code": str, "parent": str, "kind": str, "names": TEXT, "formal_names": TEXT,
                "codes": Each(str), "ranked": bool,
            }
        ],
    },
    "boundaries.json": {
        "links": [{"kind": OneOf("split", "merged", "territory_moved"), "unit": str, "to": str, "on": Day()}],
        "ended": [{"code": str, "kind": str, "names": TEXT, "until": Day()}],
    },
    "origins.json": Each(
        {
            "title": TEXT, "address": str, "publisher": TEXT, "retrieved_on": str, "certainty": str,
            "illustrative": bool,
        }
    ),
    "adjustments.json": [
        {
            "code": str, "title": TEXT, "reason": TEXT, "basis": TEXT, "source": dict, "target": str,
            "units": [str], "period": str, "operation": dict, "effects": [EFFECT],
        }
    ],
    "statements.json": [{"unit": str, "text": TEXT, "by": str, "at": str}],
    "gate.json": {"verdict": str, "checks": [CHECK]},
    "corrections.json": {**CORRECTIONS, "ranks_compared": bool},
    "uncertainty.json": UNCERTAINTY,
    "criteria.json": {
        "sha256": str, "begins": str, "in_time": bool,
        "frozen": OrEmpty({"at": str, "role": str, "entry": int, "entry_sha256": str}),
    },
    "contest.json": {
        "window": OrEmpty({"opens_on": Day(), "closes_on": Day()}),
        "departments": {"judged": int, "declared": int, "asked": int, "silent": int},
        "requests": {"granted": int, "refused": int, "withdrawn": int, "lapsed": int, "open": int},
        "waived": OrEmpty({"reason": TEXT, "window": bool, "requests": int}),
    },
    "definitions/labels.json": {"units_of_measure": dict, "breakdowns": dict, "reasons": dict},
}  # fmt: skip


def check(entry: str, value: Any, version: int) -> List[Problem]:
    """Every place of this entry that holds what this version of the format does not foresee."""
    if entry in MAY_BE_EMPTY and value == {}:
        return []
    shape = BEFORE_3.get(entry, SHAPES[entry]) if version < 3 else SHAPES[entry]
    found = _faults(value, shape, "")
    return [problem("not_foreseen", entry=entry, place=place or "/", found=said) for place, said in found]


Fault = Tuple[str, str]


def _faults(value: Any, shape: Any, place: str) -> Iterator[Fault]:
    if isinstance(shape, type):
        # Not isinstance: the truth value `true` of JSON would pass for 1.
        if type(value) is not shape:
            yield place, shown(value)
    elif isinstance(shape, OneOf):
        if value not in shape.words:
            yield place, shown(value)
    elif isinstance(shape, Day):
        yield from day(value, place, 0) if value else [(place, shown(value))]
    elif isinstance(shape, list):
        yield from _listed(value, shape[0], place)
    elif not isinstance(value, dict):
        yield place, shown(value)
    elif isinstance(shape, OrEmpty):
        yield from _faults(value, shape.shape, place) if value else ()
    elif isinstance(shape, Words):
        yield from _text(value, shape.every, place)
    elif isinstance(shape, Each):
        for key, inner in value.items():
            yield from _faults(inner, shape.shape, f"{place}/{key}")
    else:
        yield from _mapping(value, shape, place)


def _listed(value: Any, shape: Any, place: str) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield place, shown(value)
        return
    for number, each in enumerate(value, start=1):
        yield from _faults(each, shape, f"{place}[{number}]")


def _text(value: Dict[str, Any], every: bool, place: str) -> Iterator[Fault]:
    for key in LANGUAGES if every else ():
        if not value.get(key):
            yield f"{place}/{key}", shown(value.get(key, ""))
    for key, said in value.items():
        if key not in LANGUAGES or not isinstance(said, str):
            yield f"{place}/{key}", shown(said)


def _mapping(value: Dict[str, Any], shape: Dict[str, Any], place: str) -> Iterator[Fault]:
    for key in sorted({*value, *shape}):
        if key not in shape or key not in value:
            yield f"{place}/{key}", shown(value.get(key))
        else:
            yield from _faults(value[key], shape[key], f"{place}/{key}")


def day(value: Any, place: str, _depth: int) -> Iterator[Fault]:
    """A day such as 2026-02-16, or none."""
    try:
        is_day = value is None or value == "" or date.fromisoformat(value).isoformat() == value
    except (TypeError, ValueError):
        is_day = False
    if not is_day:
        yield place, shown(value)
