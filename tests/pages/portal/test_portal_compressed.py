"""Public pages go over a slow line compressed; pages with a secret go as they are."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from django.test import Client

from bilim.access.models import Account
from factories import editions as made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
TABLE = f"/ky/editions/{made.CODE}/departments/"


@pytest.mark.parametrize(
    "address", [TABLE, f"{TABLE[:-1]}.csv", f"/api/v1/editions/{made.CODE}", "/ky/about/"]
)
def test_what_anybody_may_read_is_sent_small_and_is_the_same(client: Client, address: str) -> None:
    plain = client.get(address)
    small = client.get(address, headers={"accept-encoding": "br, gzip"})
    assert plain.status_code == 200
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(small.content) == plain.content
    assert int(small.headers["Content-Length"]) == len(small.content) < len(plain.content)
    assert all("Accept-Encoding" in each.headers["Vary"] for each in (plain, small))


def test_the_table_takes_nine_kilobytes_and_is_known_again_by_its_tag(client: Client) -> None:
    small = client.get(TABLE, headers={"accept-encoding": "gzip"})
    assert len(small.content) < 10_000
    assert small.headers["ETag"].startswith('W/"')
    again = client.get(TABLE, headers={"accept-encoding": "gzip", "if-none-match": small.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert "Accept-Encoding" in again.headers["Vary"]


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "identity, gzip;q=0.0"])
def test_who_does_not_take_it_gets_it_plain(client: Client, accepted: str) -> None:
    response = client.get(TABLE, headers={"accept-encoding": accepted})
    assert "Content-Encoding" not in response.headers


def test_a_form_and_the_pages_of_somebody_signed_in_go_as_they_are(
    client: Client, analyst: Account, signed_in: Callable[[Account], Client]
) -> None:
    asked = {"accept-encoding": "gzip"}
    assert "Content-Encoding" not in client.get("/ky/sign-in/", headers=asked).headers
    inside = signed_in(analyst)
    for address in (TABLE, "/ky/desk/"):
        assert "Content-Encoding" not in inside.get(address, headers=asked).headers
