"""Who may change the register."""

from __future__ import annotations

from bilim.access.terms import Permission
from bilim.base.actor import Actor


def may_load_register(by: Actor) -> bool:
    """Whoever approves definitions for the whole country: the register's files are definitions too."""
    return by.may(Permission.DEFINITIONS_APPROVE)


def may_edit_at(by: Actor, path: str) -> bool:
    """Whoever edits the register over the part of the tree in which the institution stands."""
    return bool(path) and by.may(Permission.REGISTER_EDIT, path)


def may_edit_somewhere(by: Actor) -> bool:
    """Whoever edits the register over some part of the tree."""
    return by.may_somewhere(Permission.REGISTER_EDIT)
