"""The official report of an edition: everything it says, with how it was made and how it is recomputed."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from bilim.base.templatetags.figures import note_letters
from bilim.portal.rules import certainty, departments, ranking, tiles
from bilim.portal.rules.documents import blocks, coherence_words, correction_words
from bilim.portal.rules.documents import report_words as words
from bilim.portal.rules.documents.blocks import LEFT, RIGHT, Block, Cell
from bilim.portal.rules.documents.corrected import what_was_corrected
from bilim.portal.rules.documents.papers import Paper, chapter, frame, identity
from bilim.portal.rules.documents.report_coherence import internal_checks
from bilim.portal.rules.documents.report_gate import gate
from bilim.portal.rules.documents.report_method import exceptions, method, recompute, sources
from bilim.portal.rules.telling.editions import passages
from bilim.portal.rules.telling.grammar import per_cent
from bilim.publication.terms import ADJUSTED
from bilim_engine.ratings.findings import Estimate


def report(paper: Paper) -> dict[str, Any]:
    """The report as the typesetter reads it."""
    chapters = [chapter(paper.say(words.SAYS), _says(paper), fresh=True)]
    if corrected := what_was_corrected(paper):
        chapters.append(chapter(paper.say(correction_words.CHAPTER), corrected))
    chapters += [
        chapter(paper.say(words.MAP), [_map(paper)]),
        chapter(paper.say(words.WHOLE_TABLE), _table(paper), fresh=True),
        chapter(paper.say(words.DIRECTIONS), _directions(paper), fresh=True),
    ]
    if paper.content.findings is not None:
        chapters.append(chapter(paper.say(words.SURE), _sureness(paper)))
        chapters.append(chapter(paper.say(coherence_words.CHAPTER), internal_checks(paper)))
    chapters += [
        chapter(paper.say(words.HOW_MADE), method(paper)),
        chapter(paper.say(words.EXCEPTIONS), exceptions(paper)),
        chapter(paper.say(words.MISSING), _missing(paper)),
        chapter(paper.say(words.GATE), gate(paper)),
        chapter(paper.say(words.SOURCES), sources(paper)),
        chapter(paper.say(words.RECOMPUTE), recompute(paper)),
    ]
    made = frame(paper, words.REPORT, paper.header, chapters)
    return made | {"cover": [list(pair) for pair in identity(paper)], "licence": paper.say(words.LICENCE)}


def _says(paper: Paper) -> list[Block]:
    """Every topic with its sentences; a group of names is one sentence, long as it is."""
    made = [blocks.paragraph(paper.say(words.SAYS_NOTE), "soft")]
    for passage in passages(paper.telling):
        made.append(blocks.heading(passage.title(paper.language)))
        made += [blocks.paragraph(sentence) for sentence in passage.sentences]
    return made


def _map(paper: Paper) -> Block:
    """The country as equal tiles, with its legend."""
    drawn = tiles.tiles(paper.rows, paper.tiles, paper.language)
    return {
        "kind": "tiles",
        "alt": paper.say(words.MAP_ALT, table=paper.say(words.TABLE)),
        "caption": " ".join(paper.map_notes()),
        "tiles": [
            {
                "column": tile.column - 1,
                "row": tile.row - 1,
                "place": tile.place or "–",
                "interval": tile.interval,
                "label": tile.label,
                "shade": tile.shade,
            }
            for tile in drawn
        ],
        "legend": [{"shade": mark.shade, "title": mark.title} for mark in paper.bands],
        "without": paper.say(words.WITHOUT_PLACE) if any(not tile.place for tile in drawn) else "",
    }


def _table(paper: Paper) -> list[Block]:
    """Every department with place, score, interval and group."""
    columns = (
        (paper.say(words.PLACE), RIGHT, "auto"),
        (paper.say(words.DEPARTMENT), LEFT, "1fr"),
        (paper.say(words.OBLAST), LEFT, "auto"),
        (paper.say(words.SCORE), RIGHT, "auto"),
        (paper.say(words.INTERVAL), LEFT, "3.1cm"),
        (paper.say(words.GROUP), LEFT, "auto"),
    )
    analysis = paper.content.analysis
    note = (
        paper.say(words.TABLE_NOTE, level=per_cent(analysis.level, paper.language))
        if analysis
        else paper.say(words.TABLE_NOTE_WEIGHTS)
    )
    rows = [_line(paper, place) for place in range(len(paper.rows))]
    return [
        blocks.paragraph(note, "soft"),
        blocks.table(paper.say(words.TABLE), columns, rows, small=True),
    ]


def _line(paper: Paper, at: int) -> list[Cell]:
    row = paper.rows[at]
    result = row.result
    drawn: Cell = ""
    if result.rank is not None:
        drawn = blocks.interval(result.rank, result.rank_low, result.rank_high, len(paper.rows))
    return [
        paper.place(result.rank),
        row.label,
        "" if row.oblast == row.label else row.oblast,
        paper.number(result.score),
        drawn,
        blocks.band(row.band.title, row.band.shade) if row.band else "",
    ]


def _directions(paper: Paper) -> list[Block]:
    """The scores of all departments by direction, the titles of which are numbered above."""
    heads = ranking.directions(paper.content.methodology, paper.language)
    columns = (
        (paper.say(words.PLACE), RIGHT, "auto"),
        (paper.say(words.DEPARTMENT), LEFT, "1fr"),
        *((str(number), RIGHT, "1.35cm") for number in range(1, len(heads) + 1)),
    )
    middle: list[Cell] = ["", blocks.strong(paper.say(words.MIDDLE))]
    middle += [paper.number(departments.median_of(paper.content, code)) for code, _title in heads]
    letters = note_letters(each.score for row in paper.rows for each in row.directions)
    rows: list[list[Cell]] = [
        [
            paper.placed(row.result),
            row.label,
            *(paper.noted(each.score, letters) for each in row.directions),
        ]
        for row in paper.rows
    ]
    numbered = [(str(number), title) for number, (_code, title) in enumerate(heads, start=1)]
    caption = paper.say(words.DIRECTIONS_TABLE)
    made = [blocks.pairs(numbered), blocks.table(caption, columns, [middle, *rows], small=True)]
    return [*made, blocks.paragraph(paper.reasons_of(letters), "soft")] if letters else made


def _sureness(paper: Paper) -> list[Block]:
    """Which choice of the method moves the places."""
    columns = (
        (paper.say(words.CHOICE), LEFT, "1fr"),
        (paper.say(words.ALONE), RIGHT, "auto"),
        (paper.say(words.IN_ALL), RIGHT, "auto"),
    )
    rows: list[list[Cell]] = [
        [
            paper.say(words.FACTORS[line.factor]) if line.factor in words.FACTORS else line.factor,
            _estimate(paper, line.first),
            _estimate(paper, line.total),
        ]
        for line in certainty.factors(paper.content)
    ]
    made = [
        blocks.paragraph(sentence)
        for passage in passages(paper.telling)
        if passage.topic == "sure"
        for sentence in passage.sentences
    ]
    if rows:
        made.append(blocks.paragraph(paper.say(words.SENSITIVITY_NOTE), "soft"))
        made.append(blocks.table(paper.say(words.SENSITIVITY), columns, rows))
    return made


def _estimate(paper: Paper, found: Estimate) -> str:
    if found.value is None:
        return "–"
    ends = (
        ""
        if found.low is None or found.high is None
        else (f" ({paper.number(found.low, 2)} … {paper.number(found.high, 2)})")
    )
    return f"{paper.number(found.value, 2)}{ends}"


def _missing(paper: Paper) -> list[Block]:
    """By indicator, how many departments have a value, and how many of these rest on illustrative data."""
    there: Counter[str] = Counter()
    illustrative: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for value in paper.content.values:
        if value.variant == ADJUSTED:
            every[value.indicator] += 1
            has_number = isinstance(value.value, Decimal)
            there[value.indicator] += has_number
            illustrative[value.indicator] += has_number and value.illustrative
    columns = (
        (paper.say(words.INDICATOR), LEFT, "1fr"),
        (paper.say(words.PRESENT), RIGHT, "2.2cm"),
        (paper.say(words.ABSENT), RIGHT, "2.2cm"),
        (paper.say(words.ILLUSTRATIVE), RIGHT, "2.8cm"),
    )
    rows: list[list[Cell]] = [
        [
            paper.title(paper.content.indicator(code).title),
            str(there[code]),
            str(every[code] - there[code]),
            str(illustrative[code]),
        ]
        for code in (leaf.indicator for _path, leaf in paper.content.methodology.leaves())
    ]
    told = [
        blocks.paragraph(sentence)
        for passage in passages(paper.telling)
        if passage.topic == "missing"
        for sentence in passage.sentences
    ]
    if paper.content.header.illustrative:
        told.append(blocks.paragraph(paper.say(words.MARK_NOTE), "strong"))
    return [*told, blocks.table(paper.say(words.MISSING_TABLE), columns, rows, small=True)]
