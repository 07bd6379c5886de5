"""What a department may ask of a rating: what if, what would it take, who is like us, what moved our score.

Everything here starts from ratings and the values they were made of; nothing is saved, nothing is drawn.
"""

from bilim_engine.fairness.bench import Bench, Outcome
from bilim_engine.fairness.bounds import Bounds, bounds_of
from bilim_engine.fairness.causes import (
    BOUNDARIES,
    CAUSES,
    DATA,
    METHOD,
    Causes,
    lost_when_restated,
    same_boundaries,
    same_method,
    scores_by_choice,
    split_by_cause,
)
from bilim_engine.fairness.following import Following, made_of
from bilim_engine.fairness.improvements import Improvement, largest_improvement
from bilim_engine.fairness.ladders import Ladder, ladder
from bilim_engine.fairness.peers import (
    Among,
    Grounds,
    Likeness,
    Peer,
    among,
    characteristics,
    nearest_peers,
)
from bilim_engine.fairness.reach import (
    Goal,
    Move,
    Reached,
    Way,
    better_bands,
    cheapest_pair,
    goals,
    ways_alone,
    what_it_takes,
)
from bilim_engine.fairness.restating import Frozen, sources_between
from bilim_engine.fairness.what_if import Basis, Trial, passed, what_if

__all__ = [
    "BOUNDARIES",
    "CAUSES",
    "DATA",
    "METHOD",
    "Among",
    "Basis",
    "Bench",
    "Bounds",
    "Causes",
    "Following",
    "Frozen",
    "Goal",
    "Grounds",
    "Improvement",
    "Ladder",
    "Likeness",
    "Move",
    "Outcome",
    "Peer",
    "Reached",
    "Trial",
    "Way",
    "among",
    "better_bands",
    "bounds_of",
    "characteristics",
    "cheapest_pair",
    "goals",
    "ladder",
    "largest_improvement",
    "lost_when_restated",
    "made_of",
    "nearest_peers",
    "passed",
    "same_boundaries",
    "same_method",
    "scores_by_choice",
    "sources_between",
    "split_by_cause",
    "ways_alone",
    "what_if",
    "what_it_takes",
]
