"""Running ratings."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.facts import queries as facts
from bilim.indicators import actions as indicators
from bilim.indicators.terms import KeptInputs, KeptValues
from bilim.journal import actions as journal
from bilim.ratings import models, policies, problems, queries
from bilim.ratings.rules import (
    analyse,
    choose_methodology,
    read_period,
    require_approved,
    require_ended,
    results_digest,
    run_code,
    write_findings,
)
from bilim.ratings.terms import Run
from bilim.registry import queries as registry
from bilim.rulebook import queries as rulebook
from bilim.rulebook.terms import judging_and_published
from bilim.storage import actions as storage
from bilim_engine.definitions import Definitions, Methodology, subset_with_peers
from bilim_engine.periods import Period
from bilim_engine.problems import Problem, Refused
from bilim_engine.ratings import ADJUSTED, UNADJUSTED, Rating, rated_units
from bilim_engine.units import Unit, UnitTree


class Made(NamedTuple):
    """What a run keeps: inputs, values, and the hashes of its results and of what its analysis found."""

    inputs: KeptInputs
    values: KeptValues
    results_sha256: str
    findings_sha256: str


def make_run(
    methodology_code: str,
    period: Period | str,
    by: Actor,
    *,
    known_on: datetime | None = None,
    today: date | None = None,
) -> Run:
    """The rating of the period is computed from the facts known on that instant (now, where none is given)
    and can be repeated from what the run keeps, and the analysis of the methodology is carried out with it.
    The same inputs give the same run.

    Refuses what others reported, what nobody approved, periods the methodology does not judge, and those
    that have not ended (`today`, where none is given, is this day in Bishkek).
    """
    if not policies.may_make_run(by):
        raise Refused([Problem(problems.NOT_ALLOWED)])
    when = read_period(period) if isinstance(period, str) else period
    methodology, needed = _approved_method(methodology_code, when, today or timezone.localdate())
    # No later than the ledger's last instant: an import under way cannot slip in before that one.
    known_on = min(filter(None, (known_on, facts.last_recorded_at())), default=timezone.now())
    kept = indicators.take_inputs(definitions=needed, period=when, known_on=known_on, by=by)
    if not len(kept.inputs.facts):
        raise Refused([Problem(problems.NO_FACTS, params={"period": str(when)})])
    code = run_code(methodology, when, kept.sha256)
    before = models.Run.objects.filter(code=code).first()
    return queries.to_run(before) if before else _run(code, methodology, kept, known_on, by)


def _approved_method(code: str, period: Period, today: date) -> tuple[Methodology, Definitions]:
    """The methodology and all it needs, with what its units are told to be alike by; refused where it cannot
    judge the period that is over, or anything that it is judged or published by is not approved."""
    definitions = rulebook.get_definitions()
    methodology = choose_methodology(code, definitions, period, _ever(period.end - timedelta(days=1)))
    require_ended(period, today)
    require_approved(rulebook.list_unapproved(judging_and_published(definitions, code)))
    return methodology, subset_with_peers(definitions, code)


def _ever(as_of: date) -> UnitTree:
    """The units that stand on the day, and those that had ended by then: exceptions of earlier years name
    them."""
    ended = registry.list_ended(as_of)
    gone = (Unit(each.code, kind=each.kind, names=each.names, valid_until=each.until) for each in ended)
    return UnitTree([*registry.get_tree(as_of), *gone])


def _run(code: str, methodology: Methodology, kept: KeptInputs, known_on: datetime, by: Actor) -> Run:
    values = indicators.compute_values(
        inputs=kept.inputs,
        indicators=dict.fromkeys(leaf.indicator for _path, leaf in methodology.leaves()),
        units=rated_units(methodology, kept.inputs.units),
        variants={ADJUSTED: methodology.adjustments, UNADJUSTED: ()},
        by=by,
        before=queries.find_before(methodology, kept.inputs.period),
    )
    rating = queries.rate_inputs(methodology, kept.inputs, values.values)
    made = Made(kept, values, results_digest(rating), _analyse(rating, kept, by))
    return _store(code, methodology, made, known_on, by)


def _analyse(rating: Rating, kept: KeptInputs, by: Actor) -> str:
    """What the analysis of the methodology found is kept; its hash, empty where there is none."""
    found = analyse(rating, kept.inputs)
    if found is None:
        return ""
    name = f"findings-{kept.inputs.period}.json"
    return storage.keep(write_findings(found), name=name, media_type="application/json", by=by).sha256


@transaction.atomic
def _store(
    code: str,
    methodology: Methodology,
    made: Made,
    known_on: datetime,
    by: Actor,
) -> Run:
    """The run stands, journaled; where somebody made the same meanwhile, that one stays."""
    row, is_new = models.Run.objects.get_or_create(
        code=code,
        defaults={
            "methodology": methodology.code,
            "version": methodology.version,
            "period": str(made.inputs.inputs.period),
            "known_on": known_on,
            "inputs_sha256": made.inputs.sha256,
            "values_sha256": made.values.sha256,
            "results_sha256": made.results_sha256,
            "findings_sha256": made.findings_sha256,
            "made_by": by.code,
            "made_at": timezone.now(),
        },
    )
    if is_new:
        details = {
            "inputs": made.inputs.sha256,
            "results": made.results_sha256,
            "findings": made.findings_sha256,
            "known_on": known_on.isoformat(),
        }
        journal.record("ratings.run_made", subject=code, by=by, details=details)
    return queries.to_run(row)
