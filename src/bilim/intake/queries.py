"""Reading campaigns and returns, each by whoever may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.intake import models, policies, problems, rules
from bilim.intake.terms import (
    OPEN_STATES,
    Asked,
    Campaign,
    Deadlines,
    Progress,
    Remark,
    Return,
    State,
    Submission,
    Waiting,
)
from bilim.rulebook import queries as rulebook
from bilim_engine.definitions import Definitions, Item
from bilim_engine.definitions.returns import ReturnForm
from bilim_engine.periods import parse_period
from bilim_engine.problems import Problem, Refused
from bilim_engine.values import Value

_MONTHS_OF_A_YEAR = 12


class Rules(NamedTuple):
    """By what a campaign was opened: its form, and the definitions it stands among."""

    form: ReturnForm
    definitions: Definitions


def get_rules(campaign: Campaign) -> Rules:
    """The version of the return that was asked, whatever stands today."""
    definitions = rulebook.get_definitions(campaign.definitions)
    return Rules(definitions.returns[campaign.form], definitions)


def list_forms() -> list[ReturnForm]:
    """The returns with which a campaign can be opened: those that stand and are approved."""
    return list(rulebook.approved_definitions().returns.values())


def get_campaign(code: str) -> Campaign:
    """The campaign with this code; refused where there is none."""
    row = models.Campaign.objects.filter(code=code).first()
    if row is None:
        raise Refused([Problem(problems.UNKNOWN_CAMPAIGN, params={"code": code[:80]})])
    return to_campaign(row)


def list_campaigns(*, seen_by: Actor) -> list[Campaign]:
    """The campaigns that have a return this person may read, the newest first."""
    if not seen_by.may_somewhere(Permission.RETURN_READ) and not policies.may_open(seen_by):
        return []
    rows = models.Campaign.objects.order_by("-opened_at", "code")
    if policies.may_read(seen_by, "") or policies.may_open(seen_by):
        return [to_campaign(row) for row in rows]
    mine = readable(models.Return.objects.all(), seen_by).values("campaign_id")
    return [to_campaign(row) for row in rows.filter(code__in=mine)]


def get_return(code: str, *, seen_by: Actor) -> Return:
    """The return with this code; refused where there is none, or where it is not hers to read."""
    row = models.Return.objects.filter(code=code).first()
    if row is None:
        raise unknown(code)
    policies.require(policies.may_read(seen_by, row.unit_path))
    return to_return(row)


def list_returns(campaign: str, department: str = "", *, seen_by: Actor) -> list[Return]:
    """The returns of a campaign, or of one department in it, as far as she may read them, by institution."""
    rows = models.Return.objects.filter(campaign_id=campaign)
    if department:
        rows = rows.filter(department=department)
    return [to_return(row) for row in readable(rows, seen_by).order_by("department", "unit")]


def list_own(*, seen_by: Actor) -> list[Return]:
    """The returns of the institutions she fills in for, of every campaign, the newest first."""
    rows = _within(models.Return.objects.all(), seen_by.parts(Permission.RETURN_FILL))
    return [to_return(row) for row in rows.order_by("-campaign__opened_at", "unit")]


def list_progress(campaign: Campaign, *, seen_by: Actor) -> list[Progress]:
    """How far each department is, of those whose returns she may read, by its code."""
    rows = readable(models.Return.objects.filter(campaign_id=campaign.code), seen_by)
    states: dict[str, dict[State, int]] = defaultdict(dict)
    for department, state, count in (
        rows.values_list("department", "state").annotate(Count("code")).order_by()
    ):
        states[department][State(state)] = count
    end = first_instant_after(campaign.deadlines.units)
    late = Q(first_submitted_at__gte=end)
    # Who has sent nothing is late once the day has passed.
    if timezone.now() >= end:
        late |= Q(first_submitted_at__isnull=True)
    lates, sent_back = (
        dict(rows.filter(which).values_list("department").annotate(Count("code")).order_by())
        for which in (late, Q(times_returned__gt=0))
    )
    return [
        Progress(each, sum(found.values()), found, lates.get(each, 0), sent_back.get(each, 0))
        for each, found in sorted(states.items())
    ]


def lock_return(code: str) -> models.Return:
    """The row of a return, nobody else's to change until this transaction ends; refused without one."""
    # Its campaign is read after the lock, not joined: joined it would be as it was before one waited.
    row = models.Return.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise unknown(code)
    return row


def list_submissions(code: str) -> list[Submission]:
    """Everything that was sent of a return, the newest first."""
    rows = models.Submission.objects.filter(of_id=code).order_by("-number")
    return [to_submission(row) for row in rows]


def latest_accepted(returns: Iterable[str]) -> Mapping[str, Submission]:
    """The submission of each return that was accepted last, by the code of the return."""
    rows = models.Submission.objects.filter(of_id__in=list(returns), accepted_at__isnull=False)
    return {row.of_id: to_submission(row) for row in rows.order_by("number")}


def latest_sent(returns: Iterable[str]) -> Mapping[str, Submission]:
    """What was sent of each return last, by the code of the return."""
    rows = models.Submission.objects.filter(of_id__in=list(returns)).order_by("number")
    return {row.of_id: to_submission(row) for row in rows}


