"""What would be if figures of a department were others, as its page tells it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilim.portal.rules import naming
from bilim.portal.rules.bands import by_code
from bilim.portal.terms import BandMark
from bilim.publication.terms import EditionContent
from bilim_engine.definitions import Node
from bilim_engine.fairness import Trial, passed
from bilim_engine.ratings import ADJUSTED, Rating, UnitResult
from bilim_engine.values import Value

Address = Callable[..., str]


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """One direction of the department as it is and as it would be."""

    title: str
    before: Value
    after: Value
    address: str

    @property
    def moved(self) -> Decimal | None:
        """By how many points; None where one of the two has no number."""
        both = isinstance(self.before, Decimal) and isinstance(self.after, Decimal)
        return self.after - self.before if both else None  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another department, its place as it is and as it would be."""

    label: str
    before: Decimal | None
    after: Decimal | None
    address: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What would be: the result before and after, by direction, and whose place changes sides."""

    before: UnitResult
    after: UnitResult
    bands: tuple[BandMark | None, BandMark | None]
    overall: BeforeAfter
    directions: tuple[BeforeAfter, ...]
    passed: tuple[Neighbour, ...]
    passed_by: tuple[Neighbour, ...]
    others_moved: int


def answer(content: EditionContent, trial: Trial, language: str, address: Address) -> Answer:
    """The trial as the page tells it."""
    before, after = trial.results()
    marks = by_code(content.methodology, language)
    ahead, behind = (_neighbours(content, trial, codes, language, address) for codes in passed(trial))
    nodes = [each for each in content.methodology.root.children if isinstance(each, Node)]
    return Answer(
        before,
        after,
        (marks.get(before.band or ""), marks.get(after.band or "")),
        _two(content, trial, "", "", address),
        tuple(_two(content, trial, naming.said(each.title, language), each.code, address) for each in nodes),
        ahead,
        behind,
        sum(_score(trial.before, each) != _score(trial.after, each) for each in _others(trial)),
    )


def _two(content: EditionContent, trial: Trial, title: str, path: str, address: Address) -> BeforeAfter:
    then, now = (rating.scores[ADJUSTED][trial.unit][path].value for rating in (trial.before, trial.after))
    of = {"code": content.header.code, "unit": trial.unit}
    where = address("score", node=path, **of) if path else address("overall", **of)
    return BeforeAfter(title, then, now, where)


def _neighbours(
    content: EditionContent, trial: Trial, codes: Sequence[str], language: str, address: Address
) -> tuple[Neighbour, ...]:
    """These departments, the best place of now first."""
    found = [
        Neighbour(
            naming.label(content.unit(code), language),
            trial.before.results[ADJUSTED][code].rank,
            trial.after.results[ADJUSTED][code].rank,
            address("edition-department", code=content.header.code, unit=code),
        )
        for code in codes
    ]
    return tuple(sorted(found, key=lambda each: (each.before or 0, each.label)))


def _others(trial: Trial) -> list[str]:
    return [each for each in trial.before.units if each != trial.unit]


def _score(rating: Rating, unit: str) -> Value:
    return rating.results[ADJUSTED][unit].score
