"""Sessions in the database: each ends after hours of work, or sooner when nothing is asked for a while.

Both are in the one instant at which the database holds it to be over, so that nobody has to look: each
request moves it on, never beyond the longest time since sign-in.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

BEGUN = "begun_at"
# A session is moved on once in so many seconds, and not at each request: that would be a write for each.
STEP = timedelta(seconds=60)


class SessionStore(DatabaseStore):
    """A session that would last longer than twice its hours was begun by a clock that was ahead: it is over.

    Twice, because a clock that is set right by some minutes need not sign anybody out.
    """

    _expires: datetime | None = None

    def begin(self) -> None:
        """Somebody signed in at this instant: her hours begin now."""
        self[BEGUN] = _written(timezone.now())

    def load(self) -> Any:
        """What the session holds; nothing once it is over. It lasts from now on as long as it may."""
        content = super().load()
        if SESSION_KEY in content:
            self._move_on(content)
        return content

    def create_model_instance(self, data: Any) -> Any:
        """The row, with the instant at which it is over unless something is asked meanwhile."""
        if SESSION_KEY in data:
            data.setdefault(BEGUN, _written(timezone.now()))
        row = super().create_model_instance(data)
        if SESSION_KEY in data:
            row.expire_date = _end_of(data)
        return row

    def _move_on(self, content: Any) -> None:
        end = _end_of(content)
        # Asked here first: on SQLite a write that changes nothing takes the one place to write, too.
        if self._expires is not None and self._expires >= end - STEP:
            return
        row = self.model.objects.filter(session_key=self.session_key)
        # One write, of a row that may be gone meanwhile: then it stays gone.
        row.filter(expire_date__lt=end - STEP).update(expire_date=end)

    def _get_session_from_db(self) -> Any:
        found = super()._get_session_from_db()  # type: ignore[misc]  # the stubs of Django lack it
        latest = timezone.now() + timedelta(seconds=2 * self.get_session_cookie_age())
        if found is None or found.expire_date <= latest:
            self._expires = found.expire_date if found else None
            return found
        self._session_key = None
        return None


def _written(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat()


def _end_of(content: Any) -> datetime:
    """After a while without a request, and after its hours in any case."""
    now = timezone.now()
    begun = datetime.fromisoformat(content[BEGUN]) if BEGUN in content else now
    longest = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return min(now + timedelta(minutes=settings.SESSION_IDLE_MINUTES), begun + longest)
