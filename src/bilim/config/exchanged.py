"""A thread keeps its way to the file of SQLite for a while. Where somebody has put another file into its
place meanwhile, the next answer is given out of that one: half of the threads would go on with the old."""

from __future__ import annotations

import os
from typing import Any
from weakref import WeakKeyDictionary

from django.core.signals import request_started
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

_File = tuple[int, int]
_opened: WeakKeyDictionary[BaseDatabaseWrapper, _File | None] = WeakKeyDictionary()


def watch() -> None:
    """From here on every answer is given out of the file that stands at the place."""
    if connections[DEFAULT_DB_ALIAS].vendor == "sqlite":
        connection_created.connect(_note)
        request_started.connect(_leave_the_old)


def _note(connection: BaseDatabaseWrapper, **_named: Any) -> None:
    _opened[connection] = _standing(connection)


def _leave_the_old(**_named: Any) -> None:
    way = connections[DEFAULT_DB_ALIAS]
    standing = _standing(way)
    # Where none stands the old one is all there is: SQLite would make an empty one.
    if way.connection is not None and standing is not None and _opened.get(way) != standing:
        way.close()


def _standing(way: BaseDatabaseWrapper) -> _File | None:
    """Which file stands at the place now; None where none does."""
    try:
        found = os.stat(way.settings_dict["NAME"])
    except OSError:
        return None
    return found.st_dev, found.st_ino
