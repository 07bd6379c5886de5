"""What a bundle says of itself beside its figures, each held against the entry that it repeats."""

from typing import Any, Callable, Dict, Iterable, Iterator, List, Tuple

from . import mending, periods
from .content import tree
from .problems import Problem, problem, shown

MANIFEST, METHODOLOGY = "manifest.json", "definitions/methodology.json"
ADJUSTMENTS, CORRECTIONS = "adjustments.json", "corrections.json"
GATE, REGISTER = "gate.json", "register.json"
FORMAT = "docs/bundle-format.md"
# Every edition passes at least these, and what came with its format; a later gate may check more.
CHECKS: Tuple[str, ...] = (
    "list_sizes", "totals", "percentages", "bands", "definitions", "copied_definitions", "directions",
    "levels", "ambiguous_names", "spelling", "periods", "recomputable", "scores_follow", "suppressed",
    "small_numbers", "enough_ranked", "ranks", "contributions", "score_bands", "marks", "effects", "titles",
)  # fmt: skip
SINCE_2 = ("intervals",)


def stages(
    contents: Dict[str, bytes], manifest: Dict[str, Any]
) -> List[Tuple[str, Callable[[], Iterable[Problem]]]]:
    """What is stated of the edition, the method, its exceptions, the gate and what is corrected, each asked
    on its own."""

    def method() -> Dict[str, Any]:
        found: Dict[str, Any] = tree(contents, METHODOLOGY, dict)
        return found

    return [
        (METHODOLOGY, lambda: _method(method(), manifest["methodology"])),
        (MANIFEST, lambda: _edition(contents, manifest["edition"])),
        (CORRECTIONS, lambda: _corrects(contents, manifest["edition"])),
        (ADJUSTMENTS, lambda: _exceptions(contents, method())),
        (GATE, lambda: _gate(tree(contents, GATE, dict), manifest["format_version"])),
    ]


def hash_of_method(contents: Dict[str, bytes], manifest: Dict[str, Any]) -> List[Problem]:
    stated = shown(manifest["methodology"].get("sha256"))
    actual = mending.sha256_of(contents.get(METHODOLOGY, b""))
    return [] if stated == actual else [problem("methodology_differs", stated=stated, actual=actual)]


def _method(method: Dict[str, Any], stated: Dict[str, Any]) -> Iterator[Problem]:
    for field in ("code", "version", "status"):
        said, place = stated.get(field), f"methodology.{field}"
        yield from _compare(MANIFEST, place, said, METHODOLOGY, method.get(field))


def _edition(contents: Dict[str, bytes], stated: Dict[str, Any]) -> Iterator[Problem]:
    """An edition is called by series, period and revision, and follows the revision before."""
    period, revision = stated["period"], stated["revision"]
    if revision < 1:
        yield from _compare(MANIFEST, "edition.revision", revision, FORMAT, 1)
    named = "{}-{}-".format(stated["series"], period.replace("/", "-"))
    yield from _compare(MANIFEST, "edition.code", stated["code"], FORMAT, f"{named}{revision}")
    before = f"{named}{revision - 1}" if revision > 1 else ""
    yield from _compare(MANIFEST, "edition.corrects", stated["corrects"], FORMAT, before)
    last = periods.last_day(periods.read(period)).isoformat()
    yield from _compare(REGISTER, "as_of", tree(contents, REGISTER, dict)["as_of"], MANIFEST, last)


def _gate(gate: Dict[str, Any], version: int) -> Iterator[Problem]:
    """No check is left out, each passed where nothing it found blocks, and the verdict is that of all."""
    named, needed = [each["code"] for each in gate["checks"]], CHECKS + (SINCE_2 if version > 1 else ())
    stated, wanted = ", ".join(code for code in named if code in needed), ", ".join(needed)
    yield from _compare(GATE, "checks", stated, FORMAT, wanted)
    passed = {
        each["code"]: not any(found["blocking"] for found in each["findings"]) for each in gate["checks"]
    }
    for each in gate["checks"]:
        place = "{}, passed".format(each["code"])
        yield from _compare(GATE, place, each["passed"], f"{GATE}, findings", passed[each["code"]])
    verdict = "passed" if all(passed.values()) else "refused"
    yield from _compare(GATE, "verdict", gate["verdict"], f"{GATE}, findings", verdict)


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
    for said, meant in zip(tree(contents, ADJUSTMENTS, list), method.get("adjustments") or ()):
        for field, actual in _declared(meant).items():
            yield from _compare(
                ADJUSTMENTS, "{}, {}".format(said["code"], field), said[field], METHODOLOGY, actual
            )


def _declared(meant: Dict[str, Any]) -> Dict[str, Any]:
    """What is told of an exception, as the method declares it."""
    told = {field: meant[field] for field in ("title", "reason", "basis", "units", "period")}
    operation = meant["operation"]
    told["operation"] = operation if isinstance(operation, dict) else {"not_defined": True}
    told["source"] = meant.get("source") or {}
    told["target"] = meant.get("indicator") or meant.get("item") or ""
    return told


def _named(code: str, units: List[str]) -> str:
    return f"{code}: {', '.join(units)}"


def _compare(entry: str, place: str, stated: Any, source: str, actual: Any) -> Iterator[Problem]:
    # With their types: `true` is not 1, nor is 1.0.
    if (type(stated), stated) != (type(actual), actual):
        yield problem(
            "claim_differs", entry=entry, place=place, stated=str(stated), source=source, actual=str(actual)
        )
