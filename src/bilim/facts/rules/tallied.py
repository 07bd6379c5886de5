"""The facts of a tally as a file of facts: who counted what is said as the source of every figure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

from bilim_engine.definitions.tallies import Tally
from bilim_engine.facts import Fact, write_breakdown
from bilim_engine.problems import LANGUAGES
from bilim_engine.values import Missing, plain

NOTHING = Decimal(0)
HEADER = (
    *("unit", "item", "period", "breakdown", "value", "missing"),
    *("origin_ky", "origin_ru", "origin_en", "illustrative"),
)


def rows(
    tally: Tally, found: Iterable[Fact], sha256: str, *, illustrative: bool
) -> Iterator[tuple[str, ...]]:
    """A row for each fact. Its source is the tally and the file, by its hash."""
    titles = [f"{tally.title[each]} · {name(tally)} · DuckDB · sha256 {sha256[:16]}" for each in LANGUAGES]
    for fact in found:
        value, missing = (
            ("", fact.value.reason) if isinstance(fact.value, Missing) else (plain(fact.value), "")
        )
        where = (fact.unit, fact.item, str(fact.period), write_breakdown(fact.breakdown))
        yield (*where, value, missing, *titles, "yes" if illustrative else "no")


def name(tally: Tally) -> str:
    """The tally and its version. That of the engine is in the journal: the same file, counted by a newer one,
    changes nothing."""
    return f"{tally.code} v{tally.version}"


def is_of(tally: Tally, title: str) -> bool:
    """Whether a source with this title is this tally, in whatever version and of whatever file."""
    # At first titles named no version.
    return f" · {tally.code} v" in title or f" · {tally.code} · sha256 " in title


def write(given: Iterable[tuple[str, ...]]) -> bytes:
    """The rows as a file that an import reads."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([HEADER, *given])
    return stream.getvalue().encode()
