"""A real browser over a real server; where no Chromium is found the tests say so and are skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bilim.base.actor import SYSTEM
from factories import editions as made
from factories import outside
from factories.edition_fixtures import draft, ground, published, run
from factories.returns import campaign, schools, send
from factories.rulebook import adopt_and_approve
from factories.servers import PATIENCE

__all__ = ["campaign", "draft", "ground", "published", "run", "schools", "send"]
# The browser runs its own loop in this thread; Django would take it for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """Where Chromium is, or None; `BILIM_NO_BROWSER` hides it."""
    if os.environ.get("BILIM_NO_BROWSER"):
        return None
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    path = chromium()
    if path is None:
        pytest.skip(f"no Chromium on this machine (looked for {', '.join(NAMES)})")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def site(live_server: Any, root: Path) -> str:
    """The address of a server with register, rulebook, statement and three editions."""
    from bilim.registry import actions as registry  # noqa: PLC0415 - models load with the database

    registry.load_register(root / "definitions" / "register", SYSTEM)
    adopt_and_approve(root / "definitions")
    outside.load_2021(root)
    for period in made.YEARS:
        made.publish(period)
    return str(live_server.url)


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page as a reader with this screen, scheme and scripts, noting what it asks and complains of."""
    contexts: dict[tuple[int, str, bool], Any] = {}

    def reader(width: int, scheme: str, scripts: bool) -> Any:
        # A window of its own for each page took most of the time of these tests.
        if (width, scheme, scripts) not in contexts:
            contexts[width, scheme, scripts] = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
            )
            contexts[width, scheme, scripts].set_default_timeout(PATIENCE * 1000)
        return contexts[width, scheme, scripts]

    def opened(address: str, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Any:
        page = reader(width, scheme, scripts).new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda line: page.complaints.append(line.text) if line.type == "error" else None)
        page.goto(address)
        return page

    yield opened
    for context in contexts.values():
        context.close()
