"""What an edition can be, and the words for its two variants."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

Text = Mapping[str, str]

ADJUSTED = "adjusted"
UNADJUSTED = "unadjusted"
VARIANTS = (ADJUSTED, UNADJUSTED)
# A statement of a head or a reason has as many characters at most, in each language.
LONGEST_TEXT = 2000
ROOT = ""  # the node path of the overall score
UNSHOWN = "unshown"  # the note of a step whose working cannot be shown: the code of the problem that says so


class State(StrEnum):
    """Where an edition stands. A corrected edition stays readable and names the one that follows it."""

    DRAFT = "draft"
    CHECKED = "checked"
    SIGNED = "signed"
    PUBLISHED = "published"
    CORRECTED = "corrected"


STATE_WORDS: Mapping[State, Mapping[str, str]] = {
    State.DRAFT: {"ky": "долбоор", "ru": "проект", "en": "draft"},
    State.CHECKED: {"ky": "текшерилген", "ru": "проверен", "en": "checked"},
    State.SIGNED: {"ky": "кол коюлган", "ru": "подписан", "en": "signed"},
    State.PUBLISHED: {"ky": "жарыяланган", "ru": "опубликован", "en": "published"},
    State.CORRECTED: {"ky": "оңдолгон", "ru": "исправлен", "en": "corrected"},
}
PUBLIC_STATES = (State.PUBLISHED, State.CORRECTED)
