"""Asking, deciding, taking back; and what the clock does."""

from bilim.cases.actions.clocks import (
    InOtherHandsError,
    PartlyDoneError,
    hold_clock,
    list_clocks,
    one_by_one,
    run_clocks,
    take_due,
)
from bilim.cases.actions.deciding import decide_case, on_granted, withdraw_case
from bilim.cases.actions.opening import open_case

__all__ = [
    "InOtherHandsError",
    "PartlyDoneError",
    "decide_case",
    "hold_clock",
    "list_clocks",
    "on_granted",
    "one_by_one",
    "open_case",
    "run_clocks",
    "take_due",
    "withdraw_case",
]
