"""What each role may do is a table in the repository: a role that changes is a line of a difference."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from django.utils import translation

from bilim.access.templatetags.permissions import PROSE, PURPOSES
from bilim.access.terms import ROLES, Permission, Role


def table() -> str:
    """One row a permission, one column a role."""
    stream = io.StringIO()
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(["permission", *Role])
    for permission in Permission:
        rows.writerow([permission, *("yes" if permission in ROLES[role] else "" for role in Role)])
    return stream.getvalue()


def test_the_table_of_roles_is_the_one_that_was_reviewed(root: Path) -> None:
    golden = root / "tests" / "golden" / "roles.csv"
    if not golden.exists():
        golden.write_text(table(), encoding="utf-8")
        pytest.fail("tests/golden/roles.csv was not there and is written: read it, then commit it")
    assert table() == golden.read_text(encoding="utf-8")


def test_every_permission_and_every_role_is_told_in_three_languages() -> None:
    assert set(PROSE) == set(Permission)
    assert set(PURPOSES) == set(Role)
    told = {}
    for language in ("ky", "ru", "en"):
        with translation.override(language):
            told[language] = [str(each) for each in (*PROSE.values(), *PURPOSES.values())]
    for texts in told.values():
        assert len(set(texts)) == len(texts)
        assert all(text.endswith(".") for text in texts)
    assert not set(told["ky"]) & set(told["ru"])
    assert not set(told["en"]) & (set(told["ky"]) | set(told["ru"]))


def test_who_keeps_accounts_has_no_hand_in_figures() -> None:
    assert ROLES[Role.ADMINISTRATOR] == {
        Permission.DESK_READ,
        Permission.ACCOUNT_MANAGE,
        Permission.JOURNAL_READ,
    }
    others = [role for role in Role if role != Role.ADMINISTRATOR]
    assert not any(Permission.ACCOUNT_MANAGE in ROLES[role] for role in others)


def test_who_hands_a_return_over_neither_checks_nor_accepts_it() -> None:
    steps = {Permission.RETURN_SUBMIT, Permission.RETURN_CHECK, Permission.RETURN_ACCEPT}
    assert all(len(steps & ROLES[role]) <= 1 for role in Role)
