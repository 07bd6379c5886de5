"""What a revision says it changed, held against its own figures, and against those of the corrected bundle
where that is given too."""

from typing import Any, Dict, Iterator, List, Optional, Tuple

from . import governed, periods
from .content import Row, fact, rows, tree
from .mending import canonical_json, sha256_of
from .numbers import Missing, exactly, published
from .problems import Problem, problem

CORRECTIONS, ANALYSIS = "corrections.json", "definitions/analysis.json"
METHODOLOGY, PLACES = "definitions/methodology.json", ("rank", "interval")
# What the values of an indicator follow from.
RECKONING = ("formula", "numerator", "denominator", "scale", "missing", "unit", "period", "polarity")
# What a parameter says, whoever said it and since when.
NUMBERS = ("value", "not_defined", "by_unit", "otherwise")
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
    said = tree(contents, CORRECTIONS, dict)
    stated, compared = said.get("changes") or [], said.get("ranks_compared", True)
    with exactly():
        figures = _compared(_figures(contents), compared)
        old = None if before is None else _compared(_figures(before), compared)
    problems = list(_repeated(stated))
    if before is not None and "ranks_compared" in said:
        problems += _method(contents, before, said["ranks_compared"])
    problems += _afters(stated, figures)
    if old is not None:
        problems += _befores(stated, old, figures)
    return problems


def _compared(figures: Dict[Key, str], ranks: bool) -> Dict[Key, str]:
    """Without places, where those of different methods are not set side by side."""
    return {key: figure for key, figure in figures.items() if ranks or key[0] not in PLACES}


def _method(contents: Dict[str, bytes], before: Dict[str, bytes], stated: bool) -> Iterator[Problem]:
    """Places are compared where both follow the same words of one method, and no others."""
    same = contents.get(METHODOLOGY) == before.get(METHODOLOGY)
    ours, theirs = (tree(each, "definitions/indicators.json", dict) for each in (contents, before))
    alike = all(
        ours[code].get(field) == theirs[code].get(field)
        for code in ours
        if code in theirs
        for field in RECKONING
    )
    actual = same and alike and not any(_contradictions(contents, before))
    if stated != actual:
        named = {"entry": CORRECTIONS, "place": "ranks_compared", "stated": str(stated)}
        yield problem("claim_differs", source="--corrects", actual=str(actual), **named)


def _contradictions(contents: Dict[str, bytes], before: Dict[str, bytes]) -> Iterator[bool]:
    """Of each parameter that formulas of both read, and each day until the end of the period: whether both
    say a number and not the same."""
    both = [tree(each, "definitions/parameters.json", dict) for each in (contents, before)]
    read = [governed.read_parameters(each) for each in (contents, before)]
    period = tree(contents, "manifest.json", dict)["edition"]["period"]
    last = periods.last_day(periods.read(period)).isoformat()
    for code in sorted(read[0] & read[1] & set(both[0]) & set(both[1])):
        values = [each[code]["values"] for each in both]
        edges = {each.get(end) for stated in values for each in stated for end in ("from", "until")}
        for day in sorted(edge for edge in edges if edge and edge <= last):
            one, other = (_numbers(stated, day) for stated in values)
            yield bool(one) and bool(other) and one != other


def _numbers(values: List[Dict[str, Any]], day: str) -> Dict[str, Any]:
    """What the parameter says on this day, but for how sure that is and where it stands."""
    for stated in values:
        if stated["from"] <= day and (not stated.get("until") or day < stated["until"]):
            return {name: each for name, each in stated.items() if name in NUMBERS}
    return {}


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
        elif has_changed and key not in told and before:
            yield _differs(key, "before", "", "--corrects", before)
        elif has_changed and key not in told:
            # It was not there before: what stands there now was left out.
            yield _differs(key, "after", "", SOURCES[key[0]], new[key])


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
