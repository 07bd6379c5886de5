"""Decisions about when departments could see a draft and ask, without a database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from bilim.publication import problems
from bilim.publication.rules.contest import matter_of, said_day, written
from bilim.publication.terms import EditionContent, RegisterUnit, Window
from bilim_engine.problems import LANGUAGES, Problem
from bilim_engine.values import SUPPRESSED, Missing

# With this a draft begins to stand, with each of those it stands no longer.
BEGINS = "publication.edition_drafted"
ENDS = frozenset(
    {"publication.draft_discarded", "publication.edition_signed", "publication.edition_withdrawn"}
)
# Of so many days or departments the names are told in a sentence.
_TOLD = 5


@dataclass(frozen=True, slots=True)
class Stood:
    """A draft of an edition, and from when until when departments could be shown it; until now, if None."""

    draft: str
    since: datetime
    until: datetime | None = None


def drafts_that_stood(steps: Iterable[tuple[str, datetime, str]]) -> list[Stood]:
    """Every draft under a code, from its events, instants and files, the oldest first."""
    found: list[Stood] = []
    for event, at, draft in steps:
        if event == BEGINS:
            found.append(Stood(draft, at))
        elif event in ENDS and found and found[-1].until is None:
            found[-1] = replace(found[-1], until=at)
    return found


def unheard_days(window: Window, stood: Iterable[Stood], today: date, zone: tzinfo) -> list[date]:
    """The days of the window, those before today, on which at no moment a draft stood."""
    passed = min(window.closes_on + timedelta(days=1), today)
    days = [window.opens_on + timedelta(days=n) for n in range((passed - window.opens_on).days)]
    known = list(stood)
    return [day for day in days if not any(_stood_on(each, day, zone) for each in known)]


def _stood_on(each: Stood, day: date, zone: tzinfo) -> bool:
    begins, ends = _begins(day, zone), _begins(day + timedelta(days=1), zone)
    return each.since < ends and (each.until is None or each.until > begins)


def _begins(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)


def shown_at(window: Window, zone: tzinfo) -> datetime:
    """The instant since which a draft stands that departments were heard about: the beginning of the last
    day, or the setting of the window, if that came later."""
    return max(_begins(window.closes_on, zone), window.set_at)


def find_shown(stood: Iterable[Stood], instant: datetime) -> Stood | None:
    """The last draft that departments could be shown until then; None where there was none."""
    return max((each for each in stood if each.since <= instant), key=lambda each: each.since, default=None)


def changed_unheard(
    shown: EditionContent, now: EditionContent, granted: Collection[str]
) -> list[RegisterUnit]:
    """The ranked departments of which a record differs from what they were shown, but for what was granted,
    and for what is withheld in one of the two."""
    return [unit for unit in now.ranked_units if _differs(unit.code, shown, now, granted)]


def _differs(unit: str, shown: EditionContent, now: EditionContent, granted: Collection[str]) -> bool:
    before, after = _figures(shown, unit), _figures(now, unit)
    withheld = written(Missing(SUPPRESSED))
    return any(
        before.get(matter) != after.get(matter)
        and withheld not in (before.get(matter), after.get(matter))
        and matter not in granted
        for matter in {**before, **after}
    )


def _figures(content: EditionContent, unit: str) -> Mapping[str, str]:
    return {matter_of(fact.key): written(fact.value) for fact in content.facts_of(unit)}


def days_problem(days: list[date]) -> Problem:
    """That nobody could ask on these days of the window."""
    said = [said_day(day) for day in days[:_TOLD]]
    return Problem(problems.DAYS_UNHEARD, params={"count": str(len(days)), "days": _listed(said, len(days))})


def changed_problem(units: list[RegisterUnit]) -> Problem:
    """That these departments were shown other records than those at hand."""
    said = [unit.names for unit in units[:_TOLD]]
    return Problem(
        problems.CHANGED_UNHEARD, params={"count": str(len(units)), "units": _listed(said, len(units))}
    )


def _listed(said: Sequence[Mapping[str, str]], count: int) -> dict[str, str]:
    more = ", …" if count > len(said) else ""
    return {language: ", ".join(each.get(language, "") for each in said) + more for language in LANGUAGES}
