"""The one door through which rows enter the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain, islice
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection
from django.utils import timezone

from bilim.facts import models
from bilim.facts.problems import importing as problems
from bilim.facts.queries.ledger import current_rows
from bilim.facts.terms import Difference, Plan, Source
from bilim_engine.periods import parse_period
from bilim_engine.problems import Problem, Refused

T = TypeVar("T")
_INSERTED, _SUPERSEDED = 2000, 900


def lock_ledger() -> models.Head:
    """Nobody else commits until this transaction ends."""
    # SQLite ignores select_for_update, but its transactions begin IMMEDIATE: one writer at a time anyway.
    models.Head.objects.get_or_create(id=1)
    return models.Head.objects.select_for_update().get(id=1)


def next_instant(head: models.Head) -> datetime:
    """Now, and later than any instant recorded before: what was known on an instant stays so."""
    now = timezone.now()
    if head.recorded_at is not None and now <= head.recorded_at:
        return head.recorded_at + timedelta(microseconds=1)
    return now


def stated_instant(head: models.Head, stated: datetime) -> datetime:
    """The instant a demonstration states. Refused outside demonstration mode, out of order, or to come."""
    if not settings.DEMONSTRATION:
        raise Refused([Problem(problems.RECORDING_NOT_STATED_HERE)])
    last = head.recorded_at
    if stated > timezone.now() or (last is not None and stated <= last):
        params = {"instant": stated.isoformat(), "last": last.isoformat() if last else "–"}
        raise Refused([Problem(problems.RECORDING_OUT_OF_ORDER, params=params)])
    return stated


def record_plan(plan: Plan, batch: models.ImportBatch, head: models.Head, at: datetime) -> None:
    """Every difference of the plan is recorded at this instant; what it replaces is superseded."""
    models.Origin.objects.bulk_create(
        [_origin(code, source) for code, source in plan.sources.items()], ignore_conflicts=True
    )
    changed = [difference for difference in plan.differences if difference.old is not None]
    _supersede(changed, plan.departments, at)
    _insert(plan, batch, at)
    head.recorded_at = at
    head.save(update_fields=["recorded_at"])


def _origin(code: str, source: Source) -> models.Origin:
    title, address, publisher, retrieved_on, certainty, illustrative = source
    return models.Origin(
        code=code,
        title_ky=title.ky,
        title_ru=title.ru,
        title_en=title.en,
        address=address,
        publisher_ky=publisher.ky,
        publisher_ru=publisher.ru,
        publisher_en=publisher.en,
        retrieved_on=date.fromisoformat(retrieved_on) if retrieved_on else None,
        certainty=certainty,
        illustrative=illustrative,
    )


def _supersede(changed: Sequence[Difference], institutions: Mapping[str, str], at: datetime) -> None:
    cells = {difference.cell for difference in changed}
    asked = {cell.item for cell in cells}, {cell.period for cell in cells}
    rows = chain(current_rows(*asked), current_rows(*asked, institutions) if institutions else ())
    pks = (pk for pk, cell, _entry in rows if cell in cells)
    done = 0
    for some in _pieces(pks, _SUPERSEDED):
        done += models.FactRow.objects.filter(pk__in=some, superseded_at__isnull=True).update(
            superseded_at=at
        )
    if done != len(cells):
        raise RuntimeError(f"{done} rows were superseded where the plan has {len(cells)}")


def _insert(plan: Plan, batch: models.ImportBatch, at: datetime) -> None:
    # Through the cursor: building a model object for each row costs four times as much (benchmarks/).
    fields = [field for field in models.FactRow._meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(models.FactRow._meta.db_table)} ({columns}) VALUES ({places})"
    instant = models.FactRow._meta.get_field("recorded_at").get_db_prep_save(at, connection)
    with connection.cursor() as cursor:
        for some in _pieces(iter(plan.differences), _INSERTED):
            cursor.executemany(
                sql, [_row(each, batch.code, instant, plan.departments.get(each.cell.unit)) for each in some]
            )


def _row(difference: Difference, batch: str, instant: object, department: str | None) -> tuple[Any, ...]:
    """The columns of a row, in the order of the table."""
    sheet, row, (unit, item, period, breakdown), _old, (value, missing, origin) = difference
    where = (unit, item, period, _start(period), breakdown)
    return (*where, value, missing, origin, batch, sheet, row, instant, None, department)


@lru_cache(maxsize=4096)
def _start(period: str) -> object:
    return connection.ops.adapt_datefield_value(parse_period(period).start)


def _pieces(each: Iterator[T], size: int) -> Iterator[list[T]]:
    while some := list(islice(each, size)):
        yield some
