"""Why a request is turned away before it is looked at; the server says so, the page tells the reader."""

from __future__ import annotations

from enum import StrEnum

# Under this name the server tells the application. No header of a client can set it.
TURNED_AWAY = "bilim.turned_away"


class Away(StrEnum):
    """What came of a form or file that is being sent."""

    FULL = "full"  # as many are being sent as this worker takes at a time
    ADDRESS = "address"  # as many from this address
    SLOW = "slow"  # it came slower than the pace
