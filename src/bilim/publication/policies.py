"""Who may take which step. Three pairs of eyes: drafter, checker and signer are three different people.
Two pairs for what others published: one brings it in, another confirms it."""

from __future__ import annotations

from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.publication import problems
from bilim.publication.terms import State
from bilim_engine.problems import Problem, Refused


def require(permitted: bool) -> None:
    """Nothing happens where it is not permitted."""
    if not permitted:
        raise Refused([Problem(problems.NOT_PERMITTED)])


def may_see_drafts(actor: Actor) -> bool:
    """What is on its way is seen by those who make, check, sign or audit it."""
    return actor.may(Permission.DRAFT_READ)


def may_draft(actor: Actor) -> bool:
    """Whether she may make an edition of a run."""
    return actor.may(Permission.EDITION_DRAFT)


def may_check(actor: Actor) -> bool:
    """Whether she may check what another drafted."""
    return actor.may(Permission.EDITION_CHECK)


def may_sign(actor: Actor) -> bool:
    """Whether she may put the institution's signature under it."""
    return actor.may(Permission.EDITION_SIGN)


def may_publish(actor: Actor) -> bool:
    """Whether she may bring out what is signed."""
    return actor.may(Permission.EDITION_PUBLISH)


def may_withdraw(actor: Actor) -> bool:
    """Who may put a signature under an edition, or bring it out, may also hold it back."""
    return may_sign(actor) or may_publish(actor)


def may_discard(actor: Actor) -> bool:
    """Who drafts or checks editions may put a draft away."""
    return may_draft(actor) or may_check(actor)


def may_correct(actor: Actor) -> bool:
    """Whether she may draft the revision of what is public."""
    return actor.may(Permission.EDITION_CORRECT)


def may_set_window(actor: Actor) -> bool:
    """Whether she may say on which days departments ask for corrections of a draft."""
    return actor.may(Permission.EDITION_DRAFT)


def may_rehearse(actor: Actor) -> bool:
    """Whoever drafts, checks or signs may try beforehand how a draft would come out."""
    return may_see_drafts(actor) and (may_draft(actor) or may_check(actor) or may_sign(actor))


def may_declare(actor: Actor, path: str) -> bool:
    """Whoever may ask for corrections of a department's records may declare them right."""
    return actor.may(Permission.CASE_OPEN, path)


def may_write_statement(actor: Actor, path: str) -> bool:
    """A head speaks for the department at this path of the tree and for no other."""
    return actor.may(Permission.STATEMENT_WRITE, path)


def may_bring_statement(actor: Actor) -> bool:
    """Whether she may bring in what others published; nothing of it is public before another confirms it."""
    return actor.may(Permission.OUTSIDE_BRING)


def may_confirm_statement(actor: Actor) -> bool:
    """Confirming what others published shows it to the public, as publishing does."""
    return actor.may(Permission.OUTSIDE_CONFIRM)


def two_pairs_of_eyes(*, bringer: str, confirmer: str) -> list[Problem]:
    """Why this person may not confirm the rating of others; empty where she may."""
    return [Problem(problems.BRINGER_CONFIRMS)] if confirmer == bringer else []


def three_pairs_of_eyes(*, drafter: str, checker: str = "", signer: str = "") -> list[Problem]:
    """Why these persons may not have taken these steps; empty where they may."""
    found = []
    if checker and checker == drafter:
        found.append(Problem(problems.DRAFTER_CHECKS))
    if signer and signer == drafter:
        found.append(Problem(problems.DRAFTER_SIGNS))
    if signer and signer == checker:
        found.append(Problem(problems.CHECKER_SIGNS))
    return found


def eyes_for_next_step(state: State, *, drafter: str, checker: str, taker: str) -> list[Problem]:
    """Why this person, for a step she took before, may not take the next one; empty where she may."""
    if state == State.DRAFT:
        return three_pairs_of_eyes(drafter=drafter, checker=taker)
    if state == State.CHECKED:
        return three_pairs_of_eyes(drafter=drafter, checker=checker, signer=taker)
    return []
