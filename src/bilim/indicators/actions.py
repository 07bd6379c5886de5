"""Taking inputs and computing values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from django.conf import settings

from bilim.base.actor import Actor
from bilim.facts import queries as facts
from bilim.indicators import rules
from bilim.indicators.queries import levels_of
from bilim.indicators.terms import Inputs, KeptInputs, KeptValues, Values
from bilim.journal import actions as journal
from bilim.registry import queries as registry
from bilim.storage import actions as storage
from bilim_columnar import outliers, snapshots
from bilim_engine.definitions import Adjustment, Definitions
from bilim_engine.facts import FactTable
from bilim_engine.periods import Period

_FIRST = datetime(1, 1, 1, tzinfo=UTC)
_JSON = "application/json"


def take_inputs(
    *, definitions: Definitions, period: Period, known_on: datetime | None, by: Actor
) -> KeptInputs:
    """The facts these definitions speak of, as known on that instant, and the units of the period's last day
    are kept with the definitions, whole, under their hash.

    Facts of what begins after the period are left out: they can have no part in it, and a figure recorded
    for next year must not make last year's inputs look different. So are those of units that do not stand on
    that day; and what a unit counted before it was split or merged is no figure of its ground of today.
    """
    known, day = facts.get_table(items=definitions.items, known_on=known_on), period.end - timedelta(days=1)
    units = registry.get_tree(day)
    standing = (fact for fact in known if fact.period.start < period.end and fact.unit in units)
    inputs = Inputs(
        definitions=definitions,
        facts=FactTable(rules.on_ground_of_today(standing, registry.list_cut_days(day))),
        units=units,
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
    before: tuple[Inputs, Values] | None = None,
) -> KeptValues:
    """The values of these indicators for these units, in every variant, are kept with their traces.

    Only what can differ from `before`, other inputs and their values, is computed.
    """
    if before is None:
        values = rules.compute(inputs, indicators, units, variants)
    else:
        values = rules.recompute(*before, inputs, indicators, units, variants)
    content = rules.write_values(values)
    kept = storage.keep(content, name=f"values-{inputs.period}.json", media_type=_JSON, by=by)
    return KeptValues(kept.sha256, values)


def write_snapshot(*, by: Actor) -> snapshots.Snapshot:
    """The facts as they are known now lie as Parquet beside the ledger, up to its last instant."""
    known_on = facts.last_recorded_at() or _FIRST
    # Read twice, a few thousand at a time: what was known on an instant that has passed stays the same.
    return snapshots.write(
        settings.COLUMNS_ROOT,
        lambda: facts.read_facts(known_on),
        known_on.isoformat(),
        attest=lambda made: _attest(made, by),
    )


def _attest(made: snapshots.Snapshot, by: Actor) -> None:
    """What is far lies beside it, and the journal of this ledger says that the snapshot is its own: of a
    journal that does not, none is believed."""
    outliers.keep(made, levels_of(made.codes.periods.texts))
    # Of an empty ledger the mark is no day that anything was recorded on.
    mark = made.mark if made.facts else ""
    details = {"mark": mark, "facts": made.facts, "sha256": made.sha256}
    journal.record("indicators.snapshot_written", subject=made.folder.name, by=by, details=details)
