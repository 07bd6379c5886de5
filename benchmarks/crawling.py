"""Public pages found as a reader finds them: by links, from the front page of each language."""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

LANGUAGES = ("ky", "ru", "en")
_LINK = re.compile(r' href="([^"#]*)')


def pages(client: Any, language: str, most: int) -> Iterator[tuple[str, bytes]]:
    """Address and content of every public page that links lead to; of one kind at most so many."""
    from django.urls import Resolver404, resolve  # noqa: PLC0415 - settings are named by who asks

    first = f"/{language}/"
    waiting, known, kinds = deque([first]), {first}, Counter[str]()
    while waiting:
        address = waiting.popleft()
        try:
            kind = resolve(address.split("?")[0]).view_name
        except Resolver404:
            continue
        if not kind.startswith("portal:") or kinds[kind] >= most:
            continue
        kinds[kind] += 1
        response = client.get(address)
        if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
            continue
        yield address, response.content
        found = {urljoin(address, html.unescape(link)) for link in _LINK.findall(response.content.decode())}
        new = sorted(link for link in found - known if link.startswith(first))
        known.update(new)
        waiting.extend(new)
