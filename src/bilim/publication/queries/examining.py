"""Ratings of others before they are public beside their contradictions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bilim.base.actor import Actor
from bilim.publication import models, policies, problems
from bilim.publication.queries.statements import find_statement, parse
from bilim.publication.rules.gate import examine
from bilim.publication.terms import GateReport, Statement, Text
from bilim.storage import queries as stored
from bilim_engine.problems import Problem, Refused

MEDIA_TYPE = "application/yaml"
MEGABYTE = 1024 * 1024
LARGEST = 2 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that was brought: what it states, what the gate finds in it, and what it would replace."""

    sha256: str
    name: str
    statement: Statement
    gate: GateReport
    replaces: str  # the hash loaded under its code; empty where none is
    is_loaded: bool


@dataclass(frozen=True, slots=True)
class Loaded:
    """A statement that is public, by whom and since when."""

    code: str
    title: Text
    by: str
    at: datetime


def get_examined(sha256: str, *, seen_by: Actor) -> Examined:
    """The file kept under this hash, examined; refuses those who may not load it, and other files."""
    policies.require(policies.may_load_statement(seen_by))
    unknown = Refused([Problem(problems.STATEMENT_UNKNOWN, params={"statement": sha256[:12]})])
    found = stored.find_stored(sha256)
    if found is None or found.size > LARGEST:
        raise unknown
    # Not by its media type: the same bytes are kept once, and may have come in another way before.
    try:
        statement = parse(stored.read(sha256), found.name)
    except Refused:
        raise unknown from None
    row = models.OutsideStatement.objects.filter(code=statement.code).first()
    before = row.sha256 if row else ""
    return Examined(sha256, found.name, statement, examine(statement), before, is_loaded=before == sha256)


def list_loaded() -> list[Loaded]:
    """The statements that are public, the newest first."""
    rows = models.OutsideStatement.objects.order_by("-loaded_at")
    named = [(row, find_statement(row.code)) for row in rows]
    return [Loaded(row.code, found.title, row.loaded_by, row.loaded_at) for row, found in named if found]
