"""The rating table: its rows, their order, what is left of them by a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from bilim.portal.rules import bands, naming, ordering
from bilim.portal.terms import BandMark, DirectionScore, RatingRow
from bilim.publication.terms import ADJUSTED, EditionContent, PublishedResult, RegisterUnit
from bilim_engine.definitions import Methodology, Node
from bilim_engine.values import Missing

Address = Callable[..., str]

PLACE = "place"
NAME = "name"
OBLAST = "oblast"
SCORE = "score"


def directions(methodology: Methodology, language: str) -> tuple[tuple[str, str], ...]:
    """Code and title of each direction, in the order of the method."""
    return tuple(
        (child.code, child.title.get(language, child.title["ky"]))
        for child in methodology.root.children
        if isinstance(child, Node)
    )


def oblast_of(content: EditionContent, unit: RegisterUnit) -> RegisterUnit | None:
    """The unit right below the country that this one lies in."""
    parent = content.find_unit(unit.parent)
    while parent is not None and parent.parent:
        above = content.find_unit(parent.parent)
        if above is None or not above.parent:
            return parent
        parent = above
    return parent


def rows(
    content: EditionContent, language: str, address: Address, variant: str = ADJUSTED
) -> list[RatingRow]:
    """One row a ranked department, in order of place; the unranked at the end."""
    shades = bands.by_code(content.methodology, language)
    heads = directions(content.methodology, language)
    made = []
    for unit in content.ranked_units:
        result = content.placed(unit.code, variant)
        if result is not None:
            scores = _scores(content, unit.code, address, variant, heads)
            made.append(_row(content, unit, result, language, address, shades.get(result.band), scores))
    return ordered(made, PLACE)


def _scores(
    content: EditionContent, unit: str, address: Address, variant: str, heads: Sequence[tuple[str, str]]
) -> Iterator[DirectionScore]:
    """The score of each direction, and where it is explained."""
    for node, title in heads:
        found = content.score(unit, node, variant)
        where = address("score", code=content.header.code, unit=unit, node=node)
        yield DirectionScore(node, title, found.score if found else Missing("not_applicable"), where)


def _row(
    content: EditionContent,
    unit: RegisterUnit,
    result: PublishedResult,
    language: str,
    address: Address,
    band: BandMark | None,
    scores: Iterable[DirectionScore],
) -> RatingRow:
    oblast = oblast_of(content, unit)
    code = content.header.code
    return RatingRow(
        unit=unit,
        label=naming.label(unit, language),
        oblast=naming.label(oblast, language) if oblast else "",
        oblast_code=oblast.code if oblast else "",
        result=result,
        band=band,
        directions=tuple(scores),
        address=address("edition-department", code=code, unit=unit.code),
        score_address=address("overall", code=code, unit=unit.code),
    )


def ordered(found: Iterable[RatingRow], column: str, *, descending: bool = False) -> list[RatingRow]:
    """The rows by one column; what is missing stays at the end in either order, and ties go by name."""
    return ordering.ordered(
        found, lambda row: _key(row, column), lambda row: row.label, descending=descending
    )


def _key(row: RatingRow, column: str) -> Decimal | str | None:
    if column == PLACE:
        return row.result.rank
    if column == NAME:
        return row.label.casefold()
    if column == OBLAST:
        return row.oblast.casefold()
    score = row.result.score if column == SCORE else next(d.score for d in row.directions if d.code == column)
    return None if isinstance(score, Missing) else score


def columns(content: EditionContent) -> tuple[str, ...]:
    """Everything the table may be sorted by."""
    return (PLACE, NAME, OBLAST, SCORE, *(code for code, _title in directions(content.methodology, "ky")))


def chosen(found: Iterable[RatingRow], *, oblast: str = "", kind: str = "") -> list[RatingRow]:
    """The rows of one oblast and one kind of department; an empty choice leaves all."""
    return [
        row
        for row in found
        if (not oblast or row.oblast_code == oblast) and (not kind or row.unit.kind == kind)
    ]
