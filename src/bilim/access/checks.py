"""What must hold before the system starts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection

from bilim.access.queries import list_demonstration_accounts


@register(Tags.database)
def no_demonstration_accounts(databases: Any = None, **_kwargs: Any) -> list[CheckMessage]:
    """Accounts with a known password exist only in demonstration mode."""
    if settings.DEMONSTRATION or not databases:
        return []
    if "access_account" not in connection.introspection.table_names():
        return []
    names = list_demonstration_accounts()
    if not names:
        return []
    return [
        Error(
            f"the database holds demonstration accounts, whose password is known: {', '.join(names)}",
            hint="Start on an empty database (BILIM_DATABASE_URL, BILIM_VAR) or set BILIM_DEMONSTRATION=1.",
            id="access.E001",
        )
    ]
