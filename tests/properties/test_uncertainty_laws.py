"""Laws of the draws, whatever the methodology and the figures."""

from dataclasses import replace
from decimal import Decimal as D

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bilim_engine.arrays import Figures
from bilim_engine.definitions import HIGHER_IS_BETTER, MissingPolicy, Percentile, ZScore
from bilim_engine.ratings import groups_of
from bilim_engine.simulation import Errors, Model, Variation, summarise
from bilim_engine.values import Missing
from properties.methods import OBSERVED
from properties.test_two_paths import rated, situations

DRAWS = 24
FEW = settings(max_examples=60, deadline=None)

variations = st.builds(
    Variation,
    seed=st.sampled_from(["one", "other seed"]),
    spread=st.sampled_from([0.0, 0.3, 1.0]),
    normalisations=st.sampled_from(
        [("as_stated",), ("as_stated", Percentile()), (OBSERVED, ZScore(D(50), D(10)), "as_stated")]
    ),
    aggregations=st.sampled_from([("as_stated",), ("arithmetic", "as_stated"), ("geometric", "harmonic")]),
    missing=st.sampled_from(
        [("as_stated",), ("as_stated", MissingPolicy("exclude"), MissingPolicy("impute_median", "all"))]
    ),
)


def model_of(situation, variation: Variation, noise: float = 0.0) -> Model:
    methodology, tree, codes, polarities, values = situation
    names = [leaf.indicator for _, leaf in methodology.leaves()]
    raw = [[values[unit][name].value for name in names] for unit in codes]
    matrix = np.array([[np.nan if isinstance(each, Missing) else float(each) for each in row] for row in raw])
    figures = Figures.of(
        methodology,
        matrix,
        [polarities[name] == HIGHER_IS_BETTER for name in names],
        {
            kind: np.unique([found[code] for code in codes], return_inverse=True)[1].astype(np.int64)
            for kind, found in groups_of(tree, codes).items()
        },
        np.array([[each != Missing("not_applicable") for each in row] for row in raw]),
    )
    assert figures is not None
    open_ = np.full(len(names), np.inf)
    errors = Errors(np.where(np.isnan(matrix), 0.0, np.abs(matrix) * noise), -open_, open_)
    return Model(methodology, figures, codes, variation, errors)


def taken(figures: Figures, rows: list[int]) -> Figures:
    return replace(
        figures,
        matrix=figures.matrix[rows],
        groups={kind: found[rows] for kind, found in figures.groups.items()},
        imputable=figures.imputable[rows],
        kept=figures.kept[rows],
    )


@given(situation=situations(), variation=variations, noise=st.sampled_from([0.0, 0.2]), data=st.data())
@FEW
def test_the_order_of_the_units_does_not_matter(situation, variation, noise, data):
    found = model_of(situation, variation, noise)
    rows = data.draw(st.permutations(range(len(found.units))))
    errors = replace(found.errors, deviation=found.errors.deviation[rows])
    units = tuple(found.units[row] for row in rows)
    turned = replace(found, figures=taken(found.figures, rows), units=units, errors=errors, _varied={})
    assert np.array_equal(turned.ranks(turned.draw(DRAWS)), found.ranks(found.draw(DRAWS))[:, rows])


@given(situation=situations(), variation=variations, noise=st.sampled_from([0.0, 0.2]))
@FEW
def test_shares_add_up_and_joint_intervals_hold_the_others(situation, variation, noise):
    found = model_of(situation, variation, noise)
    ranks, units = found.ranks(found.draw(DRAWS)), found.units
    count = min(2, len(units))
    summary = summarise(units, ranks, found.published(), level=D("0.8"), first=count, last=count)
    assert (summary.counts.sum(axis=1) == DRAWS).all()
    assert np.allclose(summary.distribution().sum(axis=1), 1)
    ranked_each_time = (ranks > 0).sum(axis=1)
    for among in (summary.first, summary.last):
        # Ties may put more units among them, never fewer.
        assert among.sum() >= np.minimum(ranked_each_time, count).mean() - 1e-9
        assert (among <= summary.ranked() + 1e-12).all()
    both = summary.above + summary.above.T
    assert (both[~np.isnan(both)] <= 1 + 1e-12).all()
    assert (np.diag(np.nan_to_num(summary.above)) == 0).all()
    assert (summary.joint_low <= summary.low).all()
    assert (summary.low <= summary.high).all()
    assert (summary.high <= summary.joint_high).all()
    inside = (ranks >= summary.joint_low) & (ranks <= summary.joint_high) | (ranks == 0)
    assert inside.all(axis=1).mean() >= 0.8
    assert np.array_equal(summary.ranked() == 0, summary.joint_high == 0)


@given(situation=situations(), variation=variations)
@FEW
def test_groups_hold_no_pair_that_is_told_apart_and_cannot_grow(situation, variation):
    found = model_of(situation, variation)
    summary = summarise(
        found.units, found.ranks(found.draw(DRAWS)), found.published(), level=D("0.8"), first=1, last=1
    )
    place = {unit: number for number, unit in enumerate(found.units)}
    told = np.fmax(summary.above, summary.above.T) >= 0.8 - 1e-12
    order = sorted(found.units, key=lambda each: (summary.published[place[each]], each))
    order = [unit for unit in order if summary.published[place[unit]] > 0]
    for group in summary.alike():
        numbers = [place[unit] for unit in group]
        assert not told[np.ix_(numbers, numbers)].any()
        start = order.index(group[0])
        assert tuple(order[start : start + len(group)]) == group
        for beyond in (start - 1, start + len(group)):
            if 0 <= beyond < len(order):
                assert told[place[order[beyond]], numbers].any()


@given(situation=situations(), seed=st.text(max_size=5))
@FEW
def test_nothing_varied_gives_the_order_of_the_exact_path(situation, seed):
    found = model_of(situation, Variation(seed))
    published = found.published()
    assert (found.ranks(found.draw(3)) == published).all()
    results = rated(situation).results["adjusted"]
    scores = [results[unit].score for unit in found.units]
    for one, rank in zip(scores, published, strict=True):
        assert isinstance(one, Missing) == (rank == 0)
        for other, place in zip(scores, published, strict=True):
            numbers = not isinstance(one, Missing) and not isinstance(other, Missing)
            if numbers and one > other + D("2e-9"):
                assert rank < place


@given(situation=situations(), spread=st.sampled_from([0.0, 0.5]))
@FEW
def test_a_policy_drawn_is_followed_for_every_unit(situation, spread):
    found = model_of(situation, Variation("s", spread, missing=(MissingPolicy("refuse"),)))
    ranks = found.ranks(found.draw(8))
    incomplete = np.isnan(found.figures.matrix).any(axis=1)
    assert (ranks[:, incomplete] == 0).all()


@given(situation=situations(), variation=variations)
@FEW
def test_noise_of_zero_is_none(situation, variation):
    still, quiet = model_of(situation, variation), replace(model_of(situation, variation), errors=None)
    assert np.array_equal(still.ranks(still.draw(DRAWS)), quiet.ranks(quiet.draw(DRAWS)))
