"""What a draft holds, for those who check and sign it; and for a head, what it says of her own department."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import structlog

from bilim.base.actor import Actor
from bilim.publication import models, policies, problems
from bilim.publication.queries import contest
from bilim.publication.queries.editions import (
    current_edition,
    get_content,
    get_row,
    list_editions,
    shown_content,
    unknown,
)
from bilim.publication.queries.releases import may_see_early
from bilim.publication.terms import (
    EditionContent,
    PublishedFact,
    PublishedResult,
    PublishedValue,
    RegisterUnit,
    State,
)
from bilim.storage import queries as stored
from bilim.storage.problems import Lost
from bilim_engine.problems import Problem, Refused

log = structlog.get_logger(__name__)

CONTESTABLE = (State.CHECKED, State.SIGNED)


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A unit's result in the draft, and that in the edition before where one method made both; each with the
    one interval that stands beside a place."""

    unit: RegisterUnit
    result: PublishedResult
    before: PublishedResult | None


class Drafted(NamedTuple):
    """Which file was looked at, and when it was made: another may stand under the same code tomorrow."""

    at: datetime
    file: str
    is_signed: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """The table of a draft beside the edition before; `before` is empty where there is none.

    Places of another method are not comparable and stand nowhere beside these.
    """

    content: EditionContent
    drafted: Drafted
    before: str
    is_comparable: bool
    lines: tuple[PreviewLine, ...]


@dataclass(frozen=True, slots=True)
class UnitPreview:
    """One unit in a draft: its result, the values behind it and the records they rest on."""

    content: EditionContent
    drafted: Drafted
    unit: RegisterUnit
    result: PublishedResult | None
    values: tuple[PublishedValue, ...]
    facts: tuple[PublishedFact, ...]


def get_preview(code: str, *, seen_by: Actor) -> Preview:
    """The table of the draft, the best first; refuses those who may not see drafts and do not stand on its
    embargo list today."""
    policies.require(policies.may_see_drafts(seen_by) or may_see_early(code, seen_by))
    row = get_row(code)
    content = shown_content(row)
    before = row.corrects.code if row.corrects else _edition_before(row)
    old = get_content(before) if before else None
    if old is not None and not content.follows_method_of(old):
        old = None
    lines = []
    for unit in content.ranked_units:
        result = content.placed(unit.code)
        if result is not None:
            lines.append(PreviewLine(unit, result, old.placed(unit.code) if old else None))
    lines.sort(key=lambda line: (line.result.rank is None, line.result.rank or 0, line.unit.code))
    return Preview(content, _drafted(row), before, old is not None, tuple(lines))


def _drafted(row: models.Edition) -> Drafted:
    """Which file is shown and when it was made: the signed one from its signing on."""
    if row.signed_at is not None:
        return Drafted(row.signed_at, row.bundle_sha256[:8], is_signed=True)
    return Drafted(row.drafted_at, row.draft_sha256[:8])


def _edition_before(row: models.Edition) -> str:
    earlier = [each.period for each in list_editions(row.series) if each.period < row.period]
    found = current_edition(max(earlier), row.series) if earlier else None
    return found.code if found else ""


def get_unit_preview(code: str, unit: str, *, seen_by: Actor) -> UnitPreview:
    """What the draft says of one unit. A head sees her own, once it is checked or while its window stands
    open: before it is public she can contest it. Refuses everybody else."""
    row = get_row(code)
    content = shown_content(row)
    found = content.find_unit(unit)
    if found is None or not found.ranked:
        raise unknown(f"{code} {unit}")
    if not policies.may_see_drafts(seen_by):
        hers = policies.may_write_statement(seen_by, content.path_of(unit))
        # Of a draft whose window was never announced she is not told that there is one.
        policies.require(hers and (is_contestable(row) or contest.find_window(code) is not None))
        if not is_contestable(row):
            raise Refused([Problem(problems.WINDOW_NOT_OPEN, params={"edition": code})])
    values = [content.value(unit, leaf.indicator) for _path, leaf in content.methodology.leaves()]
    return UnitPreview(
        content,
        _drafted(row),
        found,
        content.placed(unit),
        tuple(value for value in values if value is not None),
        tuple(content.facts_of(unit)),
    )


def is_contestable(row: models.Edition) -> bool:
    """Whether heads see what it says of their departments: once it is checked, or while its window stands
    open."""
    return row.state in CONTESTABLE or contest.is_open(row)


def list_contestable(*, seen_by: Actor) -> list[UnitPreview]:
    """What editions that are not public yet, checked or in their window, say of the departments this person
    speaks for."""
    on_its_way = (State.DRAFT, *CONTESTABLE)
    rows = models.Edition.objects.filter(state__in=on_its_way).order_by("-period", "-revision")
    return [
        get_unit_preview(row.code, unit.code, seen_by=seen_by)
        for row in rows.select_related("corrects")
        if is_contestable(row)
        for content in _readable(row)
        for unit in content.ranked_units
        if policies.may_write_statement(seen_by, content.path_of(unit.code))
    ]


def _readable(row: models.Edition) -> Iterator[EditionContent]:
    """The content; nothing where its file is damaged or gone, which is no reason to show nobody her desk."""
    try:
        yield shown_content(row)
    except (Refused, Lost) as fault:
        why = [each.code for each in fault.problems]
        log.error("publication.draft_unreadable", edition=row.code, why=why)


def draft_bundle_bytes(code: str, *, seen_by: Actor) -> bytes:
    """The unsigned bundle: the very bytes that are checked."""
    policies.require(policies.may_see_drafts(seen_by))
    return stored.read(get_row(code).draft_sha256)
