"""One law suite for every normalisation, and for each with its twin on arrays."""

from decimal import Decimal as D

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilim_engine.arrays.methods import normalise as normalise_array
from bilim_engine.arrays.treatment import treat as treat_array
from bilim_engine.definitions.methods import Winsorise, with_range
from bilim_engine.normalisation import normalise, treat
from bilim_engine.values import Missing
from bilim_verify import drawn_leaves as verified_draws
from bilim_verify import statistics as verified_exactly
from properties.methods import (
    ALL,
    BANDS,
    BOUNDED,
    HUNDRED,
    RELATIVE,
    SCALE_FREE,
    TREATMENTS,
    figures,
    populations,
    takes_logarithm,
)

QUICK = settings(max_examples=25, deadline=None)
NEAR = D("1e-20")


def name(method: object) -> str:
    return str(method)[:60]


def scored(values, method, *, higher=True, logarithm=False):
    ranged = with_range(method, HUNDRED)
    found = normalise(values, ranged, higher_is_better=higher, logarithm=logarithm).scores
    return {unit: found[unit] for unit in values}


def agree(one, other) -> bool:
    if isinstance(one, Missing) or isinstance(other, Missing):
        return isinstance(one, Missing) and isinstance(other, Missing) and one.reason == other.reason
    return abs(one - other) <= NEAR * max(D(1), abs(one))


@pytest.mark.parametrize("method", ALL, ids=name)
@given(values=populations, higher=st.booleans(), turned=st.randoms(use_true_random=False))
@QUICK
def test_names_and_order_of_units_do_not_matter(method, values, higher, turned):
    shuffled = list(values.items())
    turned.shuffle(shuffled)
    before = scored(values, method, higher=higher)
    after = scored(dict(shuffled), method, higher=higher)
    assert all(agree(before[unit], after[unit]) for unit in values)


@pytest.mark.parametrize("method", [each for each in ALL if each is not BANDS], ids=name)
@given(values=populations, higher=st.booleans())
@QUICK
def test_a_better_value_never_scores_less(method, values, higher):
    found = scored(values, method, higher=higher)
    ordered = sorted(values, key=lambda unit: values[unit], reverse=not higher)
    numbers = [found[unit] for unit in ordered]
    if not any(isinstance(each, Missing) for each in numbers):
        assert numbers == sorted(numbers)


@pytest.mark.parametrize("method", ALL, ids=name)
@given(values=populations, higher=st.booleans())
@QUICK
def test_equal_values_score_the_same(method, values, higher):
    doubled = values | {f"{unit}-twin": value for unit, value in values.items()}
    found = scored(doubled, method, higher=higher)
    assert all(found[unit] == found[f"{unit}-twin"] for unit in values)


@pytest.mark.parametrize("method", BOUNDED, ids=name)
@given(values=populations, higher=st.booleans())
@QUICK
def test_scores_stay_in_the_range(method, values, higher):
    found = scored(values, method, higher=higher).values()
    assert all(0 <= each <= 100 for each in found if not isinstance(each, Missing))


@pytest.mark.parametrize("method", RELATIVE, ids=name)
@given(values=populations)
@QUICK
def test_polarity_is_a_mirror(method, values):
    mirrored = {unit: -value for unit, value in values.items()}
    lower, higher = scored(values, method, higher=False), scored(mirrored, method)
    assert all(agree(lower[unit], higher[unit]) for unit in values)


@pytest.mark.parametrize("method", SCALE_FREE, ids=name)
@given(values=populations, factor=figures, higher=st.booleans())
@QUICK
def test_the_unit_of_measure_does_not_matter(method, values, factor, higher):
    rescaled = {unit: value * factor for unit, value in values.items()}
    one, other = scored(values, method, higher=higher), scored(rescaled, method, higher=higher)
    assert all(agree(one[unit], other[unit]) for unit in values)


@pytest.mark.parametrize("method", ALL, ids=name)
@given(values=populations, higher=st.booleans(), logarithm=st.booleans(), gap=st.booleans())
@QUICK
def test_the_array_twin_agrees(method, values, higher, logarithm, gap):
    logarithm = logarithm and takes_logarithm(method)
    exact = list(scored(values, method, higher=higher, logarithm=logarithm).values())
    column = np.array([float(value) for value in values.values()] + [np.nan] * gap)
    ranged = with_range(method, HUNDRED)
    found = normalise_array(column, ranged, higher_is_better=higher, logarithm=logarithm)
    assert np.isnan(found[len(exact) :]).all()
    for one, other in zip(exact, found[: len(exact)], strict=True):
        assert (
            np.isnan(other)
            if isinstance(one, Missing)
            else other == pytest.approx(float(one), rel=1e-9, abs=1e-9)
        )


@pytest.mark.parametrize("how", TREATMENTS, ids=name)
@given(values=populations)
@QUICK
def test_treatment_keeps_the_order_and_its_twin_agrees(how, values):
    treated = treat(values, how).values
    ordered = sorted(values, key=lambda unit: values[unit])
    assert [treated[unit] for unit in ordered] == sorted(treated.values())
    found = treat_array(np.array([float(value) for value in values.values()]), how)
    assert found == pytest.approx([float(value) for value in treated.values()], rel=1e-9)


def four_winsorised(fourth: float) -> list[list[float]]:
    """0, 0, 0 and a fourth figure with the bound of skewness at the 2 it has, by the four ways that treat it:
    exact and on arrays, and both again in the verifier."""
    figures = [0.0, 0.0, 0.0, fourth]
    column = {f"u{place}": D(str(each)) for place, each in enumerate(figures)}
    how = Winsorise(D(1), D(2), D("3.5"))
    stated = {"method": "winsorise", "limit": D(1), "skewness": D(2), "kurtosis": D("3.5")}
    return [
        [float(each) for each in treat(column, how).values.values()],
        treat_array(np.array(figures), how).tolist(),
        [float(each) for each in verified_exactly.treat(column, stated).values()],
        verified_draws.treated(figures, stated),
    ]


@given(fourth=st.floats(min_value=0.01, max_value=1e6).map(lambda each: round(each, 3)))
@settings(max_examples=200, deadline=None)
def test_a_skewness_at_its_bound_is_not_above_it(fourth):
    assert four_winsorised(fourth) == [[0.0, 0.0, 0.0, fourth]] * 4
