"""What an analysis varies and finds, in words."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bilim.base.templatetags.figures import as_text, per_cent
from bilim.portal.rules import certainty
from bilim.portal.rules.certainty import Order
from bilim.portal.templatetags.methods import GAPS, MEANS, Words, gap_words, scale_words
from bilim_engine.definitions.analyses import AS_STATED, Noise, Poisson, Relative
from bilim_engine.ratings.findings import Estimate

register = template.Library()

FACTORS: Words = {
    "weights": gettext_lazy("weights"),
    "normalisation": gettext_lazy("the way from value to points"),
    "aggregation": gettext_lazy("the kind of mean"),
    "missing": gettext_lazy("what is done with missing values"),
    "noise": gettext_lazy("noise of small numbers"),
}


@register.filter
def factor_words(factor: str) -> str:
    """What this choice is about."""
    return str(FACTORS.get(factor, factor))


KINDS: Words = {
    "binomial": gettext_lazy("as a share: the smaller the number it is a share of, the more"),
    "mean": gettext_lazy(
        "as a mean of observations from %(least)s to %(most)s each: by the greatest error of such a mean"
    ),
    "poisson": gettext_lazy("as a rate of events: the smaller the number they are related to, the more"),
    "summed": gettext_lazy(
        "as a rate of events that add up to %(most)s each: by the greatest error of such a rate"
    ),
    "difference": gettext_lazy("as a difference: by the errors of both years"),
    "relative": gettext_lazy("by %(percent)s%% of itself (standard error)"),
    "absolute": gettext_lazy("by %(deviation)s (standard error)"),
    "none": gettext_lazy("not at all"),
}


@register.filter
def noise_words(noise: Noise) -> str:
    """How chance moves the figures of one indicator."""
    summed = isinstance(noise, Poisson) and noise.most != 1
    numbers = {key: getattr(noise, key, None) for key in ("least", "most", "deviation")}
    named = {key: as_text(each) for key, each in numbers.items() if each is not None}
    if isinstance(noise, Relative):
        named["percent"] = as_text(noise.deviation * 100)
    return str(KINDS["summed" if summed else noise.kind]) % named


@register.simple_tag
def ends(low: int | None, high: int | None) -> str:
    """An interval of places; a dash where there is none."""
    return certainty.ends(low, high)


@register.simple_tag
def estimate(found: Estimate) -> str:
    """A number with its confidence interval; a word where there is none."""
    if found.value is None:
        return as_text(None)
    number = as_text(found.value, 2)
    if found.low is None or found.high is None:
        return number
    return f"{number} ({as_text(found.low, 2)} … {as_text(found.high, 2)})"


@register.filter
def order_words(found: Order) -> str:
    """Which of two departments stands above the other, and how often the draws agree."""
    return _("%(above)s stands above %(below)s (in %(share)s%% of the draws)") % {
        "above": found.above.label,
        "below": found.below.label,
        "share": per_cent(found.share, 1),
    }


@register.simple_tag
def option(choice: Any) -> str:
    """One of the options that a draw may pick."""
    if choice == AS_STATED:
        return _("as the method states")
    if isinstance(choice, str):
        return str(MEANS.get(choice, choice))
    if getattr(choice, "policy", ""):
        return gap_words(choice) if choice.policy not in GAPS else str(GAPS[choice.policy])
    return scale_words(choice)
