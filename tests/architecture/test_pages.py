"""Every page names its permission; what is public is listed, so that nothing becomes public by accident."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from bilim.access.terms import Permission
from bilim.base.pages import PUBLIC, SIGNED_IN

# Namespaces whose pages may be public.
OPEN = {"portal", "api-1", "access", "", "preview"}


def _routes(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _routes(entry, entry.namespace or namespace)
        else:
            yield namespace, entry


def _all() -> list[tuple[str, URLPattern]]:
    return list(_routes(get_resolver()))


def test_every_page_names_its_permission() -> None:
    known = {PUBLIC, SIGNED_IN, *map(str, Permission)}
    unnamed = [
        f"{namespace}:{route.name} {route.pattern}"
        for namespace, route in _all()
        if getattr(route.callback, "permission", None) not in known
    ]
    assert unnamed == []
    assert len(_all()) > 3


def test_only_the_portal_and_the_way_in_are_public() -> None:
    public = {namespace for namespace, route in _all() if route.callback.permission == PUBLIC}
    assert public <= OPEN


def test_nothing_below_the_desk_is_public() -> None:
    below = [route for _namespace, route in _all() if "desk/" in str(route.pattern)]
    previews = [route for route in below if str(route.pattern).startswith("desk/preview/")]
    assert len(previews) >= 13
    # A rating of others that waits is read by those who bring in and confirm; everything else is a draft.
    needed = {"statement-preview": str(Permission.OUTSIDE_BRING)}
    for route in previews:
        assert route.callback.permission == needed.get(str(route.name), str(Permission.DRAFT_READ))
    assert PUBLIC not in {route.callback.permission for route in below}


def test_what_only_takes_a_form_names_the_page_of_the_form() -> None:
    taken = [(space, route) for space, route in _all() if route.callback.methods == ("POST",)]
    assert len(taken) > 10
    # The form that ends the session stands on every page.
    nameless = [f"{space}:{route.name}" for space, route in taken if not route.callback.form]
    assert nameless == ["access:sign-out"]
