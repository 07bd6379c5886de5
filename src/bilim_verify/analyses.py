"""What an analysis may state. It is looked at before a single draw is made (docs/bundle-format.md)."""

from decimal import Decimal
from typing import Any, Dict, Iterator, List, Tuple

from . import trees
from .content import BadContent
from .problems import Problem, problem, shown

ANALYSIS = "definitions/analysis.json"
WHOLE = {
    "draws": (1, 100000),
    "first": (1, 100000),
    "last": (1, 100000),
    "sensitivity.base": (16, 16384),
    "sensitivity.bootstraps": (20, 10000),
}
DECIMAL = {"level": ("0.5", "0.999"), "spread": ("0", "1")}
# The kinds of noise that formats 2 and 3 know, without a word on why; both came with format 4.
BEFORE_4 = ("binomial", "relative", "absolute")
# A seed is hashed anew for every stream of numbers.
LONGEST_SEED = 500


def noise_unforeseen(analysis: Any, version: int) -> Iterator[Problem]:
    """Noise of a kind that came with a later format, or argued where nothing was; and none at all where
    nobody says why."""
    listed = analysis.get("noise") if isinstance(analysis, dict) else None
    for number, each in enumerate(listed if isinstance(listed, list) else (), start=1):
        if not isinstance(each, dict):
            continue
        wrong = []
        if version < 4:
            wrong += ["kind"] if each.get("kind") not in BEFORE_4 else []
            wrong += ["argument"] if "argument" in each else []
        elif each.get("kind") == "none" and not each.get("argument"):
            wrong.append("argument")
        for key in wrong:
            yield problem(
                "not_foreseen", entry=ANALYSIS, place=f"/noise[{number}]/{key}", found=shown(each.get(key))
            )


def require_bounds(analysis: Dict[str, Any]) -> None:
    """The counts, shares and lists are ones that a writer could have stated; else BadContent says which is
    not, and what it would have to be."""
    stated = dict(analysis)
    for key, value in _of_sensitivity(analysis).items():
        stated["sensitivity." + key] = value
    for key, (low, high) in WHOLE.items():
        if key in stated or "." not in key:
            value = stated.get(key)
            if type(value) is not int or not low <= value <= high:
                raise _outside(key, value, (str(low), str(high)))
    for key, ends in DECIMAL.items():
        value = stated.get(key)
        if not _is_between(value, ends):
            raise _outside(key, value, ends)
    seed = stated.get("seed")
    if not isinstance(seed, str) or not 0 < len(seed) <= LONGEST_SEED:
        raise BadContent(ANALYSIS, "seed", "analysis_seed", most=str(LONGEST_SEED))
    _require_lists(stated)


def _of_sensitivity(analysis: Dict[str, Any]) -> Dict[str, Any]:
    """What is stated of the sensitivity; both counts, where anything is."""
    found = analysis.get("sensitivity")
    if not found:
        return {}
    return {key: found.get(key) if isinstance(found, dict) else found for key in ("base", "bootstraps")}


def _is_between(value: Any, ends: Tuple[str, str]) -> bool:
    found = trees.number(value)
    return found is not None and Decimal(ends[0]) <= found <= Decimal(ends[1])


def _require_lists(stated: Dict[str, Any]) -> None:
    """No option and no indicator is named twice, so that there are never more than there can be."""
    for key in ("normalisations", "aggregations", "missing", "compared", "noise"):
        found = stated.get(key) or []
        if not isinstance(found, list):
            raise BadContent(ANALYSIS, key, "no_list")
        named = [
            each.get("indicator") if key == "noise" and isinstance(each, dict) else each for each in found
        ]
        if len({repr(each) for each in named}) < len(named):
            raise BadContent(ANALYSIS, f"{key}: twice", "analysis_twice", key=key)


def _outside(key: str, value: Any, ends: Tuple[str, str]) -> BadContent:
    told: List[str] = [shown(str(value)), *ends]
    return BadContent(
        ANALYSIS, f"{key}: {told[0]}", "analysis_bounds", key=key, value=told[0], low=ends[0], high=ends[1]
    )
