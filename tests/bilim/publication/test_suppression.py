"""Small numbers are withheld, and nothing that is published gives them back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilim.publication.rules.disclosure import check_disclosure, check_inputs, suppress
from bilim.publication.rules.elimination import recoverable
from bilim.publication.rules.gate_editions import examine_edition
from bilim.publication.rules.gate_parts import check_parts
from bilim.publication.rules.margins import Cell, margins
from bilim.publication.rules.suppression import withheld
from bilim.publication.terms import PublishedFact
from bilim_engine.values import SUPPRESSED, Missing
from verify import editions as made
from verify.test_agreement import content as some_content

THRESHOLD = 5


def table(
    counts: dict[tuple[str, ...], int], dimensions: tuple[str, ...], unit: str = "n1"
) -> dict[Cell, int]:
    """A full table of one unit with every margin, from its innermost cells."""
    cells: dict[Cell, int] = {}
    for categories, count in counts.items():
        for kept in product((True, False), repeat=len(dimensions)):
            cell = tuple(
                (name, category)
                for name, category, keep in zip(dimensions, categories, kept, strict=True)
                if keep
            )
            cells[(unit, cell)] = cells.get((unit, cell), 0) + count
    return cells


# One land with two parts, of two districts each; the second part has no figures of its own.
PARENTS = {"n": "", "a": "n", "b": "n", "a1": "a", "a2": "a", "b1": "b", "b2": "b"}


ANY = st.integers(0, 12)
MANY_ONES = st.sampled_from((1, 1, 1, 2, 3, 12, 30))


@st.composite
def countries(draw: st.DrawFn, numbers: st.SearchStrategy[int] = ANY) -> dict[Cell, int]:
    """Tables of districts over one dimension or two, and their sums above."""
    shape = draw(st.sampled_from([(2,), (3,), (2, 2)]))
    keys = list(product(*(tuple(f"c{place}" for place in range(size)) for size in shape)))
    cells: dict[Cell, int] = {}
    for district in ("a1", "a2", "b1", "b2"):
        counts = {key: draw(numbers) for key in keys}
        for above in (district, *(("a", "n") if district[0] == "a" else ("n",))):
            for cell, count in table(counts, tuple("xy"[: len(shape)]), above).items():
                cells[cell] = cells.get(cell, 0) + count
    return cells


def tables(numbers: st.SearchStrategy[int] = ANY) -> st.SearchStrategy[dict[Cell, int]]:
    shapes = st.sampled_from([(2,), (3,), (5,), (2, 2), (2, 3), (3, 3), (2, 2, 2)])

    def filled(shape: tuple[int, ...]) -> st.SearchStrategy[dict[Cell, int]]:
        dimensions = tuple("abc"[: len(shape)])
        keys = list(product(*(tuple(f"c{place}" for place in range(size)) for size in shape)))
        counts = st.lists(numbers, min_size=len(keys), max_size=len(keys))
        return counts.map(lambda found: table(dict(zip(keys, found, strict=True)), dimensions))

    return shapes.flatmap(filled)


@given(cells=tables() | countries())
@settings(max_examples=150, deadline=None)
def test_small_cells_are_withheld_and_cannot_be_worked_out(cells: dict[Cell, int]) -> None:
    hidden = withheld(cells, THRESHOLD, PARENTS)
    small = {cell for cell, value in cells.items() if cell[1] and 0 < value < THRESHOLD}
    assert small <= hidden
    assert all(breakdown for _, breakdown in hidden)
    assert not recoverable(hidden, margins(cells, PARENTS))


@given(cells=tables() | countries())
@settings(max_examples=60, deadline=None)
def test_another_table_fits_what_is_published(cells: dict[Cell, int]) -> None:
    """Not by the solver's word: for each withheld cell there is a way to change it that every margin
    bears."""
    hidden = sorted(withheld(cells, THRESHOLD, PARENTS))
    equations = margins(cells, PARENTS)
    for equation in equations:  # and each margin is true of the whole table
        assert sum(factor * cells[cell] for cell, factor in equation.items()) == 0
    for cell in hidden:
        moved = _a_move(cell, hidden, equations)
        assert moved is not None, cell
        for equation in equations:
            assert abs(sum(factor * moved.get(each, 0) for each, factor in equation.items())) < 1e-9
        assert not set(moved) - set(hidden)


def _a_move(cell: Cell, hidden: list[Cell], equations: list[dict[Cell, int]]) -> dict | None:
    """A change of the withheld cells, found by numpy's null space and not by the code under test."""
    import numpy as np  # noqa: PLC0415

    matrix = np.array([[equation.get(each, 0) for each in hidden] for equation in equations], dtype=float)
    _, singular, rows = np.linalg.svd(matrix)
    null = rows[int((singular > 1e-9).sum()) :]
    wish = np.zeros(len(hidden))
    wish[hidden.index(cell)] = 1
    # The projection of "this cell alone moves" onto all moves the margins bear: nothing is left where
    # it cannot.
    moved = null.T @ (null @ wish)
    return dict(zip(hidden, moved.tolist(), strict=True)) if abs(moved[hidden.index(cell)]) > 1e-9 else None


