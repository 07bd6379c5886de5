"""Fact tables as known on an instant, and the history of a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from bilim.facts import models
from bilim.facts.problems import importing as problems
from bilim.facts.terms import Cell, Changed, Entry, Known, Origin
from bilim_engine.facts import Fact, FactTable, parse_breakdown
from bilim_engine.periods import Period, parse_period
from bilim_engine.problems import Problem, Refused
from bilim_engine.values import Missing

# Beyond so many codes rows are sifted here: databases limit the length of a list in a query.
_LIST = 500
# The mark comes with its row: sources read before or after it may be without the one it names.
_COLUMNS = (
    *("unit", "item", "period", "breakdown", "value", "missing"),
    *("origin_id", "origin__illustrative", "recorded_at"),
)
_read_period = lru_cache(maxsize=4096)(parse_period)
_read_breakdown = lru_cache(maxsize=4096)(parse_breakdown)


def get_table(
    items: Iterable[str] | None = None,
    units: Iterable[str] | None = None,
    periods: Iterable[Period | str] | None = None,
    known_on: datetime | None = None,
) -> FactTable:
    """The facts as they were known on that instant, or as they are known now; None means all.

    What was known on an instant that has passed never changes afterwards.
    """
    wanted = _Wanted(units, items, None if periods is None else map(str, periods))
    rows = _known(known_on).filter(wanted.condition).values_list(*_COLUMNS)
    return FactTable(
        _fact(row) for row in rows.iterator(chunk_size=5000) if wanted.holds(row[0], row[1], row[2])
    )


def read_facts(known_on: datetime | None = None) -> Iterator[Fact]:
    """Every fact as known on that instant, one after another: never more than a few thousand in memory."""
    for row in _known(known_on).values_list(*_COLUMNS).iterator(chunk_size=5000):
        yield _fact(row)


class _Wanted:
    """Which cells are asked for: short lists go to the database, long ones are sifted here."""

    def __init__(
        self, units: Iterable[str] | None, items: Iterable[str] | None, periods: Iterable[str] | None
    ) -> None:
        self._sets = [None if each is None else frozenset(each) for each in (units, items, periods)]
        self.condition = Q()
        for name, codes in zip(("unit", "item", "period"), self._sets, strict=True):
            if codes is not None and len(codes) <= _LIST:
                self.condition &= Q(**{f"{name}__in": sorted(codes)})

    def holds(self, *cell: str) -> bool:
        return all(codes is None or code in codes for code, codes in zip(cell, self._sets, strict=True))


def _of_the_tree() -> QuerySet[models.FactRow]:
    """The figures of units of the tree. Those of single institutions are read by whoever asks for them:
    beside departments they would be of another level."""
    return models.FactRow.objects.filter(department__isnull=True)


def _known(known_on: datetime | None) -> QuerySet[models.FactRow]:
    if known_on is None:
        return _of_the_tree().filter(superseded_at__isnull=True)
    # What was recorded is known, also where the clock has been set back since; nothing is recorded before it.
    last = last_recorded_at()
    if known_on > timezone.now() and (last is None or known_on > last):
        raise Refused([Problem(problems.NOT_KNOWN_YET, params={"instant": known_on.isoformat()})])
    return _of_the_tree().filter(
        Q(superseded_at__isnull=True) | Q(superseded_at__gt=known_on), recorded_at__lte=known_on
    )


def _fact(row: tuple[str, str, str, str, str, str, str, bool, datetime]) -> Fact:
    unit, item, period, breakdown, value, missing, origin, illustrative, recorded_at = row
    figure = Decimal(value) if value else Missing(missing)
    where = (unit, item, _read_period(period), _read_breakdown(breakdown))
    return Fact(*where, figure, origin, illustrative, instant(recorded_at))


@lru_cache(maxsize=4096)
def instant(moment: datetime) -> str:
    """An instant as facts and bundles write it: `2026-11-21T09:30:00.000000Z`."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def get_origins(codes: Iterable[str] | None = None) -> dict[str, Origin]:
    """The sources by code; None means all."""
    wanted = None if codes is None else frozenset(codes)
    rows = models.Origin.objects.order_by("code")
    return {row.code: _origin(row) for row in rows if wanted is None or row.code in wanted}


def _origin(row: models.Origin) -> Origin:
    return Origin(
        row.code,
        {"ky": row.title_ky, "ru": row.title_ru, "en": row.title_en},
        row.address,
        {"ky": row.publisher_ky, "ru": row.publisher_ru, "en": row.publisher_en},
        row.retrieved_on,
        row.certainty,
        row.illustrative,
    )


def get_recorders() -> dict[str, str]:
    """Who recorded, by the instant a fact carries as `recorded_at`: no two imports share one."""
    committed = models.ImportBatch.objects.filter(committed_at__isnull=False)
    return {instant(at): by for at, by in committed.values_list("committed_at", "committed_by") if at}


