"""The score of one department as a workbook that computes: weights and scores of indicators are given, means,
shares and contributions are formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bilim.portal.rules import naming
from bilim.portal.rules.departments import short_measure
from bilim.portal.rules.documents import book_words as words
from bilim.portal.rules.documents import cell_formulas as formulas
from bilim.portal.rules.documents.books import About, Book, at
from bilim.portal.rules.documents.cell_formulas import Term
from bilim.publication.terms import EditionContent, PublishedScore
from bilim_engine.definitions import Leaf, Node
from bilim_engine.definitions.tree import below
from bilim_engine.values import Missing

FIRST = 6  # the row of the whole; heads stand in the two rows before
NAME, CODE, VALUE, MEASURE, WEIGHT, SCORE, SHARE, WHOLE, PART, SHOWN, SHOWN_PART, DIFFERENCE, NOTE = range(13)
HEADS = (
    *(words.PART, words.CODE, words.VALUE, words.MEASURE, words.WEIGHT, words.SCORE, words.SHARE),
    *(words.WHOLE_SHARE, words.CONTRIBUTION, words.PUBLISHED, words.PUBLISHED_CONTRIBUTION, words.DIFFERENCE),
    words.NOTE,
)
CODES = (
    *("title", "node", "value", "unit", "weight", "score", "share", "share_in_whole", "contribution"),
    *("published", "published_contribution", "difference", "note"),
)
WIDTHS = (52, 30, 12, 16, 10, 12, 12, 12, 12, 12, 12, 12, 34, 14, 40)


@dataclass(frozen=True, slots=True)
class Told:
    """Of which department of which edition, in which language, with which words for what is missing."""

    content: EditionContent
    unit: str
    language: str
    reasons: Mapping[str, str]
    source: str

    def score(self, path: str) -> PublishedScore | None:
        return self.content.score(self.unit, path)

    def is_there(self, path: str) -> bool:
        """Whether the node has a score that counts in the one above it."""
        found = self.score(path)
        return bool(found and isinstance(found.score, Decimal))


def unit_book(told: Told) -> bytes:
    """The workbook; the same content gives the same bytes."""
    content, language = told.content, told.language
    title = words.CONTRIBUTIONS.said(language, name=naming.label(content.unit(told.unit), language))
    about = About(title, told.source, words.HOW_OF_UNIT.said(language), content.header.illustrative)
    book = Book(words.SCORE.said(language), about, dict(told.reasons))
    book.heads(FIRST - 2, [head.said(language) for head in HEADS], CODES)
    nodes = dict(content.methodology.nodes())
    rows = {path: FIRST + place for place, path in enumerate(nodes)}
    for path, node in nodes.items():
        _line(book, told, rows, path, node)
    _sum(book, told, rows)
    return book.finished(freeze=(FIRST, 1), widths=WIDTHS)


def _line(book: Book, told: Told, rows: Mapping[str, int], path: str, node: Node | Leaf) -> None:
    """One row: what is given, what follows from it, what was published."""
    row, depth = rows[path], path.count("/") + bool(path)
    leaf = isinstance(node, Leaf)
    title = told.content.indicator(node.indicator).title if isinstance(node, Leaf) else node.title
    book.words(row, NAME, "   " * depth + naming.said(title, told.language), "" if leaf else "bold")
    book.words(row, CODE, path or node.code, "code")
    found = told.score(path)
    if found is not None:
        if isinstance(node, Leaf):
            book.number(row, VALUE, found.raw, "")
            book.words(row, MEASURE, short_measure(told.content, node.indicator, told.language), "code")
        if path and found.weight is not None:
            book.number(row, WEIGHT, found.weight, "given")
        _score(book, told, rows, path, node)
        if told.is_there(path):
            _parts(book, told, rows, path)
    _note(book, told, row, path, node)
    book.tail(row, NOTE + 1)


def _score(book: Book, told: Told, rows: Mapping[str, int], path: str, node: Node | Leaf) -> None:
    found = told.score(path)
    assert found is not None
    children = _children(told, rows, path, node)
    if isinstance(node, Leaf) or not isinstance(found.score, Decimal) or not children:
        book.number(rows[path], SCORE, found.score, "given")
        return
    formula = formulas.mean(str(node.mean), children)
    book.formula(rows[path], SCORE, formula, found.score, "strong")


def _children(told: Told, rows: Mapping[str, int], path: str, node: Node | Leaf) -> list[Term]:
    """The cells of the children that have a score."""
    if isinstance(node, Leaf):
        return []
    there = (below(path, child) for child in node.children if told.is_there(below(path, child)))
    return [Term(at(rows[child], WEIGHT), at(rows[child], SCORE)) for child in there]


def _parts(book: Book, told: Told, rows: Mapping[str, int], path: str) -> None:
    """Share, share in the whole, contribution, and what was published of them."""
    row, found = rows[path], told.score(path)
    assert found is not None
    assert isinstance(found.score, Decimal)
    book.number(row, SHOWN, found.score, "grey")
    book.formula(row, DIFFERENCE, formulas.difference(at(row, SCORE), at(row, SHOWN)), 0, "grey")
    if not path:
        book.number(row, SHARE, 1, "share")
        book.number(row, WHOLE, 1, "share")
    elif found.share is not None and told.is_there(above := path.rpartition("/")[0]):
        node = dict(told.content.methodology.nodes())[above]
        assert isinstance(node, Node)
        own = Term(at(row, WEIGHT), at(row, SCORE))
        siblings = _children(told, rows, above, node)
        formula = formulas.share(str(node.mean), own, siblings, at(rows[above], SCORE))
        book.formula(row, SHARE, formula, found.share, "share")
        whole = _whole_share(told, path)
        formula = formulas.product(at(row, SHARE), at(rows[above], WHOLE))
        book.formula(row, WHOLE, formula, whole, "share")
    else:
        # It has a score, but what it is a part of has none: it weighs nothing in the whole.
        book.number(row, WHOLE, 0, "share")
    if found.contribution is not None and (not path or found.share is not None):
        formula = formulas.product(at(row, SCORE), at(row, WHOLE))
        book.formula(row, PART, formula, found.contribution, "figure")
        book.number(row, SHOWN_PART, found.contribution, "grey")


def _whole_share(told: Told, path: str) -> Decimal:
    whole = Decimal(1)
    while path:
        found = told.score(path)
        whole *= (found.share if found else None) or Decimal(0)
        path = path.rpartition("/")[0]
    return whole


def _note(book: Book, told: Told, row: int, path: str, node: Node | Leaf) -> None:
    """By which mean the score is made, and whether it is imputed."""
    found = told.score(path)
    if isinstance(node, Node) and node.mean in words.MEANS:
        book.words(row, NOTE, words.MEANS[str(node.mean)].said(told.language), "code")
    elif found is not None and found.imputed:
        book.words(row, NOTE, words.IMPUTED.said(told.language), "code")


def _sum(book: Book, told: Told, rows: Mapping[str, int]) -> None:
    """The contributions of all indicators add up to the overall score."""
    whole = told.score("")
    if whole is None or isinstance(whole.score, Missing):
        return
    leaves = [path for path, _leaf in told.content.methodology.leaves()]
    counted = [
        path
        for path in leaves
        if told.is_there(path) and (found := told.score(path)) and found.contribution is not None
    ]
    row = FIRST + len(rows)
    book.words(row, NAME, words.SUM.said(told.language), "bold")
    formula = formulas.total([at(rows[path], PART) for path in counted])
    book.formula(row, PART, formula, whole.score, "strong")
    book.number(row, SHOWN_PART, whole.score, "grey")
    book.tail(row, NOTE + 1)
