"""Who may keep whose account."""

from __future__ import annotations

from collections.abc import Iterable

from bilim.access import problems
from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim_engine.problems import Problem, Refused


def require(permitted: bool) -> None:
    """Nothing happens where it is not permitted."""
    if not permitted:
        raise Refused([Problem(problems.NOT_PERMITTED)])


def require_another(actor: Actor, username: str) -> None:
    """Nobody gives herself a role, ends one of hers or unblocks herself: that takes two."""
    if actor.code == username:
        raise Refused([Problem(problems.OWN_ACCOUNT)])


def may_manage_over(actor: Actor, path: str) -> bool:
    """Whether she may give and end roles over this part of the tree."""
    return actor.may(Permission.ACCOUNT_MANAGE, path)


def may_manage(actor: Actor, paths: Iterable[str]) -> bool:
    """Whether the account with roles over these parts, those that ended included, is hers to keep: all of
    them lie in her own part. An account without any is kept by whoever keeps the whole country's."""
    held = list(paths)
    if not held:
        return may_manage_over(actor, "")
    return all(may_manage_over(actor, path) for path in held)
