"""An upgrade from a system in which a record could have two open cases."""

from __future__ import annotations

from importlib import import_module
from unittest.mock import Mock

import pytest

from bilim.cases import problems
from bilim_engine.problems import Refused

MIGRATION = import_module("bilim.cases.migrations.0002_one_open_case_of_a_record")


def test_two_open_cases_of_a_record_are_named_before_anything_is_changed() -> None:
    rows = [("nookat|a", "a-2026-0001"), ("nookat|a", "c-2026-0002"), ("nookat|b", "a-2026-0003")]
    apps = Mock()
    found = apps.get_model.return_value.objects.filter.return_value.order_by.return_value
    found.values_list.return_value = rows
    with pytest.raises(Refused) as refusal:
        MIGRATION.require_one_open(apps, None)
    assert [each.kind for each in refusal.value.problems] == [problems.TWO_OPEN]
    assert "a-2026-0001, c-2026-0002" in refusal.value.problems[0].message("ky")
    found.values_list.return_value = rows[1:]
    MIGRATION.require_one_open(apps, None)
