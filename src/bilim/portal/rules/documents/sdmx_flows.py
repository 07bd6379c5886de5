"""The dataflows in which programs take an edition away (SDMX 3.0): their dimensions, attributes and codes.

Codes of SDMX know no dots, strokes or equals signs; ours become hyphens and at-signs, one to one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bilim.base.breakdowns import breakdown_words
from bilim.portal.rules.telling.grammar import Sentence
from bilim.publication.terms import VARIANTS, EditionContent, PublishedResult, Text
from bilim_engine import periods
from bilim_engine.definitions import Leaf
from bilim_engine.problems import LANGUAGES
from bilim_engine.values import NOT_APPLICABLE, Missing, Value, plain

AGENCY = "BILIM"
TOTAL = "_T"
_SIGNS = str.maketrans({".": "-", "/": "@", ";": "@", "=": "-"})
# The codes of SDMX's own list of observation states.
_STATES = {
    "not_collected": "L",
    "not_published": "L",
    "suppressed": "Q",
    "not_applicable": "M",
    "division_by_zero": "M",
    "not_held": "M",
}
_FREQUENCIES = {
    periods.CALENDAR_YEAR: "A",
    periods.SCHOOL_YEAR: "A",
    periods.HALF_YEAR: "S",
    periods.MONTH: "M",
    periods.DAY: "D",
}
_OF_ANALYSIS = ("low", "high", "joint_low", "joint_high", "first", "last")
_BY_WEIGHTS = ("rank_low", "rank_high")
# The interval that stands beside the place on pages comes first, that of the weights alone last.
RESULTS = ("score", "rank", *_OF_ANALYSIS, *_BY_WEIGHTS)

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Flow:
    """A dataflow: what its observations are told by, and what is said of each."""

    id: str
    name: Sentence
    dimensions: tuple[str, ...]
    attributes: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its CSV after those that name the structure."""
        return (*self.dimensions, "OBS_VALUE", *self.attributes)


FACTS = Flow(
    "FACTS",
    Sentence(ky="Баштапкы сандар", ru="Исходные данные", en="Facts"),
    ("FREQ", "REF_AREA", "ITEM", "BREAKDOWN", "TIME_PERIOD"),
    ("UNIT_MEASURE", "OBS_STATUS", "REASON", "ORIGIN", "ILLUSTRATIVE"),
)
VALUES = Flow(
    "VALUES",
    Sentence(ky="Көрсөткүчтөрдүн маанилери", ru="Значения показателей", en="Values of indicators"),
    ("FREQ", "REF_AREA", "INDICATOR", "VARIANT", "TIME_PERIOD"),
    ("UNIT_MEASURE", "OBS_STATUS", "REASON", "ILLUSTRATIVE"),
)
SCORES = Flow(
    "SCORES",
    Sentence(ky="Баллдар", ru="Баллы", en="Scores"),
    ("FREQ", "REF_AREA", "NODE", "VARIANT", "TIME_PERIOD"),
    ("OBS_STATUS", "REASON", "ILLUSTRATIVE"),
)
OUTCOMES = Flow(
    "RESULTS",
    Sentence(ky="Жыйынтыктар", ru="Итоги", en="Results"),
    ("FREQ", "REF_AREA", "RESULT", "VARIANT", "TIME_PERIOD"),
    ("OBS_STATUS", "REASON", "ILLUSTRATIVE"),
)
FLOWS = {flow.id: flow for flow in (FACTS, VALUES, SCORES, OUTCOMES)}

_RESULT_NAMES: Mapping[str, Text] = {
    "score": {"ky": "жалпы балл", "ru": "общий балл", "en": "overall score"},
    "rank": {"ky": "орун", "ru": "место", "en": "place"},
    "rank_low": {
        "ky": "салмактар гана өзгөрсө: орундун башы",
        "ru": "если меняются только веса: место от",
        "en": "if only weights move: place from",
    },
    "rank_high": {
        "ky": "салмактар гана өзгөрсө: орундун аягы",
        "ru": "если меняются только веса: место до",
        "en": "if only weights move: place to",
    },
    "low": {"ky": "орундун аралыгынын башы", "ru": "интервал места: от", "en": "interval of the place: from"},
    "high": {"ky": "орундун аралыгынын аягы", "ru": "интервал места: до", "en": "interval of the place: to"},
    "joint_low": {
        "ky": "биргелешкен аралыктын башы",
        "ru": "совместный интервал: от",
        "en": "joint interval: from",
    },
    "joint_high": {
        "ky": "биргелешкен аралыктын аягы",
        "ru": "совместный интервал: до",
        "en": "joint interval: to",
    },
    "first": {
        "ky": "алгачкылардын ичинде болгон сынама эсептөөлөрдүн үлүшү",
        "ru": "доля испытаний среди первых",
        "en": "share of draws among the first",
    },
    "last": {
        "ky": "акыркылардын ичинде болгон сынама эсептөөлөрдүн үлүшү",
        "ru": "доля испытаний среди последних",
        "en": "share of draws among the last",
    },
}
_VARIANT_NAMES: Mapping[str, Text] = {
    "adjusted": {
        "ky": "өзгөчө эрежелер менен",
        "ru": "с особыми правилами",
        "en": "with declared exceptions",
    },
    "unadjusted": {
        "ky": "өзгөчө эрежелерсиз",
        "ru": "без особых правил",
        "en": "without declared exceptions",
    },
}
_TOTAL_NAME: Text = {"ky": "бардыгы", "ru": "всего", "en": "total"}


def code(text: str) -> str:
    """Our code as SDMX allows it; the whole has a code of its own."""
    return text.translate(_SIGNS) or TOTAL


