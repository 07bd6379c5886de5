"""Who can bring an edition on: whose posts permit the next step, and who took none before it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from bilim.access import queries as access
from bilim.access.terms import Permission, Person
from bilim.publication import policies
from bilim.publication.terms import EditionProgress, State

_NEEDED = {
    State.DRAFT: Permission.EDITION_CHECK,
    State.CHECKED: Permission.EDITION_SIGN,
    State.SIGNED: Permission.EDITION_PUBLISH,
}


def list_takers(edition: EditionProgress, people: Mapping[str, Person]) -> tuple[Person, ...]:
    """Everybody of these people who may take the edition's next step today; empty where none is left."""
    state = edition.summary.state
    if state not in _NEEDED:
        return ()
    drafter, checker = edition.steps[0].by, edition.steps[1].by

    def is_fresh(code: str) -> bool:
        return not policies.eyes_for_next_step(state, drafter=drafter, checker=checker, taker=code)

    return tuple(person for person in _holders(_NEEDED[state], people) if is_fresh(person.code))


def list_menders() -> tuple[Person, ...]:
    """Who mends what the gate found: those who bring figures in and draft anew."""
    return _holders(Permission.EDITION_DRAFT, access.list_people())


def _holders(permission: Permission, people: Mapping[str, Person]) -> tuple[Person, ...]:
    day = timezone.localdate()
    found = [person for person in people.values() if person.may_on(permission, day)]
    return tuple(sorted(found, key=lambda person: person.name))
