"""What an edition says, topic by topic, from its content and that of the edition before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal

from bilim.portal.rules import bands, certainty, departments, ranking
from bilim.portal.rules.telling import edition_words as words
from bilim.portal.rules.telling import governing
from bilim.portal.rules.telling.grammar import Rounded, Sentence, figure, per_cent, period_name
from bilim.portal.rules.telling.moving import since
from bilim.portal.rules.telling.told import Passage, Telling, nowhere
from bilim.portal.terms import RatingRow
from bilim.publication.terms import ADJUSTED
from bilim_engine.values import Missing

SHOWN = 5


Topic = Callable[[Telling], Iterator[str]]


def passages(telling: Telling) -> tuple[Passage, ...]:
    """Every topic of which the edition has something to say, in one order."""
    topics: tuple[tuple[str, Topic], ...] = (
        ("places", _places),
        ("bands", _bands),
        ("directions", _directions),
        ("since", since),
        ("sure", _sure),
        ("missing", _missing),
        ("exceptions", _exceptions),
        ("gate", _gate),
        ("governed", governed),
    )
    found = (Passage(topic, tuple(tell(telling))) for topic, tell in topics)
    return tuple(passage for passage in found if passage.sentences)


def governed(telling: Telling) -> Iterator[str]:
    """By which criteria it was judged, and how departments were heard before it was signed."""
    yield from governing.criteria(telling)
    yield from governing.contest(telling)


def rows(telling: Telling) -> list[RatingRow]:
    """The ranked departments in the order of their places."""
    return ranking.rows(telling.content, telling.language, nowhere)


def _places(telling: Telling) -> Iterator[str]:
    every = rows(telling)
    placed = [row for row in every if row.result.rank is not None]
    period = period_name(telling.content.header.period, telling.language)
    yield telling.say(words.COMPARED, count=len(every), period=period)
    if not placed:
        yield telling.say(words.NOBODY)
        return
    first = [
        row.label + telling.interval(row.result) for row in placed if row.result.rank == placed[0].result.rank
    ]
    yield telling.say(words.FIRST, names=first, score=Rounded(_score(placed[0])), most=telling.most)
    for sentence, shown in ((words.BEST, placed[:SHOWN]), (words.LAST, placed[SHOWN:][-SHOWN:])):
        names = [
            f"{row.label} – {telling.placed(row.result)}, {figure(_score(row), telling.language)}"
            for row in shown
        ]
        if names:
            yield telling.say(sentence, names=names)


def _score(row: RatingRow) -> Decimal:
    assert isinstance(row.result.score, Decimal)
    return row.result.score


def _bands(telling: Telling) -> Iterator[str]:
    every = rows(telling)
    for mark in bands.marks(telling.content.methodology, telling.language):
        members = [row.label for row in every if row.band and row.band.code == mark.code]
        if members:
            yield _named(telling, words.BAND, members, band=telling.title(mark.title))
        else:
            yield telling.say(words.NO_BAND, band=telling.title(mark.title))


def _named(telling: Telling, sentence: Sentence, names: list[str], **places: object) -> str:
    """The sentence that counts and names departments; one alone needs other words."""
    said = words.OF_ONE[sentence] if len(names) == 1 else sentence
    return telling.say(said, count=len(names), names=names, **places)


def _directions(telling: Telling) -> Iterator[str]:
    middles: list[tuple[Decimal, str]] = []
    for code, words_of_it in ranking.directions(telling.content.methodology, telling.language):
        middle, title = departments.median_of(telling.content, code), telling.title(words_of_it)
        if middle is not None:
            middles.append((middle, title))
            score, names = _best(telling, code)
            yield telling.say(
                words.DIRECTION if len(names) <= SHOWN else words.DIRECTION_OF_MANY,
                direction=title,
                middle=Rounded(middle),
                score=Rounded(score),
                names=names,
                count=len(names),
            )
    if len({middle for middle, _title in middles}) > 1:
        yield telling.say(words.ENDS_OF_DIRECTIONS, strong=max(middles)[1], weak=min(middles)[1])


def _best(telling: Telling, node: str) -> tuple[Decimal, list[str]]:
    """The highest score of the node and who has it."""
    scores = ((unit.code, telling.content.score(unit.code, node)) for unit in telling.content.ranked_units)
    known = [(code, each.score) for code, each in scores if each and isinstance(each.score, Decimal)]
    most = max(score for _code, score in known)
    return most, [telling.label(code) for code, score in known if score == most]


def _sure(telling: Telling) -> Iterator[str]:
    content, analysis = telling.content, telling.content.analysis
    if content.findings is None or analysis is None:
        return
    level = per_cent(analysis.level, telling.language)
    yield telling.say(words.DRAWS, draws=content.findings.draws, level=level)
    told = certainty.told_share(content)
    if told is not None:
        yield telling.say(words.TOLD, share=per_cent(told, telling.language))
    for sentence, among, names in (
        (words.SURELY_FIRST, analysis.first, _surely(telling, "first")),
        (words.SURELY_LAST, analysis.last, _surely(telling, "last")),
    ):
        if names:
            yield _named(telling, sentence, names, level=level, among=among)
    every = certainty.lines(content, telling.language, nowhere)
    group = certainty.longest(certainty.groups(content, every))
    if group is not None:
        yield telling.say(
            words.ALIKE,
            count=len(group.lines),
            first=group.first or 0,
            last=group.last or 0,
            names=[line.label for line in group.lines],
        )


def _surely(telling: Telling, end: str) -> list[str]:
    """Who is among the first or the last in at least the stated share of the draws."""
    analysis = telling.content.analysis
    every = certainty.lines(telling.content, telling.language, nowhere)
    return [line.label for line in every if analysis and getattr(line.standing, end) >= analysis.level]


def _missing(telling: Telling) -> Iterator[str]:
    values = [value for value in telling.content.values if value.variant == ADJUSTED]
    missing = sum(isinstance(value.value, Missing) for value in values)
    illustrative = sum(value.illustrative and isinstance(value.value, Decimal) for value in values)
    yield telling.say(words.MISSING, values=len(values), missing=missing)
    names = [row.label for row in rows(telling) if row.result.rank is None]
    if names:
        yield telling.say(words.WITHOUT_SCORE, count=len(names), names=names)
    if illustrative:
        yield telling.say(words.ILLUSTRATIVE, count=illustrative)


def _exceptions(telling: Telling) -> Iterator[str]:
    found = False
    for each in telling.content.adjustments:
        changed = Counter(
            what
            for effect in each.effects
            for what, differs in (
                ("score", effect.score_with != effect.score_without),
                ("rank", effect.rank_with != effect.rank_without),
            )
            if differs
        )
        if changed:
            found = True
            title = telling.title(each.title)
            yield telling.say(words.EXCEPTION, title=title, scores=changed["score"], places=changed["rank"])
    if telling.content.adjustments and not found:
        yield telling.say(words.NO_EXCEPTION)


def _gate(telling: Telling) -> Iterator[str]:
    content = telling.content
    asked = [check for check in content.gate.checks if check.applies]
    passed = sum(check.passed for check in asked)
    noted = sum(not finding.blocking for finding in content.gate.findings)
    yield telling.say(words.GATE, checks=len(asked), passed=passed, findings=noted)
    corrections = content.corrections
    if corrections.corrects:
        reason = telling.title(corrections.reason)
        # The list of changes tells one by one what followed, and which records are only new.
        count = sum(each.kind == "fact" and bool(each.before and each.after) for each in corrections.changes)
        yield telling.say(words.CORRECTED, code=corrections.corrects, count=count, reason=reason)
