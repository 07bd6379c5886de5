"""Whoever keeps the time of a system that is served: what is due is done, whether or not anybody looks.

A process of its own beside the workers, so that no request waits for it and none has to come. It may be
killed at any moment: each act is one transaction, and the next round, of this machine or another, does what
is left. What takes long, a dress rehearsal, it has done by a process beside it, and no clock waits.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial

import structlog

from bilim.config import beside
from bilim.config.rehearsing import Rehearsals

# Between two rounds; after one in which something failed.
STEP, AFTER_FAILURE = 2.0, 60.0
# Does what is due and says of what it did it, by kind.
Act = Callable[[], Mapping[str, list[str]]]
log = structlog.get_logger(__name__)


def main() -> None:
    """Rounds without end, until whoever serves says so or is gone."""
    beside.set_up()
    from bilim.cases import actions as cases  # noqa: PLC0415 - models load after the set-up

    clocks = {f"clock: {name}": partial(cases.run_clocks, [name]) for name in cases.list_clocks()}
    keep({**clocks, "rehearsals": Rehearsals().tend})


def keep(works: Mapping[str, Act]) -> None:
    """Each is done again and again. What fails is logged and tried again later, and keeps no other back."""
    not_before = dict.fromkeys(works, 0.0)
    while True:
        for name, act in works.items():
            if not_before[name] <= time.monotonic() and not once(name, act):
                not_before[name] = time.monotonic() + AFTER_FAILURE
        time.sleep(STEP)


def once(name: str, act: Act) -> bool:
    """Whether the act, done now, met no failure."""
    from django.db import connections  # noqa: PLC0415

    from bilim.cases.actions import InOtherHandsError, PartlyDoneError  # noqa: PLC0415

    try:
        _tell(act())
    except Exception as failure:
        if isinstance(failure, PartlyDoneError):
            _tell(failure.done)
            if (
                failure.subgroup(lambda each: not isinstance(each, InOtherHandsError | PartlyDoneError))
                is None
            ):
                why = [note for each in failure.exceptions for note in getattr(each, "__notes__", ())]
                log.warning("timekeeper.held", work=name, why=why, again_in_seconds=AFTER_FAILURE)
                return False
        log.exception("timekeeper.failed", work=name, again_in_seconds=AFTER_FAILURE)
        return False
    finally:
        connections.close_all()
    return True


def _tell(done: Mapping[str, list[str]]) -> None:
    for clock, codes in done.items():
        if codes:
            log.info("timekeeper.done", clock=clock, codes=codes)


if __name__ == "__main__":
    main()
