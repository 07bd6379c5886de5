"""What a corrected edition changed, as papers print it: bounded, and where the whole list stands.

It is read from the same list as the page of the changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilim.base.templatetags.measures import beside
from bilim.portal.rules.documents import blocks, report_words
from bilim.portal.rules.documents import correction_words as words
from bilim.portal.rules.documents.blocks import LEFT, RIGHT, Block
from bilim.portal.rules.documents.papers import Paper
from bilim.portal.rules.telling.grammar import Sentence
from bilim.publication.terms import ChangeLine

FACT, SCORE, RANK, APART = "fact", "score", "rank", "other_method"
LISTED, NAMED = 15, 3


def why(paper: Paper) -> str:
    """Which edition this one corrects and for what reason."""
    corrections = paper.content.corrections
    return paper.say(words.WHY, code=corrections.corrects, reason=paper.title(corrections.reason))


def what_was_corrected(paper: Paper) -> list[Block]:
    """The chapter of the report; empty where the edition corrects none."""
    if not paper.content.corrections.corrects:
        return []
    made = [blocks.paragraph(why(paper))]
    made += [blocks.paragraph(each) for each in (*at_first(paper), *_scores_beside(paper))]
    for kind, title in ((FACT, words.FACTS), (RANK, words.PLACES), (SCORE, words.SCORES)):
        made += _table(paper, title, named(paper, kind), is_fact=kind == FACT)
    return [*made, *(blocks.paragraph(each) for each in rest(paper))]


def at_first(paper: Paper) -> Iterator[str]:
    """That nothing changed, or that places are not compared, where it is so."""
    kinds = {each.kind for each in paper.changes}
    if not kinds:
        yield paper.say(words.NOTHING)
    if APART in kinds:
        yield paper.say(words.OTHER_METHOD)


def _scores_beside(paper: Paper) -> Iterator[str]:
    """Why scores by different methods stand side by side below, where they do."""
    if any(each.kind == APART for each in paper.changes) and named(paper, SCORE):
        yield paper.say(words.SCORES_BESIDE)


def named(paper: Paper, kind: str) -> list[ChangeLine]:
    """What papers name of this kind: records put right, places and overall scores as published.

    Whose record was put right stands first.
    """
    lines = [each for each in _lines(paper, kind) if kind == FACT or each.is_overall]
    mended = {each.owner for each in _lines(paper, FACT)}
    return sorted(lines, key=lambda line: line.owner not in mended)


def _lines(paper: Paper, kind: str) -> tuple[ChangeLine, ...]:
    return next((each.lines for each in paper.changes if each.kind == kind), ())


def _table(paper: Paper, title: Sentence, lines: Sequence[ChangeLine], *, is_fact: bool) -> list[Block]:
    if not lines:
        return []
    columns = [(paper.say(report_words.DEPARTMENT), LEFT, "auto" if is_fact else "1fr")]
    columns += [(paper.say(words.FIGURE), LEFT, "1fr")] if is_fact else []
    columns += [(paper.say(each), RIGHT, "auto") for each in (words.BEFORE, words.NOW)]
    rows = [
        [line.unit, *([figure_of(line)] if is_fact else []), *moved(paper, line)] for line in lines[:LISTED]
    ]
    made = [blocks.table(f"{paper.say(title)} ({len(lines)})", columns, rows, small=True)]
    if len(lines) > LISTED:
        cut = paper.say(words.FIRST_OF, shown=LISTED, count=len(lines))
        made.append(blocks.paragraph(cut, "soft"))
    return made


def figure_of(line: ChangeLine) -> str:
    """What was put right, with its period, its categories and its unit of measure."""
    return ", ".join(filter(None, (line.title, line.note, beside(line.measure, line.title))))


def moved(paper: Paper, line: ChangeLine) -> tuple[str, str]:
    """The figure before and now, as the language writes it."""
    before, after = (
        each if isinstance(each, str) else paper.number(each, line.decimals)
        for each in (line.before, line.after)
    )
    return before, after


def in_all(paper: Paper) -> Iterator[str]:
    """How many records, places and overall scores changed, for whoever is shown a few of them."""
    counts = {kind: len(named(paper, kind)) for kind in words.TOTALS}
    kinds = [f"{paper.say(words.TOTALS[kind])} – {count}" for kind, count in counts.items() if count]
    if kinds:
        yield paper.say(words.IN_ALL, kinds="; ".join(kinds))


def rest(paper: Paper) -> Iterator[str]:
    """How much else changed, and where everything is listed."""
    counts = {
        kind: sum(each.count for each in paper.changes if each.kind == kind) - _listed(paper, kind)
        for kind in words.COUNTED
    }
    kinds = [f"{paper.say(words.COUNTED[kind])} – {count}" for kind, count in counts.items() if count]
    if kinds:
        yield paper.say(words.ALSO, kinds="; ".join(kinds))
    if paper.changes and paper.changes_address:
        yield paper.say(words.WHOLE_LIST, address=paper.changes_address)


def _listed(paper: Paper, kind: str) -> int:
    return len(named(paper, kind)) if kind in (RANK, SCORE) else 0


def of_unit(paper: Paper, unit: str) -> str:
    """What the correction changed of one department, in a sentence; empty where it changed nothing there."""
    facts, scores, places = (
        [each for each in named(paper, kind) if each.owner == unit] for kind in (FACT, SCORE, RANK)
    )
    said = ["{}: {} → {}".format(figure_of(each), *moved(paper, each)) for each in facts[:NAMED]]
    if more := len(facts) - len(said):
        said.append(paper.say(words.AND_MORE, count=more))
    for lines, sentence in ((scores, words.SCORE_MOVED), (places, words.PLACE_MOVED)):
        for each in lines:
            before, after = moved(paper, each)
            said.append(paper.say(sentence, before=before, after=after))
    if not said:
        return ""
    corrects = paper.content.corrections.corrects
    return paper.say(words.HERE, code=corrects, changes="; ".join(said))
