"""How published figures came about. What is made of a frozen content is kept under the hash of its bundle."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from bilim.publication.queries.editions import get_content
from bilim.publication.rules import changes, frozen, workings
from bilim.publication.rules.frozen import Ground
from bilim.publication.terms import ADJUSTED, ChangeGroup, EditionContent
from bilim_engine.trace import Step


def explain_indicator(content: EditionContent, unit: str, indicator: str, variant: str = ADJUSTED) -> Step:
    """How the published value came about, computed from the frozen content alone; the published value alone
    where the engine of today does not arrive at it. LookupError where none was published."""
    published = content.value(unit, indicator, variant)
    if published is None:
        raise LookupError(f"{variant} {unit} {indicator}")
    on = ground(Frozen(content))
    return workings.of_indicator(
        published, lambda: frozen.indicator_step(content, on, unit, indicator, variant)
    )


def explain_score(content: EditionContent, unit: str, node: str = "", variant: str = ADJUSTED) -> Step:
    """How the published score of a node came about, in the same way."""
    published = content.score(unit, node, variant)
    if published is None:
        raise LookupError(f"{variant} {unit} {node}")
    return workings.of_score(content, published, lambda: _scores(Frozen(content), variant))


def list_changes(
    content: EditionContent, language: str, address: Callable[..., str]
) -> tuple[ChangeGroup, ...]:
    """What this revision changed, in words, with the pages of both revisions."""
    corrects = content.corrections.corrects
    return changes.grouped(content, get_content(corrects) if corrects else None, language, address)


class Frozen:
    """A content as the key of a cache: the same bundle is the same content. One without a hash is only
    itself."""

    def __init__(self, content: EditionContent) -> None:
        self.content = content

    def __hash__(self) -> int:
        return hash(self.content.header.sha256)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Frozen):
            return NotImplemented
        sha256 = self.content.header.sha256
        return self.content is other.content or (bool(sha256) and sha256 == other.content.header.sha256)


# Three years and a revision are looked at together. Of 55 units × 21 indicators the ground takes about 30 ms,
# the scores of one variant about 300 ms.
@lru_cache(maxsize=4)
def ground(key: Frozen) -> Ground:
    return frozen.ground(key.content)


@lru_cache(maxsize=4)
def _scores(key: Frozen, variant: str) -> workings.Scores:
    return frozen.scores_again(key.content, ground(key), variant)
