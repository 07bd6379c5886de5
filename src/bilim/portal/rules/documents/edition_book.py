"""The scores of all departments as a workbook that computes: one row of weights, scores and places follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bilim.portal.rules import naming, ranking
from bilim.portal.rules.documents import book_words as words
from bilim.portal.rules.documents import cell_formulas as formulas
from bilim.portal.rules.documents.books import About, Book, at
from bilim.portal.rules.documents.cell_formulas import Term
from bilim.portal.rules.telling.told import nowhere
from bilim.portal.terms import RatingRow
from bilim.publication.terms import EditionContent
from bilim_engine.definitions import Leaf, Node
from bilim_engine.definitions.base import NotDefined
from bilim_engine.definitions.tree import below, weight_in

PLACE, NAME, CODE, SHOWN_PLACE, SHOWN_LOW, SHOWN_HIGH, SHOWN, DIFFERENCE, TREE = range(9)
WEIGHTS = 6  # the row of the weights; heads stand in the two rows before
FIRST = 7


@dataclass(frozen=True)
class Sheet:
    """The edition that is told, and in which column each node of the tree stands."""

    content: EditionContent
    language: str
    rows: tuple[RatingRow, ...]
    columns: Mapping[str, int]

    @property
    def last(self) -> int:
        return FIRST + len(self.rows) - 1


def edition_book(content: EditionContent, language: str, reasons: Mapping[str, str], source: str) -> bytes:
    """The workbook; the same content gives the same bytes."""
    nodes = dict(content.methodology.nodes())
    columns = {path: TREE + place for place, path in enumerate(nodes)}
    sheet = Sheet(content, language, tuple(ranking.rows(content, language, nowhere)), columns)
    title = f"{naming.said(content.header.title, language)}: {words.SCORES.said(language)}"
    about = About(title, source, words.HOW_OF_EDITION.said(language), content.header.illustrative)
    book = Book(words.SCORE.said(language), about, dict(reasons))
    _heads(book, sheet, nodes)
    for row, each in enumerate(sheet.rows, start=FIRST):
        _line(book, sheet, nodes, row, each)
    return book.finished(
        freeze=(FIRST, NAME + 1), widths=(8, 28, 16, *(12,) * 5, *(14 for _ in nodes), 14, 40)
    )


def _heads(book: Book, sheet: Sheet, nodes: Mapping[str, Node | Leaf]) -> None:
    """Titles, codes, and the weights that everything below hangs on."""
    language = sheet.language
    fixed = (
        words.PLACE,
        words.DEPARTMENT,
        words.CODE,
        words.PUBLISHED_PLACE,
        words.PUBLISHED_LOW,
        words.PUBLISHED_HIGH,
        words.PUBLISHED,
        words.DIFFERENCE,
    )
    titles = [head.said(language) for head in fixed]
    for node in nodes.values():
        of = sheet.content.indicator(node.indicator).title if isinstance(node, Leaf) else node.title
        titles.append(naming.said(of, language))
    codes = [
        *("rank", "name", "unit", "published_rank", "published_low", "published_high"),
        *("published", "difference"),
    ]
    book.heads(WEIGHTS - 2, titles, [*codes, *(path or nodes[""].code for path in nodes)])
    book.words(WEIGHTS, NAME, words.WEIGHT.said(language), "bold")
    for path, node in nodes.items():
        if isinstance(node, Node):
            for child in node.children:
                weight = weight_in(node, child)
                if not isinstance(weight, NotDefined):
                    book.number(WEIGHTS, sheet.columns[below(path, child)], weight, "given")
    book.tail(WEIGHTS, TREE + len(nodes))


def _line(book: Book, sheet: Sheet, nodes: Mapping[str, Node | Leaf], row: int, each: RatingRow) -> None:
    """One department: given scores of indicators, means above them, and its place."""
    result = each.result
    book.words(row, NAME, each.label)
    book.words(row, CODE, each.unit.code, "code")
    book.number(row, SHOWN_PLACE, result.rank, "place")
    for column, end in ((SHOWN_LOW, result.rank_low), (SHOWN_HIGH, result.rank_high)):
        book.number(row, column, end, "place")
    book.number(row, SHOWN, result.score, "grey")
    for path, node in nodes.items():
        _node(book, sheet, row, each.unit.code, path, node)
    whole = at(row, sheet.columns[""])
    if isinstance(result.score, Decimal):
        book.formula(row, DIFFERENCE, formulas.difference(whole, at(row, SHOWN)), 0, "grey")
    method = sheet.content.methodology.ranking
    if result.rank is not None and not isinstance(method, NotDefined) and method.ties == "competition":
        column = sheet.columns[""]
        every = f"{at(FIRST, column, fixed=True)}:{at(sheet.last, column, fixed=True)}"
        formula = formulas.place(whole, every, descending=method.direction == "descending")
        book.formula(row, PLACE, formula, result.rank, "place")
    book.tail(row, TREE + len(nodes))


def _node(book: Book, sheet: Sheet, row: int, unit: str, path: str, node: Node | Leaf) -> None:
    content, column = sheet.content, sheet.columns[path]
    found = content.score(unit, path)
    if found is None:
        return
    terms = []
    if isinstance(node, Node) and isinstance(found.score, Decimal):
        for child in node.children:
            where = below(path, child)
            score = content.score(unit, where)
            if score is not None and isinstance(score.score, Decimal):
                cell = sheet.columns[where]
                terms.append(Term(at(WEIGHTS, cell, fixed_row=True), at(row, cell)))
    if terms and isinstance(node, Node) and isinstance(found.score, Decimal):
        look = "strong" if not path else "figure"
        book.formula(row, column, formulas.mean(str(node.mean), terms), found.score, look)
    else:
        book.number(row, column, found.score, "figure")
