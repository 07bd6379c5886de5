"""Ratings and explanations as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bilim_engine.cli import trace_words, words
from bilim_engine.definitions import NOT_DEFINED, Definitions, Interval, Methodology
from bilim_engine.ratings import ADJUSTED, UNADJUSTED, NodeScore, Rating, UnitResult, published
from bilim_engine.trace import ADJUSTMENT, Step
from bilim_engine.units import UnitTree
from bilim_engine.values import EXACT, Missing, Value, plain, round12

MINUS = "\N{MINUS SIGN}"
RESULT_COLUMNS = ("score", "missing", "rank", "rank_low", "rank_high", "band")


class Speech:
    """How names, numbers and reasons are said in one language."""

    def __init__(self, language: str, definitions: Definitions, units: UnitTree) -> None:
        self._language = language
        self._definitions = definitions
        self._units = units

    def word(self, text: Mapping[str, str]) -> str:
        """The text in this language."""
        return text[self._language]

    def done(self, step: Step) -> str:
        """What the step did: its kind, and the method or the thing it was done to."""
        kind = self.word(words.STEPS[step.kind]) if step.kind in words.STEPS else step.kind
        if step.label == step.kind:
            return kind
        if isinstance(step.value, Missing) and step.label == step.value.reason and self._language != "en":
            return kind  # why is said in the place of the value
        return kind + trace_words.label(step.kind, step.label, self._language)

    def noted(self, note: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """What is noted of a step, in words; its own unit and item stand in the step itself."""
        for code, text in note.items():
            if code not in ("unit", "item"):
                said = self.reason(Missing(text)) if code == "reason" else text
                yield (
                    trace_words.key(code, self._language),
                    trace_words.value(code, said, self._language),
                )

    def unit(self, code: str) -> str:
        """The name of the unit; its code where it has none."""
        found = self._units.find(code)
        return found.names.get(self._language, code) if found else code

    def number(self, number: Decimal, places: int) -> str:
        """Rounded half-even; with a decimal comma in Kyrgyz and Russian."""
        rounded = number.quantize(Decimal(1).scaleb(-places), context=EXACT)
        return self._written(format(rounded, "f"))

    def _written(self, text: str) -> str:
        """With the true minus in every language; a hyphen is not told from a dash in a row of figures."""
        signed = text.replace("-", MINUS)
        return signed if self._language == "en" else signed.replace(".", ",")

    def reason(self, missing: Missing) -> str:
        """Why there is no number: as the definitions say it, else as we do."""
        label = self._definitions.reasons.get(missing.reason)
        text = label.title if label else words.REASONS.get(missing.reason, {})
        return text.get(self._language, missing.reason)

    def value(self, value: Value | bool | None, places: int) -> str:
        """The number with so many decimals, or a dash and the reason; nothing where there is none."""
        if isinstance(value, Missing):
            return f"— {self.reason(value)}"
        if value is None or isinstance(value, bool):
            return "" if value is None else trace_words.truth(str(value).lower(), self._language)
        return self.number(value, places)

    def exact(self, value: Value | bool) -> str:
        """At most twelve decimals, without trailing zeros."""
        if isinstance(value, bool | Missing):
            return self.value(value, 0)
        return self._written(plain(round12(value)))


def places_of(methodology: Methodology) -> int:
    """Three decimals on a scale of at most one, two on others."""
    span = methodology.root.range
    return 3 if span is not None and abs(span[1] - span[0]) <= 1 else 2


def table(rows: Sequence[Sequence[str]], right: Sequence[int]) -> Iterator[str]:
    """The rows in columns; the first is the head, columns in `right` are aligned to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = [
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
        if number == 0:
            yield "  ".join("─" * width for width in widths)


def rating_table(rating: Rating, speech: Speech) -> Iterator[str]:
    """The units by rank with the interval of each rank; adjustments show what the rank was without them."""
    method, places = rating.methodology, places_of(rating.methodology)
    yield f"{speech.word(method.title)}, {rating.period}"
    yield ""
    titles = {} if method.bands is NOT_DEFINED else {band.code: band.title for band in method.bands}
    head = [words.RANK, words.INTERVAL, words.UNIT, words.SCORE, words.BAND]
    rows = [[speech.word(each) for each in head + [words.BEFORE] * bool(method.adjustments)]]
    for unit in rating.ranked():
        found = rating.results[ADJUSTED][unit]
        row = [*_place(found, speech), speech.unit(unit), *_score(found, titles, places, speech)]
        before = rating.results[UNADJUSTED][unit].rank
        rows.append(row + [_rank(before, speech)] * bool(method.adjustments))
    yield from table(rows, right=(0, 3, 5))
    yield from _about_intervals(method.interval, speech)


def _score(
    result: UnitResult, titles: Mapping[str, Mapping[str, str]], places: int, speech: Speech
) -> list[str]:
    """The score with its band, or why there is none."""
    if isinstance(result.score, Missing):
        return ["—", speech.reason(result.score)]
    band = speech.word(titles[result.band]) if result.band else ""
    return [speech.value(result.score, places), band]


def _place(result: UnitResult, speech: Speech) -> list[str]:
    ends = "" if result.interval is None else "–".join(speech.exact(end) for end in result.interval)
    return [_rank(result.rank, speech), ends]


def _rank(rank: Decimal | None, speech: Speech) -> str:
    return "—" if rank is None else speech.exact(rank)


def _about_intervals(interval: object, speech: Speech) -> Iterator[str]:
    if not isinstance(interval, Interval):
        return
    spread, level = (
        speech.exact(EXACT.multiply(each, Decimal(100))) if isinstance(each, Decimal) else "—"
        for each in (interval.spread, interval.level)
    )
    yield ""
    yield speech.word(words.OF_UNITS).format(draws=interval.draws, spread=spread, level=level)


def rating_csv(rating: Rating, *, illustrative: bool) -> str:
    """The results of both variants; every row says whether it rests on illustrative figures."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(["variant", "unit", *RESULT_COLUMNS, "illustrative"])
    mark = "true" if illustrative else "false"
    for variant in sorted(rating.results):
        for unit in rating.units:
            found = _result(rating.results[variant][unit])
            writer.writerow([variant, unit, *(found[name] or "" for name in RESULT_COLUMNS), mark])
    return target.getvalue()


def rating_json(rating: Rating, *, illustrative: bool) -> str:
    """Results and scores of both variants; numbers are strings so that no digit is lost."""
    content = {
        "methodology": {"code": rating.methodology.code, "version": rating.methodology.version},
        "period": str(rating.period),
        "illustrative": illustrative,
        "results": {
            variant: {unit: _result(each) for unit, each in found.items()}
            for variant, found in rating.results.items()
        },
        "scores": {
            variant: {
                unit: {path: node_json(node) for path, node in nodes.items()} for unit, nodes in found.items()
            }
            for variant, found in rating.scores.items()
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _result(result: UnitResult) -> dict[str, Any]:
    return {
        "score": published(result.score) or None,
        "missing": _reason(result.score),
        "rank": published(result.rank) or None,
        "rank_low": _end(result, 0),
        "rank_high": _end(result, 1),
        "band": result.band,
    }


def _end(result: UnitResult, side: int) -> int | float | None:
    """An end of the interval in the places of the rule for ties; a shared one may be a half."""
    if result.interval is None:
        return None
    end = result.interval[side]
    return int(end) if end == int(end) else float(end)


def _reason(value: Value | None) -> str | None:
    return value.reason if isinstance(value, Missing) else None


def node_json(node: NodeScore) -> dict[str, Any]:
    """One node with its numbers as published."""
    numbers = {name: getattr(node, name) for name in ("raw", "treated", "weight", "share", "contribution")}
    return {
        "score": published(node.value) or None,
        "missing": _reason(node.value),
        "imputed": node.imputed,
        **{name: published(value) or None for name, value in numbers.items()},
    }


def explanation(rating: Rating, unit: str, path: str, node: NodeScore, speech: Speech) -> Iterator[str]:
    """The score of a node, what its parts add, and every step down to the facts."""
    places = places_of(rating.methodology)
    title = speech.word(rating.methodology.title)
    yield f"{speech.unit(unit)} ({unit}), {rating.period}: {path or title} = {speech.exact(node.value)}"
    yield ""
    head = (words.NODE, words.WEIGHT, words.SHARE, words.SCORE, words.CONTRIBUTION)
    rows = [[speech.word(each) for each in head]]
    for inner, each in rating.scores[ADJUSTED][unit].items():
        if inner.startswith(f"{path}/" if path else "") or inner == path:
            rows.append(_part(inner, each, places, speech))
    yield from table(rows, right=(1, 2, 4))
    yield ""
    yield f"{speech.word(words.HOW)}:"
    bases = {each.code: speech.word(each.basis) for each in rating.methodology.adjustments}
    yield from steps(node.step, speech, bases)


def _part(path: str, node: NodeScore, places: int, speech: Speech) -> list[str]:
    mark = f" ({speech.word(words.IMPUTED)})" if node.imputed else ""
    return [
        "  " * path.count("/") + (path or "·"),
        "" if node.weight is None else speech.exact(node.weight),
        speech.value(node.share, 3),
        speech.value(node.value, places) + mark,
        speech.value(node.contribution, places),
    ]


def steps(step: Step, speech: Speech, bases: Mapping[str, str], depth: int = 0) -> Iterator[str]:
    """The step and those below it, one a line, with what is noted of each; exceptions with their basis."""
    noted = dict(speech.noted(step.note))
    if step.kind == ADJUSTMENT:
        noted[speech.word(words.BASIS)] = bases[step.label]
    note = "; ".join(f"{name}: {text}" for name, text in sorted(noted.items()))
    shown = f"  [{note}]" if note else ""
    yield f"{'  ' * (depth + 1)}{speech.exact(step.value)}  ← {speech.done(step)}{shown}"
    for each in step.inputs:
        yield from steps(each, speech, bases, depth + 1)
