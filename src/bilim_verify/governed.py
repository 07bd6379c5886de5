"""By which criteria an edition was judged, and how departments were heard before it was signed."""

import re
from datetime import datetime, time
from functools import partial
from typing import Any, Callable, Dict, Iterable, Iterator, List, Sequence, Set, Tuple

from . import instants, periods
from .content import BadContent, tree
from .gate import THRESHOLD
from .mending import canonical_json, sha256_of
from .naming import MISSHAPEN
from .problems import Problem, problem

CRITERIA, CONTEST = "criteria.json", "contest.json"
SINCE = 3
# From this format on no signed bundle is silent about how departments were heard.
HEARD_SINCE = 4
HASH = re.compile("[0-9a-f]{64}")
DEFINITIONS = "definitions/"
# What the report tells of how departments were heard.
HELD = {
    "window": ("opens_on", "closes_on"),
    "departments": ("judged", "declared", "asked", "silent"),
    "requests": ("granted", "refused", "withdrawn", "lapsed", "open"),
}

Told = Tuple[str, Sequence[Tuple[str, str]]]
"""A sentence of the report by its code, with its parameters."""


def stages(
    contents: Dict[str, bytes], manifest: Dict[str, Any], is_signed: bool
) -> List[Tuple[str, Callable[[], Iterable[Problem]]]]:
    """What is stated of both, held against the rest of the bundle; nothing where the format has no room."""
    if manifest["format_version"] < SINCE:
        return []
    must_tell = is_signed and manifest["format_version"] >= HEARD_SINCE
    contest = partial(_contest, contents, must_tell)
    return [(CRITERIA, partial(_criteria, contents, manifest)), (CONTEST, contest)]


def criteria_sha256(contents: Dict[str, bytes]) -> str:
    """The hash of all that judges: the method, its indicators, their items and parameters. Vocabulary and
    analysis judge nobody; nor do the house's threshold and the items by which units are alike, unless a
    formula reads them."""
    method = tree(contents, "definitions/methodology.json", dict)
    indicators = tree(contents, "definitions/indicators.json", dict)
    parameters = tree(contents, "definitions/parameters.json", dict)
    read, named = read_parameters(contents), set(_items([method, indicators]))
    items = tree(contents, "definitions/items.json", dict)
    judging = {
        "items": {code: each for code, each in items.items() if code in named},
        "parameters": {code: each for code, each in parameters.items() if code != THRESHOLD or code in read},
        "indicators": indicators,
        "methodologies": {method["code"]: method},
        "units_of_measure": {},
        "breakdowns": {},
        "reasons": {},
    }
    return sha256_of(canonical_json(judging))


def _items(stated: Any) -> Iterator[str]:
    """The items that formulas, exceptions and worked cases inside name."""
    if isinstance(stated, dict):
        if stated.get("op") == "item":
            yield str(stated.get("code"))
        if isinstance(stated.get("item"), str):
            yield stated["item"]
        if isinstance(stated.get("given"), dict):
            yield from _given(stated["given"])
        stated = list(stated.values())
    if isinstance(stated, list):
        for each in stated:
            yield from _items(each)


def _given(figures: Dict[str, Any]) -> Iterator[str]:
    """The items of a worked case, at any depth: `item`, `item[breakdown]` or `item@period`."""
    for key, inner in figures.items():
        yield key.split("[")[0].split("@")[0]
        if isinstance(inner, dict):
            yield from _given(inner)


def read_parameters(contents: Dict[str, bytes]) -> Set[str]:
    """The parameters that the formulas of the method and its indicators read."""
    entries = ("definitions/methodology.json", "definitions/indicators.json")
    return set(_parameters([tree(contents, entry, dict) for entry in entries]))


def _parameters(stated: Any) -> Iterator[str]:
    """The parameters that the formulas inside read."""
    if isinstance(stated, dict):
        if stated.get("op") == "param":
            yield str(stated.get("code"))
        stated = list(stated.values())
    if isinstance(stated, list):
        for each in stated:
            yield from _parameters(each)


def _criteria(contents: Dict[str, bytes], manifest: Dict[str, Any]) -> Iterator[Problem]:
    stated = tree(contents, CRITERIA, dict)
    if not stated:
        return
    yield from _compare(CRITERIA, "sha256", stated["sha256"], DEFINITIONS, criteria_sha256(contents))
    begins = instants.read(stated["begins"])
    first = datetime.combine(
        periods.read(manifest["edition"]["period"])[1], time(), getattr(begins, "tzinfo", None)
    )
    yield from _compare(CRITERIA, "begins", stated["begins"], "manifest.json", first.isoformat())
    at = instants.read(stated["frozen"].get("at")) if stated["frozen"] else None
    if stated["frozen"] and at is None:
        yield from _compare(CRITERIA, "frozen.at", stated["frozen"]["at"], "docs/bundle-format.md", "")
    if stated["frozen"]:
        yield from _entry_of_journal(stated["frozen"])
    in_time = at is not None and begins is not None and at < begins
    yield from _compare(CRITERIA, "in_time", stated["in_time"], f"{CRITERIA}, frozen.at", in_time)


