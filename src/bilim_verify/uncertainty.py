"""The analysis of an edition carried out anew: every draw, and everything that is said of them.

docs/bundle-format.md, uncertainty.csv and uncertainty.json; docs/arithmetic.md, sections 12 to 17.
"""

from decimal import Decimal
from hashlib import sha256
from typing import Any, Callable, Dict, Iterator, List, MutableMapping, NamedTuple, Optional, Tuple

from .analyses import ANALYSIS, require_bounds
from .content import BadContent, Content, Row, rows, tree
from .drawing import Plan, Sample, take
from .drawn_effects import coherence, effect
from .drawn_errors import errors_of
from .drawn_indices import indices
from .drawn_leaves import Open
from .drawn_processes import Series, tables
from .drawn_ranks import Drawn, Ranks
from .drawn_summary import Summary
from .indicators import Country
from .numbers import exactly
from .problems import Problem, problem, shown
from .scoring import Scoring
from .trees import number as number_in

TABLE, REST = "uncertainty.csv", "uncertainty.json"
METHODOLOGY = "definitions/methodology.json"
# Scores of leaves beyond which a reader would wait for many minutes: such an analysis is refused, not
# believed.
MOST_SCORES = 500000000
# Shares of draws are exact; what is computed in floats may be rounded to either side of its ninth place.
SHARES, ROUNDED = Decimal("1e-12"), Decimal("1e-9")
Rating = Callable[[str], Tuple[Country, Scoring]]
"""The rating with every exception but the one of this code."""


class Redrawn(NamedTuple):
    """What was carried out anew: how many figures, from how many draws, with which seed."""

    problems: List[Problem]
    figures: int = 0
    draws: int = 0
    seed: str = ""


Kept = MutableMapping[str, Redrawn]
"""What was found of draws, by the hash of everything that they follow from and are compared with."""
# What names the key, signs, and tells of it to readers: no draw follows from these.
BESIDE = ("manifest.json", "manifest.sig", "README.txt")


def recompute(
    contents: Dict[str, bytes],
    content: Content,
    rate: Rating,
    manifest: Dict[str, Any],
    kept: Optional[Kept] = None,
) -> Redrawn:
    """Everything the analysis says that does not follow from the facts and definitions beside it.

    Draws of the very same bytes are not made twice where `kept` has what was found of them.
    """
    version = manifest["format_version"]
    if kept is None:
        return _recomputed(contents, content, rate, version)
    name = _hash(contents, manifest["edition"]["period"], version)
    found = kept.get(name)
    if found is None:
        found = kept[name] = _recomputed(contents, content, rate, version)
    return found


def _hash(contents: Dict[str, bytes], period: str, version: int) -> str:
    """Of the period rated, of the format that says how, and of every entry but those beside the figures;
    another byte, another hash."""
    found = sha256(f"{period}\n{version}".encode())
    for entry in sorted({*contents} - {*BESIDE}):
        found.update(f"\n{entry}\n{sha256(contents[entry]).hexdigest()}".encode())
    return found.hexdigest()


def _recomputed(contents: Dict[str, bytes], content: Content, rate: Rating, version: int) -> Redrawn:
    analysis = tree(contents, ANALYSIS, dict)
    stated, rest = rows(contents, TABLE), tree(contents, REST, dict)
    if not analysis:
        return Redrawn([_differs(REST, "/", "…", "") for each in (stated, rest) if each])
    if analysis["methodology"] != content.method["code"]:
        return Redrawn([_differs(ANALYSIS, "methodology", analysis["methodology"], content.method["code"])])
    require_bounds(analysis)
    _refuse_endless(analysis, content)
    try:
        with exactly():
            found = _Analysis(analysis, content, rate, version)
            wanted, wanted_rest = found.table(), found.rest()
    except Open:
        raise BadContent(ANALYSIS, "not_defined") from None
    problems = [*_table(stated, wanted), *_tree(rest, wanted_rest, "", SHARES)]
    figures = 8 * len(wanted) + _count(wanted_rest)
    return Redrawn(problems, figures, found.evaluations, found.plan.seed)


def _refuse_endless(analysis: Any, content: Content) -> None:
    plan = analysis.get("sensitivity") or {"base": 0, "bootstraps": 0}
    ranked = sum(unit.ranked for unit in content.units.values())
    draws = analysis["draws"] + 7 * plan["base"]
    work = draws * ranked * max(1, len(content.indicators)) + plan["base"] * plan["bootstraps"] * 100
    if work > MOST_SCORES:
        raise BadContent(ANALYSIS, "draws: {}".format(analysis["draws"]))


