"""One department on one page: its place, what its score is made of, what would help, in words and tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from bilim.portal.rules import departments, leads
from bilim.portal.rules.departments import Subject
from bilim.portal.rules.documents import blocks
from bilim.portal.rules.documents import report_words as words
from bilim.portal.rules.documents.blocks import LEFT, RIGHT, Block, Cell
from bilim.portal.rules.documents.corrected import of_unit
from bilim.portal.rules.documents.papers import Paper, frame
from bilim.portal.rules.documents.unit_beside import Beside, beside_blocks, why_it_moved
from bilim.portal.rules.telling.grammar import with_per_cent
from bilim.portal.rules.telling.told import nowhere
from bilim.portal.rules.telling.units import unit_passages
from bilim.portal.terms import DirectionLine, IndicatorLine
from bilim.publication.terms import RegisterUnit

# Nothing computed beside the edition.
ALONE = Beside()
# More names than this would not fit on one page.
NAMED = 12
# On one page; who wants all of it reads the page of the department.
_TOLD = ("place", "since", "directions", "missing", "exceptions")


def unit_sheet(paper: Paper, unit: str, beside: Beside = ALONE) -> dict[str, Any]:
    """The sheet as the typesetter reads it."""
    owner = paper.content.unit(unit)
    lines = departments.directions(
        Subject(paper.content, unit, paper.language, nowhere, paper.telling.before)
    )
    made = frame(paper, words.SHEET, paper.telling.label(unit), [])
    return made | {
        "formal": paper.title(owner.formal_names),
        "answer": _answer(paper, owner),
        "sentences": _sentences(paper, unit, why_it_moved(paper, beside)),
        "directions": _directions(paper, lines),
        "ends": [block for block in _ends(paper, lines) if block["rows"]],
        "beside": beside_blocks(paper, unit, beside),
        "words_of_head": _words_of_head(paper, unit),
        "said_by_head": paper.say(words.HEAD_SAYS),
        "status": f"{paper.say(words.METHOD)}: {paper.content.header.methodology.code}, {paper.status}",
    }


def _answer(paper: Paper, owner: RegisterUnit) -> Block:
    """The place, its group, and where it lies among all."""
    result, count = paper.content.placed(owner.code), len(paper.rows)
    shown = next((row for row in paper.rows if row.unit.code == owner.code), None)
    band = shown.band if shown else None
    drawn: Cell = ""
    if result is not None and result.rank is not None:
        drawn = blocks.interval(result.rank, result.rank_low, result.rank_high, count)
    score = result.score if result else None
    return {
        "place_label": paper.say(words.PLACE),
        "place": paper.place(result.rank if result else None),
        "of_count": paper.say(words.OF_COUNT, count=count),
        "score_label": paper.say(words.SCORE),
        "score": paper.number(score),
        "of_most": paper.say(words.OF_MOST, most=paper.telling.most) if isinstance(score, Decimal) else "",
        "band": blocks.band(band.title, band.shade) if band else None,
        "interval_label": paper.say(words.INTERVAL),
        "interval": drawn or None,
    }


def _sentences(paper: Paper, unit: str, why: str) -> list[str]:
    """What is told, a paragraph a topic; the place itself stands above in large figures."""
    found = unit_passages(paper.telling, unit, paper.reasons, most_names=NAMED)
    result = paper.content.placed(unit)
    is_said_above = result is not None and result.rank is not None
    skipped = {"place": 1} if is_said_above else {}
    told = [
        (each.topic, each.sentences[skipped.get(each.topic, 0) :]) for each in found if each.topic in _TOLD
    ]
    paragraphs = [
        " ".join((*said, *([why] if why and topic == "since" else ()))) for topic, said in told if said
    ]
    is_told = any(topic == "since" for topic, _said in told)
    apart = [] if is_told or not why else [why]
    return [*paragraphs, *apart, *filter(None, [of_unit(paper, unit)])]


def _directions(paper: Paper, lines: tuple[DirectionLine, ...]) -> Block:
    """Score of each direction beside the middle department, and what it adds."""
    columns = (
        (paper.say(words.DIRECTION), LEFT, "1fr"),
        (paper.say(words.SCORE), LEFT, "4.6cm"),
        (paper.say(words.MIDDLE), RIGHT, "auto"),
        (paper.say(words.CONTRIBUTION), RIGHT, "auto"),
    )
    rows: list[list[Cell]] = [
        [
            line.title,
            blocks.bar(line.score, paper.telling.most, paper.number(line.score))
            if isinstance(line.score, Decimal)
            else paper.number(line.score),
            paper.number(line.country),
            paper.number(line.displayed, 2) if isinstance(line.displayed, Decimal) else "–",
        ]
        for line in lines
    ]
    return blocks.table(paper.say(words.DIRECTIONS_TABLE), columns, rows, small=True)


def _ends(paper: Paper, lines: tuple[DirectionLine, ...]) -> list[Block]:
    """The indicators farthest above and below the middle department."""
    every = [each for line in lines for each in line.indicators]
    return [
        _end(paper, words.ABOVE, leads.strongest(every, leads.FARTHEST)),
        _end(paper, words.UNDER, leads.weakest_of(every, leads.FARTHEST)),
    ]


def _end(paper: Paper, title: Any, lines: list[IndicatorLine]) -> Block:
    columns = (
        (paper.say(words.INDICATOR), LEFT, "1fr"),
        (paper.say(words.VALUE), RIGHT, "auto"),
        (paper.say(words.SCORE), RIGHT, "auto"),
    )
    rows: list[list[Cell]] = [
        [f"{line.title}", _value(paper, line), paper.number(line.score)] for line in lines
    ]
    return blocks.table(paper.say(title), columns, rows, small=True)


def _value(paper: Paper, line: IndicatorLine) -> str:
    """The value with its sign where that is short; other units stand in the name of the indicator."""
    text = paper.number(line.value, line.decimals)
    is_share = line.unit == "%" and isinstance(line.value, Decimal)
    return with_per_cent(text, paper.language) if is_share else text


def _words_of_head(paper: Paper, unit: str) -> list[str]:
    """What the head says beside the place, printed in the edition: her words, her name."""
    for said in paper.content.statements:
        if said.unit == unit:
            return [paper.title(said.text), said.by]
    return []
