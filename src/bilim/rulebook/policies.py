"""Who may approve definitions."""

from __future__ import annotations

from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.rulebook.terms import Version


def may_approve(actor: Actor) -> bool:
    """Whether the person may approve definitions; they hold for the whole country, so must the permission."""
    return actor.may(Permission.DEFINITIONS_APPROVE)


def may_approve_version(actor: Actor, version: Version) -> bool:
    """Whether this version waits for approval and the person may give it: she did not adopt it herself."""
    return may_approve(actor) and version.needs_approval and version.adopted_by != actor.code
