"""Reading the journal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Max, Q

from bilim.journal import problems
from bilim.journal.models import Entry, Head
from bilim.journal.rules import BEGINNING, Line, digest
from bilim_engine.problems import Problem

_HEAD = f'SELECT number, sha256 FROM "{Head._meta.db_table}" WHERE id = 1'
# What only a journaled act can have made: of each kind of event the subjects that the system holds.
_expected: dict[str, Callable[[], Iterable[str]]] = {}


def expect(event: str, list_subjects: Callable[[], Iterable[str]]) -> None:
    """Each of these subjects must have an entry of this event: the owner of what is made says so once."""
    _expected[event] = list_subjects


@dataclass(frozen=True, slots=True)
class Recorded(Line):
    """One entry of the journal as others see it."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """Parts of the tree of units, by their paths, with the codes of the units that lie in them."""

    paths: tuple[str, ...]
    units: frozenset[str]


def list_entries(
    *,
    subject: str = "",
    about: str = "",
    event: str = "",
    actor: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    before: int = 0,
    limit: int | None = 100,
    part: Part | None = None,
    among: Collection[str] = (),
    without: Collection[str] = (),
) -> list[Recorded]:
    """The newest entries first; `event` is a whole name or a beginning ending in a dot (`publication.`).

    `about` is a subject or a unit that the details name: a head's statement stands under its edition.
    Of the time from `since` to before `until`; `before` is the number of an entry already seen. Of a part of
    the tree, only what names a unit of it or what lies in it. `among` and `without` name events whole.
    """
    found = Entry.objects.order_by("-number")
    if part is not None:
        found = found.filter(_of_part(part))
    if subject:
        found = found.filter(subject=subject)
    if about:
        found = found.filter(Q(subject=about) | Q(details__unit=about))
    if event:
        found = found.filter(event__startswith=event) if event.endswith(".") else found.filter(event=event)
    if among:
        found = found.filter(event__in=among)
    if without:
        found = found.exclude(event__in=without)
    if actor:
        found = found.filter(actor=actor)
    if since:
        found = found.filter(at__gte=since)
    if until:
        found = found.filter(at__lt=until)
    if before:
        found = found.filter(number__lt=before)
    return [_recorded(entry) for entry in found[:limit]]


def count_entries() -> int:
    """How many entries the journal holds."""
    return Entry.objects.count()


def _of_part(part: Part) -> Q:
    found = Q(details__unit__in=list(part.units))
    for path in part.paths:
        found |= Q(details__unit_path=path) | Q(details__unit_path__startswith=f"{path}/")
    return found


def end_of_chain() -> tuple[int, str]:
    """The number and the hash the chain ends with: written down elsewhere, they prove a later cut."""
    # Asked before every public page that goes out, and written out: to put the question together anew each
    # time takes longer than to answer it.
    with connection.cursor() as cursor:
        cursor.execute(_HEAD)
        found = cursor.fetchone()
    return (found[0], found[1]) if found else (0, "")


def newest_but(events: Collection[str]) -> str:
    """The hash of the newest entry that is none of these events; empty where there is none."""
    found = Entry.objects.exclude(event__in=events).order_by("-number")
    return found.values_list("sha256", flat=True).first() or ""


def newest_of(events: Collection[str]) -> str:
    """The hash of the newest entry that is one of these events; empty where there is none."""
    # One step into the index for each event: in the order of numbers the whole chain might be read.
    newest = Entry.objects.filter(event__in=events).values("event").annotate(newest=Max("number")).order_by()
    numbers = [each["newest"] for each in newest]
    found = Entry.objects.filter(number=max(numbers, default=0))
    return found.values_list("sha256", flat=True).first() or ""


def verify_chain() -> list[Problem]:
    """Every place where the chain does not hold, from the first entry to the head, and every kind of act that
    the system holds and the journal does not; empty when it is whole.

    Emptied together with its head a journal is a chain like any other: what stands elsewhere tells.
    """
    found: list[Problem] = []
    number, previous = 0, BEGINNING
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2000):
        found += _faults(entry, number, previous)
        number, previous = entry.number, entry.sha256
    return found + _faults_of_head(number, previous) + list(_absent())


def _absent() -> Iterator[Problem]:
    for event, list_subjects in sorted(_expected.items()):
        known = set(Entry.objects.filter(event=event).values_list("subject", flat=True))
        if lacking := sorted(set(list_subjects()) - known):
            params = {"event": event, "count": str(len(lacking)), "subject": lacking[0]}
            yield Problem(problems.ABSENT, params=params)


def _faults(entry: Entry, number: int, previous: str) -> Iterator[Problem]:
    if entry.number != number + 1:
        params = {"first": str(number + 1), "last": str(entry.number - 1)}
        yield Problem(problems.LACKING, params=params)
    elif entry.previous != previous:
        yield Problem(problems.BROKEN, params={"number": str(entry.number)})
    if digest(_recorded(entry)) != entry.sha256:
        yield Problem(problems.CHANGED, params={"number": str(entry.number)})


def _faults_of_head(number: int, previous: str) -> list[Problem]:
    expected = end_of_chain()
    if expected == (number, previous) or (number == 0 and expected == (0, "")):
        return []
    return [Problem(problems.WRONG_HEAD, params={"number": str(expected[0]), "last": str(number)})]


def _recorded(entry: Entry) -> Recorded:
    return Recorded(
        entry.number,
        entry.at,
        entry.event,
        entry.subject,
        entry.actor,
        entry.actor_name,
        entry.details,
        entry.previous,
        entry.sha256,
    )
