"""Opening a campaign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.intake import models, policies, problems, queries
from bilim.intake.rules import check_deadlines
from bilim.intake.terms import Campaign, Deadlines, State
from bilim.journal import actions as journal
from bilim.registry import queries as registry
from bilim.registry.terms import DEPARTMENT_KINDS
from bilim.rulebook import queries as rulebook
from bilim_engine.definitions.returns import DEPARTMENT, ReturnForm
from bilim_engine.periods import EXAMPLES, Period, parse_period
from bilim_engine.problems import Place, Problem, Refused


def open_campaign(*, form: str, period: str, deadlines: Deadlines, by: Actor) -> Campaign:
    """Every institution that fills this return in, and stood at the end of the period or stands today, has an
    empty one for the period.

    Refuses a return that nobody approved, a period of another kind, deadlines out of order, and a campaign
    that was opened already.
    """
    policies.require(policies.may_open(by))
    asked = rulebook.approved_definitions().returns.get(form)
    if asked is None:
        raise Refused([Problem(problems.NOT_A_FORM, Place(field="form"), {"form": form[:60]})])
    read, found = _read_period(period, asked)
    found += check_deadlines(deadlines, timezone.localdate())
    if read is None or found:
        raise Refused(found)
    try:
        with transaction.atomic():
            return _open(asked, read, deadlines, by)
    except IntegrityError:
        params = {"period": str(read), "code": _code(asked, read)}
        raise Refused([Problem(problems.OPENED_ALREADY, Place(field="period"), params)]) from None


def _read_period(text: str, form: ReturnForm) -> tuple[Period | None, list[Problem]]:
    try:
        period = parse_period(text)
    except ValueError:
        period = None
    if period is not None and period.kind == form.period:
        return period, []
    params = {"period": text[:20], "example": EXAMPLES[form.period]}
    return None, [Problem(problems.OTHER_KIND_OF_PERIOD, Place(field="period"), params)]


def _open(form: ReturnForm, period: Period, deadlines: Deadlines, by: Actor) -> Campaign:
    day = min(timezone.localdate(), period.end - timedelta(days=1))
    asked = list(_asked(form, day))
    if not asked:
        raise Refused([Problem(problems.NOBODY_TO_ASK)])
    row = models.Campaign.objects.create(
        code=_code(form, period),
        form=form.code,
        version=form.version,
        period=str(period),
        definitions=rulebook.get_sha256(),
        units_until=deadlines.units,
        departments_until=deadlines.departments,
        ministry_until=deadlines.ministry,
        opened_by=by.code,
        opened_at=timezone.now(),
        illustrative=any(illustrative for *_, illustrative in asked),
    )
    models.Return.objects.bulk_create(
        [
            models.Return(
                code=f"{row.code}.{unit}",
                campaign=row,
                unit=unit,
                unit_path=path,
                department=department,
                state=State.DRAFT,
            )
            for unit, path, department, _illustrative in asked
        ],
        batch_size=500,
    )
    details = {
        "form": form.code,
        "version": form.version,
        "period": row.period,
        "definitions": row.definitions,
        "returns": len(asked),
        "units_until": deadlines.units.isoformat(),
        "departments_until": deadlines.departments.isoformat(),
        "ministry_until": deadlines.ministry.isoformat(),
    }
    journal.record("intake.campaign_opened", subject=row.code, by=by, details=details)
    return queries.to_campaign(row)


def _asked(form: ReturnForm, day: date) -> Iterator[tuple[str, str, str, bool]]:
    """Code, path and department of each that is asked, and whether it is invented."""
    units = {unit.code: unit for unit in registry.list_units(day)}
    if form.filled_by == DEPARTMENT:
        for unit in units.values():
            if unit.kind in DEPARTMENT_KINDS:
                yield unit.code, unit.path, unit.code, False
        return
    for each in registry.list_institutions(list(units), day, form.filled_by):
        path = f"{units[each.department].path}/{each.code}"
        yield each.code, path, each.department, each.illustrative


def _code(form: ReturnForm, period: Period) -> str:
    return f"{form.code}-{str(period).replace('/', '-')}"
