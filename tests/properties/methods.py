"""Random figures, normalisations and whole methodologies."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

from hypothesis import strategies as st

from bilim_engine.definitions import (
    AboveBelowMean,
    Bands,
    Categories,
    Clip,
    Distance,
    Iqr,
    Leaf,
    Methodology,
    MinMax,
    MissingPolicy,
    Node,
    NoTreatment,
    Percentile,
    Rank,
    RankedUnits,
    Ranking,
    ScoreBand,
    Screening,
    Winsorise,
    ZScore,
)
from bilim_engine.definitions.methods import with_range

TEXT = {"ky": "т", "ru": "т", "en": "t"}
HUNDRED = (D(0), D(100))

# Positive, so that logarithms, references and means of ratios have a domain; with few digits, so that both
# paths read the same numbers.
figures = st.integers(1, 100_000).map(lambda number: D(number) / 100)
populations = st.lists(figures, min_size=2, max_size=12).map(
    lambda found: {f"u{index:02d}": value for index, value in enumerate(found)}
)

OBSERVED = MinMax("observed")
Z_SCORE = ZScore(D(50), D(10))
BANDS = Bands((ScoreBand(None, D(50), D(5)), ScoreBand(D(50), D(400), D(60)), ScoreBand(D(400), None, D(90))))
CATEGORIES = Categories((D("0.2"), D("0.57"), D("0.8")), (D(0), D(30), D(60), D(100)))

# Those that look at nothing but order and distances of the population.
RELATIVE = [OBSERVED, Z_SCORE, Rank(), Percentile(), CATEGORIES]
SCALE_FREE = [*RELATIVE, Distance("leader"), Distance("mean"), Distance("median"), AboveBelowMean(D("0.1"))]
FIXED = [
    MinMax((D(10), D(500)), clip=True),
    MinMax((D(10), D(500)), clip=False),
    Distance(D(120)),
    BANDS,
]
ALL = [*SCALE_FREE, *FIXED]
BOUNDED = [OBSERVED, Rank(), Percentile(), CATEGORIES, AboveBelowMean(D("0.1")), FIXED[0]]

TREATMENTS = [
    NoTreatment(),
    Clip(D(20), D(700)),
    Iqr(D("1.5")),
    Winsorise(D(3), D("0.4"), D("0.3")),
]


def takes_logarithm(method: object) -> bool:
    return isinstance(method, MinMax | ZScore | Distance | AboveBelowMean)


@st.composite
def leaves(draw: st.DrawFn, name: str) -> Leaf:
    method = draw(st.sampled_from(ALL))
    policy = draw(
        st.sampled_from(
            [
                MissingPolicy("exclude"),
                MissingPolicy("exclude"),
                MissingPolicy("refuse"),
                *(MissingPolicy("impute_median", group) for group in ("oblast", "kind", "all")),
            ]
        )
    )
    logarithm = takes_logarithm(method) and draw(st.booleans())
    weight = draw(st.integers(1, 60).map(D))
    ranged = with_range(method, HUNDRED)
    return Leaf(name, weight, draw(st.sampled_from(TREATMENTS)), ranged, policy, logarithm)


@st.composite
def nodes(draw: st.DrawFn, name: str = "overall", depth: int = 0) -> Node:
    children: list[Node | Leaf] = []
    for number in range(draw(st.integers(1, 3))):
        inner = depth < 2 and draw(st.booleans())
        code = f"{name}-{number}"
        children.append(draw(nodes(code, depth + 1)) if inner else draw(leaves(code)))
    return Node(
        name,
        TEXT,
        draw(st.sampled_from(["arithmetic", "geometric", "harmonic"])),
        draw(st.sampled_from(["given", "equal"])),
        tuple(children),
        draw(st.integers(1, 60).map(D)),
        draw(st.sampled_from([None, D(0), D("0.3"), D("0.6"), D(1)])),
        HUNDRED,
    )


@st.composite
def methodologies(draw: st.DrawFn) -> Methodology:
    return methodology(
        draw(nodes()),
        screening=draw(st.sampled_from([None, Screening(D("0.5")), Screening(D("0.75"))])),
        ties=draw(st.sampled_from(["competition", "dense", "fractional"])),
    )


def methodology(root: Node, *, screening: Screening | None = None, ties: str = "competition") -> Methodology:
    """A methodology around this tree."""
    return Methodology(
        code="random",
        version=1,
        status="proposal",
        title=TEXT,
        author={"ky": "бирөө", "ru": "один", "en": "one"},
        checker={"ky": "башкасы", "ru": "другой", "en": "another"},
        basis=TEXT,
        reviewed_on=date(2026, 11, 21),
        next_review_on=date(2027, 11, 21),
        valid_from=date(2020, 1, 1),
        period="calendar_year",
        root=root,
        units=RankedUnits(),
        screening=screening,
        ranking=Ranking(ties, "descending"),
    )
