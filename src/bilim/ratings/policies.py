"""Who may run a rating."""

from __future__ import annotations

from bilim.access.terms import Permission
from bilim.base.actor import Actor


def may_make_run(actor: Actor) -> bool:
    """Whether the person may run a rating; it judges the whole country, so must the permission."""
    return actor.may(Permission.RUN_MAKE)
