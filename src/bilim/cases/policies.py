"""Who may ask, who may decide, who may read."""

from __future__ import annotations

from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.cases import problems
from bilim_engine.problems import Problem, Refused


def require(permitted: bool) -> None:
    """Nothing happens where it is not permitted."""
    if not permitted:
        raise Refused([Problem(problems.NOT_PERMITTED)])


def may_open(actor: Actor, path: str) -> bool:
    """Whether she may ask about the unit at this path of the tree, and about no other."""
    return actor.may(Permission.CASE_OPEN, path)


def may_decide(actor: Actor) -> bool:
    """Whether she may decide on what others ask."""
    return actor.may(Permission.CASE_DECIDE)


def may_read(actor: Actor, path: str) -> bool:
    """Cases are read by those who may ask about the unit, who decide, and who read drafts."""
    return may_open(actor, path) or may_decide(actor) or actor.may(Permission.DRAFT_READ)


def may_read_some(actor: Actor) -> bool:
    """Whether there is a part of the country whose cases she may read."""
    return may_read(actor, "") or actor.may_somewhere(Permission.CASE_OPEN)


def may_withdraw(actor: Actor, opened_by: str) -> bool:
    """What she asked for herself she may take back."""
    return actor.code == opened_by


def asker_does_not_decide(*, asker: str, decider: str) -> list[Problem]:
    """Why this person may not decide; empty where she may."""
    return [Problem(problems.ASKER_DECIDES)] if asker == decider else []
