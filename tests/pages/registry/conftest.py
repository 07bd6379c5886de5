"""The register these tests work on: departments, and two schools that were opened by an order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from bilim.base.actor import SYSTEM
from bilim.registry import actions
from bilim.registry.terms import Details, Order
from bilim.rulebook import actions as rulebook

BEGUN = date(2023, 9, 1)
FIRST, SECOND = "nookat-school-901", "nookat-school-902"


@pytest.fixture
def ground(db: None, root: Path) -> None:
    """The register is loaded, the definitions are adopted, two schools stand."""
    actions.load_register(root / "definitions" / "register", SYSTEM)
    rulebook.adopt(root / "definitions", SYSTEM)
    for number, code in ((901, FIRST), (902, SECOND)):
        names = {
            "ky": f"Үлгү мектеп № {number}",
            "ru": f"Школа-пример № {number}",
            "en": f"Example School No. {number}",
        }
        actions.open_institution(
            code=code,
            details=Details("school", "nookat", names, capacity=300, head="Жетекчи Үлгү"),
            illustrative=True,
            on=BEGUN,
            order=Order("1-б", date(2023, 8, 1), "Мектеп ачуу жөнүндө"),
            by=SYSTEM,
            key=uuid4().hex,
        )


@pytest.fixture
def browser(ground: None, analyst: Any, signed_in: Callable[..., Client]) -> Client:
    """The analyst's browser."""
    return signed_in(analyst)


@pytest.fixture
def send(browser: Client) -> Callable[..., Any]:
    """Opens a form, fills in what is given beside an order, and sends it."""

    def fill(address: str, **given: Any) -> Any:
        shown = browser.get(address)
        assert shown.status_code == 200
        form = shown.context["form"]
        told = {name: form[name].value() for name in form.fields}
        filled = {name: value for name, value in told.items() if value not in (None, "")}
        order = {
            "on": "2024-09-01",
            "order_number": "77-б",
            "order_on": "2024-08-20",
            "order_title": "Өзгөртүү жөнүндө",
        }
        return browser.post(address, {**filled, **order, **given}, follow=True)

    return fill
