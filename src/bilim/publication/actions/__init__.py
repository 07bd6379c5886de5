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
from bilim.publication.actions.examining import keep_for_examination, load_examined
from bilim.publication.actions.statements import load_statement, write_statement

__all__ = [
    "check_edition",
    "correct_edition",
    "discard_draft",
    "draft_edition",
    "keep_for_examination",
    "load_examined",
    "load_statement",
    "publish_edition",
    "sign_edition",
    "withdraw_edition",
    "write_statement",
]
