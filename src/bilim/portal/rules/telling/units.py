"""What an edition says of one department, from its content and that of the edition before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from bilim.portal.rules import bands, certainty, changes, departments, leads
from bilim.portal.rules.departments import Subject
from bilim.portal.rules.telling import unit_words as words
from bilim.portal.rules.telling.grammar import Rounded, figure, per_cent, period_name, signed
from bilim.portal.rules.telling.moving import cuts_told
from bilim.portal.rules.telling.told import Passage, Telling, nowhere
from bilim.portal.terms import DirectionLine
from bilim.publication.terms import PublishedResult
from bilim_engine.values import NOT_APPLICABLE, Missing

MOST = 3

Reasons = Mapping[str, str]


def unit_passages(
    telling: Telling, unit: str, reasons: Reasons, *, most_names: int | None = None
) -> tuple[Passage, ...]:
    """Every topic of which the edition has something to say about the department; `reasons` has the words for
    what is missing. From whom it cannot be told apart is only counted where these are more than
    `most_names`."""
    lines = departments.directions(Subject(telling.content, unit, telling.language, nowhere, telling.before))
    result = telling.content.placed(unit)
    found = (
        Passage("place", (*_place(telling, unit, result, reasons), *_indistinct(telling, unit, most_names))),
        Passage("since", tuple(_since(telling, unit))),
        Passage("directions", tuple(_strengths(telling, lines))),
        Passage("missing", tuple(_missing(telling, lines, reasons)) if result else ()),
        Passage("exceptions", tuple(_exceptions(telling, unit))),
    )
    return tuple(passage for passage in found if passage.sentences)


def _place(telling: Telling, unit: str, result: PublishedResult | None, reasons: Reasons) -> Iterator[str]:
    content, name = telling.content, telling.label(unit)
    if result is None:
        yield telling.say(words.NOT_RANKED, name=name)
        return
    if result.rank is None or isinstance(result.score, Missing):
        reason = result.score.reason if isinstance(result.score, Missing) else NOT_APPLICABLE
        yield telling.say(words.NO_PLACE, name=name, reason=reasons.get(reason, reason))
        return
    yield telling.say(
        words.PLACE,
        name=name,
        place=result.rank,
        count=len(content.ranked_units),
        interval=telling.interval(result),
        score=Rounded(result.score),
        most=telling.most,
    )
    band = bands.by_code(content.methodology, telling.language).get(result.band)
    if band:
        yield telling.say(words.BAND, band=telling.title(band.title))
    yield from _interval(telling, result)


def _indistinct(telling: Telling, unit: str, most_names: int | None) -> Iterator[str]:
    """From whom the draws do not tell it apart; nothing for a department without a place."""
    result = telling.content.placed(unit)
    if result is None or result.rank is None:
        return
    every = certainty.lines(telling.content, telling.language, nowhere)
    names = [line.label for line in certainty.indistinct(telling.content, every, unit)]
    if len(names) == 1:
        yield telling.say(words.INDISTINCT_FROM_ONE, names=names)
    elif most_names is not None and len(names) > most_names:
        yield telling.say(words.INDISTINCT_FROM_MANY, count=len(names))
    elif names:
        yield telling.say(words.INDISTINCT, count=len(names), names=names)


def _interval(telling: Telling, result: PublishedResult) -> Iterator[str]:
    low, high, analysis = result.rank_low, result.rank_high, telling.content.analysis
    if low is None or high is None:
        return
    if analysis is None:
        yield telling.say(words.BY_WEIGHTS, low=low, high=high)
        return
    level = per_cent(analysis.level, telling.language)
    sentence = words.ALWAYS if low == high else words.BETWEEN
    yield telling.say(sentence, level=level, low=low, high=high)


def _since(telling: Telling, unit: str) -> Iterator[str]:
    if cuts := tuple(cuts_told(telling, {unit})):
        # Its places are of other ground; page and sheet split the change of its score by its causes.
        yield from cuts
        yield telling.say(words.ON_OTHER_GROUND)
        return
    before = telling.before
    change = changes.since(telling.content, before, unit, telling.language, nowhere) if before else None
    if before is None or change is None or change.before.rank is None or change.now.rank is None:
        return
    places = change.before.rank - change.now.rank
    yield telling.say(
        words.ROSE if places > 0 else words.FELL if places < 0 else words.KEPT,
        code=before.header.code,
        period=period_name(before.header.period, telling.language),
        then=change.before.rank,
        interval=telling.interval(change.before),
        count=abs(places),
    )
    if places and change.overlaps:
        yield telling.say(words.OVERLAPS)
    yield from _score_since(telling, change)


def _score_since(telling: Telling, change: changes.Change) -> Iterator[str]:
    """By how much the score moved, and by what the most: indicators, and figures of one edition alone."""
    # Rounded together, as the page of the department shows them.
    names = [
        f"{each.title} ({signed(each.displayed, telling.language, 2)})" for each in change.indicators[:MOST]
    ]
    moved = signed(change.score, telling.language, 2)
    if names:
        yield telling.say(words.SCORE_MOVED, moved=moved, names=names)
    elif change.score:
        yield telling.say(words.SCORE_CHANGED, moved=moved)
    else:
        yield telling.say(words.SCORE_STILL)
    if change.presence_displayed:
        yield telling.say(words.PRESENCE, moved=signed(change.presence_displayed, telling.language, 2))


def _strengths(telling: Telling, lines: tuple[DirectionLine, ...]) -> Iterator[str]:
    above = [line for line in lines if line.lead is not None and line.lead > 0]
    strongest = max(above, key=lambda line: line.lead or 0, default=None)
    for sentence, line in ((words.STRONGEST, strongest), (words.WEAKEST, leads.weakest(lines))):
        if line is not None and isinstance(line.score, Decimal) and line.country is not None:
            yield telling.say(
                sentence,
                direction=telling.title(line.title),
                score=Rounded(line.score),
                middle=Rounded(line.country),
            )
    every = [each for line in lines for each in line.indicators]
    gains = [
        f"{each.title} ({signed(each.gain, telling.language, 2)})"
        for each in leads.below_the_middle(every)[:MOST]
        if each.gain is not None
    ]
    if gains:
        yield telling.say(words.GAINS, names=gains)


def _missing(telling: Telling, lines: tuple[DirectionLine, ...], reasons: Reasons) -> Iterator[str]:
    every = [each for line in lines for each in line.indicators]
    names = [
        f"{each.title} ({reasons.get(each.value.reason, each.value.reason)})"
        for each in every
        if isinstance(each.value, Missing)
    ]
    yield telling.say(words.MISSING, count=len(names), names=names) if names else telling.say(words.COMPLETE)
    illustrative = sum(each.illustrative and isinstance(each.value, Decimal) for each in every)
    if illustrative:
        yield telling.say(words.ILLUSTRATIVE, count=illustrative)


def _exceptions(telling: Telling, unit: str) -> Iterator[str]:
    for each, effect in departments.effects_of(telling.content, unit):
        scores = (effect.score_with, effect.score_without)
        if departments.changes_anything(effect) and all(isinstance(score, Decimal) for score in scores):
            yield telling.say(
                words.EXCEPTION,
                title=telling.title(each.title),
                place_with=_in_words(telling, unit, effect.rank_with),
                place_without=_in_words(telling, unit, effect.rank_without),
                score_with=figure(effect.score_with, telling.language),  # type: ignore[arg-type]
                score_without=figure(effect.score_without, telling.language),  # type: ignore[arg-type]
            )


def _in_words(telling: Telling, unit: str, rank: Decimal | None) -> str:
    """A place with its interval; of a place that the edition does not give, none was computed."""
    if rank is None:
        return telling.say(words.WITHOUT_PLACE)
    result = telling.content.placed(unit)
    is_published = result is not None and result.rank == rank
    interval = telling.interval(result) if result and is_published else telling.say(words.NO_INTERVAL)
    return telling.say(words.A_PLACE, place=rank, interval=interval)
