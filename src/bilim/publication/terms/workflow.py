"""Where an edition stands on its way, and what still blocks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bilim.publication.terms.contest import Contest
from bilim.publication.terms.editions import EditionSummary
from bilim.publication.terms.gate import GateReport
from bilim.publication.terms.releases import Early, Planned, Rehearsal, RehearsalStanding, Rehearsed
from bilim.publication.terms.states import State
from bilim_engine.problems import Problem


@dataclass(frozen=True, slots=True)
class StepTaken:
    """One step of an edition; `by` is empty where it was not taken yet."""

    step: str  # drafted | checked | signed | published
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class EditionProgress:
    """An edition in the workflow, with who took which step when."""

    summary: EditionSummary
    run: str
    methodology: str
    gate_passed: bool
    key_id: str
    steps: tuple[StepTaken, ...]
    sha256: str
    """Of the file that stands: the signed one from its signing on, the draft before."""

    @property
    def last_step(self) -> StepTaken:
        """The step taken last; the draft is always one."""
        return [step for step in self.steps if step.by][-1]


@dataclass(frozen=True, slots=True)
class Criteria:
    """The criteria of an edition by their hash, and whether they were on record before its period began."""

    sha256: str
    begins: datetime  # the period
    frozen_at: datetime | None
    frozen_by: str
    is_in_time: bool


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One state of an edition's way, and whether it was reached."""

    code: str
    done: bool


@dataclass(frozen=True, slots=True)
class Checklist:
    """The page before release: checks of the gate, steps, and what blocks the person who looks."""

    edition: str
    progress: EditionProgress
    state: State
    gate: GateReport
    steps: tuple[ChecklistLine, ...]
    next_step: str  # check | sign | publish | ""
    obstacles: tuple[Problem, ...]
    contest: Contest
    criteria: Criteria
    planned: Planned | None
    early: tuple[Early, ...]
    rehearsed: Rehearsed | None
    rehearsal: Rehearsal | None  # the newest, where it is not the one of which that came
    rehearsal_standing: RehearsalStanding  # what both come to
