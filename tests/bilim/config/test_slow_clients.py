"""Clients that say nothing, or say it slowly: they keep nobody else from being served."""

from __future__ import annotations

import http.client
import resource
import socket
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest

from bilim.base.away import Away
from bilim.config import listening, receiving
from bilim.config.places import Places
from factories.servers import PATIENCE, running, serves, until

NO_ANSWER = b""


def _connections(port: int, count: int) -> list[socket.socket]:
    """Opened all at once, without waiting for each."""
    lines = []
    for _number in range(count):
        line = socket.socket()
        line.setblocking(False)
        line.connect_ex(("127.0.0.1", port))
        lines.append(line)
    return lines


@contextmanager
def _room_for_files(count: int) -> Iterator[None]:
    before, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(before, min(count, hard) if hard > 0 else count), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (before, hard))


def _form(port: int, *, sent_from: str, length: int = 900_000) -> socket.socket:
    """The beginning of a form whose token is looked for in its body, so that the server has to read."""
    line = socket.create_connection(("127.0.0.1", port), source_address=(sent_from, 0))
    head = [
        "POST /ru/account/sign-in/ HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Content-Length: {length}",
        f"Cookie: {_token(port)}",
    ]
    head += ["Content-Type: multipart/form-data; boundary=x", "", "--x"]
    head += ['Content-Disposition: form-data; name="file"; filename="a.csv"', "", ""]
    line.sendall("\r\n".join(head).encode())
    return line


def _token(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/en/account/sign-in/") as page:
        return str(page.headers["Set-Cookie"].partition(";")[0])


def _answer(line: socket.socket, seconds: float = 2.0) -> bytes:
    """What the server has said by now; nothing where it still reads."""
    line.settimeout(seconds)
    said = NO_ANSWER
    try:
        while piece := line.recv(65_536):
            said += piece
    except TimeoutError:
        pass
    except ConnectionError:  # closed upon what was still being sent
        pass
    return said


def test_thousands_who_say_nothing_keep_nobody_waiting_and_are_sent_away(system: Any) -> None:
    with _room_for_files(3000), running(system, "serve") as (_server, port):
        until(lambda: all(serves(port) for _time in range(20)), "not all of its workers answer")
        silent = _connections(port, 2000)
        try:
            for _time in range(3):
                begun = time.monotonic()
                assert serves(port)
                assert time.monotonic() - begun < 4
                time.sleep(0.5)
            for each in silent:
                each.settimeout(PATIENCE)
                while each.recv(4096):  # what the server may say before it closes
                    continue
        finally:
            for each in silent:
                each.close()


SHARES = pytest.mark.parametrize(
    ("length", "places", "of_one", "patience"),
    [
        (60_000, receiving.SMALL_PLACES, receiving.SMALL_OF_ONE_ADDRESS, receiving.SMALL_PATIENCE),
        (900_000, receiving.LARGE_PLACES, receiving.LARGE_OF_ONE_ADDRESS, receiving.LARGE_PATIENCE),
    ],
    ids=["small", "large"],
)


def _pages_are_read(port: int) -> None:
    for _second in range(3):
        begun = time.monotonic()
        assert serves(port)
        assert time.monotonic() - begun < 2


@SHARES
def test_thirty_slow_forms_from_one_address_leave_threads_for_pages_and_for_forms_of_others(
    system: Any, length: int, places: int, of_one: int, patience: float
) -> None:
    with running(system, "serve") as (_server, port):
        until(lambda: all(serves(port) for _time in range(20)), "not all of its workers answer")
        slow = [_form(port, sent_from="127.0.0.2", length=length) for _number in range(30)]
        _pages_are_read(port)
        time.sleep(patience + 1)  # of those that wait for a place
        answers = [_answer(each, 0.3) for each in slow]
        read = answers.count(NO_ANSWER)
        assert 1 <= read <= 2 * of_one, "two workers"
        assert Counter(_status(each) for each in answers if each) == {"429": 30 - read}
        told = next(each for each in answers if each).decode()
        assert "Retry-After: 30" in told.title() or "retry-after: 30" in told
        assert "Сейчас с вашего адреса отправляется слишком много форм" in told
        assert _small_form(port) == 403, "another address is heard: its form lacks the token"
        for each in slow:  # broken off in the midst
            each.close()
        until(
            lambda: _status(_answer(_form(port, sent_from="127.0.0.2", length=length), patience + 0.5)) == "",
            "its places stay taken",
        )
        kept = [path for path in (system.var / "storage").rglob("*") if path.is_file()]
        assert len(kept) == 1, "the file that was kept before, and nothing of an upload"


@SHARES
def test_slow_forms_from_everywhere_leave_threads_for_pages(
    system: Any, length: int, places: int, of_one: int, patience: float
) -> None:
    with running(system, "serve") as (_server, port):
        until(lambda: all(serves(port) for _time in range(20)), "not all of its workers answer")
        slow = [_form(port, sent_from=f"127.0.1.{number}", length=length) for number in range(1, 31)]
        _pages_are_read(port)
        time.sleep(patience + 1)
        answers = [_answer(each, 0.3) for each in slow]
        assert 1 <= answers.count(NO_ANSWER) <= 2 * places
        assert {_status(each) for each in answers if each} == {"503"}
        for each in slow:
            each.close()


def _status(answer: bytes) -> str:
    return answer.partition(b"\r\n")[0].decode().split(" ")[1] if answer else ""


def _small_form(port: int, sent_from: str = "127.0.0.1") -> int:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE, source_address=(sent_from, 0))
    with closing(line):
        line.request("POST", "/en/account/sign-in/", b"a=b")
        return line.getresponse().status


