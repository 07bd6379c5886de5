"""What a sheet says beyond the department itself: who is alike, why the score moved, what would help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bilim.portal.rules import changes
from bilim.portal.rules.alike import PeerLine
from bilim.portal.rules.documents import blocks, sheet_words
from bilim.portal.rules.documents import report_words as words
from bilim.portal.rules.documents.blocks import LEFT, RIGHT, Block, Cell
from bilim.portal.rules.documents.papers import Paper
from bilim.portal.rules.reaching import GoalLine, MoveLine
from bilim.portal.rules.telling.grammar import Sentence, signed
from bilim_engine.fairness import Causes, among
from bilim_engine.values import NOT_APPLICABLE, Missing, Value

# More would not fit on one page; the page of the department has them all.
PEERS, WAYS = 6, 3
# Without a score it is not compared.
_UNSCORED = Missing(NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Beside:
    """What the pages of a department compute by the rules of today, as they show it; may be nothing."""

    peers: tuple[PeerLine, ...] = ()
    causes: Causes | None = None
    is_data_alone: bool = False
    goal: GoalLine | None = None


def why_it_moved(paper: Paper, beside: Beside) -> str:
    """The change of the score split among its causes, rounded together as on the page; may be empty."""
    causes = beside.causes
    if causes is None or not causes.change:
        return ""
    if beside.is_data_alone:
        return paper.say(sheet_words.DATA_ALONE)
    parts = {cause: _signed(paper, part) for cause, part in changes.by_cause(causes).items()}
    return paper.say(sheet_words.BY_CAUSE, moved=_signed(paper, causes.change), **parts)


def _signed(paper: Paper, value: Decimal) -> str:
    return signed(value, paper.language, changes.DECIMALS)


def beside_blocks(paper: Paper, unit: str, beside: Beside) -> list[Block]:
    """Two tables, each where there is something to say: the peers, and the ways into the next group."""
    found = [_peers(paper, unit, beside.peers)] if beside.peers else []
    return [*found, *_ways(paper, beside.goal)]


def _peers(paper: Paper, unit: str, peers: tuple[PeerLine, ...]) -> Block:
    """The nearest with place and score; the median is that of all peers."""
    columns = (
        (paper.say(words.DEPARTMENT), LEFT, "1fr"),
        (paper.say(words.PLACE), RIGHT, "auto"),
        (paper.say(words.SCORE), RIGHT, "auto"),
    )
    rows: list[list[Cell]] = [
        [
            each.label,
            paper.placed(each.result) if each.result else "–",
            paper.number(_score(paper, each.code)),
        ]
        for each in peers[:PEERS]
    ]
    own, others = _score(paper, unit), [_score(paper, each.code) for each in peers]
    held = among(own or _UNSCORED, [each or _UNSCORED for each in others], lower_is_better=False)
    for label, text in (
        (sheet_words.MEDIAN_OF_PEERS, paper.number(held.middle)),
        (sheet_words.GAP, "–" if held.gap is None else signed(held.gap, paper.language)),
    ):
        rows.append([blocks.strong(paper.say(label, count=held.count)), "", blocks.strong(text)])
    return blocks.table(paper.say(sheet_words.PEERS), columns, rows, small=True)


def _score(paper: Paper, unit: str) -> Value | None:
    """None where the edition does not judge it: nobody has stated a reason."""
    found = paper.content.placed(unit)
    return found.score if found else None


def _ways(paper: Paper, goal: GoalLine | None) -> Iterator[Block]:
    """What would be enough for the next group: one indicator at a time, or two together where one is not."""
    if goal is None or goal.band is None:
        return
    alone = goal.alone[:WAYS]
    shown = alone or ((goal.together,) if goal.together else ())
    caption = sheet_words.TO_NEXT_GROUP if alone or not shown else sheet_words.TO_NEXT_GROUP_BY_TWO
    columns = (
        (paper.say(words.INDICATOR), LEFT, "1fr"),
        (paper.say(sheet_words.NOW), RIGHT, "auto"),
        (paper.say(sheet_words.ENOUGH), RIGHT, "auto"),
        (paper.say(sheet_words.REALISTIC), LEFT, "auto"),
    )
    rows = [
        _way(paper, move, judged)
        for way in shown
        for moves, judged in (
            (way.moves, sheet_words.WHETHER[way.is_realistic]),
            (way.followed, sheet_words.MOVES_ALONG),
        )
        for move in moves
    ]
    if rows:
        yield blocks.table(
            paper.say(caption, band=paper.telling.title(goal.band.title)), columns, rows, small=True
        )


def _way(paper: Paper, move: MoveLine, judged: Sentence) -> list[Cell]:
    return [
        move.title,
        paper.number(move.before, move.decimals),
        paper.number(move.after, move.decimals),
        paper.say(judged),
    ]