def test_a_table_without_small_cells_is_published_whole() -> None:
    assert withheld(table({("x",): 7, ("y",): 0, ("z",): 9}, ("a",)), THRESHOLD, {}) == frozenset()


def test_one_small_cell_takes_a_companion() -> None:
    cells = table({("x",): 3, ("y",): 8, ("z",): 20}, ("a",))
    assert withheld(cells, THRESHOLD, {}) == {("n1", (("a", "x"),)), ("n1", (("a", "y"),))}


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"ky": 852, "uz": 19, "ru": 1, "tg": 1}, {"ky"}),
        ({"ky": 852, "uz": 19, "ru": 1, "tg": 1, "dun": 1}, {"ky"}),
        ({"ky": 852, "ru": 1, "tg": 1, "dun": 2}, {"ky"}),
        ({"ky": 852, "ru": 1, "tg": 1, "dun": 0}, {"dun"}),
        ({"ky": 852, "uz": 19, "ru": 1, "tg": 2}, {"ky", "uz"}),
    ],
)
def test_as_many_persons_as_cells_are_not_left(counts: dict[str, int], shown: set[str]) -> None:
    """Whoever takes each withheld cell for one person at least would know them all to be one."""
    cells = table({(each,): count for each, count in counts.items()}, ("language",))
    hidden = {dict(breakdown)["language"] for _unit, breakdown in withheld(cells, THRESHOLD, {})}
    assert counts.keys() - hidden == shown


@given(counts=st.lists(st.integers(0, 12), min_size=2, max_size=7))
@settings(max_examples=200, deadline=None)
def test_no_row_of_cells_is_all_ones(counts: list[int]) -> None:
    cells = table({(f"c{place}",): count for place, count in enumerate(counts)}, ("d",))
    hidden = [cells[each] for each in withheld(cells, THRESHOLD, {})]
    # Where there is no other cell nothing helps: totals are public.
    nothing_left = len(hidden) == len(counts)
    assert nothing_left or not hidden or sum(hidden) != len(hidden) or 0 in hidden


def test_a_withheld_margin_counts_for_as_many_as_it_has_withheld_parts() -> None:
    """ru + tg = 3, and ru has two withheld parts: it would be two, and tg one."""
    counts = {"ky": (611, 600), "ru": (1, 1), "tg": (0, 1), "uz": (40, 41)}
    cells = table(
        {(name, sex): counts[name][place] for name in counts for place, sex in enumerate(("female", "male"))},
        ("language", "sex"),
    )
    hidden = withheld(cells, THRESHOLD, PARENTS)
    assert counted_out(hidden, cells) == set()
    small = {cell for cell, count in cells.items() if 0 < count < THRESHOLD}
    subtraction_alone = small | {
        ("n1", (("language", "uz"), ("sex", "female"))),
        ("n1", (("language", "uz"), ("sex", "male"))),
    }
    assert not recoverable(subtraction_alone, margins(cells, PARENTS))
    assert small < counted_out(subtraction_alone, cells)


@given(cells=tables(MANY_ONES) | countries(MANY_ONES))
@settings(max_examples=100, deadline=None)
def test_whoever_counts_finds_no_small_number_that_could_be_protected(cells: dict[Cell, int]) -> None:
    hidden = withheld(cells, THRESHOLD, PARENTS)
    if any(not cells[cell] for cell in hidden):
        return  # he would take nobody for somebody
    everything = {cell for cell in cells if cell[1] and cells[cell]}
    small = {cell for cell in counted_out(hidden, cells) if cells[cell] < THRESHOLD}
    assert small <= counted_out(everything, cells)


def counted_out(hidden: Collection[Cell], cells: Mapping[Cell, int]) -> set[Cell]:
    """The cells that are the same in every way to put whole numbers from one on in the place of the hidden
    ones: searched for, one by one, with bounds and trials."""
    sums = [
        (
            {cell: factor for cell, factor in each.items() if cell in hidden},
            -sum(factor * cells[cell] for cell, factor in each.items() if cell not in hidden),
        )
        for each in margins(cells, PARENTS)
    ]
    whole = {cell: (1, sum(cells.values())) for cell in hidden}
    return {
        cell
        for cell in hidden
        if not _fills(whole | {cell: (1, cells[cell] - 1)}, sums)
        and not _fills(whole | {cell: (cells[cell] + 1, whole[cell][1])}, sums)
    }


