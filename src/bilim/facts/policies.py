"""Who may bring figures in."""

from __future__ import annotations

from bilim.access.terms import Permission
from bilim.base.actor import Actor


def may_import_somewhere(actor: Actor) -> bool:
    """Whether the person may bring figures in for at least one part of the tree."""
    return actor.may_somewhere(Permission.FACTS_IMPORT)


def may_import_at(actor: Actor, path: str) -> bool:
    """Whether the person may record figures of the unit at this path."""
    return actor.may(Permission.FACTS_IMPORT, path)


def paths_of_departments(actor: Actor) -> tuple[str, ...]:
    """The parts of the tree whose changes she is told of: those over which she may contest records."""
    held = {grant.path for grant in actor.grants if grant.permission == Permission.CASE_OPEN and grant.path}
    return tuple(sorted(held))


def may_read_at(actor: Actor, path: str) -> bool:
    """Whether the person may read the recorded figures of the unit at this path."""
    return actor.may(Permission.FACTS_READ, path)
