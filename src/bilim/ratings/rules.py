"""Decisions about runs, without a database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from bilim.indicators.terms import Inputs
from bilim.ratings import problems
from bilim.rulebook.terms import Version
from bilim_engine.definitions import REPORTED, Definitions, Methodology, canonical_bytes
from bilim_engine.periods import Period, day_words, parse_period
from bilim_engine.problems import Place, Problem, Refused, near_hint
from bilim_engine.ratings import (
    Findings,
    Rating,
    UnitResult,
    exact_findings,
    findings_json,
    obstacles,
    uncertainty,
)
from bilim_engine.trace import result_to_json
from bilim_engine.units import UnitTree


def choose_methodology(code: str, definitions: Definitions, period: Period, units: UnitTree) -> Methodology:
    """The methodology, if an edition of these units over this period may be computed by it; else every
    reason why not."""
    methodology = definitions.methodologies.get(code)
    if methodology is None:
        params = {"code": code[:80], "near": near_hint(code, definitions.methodologies)}
        raise Refused([Problem(problems.NO_SUCH_METHODOLOGY, Place(field="methodology"), params)])
    found = [each for each in obstacles(methodology, definitions, period, units) if each.is_error]
    if methodology.status == REPORTED:
        found.insert(0, Problem(problems.REPORTED, Place(field="methodology"), {"code": code}))
    if found:
        raise Refused(found)
    return methodology


def require_approved(unapproved: Sequence[Version]) -> None:
    """Somebody has approved everything a run uses; refused with the names of all that is not."""
    if unapproved:
        names = ", ".join(f"{each.code} v{each.version}" for each in unapproved)
        params = {"count": str(len(unapproved)), "names": names}
        raise Refused([Problem(problems.NOT_APPROVED, Place(field="methodology"), params)])


def read_period(text: str) -> Period:
    """The period written in the text; refused with a sentence when it is none."""
    try:
        return parse_period(text)
    except (ValueError, OverflowError):
        params = {"period": text[:80]}
        raise Refused([Problem(problems.PERIOD_UNREADABLE, Place(field="period"), params)]) from None


def require_ended(period: Period, today: date) -> None:
    """The period lies behind; refused with a sentence while it has a day to come."""
    if period.end > today:
        last = day_words(period.end - timedelta(days=1))
        params: dict[str, str | Mapping[str, str]] = {"period": str(period), "last": last}
        raise Refused([Problem(problems.PERIOD_NOT_ENDED, Place(field="period"), params)])


def run_code(methodology: Methodology, period: Period, inputs_sha256: str) -> str:
    """The permanent name of a run: the same inputs have the same one everywhere."""
    written = str(period).replace("/", "-")
    return f"{methodology.code}-v{methodology.version}-{written}-{inputs_sha256[:12]}"


def results_digest(rating: Rating) -> str:
    """The hash of every score and result, unrounded: two ratings that differ in a digit differ here."""
    content = {
        "results": _by_unit(rating.results, _result),
        "scores": _by_unit(rating.scores, _scores),
    }
    return hashlib.sha256(canonical_bytes(content)).hexdigest()


def _by_unit(variants: Mapping[str, Mapping[str, Any]], write: Any) -> dict[str, dict[str, Any]]:
    return {
        variant: {unit: write(each) for unit, each in table.items()} for variant, table in variants.items()
    }


def _result(result: UnitResult) -> list[Any]:
    rank = None if result.rank is None else str(result.rank)
    return [result_to_json(result.score), rank, result.rank_low, result.rank_high, result.band]


def _scores(nodes: Mapping[str, Any]) -> dict[str, Any]:
    return {path: result_to_json(node.value) for path, node in nodes.items()}


def analyse(rating: Rating, inputs: Inputs) -> Findings | None:
    """What the analysis of the methodology finds; None where the definitions hold none of it.

    Refused with everything that stands in the way: a rating that is to be analysed and cannot be does not
    come out as if nobody had asked.
    """
    analysis = inputs.definitions.analysis_of(rating.methodology.code)
    if analysis is None:
        return None
    return exact_findings(
        uncertainty(rating, analysis, definitions=inputs.definitions, facts=inputs.facts, units=inputs.units)
    )


def write_findings(found: Findings) -> bytes:
    """The findings as they are kept."""
    return canonical_bytes(findings_json.to_json(found))


def read_findings(content: bytes) -> Findings:
    """The findings that `write_findings` wrote."""
    return findings_json.from_json(json.loads(content))
