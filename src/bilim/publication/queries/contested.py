"""Cases about records, with what granting them changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

import structlog

from bilim.base.actor import Actor
from bilim.cases import policies as case_policies
from bilim.cases import queries as cases
from bilim.cases.terms import Case, State
from bilim.facts import actions as facts_actions
from bilim.facts import queries as facts
from bilim.facts.terms import Cell, Correction, Source
from bilim.publication import models
from bilim.publication.queries.editions import shown_content
from bilim.publication.rules import contest as rules
from bilim.publication.rules import origins
from bilim.publication.rules.disclosure import counts_persons
from bilim.publication.terms import Asked, Contested, Effect
from bilim.publication.terms import State as EditionState
from bilim.ratings import queries as ratings
from bilim.ratings.terms import Run
from bilim.registry import queries as registry
from bilim.rulebook import queries as rulebook
from bilim.storage import queries as stored
from bilim.storage.problems import Lost
from bilim_engine.facts import Fact, parse_breakdown
from bilim_engine.periods import parse_period
from bilim_engine.problems import Problem, Refused
from bilim_engine.values import SUPPRESSED, Missing, Value

log = structlog.get_logger(__name__)


def find_run_after(case: Case) -> Run | None:
    """The newest run that holds the figure which granting this case recorded; None where none was made."""
    recorded_at = str((case.outcome or {}).get("recorded_at", ""))
    if not recorded_at:
        return None
    method, period = method_of(case)
    runs = ratings.list_runs(method, period)
    return next((run for run in runs if run.known_on >= datetime.fromisoformat(recorded_at)), None)


def get_correction_reason(code: str, *, seen_by: Actor) -> dict[str, str]:
    """Why an edition is corrected after this case, in each language; nothing where it was not granted."""
    try:
        case = cases.get_case(code, seen_by=seen_by)
    except Refused:
        return {}
    if case.state != State.GRANTED:
        return {}
    asked = rules.read_asked(case)
    item = rulebook.current_definitions().items.get(asked.item)
    unit, title = registry.list_last_names().get(asked.unit, {}), item.title if item else {}
    with_figures = not asked.breakdown or (item is not None and not counts_persons(item))
    return rules.correction_reason(case, unit, title, with_figures=with_figures)


def is_absent(case: Case, edition: str) -> bool:
    """Whether this edition does not hold what was granted, since it was made before: a corrected one will."""
    row = models.Edition.objects.filter(code=edition).first()
    return row is not None and bool(rules.absent([case], ratings.get_known_on(row.run)))


def list_contested(*, seen_by: Actor) -> list[Case]:
    """Every case this person may read, those to be decided first."""
    return cases.list_cases(seen_by=seen_by)


def get_contested(code: str, *, seen_by: Actor) -> Contested:
    """The case with its record, what is asked, and what granting it changes or changed.

    Whoever asked sees of a draft her own department alone, and of what is not decided no effect at all.
    """
    case = cases.get_case(code, seen_by=seen_by)
    asked, decides = rules.read_asked(case), case_policies.may_decide(seen_by)
    row = models.Edition.objects.filter(code=case.subject.code).first()
    fact = shown_content(row).fact(*asked.key) if row else None
    effect, is_lost = _readable_effect(case, live=decides)
    old, new = rules.read_written(asked.was), rules.asked_value(asked)
    whole = sees_all(case, seen_by)
    warnings = tuple(_warnings(case, asked, seen_by)) if case.is_open and decides else ()
    return Contested(
        case=case,
        asked=asked,
        title=row.title if row else {},
        in_force=_in_force(row),
        names=registry.list_last_names().get(asked.unit, {}),
        old=old,
        new=new,
        # What an edition withholds the ledger's readers alone may see.
        now=None
        if old == Missing(SUPPRESSED) and not whole
        else _elsewhere(asked, (old,) if case.is_open else (old, new)),
        effect=effect if effect is None or whole else effect.of(asked.unit),
        is_effect_lost=is_lost,
        warnings=warnings,
        accepting=""
        if any(each.is_error for each in warnings)
        else facts_actions.digest_of_questions(warnings),
        fact=fact,
    )


def _in_force(row: models.Edition | None) -> str:
    """The code of the edition that stands today in the place of a corrected one."""
    if row is None or row.state != EditionState.CORRECTED:
        return ""
    stands = models.Edition.objects.filter(
        series=row.series, period=row.period, state=EditionState.PUBLISHED
    ).first()
    return stands.code if stands else ""


def sees_all(case: Case, actor: Actor) -> bool:
    """Whether she sees what the case does to other departments."""
    return case_policies.may_read(actor, "")


def _readable_effect(case: Case, *, live: bool) -> tuple[Effect | None, bool]:
    """The effect, and whether its file is lost; of an open case it has to be there, for whoever decides."""
    try:
        return find_effect(case, live=live), False
    except Lost as lost:
        if case.is_open:
            raise
        log.error("publication.effect_unreadable", case=case.code, why=[each.code for each in lost.problems])
        return None, True


def find_effect(case: Case, *, live: bool) -> Effect | None:
    """What granting the case alone changes: as kept with the decision, or computed while it is open."""
    kept = str((case.outcome or {}).get("effect", ""))
    if kept:
        return rules.read_effect(stored.read(kept))
    return compute_effect(case) if case.is_open and live else None


def run_of(case: Case) -> str:
    """The run the case is about: that of the edition under its code, else the one it was asked of."""
    row = models.Edition.objects.filter(code=case.subject.code).first()
    return row.run if row else case.subject.asked["run"]


def compute_effect(case: Case) -> Effect:
    """What granting it alone changes in the run it is about."""
    asked = rules.read_asked(case)
    return _effect(run_of(case), *asked.key, rules.written(rules.asked_value(asked)))


@lru_cache(maxsize=32)
def _effect(run: str, unit: str, item: str, period: str, breakdown: str, value: str) -> Effect:
    # What a run holds never changes, nor what follows from it.
    where = (unit, item, parse_period(period), parse_breakdown(breakdown))
    return rules.effect_of(*ratings.rate_with(run, [Fact(*where, rules.read_written(value))]))


def _elsewhere(asked: Asked, told: Iterable[Value]) -> Value | None:
    """What the ledger holds now, where that is none of what was told already."""
    found = facts.find_current(cell_of(asked))
    if found is None:
        return None
    now = rules.read_written(found.value or f"missing({found.missing})")
    return None if now in tuple(told) else now


def cell_of(asked: Asked) -> Cell:
    """The cell of the ledger that the record stands in."""
    return Cell(*asked.key)


def correction_of(case: Case, asked: Asked) -> Correction:
    """What is recorded where the case is granted: the value, with the case and its evidence as its source."""
    current = facts.find_current(cell_of(asked))
    names = registry.list_last_names().get(asked.unit, {})
    illustrative = current is not None and current.origin.illustrative
    return correction_with(asked, origins.of_case(case, names, illustrative))


def correction_with(asked: Asked, source: Source) -> Correction:
    """What is asked for, with this source."""
    return Correction(asked.value, asked.missing, source)


def draft_source(illustrative: bool) -> Source:
    """The source of a figure that is only tried."""
    return origins.of_trial(illustrative)


def method_of(case: Case) -> tuple[str, str]:
    """The method and the period of the run the case is about."""
    run = ratings.get_run(run_of(case)).run
    return run.methodology, str(run.period)


def _warnings(case: Case, asked: Asked, by: Actor) -> Iterable[Problem]:
    """What the ledger would ask about the figure, or why it would not take it."""
    correction = correction_of(case, asked)
    try:
        plan = facts_actions.plan_correction(cell_of(asked), correction, name=f"{case.code}.csv", by=by)
    except Refused as refusal:
        return refusal.problems
    # Of the row alone that would be recorded: where it stands in a file says nothing here.
    return [Problem(each.kind, params=each.params) for each in (*plan.errors, *plan.doubts)]
