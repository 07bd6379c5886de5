"""What one edition withholds does not follow from all that came out, read together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from bilim.publication.rules.correcting import compare
from bilim.publication.rules.disclosure import check_disclosure, check_earlier, numbers_of, suppress
from bilim.publication.rules.earlier import Earlier
from bilim.publication.rules.elimination import recoverable
from bilim.publication.rules.margins import Cell, margins
from bilim.publication.rules.suppression import figure_of, forced, of_figures
from bilim.publication.terms import EditionContent, Finding, PublishedFact, RegisterUnit
from bilim_engine.facts import parse_breakdown, write_breakdown
from bilim_engine.values import SUPPRESSED, Missing
from verify import editions as made
from verify.test_agreement import content as some_content

THRESHOLD = 5
WITHHELD = Missing(SUPPRESSED)
# One land with a part of two districts, and a district beside it.
PARENTS = {"n": "", "a": "n", "a1": "a", "a2": "a", "b1": "n"}
UNITS = tuple(RegisterUnit(code, above, "district", {}, {}, {}, False) for code, above in PARENTS.items())
PARAMETER = """
parameters:
  - code: suppression.threshold
    title: {ky: чек, ru: порог, en: threshold}
    unit: children
    values: [{from: 2020-01-01, value: 5, certainty: proposal, source: {title: "tests"}}]
"""
_FIGURES = made.definitions_of(
    made.VOCABULARY.replace(
        "persons: true, public: true, period: calendar_year, breakdowns: [sex]",
        "persons: true, public: false, period: calendar_year, breakdowns: [sex]",
    ),
    PARAMETER,
)
CONTENT = some_content()
_METHOD = CONTENT.header.methodology.code
DEFINITIONS = replace(_FIGURES, methodologies={_METHOD: CONTENT.definitions.methodologies[_METHOD]})
Numbers = Mapping[Cell, int]
Figure = tuple[Cell, int]


@dataclass(frozen=True)
class Edition:
    """What is recorded, and what of it is published."""

    code: str
    numbers: Numbers
    recorded: tuple[PublishedFact, ...]
    facts: tuple[PublishedFact, ...]
    findings: tuple[Finding, ...]

    @property
    def hidden(self) -> set[Cell]:
        """The cells it withholds."""
        return {_cell(fact) for fact in self.facts if fact.value == WITHHELD}

    def content(self) -> EditionContent:
        """As the gate reads it."""
        content = CONTENT
        header = replace(content.header, code=self.code)
        return replace(content, header=header, definitions=DEFINITIONS, units=UNITS, facts=self.facts)

    def came_out(self, *, run_at_hand: bool = True) -> Earlier:
        """As those who make the next one have it."""
        hidden = [fact for fact in self.recorded if _cell(fact) in self.hidden]
        return Earlier(self.code, self.facts, UNITS, numbers_of(hidden) if run_at_hand else {})


def _cell(fact: PublishedFact) -> Cell:
    return (fact.unit, parse_breakdown(fact.breakdown))


def recorded(numbers: Numbers, instants: Mapping[Cell, str]) -> tuple[PublishedFact, ...]:
    """The facts behind a table."""
    return tuple(
        replace(
            made.fact(unit, "a.children", "2025", Decimal(number), write_breakdown(breakdown)),
            recorded_at=instants[(unit, breakdown)],
        )
        for (unit, breakdown), number in sorted(numbers.items())
    )


def draft(
    code: str, numbers: Numbers, earlier: Sequence[Earlier], instants: Mapping[Cell, str] | None = None
) -> Edition:
    """The edition as it is drafted after these, with what the gate finds in its small numbers."""
    facts = recorded(numbers, instants or {cell: f"{number} here" for cell, number in numbers.items()})
    published = suppress(facts, DEFINITIONS, UNITS, earlier)
    edition = Edition(code, numbers, facts, published, ())
    content = edition.content()
    told = (*check_disclosure(content), *check_earlier(content, facts, earlier))
    return replace(edition, findings=told)


def worked_out(editions: Sequence[Edition], *, by_record: bool = False) -> set[Figure]:
    """The small numbers withheld that anybody finds who has all these editions and knows, or guesses, which
    numbers did not change: each number of a cell is one unknown, exact elimination over every table.

    By record he knows it of what was not recorded anew; that a number came back to what it was he does not.
    """
    figures = [
        {
            _cell(fact): (_cell(fact), each.numbers[_cell(fact)], fact.recorded_at if by_record else "")
            for fact in each.recorded
        }
        for each in editions
    ]
    pairs = list(zip(editions, figures, strict=True))
    shown = {figure for each, of in pairs for cell, figure in of.items() if cell not in each.hidden}
    withheld = {of[cell] for each, of in pairs for cell in each.hidden}
    equations = [
        {of[cell]: factor for cell, factor in equation.items()}
        for each, of in pairs
        for equation in margins(each.numbers, PARENTS)
    ]
    known = (withheld & shown) | recoverable(withheld - shown, equations)
    return {(cell, number) for cell, number, _recorded_at in known if 0 < number < THRESHOLD}


def counted_out(editions: Sequence[Edition]) -> set[Figure]:
    """The small numbers withheld that are found by whoever takes each withheld cell for somebody, too."""
    told = [{cell: figure_of(cell, number) for cell, number in each.numbers.items()} for each in editions]
    pairs = list(zip(editions, told, strict=True))
    shown = {figure for each, of in pairs for cell, figure in of.items() if cell not in each.hidden}
    unknown = {of[cell] for each, of in pairs for cell in each.hidden} - shown
    equations = [
        equation for each, of in pairs for equation in of_figures(margins(each.numbers, PARENTS), of)
    ]
    return {
        (figure[:2], int(figure[2]))
        for figure in forced(unknown, equations)
        if 0 < int(figure[2]) < THRESHOLD
    }


# --- the case it began with


LANGUAGES = ("ky", "ru", "tg", "uz")


def graduates(ky: int, ru: int, tg: int, uz: int) -> dict[Cell, int]:
    """One department's leavers by language of instruction, with their total."""
    parts = dict(zip(LANGUAGES, (ky, ru, tg, uz), strict=True))
    cells: dict[Cell, int] = {("a1", (("language", code),)): count for code, count in parts.items()}
    return {("a1", ()): sum(parts.values()), **cells}


