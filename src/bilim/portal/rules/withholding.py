"""By which rule a record is withheld, as the edition froze the rule."""

from __future__ import annotations

from datetime import timedelta

from bilim.publication.terms import THRESHOLD, EditionContent, PublishedFact
from bilim_engine.definitions import ParameterValue
from bilim_engine.periods import parse_period
from bilim_engine.values import SUPPRESSED, Missing


def rule_of(content: EditionContent, fact: PublishedFact) -> ParameterValue | None:
    """What was in force at the end of the record's period; None where the record is not withheld."""
    rule = content.definitions.parameters.get(THRESHOLD)
    if rule is None or fact.value != Missing(SUPPRESSED):
        return None
    return rule.find(parse_period(fact.period).end - timedelta(days=1))