def last_recorded_at() -> datetime | None:
    """When the ledger last changed, None while it is empty. A table known on this instant is settled."""
    return models.Head.objects.filter(id=1).values_list("recorded_at", flat=True).first()


def count_by_period() -> dict[str, int]:
    """How many figures are recorded of each period, the latest period first."""
    standing = _of_the_tree().filter(superseded_at__isnull=True)
    found = dict(standing.values_list("period").annotate(Count("id")).order_by())
    latest_first = sorted(found, key=lambda text: (parse_period(text).start, text), reverse=True)
    return {text: found[text] for text in latest_first}


def list_changes(after: datetime) -> tuple[list[Cell], list[Fact]]:
    """Cells in which what stood at that instant stands no longer, and the facts that were recorded since.

    A cell that got another fact is among both; minded in this order they end right.
    """
    rows = _of_the_tree()
    gone = rows.filter(superseded_at__gt=after, recorded_at__lte=after)
    fresh = rows.filter(recorded_at__gt=after, superseded_at__isnull=True)
    return (
        [Cell(*row) for row in gone.values_list("unit", "item", "period", "breakdown")],
        [_fact(row) for row in fresh.values_list(*_COLUMNS)],
    )


def list_history(
    unit: str, item: str, period: Period | str | None = None, known_on: datetime | None = None
) -> list[Known]:
    """Every state of the cells of a unit and an item, by period and breakdown, the newest state first; or the
    one state of each that was known on that instant."""
    rows = models.FactRow.objects if known_on is None else _known(known_on)
    rows = rows.filter(unit=unit, item=item).select_related("origin", "batch")
    if period is not None:
        rows = rows.filter(period=str(period))
    return [_state(row) for row in rows.order_by("-period_start", "breakdown", "-recorded_at")]


def _state(row: models.FactRow) -> Known:
    return Known(
        cell=Cell(row.unit, row.item, row.period, row.breakdown),
        value=row.value,
        missing=row.missing,
        origin=_origin(row.origin),
        recorded_at=row.recorded_at,
        recorded_by=row.batch.committed_by,
        superseded_at=row.superseded_at,
        batch=row.batch_id,
        file=row.batch.name,
        row=row.row,
    )


def find_current(cell: Cell) -> Known | None:
    """What stands in this cell now, or None."""
    rows = models.FactRow.objects.filter(superseded_at__isnull=True, **cell._asdict())
    row = rows.select_related("origin", "batch").first()
    return None if row is None else _state(row)


def list_replaced(units: Iterable[str], *, limit: int) -> list[Changed]:
    """The figures of these units that took the place of others, the newest first."""
    gone = models.FactRow.objects.filter(unit__in=sorted(units), superseded_at__isnull=False)
    old = list(gone.select_related("origin", "batch").order_by("-superseded_at", "unit", "item")[:limit])
    instants = {row.superseded_at for row in old if row.superseded_at}
    fresh = models.FactRow.objects.filter(unit__in={row.unit for row in old}, recorded_at__in=instants)
    new = {(_cell(row), row.recorded_at): row for row in fresh.select_related("origin", "batch")}
    pairs = ((row, new.get((_cell(row), row.superseded_at))) for row in old if row.superseded_at)
    return [Changed(_state(before), _state(after)) for before, after in pairs if after is not None]


def count_replaced_since(units: Iterable[str], since: datetime | None) -> int:
    """How many figures of these units took the place of others after this instant; None: ever."""
    gone = models.FactRow.objects.filter(unit__in=sorted(units), superseded_at__isnull=False)
    return (gone if since is None else gone.filter(superseded_at__gt=since)).count()


def read_until(person: str) -> datetime | None:
    """Up to which instant she has read what changed; None where she never said."""
    return models.Reader.objects.filter(person=person).values_list("read_until", flat=True).first()


def _cell(row: models.FactRow) -> Cell:
    return Cell(row.unit, row.item, row.period, row.breakdown)


def current_entries(
    items: Iterable[str], periods: Iterable[str], institutions: Iterable[str] | None = None
) -> Mapping[Cell, Entry]:
    """What stands in the ledger for these items in these periods, of the units of the tree or of these
    institutions."""
    return {cell: entry for _pk, cell, entry in current_rows(items, periods, institutions)}


def current_rows(
    items: Iterable[str], periods: Iterable[str], institutions: Iterable[str] | None = None
) -> Iterator[tuple[int, Cell, Entry]]:
    """The current rows of these items in these periods, of the units of the tree or of these
    institutions."""
    wanted = _Wanted(institutions, items, periods)
    known = (
        _of_the_tree() if institutions is None else models.FactRow.objects.filter(department__isnull=False)
    )
    rows = known.filter(wanted.condition, superseded_at__isnull=True).values_list(
        "pk", "unit", "item", "period", "breakdown", "value", "missing", "origin_id"
    )
    for pk, unit, item, period, breakdown, value, missing, origin in rows.iterator(chunk_size=5000):
        if wanted.holds(unit, item, period):
            yield pk, Cell(unit, item, period, breakdown), Entry(value, missing, origin)
