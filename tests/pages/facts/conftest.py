"""The ledger these tests work on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories.facts import csv_file
from factories.ledger_fixtures import browser, ground

__all__ = ["browser", "ground", "upload"]


@pytest.fixture
def upload(browser: Client) -> Callable[..., Any]:
    """Sends lines as a file and gives the page it leads to."""

    def send(*lines: str, name: str = "figures.csv", content: bytes | None = None) -> Any:
        file = SimpleUploadedFile(name, csv_file(*lines) if content is None else content)
        return browser.post("/ky/desk/facts/import/", {"file": file}, follow=True)

    return send
