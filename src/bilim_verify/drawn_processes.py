"""The ranks of many draws, shared among processes where that can be done.

Each draw follows from the seed and its own number alone, so what comes out does not depend on who computes
it.
"""

import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, List, Tuple

from .drawn_ranks import Drawn, Ranks

SHARE = 125
# Fewer draws than this are done before a second process has started.
WORTH_IT = 400
Part = Tuple[int, int, int]
"""The number of a sample, and the draws of it from and until."""

_given: List[Any] = []
"""What a process inherited: the scoring and all samples."""


def tables(drawn: Drawn, samples: List[Any]) -> List[List[Ranks]]:
    """The ranks of every draw of every sample."""
    parts = [
        (number, start, min(start + SHARE, sample.size))
        for number, sample in enumerate(samples)
        for start in range(0, sample.size, SHARE)
    ]
    found: List[List[Ranks]] = [[] for _ in samples]
    for (number, _, _), ranks in zip(parts, _computed(drawn, samples, parts)):
        found[number] += ranks
    return found


def _computed(drawn: Drawn, samples: List[Any], parts: List[Part]) -> List[List[Ranks]]:
    processes = _processes(sum(sample.size for sample in samples))
    if processes > 1:
        try:
            return _shared(drawn, samples, parts, processes)
        except (BrokenProcessPool, ImportError, OSError):
            # No process could be had, or one was ended: what is left is to do it alone.
            pass
    return [drawn.ranks(samples[number], range(start, end)) for number, start, end in parts]


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


def _shared(drawn: Drawn, samples: List[Any], parts: List[Part], processes: int) -> List[List[Ranks]]:
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, context, _inherit, (drawn, samples)) as pool:
        return list(pool.map(_part, parts))


def _inherit(drawn: Drawn, samples: List[Any]) -> None:
    _given[:] = [drawn, samples]


def _part(part: Part) -> List[Ranks]:
    number, start, end = part
    drawn, samples = _given
    found: List[Ranks] = drawn.ranks(samples[number], range(start, end))
    return found
