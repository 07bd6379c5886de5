"""A wrong method gets the one error body, also where the interface describes itself."""

from __future__ import annotations

import pytest
from django.test import Client

from bilim.api import problems


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("address", ["/api/v1/openapi.json", "/api/v1/", "/api/v1/nothing"])
def test_a_wrong_method_gets_the_one_error_body(method: str, address: str) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, address)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert set(answer.json()) == {"code", "message", "hint", "where", "problems"}
    assert answer.json()["code"] == problems.WRONG_METHOD.code