def _of(*codes: str) -> set[Cell]:
    return {("a1", (("language", code),)) for code in codes}


def test_a_correction_does_not_give_away_what_the_corrected_edition_withholds() -> None:
    first = draft("e-1", graduates(852, 4, 2, 19), ())
    assert first.hidden == _of("ru", "tg")
    second = draft("e-2", graduates(852, 40, 2, 19), [first.came_out()])
    # By itself it would show the corrected class and take the smallest neighbour of the other.
    alone = draft("e-2", graduates(852, 40, 2, 19), ())
    assert alone.hidden == _of("tg", "uz")
    assert worked_out([first, alone]) == {
        (("a1", (("language", "tg"),)), 2),
        (("a1", (("language", "ru"),)), 4),
    }
    assert second.hidden == _of("ru", "tg")
    assert not second.findings
    assert not worked_out([first, second])


def test_the_gate_asks_over_both_editions() -> None:
    first = draft("e-1", graduates(852, 4, 2, 19), ())
    alone = draft("e-2", graduates(852, 40, 2, 19), ())
    content = alone.content()
    assert not list(check_disclosure(content))
    told = list(check_earlier(content, alone.recorded, [first.came_out()]))
    assert [each.code for each in told] == ["publication.G054"] * 2
    sentences = [each.sentence["en"] for each in told]
    assert "a1, a.children, 2025, language=ru" in sentences[0]
    assert "“e-1”" in sentences[0]
    assert "a1, a.children, 2025, language=tg" in sentences[1]
    assert "“e-2”" in sentences[1]
    assert all(" 2 " not in each and " 4 " not in each for each in sentences)


def test_the_list_of_changes_tells_no_number_that_was_not_public() -> None:
    first = draft("e-1", graduates(852, 4, 2, 19), ())
    second = draft("e-2", graduates(3, 40, 2, 19), [first.came_out()])
    changes = {each.subject: (each.before, each.after) for each in compare(first.content(), second.content())}
    assert second.hidden == _of("ky", "tg")
    # Of the withheld ones: what the corrected edition shows everybody, and of the one it withholds nothing.
    assert changes["a.children[language=ky]"] == ("852", "suppressed")
    assert "a.children[language=tg]" not in changes
    assert not worked_out([first, second])


