"""What is kept is kept: by hash, once, and damage is found."""

from __future__ import annotations

import hashlib

import pytest

from bilim.base.actor import SYSTEM
from bilim.storage import actions, queries
from bilim.storage.models import StoredFile
from bilim.storage.problems import Lost

pytestmark = pytest.mark.django_db
CONTENT = "Билим\n".encode()


def _keep(name: str = "a.csv"):
    return actions.keep(CONTENT, name=name, media_type="text/csv", by=SYSTEM)


def test_what_is_kept_is_read_back_by_its_hash() -> None:
    stored = _keep()
    assert stored.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert queries.read(stored.sha256) == CONTENT
    assert queries.find_stored(stored.sha256) == stored
    assert (stored.size, stored.kept_by) == (len(CONTENT), "system")


def test_the_same_content_is_kept_once_under_its_first_name() -> None:
    assert _keep("a.csv") == _keep("b.csv")
    assert StoredFile.objects.count() == 1


def test_no_draft_is_left_behind() -> None:
    stored = _keep()
    assert [file.name for file in queries.path_of(stored.sha256).parent.iterdir()] == [stored.sha256]


def test_a_damaged_file_is_lost_and_keeping_it_again_mends_it() -> None:
    stored = _keep()
    queries.path_of(stored.sha256).write_bytes(b"other")
    with pytest.raises(Lost) as lost:
        queries.read(stored.sha256)
    assert lost.value.problems[0].code == "storage.P002"
    assert [problem.code for problem in queries.verify_files()] == ["storage.P002"]
    _keep()
    assert list(queries.verify_files()) == []


def test_an_unknown_hash_is_lost() -> None:
    with pytest.raises(Lost) as lost:
        queries.read("0" * 64)
    assert lost.value.problems[0].code == "storage.P001"
    assert queries.find_stored("0" * 64) is None
