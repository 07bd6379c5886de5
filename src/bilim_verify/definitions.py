"""What the definitions of a bundle may hold: these keys and no others (docs/bundle-format.md)."""

from typing import Any, Callable, Dict, Iterator, List, Tuple

from .problems import LANGUAGES, Problem, problem, shown
from .shapes import Fault, day

# Deeper than any formula or tree a writer makes.
DEEPEST = 100
MOST_DECIMALS = 12

PLAIN, WORDS = "plain", "words"
SOURCE = {"title": PLAIN, "address": PLAIN, "retrieved_on": PLAIN}
GOVERNED: Dict[str, Any] = {
    "code": PLAIN, "version": "version", "status": "status", "title": WORDS, "author": WORDS,
    "checker": WORDS, "basis": WORDS, "reviewed_on": "day", "next_review_on": "day", "sources": [SOURCE],
    "period": PLAIN,
}  # fmt: skip
LABEL: Dict[str, Any] = {"code": PLAIN, "title": WORDS, "short": WORDS, "note": WORDS, "values": ["label"]}
ITEM = {
    "code": PLAIN, "title": WORDS, "unit": PLAIN, "measure": "measure", "period": PLAIN, "note": WORDS,
    "persons": "truth", "public": "truth", "breakdowns": [PLAIN], "owner": WORDS,
}  # fmt: skip
PARAMETER = {
    "code": PLAIN, "title": WORDS, "unit": PLAIN, "note": WORDS,
    "values": [
        {
            "from": PLAIN, "until": PLAIN, "value": PLAIN, "not_defined": PLAIN, "by_unit": "numbers",
            "otherwise": PLAIN, "certainty": PLAIN, "source": SOURCE,
        }
    ],
}  # fmt: skip
CASE = {
    "name": WORDS, "period": PLAIN, "unit": PLAIN, "given": "given", "parameters": "numbers",
    "expect": "value",
}  # fmt: skip
INDICATOR = {
    **GOVERNED,
    "why": WORDS, "note": WORDS, "base": WORDS, "polarity": "polarity", "unit": PLAIN, "formula": "formula",
    "numerator": "formula", "denominator": "formula", "scale": PLAIN, "decimals": "decimals",
    "missing": [{"when": "formula", "reason": PLAIN}], "not_defined": [PLAIN], "cases": [CASE],
}  # fmt: skip
ADJUSTMENT = {
    "code": PLAIN, "title": WORDS, "reason": WORDS, "basis": WORDS, "source": SOURCE, "indicator": PLAIN,
    "item": PLAIN, "units": [PLAIN], "period": PLAIN,
    "operation": {"replace": "formula", "exclude": PLAIN, "add": PLAIN, "multiply": PLAIN},
}  # fmt: skip
METHOD = {
    **GOVERNED,
    "summary": WORDS, "valid_from": "day", "valid_until": "day", "units": {"kinds": [PLAIN]},
    "screening": {"coverage": PLAIN, "argument": WORDS}, "root": "node",
    "ranking": {"ties": PLAIN, "direction": PLAIN},
    "interval": {"draws": PLAIN, "spread": PLAIN, "level": PLAIN, "seed": PLAIN},
    "bands": [{"code": PLAIN, "title": WORDS, "from": PLAIN, "until": PLAIN}],
    "adjustments": [ADJUSTMENT],
    "decisions": [{"gap": PLAIN, "title": WORDS, "decision": WORDS, "argument": WORDS}],
}  # fmt: skip
ANALYSIS = {
    **GOVERNED,
    "summary": WORDS, "methodology": PLAIN, "seed": PLAIN, "draws": PLAIN, "level": PLAIN, "first": PLAIN,
    "last": PLAIN, "spread": PLAIN, "normalisations": ["option"], "aggregations": [PLAIN],
    "missing": [{"policy": PLAIN, "group": PLAIN}],
    "noise": ["noise"], "compared": [PLAIN],
    "sensitivity": {"base": PLAIN, "bootstraps": PLAIN},
}  # fmt: skip
NODE = {
    "code": PLAIN, "title": WORDS, "weight": PLAIN, "mean": PLAIN, "weights": PLAIN, "coverage": PLAIN,
    "range": [PLAIN], "argument": WORDS, "children": ["node"],
}  # fmt: skip
LEAF = {
    "indicator": PLAIN, "weight": PLAIN, "treat": "treatment", "logarithm": PLAIN,
    "normalise": "normalisation", "missing": {"policy": PLAIN, "group": PLAIN}, "argument": WORDS,
}  # fmt: skip
SPAN = {"range": [PLAIN]}
METHODS: Dict[str, Dict[str, Dict[str, Any]]] = {
    "treatment": {
        "none": {},
        "winsorise": {"limit": PLAIN, "skewness": PLAIN, "kurtosis": PLAIN},
        "iqr": {"k": PLAIN},
        "clip": {"low": PLAIN, "high": PLAIN},
    },
    "normalisation": {
        "min_max": {"goalposts": [PLAIN], "clip": PLAIN, **SPAN},
        "z_score": {"mean": PLAIN, "deviation": PLAIN},
        "distance": {"reference": PLAIN, **SPAN},
        "rank": SPAN,
        "percentile": SPAN,
        "bands": {"bands": [{"from": PLAIN, "until": PLAIN, "points": PLAIN, "includes": PLAIN}]},
        "categories": {"quantiles": [PLAIN], "points": [PLAIN]},
        "above_below_mean": {"threshold": PLAIN, **SPAN},
    },
}
# What the noise of each kind holds beside the words why.
NOISE: Dict[str, Tuple[str, ...]] = {
    "binomial": (), "mean": ("least", "most"), "poisson": ("most",), "difference": (),
    "relative": ("deviation",), "absolute": ("deviation",), "none": (),
}  # fmt: skip
# What an operation of a formula holds beside its arguments.
ATTRIBUTES = {
    "num": ("value",), "item": ("code",), "indicator": ("code",), "param": ("code",),
    "ago": ("years", "months"), "total": ("over",),
}  # fmt: skip
KINDS: Dict[str, Any] = {
    "definitions/items.json": ITEM,
    "definitions/parameters.json": PARAMETER,
    "definitions/indicators.json": INDICATOR,
}


