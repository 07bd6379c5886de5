"""What is done about access: accounts, grants, coming in, refusals."""

from bilim.access.actions.accounts import (
    create_account,
    end_sessions,
    set_blocked,
    set_password,
)
from bilim.access.actions.factors import begin_factor, confirm_factor, remove_factor, use_code
from bilim.access.actions.grants import end_grant, grant_role
from bilim.access.actions.inviting import Invited, invite, lasting, make_link, use_link
from bilim.access.actions.refusals import record_refusal, tell_left_out
from bilim.access.actions.signing import (
    mend_failures_to_come,
    record_lock_out,
    record_sign_in,
    record_sign_out,
)

__all__ = [
    "Invited",
    "begin_factor",
    "confirm_factor",
    "create_account",
    "end_grant",
    "end_sessions",
    "grant_role",
    "invite",
    "lasting",
    "make_link",
    "mend_failures_to_come",
    "record_lock_out",
    "record_refusal",
    "record_sign_in",
    "record_sign_out",
    "remove_factor",
    "set_blocked",
    "set_password",
    "tell_left_out",
    "use_code",
    "use_link",
]
