"""Every route as every role, inside and outside its part of the tree, read and sent: what is not allowed is
refused before anything is done. A route that names no permission fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http import HTTPStatus

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from bilim.access.models import Account
from bilim.access.terms import ROLES, Permission, Role
from bilim.base.actor import Actor
from bilim.base.pages import PUBLIC, SIGNED_IN
from bilim.journal.queries import list_entries
from bilim.publication import actions
from factories import edition_fixtures
from factories.routes import Route, every_route

draft, ground = edition_fixtures.draft, edition_fixtures.ground

METHODS = ("GET", "POST")
INSIDE, OUTSIDE = "kg/osh-oblast/nookat", "kg/talas-oblast/talas"
REFUSED = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
SIGN_IN = "/account/sign-in/"
# Whose posts are of a part of the country.
OF_A_PART = {Role.DEPARTMENT_HEAD, Role.DEPARTMENT_OFFICER, Role.SCHOOL_HEAD, Role.SCHOOL_CLERK}

# Where the permission lets one come near and a policy asks further: for several permissions at once, for the
# whole country, for a matter of her own, for the step the edition has reached.
NARROWER = {
    "publication:cases",
    "publication:discard",
    "publication:preview",
    "publication:preview-unit",
    "publication:waive",
    "publication:withdraw",
}


@pytest.fixture
def routes(draft: str, methodologist_actor: Actor) -> list[Route]:
    """Every route; a draft that was checked stands where an edition is named."""
    actions.check_edition(code=draft, by=methodologist_actor)
    found = every_route(
        {
            "code": draft,
            "unit": "nookat",
            "department": "nookat",
            "event": 1,
            "item": "budget.spent",
            "indicator": "spending",
            "node": "spending",
            "period": "2025",
            "form": "csv",
            "flow": "facts",
            "kind": "methodology",
            "number": 1,
            "case": "c-2026-0001",
            "batch": "none",
            "sha256": "ab" * 32,
            "bundle": "ab" * 32,
            "secret": "none",
        }
    )
    assert len(found) > 150
    return found


def guarded(routes: list[Route]) -> list[Route]:
    return [route for route in routes if route.permission != PUBLIC]


def of_roles(routes: list[Route]) -> list[Route]:
    """Those for which a role is needed: her own account is anybody's who is signed in."""
    return [route for route in guarded(routes) if route.permission != SIGNED_IN]


def ask(browser: Client, method: str, route: Route) -> HttpResponse:
    return browser.generic(method, route.address)  # type: ignore[return-value]


def told_nothing(answer: HttpResponse) -> bool:
    return answer.status_code in REFUSED


def done_since(number: int) -> list[str]:
    """What the journal knows of since that entry, refusals aside."""
    return [
        entry.event
        for entry in list_entries(limit=None)
        if entry.number > number and entry.event != "access.refused"
    ]


def last_number() -> int:
    return next((entry.number for entry in list_entries(limit=1)), 0)


def test_every_route_names_its_permission(routes: list[Route]) -> None:
    known = {PUBLIC, SIGNED_IN, *map(str, Permission)}
    assert [f"{route.name} {route.address}" for route in routes if route.permission not in known] == []
    assert [route.name for route in routes if not getattr(route.view, "methods", ())] == []
    assert {route.name.partition(":")[0] for route in routes} >= {"api-1", "portal", "desk", "access"}


def test_whoever_is_not_signed_in_is_led_to_the_door(routes: list[Route], client: Client) -> None:
    before, wrong = last_number(), []
    for method in METHODS:
        for route in guarded(routes):
            answer = ask(client, method, route)
            led = answer.status_code == 302 and SIGN_IN in answer.headers["Location"]
            if not (led if route.takes(method) else answer.status_code == 405):
                wrong.append(f"{method} {route.address}: {answer.status_code}")
    assert wrong == []
    assert done_since(before) == []


def test_without_a_role_everything_is_refused(
    routes: list[Route], make_account: Callable[..., Account], signed_in: Callable[[object], Client]
) -> None:
    browser = signed_in(make_account("nobody"))
    before = last_number()
    assert list(_let_in(browser, of_roles(routes))) == []
    assert done_since(before) == []


@pytest.mark.parametrize("role", Role)
def test_a_role_is_refused_what_it_does_not_list_and_what_lies_outside_its_part(
    routes: list[Route],
    make_account: Callable[..., Account],
    signed_in: Callable[[object], Client],
    role: Role,
) -> None:
    others = [route for route in of_roles(routes) if route.permission not in ROLES[role]]
    of_nookat = [
        route for route in guarded(routes) if "unit" in route.arguments and route.permission in ROLES[role]
    ]
    assert len(others) > 10
    holder = make_account("holder", role, INSIDE if role in OF_A_PART else "")
    before = last_number()
    assert list(_let_in(signed_in(holder), others)) == []
    assert done_since(before) == []
    # Whoever holds a permission over another department alone is asked about this one in vain.
    stranger = make_account("stranger", role, OUTSIDE)
    before = last_number()
    assert list(_let_in(signed_in(stranger), of_nookat)) == []
    assert done_since(before) == []


def _let_in(browser: Client, routes: list[Route]) -> Iterator[str]:
    """Each route that answers with more than a refusal."""
    for method in METHODS:
        for route in routes:
            answer = ask(browser, method, route)
            if not (told_nothing(answer) if route.takes(method) else answer.status_code == 405):
                yield f"{method} {route.address}: {answer.status_code}"


@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_is_not_refused(
    routes: list[Route],
    make_account: Callable[..., Account],
    signed_in: Callable[[object], Client],
    role: Role,
) -> None:
    """Over her own part; whatever a form would change is undone, so that the next one finds the same."""
    path = INSIDE if role in OF_A_PART else ""
    browser = signed_in(make_account("holder", role, path))
    hers = [
        route
        for route in routes
        if route.permission in {PUBLIC, SIGNED_IN, *ROLES[role]} and route.takes("GET")
    ]
    wrong = []
    for route in hers:
        with transaction.atomic():
            answer = ask(browser, "GET", route)
            transaction.set_rollback(True)
        turned_away = answer.status_code == 403 and route.name not in NARROWER
        led_to_the_door = answer.status_code == 302 and SIGN_IN in answer.headers["Location"]
        if turned_away or led_to_the_door or answer.status_code >= 500:
            wrong.append(f"{route.name} {route.address}: {answer.status_code}")
    assert wrong == []
