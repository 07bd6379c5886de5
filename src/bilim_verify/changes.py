"""What a revision says it changed, held against its own figures, and against those of the corrected bundle
where that is given too."""

from typing import Any, Dict, Iterator, List, Optional, Tuple

from .content import Row, fact, rows, tree
from .mending import canonical_json, sha256_of
from .numbers import Missing, exactly, published
from .problems import Problem, problem

CORRECTIONS, ANALYSIS = "corrections.json", "definitions/analysis.json"
LABELS = ("units_of_measure", "breakdowns", "reasons")
SOURCES = {
    "definition": "definitions/",
    "fact": "facts.csv",
    "value": "values.csv",
    "score": "scores.csv",
    "rank": "results.csv",
    "band": "results.csv",
    "interval": "uncertainty.csv",
    "statement": "statements.json",
}

Key = Tuple[str, str, str, str]
"""Kind, unit, subject, period."""


def check(contents: Dict[str, bytes], before: Optional[Dict[str, bytes]]) -> List[Problem]:
    """Every stated change whose `after` is not what the bundle holds; with the corrected bundle, also every
    other `before` and every change left out or invented."""
    stated = tree(contents, CORRECTIONS, dict).get("changes") or []
    with exactly():
        figures = _figures(contents)
        old = None if before is None else _figures(before)
    problems = list(_repeated(stated))
    problems += _afters(stated, figures)
    if old is not None:
        problems += _befores(stated, old, figures)
    return problems


def _key(change: Dict[str, str]) -> Key:
    return change["kind"], change["unit"], change["subject"], change["period"]


def _repeated(stated: List[Dict[str, str]]) -> Iterator[Problem]:
    seen = set()
    for change in stated:
        if _key(change) in seen or change["before"] == change["after"]:
            yield problem(
                "not_foreseen", entry=CORRECTIONS, place=_place(_key(change)), found=change["after"]
            )
        seen.add(_key(change))


def _afters(stated: List[Dict[str, str]], figures: Dict[Key, str]) -> Iterator[Problem]:
    for change in stated:
        key = _key(change)
        if key[0] in SOURCES and change["after"] != figures.get(key, ""):
            yield _differs(key, "after", change["after"], SOURCES[key[0]], figures.get(key, ""))


def _befores(stated: List[Dict[str, str]], old: Dict[Key, str], new: Dict[Key, str]) -> Iterator[Problem]:
    told = {_key(change): change["before"] for change in stated}
    for key in sorted({*old, *new, *told}):
        before, has_changed = old.get(key, ""), old.get(key, "") != new.get(key, "")
        if key in told and told[key] != before:
            yield _differs(key, "before", told[key], "--corrects", before)
        elif has_changed and key not in told:
            yield _differs(key, "before", "", "--corrects", before)


def _differs(key: Key, side: str, stated: str, source: str, actual: str) -> Problem:
    """`place` is for programs; the parts of it are put into the reader's words."""
    parts = {"kind": key[0], "of": key[1], "subject": key[2], "period": key[3], "side": side}
    named = {"entry": CORRECTIONS, "place": f"{_place(key)}, {side}", **parts}
    return problem("claim_differs", stated=stated, source=source, actual=actual, **named)


def _place(key: Key) -> str:
    return " ".join(part for part in key if part)


# --- the figures of a bundle as changes name them


def _figures(contents: Dict[str, bytes]) -> Dict[Key, str]:
    found: Dict[Key, str] = {}
    for code, text in _definitions(contents):
        found["definition", "", code, ""] = text
    for line, row in enumerate(rows(contents, "facts.csv"), start=2):
        part = "[{}]".format(row["breakdown"]) if row["breakdown"] else ""
        value = fact(row, line)
        recorded = value.reason if isinstance(value, Missing) else published(value)
        found["fact", row["unit"], row["item"] + part, row["period"]] = recorded
    for row in rows(contents, "values.csv"):
        found["value", row["unit"], _of(row["indicator"], row), row["period"]] = (
            row["value"] or row["missing"]
        )
    for row in rows(contents, "scores.csv"):
        subject = _of(row["node"] or "overall", row)
        found["score", row["unit"], subject, ""] = row["score"] or row["missing"]
    for row in rows(contents, "results.csv"):
        found["rank", row["unit"], _of("overall", row), ""] = _rank(row)
        found["band", row["unit"], _of("overall", row), ""] = row["band"]
    for row in rows(contents, "uncertainty.csv") if "uncertainty.csv" in contents else ():
        found["interval", row["unit"], "overall", ""] = _interval(row)
    for said in tree(contents, "statements.json", list):
        found["statement", said["unit"], "statement", ""] = said["at"]
    return found


def _definitions(contents: Dict[str, bytes]) -> Iterator[Tuple[str, str]]:
    labels = tree(contents, "definitions/labels.json", dict)
    method = tree(contents, "definitions/methodology.json", dict)
    kinds: Dict[str, Any] = {kind: labels[kind] for kind in LABELS}
    kinds["methodologies"] = {method["code"]: method}
    if ANALYSIS in contents:
        analysis = tree(contents, ANALYSIS, dict)
        kinds["analyses"] = {analysis["code"]: analysis} if analysis else {}
    for kind in ("items", "parameters", "indicators"):
        kinds[kind] = tree(contents, f"definitions/{kind}.json", dict)
    for kind, stated in kinds.items():
        for code, each in stated.items():
            yield f"{kind}/{code}", sha256_of(canonical_json(each))[:16]


def _of(subject: str, row: Row) -> str:
    return subject if row["variant"] == "adjusted" else "{} ({})".format(subject, row["variant"])


def _interval(row: Row) -> str:
    return "{low}–{high} ({joint_low}–{joint_high}), {first}, {last}".format(**row)


def _rank(row: Row) -> str:
    low, high = row["rank_low"], row["rank_high"]
    return "{} ({}–{})".format(row["rank"], low, high) if low and high else row["rank"]
