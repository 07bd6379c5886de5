"""The gate's findings, counted anew where they follow from the bundle alone, held against those stated."""

from collections import Counter
from decimal import Decimal
from typing import Any, Dict, Iterator, List, Optional, Tuple

from . import periods
from .content import Row, rows, tree
from .problems import LANGUAGES, Problem, problem
from .trees import number as number_in

GATE, THRESHOLD = "gate.json", "suppression.threshold"
# The findings that are counted anew, by their check. A check of FIGURES asks for what is recomputed and
# compared figure by figure; one of OPEN is not repeated, or of `small_numbers` not whole.
REPEATED: Dict[str, Tuple[str, ...]] = {
    "bands": ("G010", "G011"),
    "definitions": ("G012", "G013"),
    "directions": ("G015",),
    "periods": ("G023", "G024"),
    "recomputable": ("G025",),
    "suppressed": ("G041",),
    "small_numbers": ("G048", "G050", "G058"),
    "enough_ranked": ("G053",),
    "score_bands": ("G043",),
    "marks": ("G044", "G046"),
    "titles": ("G045",),
}
FIGURES = ("scores_follow", "ranks", "contributions", "effects")
OPEN = (
    "list_sizes", "totals", "percentages", "copied_definitions", "levels", "ambiguous_names", "spelling",
    "small_numbers",
)  # fmt: skip

Finding = Tuple[str, str]  # its code and the unit it is about


def check(contents: Dict[str, bytes], manifest: Dict[str, Any]) -> Iterator[Problem]:
    """Every finding that follows and is not stated, and every one that is stated and does not follow."""
    bundle = _Bundle(contents, manifest)
    for each in tree(contents, GATE, dict)["checks"]:
        code = each["code"]
        if code not in REPEATED:
            continue
        told = [(found["code"].split(".")[-1], found["unit"]) for found in each["findings"]]
        stated = Counter(found for found in told if found[0] in REPEATED[code])
        actual = Counter(getattr(bundle, code)())
        yield from _each("gate_silent", code, actual - stated)
        yield from _each("gate_invents", code, stated - actual)


def _each(kind: str, check_code: str, found: "Counter[Finding]") -> Iterator[Problem]:
    for (code, unit), count in sorted(found.items()):
        yield problem(kind, check=f"check_{check_code}", finding=code, unit=unit or "–", count=str(count))


