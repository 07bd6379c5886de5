"""What a bundle says of itself beside its figures, each held against the entry that it repeats."""

from typing import Any, Dict, Iterator, List

from . import mending
from .content import tree
from .problems import Problem, problem

MANIFEST, METHODOLOGY = "manifest.json", "definitions/methodology.json"
ADJUSTMENTS, CORRECTIONS = "adjustments.json", "corrections.json"


def check(contents: Dict[str, bytes], manifest: Dict[str, Any]) -> List[Problem]:
    """Everything stated of the method, of its exceptions and of what is corrected that is not so."""
    method = tree(contents, METHODOLOGY, dict)
    return [
        *_method(method, manifest["methodology"]),
        *_corrects(contents, manifest["edition"]),
        *_exceptions(contents, method),
    ]


def hash_of_method(contents: Dict[str, bytes], manifest: Dict[str, Any]) -> List[Problem]:
    stated = str(manifest["methodology"].get("sha256"))
    actual = mending.sha256_of(contents.get(METHODOLOGY, b""))
    return [] if stated == actual else [problem("methodology_differs", stated=stated, actual=actual)]


def _method(method: Dict[str, Any], stated: Dict[str, Any]) -> Iterator[Problem]:
    for field in ("code", "version", "status"):
        said, place = stated.get(field), f"methodology.{field}"
        yield from _compare(MANIFEST, place, said, METHODOLOGY, method.get(field))


def _corrects(contents: Dict[str, bytes], stated: Dict[str, Any]) -> Iterator[Problem]:
    actual = tree(contents, CORRECTIONS, dict).get("corrects") or ""
    yield from _compare(MANIFEST, "edition.corrects", stated.get("corrects"), CORRECTIONS, actual)


def _exceptions(contents: Dict[str, bytes], method: Dict[str, Any]) -> Iterator[Problem]:
    """Every exception of the method stands there with its effect on each ranked unit it is for."""
    ranked = {unit["code"] for unit in tree(contents, "register.json", dict)["units"] if unit["ranked"]}
    stated = [
        _named(each["code"], [effect["unit"] for effect in each["effects"]])
        for each in tree(contents, ADJUSTMENTS, list)
    ]
    declared = [
        _named(each["code"], [unit for unit in each["units"] if unit in ranked])
        for each in method.get("adjustments") or ()
    ]
    yield from _compare(ADJUSTMENTS, "effects", "; ".join(stated), METHODOLOGY, "; ".join(declared))


def _named(code: str, units: List[str]) -> str:
    return f"{code}: {', '.join(units)}"


def _compare(entry: str, place: str, stated: Any, source: str, actual: Any) -> Iterator[Problem]:
    # With their types: `true` is not 1, nor is 1.0.
    if (type(stated), stated) != (type(actual), actual):
        yield problem(
            "claim_differs", entry=entry, place=place, stated=str(stated), source=source, actual=str(actual)
        )
