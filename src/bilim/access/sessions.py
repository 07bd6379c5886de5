"""Sessions in the database, which end although the clock was moved meanwhile."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone


class SessionStore(DatabaseStore):
    """A session that would last longer than twice its hours was begun by a clock that was ahead: it is over.

    Twice, because a clock that is set right by some minutes need not sign anybody out.
    """

    def _get_session_from_db(self) -> Any:
        found = super()._get_session_from_db()  # type: ignore[misc]  # the stubs of Django lack it
        latest = timezone.now() + timedelta(seconds=2 * self.get_session_cookie_age())
        if found is None or found.expire_date <= latest:
            return found
        self._session_key = None
        return None
