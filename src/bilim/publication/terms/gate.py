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
    code: str
    title: Text
    findings: tuple[Finding, ...]
    applies: bool = True

    @property
    def passed(self) -> bool:
        return not any(finding.blocking for finding in self.findings)


@dataclass(frozen=True, slots=True)
class GateReport:
    checks: tuple[GateCheck, ...]

    @property
    def passed(self) -> bool:
        return all(check.passed for check in self.checks)

    @property
    def verdict(self) -> str:
        return "passed" if self.passed else "refused"

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for check in self.checks for finding in check.findings)
