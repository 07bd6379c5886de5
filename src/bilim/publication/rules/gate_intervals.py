"""What the analysis of an edition says of each unit must agree with itself."""

from __future__ import annotations

from collections.abc import Iterator

from bilim.publication import problems
from bilim.publication.rules.findings import found
from bilim.publication.terms import EditionContent, Finding
from bilim_engine.ratings.findings import Findings, Standing, share_of


def check_intervals(content: EditionContent) -> Iterator[Finding]:
    """One standing for each ranked unit; joint intervals hold the others; shares follow from the places."""
    if content.findings is None:
        return
    judged = {unit.code for unit in content.ranked_units}
    told = [each.unit for each in content.findings.standings]
    for unit in sorted(judged ^ set(told) | {each for each in told if told.count(each) > 1}):
        yield _finding(unit, "unit")
    for each in content.findings.standings:
        for what in _wrong(each, content.findings, len(judged)):
            yield _finding(each.unit, what)


def _finding(unit: str, what: str) -> Finding:
    return found(problems.INTERVAL_DISAGREES, "uncertainty.csv", unit=unit, what=what)


def _wrong(each: Standing, findings: Findings, count: int) -> Iterator[str]:
    ends = [each.joint_low, each.low, each.high, each.joint_high]
    known = [end for end in ends if end is not None]
    if len(known) not in (0, 4) or known != sorted(known) or any(not 1 <= end <= count for end in known):
        yield "low, high"
    drawn = sum(findings.places.get(each.unit, {}).values())
    if bool(known) != bool(drawn) or share_of(drawn, findings.draws) != each.ranked:
        yield "ranked"
    if not 0 <= each.first <= each.ranked or not 0 <= each.last <= each.ranked:
        yield "first, last"
