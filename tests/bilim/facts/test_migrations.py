"""Ledgers that stand are carried over: what they say is as it was, under the same codes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from bilim.facts import queries

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE, AFTER = [("facts", "0002_superseded_only")], [("facts", "0003_origins_in_three_languages")]


@pytest.fixture
def _back() -> Iterator[None]:
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("facts"))


@pytest.mark.usefixtures("_back")
def test_a_source_of_one_text_is_said_so_in_every_language() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    old = executor.loader.project_state(BEFORE).apps.get_model("facts", "Origin")
    old.objects.create(code="o-1", title="Отчёт", publisher="Мы", illustrative=False)
    old.objects.create(code="o-2", title="Report", illustrative=True)

    executor = MigrationExecutor(connection)
    executor.migrate(AFTER)
    found = queries.get_origins()
    assert found["o-1"].title == {"ky": "Отчёт", "ru": "Отчёт", "en": "Отчёт"}
    assert found["o-1"].publisher == {"ky": "Мы", "ru": "Мы", "en": "Мы"}
    assert found["o-2"].publisher == {"ky": "", "ru": "", "en": ""}
    assert found["o-2"].illustrative
