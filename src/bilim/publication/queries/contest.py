"""The correction window of an edition, who said what in it, and what stands in the way of signing."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from bilim.base.actor import Actor
from bilim.cases import queries as cases
from bilim.cases.terms import Case, Kind
from bilim.publication import models, policies
from bilim.publication.queries.editions import shown_content
from bilim.publication.queries.hearing import list_unheard
from bilim.publication.rules import contest as rules
from bilim.publication.rules import waiving
from bilim.publication.terms import (
    Contest,
    Declared,
    EditionContent,
    RegisterUnit,
    State,
    Waiver,
    Window,
    WindowState,
)
from bilim.ratings import queries as ratings
from bilim_engine.problems import Problem

IN_WINDOW = (State.DRAFT, State.CHECKED)


def find_window(edition: str) -> Window | None:
    """The window of the edition under this code, or None."""
    row = models.CorrectionWindow.objects.filter(edition=edition).first()
    return None if row is None else to_window(row)


def to_window(row: models.CorrectionWindow) -> Window:
    """The window as others see it."""
    return Window(row.edition, row.opens_on, row.closes_on, row.set_by, row.set_at)


def is_open(row: models.Edition) -> bool:
    """Whether departments may ask for corrections of this edition today."""
    window = find_window(row.code)
    today = timezone.localdate()
    return row.state in IN_WINDOW and window is not None and window.state_on(today) == WindowState.OPEN


def is_contested_now(edition: str) -> bool:
    """Whether departments may ask for corrections of the edition under this code today."""
    row = models.Edition.objects.filter(code=edition).first()
    return row is not None and is_open(row)


def find_waiver(row: models.Edition) -> Waiver | None:
    """Why this very draft may be signed before its window and requests have ended, or None."""
    found = models.WindowWaiver.objects.filter(edition=row.code, draft_sha256=row.draft_sha256).first()
    return None if found is None else Waiver(found.reason, found.by, found.at)


def list_obstacles(row: models.Edition) -> list[Problem]:
    """Why this edition may not be signed for the sake of its departments; empty where it may."""
    window = find_window(row.code)
    if window is None:
        return list_absent(row)
    return _obstacles(row, window, list_requests(row.code), find_waiver(row))


def _obstacles(
    row: models.Edition, window: Window, requests: list[Case], waiver: Waiver | None
) -> list[Problem]:
    known_on, today = ratings.get_known_on(row.run), timezone.localdate()
    granted = _list_granted(row)
    asked = {case.code: case for case in [*requests, *granted]}.values()
    every = cases.list_of_subject(row.code, Kind.CORRECTION_REQUEST) if waiver else []
    matters = waiving.matters_passed_over(every, waiver)
    unheard = list_unheard(row, window, {case.subject.matter for case in granted})
    found = waiving.obstacles(window, asked, today=today, known_on=known_on, waiver=waiver, matters=matters)
    return [*unheard, *found]


def list_requests(edition: str, unit: str = "") -> list[Case]:
    """The requests about this edition but those asked anew, those of one unit where it is named."""
    found = rules.without_superseded_lapses(cases.list_of_subject(edition, Kind.CORRECTION_REQUEST))
    return [case for case in found if unit in ("", case.subject.unit)]


def list_appeals(edition: str, unit: str) -> list[Case]:
    """The appeals of this unit against records of this edition, but those asked anew."""
    found = rules.without_superseded_lapses(cases.list_of_subject(edition, Kind.APPEAL))
    return [case for case in found if case.subject.unit == unit]


def list_open_cases(unit: str) -> list[Case]:
    """Whatever is open about records of this unit: a record has one open case, in whichever edition it was
    contested."""
    return cases.list_open_of_unit(unit)


def list_absent(row: models.Edition) -> list[Problem]:
    """What departments were granted and is not in this edition; no reason passes over that."""
    granted = _list_granted(row)
    return rules.absent(granted, ratings.get_known_on(row.run)) if granted else []


def _list_granted(row: models.Edition) -> list[Case]:
    """What was granted about this edition, and of requests and appeals about any other whatever this one is
    made of too: a record of the year before stands in the edition of this year."""
    granted = cases.list_granted(Kind.CORRECTION_REQUEST, Kind.APPEAL)
    if not granted:
        return []
    content = shown_content(row)
    return [case for case in granted if case.subject.code == row.code or rules.is_made_of(content, case)]


def get_contest(row: models.Edition, content: EditionContent, *, seen_by: Actor) -> Contest:
    """What the checklist says of the contest of this edition."""
    window, is_on_its_way = find_window(row.code), row.state in IN_WINDOW
    may_set = policies.may_set_window(seen_by) and is_on_its_way
    if window is None:
        # Nobody asks without a window: what was granted about the edition it corrects is all there can be.
        left = tuple(list_absent(row)) if is_on_its_way else ()
        return Contest(None, None, (), 0, (), None, left, left, may_set=may_set, may_waive=False)
    requests, waiver = list_requests(row.code), find_waiver(row)
    declared = tuple(list_declared(row.code, content))
    heard = {each.unit.code for each in declared} | {case.subject.unit for case in requests}
    obstacles = tuple(_obstacles(row, window, requests, None)) if is_on_its_way else ()
    standing = tuple(_obstacles(row, window, requests, waiver)) if is_on_its_way else ()
    waivable = [each for each in standing if waiving.can_be_passed_over(each)]
    return Contest(
        window=window,
        state=window.state_on(timezone.localdate()),
        declared=declared,
        silent=sum(unit.code not in heard for unit in content.ranked_units),
        requests=tuple(requests),
        waiver=waiver,
        obstacles=obstacles,
        standing=standing,
        may_set=may_set,
        may_waive=bool(waivable) and row.drafted_by == seen_by.code,
    )


def list_declared(edition: str, content: EditionContent) -> Iterable[Declared]:
    """The departments whose records, as they stand in this content, were declared right, and that did not ask
    for a correction since."""
    rows = models.Declaration.objects.filter(edition=edition).order_by("unit")
    asked = rules.last_asked(list_requests(edition)) if rows else {}
    for row in rows:
        unit = content.find_unit(row.unit)
        holds = row.unit not in asked or asked[row.unit] < row.at
        if holds and unit is not None and digest_of(content, unit) == row.figures_sha256:
            yield Declared(unit, row.by, row.at)


def find_declared(edition: str, content: EditionContent, unit: RegisterUnit) -> Declared | None:
    """Who declared the department's records, as they stand in this content, right; None where nobody did."""
    return next((each for each in list_declared(edition, content) if each.unit.code == unit.code), None)


def digest_of(content: EditionContent, unit: RegisterUnit) -> str:
    """The hash of the department's records in this content."""
    return rules.figures_digest(content.facts_of(unit.code))
