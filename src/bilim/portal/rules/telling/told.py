"""Of what is told, in which language: the edition, the one before it, and the topics."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilim.base.templatetags.drawings import rank_text
from bilim.base.templatetags.frame import inner_quotes
from bilim.portal.rules import naming
from bilim.portal.rules.telling.grammar import Sentence
from bilim.publication.terms import EditionContent, PublishedResult
from bilim_engine.units import Succession

TOPICS = {
    "places": Sentence(ky="Орундар", ru="Места", en="Places"),
    "bands": Sentence(ky="Топтор", ru="Группы", en="Groups"),
    "directions": Sentence(ky="Багыттар", ru="Направления", en="Directions"),
    "since": Sentence(
        ky="Мурунку басылмадан бери эмне өзгөрдү",
        ru="Что изменилось с предыдущего выпуска",
        en="What changed since the edition before",
    ),
    "sure": Sentence(
        ky="Рейтингдин тартиби канчалык анык",
        ru="Насколько достоверен порядок",
        en="How sure is the order",
    ),
    "missing": Sentence(ky="Эмне жетишпейт", ru="Чего не хватает", en="What is missing"),
    "exceptions": Sentence(
        ky="Жарыяланган өзгөчө эрежелер", ru="Объявленные особые правила", en="Declared exceptions"
    ),
    "gate": Sentence(
        ky="Жарыялоо алдындагы текшерүү", ru="Проверка перед публикацией", en="The gate before publication"
    ),
    "governed": Sentence(
        ky="Критерийлер жана бөлүмдөрдүн өз маалыматын текшериши",
        ru="Критерии и проверка данных отделами",
        en="The criteria, and how departments checked their records",
    ),
    "place": Sentence(ky="Орду", ru="Место", en="Its place"),
}

INTERVAL = Sentence(
    ky=" (аралыгы {low}–{high})", ru=" (интервал {low}–{high})", en=" (interval {low}–{high})"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences about one topic."""

    topic: str
    sentences: tuple[str, ...]

    def title(self, language: str) -> str:
        """What the topic is called."""
        return TOPICS[self.topic].said(language)


@dataclass(frozen=True)
class Telling:
    """Of which edition is told, in which language, beside which edition of before, and which units were split
    or merged in between."""

    content: EditionContent
    language: str
    before: EditionContent | None = None
    cuts: tuple[Succession, ...] = ()

    def say(self, sentence: Sentence, **places: object) -> str:
        """The sentence in the language of the document."""
        return sentence.said(self.language, **places)

    def label(self, unit: str) -> str:
        """What a department is called."""
        return naming.label(self.content.unit(unit), self.language)

    def title(self, text: object) -> str:
        """Words of the edition in the language of the document, as they stand inside quotation marks."""
        return inner_quotes(naming.said(text, self.language), self.language)

    def placed(self, result: PublishedResult) -> str:
        """The place with its interval, as on every page."""
        return rank_text(result.rank, result.rank_low, result.rank_high, self.language)

    def interval(self, result: PublishedResult) -> str:
        """What follows the place in a sentence; nothing where no interval was drawn."""
        low, high = result.rank_low, result.rank_high
        return "" if low is None or high is None else self.say(INTERVAL, low=low, high=high)

    @property
    def most(self) -> Decimal:
        """The highest score there can be."""
        ends = self.content.methodology.root.range
        return ends[1] if ends else Decimal(100)


def nowhere(_name: str, **_of: str) -> str:
    """A document has no addresses."""
    return ""