class _Bundle:
    """What the checks ask of: one method for each check of REPEATED."""

    def __init__(self, contents: Dict[str, bytes], manifest: Dict[str, Any]) -> None:
        self.contents, self.manifest = contents, manifest
        # Before format 5 no gate asked whether a threshold was in force.
        self.asks_threshold = manifest["format_version"] >= 5
        self.method = tree(contents, "definitions/methodology.json", dict)
        self.items = tree(contents, "definitions/items.json", dict)
        self.indicators = tree(contents, "definitions/indicators.json", dict)
        self.parameters = tree(contents, "definitions/parameters.json", dict)
        self.units = tree(contents, "register.json", dict)["units"]
        self.facts: List[Row] = rows(contents, "facts.csv")
        self.results = rows(contents, "results.csv")

    def bands(self) -> Iterator[Finding]:
        """Neighbouring bands of the score, each from its lower end up to, not including, its upper one."""
        stated = self.method.get("bands") or []
        ends = [
            (number_in(band.get("from")), number_in(band.get("until")))
            for band in stated
            if isinstance(band, dict)
        ]
        ends.sort(key=lambda pair: Decimal("-Infinity") if pair[0] is None else pair[0])
        for (_, end), (begin, _after) in zip(ends, ends[1:]):
            if end is None or begin is None or end > begin:
                yield "G011", ""
            elif end < begin:
                yield "G010", ""

    def definitions(self) -> Iterator[Finding]:
        for leaf in _leaves(self.method["root"]):
            stated = self.indicators[leaf["indicator"]]
            if not (stated.get("formula") or (stated.get("numerator") and stated.get("denominator"))):
                yield "G012", ""
            if not isinstance(stated.get("base"), dict):
                yield "G013", ""

    def directions(self) -> Iterator[Finding]:
        return (("G015", "") for child in self.method["root"]["children"] if not _leaves(child))

    def periods(self) -> Iterator[Finding]:
        """In an edition one rule fixes the period of every indicator."""
        return iter(())

    def recomputable(self) -> Iterator[Finding]:
        if not rows(self.contents, "scores.csv"):
            yield "G025", ""
        if any(node.get("weight") == "not_defined" for node in _nodes(self.method["root"])):
            yield "G025", ""

    def suppressed(self) -> Iterator[Finding]:
        for row in rows(self.contents, "values.csv"):
            if row["variant"] == "adjusted" and row["missing"] == "suppressed":
                yield "G041", row["unit"]

    def small_numbers(self) -> Iterator[Finding]:
        """Numbers of persons below the threshold: cells of breakdowns, and totals of what is ranked; and
        items of which numbers are printed where no threshold is in force."""
        ranked = {unit["code"] for unit in self.units if unit["ranked"]}
        now = self._threshold(self.manifest["edition"]["period"])
        unguarded = set()
        for row in self.facts:
            item = self.items.get(row["item"]) or {}
            number = number_in(row["value"])
            if not item.get("persons") or item.get("public") or number is None:
                continue
            limit = self._threshold(row["period"])
            if self.asks_threshold and (now is None or (row["breakdown"] and limit is None)):
                unguarded.add(row["item"])
            if self.asks_threshold and limit is None and not row["breakdown"]:
                limit = now
            if limit is not None and 0 < number < limit and (row["breakdown"] or row["unit"] in ranked):
                yield "G048" if row["breakdown"] else "G050", row["unit"]
        yield from (("G058", "") for _ in unguarded)

    def _threshold(self, period: str) -> Optional[int]:
        day = periods.last_day(periods.read(period)).isoformat()
        for stated in (self.parameters.get(THRESHOLD) or {"values": []})["values"]:
            if stated["from"] <= day and (stated.get("until") is None or day < stated["until"]):
                number = None if stated.get("not_defined") else number_in(stated.get("value"))
                if number is None and not stated.get("not_defined"):
                    number = number_in(stated.get("otherwise"))
                return None if number is None else int(number)
        return None

    def enough_ranked(self) -> Iterator[Finding]:
        judged = sum(unit["ranked"] is True for unit in self.units)
        placed = sum(row["variant"] == "adjusted" and bool(row["rank"]) for row in self.results)
        if placed < max(1, -(-judged // 2)):
            yield "G053", ""

    def score_bands(self) -> Iterator[Finding]:
        if self.method.get("bands"):
            for row in self.results:
                if row["score"] and not row["band"]:
                    yield "G043", row["unit"]

    def marks(self) -> Iterator[Finding]:
        origins = tree(self.contents, "origins.json", dict)
        for row in self.facts:
            origin = origins.get(row["origin"])
            if origin is None:
                yield "G046", row["unit"]
            elif origin["illustrative"] and row["illustrative"] != "true":
                yield "G044", row["unit"]

    def titles(self) -> Iterator[Finding]:
        bands = self.method.get("bands")
        named = [self.manifest["edition"]["title"], self.method["title"]]
        named += [each["title"] for each in [*self.indicators.values(), *self.items.values()]]
        named += [node["title"] for node in _nodes(self.method["root"]) if "indicator" not in node]
        named += [unit["names"] for unit in self.units]
        named += [each["title"] for each in tree(self.contents, "adjustments.json", list)]
        named += [band["title"] for band in bands] if isinstance(bands, list) else []
        for title in named:
            for language in LANGUAGES:
                if not title.get(language):
                    yield "G045", ""


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in node.get("children") or ():
        yield from _nodes(child)


def _leaves(node: Any) -> List[Any]:
    return [each for each in _nodes(node) if "indicator" in each]
