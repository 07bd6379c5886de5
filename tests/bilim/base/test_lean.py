"""A page in fewer bytes is the same page: what somebody wrote is kept, and each link leads where it led."""

from __future__ import annotations

import time
from urllib.parse import urljoin

import pytest
from django.test import Client

from bilim.base.lean import from_here, near, without_indentation

HERE = "/ky/editions/departments-2025-1/departments/"


def test_indentation_goes_and_what_somebody_wrote_stays() -> None:
    page = b"<p>\n    one\n\n  two </p>\n<textarea>\n  a\n\n  b</textarea>\n  <input value='x\n  y'>\n"
    lean = b"<p>\none\ntwo </p>\n<textarea>\n  a\n\n  b</textarea>\n<input value='x\n  y'>\n"
    assert without_indentation(page) == lean


def test_spaces_that_are_no_breaks_stay() -> None:
    page = "<td>\n  1\u202f000\u00a0\n</td>".encode()
    assert without_indentation(page) == "<td>\n1\u202f000\u00a0\n</td>".encode()


def test_a_long_line_of_blanks_takes_no_longer_than_another() -> None:
    page = b"<p>" + b" " * 400_000 + b"x</p>\n"
    begun = time.process_time()
    assert without_indentation(page) == page
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (f"{HERE}nookat/score/", "nookat/score/"),
        ("/ky/editions/departments-2025-1/", "../"),
        ("/ky/editions/departments-2025-1/bundle.zip", "../bundle.zip"),
        (f"{HERE}?sort=name", f"{HERE}?sort=name"),
        ("/ky/", "/ky/"),
        ("/static/base/base.css", "/static/base/base.css"),
        (f"{HERE}a:b/", "./a:b/"),
    ],
)
def test_a_link_is_written_from_the_page_where_that_is_shorter(address: str, written: str) -> None:
    assert from_here(address, HERE) == written
    assert urljoin(HERE, written) == address


def test_only_links_of_the_house_are_rewritten() -> None:
    page = f'<a href="{HERE}nookat/">N</a> <a href="//else.where/x">E</a> <a href="#how">H</a>'
    lean = '<a href="nookat/">N</a> <a href="//else.where/x">E</a> <a href="#how">H</a>'
    assert near(page, HERE) == lean


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/ky/account/sign-in/", "/en/nothing-here/", "/ky/about/"])
def test_a_page_is_as_long_as_it_says(client: Client, address: str) -> None:
    """A browser waits for what was promised and is not sent."""
    page = client.get(address)
    assert int(page.headers["Content-Length"]) == len(page.content)
    assert b"\n  " not in page.content