def _entry_of_journal(frozen: Dict[str, Any]) -> Iterator[Problem]:
    """A role, a number from one on and a hash: what an entry of the journal has, whichever it is."""
    told = (bool(frozen["role"].strip()), frozen["entry"] > 0, bool(HASH.fullmatch(frozen["entry_sha256"])))
    for name, is_one in zip(("role", "entry", "entry_sha256"), told):
        if not is_one:
            yield from _compare(CRITERIA, f"frozen.{name}", frozen[name], "docs/bundle-format.md", "")


def _contest(contents: Dict[str, bytes], must_tell: bool) -> Iterator[Problem]:
    """The counts agree with each other and with the register, the first day with the last."""
    stated = tree(contents, CONTEST, dict)
    if not stated:
        if must_tell:
            yield problem("contest_unstated", entry=CONTEST)
        return
    yield from _days(stated["window"])
    heard, requests = stated["departments"], stated["requests"]
    judged = sum(unit["ranked"] for unit in tree(contents, "register.json", dict)["units"])
    yield from _compare(CONTEST, "departments.judged", heard["judged"], "register.json", judged)
    for part in ("departments", "requests"):
        for name, count in sorted(stated[part].items()):
            yield from _compare(CONTEST, f"{part}.{name}", count, "docs/bundle-format.md", max(0, count))
    # A department may have declared its records right and asked before; none can have done neither and one.
    least = max(0, judged - heard["declared"] - heard["asked"])
    most = judged - max(heard["declared"], heard["asked"])
    bounded = min(max(heard["silent"], least), most)
    yield from _compare(CONTEST, "departments.silent", heard["silent"], CONTEST, bounded)
    asked = min(heard["asked"], sum(requests.values()))
    yield from _compare(CONTEST, "departments.asked", heard["asked"], f"{CONTEST}, requests", asked)
    if not stated["window"]:
        others = [heard["declared"], heard["asked"], *requests.values(), len(stated["waived"])]
        yield from _compare(CONTEST, "window", str(any(others)), CONTEST, str(False))
    waived = stated["waived"].get("requests", 0)
    undecided = min(waived, requests["open"] + requests["lapsed"])
    yield from _compare(CONTEST, "waived.requests", waived, f"{CONTEST}, requests", undecided)


def _days(window: Dict[str, Any]) -> Iterator[Problem]:
    """The last day of the window is not before its first."""
    if window:
        last = max(window["opens_on"], window["closes_on"])
        yield from _compare(CONTEST, "window.closes_on", window["closes_on"], f"{CONTEST}, opens_on", last)


def _compare(entry: str, place: str, stated: Any, source: str, actual: Any) -> Iterator[Problem]:
    if (type(stated), stated) != (type(actual), actual):
        yield problem(
            "claim_differs", entry=entry, place=place, stated=str(stated), source=source, actual=str(actual)
        )


def told(contents: Dict[str, bytes], manifest: Dict[str, Any], is_signed: bool) -> Sequence[Told]:
    """What a reader is told of both, of a signed bundle that it says nothing too; nothing where the format
    has no room or nothing can be read."""
    if manifest["format_version"] < SINCE:
        return ()
    try:
        criteria, contest = (tree(contents, entry, dict) for entry in (CRITERIA, CONTEST))
        corrects = str(manifest["edition"].get("corrects") or "")
        found = [*_told_of_criteria(criteria), *_told_of_contest(contest, corrects)]
        if is_signed and not criteria:
            found.append(("criteria_unstated", ()))
        if is_signed and not contest and manifest["format_version"] < HEARD_SINCE:
            found.append(("contest_unstated", ()))
        return found
    except (BadContent, *MISSHAPEN):
        return ()


def _told_of_criteria(stated: Dict[str, Any]) -> Iterator[Told]:
    if not stated:
        return
    params = {"sha256": stated["sha256"], "begins": stated["begins"][:10]}
    if stated["frozen"]:
        frozen = stated["frozen"]
        params.update({name: str(frozen[name]) for name in ("entry", "entry_sha256")})
        params["at"] = instants.by_clock_of(frozen["at"], stated["begins"])
    code = "criteria_in_time" if stated["in_time"] else "criteria_late"
    yield (code if stated["frozen"] else "criteria_never"), tuple(params.items())


def _told_of_contest(stated: Dict[str, Any], corrects: str) -> Iterator[Told]:
    if not stated:
        return
    if not stated["window"]:
        yield ("contest_of_corrected", (("corrects", corrects),)) if corrects else ("contest_none", ())
        return
    counts = {name: stated[part][name] for part, names in HELD.items() for name in names}
    counts["requests"] = sum(stated["requests"].values())
    yield "contest_held", tuple((name, str(count)) for name, count in counts.items())
    if stated["waived"]:
        yield "contest_waived", (("requests", str(stated["waived"]["requests"])),)
