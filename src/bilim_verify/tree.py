"""The tree of a method: its nodes with their paths and weights (docs/arithmetic.md, section 3)."""

from decimal import Decimal
from typing import Any, List, Optional

from .numbers import NOT_DEFINED, ONE, UNDEFINED, Missing, Value, number_or_undefined, total


class Node:
    """A node of the method with its path; a leaf has no children and an indicator."""

    def __init__(self, stated: Any, path: str, parent: Optional["Node"]) -> None:
        self.stated, self.path, self.parent = stated, path, parent
        self.indicator: str = stated.get("indicator") or ""
        self.children = [
            Node(child, (path + "/" if path else "") + _code(child), self)
            for child in stated.get("children") or ()
        ]

    @property
    def weight(self) -> Value:
        """The weight among the siblings; 1 for the root and where weights are equal."""
        if self.parent is None or self.parent.stated["weights"] == "equal":
            return ONE
        if self.parent.stated["weights"] == NOT_DEFINED:
            return UNDEFINED
        return number_or_undefined(self.stated.get("weight", ONE))

    def walk(self) -> List["Node"]:
        found = [self]
        for child in self.children:
            found += child.walk()
        return found

    def leaves(self) -> List["Node"]:
        return [node for node in self.walk() if node.indicator]

    @property
    def policy(self) -> Any:
        return self.stated["missing"]


def _code(stated: Any) -> str:
    return str(stated.get("indicator") or stated["code"])


def share_from_root(leaf: Node) -> Value:
    """The product, from the root down, of weight over the weights of all siblings."""
    chain: List[Node] = []
    node: Node = leaf
    while node.parent is not None:
        chain.append(node)
        node = node.parent
    product: Decimal = ONE
    for step in reversed(chain):
        assert step.parent is not None
        weights = [sibling.weight for sibling in step.parent.children]
        own = step.weight
        if isinstance(own, Missing) or any(isinstance(weight, Missing) for weight in weights):
            return UNDEFINED
        product = product * (own / total(weight for weight in weights if isinstance(weight, Decimal)))
    return product
