"""By which rule a record is withheld, or shown though small, as the edition froze the rule."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from bilim.publication.terms import EditionContent, PublishedFact
from bilim.rulebook.terms import THRESHOLD
from bilim_engine.definitions import ParameterValue
from bilim_engine.periods import parse_period
from bilim_engine.values import SUPPRESSED, Missing


def rule_of(content: EditionContent, fact: PublishedFact) -> ParameterValue | None:
    """What was in force at the end of the record's period; None where the record is not withheld."""
    return _in_force(content, fact) if fact.value == Missing(SUPPRESSED) else None


def rule_set_aside(content: EditionContent, fact: PublishedFact) -> ParameterValue | None:
    """The rule that would withhold a number of persons, were its item not declared public; else None."""
    item, rule = content.definitions.items.get(fact.item), _in_force(content, fact)
    if item is None or not item.persons or not item.is_public or not fact.breakdown or rule is None:
        return None
    if not isinstance(fact.value, Decimal) or not isinstance(rule.value, Decimal):
        return None
    return rule if 0 < fact.value < rule.value else None


def _in_force(content: EditionContent, fact: PublishedFact) -> ParameterValue | None:
    rule = content.definitions.parameters.get(THRESHOLD)
    return rule.find(parse_period(fact.period).end - timedelta(days=1)) if rule else None
