"""Opening campaigns, filling in returns, sending, checking and accepting them."""

from bilim.intake.actions.accepting import accept_department, close_campaign
from bilim.intake.actions.campaigns import open_campaign
from bilim.intake.actions.checking import check_return, send_back
from bilim.intake.actions.filling import save_answers, submit_return

__all__ = [
    "accept_department",
    "check_return",
    "close_campaign",
    "open_campaign",
    "save_answers",
    "send_back",
    "submit_return",
]
