"""What changed in the figures of a person's own part of the tree, and what of it she has read."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from bilim.base.actor import Actor
from bilim.facts import policies
from bilim.facts.queries import ledger
from bilim.facts.terms import Changed
from bilim.registry import queries as registry

MOST = 500


def is_of_departments(actor: Actor) -> bool:
    """Whether she speaks for a part of the tree, whose changes she is told of."""
    return bool(policies.paths_of_departments(actor))


def count_unread(actor: Actor) -> int:
    """How many figures of her own changed since she last said that she had read."""
    units = _units(actor)
    return ledger.count_replaced_since(units, read_until(actor)) if units else 0


def list_own_changes(actor: Actor) -> list[Changed]:
    """The figures of her own that took the place of others, the newest first."""
    units = _units(actor)
    return ledger.list_replaced(units, limit=MOST) if units else []


def read_until(actor: Actor) -> datetime | None:
    """Up to which instant she has read; None where she never said."""
    return ledger.read_until(actor.code)


def _units(actor: Actor) -> list[str]:
    """Every unit of her part of the tree as it stands today."""
    paths = policies.paths_of_departments(actor)
    if not paths:
        return []
    units = registry.list_units(timezone.localdate())
    return [unit.code for unit in units if any(_is_in(unit.path, path) for path in paths)]


def _is_in(path: str, part: str) -> bool:
    return path == part or path.startswith(f"{part}/")
