"""Ratings of others before they are public beside their contradictions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from bilim.base.actor import Actor
from bilim.publication import models, policies, problems
from bilim.publication.queries.statements import find_statement, parse
from bilim.publication.rules.gate import examine
from bilim.publication.rules.statement_changes import StatementChange, list_changes
from bilim.publication.rules.statements import says_the_same
from bilim.publication.rules.titles import dated
from bilim.publication.terms import (
    ConfrontedStatement,
    EarlierVersion,
    Finding,
    GateReport,
    Statement,
    Text,
)
from bilim.storage import queries as stored
from bilim_engine.problems import Problem, Refused

MEDIA_TYPE = "application/yaml"
MEGABYTE = 1024 * 1024
LARGEST = 2 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Brought:
    """A file of a rating of others that waits for another person, or is public."""

    code: str
    sha256: str
    title: Text
    by: str
    at: datetime
    confirmed_by: str = ""
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that was brought: what it states, what the gate finds in it, and what it would replace."""

    sha256: str
    name: str
    statement: Statement
    gate: GateReport
    brought: Brought | None  # None: nobody asked yet to have it confirmed, or it was public once
    replaces: str  # the hash that is public under its code; empty where none is
    changes: tuple[StatementChange, ...] = ()  # against that one
    gone: tuple[Finding, ...] = ()  # what the gate finds there and not here
    new: tuple[Finding, ...] = ()
    repeats: tuple[Brought, ...] = ()  # ratings public under another code that say the same

    @property
    def is_public(self) -> bool:
        """Whether it is the very file the public reads."""
        return self.replaces == self.sha256

    @property
    def waits(self) -> bool:
        """Whether another person is asked to confirm it."""
        return self.brought is not None and not self.is_public


def get_examined(sha256: str, *, seen_by: Actor) -> Examined:
    """The file kept under this hash, examined; refuses those who may neither bring nor confirm it, and other
    files."""
    policies.require(policies.may_bring_statement(seen_by) or policies.may_confirm_statement(seen_by))
    name, statement = _read(sha256)
    gate, rows = examine(statement), models.OutsideVersion.objects.filter(code=statement.code)
    row = rows.filter(sha256=sha256, superseded_at__isnull=True).first()
    brought = _brought(row, dated(statement.title, statement.period)) if row else None
    examined = Examined(sha256, name, statement, gate, brought, replaces="", repeats=_repeated(statement))
    public = find_statement(statement.code)
    if public is None:
        return examined
    return replace(
        examined,
        replaces=public.sha256,
        changes=tuple(list_changes(stored.read(public.sha256), stored.read(sha256))),
        gone=_only_in(public.gate, gate),
        new=_only_in(gate, public.gate),
    )


def get_statement_preview(sha256: str, *, seen_by: Actor) -> ConfrontedStatement:
    """The file as the public will read it if confirmed now, with the files that stay readable behind it;
    refuses those who may neither bring nor confirm it, and other files."""
    shown, now = get_examined(sha256, seen_by=seen_by), timezone.now()
    statement, public = shown.statement, find_statement(shown.statement.code)
    earlier: tuple[EarlierVersion, ...] = ()
    if public is not None and not shown.is_public:
        earlier = (EarlierVersion(public.sha256, public.confirmed_at, now), *public.earlier)
    title = dated(statement.title, statement.period)
    return ConfrontedStatement(statement, shown.gate, now, sha256, title, earlier=earlier)


def get_statement_file(sha256: str, *, seen_by: Actor) -> bytes:
    """The very bytes that were brought; refuses as `get_examined` does."""
    return stored.read(get_examined(sha256, seen_by=seen_by).sha256)


def _read(sha256: str) -> tuple[str, Statement]:
    """The name of the file and what it states; refused where none of this hash states anything."""
    unknown = Refused([Problem(problems.STATEMENT_UNKNOWN, params={"statement": sha256[:12]})])
    found = stored.find_stored(sha256)
    if found is None or found.size > LARGEST:
        raise unknown
    # What waits or was public is shown whatever is asked of new files: how else could it be turned down?
    is_kept = models.OutsideVersion.objects.filter(sha256=sha256).exists()
    # Not by its media type: the same bytes are kept once, and may have come in another way before.
    content = stored.read(sha256)
    try:
        return found.name, parse(content, found.name, is_kept=is_kept)
    except Refused:
        raise unknown from None


def _repeated(statement: Statement) -> tuple[Brought, ...]:
    return tuple(
        _brought(row, found.title)
        for row, found in _public()
        if row.code != statement.code and says_the_same(found.statement, statement)
    )


def _only_in(one: GateReport, other: GateReport) -> tuple[Finding, ...]:
    return tuple(finding for finding in one.findings if finding not in other.findings)


def _brought(row: models.OutsideVersion, title: Text) -> Brought:
    return Brought(
        row.code, row.sha256, title, row.brought_by, row.brought_at, row.confirmed_by, row.confirmed_at
    )


def list_waiting() -> list[Brought]:
    """The files that wait for another person to confirm them, the oldest first."""
    rows = models.OutsideVersion.objects.filter(confirmed_by="").order_by("brought_at")
    return [_brought(row, _title(row.sha256)) for row in rows]


def _title(sha256: str) -> Text:
    statement = parse(stored.read(sha256), sha256[:12], is_kept=True)
    return dated(statement.title, statement.period)


def list_loaded() -> list[Brought]:
    """The statements that are public, the newest first."""
    return [_brought(row, found.title) for row, found in _public()]


def _public() -> list[tuple[models.OutsideVersion, ConfrontedStatement]]:
    public = models.OutsideVersion.objects.filter(confirmed_by__gt="", superseded_at__isnull=True)
    named = [(row, find_statement(row.code)) for row in public.order_by("-confirmed_at")]
    return [(row, found) for row, found in named if found]
