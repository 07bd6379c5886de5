"""How far the order of a rating can be trusted: intervals, sensitivity, and what each choice does to the order."""

from bilim_engine.simulation.intervals import Draws, places, rank_intervals

__all__ = ["Draws", "places", "rank_intervals"]
