"""From the page alone the points can be computed again, whatever way made them."""

from __future__ import annotations

import re
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from bilim.portal.rules import scales
from bilim_engine.definitions import Leaf
from bilim_engine.definitions.methods import (
    AboveBelowMean,
    Bands,
    Categories,
    Distance,
    MinMax,
    Normalisation,
    Percentile,
    Rank,
    ScoreBand,
    ZScore,
)
from bilim_engine.normalisation import normalise

ONE_TO_HUNDRED = (Decimal(1), Decimal(100))
VALUES = {"a": "20.38", "b": "11", "c": "35.5", "d": "35.5", "e": "58"}
COUNTED: list[Normalisation] = [
    MinMax((Decimal(10), Decimal(60)), clip=True, range=ONE_TO_HUNDRED),
    MinMax((Decimal(10), Decimal(60)), clip=False, range=(Decimal(0), Decimal(100))),
    MinMax("observed", range=ONE_TO_HUNDRED),
    ZScore(Decimal(50), Decimal(10)),
    Distance("leader", range=ONE_TO_HUNDRED),
    Distance("mean", range=ONE_TO_HUNDRED),
    Distance(Decimal(40), range=(Decimal(0), Decimal(100))),
    Rank(ONE_TO_HUNDRED),
    Percentile(ONE_TO_HUNDRED),
]
CUTS = (Decimal("0.25"), Decimal("0.75"))
POINTS = (Decimal(10), Decimal(50), Decimal(90))


def said(method: Normalisation, unit: str, polarity: str = "higher_is_better", *, logarithm: bool = False):
    """The arithmetic for this unit among the five, in English."""
    values = {code: Decimal(value) for code, value in VALUES.items()}
    higher = polarity == "higher_is_better"
    found = normalise(values, method, higher_is_better=higher, logarithm=logarithm).scores
    scores = {
        code: SimpleNamespace(
            unit=code, node="n", variant="adjusted", treated=value, score=found[code], imputed=False
        )
        for code, value in values.items()
    }
    content: Any = SimpleNamespace(
        ranked_units=[SimpleNamespace(code=code) for code in values],
        score=lambda code, _node, _variant: scores[code],
        indicator=lambda _code: SimpleNamespace(polarity=polarity),
    )
    leaf = Leaf("one", Decimal(1), None, method, None, logarithm)  # type: ignore[arg-type]
    score: Any = scores[unit]
    return scales.arithmetic(content, leaf, score, "en")


@pytest.mark.parametrize("method", COUNTED, ids=lambda method: f"{method.method}")
@pytest.mark.parametrize("polarity", ["higher_is_better", "lower_is_better"])
@pytest.mark.parametrize("unit", VALUES)
def test_the_arithmetic_gives_the_points(method: Normalisation, polarity: str, unit: str) -> None:
    left, _equals, right = said(method, unit, polarity).rpartition(" = ")
    assert re.fullmatch(r"[\d.()+−×÷ ]+", left)
    computed = eval(left.replace("−", "-").replace("×", "*").replace("÷", "/"))
    assert computed == pytest.approx(float(right.replace("−", "-")), abs=0.01)


def test_it_reads_as_one_would_write_it() -> None:
    first = COUNTED[0]
    assert said(first, "a") == "1 + (100 − 1) × (20.38 − 10) ÷ (60 − 10) = 21.55"
    assert said(first, "a", "lower_is_better") == "1 + (100 − 1) × (60 − 20.38) ÷ (60 − 10) = 79.45"
    narrow = MinMax((Decimal(20), Decimal(40)), clip=True, range=ONE_TO_HUNDRED)
    assert said(narrow, "b") == "11 < 20 → 1.00"
    assert said(narrow, "e") == "58 > 40 → 100.00"
    bands = Bands((ScoreBand(None, Decimal(20), Decimal(5)), ScoreBand(Decimal(20), None, Decimal(9))))
    assert said(bands, "a") == "20 ≤ 20.38 → 9.00"
    assert said(bands, "b") == "11 < 20 → 5.00"
    assert said(Categories(CUTS, POINTS), "a") == "20.38 ≤ 20.38 < 35.5 → 50.00"
    assert said(Categories(CUTS, POINTS), "e", "lower_is_better") == "58 > 35.5 → 10.00"
    mean = AboveBelowMean(Decimal("0.1"), range=ONE_TO_HUNDRED)
    assert said(mean, "e") == "58 ÷ 32.076 = 1.8082; |1.8082 − 1| > 0.1 → 100.00"
    logarithm = said(first, "a", logarithm=True)
    assert logarithm.startswith("ln 20.38 = 3.0146; 1 + (100 − 1) × (3.0146 − 2.3026) ÷ (4.0943 − 2.3026)")
