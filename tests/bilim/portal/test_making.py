"""Documents are made one at a time, once for the same content, and nobody waits without bound."""

from __future__ import annotations

import threading
import time

import pytest

from bilim.portal.views.making import Busy, Kept, key_of


def test_the_same_is_made_once_however_many_ask() -> None:
    kept, made, found = Kept(waiting=8), [], []

    def make() -> bytes:
        made.append("made")
        time.sleep(0.05)
        return b"document"

    threads = [threading.Thread(target=lambda: found.append(kept.get("key", make))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [b"document"] * 8
    assert made == ["made"]


def test_only_one_is_being_made_at_a_time() -> None:
    kept, now, most = Kept(waiting=6), [0], [0]

    def make() -> bytes:
        now[0] += 1
        most[0] = max(most[0], now[0])
        time.sleep(0.01)
        now[0] -= 1
        return b"document"

    threads = [threading.Thread(target=kept.get, args=(str(number), make)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_who_waited_long_enough_is_told_to_ask_again_and_what_is_kept_is_given_at_once() -> None:
    kept, begun, end = Kept(patience=0.05), threading.Event(), threading.Event()
    kept.get("there", lambda: b"there")

    def slow() -> bytes:
        begun.set()
        end.wait(5)
        return b"slow"

    thread = threading.Thread(target=kept.get, args=("slow", slow))
    thread.start()
    begun.wait(5)
    with pytest.raises(Busy):
        kept.get("other", lambda: b"other")
    assert kept.get("there", lambda: b"made again") == b"there"
    end.set()
    thread.join()
    assert kept.get("other", lambda: b"other") == b"other"


def test_only_a_few_wait_so_that_pages_are_made_meanwhile() -> None:
    kept, begun, end = Kept(patience=5, waiting=1), threading.Event(), threading.Event()

    def slow() -> bytes:
        begun.set()
        end.wait(5)
        return b"slow"

    first = threading.Thread(target=kept.get, args=("slow", slow))
    first.start()
    begun.wait(5)
    found: list[bytes] = []
    second = threading.Thread(target=lambda: found.append(kept.get("second", lambda: b"second")))
    second.start()
    while kept._places._value:  # type: ignore[attr-defined]
        time.sleep(0.001)
    asked = time.monotonic()
    with pytest.raises(Busy):
        kept.get("third", lambda: b"third")
    assert time.monotonic() - asked < 1
    end.set()
    first.join()
    second.join()
    assert found == [b"second"]


def test_a_document_that_cannot_be_made_lets_the_next_one_in() -> None:
    kept = Kept(patience=0.05)

    def fails() -> bytes:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        kept.get("one", fails)
    assert kept.get("one", lambda: b"made") == b"made"


def test_what_is_asked_for_least_gives_way() -> None:
    kept = Kept(most=25)
    for name in ("a", "b"):
        kept.get(name, lambda: b"0123456789")
    kept.get("a", lambda: b"never")
    kept.get("c", lambda: b"0123456789")
    assert kept.get("a", lambda: b"again") == b"0123456789"
    assert kept.get("b", lambda: b"again") == b"again"


def test_the_key_follows_from_template_and_content() -> None:
    assert key_of("report", "{}") == key_of("report", "{}")
    assert len({key_of("report", "{}"), key_of("sheet", "{}"), key_of("report", '{"a":1}')}) == 3
