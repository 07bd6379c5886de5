"""Reading kept inputs and values."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from django.conf import settings

from bilim.facts import queries as facts
from bilim.indicators.rules import on_ground_of_today, read_inputs, read_values, recompute
from bilim.indicators.terms import Inputs, Values
from bilim.journal import queries as journal
from bilim.registry import queries as registry
from bilim.registry.terms import OBLAST_LEVEL, UnitKind
from bilim.storage import queries as stored
from bilim_columnar import Answers, ColumnEvaluator, Withdrawn, problems, snapshots
from bilim_columnar.engines.base import Reader
from bilim_columnar.engines.duckdb import DuckDB
from bilim_columnar.live import Live
from bilim_columnar.outliers import Outlier, Outliers
from bilim_engine.definitions import Definitions
from bilim_engine.facts import Fact, FactTable, parse_breakdown
from bilim_engine.indicators import Evaluator
from bilim_engine.periods import Period, parse_period
from bilim_engine.problems import Problem, Refused
from bilim_engine.ratings import ADJUSTED
from bilim_engine.units import UnitTree
from bilim_engine.values import NOT_COMPARABLE, Missing

Told = TypeVar("Told")
# Seconds: whose question is older has stopped asking.
_LONGEST_QUESTION = 24 * 3600
SNAPSHOT_WRITTEN = "indicators.snapshot_written"
# Of a snapshot, not of what was asked of it.
_NO_SNAPSHOT = (
    problems.NO_SNAPSHOT,
    problems.SNAPSHOT_UNREADABLE,
    problems.SNAPSHOT_CHANGED,
    problems.SNAPSHOT_OF_OTHER_VERSION,
    problems.SNAPSHOT_OF_OTHER_LEDGER,
)


@lru_cache(maxsize=4)
def get_inputs(sha256: str) -> Inputs:
    """The inputs kept under this hash."""
    return read_inputs(stored.read(sha256))


@lru_cache(maxsize=4)
def get_values(sha256: str) -> Values:
    """The values, with their traces, kept under this hash."""
    return read_values(stored.read(sha256))


def with_facts(inputs: Inputs, values: Values, facts: Iterable[Fact]) -> tuple[Inputs, Values]:
    """The inputs with these facts in the place of their own, and the values that follow. Nothing is kept.

    What is not comparable stays so, whatever its number would be.
    """
    broken = {fact.key for fact in inputs.facts if fact.value == Missing(NOT_COMPARABLE)}
    put = {fact.key: fact for fact in facts if fact.key not in broken}
    kept = [fact for fact in inputs.facts if fact.key not in put]
    now = replace(inputs, facts=FactTable([*kept, *put.values()]))
    methodologies = inputs.definitions.methodologies.values()
    adjustments = tuple(each for method in methodologies for each in method.adjustments)
    variants = {variant: adjustments if variant == ADJUSTED else () for variant in values}
    table = next(iter(values.values()))
    indicators = dict.fromkeys(code for row in table.values() for code in row)
    return now, recompute(inputs, values, now, indicators, table, variants)


OUTLIER_COLUMNS = ("unit", "item", "period", "breakdown", "z", "modified_z")
"""Of a file of outliers, whoever asks for it."""


def outlier_row(each: Outlier) -> tuple[str, ...]:
    """The outlier in a file; a distance that is not defined, for want of spread, is empty."""
    distances = ("" if far is None else f"{far:.2f}" for far in (each.z, each.modified_z))
    return (each.unit, each.item, each.period, each.breakdown, *distances)


def over_newest(definitions: Definitions, ask: Callable[[Columns], Told]) -> Told:
    """What is asked over the newest snapshot; where none stands as it was written, over the ledger itself,
    which takes longer."""
    try:
        return ask(Columns(definitions))
    except Refused as refused:
        last = facts.last_recorded_at()
        if last is None or any(problem.kind not in _NO_SNAPSHOT for problem in refused.problems):
            raise
        return ask(Columns(definitions, last))


class Columns:
    """Answers over the newest snapshot and whatever the ledger recorded since, up to this very moment; or
    over what was known on an instant that has passed.

    One for each thread: its engine keeps tables of the last question.
    """

    def __init__(
        self, definitions: Definitions, known_on: datetime | None = None, engine: Reader | None = None
    ) -> None:
        self._definitions, self.known_on = definitions, known_on
        self.engine: Reader = engine or DuckDB()
        self.snapshot = _own_snapshot() if known_on is None else self._as_known_on(known_on)
        self._live = Live(self.engine, self.snapshot)
        self._seen = datetime.fromisoformat(self.snapshot.mark)
        record = partial(facts.get_table, known_on=known_on)
        self._evaluator = ColumnEvaluator(definitions, self._live.codes, self._live, record)
        self._trees: dict[Period, UnitTree] = {}
        self._outliers: Outliers | None = None

    def _as_known_on(self, known_on: datetime) -> snapshots.Snapshot:
        """A snapshot of that instant: nothing but answers to questions about it, it goes when they do."""
        shared = _shared() if self.engine.reads_itself else None
        self._folder = TemporaryDirectory(prefix="bilim-columns-", dir=shared)
        folder = Path(self._folder.name)
        if shared:
            # The server may be another user.
            folder.chmod(0o755)
        return snapshots.write(folder, lambda: facts.read_facts(known_on), known_on.isoformat())

    def values(self, indicators: Sequence[str], periods: Sequence[Period], units: Sequence[str]) -> Answers:
        """The values in an edition over each period, on the units of its last day."""
        self.catch_up()
        trees = {period: self._tree(period) for period in periods}
        answers = self._evaluator.values(indicators, periods, units, trees)
        for period in periods:
            self._mind_cuts(indicators, period, units, answers)
        return answers

    def _mind_cuts(
        self, indicators: Sequence[str], period: Period, units: Sequence[str], answers: Answers
    ) -> None:
        """The few units that were split or merged, and those above them, are computed singly: columns do not
        know which of their figures an edition holds as not comparable."""
        tree, cut = self._tree(period), registry.list_cut_days(period.end - timedelta(days=1))
        below = (
            {unit: {each.code for each in tree.subtree(unit)} for unit in units if unit in tree}
            if cut
            else {}
        )
        touched = [unit for unit, inside in below.items() if not inside.isdisjoint(cut)]
        if touched:
            inside = set().union(*(below[unit] for unit in touched))
            known = facts.get_table(self._evaluator.items(indicators), inside, known_on=self.known_on)
            table = FactTable(on_ground_of_today(known, cut))
            ask = Evaluator(self._definitions, table, tree, period)
            for code in indicators:
                for unit in touched:
                    answers.values[code, str(period), unit] = ask.value(code, unit).value
                    answers.singly.add((code, str(period), unit))

    @property
    def later(self) -> int:
        """How many figures of after the snapshot are minded."""
        return self._live.later

    def units(self, periods: Iterable[Period]) -> list[str]:
        """Every unit of the trees of these periods, in the order of the register."""
        return list(dict.fromkeys(each.code for period in periods for each in self._tree(period)))

    def outliers(
        self,
        periods: Collection[str] | None,
        *,
        z: float,
        modified_z: float,
        limit: int,
        units: Collection[str] | None = None,
    ) -> list[Outlier]:
        """Figures of these units, or of all, far from those of other units of the same level, as the ledger
        stands or was known."""
        self.catch_up()
        if self._outliers is None:
            self._outliers = Outliers(self._live, levels_of(self._live.codes.periods.texts))
        return self._outliers.find(periods, units=units, z=z, modified_z=modified_z, limit=limit)

    def catch_up(self) -> int:
        """What the ledger recorded since the last question is minded; how many changes that were. What
        was known on an instant stays so."""
        if self.known_on is not None:
            return 0
        # Asked before the changes: one that comes in between is read now and once more, which harms nothing.
        last = facts.last_recorded_at() or self._seen
        changed = 0 if last <= self._seen else self._live.apply(_changes(self._seen))
        self._seen = max(last, self._seen)
        return changed

    def _tree(self, period: Period) -> UnitTree:
        if period not in self._trees:
            self._trees[period] = _tree_at_end(period)
        return self._trees[period]


def _shared() -> Path:
    """A folder that a server of columns sees, too; what somebody who was stopped left there is gone."""
    folder = Path(settings.COLUMNS_ROOT) / "asked"
    folder.mkdir(parents=True, exist_ok=True)
    yesterday = time.time() - _LONGEST_QUESTION
    for each in folder.iterdir():
        if each.stat().st_mtime < yesterday:
            shutil.rmtree(each, ignore_errors=True)
    return folder


def _own_snapshot() -> snapshots.Snapshot:
    """The newest snapshot of this ledger, by its own journal: after a restore there may lie one of facts that
    the ledger does not have, and beside another database those of another."""
    found = snapshots.read(settings.COLUMNS_ROOT)
    attested = journal.list_entries(event=SNAPSHOT_WRITTEN, subject=found.folder.name, limit=1)
    if [each.details.get("sha256") for each in attested] != [found.sha256]:
        params = {"folder": str(settings.COLUMNS_ROOT)}
        raise Refused([Problem(problems.SNAPSHOT_OF_OTHER_LEDGER, params=params)])
    return found


def _tree_at_end(period: Period) -> UnitTree:
    return registry.get_tree(period.end - timedelta(days=1))


def levels_of(periods: Iterable[str]) -> dict[str, str]:
    """Whether a unit is the country, of oblast level or below, in any of these periods."""
    units = (each for period in periods for each in _tree_at_end(parse_period(period)))
    return {each.code: _level_of(each.kind) for each in units}


def _level_of(kind: str) -> str:
    """Figures of one level can be set beside one another; a country would be far from every district."""
    if kind == UnitKind.COUNTRY:
        return "country"
    return "oblast" if kind in OBLAST_LEVEL else "department"


def _changes(after: datetime) -> Iterator[Fact | Withdrawn]:
    gone, fresh = facts.list_changes(after.astimezone(UTC))
    for cell in gone:
        yield Withdrawn(cell.unit, cell.item, parse_period(cell.period), parse_breakdown(cell.breakdown))
    yield from fresh
