"""Whether a composite holds together, as pages tell it: weights in effect, correlations, parts that agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bilim.portal.rules.certainty import leaf_title
from bilim.portal.rules.naming import said
from bilim.publication.terms import EditionContent
from bilim_engine.definitions import Node
from bilim_engine.ratings.findings import Pair
from bilim_engine.simulation.coherence import REDUNDANT

Address = Callable[..., str]

# Two indicators are as good as one above this correlation, up or down.
NEARLY_SAME = Decimal(str(REDUNDANT))
# As many of the pairs that go together farthest as are read; the files have all.
NAMED = 8
# Above which strength a correlation bears which shade; up to the last none.
_SHADES = ((NEARLY_SAME, 5), (Decimal("0.7"), 3), (Decimal("0.5"), 2), (Decimal("0.3"), 1))


@dataclass(frozen=True, slots=True)
class WeightLine:
    """A weight on paper beside the weight in effect, both as shares of one."""

    path: str
    title: str
    address: str
    nominal: Decimal
    linear: Decimal | None
    main_effect: Decimal | None


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two indicators and how far they go together; `inside` when both are of one direction."""

    one: str
    other: str
    inside: bool
    pair: Pair

    @property
    def both(self) -> str:
        return f"{self.one} – {self.other}"


@dataclass(frozen=True, slots=True)
class Cell:
    """How far two indicators go together: in hundredths, None where it is not known."""

    hundredths: Decimal | None
    shade: int
    inside: bool

    @property
    def look(self) -> str:
        """The classes it is drawn by: framed inside one direction, the darker the closer."""
        return " ".join(("in",) * self.inside + (f"s{self.shade}",) * bool(self.shade))


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator against all before it; `begins` where it is the first of its direction."""

    number: int
    title: str
    address: str
    begins: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class PartLine:
    """How well the parts of one node go together; no alpha where that has no sense."""

    title: str
    level: int
    alpha: Decimal | None


def weights(content: EditionContent, language: str, address: Address) -> tuple[WeightLine, ...]:
    """Weights on paper and in effect; those in effect are shares of what all leaves do together."""
    found = content.findings.weights if content.findings else ()
    linear = sum((each.linear or Decimal(0) for each in found), Decimal(0)) or Decimal(1)
    main = sum((each.main_effect or Decimal(0) for each in found), Decimal(0)) or Decimal(1)
    return tuple(
        WeightLine(
            each.path,
            *leaf_title(content, each.path, language, address),
            nominal=each.nominal,
            linear=None if each.linear is None else each.linear / linear,
            main_effect=None if each.main_effect is None else each.main_effect / main,
        )
        for each in found
    )


def farthest(lines: tuple[WeightLine, ...]) -> tuple[WeightLine | None, WeightLine | None]:
    """The indicator that decides most beyond its weight, and the one that falls shortest of it."""
    known = [line for line in lines if line.linear is not None]
    more = max(known, key=_beyond, default=None)
    less = min(known, key=_beyond, default=None)
    return (more if more and _beyond(more) > 0 else None, less if less and _beyond(less) < 0 else None)


def _beyond(line: WeightLine) -> Decimal:
    return (line.linear or Decimal(0)) - line.nominal


def pairs(content: EditionContent, language: str, address: Address) -> tuple[PairLine, ...]:
    """Every two indicators, those that go together farthest first; the unknown at the end."""
    found = content.findings.pairs if content.findings else ()
    made = [
        PairLine(
            leaf_title(content, each.one, language, address)[0],
            leaf_title(content, each.other, language, address)[0],
            _direction(each.one) == _direction(each.other),
            each,
        )
        for each in found
    ]
    return tuple(sorted(made, key=lambda line: (-_strength(line.pair), line.one, line.other)))


def _strength(pair: Pair) -> Decimal:
    return Decimal(-1) if pair.correlation is None else abs(pair.correlation)


def triangle(content: EditionContent, language: str, address: Address) -> tuple[Row, ...]:
    """Every indicator against all before it, in the order of the method."""
    found = content.findings.pairs if content.findings else ()
    by_ends = {frozenset((each.one, each.other)): each for each in found}
    paths = list(dict.fromkeys(end for each in found for end in (each.one, each.other)))
    return tuple(
        Row(
            number + 1,
            *leaf_title(content, path, language, address),
            begins=number == 0 or _direction(paths[number - 1]) != _direction(path),
            cells=tuple(_cell(by_ends[frozenset((path, before))]) for before in paths[:number]),
        )
        for number, path in enumerate(paths)
    )


def _cell(pair: Pair) -> Cell:
    strength = _strength(pair)
    shade = next((shade for least, shade in _SHADES if strength > least), 0)
    hundredths = None if pair.correlation is None else pair.correlation * 100
    return Cell(hundredths, shade, _direction(pair.one) == _direction(pair.other))


def _direction(path: str) -> str:
    return path.split("/")[0]


def _nodes(content: EditionContent) -> Iterator[tuple[str, Node]]:
    return ((path, node) for path, node in content.methodology.nodes() if isinstance(node, Node))


def parts(content: EditionContent, language: str) -> tuple[PartLine, ...]:
    """How well the parts of each node go together, the whole first, each direction above its own parts."""
    found = content.findings.alpha if content.findings else {}
    return tuple(
        PartLine(said(node.title, language), path.count("/") + 1 if path else 0, found[path])
        for path, node in _nodes(content)
        if path in found
    )
