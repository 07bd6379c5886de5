"""Which documents there are of an edition and of a department, and where."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal.rules.documents.sdmx_flows import FLOWS
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import Shown


def edition_files(shown: Shown) -> tuple[tuple[str, str], ...]:
    """The documents of an edition with their addresses."""
    code, now = shown.code, language()
    flows = [
        (f"{flow.name.said(now)} (SDMX-CSV)", address("sdmx", code=code, flow=flow.id.lower()))
        for flow in FLOWS.values()
    ]
    checks = (
        ()
        if shown.content.findings is None
        else (
            (_("Weights on paper and in effect (CSV)"), address("weights-file", code=code, form="csv")),
            (_("How far indicators go together (CSV)"), address("correlations-file", code=code, form="csv")),
        )
    )
    return (
        (_("Official report (PDF)"), address("report", code=code)),
        (_("Presentation (PPTX)"), address("slides", code=code)),
        (_("Scores of all departments with formulas (XLSX)"), address("scores-book", code=code)),
        *checks,
        *flows,
        (_("What the SDMX files follow (structures, XML)"), address("sdmx-structure", code=code)),
    )


def unit_files(shown: Shown, unit: str) -> tuple[tuple[str, str], ...]:
    """The documents of a ranked department with their addresses."""
    return (
        (_("One page about the department (PDF)"), address("sheet", code=shown.code, unit=unit)),
        (
            _("Score and contributions with formulas (XLSX)"),
            address("unit-scores-book", code=shown.code, unit=unit),
        ),
    )
