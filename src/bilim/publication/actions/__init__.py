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
from bilim.publication.actions.outside import (
    bring_examined,
    bring_statement,
    confirm_statement,
    keep_for_examination,
    turn_down_statement,
)
from bilim.publication.actions.statements import write_statement

__all__ = [
    "bring_examined",
    "bring_statement",
    "check_edition",
    "confirm_statement",
    "correct_edition",
    "discard_draft",
    "draft_edition",
    "keep_for_examination",
    "publish_edition",
    "sign_edition",
    "turn_down_statement",
    "withdraw_edition",
    "write_statement",
]
