"""How far the order of a rating can be trusted: intervals, sensitivity, and what each choice does to the
order.

Editions of format 1 hold the intervals of `intervals`; everything else here is drawn from the streams of
`numbers`.
"""

from bilim_engine.simulation.coherence import Coherence, coherence
from bilim_engine.simulation.errors import Grounds, errors_of
from bilim_engine.simulation.influence import Effect, effect, without_each_leaf
from bilim_engine.simulation.intervals import Draws, place_intervals, places, rank_intervals
from bilim_engine.simulation.model import Model
from bilim_engine.simulation.sensitivity import Index, Indices, indices
from bilim_engine.simulation.summary import Summary, summarise
from bilim_engine.simulation.variation import Errors, Sample, Variation

__all__ = [
    "Coherence",
    "Draws",
    "Effect",
    "Errors",
    "Grounds",
    "Index",
    "Indices",
    "Model",
    "Sample",
    "Summary",
    "Variation",
    "coherence",
    "effect",
    "errors_of",
    "indices",
    "place_intervals",
    "places",
    "rank_intervals",
    "summarise",
    "without_each_leaf",
]
