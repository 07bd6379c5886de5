"""How an entry is hashed. Pure: the same entry always has the same hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

# What stands before the first entry.
BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Line:
    """An entry before it is chained: what is hashed, and nothing else."""

    number: int
    at: datetime
    event: str
    subject: str
    actor: str
    actor_name: str
    details: Mapping[str, object]
    previous: str


def digest(line: Line) -> str:
    """The sha256 over the canonical JSON of the line, which holds the hash of the line before."""
    content = {
        "number": line.number,
        "at": line.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "event": line.event,
        "subject": line.subject,
        "actor": line.actor,
        "actor_name": line.actor_name,
        "details": line.details,
        "previous": line.previous,
    }
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def canonical(content: object) -> str:
    """JSON in one form only: sorted keys, no spaces. What JSON does not know is refused."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
