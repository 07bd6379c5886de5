"""What other modules may know of editions, by noun."""

from bilim.publication.terms.editions import (
    Corrections,
    EditionContent,
    EditionHeader,
    EditionSummary,
    FigureChange,
    MethodologyReference,
    PrintedStatement,
    PublicKey,
    RegisterUnit,
)
from bilim.publication.terms.figures import (
    AdjustmentEffect,
    PublishedAdjustment,
    PublishedFact,
    PublishedOrigin,
    PublishedResult,
    PublishedScore,
    PublishedValue,
)
from bilim.publication.terms.gate import Finding, GateCheck, GateReport
from bilim.publication.terms.statements import (
    ConfrontedStatement,
    NamedUnit,
    Remark,
    StatedDirection,
    StatedGroup,
    StatedIndicator,
    Statement,
)
from bilim.publication.terms.states import ADJUSTED, PUBLIC_STATES, ROOT, UNADJUSTED, VARIANTS, State, Text
from bilim.publication.terms.workflow import Checklist, ChecklistLine, EditionProgress, StepTaken

__all__ = [
    "ADJUSTED",
    "PUBLIC_STATES",
    "ROOT",
    "UNADJUSTED",
    "VARIANTS",
    "AdjustmentEffect",
    "Checklist",
    "ChecklistLine",
    "ConfrontedStatement",
    "Corrections",
    "EditionContent",
    "EditionHeader",
    "EditionProgress",
    "EditionSummary",
    "FigureChange",
    "Finding",
    "GateCheck",
    "GateReport",
    "MethodologyReference",
    "NamedUnit",
    "PrintedStatement",
    "PublicKey",
    "PublishedAdjustment",
    "PublishedFact",
    "PublishedOrigin",
    "PublishedResult",
    "PublishedScore",
    "PublishedValue",
    "RegisterUnit",
    "Remark",
    "State",
    "StatedDirection",
    "StatedGroup",
    "StatedIndicator",
    "Statement",
    "StepTaken",
    "Text",
]
