"""Nothing stands in the definitions of a bundle that the format does not foresee, wherever it is put."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bilim_verify import analyses, definitions, form
from bilim_verify.mending import canonical_json
from bilim_verify.verifying import verify
from verify.test_claims import nothing, signed_again
from verify.test_form import codes, with_tree

NAMES = ("items", "parameters", "indicators", "methodology", "labels")
ENTRIES = [f"definitions/{name}.json" for name in NAMES]


@pytest.fixture
def golden(root: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(root / "tests" / "golden" / "edition-format-1.zip")


def mappings(tree: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every mapping in the tree."""
    if isinstance(tree, dict):
        yield way
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, each in entries:
        yield from mappings(each, (*way, key))


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_unknown_key_is_named_in_every_mapping_of_the_golden_edition(
    golden: zipfile.ZipFile, entry: str
) -> None:
    tree = json.loads(golden.read(entry))
    assert definitions.check(entry, tree) == []
    ways = list(mappings(tree))
    assert ways
    silent = []
    for way in ways:
        changed = node = json.loads(golden.read(entry))
        for step in way:
            node = node[step]
        node["zz"] = {"note": ["approved by the ministry"]}
        places = [dict(each.params)["place"] for each in definitions.check(entry, changed)]
        if not any("/zz" in place for place in places):
            silent.append(way)
    assert silent == []


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_verifier_says_it_of_a_signed_bundle(bundle: bytes, entry: str) -> None:
    def change(tree: Any) -> None:
        target = tree
        while target and not {"code", "title"} & set(target):
            target = next(iter(target.values()))
        target["zz"] = "approved by the ministry"

    assert "not_foreseen" in codes(with_tree(bundle, entry, change))


@pytest.mark.parametrize(
    ("entry", "field", "stated"),
    [
        *(("indicators", "polarity", each) for each in ("sideways", None, ["higher_is_better"])),
        *(("indicators", "decimals", each) for each in ("NaN", -5, 13, True, None)),
        *(("indicators", "version", each) for each in ("😀", 0, True, None)),
        *(("items", "measure", each) for each in ("x", 3, None)),
        *(("items", field, each) for field in ("persons", "public") for each in ("x", 7, None)),
    ],
)
def test_a_field_of_few_values_holds_one_of_them(
    golden: zipfile.ZipFile, entry: str, field: str, stated: object
) -> None:
    name = f"definitions/{entry}.json"
    tree = json.loads(golden.read(name))
    code = next(code for code, each in tree.items() if field in each)
    tree[code][field] = stated
    assert [dict(each.params)["place"] for each in definitions.check(name, tree)] == [f"/{code}/{field}"]


def test_a_definition_under_another_code_than_its_own_is_named(bundle: bytes) -> None:
    def change(tree: Any) -> None:
        next(iter(tree.values()))["code"] = "other"

    assert "not_foreseen" in codes(with_tree(bundle, "definitions/items.json", change))


def test_the_golden_edition_verifies(root: Path) -> None:
    report = verify((root / "tests" / "golden" / "edition-format-1.zip").read_bytes())
    assert (report.status, report.problems) == (0, [])


def test_a_formula_deeper_than_any_is_named_and_not_followed(golden: zipfile.ZipFile) -> None:
    entry = "definitions/indicators.json"
    tree = json.loads(golden.read(entry))
    deep: dict[str, Any] = {"op": "num", "value": "1"}
    for _each in range(800):
        deep = {"op": "neg", "args": [deep]}
    next(each for each in tree.values() if "formula" in each)["formula"] = {"v": 1, **deep}
    assert len(definitions.check(entry, tree)) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda stated, deep: stated["files"]["gate.json"].update(size=deep),
        lambda stated, deep: stated["key"].update(id=deep),
        lambda stated, deep: stated["key"].update(public=deep),
        lambda stated, deep: stated["methodology"].update(sha256=deep),
        lambda stated, deep: stated["edition"].update(code=deep),
        lambda stated, deep: stated.update(format=deep),
        lambda stated, deep: stated.update(note=deep),
    ],
)
def test_a_value_nested_without_end_is_named_and_not_followed(bundle: bytes, change: Any) -> None:
    deep: Any = "x"
    for _each in range(850):
        deep = [deep]
    report = verify(signed_again(bundle, nothing, lambda stated: change(stated, deep)))
    assert report.status
    assert all(each.sentence("ky") for each in report.problems)


POISSON = {"kind": "poisson", "indicator": "i"}
ARGUED = {"ky": "т", "ru": "т", "en": "t"}


@pytest.mark.parametrize(
    ("noise", "version", "place"),
    [
        (POISSON, 2, "/noise[1]/kind"),
        (POISSON, 3, "/noise[1]/kind"),
        (POISSON, 4, None),
        ({"kind": "binomial", "indicator": "i"}, 2, None),
        ({"kind": "binomial", "indicator": "i", "argument": ARGUED}, 3, "/noise[1]/argument"),
        ({"kind": "none", "indicator": "i"}, 4, "/noise[1]/argument"),
        ({"kind": "none", "indicator": "i"}, 5, "/noise[1]/argument"),
        ({"kind": "none", "indicator": "i", "argument": ARGUED}, 4, None),
    ],
)
def test_noise_is_of_the_kinds_of_its_format_and_none_is_argued(
    noise: dict[str, Any], version: int, place: str | None
) -> None:
    found = list(form._json(analyses.ANALYSIS, canonical_json({"noise": [noise]}), version))
    assert [dict(each.params)["place"] for each in found] == ([place] if place else [])
