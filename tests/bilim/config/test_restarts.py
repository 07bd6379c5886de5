"""When a worker that ended is started again."""

from __future__ import annotations

from bilim.config.restarts import HOPELESS, LONGEST, MEMORY, Restarts


def test_the_first_is_started_at_once_and_pauses_grow_up_to_the_longest() -> None:
    restarts = Restarts()
    pauses = [restarts.pause_after(float(second), loaded=True) for second in range(9)]
    assert pauses == [0, 0.5, 1, 2, 4, 8, LONGEST, LONGEST, LONGEST]


def test_who_ended_long_ago_is_forgotten() -> None:
    restarts = Restarts()
    restarts.pause_after(0.0, loaded=True)
    assert restarts.pause_after(MEMORY + 1, loaded=True) == 0


def test_workers_that_served_are_never_hopeless() -> None:
    restarts = Restarts()
    for second in range(100):
        restarts.pause_after(float(second), loaded=True)
    assert not restarts.is_hopeless


def test_only_starts_in_a_row_that_loaded_nothing_are_hopeless() -> None:
    restarts = Restarts()
    for second in range(HOPELESS - 1):
        restarts.pause_after(float(second), loaded=False)
    assert not restarts.is_hopeless
    restarts.pause_after(50.0, loaded=True)
    restarts.pause_after(51.0, loaded=False)
    assert not restarts.is_hopeless
    for second in range(HOPELESS - 1):
        restarts.pause_after(52.0 + second, loaded=False)
    assert restarts.is_hopeless
