"""An acceptance in a process of its own, which stops and waits to be killed at a statement of the database.

Run as a program: `accepting_process.py prepare ROOT` or `accepting_process.py ACT STOP COUNT`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import django

from factories.stopping import run_until


def prepare(folder: Path) -> None:
    """The database stands, with a return that the department has checked and one that is filled in."""
    from django.core.management import call_command  # noqa: PLC0415 - after the set-up

    from bilim.base.actor import SYSTEM, Actor  # noqa: PLC0415
    from bilim.intake import actions  # noqa: PLC0415
    from factories import returns  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    returns.load_schools(Path(__file__).resolve().parents[3], folder)
    actions.open_campaign(form=returns.FORM, period=returns.PERIOD, deadlines=returns.deadlines(), by=SYSTEM)
    for code in (returns.FIRST, returns.SECOND_SCHOOL):
        typed = dict(returns.ANSWERS)
        actions.save_answers(code=code, typed=typed, explanations={}, revision=0, by=SYSTEM)
    actions.submit_return(code=returns.FIRST, revision=1, by=SYSTEM)
    actions.check_return(code=returns.FIRST, number=1, by=Actor("officer", "Officer", is_system=True))


def act(name: str, stop_at: str, count: int) -> None:
    """It is done; at the `count`-th statement that begins with `stop_at` the process waits."""
    from bilim.base.actor import SYSTEM  # noqa: PLC0415
    from bilim.intake import actions  # noqa: PLC0415
    from factories.returns import CAMPAIGN, FIRST, SECOND_SCHOOL  # noqa: PLC0415

    acts = {
        "accept": lambda: actions.accept_department(
            campaign=CAMPAIGN, department="nookat", seen={FIRST: 1}, by=SYSTEM
        ),
        "submit": lambda: actions.submit_return(code=SECOND_SCHOOL, revision=1, by=SYSTEM),
        "close": lambda: actions.close_campaign(code=CAMPAIGN, by=SYSTEM),
    }
    run_until(acts[name], stop_at, count)


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]))
    else:
        act(sys.argv[1], sys.argv[2], int(sys.argv[3]))
