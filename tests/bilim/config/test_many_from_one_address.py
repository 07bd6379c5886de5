"""An office behind one address: everybody in it is heard, though all of them send in the same instant."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Any
from urllib.parse import urlencode

from factories.servers import PATIENCE, running, serves, until

PAGE = "/en/account/sign-in/"


def _token(port: int) -> tuple[str, str]:
    """The cookie of a form, and the token in it."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as line:
        line.request("GET", PAGE)
        page = line.getresponse()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
        assert token
        return page.headers["Set-Cookie"].partition(";")[0], token[1]


def _sent(port: int, kind: str, cookie: str, body: bytes) -> int:
    """The status of the page that was read to its end; an error where there was none."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=2 * PATIENCE)) as line:
        line.request("POST", PAGE, body, {"Content-Type": kind, "Cookie": cookie})
        page = line.getresponse()
        page.read()
        return page.status


def _sign_in(port: int) -> int:
    cookie, token = _token(port)
    fields = {"csrfmiddlewaretoken": token, "username": "ann", "password": "a long enough password"}
    return _sent(port, "application/x-www-form-urlencoded", cookie, urlencode(fields).encode())


def _upload(port: int) -> int:
    """A form with a file of 8 MB that nobody asked for, which is read all the same."""
    cookie, token = _token(port)
    fields = {"csrfmiddlewaretoken": token, "username": "ann", "password": "a long enough password"}
    parts = [f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{fields[name]}' for name in fields]
    parts.append('--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n')
    body = "\r\n".join(parts).encode() + b"a,b\n" * 2_000_000 + b"\r\n--x--\r\n"
    return _sent(port, "multipart/form-data; boundary=x", cookie, body)


def _at_once(*acts: Callable[[], int]) -> list[int | str]:
    """What came of each, all begun in the same instant."""
    came: list[int | str] = []
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], int]) -> None:
        gate.wait()
        try:
            came.append(act())
        except OSError as fault:
            came.append(repr(fault))

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return came


def test_twenty_people_sign_in_in_the_same_instant(system: Any) -> None:
    with running(system, "serve") as (_server, port):
        until(lambda: all(serves(port) for _time in range(20)), "not all of its workers answer")
        assert _at_once(*[lambda: _sign_in(port)] * 20) == [302] * 20


def test_uploads_of_an_office_do_not_keep_the_form_of_a_colleague_out(system: Any) -> None:
    with running(system, "serve") as (_server, port):
        until(lambda: all(serves(port) for _time in range(20)), "not all of its workers answer")
        assert _at_once(*[lambda: _upload(port)] * 4, *[lambda: _sign_in(port)] * 3) == [302] * 7
