"""What a revision changed, as a reader sees it: grouped, with titles and units, linked to both revisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from bilim.publication.rules.changed_places import INTERVAL, RANK, changed_places
from bilim.publication.terms import (
    UNADJUSTED,
    ChangeGroup,
    ChangeLine,
    EditionContent,
    FigureChange,
    Text,
)
from bilim_engine.definitions import Leaf
from bilim_engine.values import Missing, Value

Address = Callable[..., str]

FACT, VALUE, SCORE, BAND, STATEMENT = "fact", "value", "score", "band", "statement"
# A record that only one of the two revisions has was not mended.
NEW_FACT, GONE_FACT = "fact_new", "fact_gone"
# First what was put right, then what follows from it; what was merely added comes last.
ORDER = (FACT, VALUE, SCORE, RANK, INTERVAL, BAND, STATEMENT, "definition", NEW_FACT, GONE_FACT)
# Says that the two revisions follow different methods: then no places stand side by side.
APART = "other_method"
_OVERALL = "overall"
_VARIANT = f" ({UNADJUSTED})"
_MOST_DECIMALS = 6


def grouped(
    content: EditionContent, corrected: EditionContent | None, language: str, address: Address
) -> tuple[ChangeGroup, ...]:
    """Every change of this revision once: without exceptions only where that differs from with them.

    `corrected` is the edition this one corrects; None where it corrects none.
    """
    changes, others, apart = list(_once(content.corrections.changes)), 0, False
    if corrected is not None:
        places = changed_places(content, corrected)
        changes = [each for each in changes if each.kind not in (RANK, INTERVAL)] + list(places.changes)
        others, apart = places.others, not content.follows_method_of(corrected)
    reader = _Reader(content, corrected, language, address)
    found = [ChangeGroup(APART, ())] if apart else []
    for kind in ORDER:
        lines = tuple(reader.line(change) for change in changes if _group(change) == kind)
        also = others if kind == INTERVAL else 0
        if lines or also:
            found.append(ChangeGroup(kind, lines, also))
    return tuple(found)


def _group(change: FigureChange) -> str:
    """The kind of the group the change stands in."""
    if change.kind != FACT or (change.before and change.after):
        return change.kind
    return GONE_FACT if change.before else NEW_FACT


def _once(changes: tuple[FigureChange, ...]) -> Iterator[FigureChange]:
    known = {(each.kind, each.unit, each.subject, each.period, each.before, each.after) for each in changes}
    for each in changes:
        plain = each.subject.removesuffix(_VARIANT)
        same = (each.kind, each.unit, plain, each.period, each.before, each.after)
        if plain == each.subject or same not in known:
            yield each


def said(text: Text | None, language: str) -> str:
    """The text in the language, else in Kyrgyz; empty where there is none."""
    return (text or {}).get(language) or (text or {}).get("ky", "")


@dataclass(frozen=True, slots=True)
class _Reader:
    content: EditionContent
    corrected: EditionContent | None
    language: str
    address: Address

    def line(self, change: FigureChange) -> ChangeLine:
        """The change as a reader sees it."""
        unit = self.content.find_unit(change.unit) or (
            self.corrected.find_unit(change.unit) if self.corrected else None
        )
        before, after = self._figure(change, change.before), self._figure(change, change.after)
        title, measure, decimals = self._subject(change)
        note = [change.period] if change.kind in (FACT, VALUE) else []
        if change.kind == FACT:
            note += self._parts(change.subject)
        if change.subject.endswith(_VARIANT):
            words = {"ky": "өзгөчө эрежелерсиз", "ru": "без особых правил", "en": "without exceptions"}
            note.append(words[self.language])
        return ChangeLine(
            unit=said(unit.names, self.language) if unit else change.unit,
            title=title,
            note=", ".join(note),
            before=before,
            after=after,
            decimals=_telling(before, after, decimals),
            measure=measure,
            before_address=self._address(change, self.content.corrections.corrects, change.before),
            after_address=self._address(change, self.content.header.code, change.after),
            illustrative=self._illustrative(change),
            owner=change.unit,
            is_overall=change.subject == _OVERALL,
        )

    def _illustrative(self, change: FigureChange) -> bool:
        """Whether the record before or the record now is; what is computed from records is as its edition."""
        if change.kind != FACT:
            return self.content.header.illustrative
        item, _bracket, breakdown = change.subject.rstrip("]").partition("[")
        editions = [each for each in (self.corrected, self.content) if each]
        found = [each.fact(change.unit, item, change.period, breakdown) for each in editions]
        return any(fact.illustrative for fact in found if fact)

    def _figure(self, change: FigureChange, text: str) -> Value | str:
        if change.kind == BAND:
            return said(self._bands().get(text), self.language) or text or "–"
        if change.kind in (RANK, INTERVAL):
            return text or "–"
        if change.kind not in (FACT, VALUE, SCORE) or not text:
            return "–" if not text else text[:10]
        try:
            return Decimal(text)
        except InvalidOperation:
            return Missing(text)

    def _subject(self, change: FigureChange) -> tuple[str, str, int | None]:
        """Title, unit of measure and decimals of what changed."""
        code = change.subject.removesuffix(_VARIANT)
        if change.kind == FACT:
            item = self._defined("items", code.partition("[")[0])
            return (
                (said(item.title, self.language), self._measure(item.unit), None)
                if item
                else (code, "", None)
            )
        if change.kind == VALUE:
            found = self._defined("indicators", code)
            if found is None:
                return code, "", None
            return said(found.title, self.language), self._measure(str(found.unit)), found.decimals
        if change.kind == SCORE:
            return self._node(code), self._measure("points"), 1
        if change.kind in (RANK, INTERVAL, BAND):
            return "", "", None
        if change.kind == STATEMENT:
            words = {
                "ky": "башчынын билдирүүсү",
                "ru": "заявление руководителя",
                "en": "statement of the head",
            }
            return words[self.language], "", None
        return self._definition(code), "", None

    def _parts(self, subject: str) -> Iterator[str]:
        """The categories a record is of; none for a total."""
        for part in filter(None, subject.partition("[")[2].rstrip("]").split(";")):
            dimension, _equals, category = part.partition("=")
            label = self._defined("breakdowns", dimension)
            titles = {each.code: each.title for each in (label.values if label else None) or ()}
            yield said(titles.get(category), self.language) or category

    def _definition(self, code: str) -> str:
        kind, _stroke, name = code.partition("/")
        return said(getattr(self._defined(kind, name), "title", None), self.language) or name or code

    def _defined(self, kind: str, code: str) -> Any:
        """The definition in either revision, this one before the corrected one; None where neither has it."""
        both = (each.definitions for each in (self.content, self.corrected) if each)
        return next((found for each in both if (found := getattr(each, kind, {}).get(code))), None)

    def _bands(self) -> dict[str, Text]:
        """The titles of the bands of both revisions."""
        stated = [each.methodology.bands for each in (self.corrected, self.content) if each]
        return {band.code: band.title for bands in stated if isinstance(bands, tuple) for band in bands}

    def _node(self, path: str) -> str:
        if path == _OVERALL:
            words = {"ky": "жалпы балл", "ru": "общий балл", "en": "overall score"}
            return words[self.language]
        both = (dict(each.methodology.nodes()) for each in (self.content, self.corrected) if each)
        part = next((nodes[path] for nodes in both if path in nodes), None)
        if isinstance(part, Leaf):
            return said(self._defined("indicators", part.indicator).title, self.language)
        return said(part.title, self.language) if part else path

    def _measure(self, code: str) -> str:
        measure = self._defined("units_of_measure", code)
        return said(measure.short or measure.title, self.language) if measure else ""

    def _address(self, change: FigureChange, edition: str, figure: str) -> str:
        """The page of this figure in that revision; empty where it has none."""
        subject = change.subject.removesuffix(_VARIANT)
        if not edition or not figure:
            return ""
        if change.kind == FACT:
            item, _bracket, breakdown = subject.rstrip("]").partition("[")
            where = self.address("fact", code=edition, unit=change.unit, item=item, period=change.period)
            return f"{where}?breakdown={breakdown}" if breakdown else where
        if change.kind == VALUE:
            return self.address("value", code=edition, unit=change.unit, indicator=subject)
        if change.kind == SCORE and subject != _OVERALL:
            return self.address("score", code=edition, unit=change.unit, node=subject)
        if change.kind in (SCORE, RANK, INTERVAL, BAND):
            return self.address("overall", code=edition, unit=change.unit)
        return ""


def _telling(before: Value | str, after: Value | str, decimals: int | None) -> int | None:
    """As many decimals as are needed to see that the two differ."""
    if decimals is None or not isinstance(before, Decimal) or not isinstance(after, Decimal):
        return decimals
    places = range(decimals, _MOST_DECIMALS + 1)
    return next((n for n in places if round(before, n) != round(after, n)), _MOST_DECIMALS)
