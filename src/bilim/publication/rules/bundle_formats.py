"""The formats in which bundles were ever written (docs/bundle-format.md), and the way from each to the next.

A bundle that came out opens for ever. A new column, entry or rule is a new version: `FORMAT_VERSION` is
raised, what stood before stays in `FORMATS` and gets its `upgrade`. Nothing is ever taken out of this file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

FORMAT: Final = "bilim-bundle"
FORMAT_VERSION: Final = 5

Entries = Mapping[str, Any]
"""The entries of a bundle by name: JSON as its value, CSV as its rows, each a mapping from column to text."""

Upgrade = Callable[[Entries], Entries]
"""From the entries of one format version to those that say the same in the next."""

FACTS = (
    "unit",
    "item",
    "period",
    "breakdown",
    "value",
    "missing",
    "origin",
    "illustrative",
    "recorded_at",
    "recorded_by",
)
VALUES = ("variant", "unit", "indicator", "period", "value", "missing", "detail")
SCORES = (
    "variant",
    "unit",
    "node",
    "raw",
    "treated",
    "score",
    "missing",
    "weight",
    "share",
    "contribution",
    "imputed",
)
RESULTS = ("variant", "unit", "score", "missing", "rank", "rank_low", "rank_high", "band")
UNCERTAINTY = ("unit", "rank", "low", "high", "joint_low", "joint_high", "first", "last", "ranked")


def _without_analysis(entries: Entries) -> Entries:
    """Format 2 has room for an analysis; an edition of format 1 has none."""
    return {**entries, "definitions/analysis.json": {}, "uncertainty.csv": [], "uncertainty.json": {}}


def _without_records(entries: Entries) -> Entries:
    """Format 3 has room for the record of the criteria and of the contest; before, nothing was stated, and
    places were among the changes whatever the methods."""
    corrections = entries["corrections.json"]
    told = {**corrections, "ranks_compared": True} if corrections else {}
    return {**entries, "criteria.json": {}, "contest.json": {}, "corrections.json": told}


def _as_it_stands(entries: Entries) -> Entries:
    """Format 4 knows more kinds of noise; what an analysis of format 3 declares it says in the same words."""
    return entries


def _without_boundaries(entries: Entries) -> Entries:
    """Format 5 has room for units that ended and for who came of whom; before, nothing was stated of it."""
    return {**entries, "boundaries.json": {}}


@dataclass(frozen=True, slots=True)
class BundleFormat:
    """How bundles of one format version are written: the columns of each CSV, the format of the definitions
    inside, and the way to the next version, which the present one has not."""

    columns: Mapping[str, tuple[str, ...]]
    definitions: int
    upgrade: Upgrade | None = None


_WITH_ANALYSIS = {
    "facts.csv": FACTS,
    "values.csv": VALUES,
    "scores.csv": SCORES,
    "results.csv": RESULTS,
    "uncertainty.csv": UNCERTAINTY,
}
FORMATS: dict[int, BundleFormat] = {
    1: BundleFormat(
        columns={"facts.csv": FACTS, "values.csv": VALUES, "scores.csv": SCORES, "results.csv": RESULTS},
        definitions=1,
        upgrade=_without_analysis,
    ),
    2: BundleFormat(columns=_WITH_ANALYSIS, definitions=1, upgrade=_without_records),
    3: BundleFormat(columns=_WITH_ANALYSIS, definitions=1, upgrade=_as_it_stands),
    4: BundleFormat(columns=_WITH_ANALYSIS, definitions=1, upgrade=_without_boundaries),
    5: BundleFormat(columns=_WITH_ANALYSIS, definitions=1),
}


def find_format(manifest: Mapping[str, Any]) -> BundleFormat | None:
    """How the bundle with this manifest is written, or None where nobody here knows."""
    version = manifest.get("format_version")
    # Not isinstance: the truth value `true` of JSON would pass for 1.
    if manifest.get("format") != FORMAT or type(version) is not int:
        return None
    return FORMATS.get(version)


def present(entries: Entries, version: int) -> Entries:
    """The same entries as the present format version writes them."""
    for step in range(version, FORMAT_VERSION):
        upgrade = FORMATS[step].upgrade
        assert upgrade is not None, step
        entries = upgrade(entries)
    return entries