def _fills(bounds: dict[Cell, tuple[int, int]], sums: list[tuple[dict[Cell, int], int]]) -> bool:
    """Whether whole numbers within these bounds fulfil the sums."""
    found = _tightened(bounds, sums)
    if found is None:
        return False
    wide = [(high - low, cell) for cell, (low, high) in found.items() if low < high]
    if not wide:
        return True
    cell = min(wide)[1]
    low, high = found[cell]
    middle = (low + high) // 2
    halves = ((low, middle), (middle + 1, high))
    return any(_fills(found | {cell: half}, sums) for half in halves)


def _tightened(
    given: dict[Cell, tuple[int, int]], sums: list[tuple[dict[Cell, int], int]]
) -> dict[Cell, tuple[int, int]] | None:
    """What each can still be, as the others bound it; None where nothing fits."""
    found, moved = dict(given), True
    while moved:
        moved = False
        for factors, total in sums:
            for cell, factor in factors.items():
                others = [sorted((f * found[c][0], f * found[c][1])) for c, f in factors.items() if c != cell]
                ends = sorted(
                    factor * (total - sum(other[side] for other in others)) for side in (0, 1)
                )  # a factor is one, or one less than nothing
                low, high = max(found[cell][0], ends[0]), min(found[cell][1], ends[1])
                if low > high:
                    return None
                moved |= (low, high) != found[cell]
                found[cell] = (low, high)
    return found


def test_what_the_unit_above_less_its_other_parts_would_give_takes_companions() -> None:
    counts = {"a1": {("x",): 3, ("y",): 30}, "a2": {("x",): 20, ("y",): 40}, "a": {("x",): 23, ("y",): 70}}
    cells: dict[Cell, int] = {}
    for unit, found in counts.items():
        cells |= table(found, ("d",), unit)
    alone = withheld({cell: value for cell, value in cells.items() if cell[0] == "a1"}, THRESHOLD, PARENTS)
    assert alone == {("a1", (("d", "x"),)), ("a1", (("d", "y"),))}
    assert recoverable(alone, margins(cells, PARENTS)) == alone
    both = withheld(cells, THRESHOLD, PARENTS)
    assert both == {(unit, (("d", way),)) for unit in ("a1", "a2") for way in "xy"}


def test_a_thousand_units_are_done_while_one_waits() -> None:
    """Units that share no margin cost each other nothing: the work grows with their number, not its cube."""
    parents = {f"u{number}": f"p{number % 50}" for number in range(1000)} | {
        f"p{number}": "" for number in range(50)
    }
    cells: dict[Cell, int] = {}
    for number in range(1000):
        counts = {("x",): number % 7, ("y",): 50 + number % 11, ("z",): 90}
        for unit in (f"u{number}", parents[f"u{number}"]):
            for cell, count in table(counts, ("d",), unit).items():
                cells[cell] = cells.get(cell, 0) + count
    hidden = withheld(cells, THRESHOLD, parents)
    assert 500 < len(hidden) < len(cells)
    assert not recoverable(hidden, margins(cells, parents))


# --- facts


DEFINITIONS = """
parameters:
  - code: suppression.threshold
    title: {ky: чек, ru: порог, en: threshold}
    unit: children
    values: [{from: 2020-01-01, value: 5, certainty: proposal, source: {title: "tests"}}]
"""


def definitions():  # type: ignore[no-untyped-def]
    vocabulary = made.VOCABULARY.replace(
        "persons: true, public: true, period: calendar_year, breakdowns: [sex]",
        "persons: true, public: false, period: calendar_year, breakdowns: [sex]",
    )
    return made.definitions_of(vocabulary, DEFINITIONS)


def cells(girls: int, boys: int) -> tuple[PublishedFact, ...]:
    return (
        made.fact("n1", "a.children", "2025", Decimal(girls + boys)),
        made.fact("n1", "a.children", "2025", Decimal(girls), "sex=female"),
        made.fact("n1", "a.children", "2025", Decimal(boys), "sex=male"),
    )


def test_facts_are_withheld_in_pairs() -> None:
    published = suppress(cells(2, 40), definitions(), ())
    assert [fact.value for fact in published] == [Decimal(42), Missing(SUPPRESSED), Missing(SUPPRESSED)]
    assert suppress(cells(20, 40), definitions(), ()) == cells(20, 40)
    assert suppress(cells(0, 40), definitions(), ()) == cells(0, 40)


def test_what_the_gate_finds_small_was_withheld_whatever_the_number_is() -> None:
    total, girls, boys = cells(2, 40)
    half = (replace(total, value=Decimal("40.5")), replace(girls, value=Decimal("0.5")), boys)
    published = suppress(half, definitions(), ())
    assert [fact.value for fact in published[1:]] == [Missing(SUPPRESSED), Missing(SUPPRESSED)]
    content = replace(some_content(), definitions=definitions(), facts=published)
    assert list(check_disclosure(content)) == []


