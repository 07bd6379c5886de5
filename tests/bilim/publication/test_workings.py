"""The published figure wins: a working that does not arrive at it is not shown, and that is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bilim.portal.rules import steps
from bilim.publication import queries
from bilim.publication.problems import NOTHING_CHANGED, WORKING_NOT_SHOWN
from bilim.publication.rules import frozen
from bilim.publication.rules.bundle_reading import read_bundle
from bilim.publication.terms import ADJUSTED, UNADJUSTED, UNSHOWN, EditionContent
from bilim_engine.problems import Problem, Refused
from bilim_engine.trace import Step
from bilim_engine.values import NOT_COLLECTED, Missing

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "edition-format-1.zip"
LEAF = "preschool/preschool.coverage"
ORIGINAL = frozen.evaluator


@pytest.fixture
def edition() -> EditionContent:
    """An edition that no cache knows: one without a hash is only itself."""
    found = read_bundle(GOLDEN.read_bytes())
    return replace(found, header=replace(found.header, sha256=""))


def engine_of_tomorrow(change: Callable[[Step], Step]) -> Callable[..., object]:
    """An engine whose value of one indicator of one unit is another."""

    def make(*given: object) -> object:
        ask = ORIGINAL(*given)  # type: ignore[arg-type]
        real = ask.value

        def value(indicator: str, unit: str) -> object:
            found = real(indicator, unit)
            if (indicator, unit) != ("preschool.coverage", "nookat"):
                return found
            step = change(found.step)
            return replace(found, value=step.value, step=step)

        ask.value = value  # type: ignore[method-assign]
        return ask

    return make


def test_a_working_that_agrees_is_shown(edition: EditionContent) -> None:
    step = queries.explain_indicator(edition, "nookat", "preschool.coverage")
    assert step.inputs
    assert UNSHOWN not in step.note
    score = queries.explain_score(edition, "nookat", LEAF)
    assert round(score.value, 12) == edition.score("nookat", LEAF).score
    assert any(each.label == "preschool.children" for each in score.walk())


@pytest.mark.parametrize(
    "other",
    [Decimal("51.085246932999"), Decimal(0), Missing(NOT_COLLECTED)],
    ids=["last place", "zero", "missing"],
)
def test_another_number_never_stands_as_the_published_one(
    edition: EditionContent, monkeypatch: pytest.MonkeyPatch, other: Decimal | Missing
) -> None:
    monkeypatch.setattr(frozen, "evaluator", engine_of_tomorrow(lambda step: replace(step, value=other)))
    step = queries.explain_indicator(edition, "nookat", "preschool.coverage")
    assert (step.value, step.inputs) == (Decimal("51.085246932998"), ())
    assert step.note[UNSHOWN] == WORKING_NOT_SHOWN.code
    for node in (LEAF, "preschool", ""):
        score = queries.explain_score(edition, "nookat", node)
        assert (score.value, score.inputs) == (edition.score("nookat", node).score, ())
        assert score.note[UNSHOWN] == WORKING_NOT_SHOWN.code
    assert queries.explain_indicator(edition, "batken", "preschool.coverage").inputs
    assert queries.explain_score(edition, "nookat", "statistics").inputs


def test_a_difference_below_the_published_places_is_none(
    edition: EditionContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    near = Decimal("51.0852469329977")
    monkeypatch.setattr(frozen, "evaluator", engine_of_tomorrow(lambda step: replace(step, value=near)))
    step = queries.explain_indicator(edition, "nookat", "preschool.coverage")
    assert step.inputs


@pytest.mark.parametrize(
    "fault", [KeyError("spread"), ArithmeticError(), Refused([Problem(NOTHING_CHANGED)])]
)
def test_an_engine_that_cannot_compute_it_any_more_leaves_the_published_figure(
    edition: EditionContent, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def unable(*given: object) -> object:
        raise fault

    monkeypatch.setattr(frozen, "evaluator", unable)
    for variant in (ADJUSTED, UNADJUSTED):
        step = queries.explain_indicator(edition, "leilek", "preschool.coverage", variant)
        assert step.value == edition.value("leilek", "preschool.coverage", variant).value
        assert UNSHOWN in step.note
        assert UNSHOWN in queries.explain_score(edition, "leilek", "", variant).note


def test_what_was_never_published_has_no_working(edition: EditionContent) -> None:
    with pytest.raises(LookupError):
        queries.explain_indicator(edition, "nookat", "preschool.nothing")
    with pytest.raises(LookupError):
        queries.explain_score(edition, "kyrgyzstan")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ky", "жарыяланган сан күчүндө"),
        ("ru", "действует опубликованное число"),
        ("en", "the published figure stands"),
    ],
)
def test_a_reader_is_told_and_sent_to_the_verifier(
    edition: EditionContent, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    monkeypatch.setattr(frozen, "evaluator", engine_of_tomorrow(lambda step: replace(step, value=Decimal(1))))
    step = queries.explain_indicator(edition, "nookat", "preschool.coverage")
    line = steps.lines(edition, "nookat", step, language, lambda name, **given: f"/{name}/")
    assert words in line.where
    assert "python3 departments-2025-2.zip" in line.where
    assert line.value == Decimal("51.085246932998")
    score = steps.lines(
        edition,
        "nookat",
        queries.explain_score(edition, "nookat", LEAF),
        language,
        lambda name, **given: "",
        LEAF,
    )
    assert words in score.where
    assert edition.definitions.indicators["preschool.coverage"].title[language] in score.title