def test_the_same_record_of_a_source_that_came_anew_is_still_known() -> None:
    """Every record has another instant, and one class another number: what did not change is guessed."""
    numbers = graduates(852, 4, 2, 19)
    first = draft("e-1", numbers, (), dict.fromkeys(numbers, "t1"))
    again = graduates(852, 40, 2, 19)
    second = draft("e-2", again, [first.came_out()], dict.fromkeys(again, "t2"))
    assert not second.findings
    assert not worked_out([first, second])


def test_a_cell_withheld_before_is_the_first_companion() -> None:
    """The larger one too: the reader loses nothing he had."""
    first = draft("e-1", graduates(852, 40, 2, 41), ())
    assert first.hidden == _of("ru", "tg")
    second = draft("e-2", graduates(852, 60, 2, 41), [first.came_out()])
    assert second.hidden == _of("ru", "tg")


def test_a_table_that_came_out_under_another_period_is_minded_too() -> None:
    """The year before stands in each edition: what one withholds the next does not show."""
    first = draft("y-1", graduates(852, 30, 2, 40), ())
    third = draft("z-1", graduates(852, 30, 2, 40), [first.came_out()])
    assert third.hidden == first.hidden
    # Shown once it stays known: it protects nothing any more.
    shown = draft("y-1", graduates(852, 30, 22, 40), ())
    later = draft("z-1", graduates(852, 30, 2, 60), [shown.came_out()])
    assert not shown.hidden
    assert later.hidden == _of("tg", "uz")


def test_a_correction_that_reveals_whatever_is_withheld_is_refused() -> None:
    """Everything was shown, and the total moved with the one cell that is small now."""
    first = draft("e-1", graduates(852, 40, 22, 19), ())
    second = draft("e-2", graduates(852, 40, 2, 19), [first.came_out()])
    assert second.hidden == _of("tg", "uz")  # as it would be by itself
    assert [each.code for each in second.findings] == ["publication.G054"]
    assert "language=tg" in second.findings[0].sentence["ky"]
    assert all(each.blocking for each in second.findings)


def test_what_was_given_away_already_does_not_close_the_period_for_ever() -> None:
    first = draft("e-1", graduates(852, 4, 2, 19), ())
    leak = draft("e-2", graduates(852, 40, 2, 19), ())
    third = draft("e-3", graduates(860, 40, 2, 19), [first.came_out(), leak.came_out()])
    assert not [each for each in third.findings if each.code == "publication.G054"]


def test_what_an_edition_gives_away_by_itself_is_not_laid_to_the_others() -> None:
    """Four persons in four cells are one each, whatever is withheld: no other edition tells that."""
    first = draft("e-1", graduates(852, 40, 22, 19), ())
    second = draft("e-2", graduates(1, 1, 1, 1), [first.came_out()])
    assert second.hidden == _of(*LANGUAGES)
    assert [each.code for each in second.findings] == ["publication.G054"] * 4
    assert all("“e-2”" in each.sentence["en"] for each in second.findings)


def test_a_unit_with_as_many_persons_as_cells_is_refused() -> None:
    """Eight leavers in eight classes: whatever is withheld, each is one."""
    classes = {("a1", (("language", f"l{place}"),)): 1 for place in range(8)}
    alone = draft("e-1", {("a1", ()): 8, **classes}, ())
    assert alone.hidden == set(classes)
    assert [each.code for each in alone.findings] == ["publication.G054"] * 8
    nine = {("a1", ()): 9, **classes, ("a1", (("language", "l0"),)): 2}
    assert not draft("e-1", nine, ()).findings


