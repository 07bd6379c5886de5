"""Taking inputs and computing values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from bilim.base.actor import Actor
from bilim.facts import queries as facts
from bilim.indicators import rules
from bilim.indicators.terms import Inputs, KeptInputs, KeptValues
from bilim.registry import queries as registry
from bilim.storage import actions as storage
from bilim_engine.definitions import Adjustment, Definitions
from bilim_engine.facts import FactTable
from bilim_engine.periods import Period

_JSON = "application/json"


def take_inputs(
    *, definitions: Definitions, period: Period, known_on: datetime | None, by: Actor
) -> KeptInputs:
    """The facts these definitions speak of, as known on that instant, and the units of the period's last day
    are kept with the definitions, whole, under their hash.

    Facts of what begins after the period are left out: they can have no part in it, and a figure recorded
    for next year must not make last year's inputs look different.
    """
    known = facts.get_table(items=definitions.items, known_on=known_on)
    inputs = Inputs(
        definitions=definitions,
        facts=FactTable(fact for fact in known if fact.period.start < period.end),
        units=registry.get_tree(period.end - timedelta(days=1)),
        period=period,
    )
    kept = storage.keep(rules.write_inputs(inputs), name=f"inputs-{period}.json", media_type=_JSON, by=by)
    return KeptInputs(kept.sha256, inputs)


def compute_values(
    *,
    inputs: Inputs,
    indicators: Iterable[str],
    units: Iterable[str],
    variants: Mapping[str, Iterable[Adjustment]],
    by: Actor,
) -> KeptValues:
    """The values of these indicators for these units, in every variant, are kept with their traces."""
    values = rules.compute(inputs, indicators, units, variants)
    content = rules.write_values(values)
    kept = storage.keep(content, name=f"values-{inputs.period}.json", media_type=_JSON, by=by)
    return KeptValues(kept.sha256, values)
