"""The steps of an edition, and statements."""

from bilim.publication.actions.editions import (
    check_edition,
    correct_edition,
    discard_draft,
    draft_edition,
    publish_edition,
    sign_edition,
    withdraw_edition,
)
from bilim.publication.actions.statements import load_statement, write_statement

__all__ = [
    "check_edition",
    "correct_edition",
    "discard_draft",
    "draft_edition",
    "load_statement",
    "publish_edition",
    "sign_edition",
    "withdraw_edition",
    "write_statement",
]
