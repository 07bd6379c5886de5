"""How returns are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html

from bilim.base.templatetags.frame import language
from bilim_engine.problems import Problem

register = template.Library()


@register.filter
def under(found: Mapping[str, Any] | None, key: str) -> Any:
    """What stands under this key; nothing where nothing does."""
    return (found or {}).get(key, "")


@register.filter
def sentence(problem: Problem) -> str:
    """What is wrong, without what to do about it: for those who cannot mend it."""
    return problem.message(language())


@register.filter
def at_hand(problem: Problem) -> str:
    """What is wrong and what to do about it, at the very question: no link leads to where one is."""
    now = language()
    return format_html('{} <span class="hint">{}</span>', problem.message(now), problem.hint(now))
