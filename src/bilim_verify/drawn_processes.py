"""The ranks of many draws, shared among processes where that can be done.

Each draw follows from the seed and its own number alone, so what comes out does not depend on who computes
it. A part of the draws is picked, ranked and forgotten before the next, so memory does not grow with their
number but by the ranks.
"""

import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import List, NamedTuple, Sequence, Tuple

from .drawing import take
from .drawn_indices import samples_of
from .drawn_ranks import Drawn, Ranks

# The least and the most draws of a part, and how many parts are enough for every process. Streams are read
# from their beginning for every part, so many draws go in larger ones; a part holds a number for each figure
# of each of its draws.
LEAST, MOST, PARTS = 125, 4000, 16
# Fewer draws than this are done before a second process has started.
WORTH_IT = 400


class Series(NamedTuple):
    """So many draws: of one side, or of two sides and the first with each factor of the second."""

    size: int
    sides: Tuple[str, ...]


Part = Tuple[Series, range]

_given: List[Drawn] = []
"""The scoring, as a process inherited it."""


def tables(drawn: Drawn, series: Sequence[Series]) -> List[List[List[Ranks]]]:
    """The ranks of every draw of every sample of each series."""
    parts = [(each, part) for each in series for part in _parts(each.size)]
    found = iter(_computed(drawn, parts))
    return [_joined([next(found) for _ in _parts(each.size)]) for each in series]


def _joined(parts: List[List[List[Ranks]]]) -> List[List[Ranks]]:
    """Sample by sample, the ranks of all parts one behind another."""
    return [[ranks for part in sample for ranks in part] for sample in zip(*parts)]


def _parts(size: int) -> List[range]:
    share = min(max(LEAST, -(-size // PARTS)), MOST)
    return [range(start, min(start + share, size)) for start in range(0, size, share)]


def _computed(drawn: Drawn, parts: List[Part]) -> List[List[List[Ranks]]]:
    processes = _processes(sum(len(draws) * len(series.sides) for series, draws in parts))
    if processes > 1:
        try:
            return _shared(drawn, parts, processes)
        except (BrokenProcessPool, ImportError, OSError):
            # No process could be had, or one was ended: what is left is to do it alone.
            pass
    return [_ranked(drawn, part) for part in parts]


def _ranked(drawn: Drawn, part: Part) -> List[List[Ranks]]:
    """The ranks of these draws in each sample of the series."""
    series, draws = part
    taken = [take(drawn.plan, draws, drawn.weights, drawn.errors, side) for side in series.sides]
    samples = taken if len(taken) == 1 else samples_of(*taken)
    return [drawn.ranks(sample) for sample in samples]


def _processes(draws: int) -> int:
    """How many processes to share this among. One where a copy of this process might stand still: where it
    has other threads, or is a helper of another itself."""
    alone = threading.active_count() == 1 and not multiprocessing.current_process().daemon
    if draws < WORTH_IT or not alone or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return min(_cores(), 8)


def _cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _shared(drawn: Drawn, parts: List[Part], processes: int) -> List[List[List[Ranks]]]:
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, context, _inherit, (drawn,)) as pool:
        return list(pool.map(_part, parts))


def _inherit(drawn: Drawn) -> None:
    _given[:] = [drawn]


def _part(part: Part) -> List[List[Ranks]]:
    return _ranked(_given[0], part)