def check(entry: str, value: Any) -> List[Problem]:
    """Every place of this entry of `definitions/` that holds what the format does not foresee."""
    return [
        problem("not_foreseen", entry=entry, place=place or "/", found=found)
        for place, found in _of(entry, value)
    ]


def _of(entry: str, value: Any) -> Iterator[Fault]:
    if entry == "definitions/methodology.json":
        yield from faults(value, METHOD, "")
    elif entry == "definitions/analysis.json":
        yield from faults(value, ANALYSIS, "")
    elif entry == "definitions/labels.json":
        kinds = dict.fromkeys(("units_of_measure", "breakdowns", "reasons"), "labels")
        yield from faults(value, kinds, "")
    elif entry in KINDS:
        yield from _coded(value, KINDS[entry], "", 0)


def faults(value: Any, shape: Any, place: str, depth: int = 0) -> Iterator[Fault]:
    """Each place that the shape has no room for, and what stands there."""
    if depth > DEEPEST:
        yield place, "…"
    elif isinstance(shape, str):
        yield from NAMED[shape](value, place, depth)
    elif isinstance(value, str) or value is None:
        # `not_defined`, or `observed` in the place of goalposts: a word where a record or a list may stand.
        return
    elif isinstance(shape, list):
        yield from _listed(value, shape[0], place, depth)
    else:
        yield from _record(value, shape, place, depth)


def _listed(value: Any, shape: Any, place: str, depth: int) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield place, shown(value)
        return
    for number, each in enumerate(value, start=1):
        yield from faults(each, shape, f"{place}[{number}]", depth + 1)


def _record(value: Any, shape: Dict[str, Any], place: str, depth: int) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield place, shown(value)
        return
    for key in sorted(value):
        if key not in shape:
            yield f"{place}/{key}", shown(value[key])
        else:
            yield from faults(value[key], shape[key], f"{place}/{key}", depth + 1)


def _plain(value: Any, place: str, _depth: int) -> Iterator[Fault]:
    if isinstance(value, (dict, list)):
        yield place, shown(value)


def _words(value: Any, place: str, _depth: int) -> Iterator[Fault]:
    if isinstance(value, dict):
        for key in sorted(value):
            if key not in LANGUAGES or not isinstance(value[key], str):
                yield f"{place}/{key}", shown(value[key])
    elif value != "not_defined":
        yield place, shown(value)


def _numbers(value: Any, place: str, depth: int) -> Iterator[Fault]:
    """Numbers by the codes of units or parameters."""
    yield from _mapping(value, PLAIN, place, depth)


def _mapping(value: Any, shape: Any, place: str, depth: int) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield place, shown(value)
        return
    for key in sorted(value):
        yield from faults(value[key], shape, f"{place}/{key}", depth + 1)


def _coded(value: Any, shape: Any, place: str, depth: int) -> Iterator[Fault]:
    """Definitions under their own codes."""
    yield from _mapping(value, shape, place, depth)
    if isinstance(value, dict):
        for key in sorted(value):
            if not isinstance(value[key], dict):
                yield f"{place}/{key}", shown(value[key])
            elif value[key].get("code") != key:
                yield f"{place}/{key}/code", shown(value[key].get("code"))


