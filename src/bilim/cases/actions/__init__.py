"""Asking, deciding, taking back; and what the clock does."""

from bilim.cases.actions.clocks import hold_clock, run_clocks
from bilim.cases.actions.deciding import decide_case, on_granted, withdraw_case
from bilim.cases.actions.opening import open_case

__all__ = ["decide_case", "hold_clock", "on_granted", "open_case", "run_clocks", "withdraw_case"]
