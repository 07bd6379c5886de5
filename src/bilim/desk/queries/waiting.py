"""What waits for a person, gathered from the modules below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils import timezone

from bilim.access.terms import Permission, Person
from bilim.base.actor import Actor, Held
from bilim.cases import queries as cases
from bilim.cases.terms import Case
from bilim.facts import queries as facts
from bilim.intake import queries as returns
from bilim.intake.terms import Waiting as WaitingReturns
from bilim.journal.queries import Part
from bilim.publication import policies, queries
from bilim.publication.queries.examining import Brought
from bilim.publication.queries.previews import UnitPreview
from bilim.publication.queries.runs import OfferedRun
from bilim.publication.terms import (
    EditionContent,
    EditionProgress,
    PrintedStatement,
    PublishedResult,
    RegisterUnit,
    State,
)
from bilim.ratings import policies as ratings_policies
from bilim.registry import queries as registry
from bilim.rulebook import queries as rulebook
from bilim.rulebook.terms import Version


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A head's department in the current edition."""

    edition: EditionContent
    unit: RegisterUnit
    result: PublishedResult | None
    statement: PrintedStatement | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What this person can do now; empty lists where there is nothing or it is not hers."""

    to_check: tuple[EditionProgress, ...]
    to_sign: tuple[EditionProgress, ...]
    to_publish: tuple[EditionProgress, ...]
    own_drafts: tuple[EditionProgress, ...]
    runs: tuple[OfferedRun, ...]
    places: tuple[OwnPlace, ...]
    may_run: bool
    contestable: tuple[UnitPreview, ...] = ()
    to_approve: tuple[Version, ...] = ()
    to_confirm: tuple[Brought, ...] = ()
    to_decide: tuple[Case, ...] = ()
    own_cases: tuple[Case, ...] = ()
    early: tuple[str, ...] = ()  # codes of drafts that an embargo list lets her see
    changed: int = 0  # figures of her department that changed since she last looked
    returns: WaitingReturns = field(default_factory=WaitingReturns)

    @property
    def count(self) -> int:
        """How many matters are hers to act on now; what waits for others is not counted."""
        hers = (
            self.to_approve,
            self.to_check,
            self.to_sign,
            self.to_publish,
            self.to_confirm,
            self.runs,
            self.contestable,
            self.to_decide,
        )
        return sum(map(len, hers)) + bool(self.changed) + self.returns.count


def part_of_journal(actor: Actor) -> Part | None:
    """The part of the tree whose entries she reads; None where she reads the whole journal.

    What names no unit - drafts, runs, figures brought in, sign-ins - concerns the whole country.
    """
    if actor.may(Permission.JOURNAL_READ):
        return None
    paths = actor.parts(Permission.JOURNAL_READ)
    units = registry.list_units(timezone.localdate())
    return Part(paths, frozenset(unit.code for unit in units if covers(paths, unit.path)))


def covers(paths: Iterable[str], path: str) -> bool:
    """Whether the place lies in one of these parts."""
    return any(Held("", each).covers(path) for each in paths)


def people_of(part: Part | None, people: Mapping[str, Person]) -> list[Person]:
    """Everybody; of a part of the tree those who hold or held a post in it."""
    return [
        person
        for person in people.values()
        if part is None or any(post.unit_path and covers(part.paths, post.unit_path) for post in person.posts)
    ]


def waiting_for(actor: Actor) -> Waiting:
    """Definitions to approve, drafts to check, checked editions to sign, signed ones to publish, ratings of
    others to confirm, runs without an edition, her own place."""
    editions = queries.list_progress(seen_by=actor)

    def standing(state: State) -> tuple[EditionProgress, ...]:
        return tuple(edition for edition in editions if edition.summary.state == state)

    drafts = standing(State.DRAFT)
    own = tuple(edition for edition in drafts if edition.steps[0].by == actor.code)
    others = tuple(edition for edition in drafts if edition not in own)
    checked = [edition for edition in standing(State.CHECKED) if not _took_part(edition, actor)]
    return Waiting(
        to_check=others if policies.may_check(actor) else (),
        to_sign=tuple(checked) if policies.may_sign(actor) else (),
        to_publish=standing(State.SIGNED) if policies.may_publish(actor) else (),
        own_drafts=own,
        runs=tuple(queries.list_free_runs(seen_by=actor)) if policies.may_draft(actor) else (),
        places=_places(actor),
        may_run=ratings_policies.may_make_run(actor),
        contestable=_contestable(actor),
        to_approve=tuple(rulebook.list_approvable(by=actor)),
        to_confirm=_confirmable(actor),
        to_decide=tuple(cases.list_decidable(by=actor)),
        own_cases=tuple(case for case in cases.list_cases(seen_by=actor) if case.opened_by == actor.code),
        early=() if policies.may_see_drafts(actor) else tuple(queries.list_seen_early(actor)),
        changed=facts.count_unread(actor),
        returns=returns.waiting_for(actor),
    )


def _confirmable(actor: Actor) -> tuple[Brought, ...]:
    """The ratings of others that somebody else brought in."""
    if not policies.may_confirm_statement(actor):
        return ()
    return tuple(each for each in queries.list_waiting() if each.by != actor.code)


def _took_part(edition: EditionProgress, actor: Actor) -> bool:
    """Whether she drafted or checked it: then somebody else signs."""
    drafter, checker = edition.steps[0].by, edition.steps[1].by
    return bool(policies.three_pairs_of_eyes(drafter=drafter, checker=checker, signer=actor.code))


def _contestable(actor: Actor) -> tuple[UnitPreview, ...]:
    """What is checked and not public yet about the departments this person speaks for."""
    if not actor.may_somewhere(Permission.STATEMENT_WRITE):
        return ()
    return tuple(queries.list_contestable(seen_by=actor))


def _places(actor: Actor) -> tuple[OwnPlace, ...]:
    """The departments this person speaks for, in the current edition."""
    current = queries.current_edition()
    if current is None or not actor.may_somewhere(Permission.STATEMENT_WRITE):
        return ()
    content = queries.get_content(current.code)
    mine = [
        unit
        for unit in content.ranked_units
        if policies.may_write_statement(actor, content.path_of(unit.code))
    ]
    return tuple(
        OwnPlace(content, unit, content.placed(unit.code), queries.find_statement_of(current.code, unit.code))
        for unit in mine
    )
