"""What the ministry shows of an edition: a dozen slides with charts and tables that can be edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from itertools import accumulate

from bilim.base.templatetags.figures import rounded
from bilim.portal.rules import departments, ranking, tiles
from bilim.portal.rules.certainty import ends
from bilim.portal.rules.documents import corrected, correction_words, report_words, slide_words
from bilim.portal.rules.documents.papers import Paper, identity
from bilim.portal.rules.documents.slides import LEFT, TALL, TOP, WHOLE, WIDE, Deck
from bilim.portal.rules.telling.editions import passages
from bilim.portal.rules.telling.grammar import Sentence, period_name, signed
from bilim.portal.rules.telling.moving import Move, moves
from bilim.portal.terms import RatingRow

ENDS = 10
IN_A_COLUMN = 19
MOVED = 6
LETTERS = 450
# Records and places of a correction on its slide; one whose name takes two lines makes its row higher.
CORRECTED, ROW = 3, 0.36


def presentation(paper: Paper) -> bytes:
    """The slides as a file."""
    header = paper.content.header
    marks = [paper.say(report_words.DRAFT)] if paper.is_draft else []
    marks += [paper.say(report_words.MARK)] if header.illustrative else []
    deck = Deck(paper.language, paper.header, paper.source, marks)
    told = {passage.topic: passage.sentences for passage in passages(paper.telling)}
    _cover(deck, paper)
    _briefly(deck, paper, told)
    _corrected(deck, paper)
    _map(deck, paper)
    placed = [row for row in paper.rows if isinstance(row.result.score, Decimal)]
    if placed:
        _end(deck, paper, slide_words.FIRST, placed[:ENDS], told["places"])
        _end(deck, paper, slide_words.LAST, placed[ENDS:][-ENDS:], told["places"])
        _groups(deck, paper, told.get("bands", ()))
        _directions(deck, paper, told.get("directions", ()))
    _moves(deck, paper, told.get("since", ()))
    if placed:
        _intervals(deck, paper, placed[:ENDS], told.get("sure", ()))
        _all(deck, paper)
    checked = (*told["missing"], *told.get("exceptions", ()), *told["gate"])
    _say(deck, paper.say(slide_words.CHECKED), checked)
    _recompute(deck, paper)
    return deck.written()


def _cover(deck: Deck, paper: Paper) -> None:
    slide = deck.slide(paper.header, large=True)
    header = paper.content.header
    lines = [
        f"{header.code} · {period_name(header.period, paper.language)} · {paper.published()}",
        f"{paper.title(paper.content.methodology.title)}: {paper.status}",
    ]
    if header.illustrative:
        lines.append(paper.say(report_words.MARK_NOTE))
    deck.sentences(slide, lines, (LEFT, 3.9, WIDE, 2.4), most=18)


def _briefly(deck: Deck, paper: Paper, told: Mapping[str, tuple[str, ...]]) -> None:
    """How many were compared, who is first, how sure that is; lists of names stand in notes and charts."""
    since, sure = told.get("since", ())[:1], told.get("sure", ())[:2]
    slide = deck.slide(paper.say(slide_words.BRIEFLY), (*told["places"], *since, *sure))
    deck.sentences(slide, _read_from_afar((*told["places"][:2], *since, *sure)))


def _read_from_afar(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """The first of the sentences, as many as a slide bears; all of them stand in its notes."""
    lengths = accumulate(map(len, sentences))
    return tuple(each for each, length in zip(sentences, lengths, strict=True) if length <= LETTERS)


def _say(deck: Deck, title: str, sentences: tuple[str, ...]) -> None:
    slide = deck.slide(title, sentences)
    deck.sentences(slide, sentences)


def _corrected(deck: Deck, paper: Paper) -> None:
    """What was put right and whose place moved, the first of each; nothing where no edition is corrected."""
    if not paper.content.corrections.corrects:
        return
    title = paper.say(correction_words.CHAPTER)
    reason = corrected.why(paper)
    more = [*corrected.at_first(paper), *corrected.in_all(paper), *corrected.rest(paper)]
    slide = deck.slide(title, [reason, *more])
    deck.sentences(slide, [reason], (LEFT, TOP, WIDE, 1.1), most=18)
    facts, places = (corrected.named(paper, kind)[:CORRECTED] for kind in (corrected.FACT, corrected.RANK))
    rows = [[f"{each.unit}: {corrected.figure_of(each)}", *corrected.moved(paper, each)] for each in facts]
    rows += [
        [f"{each.unit}: {paper.say(report_words.PLACE)}", *corrected.moved(paper, each)] for each in places
    ]
    if rows:
        heads = [
            paper.say(each) for each in (correction_words.WHAT, correction_words.BEFORE, correction_words.NOW)
        ]
        box = (LEFT, TOP + 1.2, WIDE, ROW * (len(rows) + 1))
        deck.table(slide, title, heads, rows, box, (7, 2, 2), size=14)
    deck.sentences(slide, more, (LEFT, TOP + TALL - 1.05, WIDE, 0.95), most=13)


def _map(deck: Deck, paper: Paper) -> None:
    """The country as tiles, native shapes that can be moved and coloured."""
    drawn = tiles.tiles(paper.rows, paper.tiles, paper.language)
    if not drawn:
        return
    notes = paper.map_notes()
    slide = deck.slide(paper.say(report_words.MAP), notes)
    columns = max(tile.column for tile in drawn)
    rows = max(tile.row for tile in drawn)
    side = min(WIDE * 0.78 / columns, TALL / rows)
    for tile in drawn:
        box = (LEFT + (tile.column - 1) * side, TOP + (tile.row - 1) * side, side * 0.95, side * 0.95)
        deck.tile(slide, box, tile.place or "–", tile.label, tile.shade, tile.interval)
    left = LEFT + columns * side + 0.3
    for place, mark in enumerate(paper.bands):
        top = TOP + 2.6 + place * 0.5
        deck.tile(slide, (left, top, 0.3, 0.3), "", "", mark.shade)
        deck.text(slide, [mark.title], (left + 0.4, top, LEFT + WIDE - left - 0.4, 0.4), size=13)
    deck.sentences(slide, notes, (left, TOP, LEFT + WIDE - left, 2.4), most=14)


def _end(deck: Deck, paper: Paper, title: Sentence, rows: list[RatingRow], notes: tuple[str, ...]) -> None:
    """The scores at one end of the order as a chart."""
    if not rows:
        return
    words = paper.say(title)
    slide = deck.slide(words, notes)
    bars = [
        (f"{row.label}, {paper.placed(row.result)}", _rounded(row.result.score))
        for row in rows
        if isinstance(row.result.score, Decimal)
    ]
    deck.bars(slide, paper.say(slide_words.CHART_ALT, title=words), paper.say(report_words.SCORE), bars)


def _rounded(value: Decimal) -> float:
    """A figure as it is shown: rounded once, so that chart and text agree."""
    return float(rounded(value, 1))


def _groups(deck: Deck, paper: Paper, notes: tuple[str, ...]) -> None:
    if not paper.bands:
        return
    counts = Counter(row.band.code for row in paper.rows if row.band)
    title = paper.say(slide_words.GROUPS)
    slide = deck.slide(title, notes)
    bars = [(mark.title, float(counts[mark.code])) for mark in paper.bands]
    alt = paper.say(slide_words.CHART_ALT, title=title)
    deck.bars(slide, alt, paper.say(slide_words.NUMBER), bars, number_format="0")


def _directions(deck: Deck, paper: Paper, sentences: tuple[str, ...]) -> None:
    heads = ranking.directions(paper.content.methodology, paper.language)
    middles = [(title, departments.median_of(paper.content, code)) for code, title in heads]
    bars = [(title, _rounded(middle)) for title, middle in middles if middle is not None]
    if not bars:
        return
    title = paper.say(slide_words.MIDDLES)
    slide = deck.slide(title, sentences)
    box = (LEFT, TOP, WIDE, TALL - 0.9)
    alt = paper.say(slide_words.CHART_ALT, title=title)
    deck.bars(slide, alt, paper.say(report_words.SCORE), bars, box)
    if len(sentences) > len(bars):
        deck.sentences(slide, sentences[-1:], (LEFT, TOP + TALL - 0.8, WIDE, 0.8), most=16)


def _moves(deck: Deck, paper: Paper, sentences: tuple[str, ...]) -> None:
    """Who rose and who fell the most; nothing where the editions follow different methods."""
    before = paper.telling.before
    if before is None or not paper.content.follows_method_of(before):
        return
    found = sorted(moves(paper.telling), key=lambda move: -move.places)
    ends = [move for move in (*found[:MOVED], *found[MOVED:][-MOVED:]) if move.places]
    title = paper.say(slide_words.MOVES, period=period_name(before.header.period, paper.language))
    slide = deck.slide(title, sentences)
    deck.sentences(slide, sentences[:2], (LEFT, TOP, WIDE, 1.2), most=18)
    heads = [
        paper.say(each)
        for each in (report_words.DEPARTMENT, slide_words.CHANGE, slide_words.THEN, slide_words.NOW)
    ]
    rows = [_moved(paper, move) for move in ends]
    box = (LEFT, TOP + 1.4, WIDE, TALL - 1.4)
    deck.table(slide, title, heads, rows, box, (5, 2, 2, 2), size=13)


def _moved(paper: Paper, move: Move) -> list[str]:
    whole = 0 if move.places == int(move.places) else 1
    return [
        paper.telling.label(move.unit),
        signed(move.places, paper.language, whole),
        paper.placed(move.before),
        paper.placed(move.now),
    ]


def _intervals(deck: Deck, paper: Paper, rows: list[RatingRow], sentences: tuple[str, ...]) -> None:
    """Beside each of the first places, where it lies in the draws."""
    title = paper.say(slide_words.INTERVALS)
    slide = deck.slide(title, sentences)
    half = WIDE * 0.52
    heads = [
        paper.say(each)
        for each in (
            report_words.PLACE,
            report_words.DEPARTMENT,
            report_words.SCORE,
            report_words.INTERVAL,
        )
    ]
    body = [
        [
            paper.place(row.result.rank),
            row.label,
            paper.number(row.result.score),
            ends(row.result.rank_low, row.result.rank_high),
        ]
        for row in rows
    ]
    deck.table(slide, title, heads, body, (LEFT, TOP, half, TALL), (1, 3.2, 1.1, 2.8), size=14)
    beside = (LEFT + half + 0.4, TOP, WIDE - half - 0.4, TALL)
    deck.sentences(slide, _read_from_afar(sentences), beside, most=14)


def _all(deck: Deck, paper: Paper) -> None:
    """Every place, in columns as many as are needed on slides of three."""
    heads = [paper.say(each) for each in (report_words.PLACE, report_words.DEPARTMENT, report_words.SCORE)]
    title = paper.say(slide_words.ALL)
    columns = [paper.rows[start : start + IN_A_COLUMN] for start in range(0, len(paper.rows), IN_A_COLUMN)]
    width = (WIDE - 0.6) / 3
    for first in range(0, len(columns), 3):
        slide = deck.slide(title)
        for place, rows in enumerate(columns[first : first + 3]):
            body = [[paper.placed(row.result), row.label, paper.number(row.result.score)] for row in rows]
            height = TALL * (len(rows) + 1) / (IN_A_COLUMN + 1)
            box = (LEFT + place * (width + 0.3), TOP, width, height)
            deck.table(slide, title, heads, body, box, (1.5, 2.9, 0.9), size=11)


def _recompute(deck: Deck, paper: Paper) -> None:
    header = paper.content.header
    slide = deck.slide(paper.say(report_words.RECOMPUTE), [paper.say(report_words.RECOMPUTE_KEY)])
    said = [f"{label}: {value}" for label, value in identity(paper) if value not in ("–", "")]
    lines = [
        paper.say(report_words.RECOMPUTE_NOTE),
        f"python3 {header.code}.zip",
        *said[-2:],
        paper.say(report_words.LICENCE),
    ]
    deck.sentences(slide, lines, WHOLE, most=20)
