"""Who may do what: every role and every permission, and the roles of the reader herself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bilim.access import queries as access
from bilim.access.terms import ROLES, Permission, Post, Role
from bilim.base.actor import ROOT
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.templatetags.frame import said
from bilim.registry import queries as registry


@dataclass(frozen=True, slots=True)
class Holding:
    """A role of the reader, with the part of the tree in words."""

    post: Post
    part: str


@page(Permission.DESK_READ)
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """She reads which roles are hers, what every role is for, and who may do what."""
    holders = access.count_holders(timezone.localdate())
    context = {
        "mine": list(_holdings(actor_of(request).code)),
        "roles": [(role, holders[role]) for role in Role],
        "permissions": [
            (permission, [role for role in Role if permission in ROLES[role]]) for permission in Permission
        ],
        "crumbs": from_desk(here=_("Roles and permissions")),
    }
    return render(request, "desk/roles.html", context)


def _holdings(username: str) -> Iterator[Holding]:
    today = timezone.localdate()
    for post in access.list_posts(username):
        if post.holds_on(today):
            yield Holding(post, part_in_words(post.unit_path))


def part_in_words(path: str) -> str:
    """The part of the tree as people call it; its path where the register knows it no longer."""
    if path in ("", ROOT):
        return _("the whole country")
    place = registry.find_place(path, timezone.localdate())
    return ", ".join(filter(None, (said(place.names), said(place.above)))) if place else path