# --- any tables, any corrections


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[Numbers, bool]]:
    """A table of several units as three editions have it; whether all of it was recorded anew."""
    shape = draw(st.sampled_from([(2,), (3,), (4,), (2, 2), (2, 3)]))
    units = draw(st.sampled_from([("a1",), ("a1", "a2"), ("a1", "a2", "b1")]))
    above = draw(st.booleans())
    keys = list(product(units, *(tuple(f"c{place}" for place in range(size)) for size in shape)))
    counts = {key: draw(st.integers(0, 12)) for key in keys}
    told = [(_table(counts, "xy"[: len(shape)], above=above), False)]
    for _ in range(draw(st.integers(1, 2))):
        for key in draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3)):
            counts[key] = draw(st.integers(0, 60))
        told.append((_table(counts, "xy"[: len(shape)], above=above), draw(st.booleans())))
    return told


def _table(counts: Mapping[tuple[str, ...], int], dimensions: str, *, above: bool) -> Numbers:
    cells: dict[Cell, int] = {}
    for (unit, *categories), count in counts.items():
        for kept in product((True, False), repeat=len(dimensions)):
            pairs = zip(dimensions, categories, kept, strict=True)
            breakdown = tuple((name, category) for name, category, keep in pairs if keep)
            for holder in _line(unit) if above else [unit]:
                cells[(holder, breakdown)] = cells.get((holder, breakdown), 0) + count
    return cells


def _line(unit: str) -> list[str]:
    return [unit, *_line(PARENTS[unit])] if PARENTS[unit] else [unit]


def _publish(history: Sequence[tuple[Numbers, bool]], *, run_at_hand: bool) -> tuple[list[Edition], Edition]:
    """The editions of this history as they come out, up to the first that the gate refuses; the last one."""
    out: list[Edition] = []
    instants: dict[Cell, str] = {}
    before: Numbers = {}
    for place, (numbers, anew) in enumerate(history):
        for cell, number in numbers.items():
            if before.get(cell) != number or (anew and run_at_hand):
                instants[cell] = f"t{place}"
        before = numbers
        edition = draft(
            f"e-{place}", numbers, [each.came_out(run_at_hand=run_at_hand) for each in out], instants
        )
        if edition.findings:
            return out, edition
        out.append(edition)
    return out, out[-1]


C0, C1 = (("x", "c0"),), (("x", "c1"),)
CAME_BACK: list[tuple[Numbers, bool]] = [
    ({("a1", C0): 1, ("a1", C1): 0, ("a1", ()): 1}, False),
    ({("a1", C0): 0, ("a1", C1): 5, ("a1", ()): 5}, False),
    ({("a1", C0): 0, ("a1", C1): 0, ("a1", ()): 0}, False),
]


@pytest.mark.parametrize("run_at_hand", [True, False])
@given(history=histories())
@example(history=CAME_BACK)
@settings(max_examples=250, deadline=None)
def test_no_small_number_follows_from_all_editions(
    history: list[tuple[Numbers, bool]], run_at_hand: bool
) -> None:
    out, _last = _publish(history, run_at_hand=run_at_hand)
    event(f"{len(out)} came out")
    # Without the runs nobody here can tell that a number came back to what it was, nor can the reader.
    assert not worked_out(out, by_record=not run_at_hand)
    small = {
        (each.code, cell) for each in out for cell, number in each.numbers.items() if 0 < number < THRESHOLD
    }
    assert {(code, cell) for code, cell in small if cell[1]} <= {
        (each.code, cell) for each in out for cell in each.hidden
    }


GIVEN_AWAY_BY_COUNTING: list[tuple[Numbers, bool]] = [
    ({("a1", C0): 1, ("a1", C1): 1, ("a1", ()): 2}, False),
    ({("a1", C0): 2, ("a1", C1): 1, ("a1", ()): 3}, False),
]


@given(history=histories())
@example(history=GIVEN_AWAY_BY_COUNTING)
@settings(max_examples=250, deadline=None)
def test_the_gate_refuses_only_what_nothing_helps_against(history: list[tuple[Numbers, bool]]) -> None:
    out, last = _publish(history, run_at_hand=True)
    if not last.findings:
        return
    event("refused")
    everything = tuple(replace(fact, value=WITHHELD) if fact.breakdown else fact for fact in last.recorded)
    # What whoever counts has from the editions before is no reason to refuse this one.
    before = counted_out(out)
    for edition in (replace(last, facts=everything), last):
        assert worked_out([*out, edition]) or counted_out([*out, edition]) - before