def version(content: EditionContent) -> str:
    """The version of the structures: the year of the edition and its revision."""
    return f"{content.header.period[:4]}.{content.header.revision}.0"


def codelists(content: EditionContent) -> dict[str, list[tuple[str, Text, str]]]:
    """Every list of codes with names and parents, by the dimension or attribute it is for."""
    definitions = content.definitions
    nodes = content.methodology.nodes()
    return {
        "REF_AREA": [
            (code(unit.code), unit.names, unit.parent and code(unit.parent)) for unit in content.units
        ],
        "ITEM": [(code(item.code), item.title, "") for item in definitions.items.values()],
        "INDICATOR": [(code(each.code), each.title, "") for each in definitions.indicators.values()],
        "NODE": [
            (
                code(path),
                content.indicator(node.indicator).title if isinstance(node, Leaf) else node.title,
                code(path.rpartition("/")[0]) if path else "",
            )
            for path, node in nodes
        ],
        "BREAKDOWN": [(code(each), _broken_down(content, each), "") for each in _breakdowns(content)],
        "VARIANT": [(code(each), _VARIANT_NAMES[each], "") for each in VARIANTS],
        "RESULT": [(code(each), _RESULT_NAMES[each], "") for each in RESULTS],
        "UNIT_MEASURE": [(code(key), label.title, "") for key, label in definitions.units_of_measure.items()],
        "REASON": [(code(key), label.title, "") for key, label in definitions.reasons.items()],
        "ORIGIN": [(code(key), origin.title, "") for key, origin in content.origins.items()],
    }


def _breakdowns(content: EditionContent) -> list[str]:
    return sorted({fact.breakdown for fact in content.facts})


def _broken_down(content: EditionContent, breakdown: str) -> Text:
    """What is counted apart in a cell, in words."""
    if not breakdown:
        return _TOTAL_NAME
    return {code: breakdown_words(content.definitions, breakdown, code) for code in LANGUAGES}


def rows(content: EditionContent, flow: Flow) -> Iterator[Row]:
    """The observations of the flow in the order of the bundle."""
    made = {"FACTS": _facts, "VALUES": _values, "SCORES": _scores, "RESULTS": _results}
    return made[flow.id](content)


def _facts(content: EditionContent) -> Iterator[Row]:
    for fact in content.facts:
        item = content.definitions.items.get(fact.item)
        yield {
            **_when(fact.period),
            "REF_AREA": code(fact.unit),
            "ITEM": code(fact.item),
            "BREAKDOWN": code(fact.breakdown),
            **_observed(fact.value),
            "UNIT_MEASURE": code(str(item.unit)) if item else "",
            "ORIGIN": code(fact.origin),
            "ILLUSTRATIVE": _truth(fact.illustrative),
        }


def _truth(illustrative: bool) -> str:
    return "true" if illustrative else "false"


def _of_all(content: EditionContent) -> str:
    # A score is told against all departments, a place even more so: one invented figure is behind each.
    return _truth(content.header.illustrative)


def _values(content: EditionContent) -> Iterator[Row]:
    for value in content.values:
        yield {
            **_when(value.period),
            "REF_AREA": code(value.unit),
            "INDICATOR": code(value.indicator),
            "VARIANT": code(value.variant),
            **_observed(value.value),
            "UNIT_MEASURE": code(str(content.indicator(value.indicator).unit)),
            "ILLUSTRATIVE": _truth(value.illustrative),
        }


def _scores(content: EditionContent) -> Iterator[Row]:
    when = _when(content.header.period)
    for score in content.scores:
        yield {
            **when,
            "REF_AREA": code(score.unit),
            "NODE": code(score.node),
            "VARIANT": code(score.variant),
            **_observed(score.score),
            **({"OBS_STATUS": "I"} if score.imputed else {}),
            "ILLUSTRATIVE": _of_all(content),
        }


def _results(content: EditionContent) -> Iterator[Row]:
    when = _when(content.header.period)
    for result in content.results:
        for name, value in _figures(content, result):
            yield {
                **when,
                "REF_AREA": code(result.unit),
                "RESULT": code(name),
                "VARIANT": code(result.variant),
                **_observed(value),
                "ILLUSTRATIVE": _of_all(content),
            }


def _figures(content: EditionContent, result: PublishedResult) -> Iterable[tuple[str, Value | int | None]]:
    """Everything that is published of one department as a whole; the analysis is of the one variant."""
    why = result.score if isinstance(result.score, Missing) else None
    yield "score", result.score
    yield "rank", result.rank if result.rank is not None else why
    standing = content.standing(result.unit) if result.variant == VARIANTS[0] else None
    if standing is not None:
        for name in _OF_ANALYSIS:
            yield name, getattr(standing, name)
    for name in _BY_WEIGHTS:
        end = getattr(result, name)
        yield name, end if end is not None else why


def _observed(value: Value | int | None) -> Row:
    """The number, or why there is none; empty cells are left empty, never 0."""
    if isinstance(value, Missing) or value is None:
        reason = value.reason if value is not None else NOT_APPLICABLE
        return {"OBS_VALUE": "", "OBS_STATUS": _STATES.get(reason, "O"), "REASON": code(reason)}
    return {"OBS_VALUE": plain(Decimal(value)), "OBS_STATUS": "A", "REASON": ""}


def _when(period: str) -> Row:
    """The period as SDMX writes it: a school year is a stretch of a year from its first day."""
    parsed = periods.parse_period(period)
    written = str(parsed)
    if parsed.kind == periods.SCHOOL_YEAR:
        written = f"{parsed.start.isoformat()}/P1Y"
    elif parsed.kind == periods.HALF_YEAR:
        written = written.replace("H", "S")
    return {"FREQ": _FREQUENCIES[parsed.kind], "TIME_PERIOD": written}
