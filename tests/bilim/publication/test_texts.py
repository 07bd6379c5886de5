"""What somebody wrote is judged whole: every fault at once."""

from __future__ import annotations

import pytest

from bilim.publication import problems
from bilim.publication.rules.texts import require_text
from bilim_engine.problems import Refused


def told(text: dict[str, str], *, in_all: bool = False) -> list[str]:
    lacking, too_long = problems.STATEMENT_EMPTY, problems.STATEMENT_TOO_LONG
    with pytest.raises(Refused) as refusal:
        require_text(text, lacking=lacking, too_long=too_long, in_all=in_all)
    return [each.code for each in refusal.value.problems]


def test_every_fault_of_a_text_is_told_at_once() -> None:
    lacking, too_long = problems.STATEMENT_EMPTY.code, problems.STATEMENT_TOO_LONG.code
    hidden = problems.TEXT_UNSAFE.code
    assert told({}) == [lacking]
    assert told({"ky": "а" * 2001, "ru": "я\u202e"}) == [too_long, hidden]
    assert told({"ky": "а" * 2001 + "\u202e"}, in_all=True) == [lacking, too_long, hidden]
