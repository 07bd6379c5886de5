"""The rating table: its rows, their order, what is left of them by a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from bilim.portal.rules import bands, naming, ordering
from bilim.portal.terms import DirectionScore, RatingRow
from bilim.publication.terms import ADJUSTED, EditionContent, RegisterUnit
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
    made = [_row(content, unit, language, address, variant, shades, heads) for unit in content.ranked_units]
    return ordered([row for row in made if row is not None], PLACE)


def _row(
    content: EditionContent,
    unit: RegisterUnit,
    language: str,
    address: Address,
    variant: str,
    shades: Mapping[str, object],
    heads: Sequence[tuple[str, str]],
) -> RatingRow | None:
    result = content.result(unit.code, variant)
    if result is None:
        return None
    oblast = oblast_of(content, unit)
    code = content.header.code

    def scored(node: str, title: str) -> DirectionScore:
        score = content.score(unit.code, node, variant)
        where = address("score", code=code, unit=unit.code, node=node)
        return DirectionScore(node, title, score.score if score else Missing("not_applicable"), where)

    return RatingRow(
        unit=unit,
        label=naming.label(unit, language),
        oblast=naming.label(oblast, language) if oblast else "",
        oblast_code=oblast.code if oblast else "",
        result=result,
        band=shades.get(result.band),  # type: ignore[arg-type]
        directions=tuple(scored(node, title) for node, title in heads),
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