class _Analysis:
    """One analysis of one rating, carried out."""

    def __init__(self, analysis: Any, content: Content, rate: Rating, version: int) -> None:
        self.analysis, self.content, self.rate = analysis, content, rate
        self.plan = Plan(analysis)
        country, self.scoring = rate("")
        errors, ends = errors_of(analysis, country, self.scoring, version)
        self.drawn = Drawn(self.scoring, self.plan, errors, ends)
        self.published = self.drawn.published()
        series = self._series()
        self.factors = self._first_of(series[-1]).factors() if len(series) > 1 else []
        (ranks,), *others = tables(self.drawn, series)
        self.ranks = others[0] if others else []
        self.evaluations = sum(map(len, [ranks, *self.ranks]))
        self.summary = Summary(self.drawn.units, ranks, self.published, analysis)

    def _series(self) -> List[Series]:
        """The main draws, then those of the sensitivity."""
        main, plan = Series(int(self.analysis["draws"]), ("draws",)), self.analysis.get("sensitivity")
        return [main, Series(int(plan["base"]), ("a", "b"))] if plan else [main]

    def _first_of(self, series: Series) -> Sample:
        """Its first draw alone: it has every factor that the others have."""
        return take(self.plan, range(1), self.drawn.weights, self.drawn.errors, series.sides[0])

    def table(self) -> Dict[str, Row]:
        return {row["unit"]: row for row in self.summary.rows()}

    def rest(self) -> Dict[str, Any]:
        return {
            "draws": self.summary.draws,
            "places": self.summary.places_json(),
            "above": self.summary.above_json(),
            "alike": self.summary.alike(),
            "sensitivity": self._sensitivity(),
            "indicators": [
                self._effect(leaf.path, self.drawn.published(leaf.path))
                for leaf in self.drawn.leaves
                if len(self.drawn.leaves) > 1
            ],
            "adjustments": [
                self._effect(each["code"], self._without(each["code"])) for each in self.content.adjustments
            ],
            "coherence": coherence(self.drawn),
        }

    def _sensitivity(self) -> Any:
        if not self.ranks:
            return {"evaluations": 0, "factors": []}
        found = (self.factors, self.ranks)
        return indices(self.drawn, found, self.published, self.analysis, self.summary.level)

    def _effect(self, subject: str, changed: Ranks) -> Dict[str, Any]:
        return effect(subject, self.drawn.units, self.published, changed)

    def _without(self, code: str) -> Ranks:
        return Drawn(self.rate(code)[1], self.plan, {}, {}).published()


# --- comparing


def _table(stated: List[Row], wanted: Dict[str, Row]) -> Iterator[Problem]:
    seen = set()
    for row in stated:
        unit = row["unit"]
        if unit in seen or unit not in wanted:
            yield _differs(TABLE, unit, ",".join(row.values()), "")
        else:
            yield from _tree(row, wanted[unit], unit, SHARES, TABLE)
        seen.add(unit)
    for unit in sorted(set(wanted) - seen):
        yield _differs(TABLE, unit, "", ",".join(wanted[unit].values()))


def _tree(stated: Any, wanted: Any, place: str, near: Decimal, entry: str = REST) -> Iterator[Problem]:
    """Every place at which the two differ."""
    if isinstance(wanted, dict) and isinstance(stated, dict):
        for key in sorted({*stated, *wanted}):
            inner = ROUNDED if not place and key not in ("above", "places") and entry == REST else near
            yield from _tree(
                stated.get(key), wanted.get(key), f"{place}/{key}" if place else key, inner, entry
            )
    elif isinstance(wanted, list) and isinstance(stated, list) and len(stated) == len(wanted):
        for number, pair in enumerate(zip(stated, wanted), start=1):
            yield from _tree(*pair, f"{place}[{number}]", near, entry)
    elif not _same(stated, wanted, near):
        yield _differs(entry, place, _shown(stated), _shown(wanted))


def _same(one: Any, other: Any, near: Decimal) -> bool:
    if (type(one), one) == (type(other), other):
        return True
    if not (isinstance(one, str) and isinstance(other, str) and one and other):
        return False
    first, second = number_in(one), number_in(other)
    return first is not None and second is not None and abs(first - second) <= near


def _shown(value: Any) -> str:
    return "" if value is None else shown(value)


def _differs(entry: str, place: str, stated: str, recomputed: str) -> Problem:
    return problem("analysis_differs", entry=entry, place=place, published=stated, recomputed=recomputed)


def _count(value: Any) -> int:
    """The figures in a tree."""
    if isinstance(value, dict):
        return sum(map(_count, value.values()))
    return sum(map(_count, value)) if isinstance(value, list) else 1
