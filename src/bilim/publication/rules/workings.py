"""How a published figure came about. The published figure wins: a page never shows another in its place.

Workings are computed from the frozen content by the engine of today. Where that gives another number than was
published, or none, the step holds the published figure alone and the note `unshown` names the reason, for
pages to say. The verifier that travels in the bundle is of the day of the edition and recomputes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bilim.publication.problems import WORKING_NOT_SHOWN
from bilim.publication.rules.canonical import parted
from bilim.publication.terms import UNSHOWN, EditionContent, PublishedScore, PublishedValue
from bilim_engine.definitions import Leaf
from bilim_engine.problems import Refused
from bilim_engine.ratings import NodeScore
from bilim_engine.ratings.steps import MEAN, NORMALISE
from bilim_engine.trace import INDICATOR, Step, number_of

# What the engine of another day may do to a method of this one. Faults of our own hands are not among them.
_UNABLE = (Refused, ArithmeticError, LookupError)

Scores = Mapping[str, Mapping[str, NodeScore]]


def of_indicator(published: PublishedValue, compute: Callable[[], Step]) -> Step:
    """The working of an indicator's value, or the published value alone."""
    try:
        step = compute()
    except _UNABLE:
        step = None
    if step is not None and parted(number_of(step.value)) == parted(published.value):
        return step
    note = {"unit": published.unit, "period": published.period, UNSHOWN: WORKING_NOT_SHOWN.code}
    return Step(INDICATOR, published.indicator, published.value, note=note)


def of_score(content: EditionContent, published: PublishedScore, compute: Callable[[], Scores]) -> Step:
    """The working of a node's score, or the published score alone.

    The numbers of all nodes below stand in the working, so all of them must be the published ones.
    """
    try:
        found = compute()[published.unit]
        if all(_agree(content, published, path, score) for path, score in found.items()):
            return found[published.node].step
    except _UNABLE:
        pass
    return _published_alone(content, published)


def _agree(content: EditionContent, whose: PublishedScore, path: str, found: NodeScore) -> bool:
    """Whether this node, where it is the one asked for or below it, has its published figures."""
    if not f"{path}/".startswith(f"{whose.node}/" if whose.node else ""):
        return True
    published = content.score(whose.unit, path, whose.variant)
    return published is not None and (
        parted(found.value) == parted(published.score)
        and _written(found.raw) == _written(published.raw)
        and _written(found.treated) == _written(published.treated)
    )


def _written(value: object) -> str:
    """The number alone: a leaf without one has the reason in its score."""
    return parted(value)[0] if value is not None else ""  # type: ignore[arg-type]


def _published_alone(content: EditionContent, published: PublishedScore) -> Step:
    part = dict(content.methodology.nodes()).get(published.node)
    note = {"unit": published.unit, "node": published.node, UNSHOWN: WORKING_NOT_SHOWN.code}
    if isinstance(part, Leaf):
        return Step(NORMALISE, NORMALISE, published.score, note={**note, "indicator": part.indicator})
    mean = getattr(part, "mean", "")
    return Step(MEAN, str(getattr(mean, "value", mean)), published.score, note=note)
