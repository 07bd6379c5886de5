"""The chapter of the report on whether the composite holds together: weights in effect, pairs, alpha."""

from __future__ import annotations

from decimal import Decimal

from bilim.portal.rules import coherence
from bilim.portal.rules.documents import blocks
from bilim.portal.rules.documents import coherence_words as words
from bilim.portal.rules.documents.blocks import LEFT, RIGHT, Block, Cell
from bilim.portal.rules.documents.papers import Paper
from bilim.portal.rules.telling.told import nowhere


def internal_checks(paper: Paper) -> list[Block]:
    """Weights on paper and in effect, the closest pairs of indicators, alpha of each part."""
    return [*_weights(paper), *_pairs(paper), *_parts(paper)]


def _weights(paper: Paper) -> list[Block]:
    columns = (
        (paper.say(words.INDICATOR), LEFT, "1fr"),
        (paper.say(words.ON_PAPER), RIGHT, "2.3cm"),
        (paper.say(words.BY_CORRELATION), RIGHT, "2.6cm"),
        (paper.say(words.BY_VARIANCE), RIGHT, "2.6cm"),
    )
    rows: list[list[Cell]] = [
        [line.title, *(_share(paper, each) for each in (line.nominal, line.linear, line.main_effect))]
        for line in coherence.weights(paper.content, paper.language, nowhere)
    ]
    note = blocks.paragraph(paper.say(words.NOTE), "soft")
    return [note, blocks.table(f"{paper.say(words.WEIGHTS)}, %", columns, rows, small=True)]


def _pairs(paper: Paper) -> list[Block]:
    pairs = coherence.pairs(paper.content, paper.language, nowhere)
    limit = paper.number(coherence.NEARLY_SAME, 1)
    named = "; ".join(each.both for each in pairs if each.pair.redundant)
    sentence = (
        f"{paper.say(words.REDUNDANT, limit=limit)} {named}."
        if named
        else paper.say(words.NOT_REDUNDANT, limit=limit)
    )
    columns = ((paper.say(words.TWO), LEFT, "1fr"), (paper.say(words.CORRELATION), RIGHT, "auto"))
    rows: list[list[Cell]] = [
        [each.both, _number(paper, each.pair.correlation)] for each in pairs[: coherence.NAMED]
    ]
    head, said = blocks.heading(paper.say(words.REPEAT)), blocks.paragraph(sentence)
    return [head, said, blocks.table(paper.say(words.PAIRS), columns, rows, small=True)]


def _parts(paper: Paper) -> list[Block]:
    columns = ((paper.say(words.PART), LEFT, "1fr"), (paper.say(words.ALPHA), RIGHT, "auto"))
    rows: list[list[Cell]] = [
        [blocks.indented(line.title, line.level), _number(paper, line.alpha)]
        for line in coherence.parts(paper.content, paper.language)
    ]
    head, note = (
        blocks.heading(paper.say(words.TOGETHER)),
        blocks.paragraph(paper.say(words.ALPHA_NOTE), "soft"),
    )
    return [head, note, blocks.table(paper.say(words.ALPHA), columns, rows, small=True)]


def _share(paper: Paper, share: Decimal | None) -> str:
    return "–" if share is None else paper.number(share * 100, 1)


def _number(paper: Paper, number: Decimal | None) -> str:
    return "–" if number is None else paper.number(number, 2)
