"""Which places a revision changed, with the intervals that stand beside them on every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bilim.base.templatetags.drawings import place_text
from bilim.publication.terms import ADJUSTED, UNADJUSTED, EditionContent, FigureChange, PublishedResult

RANK, INTERVAL = "rank", "interval"


@dataclass(frozen=True, slots=True)
class ChangedPlaces:
    """Who moved, whose interval alone is another, and how many differ only in what stands beside no place:
    the interval of all together, the chances of the first and the last places."""

    changes: tuple[FigureChange, ...]
    others: int


def changed_places(content: EditionContent, corrected: EditionContent) -> ChangedPlaces:
    """The changes of places and intervals; nothing where the two follow different methods."""
    if not content.follows_method_of(corrected):
        return ChangedPlaces((), 0)
    found = tuple(_changes(content, corrected))
    told = {each.unit for each in found}
    stated = {each.unit for each in content.corrections.changes if each.kind == INTERVAL}
    return ChangedPlaces(found, len(stated - told))


def _changes(content: EditionContent, corrected: EditionContent) -> Iterator[FigureChange]:
    for unit in dict.fromkeys(each.unit for each in (*corrected.results, *content.results)):
        for variant in (ADJUSTED, UNADJUSTED):
            before, after = corrected.placed(unit, variant), content.placed(unit, variant)
            if variant == UNADJUSTED and _moved(before, after) == _moved(
                corrected.placed(unit), content.placed(unit)
            ):
                continue
            if place_text(before) != place_text(after):
                one, other = _moved(before, after)
                subject = "overall" if variant == ADJUSTED else f"overall ({variant})"
                kind = INTERVAL if one == other else RANK
                yield FigureChange(kind, unit, subject, "", place_text(before), place_text(after))


def _moved(before: PublishedResult | None, after: PublishedResult | None) -> tuple[object, object]:
    return tuple(each and each.rank for each in (before, after))  # type: ignore[return-value]
