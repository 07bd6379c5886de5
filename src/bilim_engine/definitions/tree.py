"""The tree of a methodology: directions, indicators, the weights and paths between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bilim_engine.definitions.base import NOT_DEFINED, NotDefined, Text
from bilim_engine.definitions.methods import Normalisation, Number, Range, Treatment

REFUSE = "refuse"
EXCLUDE = "exclude"
IMPUTE_MEDIAN = "impute_median"


@dataclass(frozen=True, slots=True)
class MissingPolicy:
    """What a missing value does: it makes the node missing (`refuse`), its weight goes to the others
    (`exclude`), or the median of the group stands for it (`impute_median`)."""

    policy: Literal["refuse", "exclude", "impute_median"]
    group: Literal["oblast", "kind", "all"] | NotDefined | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """An indicator in the tree."""

    indicator: str
    weight: Number
    treat: Treatment | NotDefined
    normalise: Normalisation | NotDefined
    missing: MissingPolicy | NotDefined
    logarithm: bool = False
    argument: Text | None = None

    @property
    def code(self) -> str:
        """The last part of the path of the leaf."""
        return self.indicator


@dataclass(frozen=True, slots=True)
class Node:
    """A direction: the mean of its children."""

    code: str
    title: Text
    mean: Literal["arithmetic", "geometric", "harmonic"] | NotDefined
    weights: Literal["given", "equal"] | NotDefined
    children: tuple[Node | Leaf, ...]
    weight: Number = Decimal(1)
    coverage: Number | None = None
    range: Range | None = None
    argument: Text | None = None


def below(path: str, child: Node | Leaf) -> str:
    """The path of a child of the node at `path`."""
    return f"{path}/{child.code}" if path else child.code


def weight_in(node: Node, child: Node | Leaf) -> Number:
    """The weight of the child among its siblings."""
    if node.weights == "equal":
        return Decimal(1)
    return NOT_DEFINED if node.weights is NOT_DEFINED else child.weight


def refuses(leaf: Leaf) -> bool:
    """Whether the absence of the leaf forbids the mean above it."""
    return isinstance(leaf.missing, MissingPolicy) and leaf.missing.policy == REFUSE


def walk(path: str, node: Node | Leaf) -> Iterator[tuple[str, Node | Leaf]]:
    """The node and everything below it, each with its path, parents first."""
    yield path, node
    if isinstance(node, Node):
        for child in node.children:
            yield from walk(below(path, child), child)