@pytest.mark.parametrize(("value", "codes"), [(2, {"publication.G048"}), (9, set())])
def test_the_gate_finds_a_small_cell(value: int, codes: set[str]) -> None:
    content = replace(some_content(), definitions=definitions(), facts=cells(value, 40))
    assert {each.code for each in check_disclosure(content)} == codes


def test_the_gate_finds_a_cell_the_total_gives_away() -> None:
    total, girls, boys = cells(2, 40)
    facts = (total, replace(girls, value=Missing(SUPPRESSED)), boys)
    content = replace(some_content(), definitions=definitions(), facts=facts)
    assert [each.code for each in check_disclosure(content)] == ["publication.G049"]


def test_a_small_ranked_total_must_be_public_by_law() -> None:
    content = replace(some_content(), definitions=definitions(), facts=cells(1, 2)[:1])
    assert [each.code for each in check_inputs(content)] == ["publication.G050"]
    assert list(check_inputs(replace(content, facts=cells(10, 20)[:1]))) == []


def test_a_small_total_of_a_period_before_the_first_threshold_is_held_to_that_of_the_edition() -> None:
    """The threshold begins in 2020 here: whoever dated it after a figure would have let the figure out."""
    some = some_content()
    before = replace(cells(1, 2)[0], period="1999")
    content = replace(some, definitions=definitions(), facts=(before,))
    assert [each.code for each in check_inputs(content)] == ["publication.G050"]
    assert list(check_inputs(replace(content, facts=(replace(before, value=Decimal(30)),)))) == []


def test_a_small_total_of_a_unit_that_is_only_shown_does_not_come_out_either() -> None:
    some = some_content()
    units = tuple(replace(unit, ranked=False) for unit in some.units)
    content = replace(some, units=units, definitions=definitions(), facts=cells(1, 2)[:1])
    (finding,) = check_inputs(content)
    assert (finding.code, finding.blocking) == ("publication.G056", True)
    assert list(check_inputs(replace(content, facts=cells(10, 20)[:1]))) == []


def test_a_total_recorded_as_withheld_is_found_where_its_neighbours_give_it_away() -> None:
    parents = {"a": "top", "b": "top"}
    table = {("top", ()): Fraction(10), ("a", ()): Fraction(7), ("b", ()): Fraction(3)}
    assert recoverable({("b", ())}, margins(table, parents)) == {("b", ())}
    assert recoverable({("a", ()), ("b", ())}, margins(table, parents)) == set()


@pytest.mark.parametrize(
    ("measure", "total", "parts", "found"),
    [
        ("count", "42", ("30", "12"), 0),
        ("count", "42", ("30", "13"), 1),
        ("count", "40", ("42",), 1),
        ("count", "42", ("30",), 0),
        ("amount", "1.0", ("0.55", "0.46"), 0),  # rounded
        ("amount", "1.0", ("0.6", "0.7"), 1),
        ("amount", "42.5", ("30", "13"), 0),  # each to its own last digit, as the ledger has it
        ("amount", "1", ("-1", "3"), 0),  # what can be negative is no part of a whole
        ("share", "55", ("60", "50"), 0),  # shares and points do not add up
        ("points", "55", ("60", "50"), 0),
    ],
)
def test_parts_that_are_more_than_their_whole_are_told(
    measure: str, total: str, parts: tuple[str, ...], found: int
) -> None:
    facts = (
        made.fact("n1", "a.children", "2025", Decimal(total)),
        *(
            made.fact("n1", "a.children", "2025", Decimal(part), f"sex={sex}")
            for part, sex in zip(parts, ("female", "male"), strict=False)
        ),
    )
    known = definitions()
    items = {**known.items, "a.children": replace(known.items["a.children"], measure=measure)}
    content = replace(some_content(), definitions=replace(known, items=items), facts=facts)
    told = list(check_parts(content))
    assert [(each.code, each.blocking) for each in told] == [("publication.G057", False)] * found


def test_the_gate_tells_parts_above_their_whole_and_its_report_is_as_it_was_where_there_are_none() -> None:
    content = some_content()
    assert "parts" not in [check.code for check in examine_edition(content).checks]
    whole = next(fact for fact in content.facts if isinstance(fact.value, Decimal) and not fact.breakdown)
    part = replace(whole, breakdown="sex=female", value=whole.value + 1)
    report = examine_edition(replace(content, facts=(*content.facts, part)))
    (check,) = [check for check in report.checks if check.code == "parts"]
    assert [finding.unit for finding in check.findings] == [whole.unit]
