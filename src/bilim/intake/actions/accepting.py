"""What the ministry does: accepting the returns of a department, and closing a campaign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.facts import actions as facts
from bilim.facts.terms import Cell, Committed, Returned, Said, Source
from bilim.intake import models, policies, problems, queries
from bilim.intake.rules import breakdown_text, content_of, figures_of, sums_of, written
from bilim.intake.terms import Campaign, State, Submission
from bilim.journal import actions as journal
from bilim_engine.facts import Breakdown
from bilim_engine.problems import Problem, Refused
from bilim_engine.values import NOT_COLLECTED, Missing, Value

_TITLE = Said(
    "{title}, {period}: {count} уюмдун отчётунан",
    "{title}, {period}: из отчётов организаций ({count})",
    "{title}, {period}: from the returns of {count} institutions",
)


@transaction.atomic
def accept_department(*, campaign: str, department: str, seen: Mapping[str, int], by: Actor) -> Committed:
    """Every return of the department that it has checked is accepted, and its figures are in the ledger; once
    none is lacking, so are the sums of the department.

    `seen` says which sending of each return this person read: where another was sent or checked meanwhile,
    nothing is accepted. A return that was accepted before and mended takes the place of what stood.
    """
    opened = _locked_campaign(campaign)
    rows = list(
        models.Return.objects.select_for_update()
        .filter(campaign_id=campaign, department=department)
        .order_by("unit")
    )
    _require_permitted(rows, by)
    checked = [row for row in rows if row.state == State.CHECKED]
    if not checked:
        raise Refused([Problem(problems.NOTHING_TO_ACCEPT)])
    sent = queries.latest_sent(row.code for row in checked)
    if {code: each.number for code, each in sent.items()} != dict(seen):
        raise Refused([Problem(problems.SENT_ANEW)])
    now = timezone.now()
    for row in checked:
        row.state, row.accepted_at = State.ACCEPTED, now
        row.submissions.filter(number=sent[row.code].number).update(accepted_by=by.code, accepted_at=now)
        details = {"number": sent[row.code].number}
        journal.record("intake.return_accepted", subject=row.code, by=by, details=details)
    models.Return.objects.bulk_update(checked, ["state", "accepted_at"], batch_size=200)
    return _record(opened, department, rows, by)


def _locked_campaign(code: str) -> Campaign:
    row = models.Campaign.objects.select_for_update().filter(code=code).first()
    if row is None:
        queries.get_campaign(code)
    assert row is not None
    if row.closed_at is not None:
        raise Refused([Problem(problems.CAMPAIGN_CLOSED)])
    return queries.to_campaign(row)


def _require_permitted(rows: Sequence[models.Return], by: Actor) -> None:
    policies.require(bool(rows) and all(policies.may_accept(by, row.unit_path) for row in rows))


def _record(campaign: Campaign, department: str, rows: Sequence[models.Return], by: Actor) -> Committed:
    """The figures of all accepted returns of the department are in the ledger, with its sums once all are."""
    accepted = queries.latest_accepted(row.code for row in rows if row.state == State.ACCEPTED)
    by_unit = {row.unit: accepted[row.code] for row in rows if row.code in accepted}
    form, definitions = queries.get_rules(campaign)
    each = {unit: figures_of(form, found.answers, definitions) for unit, found in by_unit.items()}
    figures = [
        _returned(unit, key, value, campaign, department if unit != department else "")
        for unit, found in each.items()
        for key, value in found.items()
    ]
    if len(by_unit) == len(rows) and list(each) != [department]:
        sums = sums_of(list(each.values()))
        figures += [_returned(department, key, value, campaign, "") for key, value in sums.items()]
    content = content_of(campaign, department, by_unit)
    name = f"{campaign.code}.{department}.json"
    return facts.record_returned(
        figures, source=_source(campaign, by_unit), name=name, content=content, by=by
    )


def _returned(
    unit: str, key: tuple[str, Breakdown], value: Value, campaign: Campaign, department: str
) -> Returned:
    item, breakdown = key
    number, missing = written(value)
    return Returned(Cell(unit, item, campaign.period, breakdown_text(breakdown)), number, missing, department)


def _source(campaign: Campaign, sent: Mapping[str, Submission]) -> Source:
    form, _definitions = queries.get_rules(campaign)
    told = {"period": campaign.period, "count": len(sent)}
    ky, ru, en = (text.format(title=form.title[language], **told) for language, text in _TITLE.words.items())
    return Source(title=Said(ky, ru, en), illustrative=campaign.illustrative)


@transaction.atomic
def close_campaign(*, code: str, by: Actor) -> Campaign:
    """No return of the campaign is sent, checked or accepted any more. The sums of a department of which a
    return is lacking are not collected; how many returns were due, came in time, were complete and were sent
    back is counted for each department."""
    policies.require(policies.may_open(by))
    opened = _locked_campaign(code)
    rows: dict[str, list[models.Return]] = defaultdict(list)
    for row in models.Return.objects.select_for_update().filter(campaign_id=code).order_by("unit"):
        rows[row.department].append(row)
    models.Campaign.objects.filter(code=code).update(closed_by=by.code, closed_at=timezone.now())
    figures = [each for department, found in rows.items() for each in _lacking(opened, department, found)]
    figures += _timeliness(opened.deadlines.units.year)
    content = content_of(opened, "", {})
    source = _source(opened, {})
    facts.record_returned(figures, source=source, name=f"{code}.closed.json", content=content, by=by)
    counted = {department: len(found) for department, found in rows.items()}
    journal.record("intake.campaign_closed", subject=code, by=by, details={"departments": counted})
    return queries.get_campaign(code)


def _lacking(campaign: Campaign, department: str, rows: Sequence[models.Return]) -> list[Returned]:
    """Why there are no sums of a department of which not every return was accepted."""
    if all(row.state == State.ACCEPTED for row in rows) or [row.unit for row in rows] == [department]:
        return []
    form, definitions = queries.get_rules(campaign)
    keys = figures_of(form, {}, definitions)
    return [_returned(department, key, Missing(NOT_COLLECTED), campaign, "") for key in keys]


def _timeliness(year: int) -> list[Returned]:
    """Direction 7 of the rating: of all closed campaigns whose institutions had their last day in this year,
    how the returns of each department came."""
    rows = models.Return.objects.filter(
        campaign__closed_at__isnull=False, campaign__units_until__year=year
    ).select_related("campaign")
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        found = counts[row.department]
        in_time = row.first_submitted_at is not None and row.first_submitted_at < (
            queries.first_instant_after(row.campaign.units_until)
        )
        found["returns.due"] += 1
        found["returns.in_time"] += in_time
        found["returns.submitted"] += row.first_submitted_at is not None
        # Nothing is sent that lacks an answer: what was sent was complete.
        found["returns.complete"] += row.first_submitted_at is not None
        found["returns.returned"] += row.times_returned > 0
    return [
        Returned(Cell(department, item, str(year), ""), str(count), "")
        for department, found in sorted(counts.items())
        for item, count in found.items()
    ]
