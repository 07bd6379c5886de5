"""The steps of a calculation: every kind and operator has words in three languages, and no code is shown."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from bilim.base.templatetags.figures import brief
from bilim.portal.rules import steps as words
from bilim.publication import queries
from bilim_engine import aggregation, trace
from bilim_engine.formulas import operators
from bilim_engine.problems import LANGUAGES
from bilim_engine.ratings import steps as kinds
from factories import editions as made

# Named by their definitions, not by what they do.
DEFINED = {trace.ITEM, trace.INDICATOR, trace.PARAM, trace.ADJUSTMENT}
# Kinds told by their label; every other kind has words of its own.
LABELS = {
    trace.OPERATOR: set(operators.TABLE) - {"num", "item", "indicator", "param", "ago", "subtree"},
    trace.SUBTREE: {"own", "sum"},
    kinds.MEAN: {aggregation.ARITHMETIC, aggregation.GEOMETRIC, aggregation.HARMONIC, "not_defined"},
}


def kinds_of_steps() -> set[str]:
    return {
        value
        for module in (trace, kinds)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str) and name != "OUT_OF_DOMAIN"
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_operator_has_words(language: str) -> None:
    told = [
        (kind, label) for kind in kinds_of_steps() - DEFINED for label in sorted(LABELS.get(kind, {"any"}))
    ]
    assert len(told) > 30
    assert [each for each in told if not words.words_of(*each, language)] == []


@pytest.mark.parametrize("number", ["59.22756431607208848933555124", "0.000123456", "1234567.5", "0", "1E+3"])
def test_a_step_shows_about_four_decimals(number: str) -> None:
    exact = Decimal(number)
    short = brief(exact)
    assert len(str(short).split("E")[0].replace(".", "").lstrip("0-")) <= 12
    assert abs(short - exact) <= max(abs(exact) / 1_000, Decimal(0))


def shown(node: str, language: str) -> Iterator[words.TraceLine]:
    """Every line of the calculation of one score."""
    content = made.content()
    step = queries.explain_score(content, "nookat", node)

    def all_of(line: words.TraceLine) -> Iterator[words.TraceLine]:
        yield line
        for below in line.below:
            yield from all_of(below)

    where = lambda name, **arguments: f"/{name}/{'/'.join(arguments.values())}/"  # noqa: E731
    return all_of(words.lines(content, "nookat", step, language, where, node))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_of_a_definition_or_operator_is_shown(language: str) -> None:
    definitions = made.definitions()
    codes = {*definitions.items, *definitions.indicators, *operators.TABLE, "clip", "ln", "own", "min_max"}
    lines = list(shown("", language))
    assert [line.title for line in lines if line.title in codes] == []


def test_records_values_and_scores_are_linked_and_have_units() -> None:
    lines = list(shown("", "ky"))
    for page in ("fact", "value", "score"):
        assert [line for line in lines if line.address.startswith(f"/{page}/")], page
    records = [line for line in lines if line.address.startswith("/fact/")]
    assert all(line.unit for line in records)
