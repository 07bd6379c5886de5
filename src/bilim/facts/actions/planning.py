"""What a file would do, found without touching anything."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path

from django.conf import settings

from bilim.base.actor import Actor
from bilim.facts import policies
from bilim.facts.problems import importing as problems
from bilim.facts.queries.ledger import current_entries
from bilim.facts.queries.register import RegisterUnits
from bilim.facts.rules import plans
from bilim.facts.rules.checks import shown
from bilim.facts.rules.plausibility import neighbour, questions
from bilim.facts.rules.rows import Candidate
from bilim.facts.rules.shares import partners
from bilim.facts.terms import Cell, Entry, Plan
from bilim.rulebook import queries as rulebook
from bilim_engine.definitions import Definitions
from bilim_engine.problems import Problem, Refused


def read_upload(path: Path) -> bytes:
    """The content of a file to bring in. One that is too large is refused before it is read."""
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    with path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > limit:
            raise Refused([plans.too_large(size, shown(path.name), limit)])
        # It may grow meanwhile; a byte beyond is enough for whoever counts them.
        return stream.read(limit + 1)


def plan_import(content: bytes, name: str, by: Actor, *, mapping: Mapping[str, str] | None = None) -> Plan:
    """What the file would do is known: every problem, every difference. Nothing was recorded or kept."""
    if not policies.may_import_somewhere(by):
        raise Refused([Problem(problems.NOT_ALLOWED)])
    return make_plan(content, name, by, partial(policies.may_import_at, by), mapping=mapping)


def make_plan(
    content: bytes,
    name: str,
    by: Actor,
    may: Callable[[str], bool],
    *,
    mapping: Mapping[str, str] | None = None,
    unseen: Collection[Cell] = (),
) -> Plan:
    """The plan of a file of which `may` says whether the unit at a path may be recorded. What stands in
    `unseen` is laid beside nothing: a question would tell it."""
    name = shown(name)  # a name comes from anybody, and is printed on terminals and pages
    definitions, units = rulebook.get_definitions(), RegisterUnits()
    candidates, found, marks = plans.read_candidates(
        content,
        name,
        definitions=definitions,
        units=units,
        mapping=mapping or {},
        person=by.name,
        limit=settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
    )
    found += plans.check_permitted(candidates, may, name, units)
    current = _current(candidates, definitions)
    beside = {cell: entry for cell, entry in current.items() if cell not in unseen}
    found += questions(candidates, beside, definitions=definitions, units=units, name=name)
    differences, same, sources = plans.compare(candidates, current)
    return Plan(
        name=name,
        content_sha256=hashlib.sha256(content).hexdigest(),
        mapping=dict(mapping or {}),
        problems=plans.in_order(found),
        differences=differences,
        same=same,
        rows=len(candidates),
        sources=sources,
        marks=marks,
    )


def _current(candidates: Iterable[Candidate], definitions: Definitions) -> Mapping[Cell, Entry]:
    """What stands beside the file: its items and those they are shares of, in its periods and in those it is
    compared with."""
    items = {candidate.cell.item for candidate in candidates}
    periods = {candidate.cell.period for candidate in candidates}
    beside = {found for period in periods for years in (-1, 1) if (found := neighbour(period, years))}
    return current_entries(items | partners(items, definitions), periods | beside)
