"""The description says all that a user has to know, and its examples are what the interface answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import pytest
from django.test import Client

from bilim.api.views import api
from bilim.api.views.describing import examples

V1 = "/api/v1"
FEW = 2
LISTS = ("facts", "units", "changes")
pytestmark = pytest.mark.django_db


def description() -> dict[str, Any]:
    return dict(api.get_openapi_schema(path_prefix=f"{V1}/"))


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    return ((path, told["get"]) for path, told in description()["paths"].items())


def shortened(answer: Any) -> Any:
    """The answer with its list cut to the first two."""
    if isinstance(answer, list):
        return answer[:FEW]
    return {
        name: part[:FEW] if isinstance(part, list) and name in LISTS else part
        for name, part in answer.items()
    }


def test_every_operation_parameter_and_field_is_described() -> None:
    for path, operation in operations():
        assert operation["summary"], path
        assert operation["description"], path
        for parameter in operation["parameters"]:
            assert parameter["description"], (path, parameter["name"])
            assert "example" in parameter, (path, parameter["name"])
            assert "examples" not in parameter, (path, parameter["name"])


def test_every_status_has_its_body_and_every_answer_its_headers() -> None:
    for path, operation in operations():
        statuses = set(operation["responses"])
        assert statuses >= {"200", "304", "422"}, path
        assert ("404" in statuses) == ("{" in path), path
        for status in statuses - {"304"}:
            (content,) = operation["responses"][status]["content"].values()
            is_file = content["schema"].get("format") == "binary"
            assert "schema" in content, (path, status)
            assert is_file or "example" in content, (path, status)
        headers = set(operation["responses"]["200"]["headers"])
        assert headers >= {"ETag", "Link", "Cache-Control"}
        assert ("Bilim-Illustrative" in headers) == (path.count("/") == 5 and "/editions/" in path), path


def test_a_place_that_may_be_shared_is_described_as_text_beside_whole_numbers() -> None:
    (row,) = [
        each["responses"]["200"]["content"]["application/json"]["schema"]
        for _path, each in operations()
        if each["operationId"] == "list_results"
    ]
    fields = description()["components"]["schemas"]["Result"]["properties"] if "items" in row else {}
    assert "“4.5”" in fields["rank"]["description"]
    assert [each["type"] for each in fields["rank"]["anyOf"]] == ["string", "null"]
    assert [each["type"] for each in fields["rank_low"]["anyOf"]] == ["integer", "null"]
    assert "interval" in fields["rank_low"]["description"]
    assert "weights alone" in fields["rank_low"]["description"]
    assert [each["type"] for each in fields["low"]["anyOf"]] == ["integer", "null"]
    assert "beside the place on every page" in fields["low"]["description"]


def test_every_example_is_what_the_interface_answers(client: Client, golden: str) -> None:
    """Of the golden edition, which is never made again; of definitions and register, as they stand."""
    for operation, by_status in examples().items():
        for status, shown in by_status.items():
            response = client.get(V1 + shown["request"], headers={"accept-language": "en"})
            assert response.status_code == int(status), (operation, shown["request"])
            assert shortened(response.json()) == shown["answer"], (operation, shown["request"])


def test_every_example_is_as_its_schema_says() -> None:
    whole = description()
    for path, operation in operations():
        for status, told in operation["responses"].items():
            content = next(iter(told.get("content", {}).values()), {})
            if "example" in content:
                schema = content["schema"] | {"components": whole["components"]}
                faults = [each.message for each in jsonschema_rs.iter_errors(schema, content["example"])]
                assert faults == [], (path, status)


def test_examples_of_parameters_lead_to_an_answer(client: Client, golden: str) -> None:
    for path, operation in operations():
        address, asked = path, {}
        for parameter in operation["parameters"]:
            if parameter["in"] == "path":
                address = address.replace(f"{{{parameter['name']}}}", quote(parameter["example"]))
            else:
                asked[parameter["name"]] = parameter["example"]
        response = client.get(address, asked)
        assert response.status_code == 200, (address, asked)
        assert response.content not in (b"[]", b"{}"), (address, asked)


def test_lists_come_in_the_order_that_is_said(client: Client, golden: str) -> None:
    orders = {"results": ("unit",), "values": ("unit", "indicator"), "scores": ("unit", "node")}
    for name, keys in orders.items():
        rows = client.get(f"{V1}/editions/{golden}/{name}").json()
        places = [tuple(row[key] for key in keys) for row in rows]
        assert places == sorted(set(places)), name
    facts = client.get(f"{V1}/editions/{golden}/facts?limit=5000").json()["facts"]
    places = [tuple(row[key] for key in ("unit", "item", "period", "breakdown")) for row in facts]
    assert places == sorted(set(places))
    assert [each["revision"] for each in client.get(f"{V1}/editions").json()] == [2, 1]


def test_whatever_is_asked_again_is_known_by_its_tag(client: Client, golden: str) -> None:
    addresses = [shown["200"]["request"] for shown in examples().values() if "200" in shown]
    for address in ("/openapi.json", *addresses):
        first = client.get(V1 + address)
        assert "max-age" in first.headers["Cache-Control"], address
        again = client.get(V1 + address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address


@pytest.mark.parametrize("address", ["/openapi.json", "/editions", "/nothing", "/editions?page=2"])
def test_the_page_of_another_site_may_read_it_and_nothing_more(client: Client, address: str) -> None:
    answer = client.get(V1 + address, headers={"origin": "https://example.org"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    asked = client.options(
        V1 + address, headers={"origin": "https://example.org", "access-control-request-method": "GET"}
    )
    assert (asked.status_code, asked.content) == (204, b"")
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert "If-None-Match" in asked.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Origin" not in client.get("/ky/").headers


def test_names_are_those_of_the_files_beside_the_tables(client: Client, golden: str) -> None:
    """Who moves from a downloaded table to the interface finds what she knows under the name she knows."""
    (row,) = client.get(f"{V1}/editions/{golden}/results?unit=nookat").json()
    file = client.get(f"/en/editions/{golden}/departments.json").json()
    (same,) = [each for each in file["rows"] if each["unit"] == "nookat"]
    names = ("unit", "score", "rank", "low", "high", "rank_low", "rank_high")
    assert {name: same[name] for name in names} == {name: row[name] for name in names}
    records = client.get(f"{V1}/editions/{golden}/facts?unit=nookat&limit=1").json()["facts"][0]
    told = client.get(f"/en/editions/{golden}/departments/nookat/records.json").json()["rows"][0]
    assert set(records) & set(told) >= {"unit", "period", "breakdown", "value", "origin", "recorded_by"}
