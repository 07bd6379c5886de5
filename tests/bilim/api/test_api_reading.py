"""The interface says what the edition says, keeps, and refuses with one body."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bilim.base.actor import SYSTEM
from bilim.publication.queries import get_content
from bilim.publication.terms import FigureChange
from bilim.registry.actions import load_institutions
from factories import editions as made

pytestmark = pytest.mark.django_db
V1 = "/api/v1"
EDITION = f"{V1}/editions/{made.CODE}"
MOST_QUERIES = 6


def test_before_the_first_edition_lists_are_empty(client: Client) -> None:
    assert client.get(f"{V1}/editions").json() == []
    assert client.get(f"{V1}/definitions").json()["items"] == []
    assert client.get(f"{V1}/register").json()["units"] == []


def test_an_edition_says_what_it_is(client: Client, published: str) -> None:
    found = client.get(EDITION).json()
    assert found["code"] == published
    assert found["illustrative"] is True
    assert found["demonstration_key"] is True
    assert found["methodology"]["status"] == "proposal"
    assert found["facts"] == len(made.content().facts)


def test_figures_are_those_of_the_bundle_to_the_last_digit(client: Client, published: str) -> None:
    content = made.content()
    for row in client.get(f"{EDITION}/results").json():
        result = content.result(row["unit"])
        assert result
        assert row["score"] is None or Decimal(row["score"]) == result.score
        assert (row["score"] is None) == (row["missing"] is not None)
    for row in client.get(f"{EDITION}/values?unit=nookat&variant=unadjusted").json():
        value = content.value("nookat", row["indicator"], "unadjusted")
        assert value
        assert row["value"] is None or Decimal(row["value"]) == value.value
    scores = client.get(f"{EDITION}/scores?unit=nookat").json()
    assert {row["unit"] for row in scores} == {"nookat"}
    assert {row["node"] for row in scores} >= {"", "quality", "preschool/preschool.coverage"}


def test_beside_a_place_stands_the_interval_of_the_pages(client: Client, published: str) -> None:
    """As in the table as a file; the narrow one of the weights alone stays under its own name behind it."""
    content, wider = made.content(), 0
    for row in client.get(f"{EDITION}/results").json():
        placed, stated = content.placed(row["unit"]), content.result(row["unit"])
        assert placed
        assert stated
        assert (row["low"], row["high"]) == (placed.rank_low, placed.rank_high)
        assert (row["rank_low"], row["rank_high"]) == (stated.rank_low, stated.rank_high)
        names = list(row)
        assert names[names.index("rank") :][:5] == ["rank", "low", "high", "rank_low", "rank_high"]
        wider += row["low"] != row["rank_low"]
    assert wider, "the example shows nothing"
    for row in client.get(f"{EDITION}/results?variant=unadjusted").json():
        assert (row["low"], row["high"]) == (None, None)


def test_without_an_analysis_the_interval_of_the_weights_stands_beside_the_place(
    client: Client, published: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = replace(made.content(), findings=None)
    monkeypatch.setattr("bilim.api.views.editions._content", lambda code: bare)
    rows = client.get(f"{EDITION}/results?unit=nookat").json()
    assert [(row["low"], row["high"]) for row in rows] == [
        (row["rank_low"], row["rank_high"]) for row in rows
    ]
    assert rows[0]["low"] is not None


def test_a_revision_says_what_it_changed_as_its_bundle_does(client: Client, golden: str) -> None:
    told = get_content(golden).corrections
    found = client.get(f"{V1}/editions/{golden}/changes").json()
    assert (found["corrects"], found["reason"]) == (made.CODE, dict(told.reason))
    assert [(each["kind"], each["unit"], each["subject"], each["period"]) for each in found["changes"]] == [
        (each.kind, each.unit, each.subject, each.period) for each in told.changes
    ]
    assert [(each["before"] or "", each["after"] or "") for each in found["changes"]] == [
        (each.before, each.after) for each in told.changes
    ]
    assert client.get(f"{V1}/editions/{golden}/changes?unit=nookat").json() == found
    assert client.get(f"{V1}/editions/{golden}/changes?unit=alay").json()["changes"] == []


def test_what_was_not_there_before_is_null(
    client: Client, golden: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = FigureChange("statement", "alay", "statement", "", "", "2026-02-03T09:00:00+06:00")
    content = get_content(golden)
    revised = replace(content, corrections=replace(content.corrections, changes=(new,)))
    monkeypatch.setattr("bilim.publication.queries.get_content", lambda code: revised)
    (row,) = client.get(f"{V1}/editions/{golden}/changes").json()["changes"]
    assert (row["before"], row["after"]) == (None, new.after)


def test_what_came_out_first_changed_nothing(client: Client, published: str) -> None:
    assert client.get(f"{EDITION}/changes").json() == {
        "corrects": "",
        "reason": {},
        "ranks_compared": True,
        "changes": [],
    }


def test_records_come_by_pages_without_gap_or_overlap(client: Client, published: str) -> None:
    first = client.get(f"{EDITION}/facts?limit=100").json()
    second = client.get(f"{EDITION}/facts?limit=100&offset=100").json()
    whole = client.get(f"{EDITION}/facts?limit=200").json()
    assert first["facts"] + second["facts"] == whole["facts"]
    assert first["total"] == len(made.content().facts)
    of_unit = client.get(f"{EDITION}/facts?unit=nookat&item=preschool.children&period=2025").json()
    assert of_unit["total"] == 1


def test_the_bundle_is_the_signed_bytes(client: Client, published: str) -> None:
    response = client.get(f"{EDITION}/bundle")
    assert response.headers["Content-Type"] == "application/zip"
    assert hashlib.sha256(response.content).hexdigest() == client.get(EDITION).json()["sha256"]


def test_definitions_and_register(client: Client, published: str) -> None:
    codes = client.get(f"{V1}/definitions").json()
    assert "preschool.coverage" in codes["indicators"]
    found = client.get(f"{V1}/definitions/indicators/preschool.coverage").json()
    assert found["title"]["ky"]
    names = {
        unit["code"]: unit["names"]["ky"]
        for unit in client.get(f"{V1}/register?as_of=2024-06-01").json()["units"]
    }
    assert names["jalal-abad-city"] == "Жалал-Абад шаары"


@pytest.mark.parametrize(("code", "near"), [("preschool.coverag", " → preschool.coverage?"), ("zzzzzz", "")])
def test_the_nearest_definition_is_offered_and_nothing_where_nothing_is_near(
    client: Client, published: str, code: str, near: str
) -> None:
    answer = client.get(f"{V1}/definitions/indicators/{code}", headers={"Accept-Language": "en"})
    assert answer.json()["hint"] == f"Codes are at /api/v1/definitions.{near}"


def test_the_register_tells_ground_and_institutions(client: Client, published: str, tmp_path: Path) -> None:
    file = tmp_path / "institutions.csv"
    head = "code,kind,department,name_ky,name_ru,name_en,illustrative,valid_from,valid_until"
    rows = (
        "a,school,nookat,А,А,A,true,,",
        "b,school,nookat,Б,Б,B,false,,",
        "c,school,nookat,В,В,C,true,2030-01-01,",
    )
    file.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    load_institutions(file, SYSTEM)
    plain = client.get(f"{V1}/register?as_of=2025-01-01").json()
    assert (plain["as_of"], plain["boundaries"]) == ("2025-01-01", None)
    assert {unit["ground"] for unit in plain["units"]} == {None}
    found = client.get(f"{V1}/register?as_of=2025-01-01&boundaries=2024-01-01").json()
    units = {unit["code"]: unit for unit in found["units"]}
    assert found["boundaries"] == "2024-01-01"
    assert units["nookat"]["ground"] == {"units": ["nookat"], "exact": True}
    assert units["bishkek-city"]["ground"]["exact"] is False
    assert units["nookat"]["institutions"] == [{"kind": "school", "count": 2, "illustrative": 1}]
    assert units["alay"]["institutions"] == []
    assert client.get(f"{V1}/register?boundaries=soon").status_code == 422


def test_the_register_of_a_day_before_all_says_from_when_on_it_knows(client: Client, published: str) -> None:
    early, late = (client.get(f"{V1}/register?as_of={day}").json() for day in ("1800-01-01", "2025-01-01"))
    assert early["as_of"] == "1800-01-01" < early["oldest"] == late["oldest"] < "2025-01-01"


@pytest.mark.parametrize("path", ["", "/results", "/values", "/scores", "/facts", "/changes", "/bundle"])
def test_who_has_it_already_gets_304(client: Client, published: str, path: str) -> None:
    first = client.get(EDITION + path)
    again = client.get(EDITION + path, headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert "max-age" in first.headers["Cache-Control"]
    assert not first.cookies
    head = client.head(EDITION + path)
    assert head.status_code == 200
    assert head.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code", "where"),
    [
        ("get", "/editions/departments-1999-1", 404, "api.P002", "code"),
        ("get", "/editions/%00", 422, "api.P004", "path.code"),
        ("get", f"/editions/{made.CODE}/results?variant=both", 422, "api.P004", "query.variant"),
        ("get", f"/editions/{made.CODE}/facts?limit=0", 422, "api.P004", "query.limit"),
        ("get", f"/editions/{made.CODE}/facts?offset=-1", 422, "api.P004", "query.offset"),
        ("get", "/definitions/indicators/preschool.coverag", 404, "api.P003", "code"),
        ("get", "/definitions/sins/pride", 422, "api.P004", "path.kind"),
        ("get", "/register?as_of=tomorrow", 422, "api.P004", "query.as_of"),
        ("get", "/nothing", 404, "api.P001", ""),
        ("post", "/editions", 405, "api.P005", ""),
        ("delete", f"/editions/{made.CODE}", 405, "api.P005", ""),
    ],
)
def test_every_refusal_has_the_one_body(
    client: Client, published: str, method: str, path: str, status: int, code: str, where: str
) -> None:
    response = getattr(client, method)(V1 + path)
    assert response.status_code == status
    body = response.json()
    assert set(body) == {"code", "message", "hint", "where", "problems"}
    assert (body["code"], body["where"]) == (code, where)
    assert body["message"]
    assert body["hint"]


def test_sentences_are_in_the_language_asked_for(client: Client) -> None:
    said = {
        language: client.get(f"{V1}/nothing", headers={"accept-language": language}).json()["message"]
        for language in ("ky", "ru", "en", "fr")
    }
    assert said["en"] == "There is no such address."
    assert said["ru"] == "Такого адреса нет."
    assert said["ky"] == said["fr"] == "Мындай дарек жок."


@pytest.mark.parametrize("path", ["/editions", f"/editions/{made.CODE}/results", "/definitions", "/register"])
def test_few_queries(client: Client, published: str, path: str) -> None:
    client.get(V1 + path)
    with CaptureQueriesContext(connection) as queries:
        client.get(V1 + path)
    assert len(queries) <= MOST_QUERIES


def test_a_parameter_nobody_reads_is_refused_with_those_that_are(client: Client, published: str) -> None:
    answer = client.get(f"{EDITION}/results?unti=nookat", headers={"Accept-Language": "en"})
    assert answer.status_code == 422
    body = answer.json()
    assert (body["code"], body["where"]) == ("api.P007", "unti")
    assert body["hint"] == "It knows: variant, unit."
    assert client.get(f"{V1}/editions?page=2").status_code == 422


@pytest.mark.parametrize("path", [f"/editions/{made.CODE}/facts", "/editions", "/definitions", "/register"])
def test_the_interface_says_that_it_is_of_published_editions_to_whoever_asks_the_ledger(
    client: Client, published: str, path: str
) -> None:
    answer = client.get(f"{V1}{path}?known_on=2026-09-01", headers={"Accept-Language": "en"})
    body = answer.json()
    assert answer.status_code == 422
    assert (body["code"], body["where"]) == ("api.P010", "known_on")
    assert "published editions" in body["message"]
    assert "/api/v1/editions" in body["hint"]


def test_everything_wrong_with_a_question_is_said_at_once(client: Client, published: str) -> None:
    asked = f"{EDITION}/facts?limit=0&offset=-1&unti=nookat&zone=1"
    answer = client.get(asked, headers={"Accept-Language": "en"})
    body = answer.json()
    assert answer.status_code == 422
    assert [(each["code"], each["where"]) for each in body["problems"]] == [
        ("api.P007", "unti"),
        ("api.P007", "zone"),
        ("api.P004", "query.offset"),
        ("api.P004", "query.limit"),
    ]
    assert body["problems"][0] == {name: body[name] for name in ("code", "message", "hint", "where")}
    assert "“offset”" in body["problems"][2]["message"]


@pytest.mark.parametrize(
    ("asked", "where", "near"),
    [
        ("results?unit=nokat", "query.unit", "nookat"),
        ("scores?unit=nokat", "query.unit", "nookat"),
        ("changes?unit=nokat", "query.unit", "nookat"),
        ("values?indicator=preschool.coverag", "query.indicator", "preschool.coverage"),
        ("facts?item=preschool.childrn", "query.item", "preschool.children"),
        ("facts?period=2025-13", "query.period", "2025-12"),
        ("values?indicator=zz", "query.indicator", ""),
    ],
)
def test_a_code_the_edition_does_not_have_is_told_and_no_empty_list(
    client: Client, published: str, asked: str, where: str, near: str
) -> None:
    answer = client.get(f"{EDITION}/{asked}", headers={"Accept-Language": "en"})
    body = answer.json()
    assert answer.status_code == 404
    assert (body["code"], body["where"]) == ("api.P008", where)
    assert body["hint"].endswith(f" → {near}?" if near else "/api/v1/definitions.")


def test_unknown_codes_are_told_at_once_with_whatever_else_is_wrong(client: Client, published: str) -> None:
    def told(asked: str) -> tuple[int, list[tuple[str, str]]]:
        answer = client.get(f"{EDITION}/{asked}")
        return answer.status_code, [(each["code"], each["where"]) for each in answer.json()["problems"]]

    unknown = [("api.P008", "query.unit"), ("api.P008", "query.item"), ("api.P008", "query.period")]
    asked = "facts?unit=nokat&item=zz&period=1900"
    assert told(asked) == (404, unknown)
    assert told(f"{asked}&limit=0") == (422, [("api.P004", "query.limit"), *unknown])
    assert told(f"{asked}&zone=1") == (422, [("api.P007", "zone"), *unknown])
    assert told("results?unit=nokat&item=zz") == (422, [("api.P007", "item"), unknown[0]])
    assert told(f"results?unit={'x' * 5000}") == (422, [("api.P004", "query.unit")])


def test_what_is_known_and_has_no_row_is_an_empty_list(client: Client, published: str) -> None:
    assert client.get(f"{EDITION}/results?unit=osh-oblast").json() == []
    assert client.get(f"{EDITION}/results?unit=").status_code == 200


def test_licence_and_mark_travel_with_every_answer(client: Client, published: str) -> None:
    for address in (f"{V1}/editions", f"{V1}/register", EDITION, f"{EDITION}/results", f"{EDITION}/bundle"):
        assert 'rel="license"' in client.get(address).headers["Link"]
    for part in ("results", "values", "scores", "facts", "changes", "bundle"):
        assert client.get(f"{EDITION}/{part}").headers["Bilim-Illustrative"] == "true"


def test_head_and_a_second_reading_send_no_body(client: Client, published: str) -> None:
    first = client.get(f"{EDITION}/results")
    head = client.head(f"{EDITION}/results")
    assert (head.status_code, head.content) == (200, b"")
    again = client.get(f"{EDITION}/results", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("method", ["TRACE", "PUT", "PATCH", "DELETE", "POST"])
def test_every_other_method_gets_the_one_error_body(client: Client, method: str) -> None:
    answer = client.generic(method, f"{V1}/editions")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert set(answer.json()) == {"code", "message", "hint", "where", "problems"}