def answers_before(campaign: Campaign, unit: str) -> dict[int, Mapping[str, str]]:
    """What was accepted of this institution for the same period a year ago, by the months it lies back."""
    try:
        year_ago = str(parse_period(campaign.period).ago(years=1))
    except ValueError:
        return {}
    rows = models.Return.objects.filter(unit=unit, campaign__form=campaign.form, campaign__period=year_ago)
    found = latest_accepted(rows.values_list("code", flat=True))
    accepted = next(iter(found.values()), None)
    return {_MONTHS_OF_A_YEAR: accepted.answers} if accepted else {}


class Sum(NamedTuple):
    """What the returns of a department add up to so far, for one item and category."""

    item: Item
    breakdown: str
    value: Value


def sums_of_returns(
    campaign: Campaign, returns: Iterable[Return], sent: Mapping[str, Submission]
) -> list[Sum]:
    """What was sent of these returns, added up: the figures their department would have."""
    form, definitions = get_rules(campaign)
    figures = [rules.figures_of(form, sent[each.code].answers, definitions) for each in returns]
    return [
        Sum(definitions.items[item], rules.breakdown_text(breakdown), value)
        for (item, breakdown), value in rules.sums_of(figures).items()
    ]


def waiting_for(actor: Actor) -> Waiting:
    """What this person can do now about returns, each with the last day of her own level."""
    rows = models.Return.objects.filter(campaign__closed_at__isnull=True)
    own = _within(rows, actor.parts(Permission.RETURN_FILL)).filter(state__in=OPEN_STATES)
    sent = _within(rows, actor.parts(Permission.RETURN_CHECK)).filter(state=State.SUBMITTED)
    checked = _within(rows, actor.parts(Permission.RETURN_ACCEPT)).filter(state=State.CHECKED)
    to_fill = list(own.order_by("campaign__units_until", "unit"))
    numbers = [dict(_counted(each)) for each in (sent, checked)]
    codes = {row.campaign_id for row in to_fill} | {code for found in numbers for code in found}
    asked = {row.code: row for row in models.Campaign.objects.filter(code__in=codes)}
    to_check, to_accept = (
        tuple((_asked(asked[code], level), count) for code, count in sorted(found.items()))
        for found, level in zip(numbers, ("departments_until", "ministry_until"), strict=True)
    )
    return Waiting(
        tuple((to_return(row), _asked(asked[row.campaign_id], "units_until")) for row in to_fill),
        to_check,
        to_accept,
    )


def _counted(rows: QuerySet[models.Return]) -> Iterable[tuple[str, int]]:
    return rows.values_list("campaign_id").annotate(Count("code")).order_by("campaign_id")


def _asked(row: models.Campaign, level: str) -> Asked:
    form = get_rules(to_campaign(row)).form
    return Asked(row.code, form.title, row.period, getattr(row, level))


def readable(rows: QuerySet[models.Return], actor: Actor) -> QuerySet[models.Return]:
    """Of these returns, those that she may read."""
    return _within(rows, actor.parts(Permission.RETURN_READ), everywhere=actor.is_system)


def _within(
    rows: QuerySet[models.Return], parts: Iterable[str], *, everywhere: bool = False
) -> QuerySet[models.Return]:
    """The returns of institutions that lie in one of these parts of the tree."""
    wanted = Q(pk__in=[])
    for part in parts:
        if not part:
            return rows
        wanted |= Q(unit_path=part) | Q(unit_path__startswith=f"{part}/")
    return rows if everywhere else rows.filter(wanted)


def first_instant_after(last_day: date) -> datetime:
    """The instant from which on something is late whose last day this is."""
    return timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time()))


def list_campaign_codes() -> list[str]:
    """Codes of all campaigns, which only a journaled act can have opened."""
    return list(models.Campaign.objects.order_by("code").values_list("code", flat=True))


def list_accepted_codes() -> list[str]:
    """Codes of all returns that were accepted, which only a journaled act can have done."""
    accepted = models.Submission.objects.filter(accepted_at__isnull=False)
    return sorted(set(accepted.values_list("of_id", flat=True)))


def unknown(code: str) -> Refused:
    """The refusal of a code that no return bears."""
    return Refused([Problem(problems.UNKNOWN_RETURN, params={"code": code[:150]})])


def to_campaign(row: models.Campaign) -> Campaign:
    """The campaign as others see it."""
    return Campaign(
        code=row.code,
        form=row.form,
        version=row.version,
        period=row.period,
        definitions=row.definitions,
        deadlines=Deadlines(row.units_until, row.departments_until, row.ministry_until),
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        illustrative=row.illustrative,
    )


def to_return(row: models.Return) -> Return:
    """The return as others see it."""
    return Return(
        code=row.code,
        campaign=row.campaign_id,
        unit=row.unit,
        unit_path=row.unit_path,
        department=row.department,
        state=State(row.state),
        answers=row.answers,
        explanations=row.explanations,
        remarks=tuple(
            Remark(each["question"], each["words"], each["by"], datetime.fromisoformat(each["at"]))
            for each in row.remarks
        ),
        revision=row.revision,
        saved_by=row.saved_by,
        saved_at=row.saved_at,
        first_submitted_at=row.first_submitted_at,
        submitted_at=row.submitted_at,
        submitted_by=row.submitted_by,
        checked_at=row.checked_at,
        checked_by=row.checked_by,
        accepted_at=row.accepted_at,
        times_returned=row.times_returned,
    )


def to_submission(row: models.Submission) -> Submission:
    """The submission as others see it."""
    return Submission(
        number=row.number,
        answers=row.answers,
        explanations=row.explanations,
        by=row.submitted_by,
        at=row.submitted_at,
        accepted_at=row.accepted_at,
    )
