"""Who may approve definitions."""

from __future__ import annotations

from bilim.access.terms import Permission
from bilim.base.actor import Actor


def may_approve(actor: Actor) -> bool:
    """Whether the person may approve definitions; they hold for the whole country, so must the permission."""
    return actor.may(Permission.DEFINITIONS_APPROVE)
