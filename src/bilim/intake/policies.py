"""Who may read, fill in, send, check and accept, each over her part of the tree."""

from __future__ import annotations

from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.intake import problems
from bilim_engine.problems import Problem, Refused


def require(permitted: bool) -> None:
    """Nothing happens where it is not permitted."""
    if not permitted:
        raise Refused([Problem(problems.NOT_PERMITTED)])


def may_read(actor: Actor, path: str) -> bool:
    return actor.may(Permission.RETURN_READ, path)


def may_fill(actor: Actor, path: str) -> bool:
    return actor.may(Permission.RETURN_FILL, path)


def may_submit(actor: Actor, path: str) -> bool:
    """Whether she answers for what this institution says."""
    return actor.may(Permission.RETURN_SUBMIT, path)


def may_check(actor: Actor, path: str) -> bool:
    """Whether she looks at what this institution sent, for its department."""
    return actor.may(Permission.RETURN_CHECK, path)


def may_accept(actor: Actor, path: str) -> bool:
    """Whether she accepts the returns of the department at this path, for the ministry."""
    return actor.may(Permission.RETURN_ACCEPT, path)


def may_open(actor: Actor) -> bool:
    """Whether she opens and closes campaigns; that concerns the whole country."""
    return actor.may(Permission.CAMPAIGN_OPEN)


def submitter_does_not_check(*, submitter: str, checker: str) -> list[Problem]:
    """Why this person may not check; empty where she may."""
    return [Problem(problems.SUBMITTER_CHECKS)] if submitter == checker else []