class Stream:
    """What a client sends: pieces, each after a while."""

    def __init__(self, *pieces: tuple[float, bytes]) -> None:
        self.pieces = list(pieces)

    def read(self, size: int) -> bytes:
        if not self.pieces:
            return b""
        pause, piece = self.pieces.pop(0)
        time.sleep(pause)
        return piece

    readline = read


def _environ(stream: Stream, length: int) -> dict[str, Any]:
    return {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(length), "wsgi.input": stream}


class Application:
    """Reads what is sent, whatever comes of it; notes what it was told."""

    def __init__(self, places: Places) -> None:
        self.places, self.told, self.read, self.free = places, [], b"", True

    def __call__(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        self.told.append(environ.get("bilim.turned_away"))
        if "bilim.turned_away" not in environ:
            try:
                self.read = environ["wsgi.input"].read()
            except OSError:
                return [b"half a form"]
            self.free = self.places.take("ann") is None
        return [b"answered"]


def _receive(stream: Stream, length: int) -> Application:
    places = Places(most=1, of_one=1)
    application = Application(places)
    receive = receiving.Receiving(application, lambda _environ: "ann", small=places, large=places)
    receive(_environ(stream, length), print)
    return application


def test_a_place_is_free_again_as_soon_as_the_last_byte_has_come() -> None:
    application = _receive(Stream((0, b"a" * 70_000), (0, b"b" * 30_000)), 100_000)
    assert application.read == b"a" * 70_000 + b"b" * 30_000
    assert application.free, "while the form is worked on, another may come in"


@pytest.mark.parametrize("pieces", [[(5, b"late")], [(0, b"a"), (0.2, b"b"), (0.2, b"c"), (5, b"d")]])
@pytest.mark.parametrize(("length", "told"), [(100_000, [None, Away.SLOW]), (50_000, [Away.SLOW])])
def test_what_comes_too_slowly_is_broken_off_with_a_page_that_says_so(
    monkeypatch: pytest.MonkeyPatch,
    pieces: list[tuple[float, bytes]],
    length: int,
    told: list[Away | None],
) -> None:
    monkeypatch.setattr(receiving, "PATIENCE", 0.5)
    begun = time.monotonic()
    application = _receive(Stream(*pieces), length)
    assert time.monotonic() - begun < 3
    assert application.told == told
    assert application.places.take("ann") is None


def test_half_a_small_form_whose_sender_has_gone_reaches_no_page() -> None:
    application = _receive(Stream((0, b"text=hal"), (0, b"")), 100)
    assert application.told == [Away.SLOW]


def test_a_small_form_holds_a_place_only_while_it_comes() -> None:
    at_once = _receive(Stream((0, b"text="), (0, b"whole")), 10)
    later = _receive(Stream((0, b"text="), (0.3, b"whole")), 10)
    for application in (at_once, later):
        assert application.told == [None]
        assert application.read == b"text=whole"
        assert application.free


def test_who_waits_gets_the_place_that_becomes_free_and_no_more_wait_than_may() -> None:
    places = Places(most=1, of_one=1, waiting=1, patience=10)
    assert places.take("ann") is None
    got: list[Away | None] = []
    waits = threading.Thread(target=lambda: got.append(places.take("ann")))
    waits.start()
    until(lambda: places.take("ann") is Away.ADDRESS, "a second one waits")
    places.give_back("ann")
    waits.join(5)
    assert got == [None]


def test_what_keeps_the_pace_may_take_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "PATIENCE", 0.2)
    application = _receive(Stream(*[(0.1, b"x" * 1000)] * 8), 8000)
    assert application.told == [None]
    assert len(application.read) == 8000


def test_the_limit_on_files_is_raised_as_far_as_the_system_lets(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = {"now": (1024, 4096)}
    monkeypatch.setattr(resource, "getrlimit", lambda _which: limits["now"])
    monkeypatch.setattr(resource, "setrlimit", lambda _which, pair: limits.update(now=pair))
    assert listening.most_connections() == 4096 - 256
    assert limits["now"] == (4096, 4096)
    limits["now"] = (1024, resource.RLIM_INFINITY)
    assert listening.most_connections() == listening.CONNECTIONS
    assert limits["now"][1] == resource.RLIM_INFINITY
