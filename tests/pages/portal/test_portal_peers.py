"""Departments alike: by the declared rule, characteristic by characteristic, each figure among theirs."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bilim.base.actor import SYSTEM
from bilim.portal.rules import alike
from bilim.publication import queries
from bilim.rulebook import actions
from bilim.rulebook import queries as rulebook
from bilim_engine.fairness import Likeness
from bilim_engine.values import Missing
from factories import editions as made
from factories.markup import Page
from factories.rulebook import SECOND

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition", "rulebook")]
D = f"editions/{made.CODE}/departments"


def peers_of(unit: str):
    rule = rulebook.current_definitions().peers_of(made.METHOD)
    return queries.list_peers(made.content(), unit, rule)


def test_the_page_names_the_peers_the_rule_gives_and_why(client: Client) -> None:
    found = peers_of("nookat")
    answer = client.get(f"/ru/{D}/nookat/peers/")
    page = Page(answer.content)
    assert answer.status_code == 200
    assert len(found) == 5
    heads = [each.text for each in page.all("th")]
    for each in found:
        assert any(each.unit in link.attributes["href"] for link in page.all("a"))
    for title in (
        "Учащихся на одну школу",
        "Село (1) или город (0)",
        "Расстояние, в стандартных отклонениях",
    ):
        assert any(head.startswith(title) for head in heads), title
    assert "не иллюстративно: по реестру" in page.text
    assert "Не учтено: Перечень высокогорных сёл" in page.text
    assert "Высота районного центра или города над уровнем моря, метров" in page.text
    assert "предложение" in page.text
    records = {link.attributes["href"] for link in page.all("a") if "/facts/" in link.attributes["href"]}
    assert f"/ru/editions/{made.CODE}/facts/nookat/school.pupils/2024/25/" in records
    assert len(records) == 6, "what stands for itself leads to its record, of the department and of each peer"


def test_a_share_stands_in_per_cent_as_everywhere() -> None:
    rule = rulebook.current_definitions().peers_of(made.METHOD)
    (peer, *_others) = peers_of("nookat")
    taught = Likeness(Decimal("0.594"), Decimal("0.611"), Decimal("0.1"))
    peer = replace(peer, likeness={**peer.likeness, "kyrgyz": taught})
    subject = alike.Subject(made.content(), "nookat", rule, [peer], "ky", lambda name, **of: "/")
    found = {each.title: each for each in alike.characteristic_lines(subject)}
    share = found["Кыргыз тилинде окуган бүтүрүүчүлөрдүн үлүшү"]
    assert (share.is_share, share.decimals, share.own) == (True, 0, Decimal("59.4"))
    assert [(value, apart) for _name, value, apart, _record in share.peers] == [
        (Decimal("61.1"), Decimal("0.1"))
    ]
    assert not found["Окуучулардын саны"].is_share


def test_a_share_is_never_rounded_to_tens() -> None:
    """A rule that states no decimals means none: of a share in per cent, too."""
    rule = rulebook.current_definitions().peers_of(made.METHOD)
    rule = replace(rule, characteristics=tuple(replace(each, decimals=0) for each in rule.characteristics))
    subject = alike.Subject(made.content(), "nookat", rule, [], "ky", lambda name, **of: "/")
    assert {each.decimals for each in alike.characteristic_lines(subject)} == {0}


def test_each_indicator_stands_beside_the_median_of_the_peers(client: Client) -> None:
    content, found = made.content(), peers_of("nookat")
    body = json.loads(client.get(f"/en/{D}/nookat/peers.json").content)
    rows = {row["title"]: row for row in body["rows"]}
    seen = 0
    for code in dict.fromkeys(leaf.indicator for _, leaf in content.methodology.leaves()):
        definition = content.indicator(code)
        row = rows[definition.title["en"]]
        values = [content.value(each.unit, code).value for each in found]
        known = [value for value in values if isinstance(value, Decimal)]
        assert int(row["peers"]) == len(known)
        if not known:
            assert row["median"] is None
            continue
        assert float(row["median"]) == pytest.approx(float(median(known)))
        own = content.value("nookat", code).value
        if isinstance(own, Missing):
            continue
        sign = -1 if definition.polarity == "lower_is_better" else 1
        worse = sum((own - each) * sign > 0 for each in known) + sum(own == each for each in known) / 2
        assert float(row["percentile"]) == pytest.approx(100 * worse / len(known))
        seen += 1
    assert seen > 15


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_table_leaves_as_a_file(client: Client, form: str) -> None:
    answer = client.get(f"/ky/{D}/nookat/peers.{form}")
    assert answer.status_code == 200
    assert "nookat-peers" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "public, no-cache", "the rule of today decides who is alike"


def test_a_department_leads_to_its_peers(client: Client) -> None:
    page = Page(client.get(f"/ru/{D}/naryn-city/").content)
    table = next(table for table in page.all("table") if table.text.startswith("Похожие отделы"))
    links = " ".join(each.attributes["href"] for each in table.walk() if each.name == "a")
    assert list(dict.fromkeys(re.findall(r"departments/([a-z-]+)/", links))) == [
        each.unit for each in peers_of("naryn-city")
    ]
    assert f"/ru/{D}/naryn-city/peers/" in [link.attributes["href"] for link in page.all("a")]


def test_a_rule_that_nobody_approved_is_on_no_page_until_somebody_does(
    client: Client, root: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "definitions"
    shutil.copytree(root / "definitions", folder)
    (file,) = (folder / "peers").glob("*.yaml")
    text = file.read_text(encoding="utf-8")
    newer = re.sub(r"(?m)^version: (\d+)$", lambda found: f"version: {int(found[1]) + 1}", text, count=1)
    file.write_text(newer.replace("\ncount: 5\n", "\ncount: 3\n"), encoding="utf-8")
    pages = (f"/ru/{D}/nookat/", f"/ru/{D}/nookat/peers/")
    tags = {client.get(each).headers["ETag"] for each in pages}
    actions.adopt(folder, SYSTEM)
    assert [client.get(each).status_code for each in pages] == [200, 400]
    assert "Похожие отделы" not in client.get(pages[0]).content.decode()
    (waiting,) = rulebook.list_unapproved(rulebook.get_definitions())
    actions.approve_all(keys=[waiting.key], by=SECOND)
    after = [client.get(each) for each in pages]
    assert [each.status_code for each in after] == [200, 200]
    assert not tags & {each.headers["ETag"] for each in after}
    assert "Похожие отделы" in after[0].content.decode()
    assert len(peers_of("nookat")) == 3


def test_what_is_not_ranked_has_no_peers_and_a_stranger_is_named(client: Client) -> None:
    assert client.get(f"/ky/{D}/bishkek-lenin/peers/").status_code == 400
    assert peers_of("bishkek-lenin") == ()
    assert client.get(f"/ky/{D}/nookatt/peers/").status_code == 404


def test_the_peers_follow_from_the_frozen_edition_alone() -> None:
    """Nothing is asked of the database: neither the ledger nor the register of today."""
    content, rule = made.content(), rulebook.current_definitions().peers_of(made.METHOD)
    with CaptureQueriesContext(connection) as asked:
        assert len(queries.list_peers(content, "nookat", rule)) == 5
    assert len(asked) == 0
