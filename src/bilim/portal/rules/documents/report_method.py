"""The back of the report: how it was made, what was excepted, what the gate said, where figures come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from bilim.portal.rules import departments
from bilim.portal.rules.documents import blocks, book_words
from bilim.portal.rules.documents import report_words as words
from bilim.portal.rules.documents.blocks import LEFT, RIGHT, Block, Cell
from bilim.portal.rules.documents.papers import Paper
from bilim.portal.rules.telling.grammar import per_cent
from bilim.publication.terms import AdjustmentEffect, PublishedAdjustment
from bilim_engine.definitions import Leaf, Node
from bilim_engine.definitions.base import NotDefined
from bilim_engine.definitions.indicators import LOWER_IS_BETTER
from bilim_engine.definitions.tree import below, weight_in


def method(paper: Paper) -> list[Block]:
    """Title, status, basis, and the tree with its weights."""
    definition = paper.content.methodology
    said = [
        (paper.say(words.METHOD), paper.title(definition.title)),
        (paper.say(words.STATUS), paper.status),
        (paper.say(words.BASIS), paper.title(definition.basis)),
        (paper.say(words.AUTHOR), paper.title(definition.author)),
        (paper.say(words.CHECKER), paper.title(definition.checker)),
    ]
    columns = (
        (paper.say(words.PART), LEFT, "1fr"),
        (paper.say(words.MEASURE), LEFT, "3.9cm"),
        (paper.say(words.BETTER), LEFT, "2.4cm"),
        (paper.say(words.WEIGHT), RIGHT, "auto"),
        (paper.say(words.NOMINAL), RIGHT, "2.3cm"),
    )
    rows = list(_tree(paper, "", definition.root, Decimal(1), 0))
    summary = [blocks.paragraph(paper.title(definition.summary))] if definition.summary else []
    return [blocks.pairs(said), *summary, blocks.table(paper.say(words.TREE), columns, rows, small=True)]


def _tree(paper: Paper, path: str, node: Node, part: Decimal, depth: int) -> Iterator[list[Cell]]:
    """A row for each child and what lies below it; `part` is the share of the node in the whole."""
    weights = [weight_in(node, child) for child in node.children]
    known = [weight for weight in weights if not isinstance(weight, NotDefined)]
    total = sum(known, Decimal(0)) or Decimal(1)
    for child, weight in zip(node.children, weights, strict=True):
        share = Decimal(0) if isinstance(weight, NotDefined) else part * weight / total
        shown = "–" if isinstance(weight, NotDefined) else paper.number(weight, 0)
        whole = "–" if isinstance(weight, NotDefined) else per_cent(share, paper.language, 1)
        if isinstance(child, Leaf):
            definition = paper.content.indicator(child.indicator)
            better = words.LESS if definition.polarity == LOWER_IS_BETTER else words.MORE
            measure = departments.short_measure(paper.content, child.indicator, paper.language)
            title = blocks.indented(paper.title(definition.title), depth)
            yield [title, measure, paper.say(better), shown, whole]
        else:
            kind = book_words.MEANS.get(str(child.mean))
            mean = paper.say(kind) if kind else ""
            title = (
                blocks.strong(paper.title(child.title))
                if not depth
                else blocks.indented(paper.title(child.title), depth)
            )
            yield [title, mean, "", shown, whole]
            yield from _tree(paper, below(path, child), child, share, depth + 1)


def exceptions(paper: Paper) -> list[Block]:
    """Every declared exception with reason and basis, and what it does."""
    made: list[Block] = []
    for each in paper.content.adjustments:
        made.append(blocks.heading(paper.title(each.title)))
        made.append(blocks.paragraph(paper.title(each.reason)))
        made.append(blocks.pairs([(paper.say(words.BASIS), paper.title(each.basis))]))
        made.append(_effect(paper, each))
    return made or [blocks.paragraph(paper.say(words.NO_EXCEPTIONS))]


def _effect(paper: Paper, adjustment: PublishedAdjustment) -> Block:
    changed = [effect for effect in adjustment.effects if departments.changes_anything(effect)]
    if not changed:
        return blocks.paragraph(paper.say(words.NO_EFFECT))
    place, score = paper.say(words.PLACE), paper.say(words.SCORE)
    columns = (
        (paper.say(words.DEPARTMENT), LEFT, "1fr"),
        *(
            (f"{paper.say(side)}: {what}", RIGHT, "2.4cm")
            for side in (words.WITH, words.WITHOUT)
            for what in (place, score)
        ),
    )
    rows: list[list[Cell]] = [
        [
            paper.telling.label(effect.unit),
            _with_it(paper, effect),
            paper.number(effect.score_with),
            paper.place(effect.rank_without),
            paper.number(effect.score_without),
        ]
        for effect in changed
    ]
    return blocks.table(paper.say(words.EFFECT), columns, rows, small=True)


def _with_it(paper: Paper, effect: AdjustmentEffect) -> str:
    """The place the edition gives, with its interval; without the rule none was drawn."""
    result = paper.content.placed(effect.unit)
    is_published = result is not None and result.rank == effect.rank_with
    return paper.placed(result) if result and is_published else paper.place(effect.rank_with)


def sources(paper: Paper) -> list[Block]:
    """Where the figures come from, with how many of each source: in several parts it is still one. Of a draft
    the gate tells the figures that have none."""
    told = {
        key: (paper.title(origin.title), paper.title(origin.publisher))
        for key, origin in paper.content.origins.items()
    }
    counts = Counter(told[fact.origin] for fact in paper.content.facts if fact.origin in told)
    columns = (
        (paper.say(words.SOURCE), LEFT, "1fr"),
        (paper.say(words.PUBLISHER), LEFT, "4.2cm"),
        (paper.say(words.COUNT), RIGHT, "auto"),
    )
    rows: list[list[Cell]] = [
        [*source, paper.number(counts[source], 0)]
        for source in dict.fromkeys(told.values())
        if counts[source]
    ]
    return [blocks.table(paper.say(words.SOURCES_TABLE), columns, rows, small=True)]


def recompute(paper: Paper) -> list[Block]:
    """How anybody computes everything anew."""
    header = paper.content.header
    return [
        blocks.paragraph(paper.say(words.RECOMPUTE_NOTE)),
        blocks.code(f"python3 {header.code}.zip"),
        blocks.code(f"python3 -m bilim_verify {header.code}.zip --key {header.key.id}"),
        blocks.paragraph(paper.say(words.RECOMPUTE_KEY)),
        blocks.pairs([(paper.say(words.HASH), header.sha256 or "–"), (paper.say(words.KEY), header.key.id)]),
    ]