def _labels(value: Any, place: str, depth: int) -> Iterator[Fault]:
    yield from _coded(value, LABEL, place, depth)


def _label(value: Any, place: str, depth: int) -> Iterator[Fault]:
    yield from faults(value, LABEL, place, depth)


def _value(value: Any, place: str, depth: int) -> Iterator[Fault]:
    """A number or `{"missing": reason}`."""
    if isinstance(value, dict):
        yield from _record(value, {"missing": PLAIN}, place, depth)
    else:
        yield from _plain(value, place, depth)


def _given(value: Any, place: str, depth: int) -> Iterator[Fault]:
    """The figures of a worked case, and those of the units below."""
    if not isinstance(value, dict):
        yield place, shown(value)
        return
    for key in sorted(value):
        shape, inner = "value", f"{place}/{key}"
        if key == "children":
            yield from _mapping(value[key], "given", inner, depth + 1)
        else:
            yield from faults(value[key], shape, inner, depth + 1)


def _formula(value: Any, place: str, depth: int) -> Iterator[Fault]:
    yield from _operation(value, place, depth, ("v",))


def _operation(value: Any, place: str, depth: int, also: Tuple[str, ...] = ()) -> Iterator[Fault]:
    if not isinstance(value, dict) or depth > DEEPEST:
        yield place, shown(value)
        return
    plain = ("op", *ATTRIBUTES.get(str(value.get("op")), ()), *also)
    for key in sorted(value):
        inner = f"{place}/{key}"
        if key == "args" and isinstance(value[key], list):
            for number, each in enumerate(value[key], start=1):
                yield from _operation(each, f"{inner}[{number}]", depth + 1)
        elif key not in plain or isinstance(value[key], (dict, list)):
            yield inner, shown(value[key])


def _node(value: Any, place: str, depth: int) -> Iterator[Fault]:
    is_leaf = isinstance(value, dict) and "indicator" in value
    yield from _record(value, LEAF if is_leaf else NODE, place, depth)


def _method(kind: str, value: Any, place: str, depth: int) -> Iterator[Fault]:
    if not isinstance(value, dict):
        if value != "not_defined":
            yield place, shown(value)
        return
    shape = METHODS[kind].get(str(value.get("method")))
    if shape is None:
        yield f"{place}/method", shown(value.get("method"))
    else:
        yield from _record(value, {"method": PLAIN, **shape}, place, depth)


def _treatment(value: Any, place: str, depth: int) -> Iterator[Fault]:
    yield from _method("treatment", value, place, depth)


def _normalisation(value: Any, place: str, depth: int) -> Iterator[Fault]:
    yield from _method("normalisation", value, place, depth)


def _option(value: Any, place: str, depth: int) -> Iterator[Fault]:
    """A normalisation that a draw may pick, or the word that leaves the stated one in place."""
    if value != "as_stated":
        yield from _normalisation(value, place, depth)


def _noise(value: Any, place: str, depth: int) -> Iterator[Fault]:
    kind = str(value.get("kind")) if isinstance(value, dict) else ""
    if kind not in NOISE:
        yield f"{place}/kind", shown(kind)
        return
    held = dict.fromkeys(("kind", "indicator", *NOISE[kind]), PLAIN)
    yield from _record(value, {**held, "argument": WORDS}, place, depth)


def _where(fits: Callable[[Any], bool]) -> Callable[[Any, str, int], Iterator[Fault]]:
    """The place where something stands that does not fit."""

    def judge(value: Any, place: str, _depth: int) -> Iterator[Fault]:
        if not fits(value):
            yield place, shown(value)

    return judge


def _one_of(*words: str) -> Callable[[Any, str, int], Iterator[Fault]]:
    return _where(lambda value: value in words)


NAMED: Dict[str, Any] = {
    PLAIN: _plain, WORDS: _words, "numbers": _numbers, "labels": _labels, "label": _label, "value": _value,
    "given": _given, "formula": _formula, "node": _node, "treatment": _treatment,
    "normalisation": _normalisation, "option": _option, "noise": _noise, "day": day,
    "status": _one_of("in_force", "proposal", "reported"),
    "polarity": _one_of("higher_is_better", "lower_is_better", "not_defined"),
    "measure": _one_of("count", "amount", "share", "points", "level"),
    "truth": _where(lambda value: type(value) is bool),
    "decimals": _where(lambda value: type(value) is int and 0 <= value <= MOST_DECIMALS),
    "version": _where(lambda value: type(value) is int and value > 0),
}  # fmt: skip
