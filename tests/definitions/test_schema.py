"""The generated JSON Schema accepts what the loader accepts and refuses unknown and missing keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from ruamel.yaml import YAML

from bilim_engine.definitions import schemas
from factories.rules import INDICATOR, METHODOLOGY, VOCABULARY

ROOT = Path(__file__).parents[2] / "definitions"
LISTS, RATING = "definitions.schema.json", "methodology.schema.json"
ANALYSIS, PEERS, TALLY = "analysis.schema.json", "peers.schema.json", "tally.schema.json"
RETURN = "return.schema.json"


ALIKE = (ROOT / "peers" / "department-2026.yaml").read_text(encoding="utf-8")
COUNTED = (ROOT / "tallies" / "school_pupils.yaml").read_text(encoding="utf-8")
ASKED = (ROOT / "returns" / "school_year.yaml").read_text(encoding="utf-8")
ANALYSED = (ROOT / "analyses" / "department-2026.yaml").read_text(encoding="utf-8")


def plain(text: str) -> Any:
    """The YAML as JSON values; dates become text, as a JSON editor sees them."""
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))


def real() -> list[tuple[str, Path]]:
    found = [(LISTS, path) for path in sorted(ROOT.glob("*.yaml"))]
    for folder in ("items", "parameters", "indicators"):
        found += [(LISTS, path) for path in sorted((ROOT / folder).glob("*.yaml"))]
    found += [(RATING, path) for path in sorted((ROOT / "ratings").glob("*.yaml"))]
    found += [(PEERS, path) for path in sorted((ROOT / "peers").glob("*.yaml"))]
    found += [(TALLY, path) for path in sorted((ROOT / "tallies").glob("*.yaml"))]
    found += [(RETURN, path) for path in sorted((ROOT / "returns").glob("*.yaml"))]
    return found + [(ANALYSIS, path) for path in sorted((ROOT / "analyses").glob("*.yaml"))]


@pytest.mark.parametrize(("name", "path"), real(), ids=lambda each: getattr(each, "name", None))
def test_every_definition_fits_the_schema(name: str, path: Path) -> None:
    validator = jsonschema_rs.validator_for(schemas()[name])
    errors = [error.message for error in validator.iter_errors(plain(path.read_text(encoding="utf-8")))]
    assert errors == []


@pytest.mark.parametrize(
    ("name", "text", "old", "new"),
    [
        (LISTS, VOCABULARY, "measure: count", "measure: cnt"),
        (LISTS, VOCABULARY, "    measure: count\n", ""),
        (LISTS, INDICATOR, "polarity:", "polarty:"),
        (LISTS, INDICATOR, "{ky: камтуу, ", "{"),
        (RATING, METHODOLOGY, "method: min_max", "method: minmax"),
        (RATING, METHODOLOGY, "weight: 100", "weight: 0"),
        (ANALYSIS, ANALYSED, "draws: 1000", "draws: 0"),
        (ANALYSIS, ANALYSED, "as_stated\n", "as_is\n"),
        (PEERS, ALIKE, "count: 5", "count: 0"),
        (PEERS, ALIKE, "kind: ratio", "kind: half"),
        (PEERS, ALIKE, "logarithm: true", "log: true"),
        (ANALYSIS, ANALYSED, "kind: binomial", "kind: poison"),
        (ANALYSIS, ANALYSED, "    most: 9\n", ""),
        (ANALYSIS, ANALYSED, "kind: mean", "kind: none"),
        (ANALYSIS, ANALYSED, "kind: none", "kind: mean"),
        (TALLY, COUNTED, "answers: department", "answers: oblast"),
        (RETURN, ASKED, "filled_by: school", "filled_by: ministry"),
        (RETURN, ASKED, "severity: error", "severity: fatal"),
        (TALLY, COUNTED, "sign: is,", "sign: equals,"),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(name: str, text: str, old: str, new: str) -> None:
    validator = jsonschema_rs.validator_for(schemas()[name])
    assert validator.is_valid(plain(text))
    assert not validator.is_valid(plain(text.replace(old, new, 1)))
