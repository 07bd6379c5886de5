"""When a worker that ended is started again. Pure: the clock is handed in."""

from __future__ import annotations

from dataclasses import dataclass, field

# The first is started again at once, the next of the same minute after so many seconds, then twice as many.
SHORTEST, LONGEST, MEMORY = 0.5, 10.0, 60.0
# So many starts in a row that did not even load the application: the next one would not, either.
HOPELESS = 5


@dataclass(slots=True)
class Restarts:
    """What has happened to the workers of late."""

    failed: int = 0
    recent: list[float] = field(default_factory=list)

    def pause_after(self, now: float, *, loaded: bool) -> float:
        """How many seconds to wait after this end; `loaded` says whether the worker ever served."""
        self.failed = 0 if loaded else self.failed + 1
        before = [ended for ended in self.recent if now - ended < MEMORY]
        self.recent = [*before[-10:], now]
        return min(LONGEST, SHORTEST * 2 ** (len(before) - 1)) if before else 0.0

    @property
    def is_hopeless(self) -> bool:
        """Whether starting once more is of no use."""
        return self.failed >= HOPELESS
