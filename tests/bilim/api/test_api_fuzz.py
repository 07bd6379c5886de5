"""The interface under requests nobody thought of: what it answers is what its description says."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case

from bilim.config.wsgi import application

ADDRESS = "/api/v1/openapi.json"


@pytest.fixture
def interface(published: str):
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
    case.call_and_validate()
