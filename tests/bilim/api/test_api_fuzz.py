"""The interface under requests nobody thought of: what it answers is what its description says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis import Case

from bilim.config.wsgi import application

ADDRESS = "/api/v1/openapi.json"


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Requests leave the connection of the test open, as Django's own test client sees to."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def interface(published: str, one_connection: None):
    """The description as the interface itself gives it, with an edition to ask for."""
    return schemathesis.openapi.from_wsgi(ADDRESS, application)


schema = schemathesis.pytest.from_fixture("interface")


@pytest.mark.django_db
@schema.parametrize()
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.filter_too_much,
        HealthCheck.too_slow,
    ],
)
def test_answers_are_as_described(case: Case) -> None:
    # Plain: without a server in between nobody unpacks what the client would be sent compressed.
    case.call_and_validate(headers={"Accept-Encoding": "identity"})
