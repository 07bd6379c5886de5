"""docs/api.md: its program runs against a server, its addresses are answered."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from factories import editions as made

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs" / "api.md").read_text(encoding="utf-8")


def block(page: str, language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)
    return str(found)


def test_every_address_of_the_page_is_answered(client: Client, published: str, page: str) -> None:
    addresses = re.findall(r'"\$BILIM(/[^"]+)"', block(page, "sh"))
    assert len(addresses) == block(page, "sh").count("curl")
    for address in addresses:
        response = client.get(address.replace("$EDITION", published))
        assert response.status_code == 200, address
        assert response.content != b"[]", address


def test_the_program_of_the_page_explains_the_figure(published: str, page: str, live_server: Any) -> None:
    told = subprocess.run(
        [sys.executable, "-I", "-c", block(page, "python")],
        env={**os.environ, "BILIM": str(live_server.url)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.stderr == ""
    content = made.content()
    # With the interval that stands beside the place on every page.
    result, value = content.placed("nookat"), content.value("nookat", "preschool.coverage")
    assert result
    assert value
    first, _points, again, mark = told.stdout.splitlines()
    assert first.startswith(f"place {result.rank} ({result.rank_low} to {result.rank_high}), score ")
    computed, stated = re.findall(r"([\d.]+) %, published ([\d.]+)", again)[0]
    assert f"{value.value:.6f}" == computed == f"{float(stated):.6f}"
    assert mark == "invented for demonstration"
