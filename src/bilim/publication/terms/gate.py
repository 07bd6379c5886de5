"""What the gate checked and found."""

from __future__ import annotations

from dataclasses import dataclass

from bilim.publication.terms.states import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction: a stable code, the sentence in three languages, where it stands, and the unit if
    one."""

    code: str
    sentence: Text
    place: str
    unit: str = ""
    blocking: bool = True


@dataclass(frozen=True, slots=True)
class GateCheck:
    """One question of the gate and what it found; it has passed where nothing found blocks."""

    code: str
    title: Text
    findings: tuple[Finding, ...]
    applies: bool = True

    @property
    def passed(self) -> bool:
        """Whether nothing it found blocks."""
        return not any(finding.blocking for finding in self.findings)


@dataclass(frozen=True, slots=True)
class GateReport:
    """What every check found; the edition may come out where all have passed."""

    checks: tuple[GateCheck, ...]

    @property
    def passed(self) -> bool:
        """Whether every check has passed."""
        return all(check.passed for check in self.checks)

    @property
    def verdict(self) -> str:
        """`passed` or `refused`, as a bundle writes it."""
        return "passed" if self.passed else "refused"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What all checks found, in their order."""
        return tuple(finding for check in self.checks for finding in check.findings)
