"""What a revision changed, as a reader sees it: grouped, with titles and units, linked to both revisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bilim.publication.terms import UNADJUSTED, EditionContent, FigureChange, Text
from bilim_engine.definitions import Leaf
from bilim_engine.values import Missing, Value

Address = Callable[..., str]

FACT, VALUE, SCORE, RANK, BAND, STATEMENT = "fact", "value", "score", "rank", "band", "statement"
# First what was put right, then what follows from it.
ORDER = (FACT, VALUE, SCORE, RANK, BAND, STATEMENT, "definition")
_VARIANT = f" ({UNADJUSTED})"
_MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One figure before and after; a word stands where there is no number."""

    unit: str
    title: str
    note: str
    before: Value | str
    after: Value | str
    decimals: int | None
    measure: str
    before_address: str
    after_address: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of one kind."""

    kind: str
    lines: tuple[ChangeLine, ...]

    @property
    def illustrative(self) -> bool:
        """Whether the mark is true of each line; where it is not, it stands beside those of which it is."""
        return all(line.illustrative for line in self.lines)


def grouped(
    content: EditionContent, corrected: EditionContent | None, language: str, address: Address
) -> tuple[ChangeGroup, ...]:
    """Every change of this revision once: without exceptions only where that differs from with them.

    `corrected` is the edition this one corrects; None where it corrects none.
    """
    changes = list(_once(content.corrections.changes))
    reader = _Reader(content, corrected, language, address)
    found = (
        ChangeGroup(kind, tuple(reader.line(change) for change in changes if change.kind == kind))
        for kind in ORDER
    )
    return tuple(group for group in found if group.lines)


def _once(changes: tuple[FigureChange, ...]) -> Iterator[FigureChange]:
    known = {(each.kind, each.unit, each.subject, each.period, each.before, each.after) for each in changes}
    for each in changes:
        plain = each.subject.removesuffix(_VARIANT)
        same = (each.kind, each.unit, plain, each.period, each.before, each.after)
        if plain == each.subject or same not in known:
            yield each


def said(text: Text | None, language: str) -> str:
    return (text or {}).get(language) or (text or {}).get("ky", "")


@dataclass(frozen=True, slots=True)
class _Reader:
    content: EditionContent
    corrected: EditionContent | None
    language: str
    address: Address

    def line(self, change: FigureChange) -> ChangeLine:
        unit = self.content.find_unit(change.unit)
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
            bands = {band.code: band.title for band in self.content.methodology.bands or ()}  # type: ignore[union-attr]
            return said(bands.get(text), self.language) or text or "–"
        if change.kind not in (FACT, VALUE, SCORE, RANK) or not text:
            return "–" if not text else text[:10]
        try:
            return Decimal(text)
        except InvalidOperation:
            return text if change.kind == RANK else Missing(text)

    def _subject(self, change: FigureChange) -> tuple[str, str, int | None]:
        """Title, unit of measure and decimals of what changed."""
        definitions, code = self.content.definitions, change.subject.removesuffix(_VARIANT)
        if change.kind == FACT:
            item = definitions.items.get(code.partition("[")[0])
            return (
                (said(item.title, self.language), self._measure(item.unit), None)
                if item
                else (code, "", None)
            )
        if change.kind == VALUE:
            found = definitions.indicators[code]
            return said(found.title, self.language), self._measure(str(found.unit)), found.decimals
        if change.kind == SCORE:
            return self._node(code), self._measure("points"), 1
        if change.kind in (RANK, BAND):
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
            label = self.content.definitions.breakdowns.get(dimension)
            titles = {each.code: each.title for each in (label.values if label else None) or ()}
            yield said(titles.get(category), self.language) or category

    def _definition(self, code: str) -> str:
        kind, _stroke, name = code.partition("/")
        found = getattr(self.content.definitions, kind, {})
        return said(getattr(found.get(name), "title", None), self.language) or name or code

    def _node(self, path: str) -> str:
        if path == "overall":
            words = {"ky": "жалпы балл", "ru": "общий балл", "en": "overall score"}
            return words[self.language]
        part = dict(self.content.methodology.nodes()).get(path)
        if isinstance(part, Leaf):
            return said(self.content.indicator(part.indicator).title, self.language)
        return said(part.title, self.language) if part else path

    def _measure(self, code: str) -> str:
        measure = self.content.definitions.units_of_measure.get(code)
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
        if change.kind == SCORE and subject != "overall":
            return self.address("score", code=edition, unit=change.unit, node=subject)
        if change.kind in (SCORE, RANK, BAND):
            return self.address("overall", code=edition, unit=change.unit)
        return ""


def _telling(before: Value | str, after: Value | str, decimals: int | None) -> int | None:
    """As many decimals as are needed to see that the two differ."""
    if decimals is None or not isinstance(before, Decimal) or not isinstance(after, Decimal):
        return decimals
    places = range(decimals, _MOST_DECIMALS + 1)
    return next((n for n in places if round(before, n) != round(after, n)), _MOST_DECIMALS)
