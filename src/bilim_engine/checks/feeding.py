"""What becomes of answers: the facts of the institution that gave them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from bilim_engine.checks.answers import Answers
from bilim_engine.definitions.base import Label
from bilim_engine.definitions.returns import ReturnForm
from bilim_engine.facts import Breakdown
from bilim_engine.formulas import Scope, evaluate
from bilim_engine.trace import number_of
from bilim_engine.values import Value


def facts_of(
    form: ReturnForm, answers: Answers, breakdowns: Mapping[str, Label]
) -> dict[tuple[str, Breakdown], Value]:
    """The value of each item that the return feeds, in all and for each category of what it is given by."""
    found: dict[tuple[str, Breakdown], Value] = {}
    for feed in form.feeds:
        alone = ([(by, each.code)] for by in feed.by for each in breakdowns[by].values)
        for breakdown in map(tuple, chain([[]], alone)):
            step = evaluate(feed.value, answers, Scope("", breakdown=breakdown))
            found[feed.item, breakdown] = number_of(step.value)
    return found
