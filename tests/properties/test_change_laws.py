"""What moved a score between two ratings: it adds up, and no leaf moves it against its own direction."""

from __future__ import annotations

from decimal import Decimal as D
from decimal import localcontext

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bilim_engine.aggregation import weighted_mean
from bilim_engine.definitions import Leaf, Node
from bilim_engine.definitions.tree import below, weight_in
from bilim_engine.ratings import split_change
from bilim_engine.values import EXACT, round12
from properties.methods import nodes

SMALL = D("1e-9")
marks = st.one_of(st.just(D(0)), st.integers(1, 10_000).map(lambda each: D(each) / 100))
QUICK = settings(max_examples=300, deadline=None)


def paths(node: Node, path: str = "") -> list[str]:
    found = []
    for child in node.children:
        at = below(path, child)
        found += [at] if isinstance(child, Leaf) else paths(child, at)
    return found


def overall(node: Node, leaves: dict[str, D], path: str = "") -> D | None:
    """The mean over the leaves given, as a plain recursion."""
    pairs = []
    for child in node.children:
        at = below(path, child)
        score = leaves.get(at) if isinstance(child, Leaf) else overall(child, leaves, at)
        if score is not None:
            pairs.append((weight_in(node, child), score))
    return weighted_mean(node.mean, pairs) if pairs else None


@st.composite
def two_years(draw: st.DrawFn) -> tuple[Node, dict[str, D], dict[str, D]]:
    root = draw(nodes())
    return root, *({path: draw(marks) for path in paths(root)} for _ in range(2))


@QUICK
@given(two_years())
def test_the_parts_are_the_change_and_go_the_way_of_their_leaves(years) -> None:
    root, before, now = years
    # As published: what the parts add up to is exact to the twelfth decimal.
    with localcontext(EXACT):
        change = round12(overall(root, now) - overall(root, before))
    # A leaf that is in no tree stands for a change of presence, so that the rest is shown and not given away.
    shown = split_change(root, before, {**now, "elsewhere": D(1)}, change)
    assert abs(shown.rest) < SMALL
    for path, part in shown.moved.items():
        assert part * (now[path] - before[path]) >= 0
    found = split_change(root, before, now, change)
    with localcontext(EXACT):
        assert sum(found.moved.values(), D(0)) == change
    assert found.rest == 0


@QUICK
@given(two_years(), st.data())
def test_leaves_of_one_year_are_told_apart_from_those_of_both(years, data) -> None:
    root, before, now = years
    lost = data.draw(st.sampled_from(sorted(before)))
    assume(len(before) > 1)
    rest_of_now = {path: score for path, score in now.items() if path != lost}
    common = {path: score for path, score in before.items() if path != lost}
    with localcontext(EXACT):
        whole = overall(root, rest_of_now) - overall(root, before)
        of_common = overall(root, rest_of_now) - overall(root, common)
    found = split_change(root, before, rest_of_now, whole)
    assert lost not in found.moved
    assert abs(sum(found.moved.values(), D(0)) - of_common) < SMALL
    assert abs(found.rest - (whole - of_common)) < SMALL


@QUICK
@given(two_years())
def test_the_way_back_is_the_way_there_with_the_other_sign(years) -> None:
    root, before, now = years
    there = split_change(root, before, {**now, "elsewhere": D(1)}, D(0)).moved
    back = split_change(root, now, {**before, "elsewhere": D(1)}, D(0)).moved
    assert there.keys() == back.keys()
    assert all(abs(there[path] + back[path]) < SMALL for path in there)


def test_nothing_in_common_is_all_rest() -> None:
    leaf = {"a": D(1)}
    root = Node("overall", {}, "geometric", "given", ())
    found = split_change(root, leaf, {"b": D(2)}, D(5))
    assert (found.moved, found.rest) == ({}, D(5))
