"""What the report and the sheet of a department have in common: cover, marks, footer, numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from bilim.base.templatetags.dates import day_of, in_words
from bilim.base.templatetags.figures import written
from bilim.portal.rules import bands, naming, ranking, tiles
from bilim.portal.rules.documents import report_words as words
from bilim.portal.rules.documents.blocks import Block
from bilim.portal.rules.telling.grammar import Sentence, period_name
from bilim.portal.rules.telling.told import Telling, nowhere
from bilim.portal.terms import BandMark, RatingRow
from bilim.publication.terms import ChangeGroup, EditionContent, PublishedResult
from bilim_engine.values import Missing, Value

Places = Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Paper:
    """What a paper is made from: what is told, the words for what is missing, the places on the map."""

    telling: Telling
    reasons: Mapping[str, str]
    tiles: Places
    source: str
    is_draft: bool = False
    changes: tuple[ChangeGroup, ...] = ()
    """What the edition changed of the one it corrects; `changes_address` has all of it."""
    changes_address: str = ""

    @property
    def content(self) -> EditionContent:
        return self.telling.content

    @property
    def language(self) -> str:
        return self.telling.language

    def say(self, sentence: Sentence, **places: object) -> str:
        """The words in the language of the paper."""
        return self.telling.say(sentence, **places)

    def title(self, text: object) -> str:
        """Words of the edition in the language of the paper."""
        return naming.said(text, self.language)

    def number(self, value: Value | int | None, decimals: int | None = 1) -> str:
        """The number as the language writes it, or the reason there is none."""
        if isinstance(value, Missing):
            return self.reasons.get(value.reason, value.reason)
        return "–" if value is None else written(value, decimals, self.language)

    def noted(self, value: Value | None, letters: Mapping[str, str], decimals: int = 1) -> str:
        """A number in a dense table; a missing one is the letter of its reason, told by `reasons_of`."""
        if isinstance(value, Missing):
            return f"∅ {letters.get(value.reason, '')}".strip()
        return self.number(value, decimals)

    def reasons_of(self, letters: Mapping[str, str]) -> str:
        """What the letters mean."""
        return "; ".join(f"∅ {letter} – {self.reasons.get(key, key)}" for key, letter in letters.items())

    def place(self, rank: Decimal | None) -> str:
        """A place; a dash where there is none."""
        return "–" if rank is None else written(rank, None, self.language)

    def placed(self, result: PublishedResult) -> str:
        """The place with the interval beside it, as on every page."""
        return self.telling.placed(result) or "–"

    @cached_property
    def rows(self) -> list[RatingRow]:
        """The ranked departments in the order of their places."""
        return ranking.rows(self.content, self.language, nowhere)

    @cached_property
    def bands(self) -> tuple[BandMark, ...]:
        """The groups from the highest down."""
        return bands.marks(self.content.methodology, self.language)

    def map_notes(self) -> list[str]:
        """What the map shows, and which departments have no tile on it."""
        absent = [row.label for row in tiles.undrawn(self.rows, self.tiles)]
        notes = [self.say(words.MAP_NOTE)]
        return [*notes, self.say(words.NOT_ON_MAP, names=absent)] if absent else notes

    @property
    def header(self) -> str:
        """The title of the edition."""
        return self.title(self.content.header.title)

    @property
    def status(self) -> str:
        """Whose rule the method is."""
        status = self.content.header.methodology.status
        return self.say(words.STATUSES[status]) if status in words.STATUSES else status

    def published(self) -> str:
        """The day the edition came out, in words."""
        return in_words(self.content.header.published_at, self.language) or "–"


def frame(paper: Paper, kind: Sentence, title: str, chapters: list[Block]) -> dict[str, Any]:
    """The whole paper as the typesetter reads it."""
    header = paper.content.header
    marks = [paper.say(words.DRAFT)] if paper.is_draft else []
    marks += [paper.say(words.MARK)] if header.illustrative else []
    return {
        "language": paper.language,
        "title": title,
        "kind": paper.say(kind),
        "edition": paper.header,
        "code": header.code,
        "period": period_name(header.period, paper.language),
        "date": day_of(header.published_at).isoformat(),
        "marks": marks,
        "mark_note": paper.say(words.MARK_NOTE) if header.illustrative else "",
        "source": paper.source,
        "contents": paper.say(words.CONTENTS),
        "page": paper.say(words.PAGE, page="\ue000", count="\ue001"),
        "chapters": chapters,
    }


def identity(paper: Paper) -> list[tuple[str, str]]:
    """What tells this edition from every other, and by whose rule it was made."""
    header, method = paper.content.header, paper.content.methodology
    key = header.key.id
    return [
        (paper.say(words.EDITION), header.code),
        (paper.say(words.PERIOD), period_name(header.period, paper.language)),
        (paper.say(words.REVISION), str(header.revision)),
        (paper.say(words.PUBLISHED_ON), paper.published()),
        (paper.say(words.METHOD), f"{paper.title(method.title)} ({method.code} v{method.version})"),
        (paper.say(words.STATUS), paper.status),
        (
            paper.say(words.KEY),
            paper.say(words.DEMONSTRATION_KEY, key=key) if header.demonstration_key else key,
        ),
        (paper.say(words.HASH), header.sha256 or "–"),
    ]


def chapter(title: str, blocks: list[Block], *, fresh: bool = False) -> Block:
    """A chapter with its heading, where it is long on a page of its own."""
    return {"title": title, "blocks": blocks, "fresh": fresh}
