"""The steps of an edition, and statements."""

from bilim.publication.actions.contesting import (
    Claim,
    Decided,
    appeal,
    decide_contested,
    grant,
    request_correction,
    run_again,
    withdraw_contested,
)
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
from bilim.publication.actions.rehearsals import (
    ask_rehearsal,
    begin_rehearsal,
    break_off,
    end_silent,
    hold_rehearsal,
    hold_waiting,
    say_held,
)
from bilim.publication.actions.rehearsing import on_rehearsal
from bilim.publication.actions.releases import (
    allow_early,
    end_early,
    note_early_reading,
    note_instants,
    plan_release,
)
from bilim.publication.actions.statements import preview_statement, write_statement
from bilim.publication.actions.windows import declare_right, end_windows, set_window, waive_window

__all__ = [
    "Claim",
    "Decided",
    "allow_early",
    "appeal",
    "ask_rehearsal",
    "begin_rehearsal",
    "break_off",
    "bring_examined",
    "bring_statement",
    "check_edition",
    "confirm_statement",
    "correct_edition",
    "decide_contested",
    "declare_right",
    "discard_draft",
    "draft_edition",
    "end_early",
    "end_silent",
    "end_windows",
    "grant",
    "hold_rehearsal",
    "hold_waiting",
    "keep_for_examination",
    "note_early_reading",
    "note_instants",
    "on_rehearsal",
    "plan_release",
    "preview_statement",
    "publish_edition",
    "request_correction",
    "run_again",
    "say_held",
    "set_window",
    "sign_edition",
    "turn_down_statement",
    "waive_window",
    "withdraw_contested",
    "withdraw_edition",
    "write_statement",
]
