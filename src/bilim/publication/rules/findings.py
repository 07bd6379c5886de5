"""Findings: a catalogued sentence with its numbers and titles, written out in three languages."""

from __future__ import annotations

from bilim.publication.terms import Finding, GateCheck, Text
from bilim_engine.problems import LANGUAGES, Kind, Problem

_INNER_QUOTES = str.maketrans({"«": "„", "»": "“"})


def found(
    kind: Kind, place: str, *, unit: str = "", texts: dict[str, Text] | None = None, **params: str
) -> Finding:
    """The finding of this kind; each text is given to the sentence in the sentence's language."""
    spread = {
        f"{name}_{language}": _inner(text.get(language) or text.get("ky") or "—")
        for name, text in (texts or {}).items()
        for language in LANGUAGES
    }
    problem = Problem(kind, params={**params, **spread, "unit": unit})
    sentence = {language: problem.message(language) for language in LANGUAGES}
    return Finding(problem.code, sentence, place, unit, blocking=problem.is_error)


def _inner(title: str) -> str:
    """The title as it stands inside the quotes of a sentence: its own quotes are the inner ones."""
    return title.translate(_INNER_QUOTES)


def check(code: str, findings: list[Finding], *, applies: bool = True) -> GateCheck:
    """The check with its title and what it found."""
    return GateCheck(code, TITLES[code], tuple(findings), applies)


TITLES: dict[str, Text] = {
    "list_sizes": {
        "ky": "Тизмелердеги аталыштардын саны айтылганга дал келет",
        "ru": "В списках столько названий, сколько заявлено",
        "en": "Lists have the length they claim",
    },
    "totals": {
        "ky": "Топтордун саны бири-бирине дал келет",
        "ru": "Численность групп сходится",
        "en": "Counts add up and agree",
    },
    "percentages": {
        "ky": "Пайыздар негизине дал келет",
        "ru": "Проценты соответствуют базе",
        "en": "Percentages match their base",
    },
    "bands": {
        "ky": "Чектерде боштук да, кабатталуу да жок",
        "ru": "В границах групп нет ни пробелов, ни пересечений",
        "en": "Bands leave no gaps and no overlaps",
    },
    "definitions": {
        "ky": "Ар бир көрсөткүчтүн аныктамасы жана негизи бар",
        "ru": "У каждого показателя есть определение и база",
        "en": "Every indicator has a definition and a base",
    },
    "copied_definitions": {
        "ky": "Аныктамалар көчүрүлгөн эмес",
        "ru": "Определения не скопированы",
        "en": "No definition is copied from another",
    },
    "directions": {
        "ky": "Ар бир багытта көрсөткүч бар",
        "ru": "В каждом направлении есть показатели",
        "en": "Every direction has indicators",
    },
    "levels": {
        "ky": "Бирдиктердин деңгээли бир",
        "ru": "Все единицы одного уровня",
        "en": "Every unit is of one level",
    },
    "ambiguous_names": {
        "ky": "Аталыштар бир маанилүү",
        "ru": "Названия однозначны",
        "en": "Names are not ambiguous",
    },
    "spelling": {
        "ky": "Аталыштар реестрдегидей жазылган",
        "ru": "Названия написаны как в реестре",
        "en": "Names are spelt as in the register",
    },
    "periods": {
        "ky": "Көрсөткүчтөрдүн мезгили бир",
        "ru": "Показатели относятся к одному периоду",
        "en": "Indicators refer to one period",
    },
    "recomputable": {
        "ky": "Жыйынтыкты кайра эсептөөгө болот",
        "ru": "Результат можно пересчитать",
        "en": "The result can be recomputed",
    },
    "scores_follow": {
        "ky": "Ар бир балл басылманын өз маалыматынан чыгат",
        "ru": "Каждый балл следует из данных самого выпуска",
        "en": "Every score follows from the edition alone",
    },
    "suppressed": {
        "ky": "Эсептөөгө жашырылган маани керек эмес",
        "ru": "Для расчёта не нужны скрытые значения",
        "en": "No suppressed value is needed",
    },
    "small_numbers": {
        "ky": "Адамдардын аз саны ачылбайт",
        "ru": "Малые числа людей не раскрыты",
        "en": "Small numbers of persons are not disclosed",
    },
    "enough_ranked": {
        "ky": "Бирдиктердин жок дегенде жарымы орун алды",
        "ru": "Место получила хотя бы половина единиц",
        "en": "At least half of the units have a place",
    },
    "ranks": {
        "ky": "Орундар баллдарга туура келет",
        "ru": "Места соответствуют баллам",
        "en": "Ranks agree with scores",
    },
    "contributions": {
        "ky": "Салымдар баллга кошулат",
        "ru": "Вклады складываются в балл",
        "en": "Contributions add up to the score",
    },
    "score_bands": {
        "ky": "Ар бир балл бир топко кирет",
        "ru": "Каждый балл входит в одну группу",
        "en": "Every score falls into a band",
    },
    "marks": {
        "ky": "Үлгү маалымат белгиленген, ар бир фактынын булагы бар",
        "ru": "Иллюстративные данные помечены, у каждого факта есть источник",
        "en": "Illustrative data are marked and every fact has an origin",
    },
    "effects": {
        "ky": "Өзгөчө эрежелердин таасири жыйынтыктарга дал келет",
        "ru": "Действие особых правил согласуется с результатами",
        "en": "Effects of exceptions agree with the results",
    },
    "titles": {
        "ky": "Бардык аталыштар үч тилде",
        "ru": "Все названия на трёх языках",
        "en": "All titles are in three languages",
    },
}
