"""The chapter of the report on the gate: what was checked, and each thing found in a sentence of names."""

from __future__ import annotations

import re

from bilim.portal.rules.documents import blocks
from bilim.portal.rules.documents import report_words as words
from bilim.portal.rules.documents.blocks import LEFT, Block, Cell
from bilim.portal.rules.documents.papers import Paper
from bilim.portal.rules.telling.editions import governed
from bilim.portal.rules.telling.told import TOPICS
from bilim.publication.terms import Finding, GateCheck

_CODE = re.compile(r"[a-z][a-z0-9_.-]*[a-z0-9]")


def gate(paper: Paper) -> list[Block]:
    """What was checked before the edition came out, and everything that was found."""
    columns = ((paper.say(words.CHECK), LEFT, "1fr"), (paper.say(words.OUTCOME), LEFT, "auto"))
    report = paper.content.gate
    rows: list[list[Cell]] = [[paper.title(check.title), _outcome(paper, check)] for check in report.checks]
    verdict = paper.say(words.PASSED if report.passed else words.NOT_PASSED)
    made = [
        blocks.paragraph(f"{paper.say(words.GATE)}: {verdict}", "strong"),
        blocks.table(paper.say(words.CHECK), columns, rows, small=True),
    ]
    if report.findings:
        made.append(blocks.heading(paper.say(words.NOTED)))
        made += [
            blocks.paragraph(f"{paper.title(check.title)}. {told(paper, finding)}")
            for check in report.checks
            for finding in check.findings
        ]
    if said := list(governed(paper.telling)):
        made.append(blocks.heading(TOPICS["governed"].said(paper.language)))
        made += [blocks.paragraph(each) for each in said]
    return made


def told(paper: Paper, finding: Finding) -> str:
    """The sentence of the finding, which the edition froze with codes, with what these codes are called."""
    definitions = paper.content.definitions
    titles = {
        code: paper.title(each.title)
        for known in (definitions.items, definitions.indicators)
        for code, each in known.items()
        if "." in code
    }
    if finding.unit:
        titles[finding.unit] = paper.telling.label(finding.unit)
    return _CODE.sub(lambda found: titles.get(found[0], found[0]), paper.title(finding.sentence))


def _outcome(paper: Paper, check: GateCheck) -> str:
    if not check.applies:
        return paper.say(words.DOES_NOT_APPLY)
    return paper.say(words.PASSED if check.passed else words.NOT_PASSED)
