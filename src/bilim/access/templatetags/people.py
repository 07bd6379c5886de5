"""Who did something, as a colleague would say it: the person's name and her post, not her login."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from bilim.access.terms import ROLE_NAMES, Person
from bilim.base.actor import SYSTEM
from bilim.base.templatetags.frame import said

register = template.Library()


@register.simple_tag
def person(people: Mapping[str, Person], code: str, at: datetime | None = None) -> str:
    """«Айгүл Сыдыкова, аналитик»: the name behind the login, with the post held at that instant.

    Of what the system did by itself, that it did; of a login nobody bears, the login.
    """
    if code == SYSTEM.code:
        return _("the system itself")
    found = people.get(code)
    if found is None:
        return code
    roles = found.roles_on(timezone.localdate(at))
    return ", ".join((found.name, *(said(ROLE_NAMES[role]).lower() for role in roles)))


class Done(Protocol):
    """What was done by somebody, and what that person was called then."""

    actor: str
    actor_name: str


@register.filter
def doer(entry: Done) -> str:
    """Who did it, by the name of then; of the system the same words as where one chooses among people."""
    return _("the system itself") if entry.actor == SYSTEM.code else entry.actor_name or entry.actor


@register.filter
def with_post(found: Person) -> str:
    """The person with the post she holds today."""
    return person({found.code: found}, found.code)
