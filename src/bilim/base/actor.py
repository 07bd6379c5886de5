"""Who acts. Actions take an `Actor`, never an account: a code, a name and what may be done where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """One permission, held over the part of the tree below `path` (`kg/osh-oblast`); "" is everywhere."""

    permission: str
    path: str = ""

    def covers(self, path: str) -> bool:
        """Whether the place `path` lies in the part this is held over."""
        return not self.path or path == self.path or path.startswith(f"{self.path}/")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or the system itself, with the permissions held at the moment of acting."""

    code: str
    name: str
    grants: tuple[Held, ...] = ()
    is_system: bool = False

    @property
    def is_anonymous(self) -> bool:
        return not self.code

    def may(self, permission: str, path: str = "") -> bool:
        """Whether this is permitted at `path`; without a path: for the whole country."""
        return self.is_system or any(
            held.permission == permission and held.covers(path or ROOT) for held in self.grants
        )

    def may_somewhere(self, permission: str) -> bool:
        """Whether this is permitted over at least one part of the tree."""
        return self.is_system or any(held.permission == permission for held in self.grants)

    def parts(self, permission: str) -> tuple[str, ...]:
        """The parts of the tree over which this is permitted, by their paths; `""` is everywhere."""
        return tuple(held.path for held in self.grants if held.permission == permission)


# The path of the whole country in the tree of units.
ROOT = "kg"

SYSTEM = Actor(code="system", name="Bilim", is_system=True)
NOBODY = Actor(code="", name="")
