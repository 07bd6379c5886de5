"""Every address of the house, with something real in the place of each argument."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True, slots=True)
class Route:
    """One address: what it is called, where it leads, the view with its permission and methods."""

    name: str
    address: str
    view: Any
    arguments: frozenset[str]

    @property
    def permission(self) -> str:
        """What the view says it needs; nothing where it says nothing."""
        return getattr(self.view, "permission", "")

    def takes(self, method: str) -> bool:
        """Whether the view says that it is asked so."""
        return method in getattr(self.view, "methods", ())


def every_route(known: Mapping[str, object]) -> list[Route]:
    """Every route of the system, interface and all; an argument that is not known is a fault of the test."""
    return [_route(space, written, entry, known) for space, written, entry in _walk(get_resolver())]


def _walk(resolver: URLResolver, space: str = "", before: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    for entry in resolver.url_patterns:
        written = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, entry.namespace or space, written)
        else:
            yield space, written, entry


def _route(space: str, written: str, entry: URLPattern, known: Mapping[str, object]) -> Route:
    address = _ARGUMENT.sub(lambda found: str(known[found[1]]), written).replace("^.*$", "nothing")
    arguments = frozenset(_ARGUMENT.findall(written))
    return Route(f"{space}:{entry.name}", f"/{address}", entry.callback, arguments)
