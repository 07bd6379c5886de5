"""A page in fewer bytes that says the same: it goes over a slow line, and thousands are kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse

# What somebody wrote keeps its lines; all other white space with a line break in it is the template's.
_WRITTEN_OR_SPACE = re.compile(
    rb"<(pre|textarea)\b.*?</\1>|<input\b[^>]*>|(?<![ \t\r])[ \t\r]*\n\s*", re.DOTALL
)
_LINK = re.compile(r'(?<= href=")/[^"/][^"]*')


class Lean:
    """No page carries the indentation of its templates: a quarter of a page of tables was nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and not response.streaming and not response.has_header("Content-Encoding"):
            response.content = without_indentation(response.content)
            if response.has_header("Content-Length"):
                # A browser would wait for what is no longer sent.
                response.headers["Content-Length"] = str(len(response.content))
        return response


def without_indentation(page: bytes) -> bytes:
    """White space with line breaks in it is one line break, outside what somebody wrote."""
    return _WRITTEN_OR_SPACE.sub(lambda found: found[0] if found[0].startswith(b"<") else b"\n", page)


def near(page: str, path: str) -> str:
    """Each link of the page at this path, written from there where that is shorter.

    A link to the page itself stays whole: it says where the page is found.
    """
    known: dict[str, str] = {}

    def written(link: re.Match[str]) -> str:
        return known.get(link[0]) or known.setdefault(link[0], from_here(link[0], path))

    return _LINK.sub(written, page)


def from_here(address: str, path: str) -> str:
    """The address as seen from the page at this path, where that is shorter."""
    here, there = path.split("/")[:-1], address.split("/")
    if urlsplit(address).path == path:
        return address
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    rest = "/".join(there[shared:])
    # Nothing, or a part that reads as the name of a scheme, would lead elsewhere.
    first = rest.split("/")[0].split("?")[0]
    relative = "../" * (len(here) - shared) + rest
    if not relative or relative[0] in "?#" or (relative == rest and ":" in first):
        relative = f"./{relative}"
    return min(address, relative, key=len)
